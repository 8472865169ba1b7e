// SPDX-License-Identifier: Apache-2.0
// The normalizations that are made of other operations: their gradients come by themselves.
#include <limits>

#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/memory_format.h"
#include "ops/norm.h"
#include "ops/norm_compose.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {

Tensor rms_norm(const Tensor& x, Sizes normalized_shape, const Tensor& weight, const double* eps) {
  check_floating(x.dtype(), "rms_norm");
  const int64_t n = normalized_count(x, normalized_shape, "rms_norm");
  check(!weight.defined() || same_sizes(weight.sizes(), normalized_shape), Code::kShape,
        "rms_norm: Expected weight to be of same shape as normalized_shape, but got weight of "
        "shape ",
        weight.defined() ? weight.sizes() : Sizes(), " and normalized_shape = ", normalized_shape);
  // 16-bit types are computed in float32, and have its step.
  const double step = x.dtype() == DType::kFloat64
                          ? std::numeric_limits<double>::epsilon()
                          : static_cast<double>(std::numeric_limits<float>::epsilon());
  Dims dims;
  for (int64_t d = x.dim() - normalized_shape.size(); d < x.dim(); ++d) dims.push_back(d);
  // Note [Shown order]
  const Tensor v = at_least_float32(x);
  const Tensor squares = mul(sum(mul(v, v), dims, true), Scalar(1.0 / static_cast<double>(n)));
  Tensor y = mul(inverse_root(squares, eps ? *eps : step), v);
  if (is_dense(v.sizes(), v.strides())) y = in_order(y, v.strides());
  const Tensor scaled = to_dtype(weight.defined() ? mul(y, weight) : y, x.dtype());
  return is_channels_last(x) ? in_order(scaled, x.strides()) : contiguous(scaled);
}

// x / (k + alpha mean of x^2 over `size` channels around)^beta
Tensor local_response_norm(const Tensor& x, int64_t size, double alpha, double beta, double k) {
  check(x.dim() >= 3, Code::kShape,
        "local_response_norm: Expected 3D or higher dimensionality input (got ", x.dim(),
        " dimensions)");
  if (x.numel() == 0) return x;
  check(size > 0, Code::kInvalid, "local_response_norm: size should be greater than zero, but got ",
        size);
  check(size <= std::numeric_limits<int32_t>::max(), Code::kInvalid,
        "local_response_norm: size=", size,
        ": value cannot be converted to type int without overflow");
  const Tensor squares = reshape(mul(x, x), {x.size(0), 1, x.size(1), count_from(x.sizes(), 2)});
  const Tensor padded = pad(squares, {0, 0, size / 2, (size - 1) / 2});
  const Tensor around = reshape(avg_pool(2, padded, {size, 1}, {1}), x.sizes());
  return div(x, pow(add(mul(around, Scalar(alpha)), Scalar(k)), Scalar(beta)));
}

Tensor normalize(const Tensor& x, double p, int64_t dim, double eps) {
  return div(x, clamp_min(norm(x, p, {dim}, true), Scalar(eps)));
}

}  // namespace nnc::ops
