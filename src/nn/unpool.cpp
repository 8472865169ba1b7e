// SPDX-License-Identifier: Apache-2.0
// MaxUnpool1d, 2d, 3d.
#include "nn/make.h"
#include "nn/numbers.h"
#include "ops/pool.h"

namespace nnc::nn {
namespace {

class MaxUnpool final : public Module {
 public:
  MaxUnpool(const Args& a, int64_t n)
      : n_(n),
        kernel_(a.integers("kernel_size", n)),
        stride_(a.is_none("stride") ? kernel_ : a.integers("stride", n)),
        padding_(a.integers("padding", n)) {}
  std::string type_name() const override { return "MaxUnpool" + std::to_string(n_) + "d"; }
  std::string extra_repr() const override {
    return "kernel_size=" + python_tuple(kernel_) + ", stride=" + python_tuple(stride_) +
           ", padding=" + python_tuple(padding_);
  }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {
        {"input"}, {"indices"}, {"output_size", false, 1, true}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    const Dims size = read_numbers(in[2], "output_size");
    return {ops::max_unpool(n_, in[0], in[1], kernel_, stride_, padding_, size)};
  }

 private:
  int64_t n_;
  Dims kernel_, stride_, padding_;
};

}  // namespace

Span<const ModuleType> unpool_types() {
  static constexpr ModuleType kTypes[] = {
      {"MaxUnpool1d(kernel_size, stride=None, padding=0)", make_nd<MaxUnpool, 1>},
      {"MaxUnpool2d(kernel_size, stride=None, padding=0)", make_nd<MaxUnpool, 2>},
      {"MaxUnpool3d(kernel_size, stride=None, padding=0)", make_nd<MaxUnpool, 3>},
  };
  return kTypes;
}

}  // namespace nnc::nn
