// SPDX-License-Identifier: Apache-2.0
// Indexing: elements gathered from and scattered to places that integers name.
#pragma once

#include <memory>
#include <vector>

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Note [Indices from memory]
// The memory of an index may be the host's and change at any time, between a look and the next one
// or between forward and backward. So whoever goes where an index points reads it once and checks
// what was read: each function below does, and fails with the name of the operation.
inline int64_t checked_index(int64_t i, int64_t n, int64_t dim, const char* op) {
  check(i >= 0 && i < n, Code::kIndex, op, ": index out of range in self: index ", i,
        " is out of bounds for dimension ", dim, " with size ", n);
  return i;
}

// The smallest and the largest of all indices (int64).
struct IndexRange {
  int64_t low = 0, high = -1;  // of all indices; low > high if there are none
};
IndexRange index_range(const ConstView& index);

// Row-major (outer, n, inner) tensors. out (outer, count, inner): row i is row index[i] of x.
// Any element type, the same for both.
struct RowLayout {
  using PlainArgument = void;
  int64_t outer = 1, rows = 0, inner = 1;  // of the tensor that is indexed
  const char* op = "";                     // for messages, as dim
  int64_t dim = 0;
  int64_t source_step = -1;  // add_rows: from one source row to the next, or inner
};
void gather_rows(const View& out, const ConstView& x, const ConstView& index,
                 const RowLayout& layout);
// x row index[i] += alpha * source row i, in the order of i for each row. x is (outer, rows,
// inner), source (outer, count, inner), both row-major. A row `skip` is left alone (-1: none).
void add_rows(const View& x, const ConstView& source, const ConstView& index,
              const RowLayout& layout, const Scalar& alpha, int64_t skip = -1);

// Along dimension dim of x; out and source have index's sizes, which are not larger than x's in
// the other dimensions.
void gather(const View& out, const ConstView& x, int64_t dim, const ConstView& index,
            const char* name);
// What happens to an element that several indices name: the last one stays, their sum or product,
// or the greatest or least, NaN being both.
enum class Scatter : int32_t { kSet, kAdd, kMul, kMax, kMin };
void scatter(Scatter op, const View& x, int64_t dim, const ConstView& index,
             const ConstView& source, const char* name);

// out = mask ? value : x, all of the same sizes.
void masked_fill(const View& out, const ConstView& x, const ConstView& mask, const Scalar& value);
// The row-major positions of the true elements of a row-major bool view, whose bytes are nobody
// else's. positions has as many elements.
int64_t count_true(const ConstView& mask);
void true_positions(const View& positions, const ConstView& mask);

// x with everything above (keep_lower) or below the diagonal zero. out is row-major (..., m, n), x
// has the same sizes.
void triangle(const View& out, const ConstView& x, int64_t diagonal, bool keep_lower);

// out[i0, i1, ...] = x[table0[i0], table1[i1], ...], where an empty table is the identity. out is
// row-major. And its adjoint: x += out's elements, x row-major.
struct PadTables {
  using PlainArgument = void;
  std::shared_ptr<const std::vector<std::vector<int64_t>>> rows;
  const int64_t* of(int64_t d) const {
    const std::vector<int64_t>& row = (*rows)[static_cast<size_t>(d)];
    return row.empty() ? nullptr : row.data();
  }
};
void pad_by_tables(const View& out, const ConstView& x, const PadTables& tables);
void add_by_tables(const View& x, const ConstView& out, const PadTables& tables);

namespace ref {
bool index_range(IndexRange* range, const ConstView& index);
bool gather_rows(const View& out, const ConstView& x, const ConstView& index,
                 const RowLayout& layout);
bool add_rows(const View& x, const ConstView& source, const ConstView& index,
              const RowLayout& layout, const Scalar& alpha, int64_t skip);
bool gather(const View& out, const ConstView& x, int64_t dim, const ConstView& index,
            const char* name);
bool scatter(Scatter op, const View& x, int64_t dim, const ConstView& index,
             const ConstView& source, const char* name);
bool masked_fill(const View& out, const ConstView& x, const ConstView& mask, const Scalar& value);
bool count_true(int64_t* count, const ConstView& mask);
bool true_positions(const View& positions, const ConstView& mask);
bool triangle(const View& out, const ConstView& x, int64_t diagonal, bool keep_lower);
bool pad_by_tables(const View& out, const ConstView& x, const PadTables& tables);
bool add_by_tables(const View& x, const ConstView& out, const PadTables& tables);
}  // namespace ref

}  // namespace nnc::kernels
