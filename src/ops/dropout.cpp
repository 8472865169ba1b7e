// SPDX-License-Identifier: Apache-2.0
#include "ops/dropout.h"

#include <cmath>

#include "base/random.h"
#include "graph/record.h"
#include "kernels/dropout.h"
#include "ops/arith.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/random.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::Binary;

// False when nothing is to be dropped.
bool active(const Tensor& x, double p, bool training, const char* op) {
  check(p >= 0 && p <= 1, Code::kInvalid, op,
        ": dropout probability has to be between 0 and 1, but got ", p);
  if (!training || p == 0 || x.numel() == 0) return false;
  check(is_floating(x.dtype()) || p == 1, Code::kDtype, op,
        ": result type Float can't be cast to torch.", x.dtype());
  return true;
}

// (N, C, 1, ...), one number for each channel.
Dims channel_sizes(const Tensor& x, const char* op) {
  check(x.dim() >= 2, Code::kShape, op,
        ": Feature dropout requires at least 2 dimensions in the input");
  Dims sizes(x.dim(), 1);
  sizes[0] = x.size(0);
  sizes[1] = x.size(1);
  return sizes;
}

// PyTorch divides the mask, which is of x's type, by 1 - p.
double scale_of(DType t, double p) {
  if (t == DType::kFloat64) return 1 / (1 - p);
  return static_cast<double>(1 / static_cast<float>(1 - p));
}

}  // namespace

