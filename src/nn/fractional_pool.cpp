// SPDX-License-Identifier: Apache-2.0
// FractionalMaxPool2d, 3d.
#include "nn/make.h"
#include "ops/fractional_max_pool.h"

namespace nnc::nn {
namespace {

class FractionalMaxPool final : public Module {
 public:
  FractionalMaxPool(const Args& a, int64_t n)
      : n_(n), kernel_(a.integers("kernel_size", n)), indices_(a.flag("return_indices")) {
    const bool sized = !a.is_none("output_size"), by_ratio = !a.is_none("output_ratio");
    a.require(sized || by_ratio, "output_size",
              "or output_ratio must be given: an output size, or a pooling ratio");
    a.require(!(sized && by_ratio), "output_ratio",
              "must be None: only one of output_size and output_ratio may be specified");
    if (sized) size_ = a.integers("output_size", n);
    if (by_ratio) ratio_ = a.reals("output_ratio", n);
    for (const double r : ratio_) {
      a.require(r > 0 && r < 1, "output_ratio", "must be between 0 and 1, got ", r);
    }
    for (const int64_t k : kernel_) {
      a.require(n < 3 || k > 0, "kernel_size", "must be greater than 0, got ", kernel_);
    }
    register_buffer("_random_samples", a.tensor("_random_samples"));
  }
  std::string type_name() const override { return "FractionalMaxPool" + std::to_string(n_) + "d"; }
  int64_t output_count(int64_t) const override { return indices_ ? 2 : 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override { return one_input(); }
  std::vector<Tensor> forward(const Inputs& in) override {
    Tensor at;
    const Tensor y = ops::fractional_max_pool(n_, in[0], {kernel_, size_, ratio_, buffer(0)},
                                              indices_ ? &at : nullptr);
    return indices_ ? std::vector<Tensor>{y, at} : std::vector<Tensor>{y};
  }

 private:
  int64_t n_;
  Dims kernel_, size_;
  std::vector<double> ratio_;
  bool indices_;
};

// The layers print none of their arguments: what is read back can be printed, and no more.
Ref<Module> read_fractional_pool(const ModuleArgs& a) {
  return made(new Container(a.signature().name()));
}

}  // namespace

#define NNC_FRACTIONAL_ARGUMENTS                                              \
  "(kernel_size, output_size=None, output_ratio=None, return_indices=False, " \
  "_random_samples=None)"
Span<const ModuleType> fractional_pool_types() {
  static constexpr ModuleType kTypes[] = {
      {"FractionalMaxPool2d" NNC_FRACTIONAL_ARGUMENTS, make_nd<FractionalMaxPool, 2>},
      {"FractionalMaxPool3d" NNC_FRACTIONAL_ARGUMENTS, make_nd<FractionalMaxPool, 3>},
  };
  return kTypes;
}
#undef NNC_FRACTIONAL_ARGUMENTS

Span<const ModuleType> printed_fractional_pool() {
  static constexpr ModuleType kPrinted[] = {
      {"FractionalMaxPool2d()", read_fractional_pool},
      {"FractionalMaxPool3d()", read_fractional_pool},
  };
  return kPrinted;
}

}  // namespace nnc::nn
