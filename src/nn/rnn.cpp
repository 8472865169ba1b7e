// SPDX-License-Identifier: Apache-2.0
// Recurrent layers: LSTM, GRU, RNN.
#include "nn/rnn.h"

#include <cmath>

#include "base/checked.h"
#include "base/function_ref.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/index.h"
#include "ops/packed_sequence.h"
#include "ops/rnn.h"

namespace nnc::nn {
namespace {

// Parameters per layer and direction: weight_ih (G H, in), weight_hh (G H, H), bias_ih, bias_hh,
// with G gates; all drawn from +-1 / sqrt(H). A projection of size P adds weight_hr (P, H), and H
// is P wherever the state goes on.
class Recurrent : public Module {
 public:
  Recurrent(const Args& a, int64_t gates)
      : name_(a.signature().name()),
        gates_(gates),
        input_(a.integer("input_size")),
        hidden_(a.integer("hidden_size")),
        projected_(a.signature().index_of("proj_size") < 0 ? 0 : a.integer("proj_size")) {
    options_.num_layers = a.integer("num_layers");
    options_.has_biases = a.strict_flag("bias");
    options_.batch_first = a.strict_flag("batch_first");
    options_.dropout = a.real("dropout");
    options_.bidirectional = a.flag("bidirectional");
    a.require(input_ > 0, "input_size", "must be greater than zero, got ", input_);
    a.require(hidden_ > 0, "hidden_size", "must be greater than zero, got ", hidden_);
    a.require(options_.num_layers > 0, "num_layers", "must be greater than zero, got ",
              options_.num_layers);
    a.require(options_.dropout >= 0 && options_.dropout <= 1 && !a.is_bool("dropout"), "dropout",
              "should be a number in range [0, 1], got ", a.shown("dropout"));
    a.require(projected_ >= 0, "proj_size",
              "should be a positive integer or zero to disable projections, got ", projected_);
    a.require(projected_ < hidden_, "proj_size", "has to be smaller than hidden_size, got ",
              projected_, " and ", hidden_);
    extra_ = std::to_string(input_) + ", " + std::to_string(hidden_);
    if (projected_ != 0) extra_ += ", proj_size=" + std::to_string(projected_);
    if (options_.num_layers != 1) extra_ += ", num_layers=" + std::to_string(options_.num_layers);
    if (!options_.has_biases) extra_ += ", bias=False";
    if (options_.batch_first) extra_ += ", batch_first=True";
    if (options_.dropout != 0) {
      extra_ += ", dropout=";
      append_python_float(extra_, options_.dropout);
    }
    const std::string both = a.formatted("bidirectional");
    if (both != "False") extra_ += ", bidirectional=" + both;
    make_parameters(a);
    weights_ = parameters().size();
    Recurrent::reset();
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }
  int64_t output_count(int64_t) const override { return gates_ == 4 ? 3 : 2; }

  // What the operation gets: its parameters in torch's order. Behind them may be others, from which
  // they are computed.
  std::vector<Tensor> weights() const {
    std::vector<Tensor> list;
    for (int64_t i = 0; i < weights_; ++i) list.push_back(weight(i));
    return list;
  }

 protected:
  bool reset() override {
    const double bound = 1 / std::sqrt(static_cast<double>(hidden_));
    for (const Tensor& p : parameter_tensors()) init_uniform(p, -bound, bound);
    return true;
  }
  // Of this call.
  ops::RnnOptions options() const {
    ops::RnnOptions o = options_;
    o.train = training();
    return o;
  }
  // What forward takes behind hx, all of it by name: how the sequences in input are packed. The
  // states go in and come out in the order in which the sequences were given.
  static constexpr ForwardParameter kBatchSizes{"batch_sizes", false},
      kSortedIndices{"sorted_indices", false}, kUnsortedIndices{"unsorted_indices", false};
  using Run = FunctionRef<ops::RnnTensors(Span<const Tensor> hx, const ops::RnnOptions&)>;
  std::vector<Tensor> run_sequences(const Inputs& in, int64_t states, Run run) const {
    ops::RnnOptions o = options();
    SmallVector<Tensor, 2> hx;
    for (int64_t i = 1; in[1].defined() && i <= states; ++i) hx.push_back(in[i]);
    const Tensor batch_sizes = in[states + 1];
    const Tensor sorted = in[states + 2], unsorted = in[states + 3];
    if (!batch_sizes.defined()) {
      check(!sorted.defined() && !unsorted.defined(), Code::kInvalid, name_,
            ": forward got sorted_indices or unsorted_indices without batch_sizes");
      return to_vector(run(hx, o));
    }
    check(in[0].dim() > 0, Code::kShape, name_, ": input must have at least 1 dimension");
    const std::vector<int64_t> sizes =
        ops::read_batch_sizes(batch_sizes, in[0].size(0), name_.c_str());
    o.batch_sizes = sizes;
    // States of other sizes go on to the operation, which refuses them.
    const auto reorder = [&](Tensor& state, const Tensor& order) {
      if (order.defined() && state.dim() == 3 && state.size(1) == sizes[0]) {
        state = ops::index_select(state, 1, order);
      }
    };
    for (Tensor& h : hx) reorder(h, sorted);
    ops::RnnTensors out = run(hx, o);
    for (int64_t i = 1; i < out.size(); ++i) reorder(out[i], unsorted);
    return to_vector(out);
  }

