// SPDX-License-Identifier: Apache-2.0
// Recurrent cells: RNNCell, LSTMCell, GRUCell.
#include <cmath>

#include "base/checked.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/rnn.h"

namespace nnc::nn {
namespace {

// weight_ih (G H, in), weight_hh (G H, H), bias_ih, bias_hh, with G gates; all drawn from +-1 /
// sqrt(H). Without hx the state is 0.
class Cell : public Module {
 public:
  Cell(const Args& a, int64_t gates)
      : name_(a.signature().name()),
        input_(a.integer("input_size")),
        hidden_(a.integer("hidden_size")),
        bias_(a.flag("bias")),
        shown_bias_(a.formatted("bias")) {
    a.require(input_ >= 0, "input_size", "must not be negative, got ", input_);
    a.require(hidden_ >= 0, "hidden_size", "must not be negative, got ", hidden_);
    const int64_t rows = checked_mul(gates, hidden_, "hidden_size");
    const DType t = a.dtype();
    new_parameter("weight_ih", {rows, input_}, t);
    new_parameter("weight_hh", {rows, hidden_}, t);
    for (const char* name : {"bias_ih", "bias_hh"}) new_parameter_if(bias_, name, {rows}, t);
    Cell::reset();
  }
  std::string type_name() const final { return name_; }
  std::string extra_repr() const override {
    return std::to_string(input_) + ", " + std::to_string(hidden_) +
           (shown_bias_ == "True" ? "" : ", bias=" + shown_bias_);
  }

 protected:
  bool reset() override {
    const double bound = hidden_ > 0 ? 1 / std::sqrt(static_cast<double>(hidden_)) : 0;
    for (const Tensor& p : parameter_tensors()) init_uniform(p, -bound, bound);
    return true;
  }
  // hx, or zeros for as many samples as input has.
  Tensor state(const Tensor& input, const Tensor& hx) const {
    check(input.dim() == 1 || input.dim() == 2, Code::kShape, name_,
          ": Expected input to be 1D or 2D, got ", input.dim(), "D instead");
    if (hx.defined()) return hx;
    const Dims sizes = input.dim() == 2 ? Dims{input.size(0), hidden_} : Dims{hidden_};
    return Tensor::zeros(sizes, input.dtype());
  }

 private:
  std::string name_;
  int64_t input_, hidden_;
  bool bias_;
  std::string shown_bias_;
};

class LSTMCell final : public Cell {
 public:
  explicit LSTMCell(const Args& a) : Cell(a, 4) {}
  int64_t output_count(int64_t) const override { return 2; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"input"}, {"hx", false, 2}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    const Tensor hx[2] = {state(in[0], in[1]), state(in[0], in[2])};
    const ops::RnnTensors y =
        ops::lstm_cell(in[0], {hx, 2}, weight(0), weight(1), parameter(2), parameter(3));
    return {y.begin(), y.end()};
  }
};

using CellFunction = Tensor (*)(const Tensor&, const Tensor&, const Tensor&, const Tensor&,
                                const Tensor&, const Tensor&);

class OneStateCell final : public Cell {
 public:
  OneStateCell(const Args& a, int64_t gates, CellFunction f, const char* more = "")
      : Cell(a, gates), f_(f), more_(more) {}
  std::string extra_repr() const override { return Cell::extra_repr() + more_; }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {{"input"}, {"hx", false}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    return {f_(in[0], state(in[0], in[1]), weight(0), weight(1), parameter(2), parameter(3))};
  }

 private:
  CellFunction f_;
  const char* more_;  // printed after the sizes
};

// What the others have in common; it has no forward, as in PyTorch.
class CellBase final : public Cell {
 public:
  explicit CellBase(const Args& a) : Cell(a, chunks_of(a)) {}

 protected:
  std::vector<Tensor> forward(const Inputs&) override {
    fail(Code::kUnsupported, "Module [RNNCellBase] is missing the required \"forward\" function");
  }

 private:
  static int64_t chunks_of(const Args& a) {
    const int64_t chunks = a.integer("num_chunks");
    a.require(chunks >= 0, "num_chunks", "must not be negative, got ", chunks);
    return chunks;
  }
};

Ref<Module> make_gru_cell(const ModuleArgs& a) {
  return made(new OneStateCell(a, 3, ops::gru_cell));
}

Ref<Module> make_rnn_cell(const ModuleArgs& a) {
  const std::string f = a.text("nonlinearity");
  a.require(f == "tanh" || f == "relu", "nonlinearity", "must be 'tanh' or 'relu', got '", f, "'");
  if (f == "tanh") return made(new OneStateCell(a, 1, ops::rnn_tanh_cell));
  return made(new OneStateCell(a, 1, ops::rnn_relu_cell, ", nonlinearity=relu"));
}

}  // namespace

Span<const ModuleType> rnn_cell_types() {
  static constexpr ModuleType kTypes[] = {
      {"RNNCellBase(input_size, hidden_size, bias, num_chunks, device=None, dtype=None)",
       make<CellBase>},
      {"RNNCell(input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None)",
       make_rnn_cell},
      {"LSTMCell(input_size, hidden_size, bias=True, device=None, dtype=None)", make<LSTMCell>},
      {"GRUCell(input_size, hidden_size, bias=True, device=None, dtype=None)", make_gru_cell},
  };
  return kTypes;
}

}  // namespace nnc::nn
