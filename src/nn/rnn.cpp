// SPDX-License-Identifier: Apache-2.0
// Recurrent layers.
#include <cmath>

#include "nn/init.h"
#include "nn/make.h"
#include "ops/rnn.h"

namespace nnc::nn {
namespace {

// Parameters per layer and direction: weight_ih (4H, in), weight_hh (4H, H), bias_ih, bias_hh; all
// drawn from +-1 / sqrt(H). Gates in the order i, f, g, o.
class LSTM final : public Module {
 public:
  explicit LSTM(const Args& a)
      : input_(a.integer("input_size")),
        hidden_(a.integer("hidden_size")),
        layers_(a.integer("num_layers")),
        bias_(a.flag("bias")),
        batch_first_(a.flag("batch_first")),
        dropout_(a.real("dropout")),
        bidirectional_(a.flag("bidirectional")) {
    a.require(hidden_ > 0, "hidden_size", "must be greater than zero, got ", hidden_);
    a.require(layers_ > 0, "num_layers", "must be greater than zero, got ", layers_);
    a.require(dropout_ >= 0 && dropout_ <= 1, "dropout",
              "should be a number in range [0, 1], got ", dropout_);
    a.require(a.integer("proj_size") == 0, "proj_size", "other than 0 is not offered");
    extra_ = std::to_string(input_) + ", " + std::to_string(hidden_);
    if (layers_ != 1) extra_ += ", num_layers=" + std::to_string(layers_);
    if (!bias_) extra_ += ", bias=False";
    if (batch_first_) extra_ += ", batch_first=True";
    if (dropout_ != 0) extra_ += ", dropout=" + a.shown("dropout");
    if (bidirectional_) extra_ += ", bidirectional=True";
    make_parameters(a.dtype());
  }
  std::string type_name() const override { return "LSTM"; }
  std::string extra_repr() const override { return extra_; }
  // Inputs: input, and h_0, c_0 both or none. Outputs: output, h_n, c_n.
  std::vector<Tensor> forward(const Inputs& in) override {
    check(in.count() == 1 || in.count() == 3, Code::kInvalid,
          "LSTM: forward takes input, or input, h_0 and c_0; got ", in.count(), " inputs");
    std::vector<Tensor> params;
    for (const NamedTensor& p : parameters()) params.push_back(p.tensor);
    return ops::lstm(in[0], in[1], in[2], params, bias_, layers_, dropout_, training(),
                     bidirectional_, batch_first_);
  }

 private:
  void make_parameters(DType t) {
    const double bound = 1 / std::sqrt(static_cast<double>(hidden_));
    const int64_t directions = bidirectional_ ? 2 : 1;
    for (int64_t layer = 0; layer < layers_; ++layer) {
      for (int64_t d = 0; d < directions; ++d) {
        const std::string end = "_l" + std::to_string(layer) + (d ? "_reverse" : "");
        const int64_t in = layer == 0 ? input_ : hidden_ * directions;
        new_parameter(("weight_ih" + end).c_str(), {4 * hidden_, in}, t);
        new_parameter(("weight_hh" + end).c_str(), {4 * hidden_, hidden_}, t);
        if (!bias_) continue;
        new_parameter(("bias_ih" + end).c_str(), {4 * hidden_}, t);
        new_parameter(("bias_hh" + end).c_str(), {4 * hidden_}, t);
      }
    }
    for (const NamedTensor& p : parameters()) init_uniform(p.tensor, -bound, bound);
  }

  int64_t input_, hidden_, layers_;
  bool bias_, batch_first_;
  double dropout_;
  bool bidirectional_;
  std::string extra_;
};

constexpr ModuleType kTypes[] = {
    {"LSTM(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, "
     "bidirectional=False, proj_size=0, device=None, dtype=None)",
     make<LSTM>},
};

}  // namespace

Span<const ModuleType> rnn_types() { return kTypes; }

}  // namespace nnc::nn
