// SPDX-License-Identifier: Apache-2.0
// Sizes and strides: element counts, contiguity, broadcasting, dimension numbers.
#pragma once

#include <string>

#include "base/checked.h"
#include "base/small_vector.h"
#include "base/span.h"

namespace nnc {

using Dims = SmallVector<int64_t, 5>;
using Sizes = Span<const int64_t>;

inline constexpr int64_t kMaxDims = 64;  // as in PyTorch's iterators

// Prints "[2, 3]".
void append_text(std::string& out, const Sizes& sizes);
inline void append_text(std::string& out, const Dims& dims) {
  append_text(out, Sizes(dims));
}

inline bool same_sizes(Sizes a, Sizes b) {
  if (a.size() != b.size()) return false;
  for (int64_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}
// Product of the sizes; a negative size or an overflow is an error naming op.
int64_t checked_numel(Sizes sizes, const char* op);
Dims contiguous_strides(Sizes sizes);
bool is_contiguous(Sizes sizes, Sizes strides);
// Do the elements fill a stretch of memory, each place once, in some order of dimensions?
bool is_dense(Sizes sizes, Sizes strides);
// True when two different indices may meet in memory (stride 0, or strides that interleave).
bool may_overlap(Sizes sizes, Sizes strides);

// The dimensions from the widest stride to the narrowest.
Dims stride_order(Sizes strides);
// How many places of memory lie between the first element and the last, both counted: 0 for none.
// Neither sizes nor strides are negative.
int64_t checked_reach(Sizes sizes, Sizes strides, const char* op);

// The common size of two shapes, or an error with torch's words.
Dims broadcast_sizes(Sizes a, Sizes b, const char* op);
// Strides that read `sizes` as `target`: 0 where a size of 1 is repeated.
Dims broadcast_strides(Sizes sizes, Sizes strides, Sizes target);
// Can a tensor of `from` be repeated into `to`?
bool is_expandable(Sizes from, Sizes to);

// A dimension number in -ndim..ndim-1 as 0..ndim-1; ndim 0 counts as one dimension.
int64_t wrap_dim(int64_t dim, int64_t ndim, const char* op);
// A mark for each dimension that is named in dims, each at most once.
SmallVector<uint8_t, 8> dim_mask(int64_t ndim, Sizes dims, const char* op);
// Strides of a reshape that needs no copy; false if there are none.
bool view_strides(Sizes sizes, Sizes strides, Sizes target, Dims& out);

}  // namespace nnc