 private:
  static std::vector<Tensor> to_vector(const ops::RnnTensors& list) {
    return {list.begin(), list.end()};
  }
  void make_parameters(const Args& a) {
    const int64_t directions = options_.bidirectional ? 2 : 1;
    const int64_t rows = checked_mul(gates_, hidden_, "hidden_size");
    const int64_t out = projected_ > 0 ? projected_ : hidden_;
    // Each layer has tensors of its own, however small: their number is bounded as well.
    a.require(options_.num_layers <= kMaxLayers, "num_layers", "must be at most ", kMaxLayers,
              ", got ", options_.num_layers);
    const DType t = a.dtype();
    for (int64_t layer = 0; layer < options_.num_layers; ++layer) {
      for (int64_t d = 0; d < directions; ++d) {
        const std::string end = "_l" + std::to_string(layer) + (d ? "_reverse" : "");
        const int64_t in = layer == 0 ? input_ : checked_mul(out, directions, "hidden_size");
        new_parameter("weight_ih" + end, {rows, in}, t);
        new_parameter("weight_hh" + end, {rows, out}, t);
        if (options_.has_biases) {
          new_parameter("bias_ih" + end, {rows}, t);
          new_parameter("bias_hh" + end, {rows}, t);
        }
        if (projected_ > 0) new_parameter("weight_hr" + end, {projected_, hidden_}, t);
      }
    }
  }

  static constexpr int64_t kMaxLayers = 10'000;

  std::string name_;
  int64_t gates_, input_, hidden_, projected_, weights_;
  ops::RnnOptions options_;
  std::string extra_;
};

// Gates in the order i, f, g, o. hx: h_0 and c_0; outputs: output, h_n, c_n.
class LSTM final : public Recurrent {
 public:
  explicit LSTM(const Args& a) : Recurrent(a, 4) {}

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {
        {"input"}, {"hx", false, 2}, kBatchSizes, kSortedIndices, kUnsortedIndices};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    return run_sequences(in, 2, [&](Span<const Tensor> hx, const ops::RnnOptions& o) {
      return ops::lstm(in[0], hx, weights(), o);
    });
  }
};

// hx: h_0; outputs: output, h_n.
template <ops::RnnTensors (*kLayer)(const Tensor&, const Tensor&, Span<const Tensor>,
                                    const ops::RnnOptions&)>
class OneState final : public Recurrent {
 public:
  OneState(const Args& a, int64_t gates) : Recurrent(a, gates) {}

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {
        {"input"}, {"hx", false}, kBatchSizes, kSortedIndices, kUnsortedIndices};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    return run_sequences(in, 1, [&](Span<const Tensor> hx, const ops::RnnOptions& o) {
      return kLayer(in[0], hx.empty() ? Tensor() : hx[0], weights(), o);
    });
  }
};

// What the others have in common, of the gates of its mode; it has no forward, as in PyTorch.
class Base final : public Recurrent {
 public:
  using Recurrent::Recurrent;

 protected:
  std::vector<Tensor> forward(const Inputs&) override {
    fail(Code::kUnsupported, "Module [RNNBase] is missing the required \"forward\" function");
  }
};

Ref<Module> make_base(const ModuleArgs& a) {
  const std::string mode = a.text("mode");
  const int64_t gates = mode == "LSTM" ? 4 : mode == "GRU" ? 3 : 1;
  a.require(gates > 1 || mode == "RNN_TANH" || mode == "RNN_RELU", "mode",
            "must be 'LSTM', 'GRU', 'RNN_TANH' or 'RNN_RELU', got '", mode, "'");
  return made(new Base(a, gates));
}

Ref<Module> make_gru(const ModuleArgs& a) {
  return made(new OneState<ops::gru>(a, 3));
}

Ref<Module> make_rnn(const ModuleArgs& a) {
  const std::string f = a.text("nonlinearity");
  a.require(f == "tanh" || f == "relu", "nonlinearity", "must be 'tanh' or 'relu', got '", f, "'");
  if (f == "tanh") return made(new OneState<ops::rnn_tanh>(a, 1));
  return made(new OneState<ops::rnn_relu>(a, 1));
}

}  // namespace

std::vector<Tensor> all_weights(const Module& m) {
  const auto* layer = dynamic_cast<const Recurrent*>(&m);
  check(layer != nullptr, Code::kInvalid, "module must be an RNN, LSTM or GRU, got ",
        m.type_name());
  return layer->weights();
}

Span<const ModuleType> rnn_types() {
  static constexpr ModuleType kTypes[] = {
      {"RNNBase(mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, "
       "dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)",
       make_base},
      {"LSTM(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, "
       "bidirectional=False, proj_size=0, device=None, dtype=None)",
       make<LSTM>},
      {"GRU(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, "
       "bidirectional=False, *, device=None, dtype=None)",
       make_gru},
      {"RNN(input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, "
       "batch_first=False, dropout=0.0, bidirectional=False, *, device=None, dtype=None)",
       make_rnn},
  };
  return kTypes;
}

}  // namespace nnc::nn
