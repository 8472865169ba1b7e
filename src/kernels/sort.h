// SPDX-License-Identifier: Apache-2.0
// The order of rows, their values alone in it, and the first of it.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Stable order of the elements along the last dimension of row-major (rows, n): NaN counts as the
// largest. values (or nothing) and index are row-major (rows, n).
void sort_rows(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
               const View& index);

// The floating point elements of each row of row-major (rows, n) in ascending order: NaN is the
// largest, and of two zeros either is the first.
void sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values);

// What sort_rows has in the first k places of each row, 0 < k <= n: values and index are row-major
// (rows, k).
void sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index);

// The k largest or smallest, 0 < k <= n, in the same form: several that are equal stand as
// PyTorch's topk puts them.
void topk(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool largest, const View& values,
          const View& index);

namespace ref {
bool sort_rows(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
               const View& index);
bool sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values);
bool sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index);
bool topk(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool largest, const View& values,
          const View& index);
}  // namespace ref
namespace cpu {
bool sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values);
bool sort_rows(const ConstView& x, int64_t rows, int64_t n, bool descending, const View& values,
               const View& index);
bool sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index);
}  // namespace cpu

}  // namespace nnc::kernels