// ---- masked: y = x * noise, noise = mask ? scale : 0.   dx = dy * noise.   saves mask
namespace {
struct MaskedNode final : Node {
  SavedTensor mask{this};
  double scale = 0;
  const char* name() const override { return "MulBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
// The noise counts as the second factor of a product.
Ref<MaskedNode> record_masked(const Tensor& x, const Tensor& mask, double scale) {
  auto node = record<MaskedNode>(x, Tensor());
  if (node) {
    node->mask.save(mask);
    node->scale = scale;
  }
  return node;
}
Tensor masked(const Tensor& x, const Tensor& mask, double scale) {
  Tensor y = empty_result(x.sizes(), x.dtype(), {&x, &mask});
  kernels::scale_masked(y.mutable_view(), x.view(), broadcast_view(mask.view(), x.sizes()), scale);
  if (auto node = record_masked(x, mask, scale)) attach(y, node);
  return y;
}
void masked_(const Tensor& x, const Tensor& mask, double scale, const char* op) {
  check_inplace(x, op);
  auto node = record_masked(x, mask, scale);
  InplaceHistory history(x, node);
  const View v = x.mutable_view();
  kernels::scale_masked(v, v, broadcast_view(mask.view(), x.sizes()), scale);
  history.commit();
}
Tensor draw_mask(Sizes sizes, double p) {
  const Tensor mask = Tensor::empty(sizes, DType::kBool);
  bernoulli_(mask, 1 - p);
  return mask;
}
// Everything is dropped, of any type; nothing is drawn.
Tensor all_dropped(const Tensor& x) {
  return mul(x, Tensor::zeros({}, x.dtype()));
}
void drop_all_(const Tensor& x) {
  mul_(x, Tensor::zeros({}, x.dtype()));
}
}  // namespace
Tensors MaskedNode::backward(const Tensors& gy) {
  return {masked(gy[0], mask.get(), scale), Tensor()};
}

Tensor dropout(const Tensor& x, double p, bool training) {
  if (!active(x, p, training, "dropout")) return x;
  if (p == 1) return all_dropped(x);
  const Tensor mask = empty_as_strided(x, DType::kBool);
  Tensor y = empty_result(x.sizes(), x.dtype(), {&x, &mask});
  const double scale = scale_of(x.dtype(), p);
  if (auto node = record_masked(x, mask, scale)) attach(y, node);
  kernels::dropout(y.mutable_view(), x.view(), mask.mutable_view(), 1 - p, scale,
                   current_generator());
  return y;
}
void dropout_(const Tensor& x, double p, bool training) {
  if (!active(x, p, training, "dropout_")) return;
  if (p == 1) return drop_all_(x);
  const Tensor mask = empty_as_strided(x, DType::kBool);
  DrawGuard draws(current_generator());
  bernoulli_(mask, 1 - p);
  masked_(x, mask, scale_of(x.dtype(), p), "dropout_");
  draws.keep();
}

namespace {
// x with a batch dimension of 1 where dropout_nd takes it as having none.
bool lacks_batch(const Tensor& x, int64_t spatial) {
  if (spatial == 1) {
    check(x.dim() == 2 || x.dim() == 3, Code::kShape,
          "dropout1d: Expected 2D or 3D input, but received a ", x.dim(), "D input");
    return x.dim() == 2;
  }
  return spatial == 3 && x.dim() != 5;
}
}  // namespace
Tensor dropout_nd(const Tensor& x, double p, bool training, int64_t spatial) {
  const bool single = lacks_batch(x, spatial);
  const Tensor input = single ? unsqueeze(x, 0) : x;
  if (!active(x, p, training, "feature_dropout")) return single ? squeeze(input, 0) : input;
  DrawGuard draws(current_generator());
  Tensor y = p == 1 ? all_dropped(input)
                    : masked(input, draw_mask(channel_sizes(input, "feature_dropout"), p),
                             scale_of(x.dtype(), p));
  if (single) y = squeeze(y, 0);
  draws.keep();
  return y;
}
void dropout_nd_(const Tensor& x, double p, bool training, int64_t spatial) {
  const Tensor input = lacks_batch(x, spatial) ? unsqueeze(x, 0) : x;
  if (!active(x, p, training, "feature_dropout_")) return;
  if (p == 1) return drop_all_(input);
  DrawGuard draws(current_generator());
  masked_(input, draw_mask(channel_sizes(input, "feature_dropout_"), p), scale_of(x.dtype(), p),
          "feature_dropout_");
  draws.keep();
}

// ---- alpha_dropout: y = a (x where kept, else -1.7580993) + b = x factor + summand.
// dx = dy factor.   saves the factor
namespace {
struct AlphaNode final : Node {
  SavedTensor factor{this};
  const char* name() const override { return "AddBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], factor.get()), Tensor()}; }
};
// PyTorch's order of roundings: every step is one in-place operation on tensors of x's type.
struct AlphaNoise {
  Tensor factor, summand;
  AlphaNoise(Tensor noise, double p) : factor(std::move(noise)) {
    constexpr double kAlpha = 1.7580993408473766;
    const double a = 1 / std::sqrt((kAlpha * kAlpha * p + 1) * (1 - p));
    bernoulli_(factor, 1 - p);
    summand = add(factor, Scalar(-1.0));
    mul_(summand, Tensor::wrapped(kAlpha * a));
    add_(summand, Tensor::wrapped(kAlpha * a * p));
    mul_(factor, Tensor::wrapped(a));
  }
};
Ref<AlphaNode> record_alpha(const Tensor& x, const AlphaNoise& n) {
  auto node = record<AlphaNode>(x, Tensor());
  if (node) node->factor.save(n.factor);
  return node;
}
Tensor with_alpha_noise(const Tensor& x, Tensor noise, double p, const char* op) {
  DrawGuard draws(current_generator());
  const AlphaNoise n(std::move(noise), p);
  Tensor y = binary_op(Binary::kMul, x, n.factor, x.dtype(), x.dtype(), op);
  binary_op_(Binary::kAdd, y, n.summand, x.dtype(), op);
  if (auto node = record_alpha(x, n)) attach(y, node);
  draws.keep();
  return y;
}
void with_alpha_noise_(const Tensor& x, Tensor noise, double p, const char* op) {
  check_inplace(x, op);
  DrawGuard draws(current_generator());
  const AlphaNoise n(std::move(noise), p);
  InplaceHistory history(x, record_alpha(x, n));
  binary_op_(Binary::kMul, x, n.factor, x.dtype(), op);
  binary_op_(Binary::kAdd, x, n.summand, x.dtype(), op);
  history.commit();
  draws.keep();
}
}  // namespace
Tensor alpha_dropout(const Tensor& x, double p, bool training) {
  if (!active(x, p, training, "alpha_dropout")) return x;
  if (p == 1) return all_dropped(x);
  return with_alpha_noise(x, empty_as_strided(x, x.dtype()), p, "alpha_dropout");
}
void alpha_dropout_(const Tensor& x, double p, bool training) {
  if (!active(x, p, training, "alpha_dropout_")) return;
  if (p == 1) return drop_all_(x);
  with_alpha_noise_(x, empty_as_strided(x, x.dtype()), p, "alpha_dropout_");
}
Tensor feature_alpha_dropout(const Tensor& x, double p, bool training) {
  if (!active(x, p, training, "feature_alpha_dropout")) return x;
  if (p == 1) return all_dropped(x);
  return with_alpha_noise(x, Tensor::empty(channel_sizes(x, "feature_alpha_dropout"), x.dtype()), p,
                          "feature_alpha_dropout");
}
void feature_alpha_dropout_(const Tensor& x, double p, bool training) {
  if (!active(x, p, training, "feature_alpha_dropout_")) return;
  if (p == 1) return drop_all_(x);
  with_alpha_noise_(x, Tensor::empty(channel_sizes(x, "feature_alpha_dropout_"), x.dtype()), p,
                    "feature_alpha_dropout_");
}

}  // namespace nnc::ops
