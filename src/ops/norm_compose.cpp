// SPDX-License-Identifier: Apache-2.0
#include "ops/norm_compose.h"

#include "graph/record.h"
#include "ops/arith.h"
#include "ops/elementwise.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {

int64_t count_from(Sizes sizes, int64_t from) {
  int64_t n = 1;
  for (int64_t d = from; d < sizes.size(); ++d) n *= sizes[d];
  return n;
}

DType factor_type(const Tensor& x, std::initializer_list<const Tensor*> factors, const char* op) {
  DType expected = x.dtype();
  for (const Tensor* t : factors) {
    if (!t->defined()) continue;
    if (item_size(x.dtype()) == 2 && t->dtype() == DType::kFloat32) expected = DType::kFloat32;
  }
  for (const Tensor* t : factors) {
    check(!t->defined() || t->dtype() == expected, Code::kDtype, op,
          ": mixed dtype (CPU): expect parameter to have scalar type of ", expected, ", got ",
          t->defined() ? t->dtype() : expected);
  }
  return expected;
}

// The number of elements that normalized_shape covers, checked against x.
int64_t normalized_count(const Tensor& x, Sizes shape, const char* op) {
  check(!shape.empty(), Code::kInvalid, op,
        ": Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
        "element, but got normalized_shape = []");
  const int64_t lead = x.dim() - shape.size();
  bool fits = lead >= 0;
  for (int64_t d = 0; d < shape.size() && fits; ++d) fits = x.size(lead + d) == shape[d];
  std::string expected = "[*";
  for (int64_t s : shape) expected += ", " + std::to_string(s);
  check(fits, Code::kShape, op, ": Given normalized_shape=", shape, ", expected input with shape ",
        expected, "], but got input of size", x.sizes());
  return count_from(x.sizes(), lead);
}

// ---- inverse_root: y = 1 / sqrt(x + eps).   dx = -dy y^3 / 2.   saves y
namespace {
struct InverseRootNode final : Node {
  SavedTensor y{this};
  const char* name() const override { return "RsqrtBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor s = y.get();
    return {mul(mul(gy[0], Scalar(-0.5)), mul(s, mul(s, s)))};
  }
};
}  // namespace
Tensor inverse_root(const Tensor& x, double eps) {
  Tensor y;
  {
    const GradGuard off(false);
    const Tensor root = unary_op(kernels::Unary::kSqrt, add(x, Scalar(eps)));
    y = div(Tensor::ones({}, x.dtype()), root);
  }
  if (auto node = record<InverseRootNode>(x)) {
    node->y.save_output(y);
    attach(y, node);
  }
  return y;
}

namespace {

Tensor mean_of(const Tensor& x, const NormView& v) {
  double count = 1;
  for (int64_t d : v.dims) count *= static_cast<double>(v.sizes[d]);
  return mul(sum(x, v.dims, true), Scalar(1.0 / count));
}

// gx is filled in; what the factors get from gy and the normalized x.
Tensors with_factor_grads(const NormView& v, const Tensor& gx, const Tensor& gy, const Tensor& xhat,
                          const Tensor& x, const Tensor& weight) {
  const int64_t channels = [&] {
    int64_t n = 1;
    for (int64_t s : v.factor) n *= s;
    return n;
  }();
  const Dims sizes = weight.defined() ? Dims(weight.sizes()) : Dims{channels};
  Tensors out(3);
  out[0] = reshape(gx, x.sizes());
  if (weight.defined()) out[1] = reshape(sum_to_size(mul(gy, xhat), v.factor), sizes);
  out[2] = reshape(sum_to_size(gy, v.factor), sizes);
  return out;
}

}  // namespace

Tensors normalization_grad(const NormView& v, const Tensor& gy, const Tensor& gy_of_factors,
                           const Tensor& x, const Tensor& weight, double eps) {
  const Tensor xv = reshape(x, v.sizes), g = reshape(gy, v.sizes);
  const Tensor centred = sub(xv, mean_of(xv, v));
  const Tensor rstd = inverse_root(mean_of(mul(centred, centred), v), eps);
  const Tensor xhat = mul(centred, rstd);
  const Tensor gw = weight.defined() ? mul(g, reshape(weight, v.factor)) : g;
  const Tensor along = mul(xhat, mean_of(mul(gw, xhat), v));
  const Tensor gx = mul(rstd, sub(sub(gw, mean_of(gw, v)), along));
  return with_factor_grads(v, gx, reshape(gy_of_factors, v.sizes), xhat, x, weight);
}

Tensors fixed_normalization_grad(const NormView& v, const Tensor& gy, const Tensor& x,
                                 const Tensor& weight, const Tensor& mean, const Tensor& rstd) {
  const Tensor xv = reshape(x, v.sizes), g = reshape(gy, v.sizes);
  const Tensor r = reshape(rstd, v.factor);
  const Tensor xhat = mul(sub(xv, reshape(mean, v.factor)), r);
  const Tensor gw = weight.defined() ? mul(g, reshape(weight, v.factor)) : g;
  return with_factor_grads(v, mul(gw, r), g, xhat, x, weight);
}

}  // namespace nnc::ops
