// SPDX-License-Identifier: Apache-2.0
// Local response normalization, in both of torch's forms.
#include <limits>

#include "base/checked.h"
#include "nn/make.h"
#include "ops/arith.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

// Of x (N, C, H, W): the sums of squares over as many channels on both sides, size in all or one
// less. As in PyTorch, whose running sum never takes channel 0 out again, it counts in all of them.
Tensor cross_map_sums(const Tensor& x, int64_t size) {
  const int64_t half = (size + 1) / 2, window = 2 * half - 1, channels = x.size(1);
  const Dims rows{x.size(0), 1, channels, checked_mul(x.size(2), x.size(3), "CrossMapLRN2d")};
  const Tensor squares = ops::reshape(ops::mul(x, x), rows);
  const Tensor padded = ops::pad(squares, {0, 0, half - 1, half - 1});
  const Tensor sums =
      ops::mul(ops::avg_pool(2, padded, {window, 1}, {1}), Scalar(static_cast<double>(window)));
  if (channels <= half) return ops::reshape(sums, x.sizes());
  const Tensor first = ops::narrow(squares, 2, 0, 1);
  const Tensor kept = ops::expand(first, {rows[0], 1, channels - half, rows[3]});
  return ops::reshape(ops::add(sums, ops::pad(kept, {0, 0, half, 0})), x.sizes());
}

// x / (k + alpha / size * sum of squares over size channels)^beta. The gradient is that of this
// formula also for CrossMapLRN2d, whose backward in PyTorch sums over other channels than forward.
class ResponseNorm final : public Layer {
 public:
  explicit ResponseNorm(const Args& a)
      : name_(a.signature().name()),
        size_(a.integer("size")),
        alpha_(a.real("alpha")),
        beta_(a.real("beta")),
        k_(a.real("k")),
        crosses_(name_ == "CrossMapLRN2d") {
    extra_ = std::to_string(size_) + ", alpha=" + a.shown("alpha") + ", beta=" + a.shown("beta") +
             ", k=" + a.shown("k");
  }
  std::string type_name() const override { return name_; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    if (!crosses_) return ops::local_response_norm(x, size_, alpha_, beta_, k_);
    check(x.dim() == 4, Code::kShape, "CrossMapLRN2d: expected input to be 4D, got ", x.dim(),
          "D instead");
    check(size_ > 0 && size_ <= std::numeric_limits<int32_t>::max(), Code::kInvalid,
          "CrossMapLRN2d: size should be greater than zero and fit into 32 bits, but got ", size_);
    if (x.numel() == 0) return ops::mul(x, Scalar(1.0));
    const double share = alpha_ / static_cast<double>(size_);
    const Tensor scale = ops::add(ops::mul(cross_map_sums(x, size_), Scalar(share)), Scalar(k_));
    return ops::mul(x, ops::pow(scale, Scalar(-beta_)));
  }

 private:
  std::string name_;
  int64_t size_;
  double alpha_, beta_, k_;
  bool crosses_;
  std::string extra_;
};

}  // namespace

Span<const ModuleType> norm_response_types() {
  static constexpr ModuleType kTypes[] = {
      {"LocalResponseNorm(size, alpha=0.0001, beta=0.75, k=1.0)", make<ResponseNorm>},
      {"CrossMapLRN2d(size, alpha=0.0001, beta=0.75, k=1)", make<ResponseNorm>},
  };
  return kTypes;
}

}  // namespace nnc::nn
