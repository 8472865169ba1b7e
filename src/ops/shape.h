// SPDX-License-Identifier: Apache-2.0
// Other looks at the same elements: views, and the copies where no view exists. Parameters as in
// torch; see nnc/ops_shape.h.
#pragma once

#include <limits>

#include "tensor/tensor.h"

namespace nnc::ops {

// ---- other sizes ----
// One size may be -1: what is left. Fails if the strides allow no view.
Tensor view(const Tensor& x, Sizes sizes);
// A view where possible, else a copy.
Tensor reshape(const Tensor& x, Sizes sizes);
Tensor flatten(const Tensor& x, int64_t start_dim = 0, int64_t end_dim = -1);
Tensor unflatten(const Tensor& x, int64_t dim, Sizes sizes);
Tensor squeeze(const Tensor& x);
Tensor squeeze(const Tensor& x, int64_t dim);
Tensor squeeze(const Tensor& x, Sizes dims);
Tensor unsqueeze(const Tensor& x, int64_t dim);
// Repeats dimensions of size 1 without a copy; -1 keeps a size.
Tensor expand(const Tensor& x, Sizes sizes);
Tensor broadcast_to(const Tensor& x, Sizes sizes);  // its other name
// Each expanded to the sizes that all broadcast to; itself where it has them.
SmallVector<Tensor, 3> broadcast_tensors(Span<const Tensor> tensors);
Tensor as_strided(const Tensor& x, Sizes sizes, Sizes strides, int64_t offset);

// ---- other orders ----
Tensor transpose(const Tensor& x, int64_t dim0, int64_t dim1);
Tensor t(const Tensor& x);
Tensor permute(const Tensor& x, Sizes dims);
Tensor movedim(const Tensor& x, Sizes source, Sizes destination);

// ---- parts ----
Tensor select(const Tensor& x, int64_t dim, int64_t index);
Tensor narrow(const Tensor& x, int64_t dim, int64_t start, int64_t length);
// As x[start:end:step]: bounds are clamped.
Tensor slice(const Tensor& x, int64_t dim, int64_t start, int64_t end, int64_t step = 1);
Tensor diagonal(const Tensor& x, int64_t offset = 0, int64_t dim1 = 0, int64_t dim2 = 1);
Tensor unfold(const Tensor& x, int64_t dim, int64_t size, int64_t step);
// More than `most` parts are an error, before any is made.
SmallVector<Tensor, 3> unbind(const Tensor& x, int64_t dim = 0,
                              int64_t most = std::numeric_limits<int64_t>::max());
SmallVector<Tensor, 3> split(const Tensor& x, int64_t split_size, int64_t dim = 0,
                             int64_t most = std::numeric_limits<int64_t>::max());
SmallVector<Tensor, 3> split(const Tensor& x, Sizes split_sizes, int64_t dim = 0,
                             int64_t most = std::numeric_limits<int64_t>::max());
SmallVector<Tensor, 3> chunk(const Tensor& x, int64_t chunks, int64_t dim = 0,
                             int64_t most = std::numeric_limits<int64_t>::max());
// Parts of like lengths, of which the first may be longer by 1.
SmallVector<Tensor, 3> tensor_split(const Tensor& x, int64_t sections, int64_t dim = 0,
                                    int64_t most = std::numeric_limits<int64_t>::max());
// Parts between the indices, by the rules of slice.
SmallVector<Tensor, 3> tensor_split(const Tensor& x, Sizes indices, int64_t dim = 0,
                                    int64_t most = std::numeric_limits<int64_t>::max());
// Either, by a whole number or a vector of them.
SmallVector<Tensor, 3> tensor_split(const Tensor& x, const Tensor& indices_or_sections,
                                    int64_t dim = 0,
                                    int64_t most = std::numeric_limits<int64_t>::max());

// ---- copies ----
Tensor repeat(const Tensor& x, Sizes repeats);
Tensor tile(const Tensor& x, Sizes dims);
Tensor flip(const Tensor& x, Sizes dims);
// Without dims the elements are rolled in row-major order.
Tensor roll(const Tensor& x, Sizes shifts, Sizes dims = {});
Tensor tril(const Tensor& x, int64_t diagonal = 0);
Tensor triu(const Tensor& x, int64_t diagonal = 0);
// A vector as the diagonal of a matrix, or a copy of the diagonal of a matrix.
Tensor diag(const Tensor& x, int64_t diagonal = 0);
// The last dimension as a diagonal of two new ones.
Tensor diag_embed(const Tensor& x, int64_t offset = 0, int64_t dim1 = -2, int64_t dim2 = -1);

}  // namespace nnc::ops
