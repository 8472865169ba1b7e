// SPDX-License-Identifier: Apache-2.0
// Norms of matrices: composed, gradients come from what they are made of.
#include <cmath>

#include "graph/autograd_meta.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/linalg.h"
#include "ops/linalg_checks.h"
#include "ops/math.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

constexpr char kMatrixNorm[] = "linalg.matrix_norm", kVectorNorm[] = "linalg.vector_norm";

// The two dimensions, the rows' first, from 0 on; of none the last two.
struct DimPair {
  int64_t row, col;
};
DimPair dim_pair(const Tensor& x, Sizes dims) {
  check_matrices(x, kMatrixNorm);
  if (dims.empty()) return {x.dim() - 2, x.dim() - 1};
  check(dims.size() == 2, Code::kShape, kMatrixNorm, ": dim must be a 2-tuple. Got ", dims);
  const DimPair p{wrap_dim(dims[0], x.dim(), kMatrixNorm), wrap_dim(dims[1], x.dim(), kMatrixNorm)};
  check(p.row != p.col, Code::kShape, kMatrixNorm, ": dims must be different. Got ", dims);
  return p;
}

Tensor converted(const Tensor& x, std::optional<DType> dtype, const char* op = kMatrixNorm) {
  check(is_floating(x.dtype()), Code::kDtype, op,
        ": Expected a floating point or complex tensor as input. Got ", short_type_name(x.dtype()));
  if (!dtype) return x;
  check(is_floating(*dtype), Code::kDtype, op, ": dtype should be floating point. Got ",
        short_type_name(*dtype));
  check(promote_types(x.dtype(), *dtype) == *dtype, Code::kDtype, op, ": the dtype of the input (",
        short_type_name(x.dtype()),
        ") should be convertible without narrowing to the specified dtype (",
        short_type_name(*dtype), ")");
  return to_dtype(x, *dtype);
}

// Of the singular values of the matrices of two dimensions, f along the last one.
template <class F>
Tensor of_singular_values(const Tensor& x, DimPair p, bool keepdim, const F& f) {
  check_real(x.dtype(), kMatrixNorm);
  Dims order;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d != p.row && d != p.col) order.push_back(d);
  }
  order.push_back(p.row), order.push_back(p.col);
  const Tensor s = svdvals(permute(x, order));
  const Tensor y = f(s, keepdim);
  if (!keepdim) return y;
  Dims back(x.dim());
  for (int64_t d = 0; d < x.dim(); ++d) back[order[d]] = d;
  return permute(unsqueeze(y, -1), back);
}

Tensor nuclear(const Tensor& x, DimPair p, bool keepdim) {
  return of_singular_values(x, p, keepdim,
                            [](const Tensor& s, bool keep) { return sum(s, {-1}, keep); });
}

}  // namespace

Tensor vector_norm(const Tensor& x, double ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype) {
  return norm(converted(x, dtype, kVectorNorm), ord, dims, keepdim);
}

Tensor matrix_norm(const Tensor& x, double ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype) {
  const double size = std::fabs(ord);
  check(size == 1 || size == 2 || std::isinf(size), Code::kInvalid, kMatrixNorm, ": Order ", ord,
        " not supported.");
  const DimPair p = dim_pair(x, dims);
  if (size == 2) check_real(x.dtype(), kMatrixNorm);
  const Tensor a = converted(x, dtype);
  const bool largest = ord > 0;
  const auto extreme = [&](const Tensor& v, int64_t dim, bool keep) {
    // Of none the largest is 0.
    if (largest && v.size(dim) == 0) return detach(sum(v, {dim}, keep));
    return largest ? amax(v, {dim}, keep) : amin(v, {dim}, keep);
  };
  if (size == 2) {
    return of_singular_values(a, p, keepdim,
                              [&](const Tensor& s, bool keep) { return extreme(s, -1, keep); });
  }
  // The sums of columns for 1, of rows for the infinite ones.
  const int64_t along = size == 1 ? p.row : p.col, other = size == 1 ? p.col : p.row;
  const Tensor sums = norm(a, 1, {along}, keepdim);
  return extreme(sums, !keepdim && along < other ? other - 1 : other, keepdim);
}

Tensor matrix_norm(const Tensor& x, std::string_view ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype) {
  check(ord == "fro" || ord == "nuc", Code::kInvalid, kMatrixNorm, ": Order ", ord,
        " not supported.");
  const DimPair p = dim_pair(x, dims);
  const Tensor a = converted(x, dtype);
  return ord == "nuc" ? nuclear(a, p, keepdim) : norm(a, 2, {p.row, p.col}, keepdim);
}

Tensor linalg_norm(const Tensor& x, std::optional<double> ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype) {
  check(dims.size() <= 2, Code::kShape,
        "linalg.norm: If dim is specified, it must be of length 1 or 2. Got ", dims);
  if (!ord) return vector_norm(x, 2, dims, keepdim, dtype);
  check(!dims.empty() || x.dim() == 1 || x.dim() == 2, Code::kShape,
        "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ",
        x.dim(), "D.");
  if (dims.size() == 1 || (dims.empty() && x.dim() == 1))
    return vector_norm(x, *ord, dims, keepdim, dtype);
  return matrix_norm(x, *ord, dims, keepdim, dtype);
}

Tensor linalg_norm(const Tensor& x, std::string_view ord, Sizes dims, bool keepdim,
                   std::optional<DType> dtype) {
  check(!dims.empty() || x.dim() == 2, Code::kShape,
        "linalg.norm: The input tensor must be 2D if dim is not specified. Got ", x.dim(), "D.");
  if (ord == "nuc") check_real(x.dtype(), kMatrixNorm);
  return matrix_norm(x, ord, dims, keepdim, dtype);
}

Tensor norm(const Tensor& x, std::string_view p, Sizes dims, bool keepdim,
            std::optional<DType> dtype) {
  if (p == "fro" && dims.size() <= 2) return vector_norm(x, 2, dims, keepdim, dtype);
  check(!dims.empty() || x.dim() == 2, Code::kShape, kMatrixNorm, ": dim must be a 2-tuple. Got ",
        x.dim(), " dimensions");
  return matrix_norm(x, p, dims, keepdim, dtype);
}

}  // namespace nnc::ops
