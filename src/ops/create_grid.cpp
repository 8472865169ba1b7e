// SPDX-License-Identifier: Apache-2.0
// Indices of triangles, and grids of coordinates.
#include <algorithm>

#include "base/checked.h"
#include "ops/create.h"
#include "ops/element_type.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// The diagonal, no further out than the corners of a (row, col) matrix.
int64_t check_triangle(int64_t row, int64_t col, int64_t offset, DType dtype, const char* op) {
  check_implemented(dtype == DType::kInt64 || dtype == DType::kInt32, dtype, op);
  check(row >= 0, Code::kInvalid, op, ": row must be non-negative, got ", row);
  check(col >= 0, Code::kInvalid, op, ": col must be non-negative, got ", col);
  constexpr int64_t kMost = int64_t{1} << 60;  // sums of four sizes have a number
  check(row <= kMost && col <= kMost, Code::kMemory, op, ": a matrix of ", row, " by ", col,
        " is too large");
  return std::clamp(offset, -row, col);
}

// How many elements (i, j) of a (row, col) matrix have j < i + d: none, then one more in each row,
// then whole rows.
int64_t count_below(int64_t row, int64_t col, int64_t d, const char* op) {
  const int64_t first = std::clamp(1 - d, int64_t{0}, row), whole = std::clamp(col - d, first, row);
  const int64_t ramp = checked_mul(whole - first, first + whole - 1 + 2 * d, op) / 2;
  return checked_add(ramp, checked_mul(row - whole, col, op), op);
}

// (2, count): the rows and columns of what lies in columns begin(i)..end(i)-1 of rows from..to-1.
template <class Begin, class End>
Tensor index_pairs(int64_t count, DType dtype, int64_t from, int64_t to, const Begin& begin,
                   const End& end) {
  const Tensor y = Tensor::empty({2, count}, dtype);
  if (count == 0) return y;
  const auto fill = [&](auto* row) {
    auto* column = row + count;
    for (int64_t i = from; i < to; ++i) {
      for (int64_t j = begin(i); j < end(i); ++j) {
        *row++ = static_cast<std::remove_pointer_t<decltype(row)>>(i);
        *column++ = static_cast<std::remove_pointer_t<decltype(row)>>(j);
      }
    }
  };
  if (dtype == DType::kInt64)
    fill(y.mutable_data<int64_t>());
  else
    fill(y.mutable_data<int32_t>());
  return y;
}

}  // namespace

Tensor tril_indices(int64_t row, int64_t col, int64_t offset, DType dtype) {
  const int64_t d = check_triangle(row, col, offset, dtype, "tril_indices") + 1;
  return index_pairs(
      count_below(row, col, d, "tril_indices"), dtype, std::max(int64_t{0}, 1 - d), row,
      [](int64_t) { return int64_t{0}; }, [&](int64_t i) { return std::min(i + d, col); });
}

Tensor triu_indices(int64_t row, int64_t col, int64_t offset, DType dtype) {
  const int64_t d = check_triangle(row, col, offset, dtype, "triu_indices");
  const int64_t count =
      checked_mul(row, col, "triu_indices") - count_below(row, col, d, "triu_indices");
  return index_pairs(
      count, dtype, 0, std::min(row, col - d),
      [&](int64_t i) { return std::max(i + d, int64_t{0}); }, [&](int64_t) { return col; });
}

Tensors meshgrid(Span<const Tensor> tensors, std::string_view indexing) {
  const int64_t n = tensors.size();
  check(n > 0, Code::kInvalid, "meshgrid: expects a non-empty TensorList");
  check(indexing == "ij" || indexing == "xy", Code::kInvalid,
        "meshgrid: indexing must be one of \"xy\" or \"ij\", but received: ", indexing);
  check(n <= kMaxDims, Code::kShape, "meshgrid: ", n, " tensors give more than ", kMaxDims,
        " dimensions");
  // "xy": the first two tensors run along each other's dimension.
  const auto place = [&](int64_t i) { return indexing == "xy" && n > 1 && i < 2 ? 1 - i : i; };
  Dims sizes(n);
  for (int64_t i = 0; i < n; ++i) {
    const Tensor& t = tensors[i];
    check(t.dtype() == tensors[0].dtype(), Code::kDtype,
          "meshgrid: expects all tensors to have the same dtype, got torch.", tensors[0].dtype(),
          " and torch.", t.dtype());
    check(t.dim() <= 1, Code::kShape,
          "meshgrid: expected scalar or 1D tensor in the tensor list, but got size ", t.sizes());
    sizes[place(i)] = t.numel();
  }
  Tensors grids;
  for (int64_t i = 0; i < n; ++i) {
    Dims alone(n, 1);
    alone[place(i)] = tensors[i].numel();
    grids.push_back(expand(view(tensors[i], alone), sizes));
  }
  return grids;
}

}  // namespace nnc::ops
