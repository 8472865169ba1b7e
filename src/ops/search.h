// SPDX-License-Identifier: Apache-2.0
// Places in sorted tensors, membership, distinct elements, counts and repetition. Parameters as in
// torch; see nnc/ops_search.h.
#pragma once

#include <optional>
#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

// side: "left", "right" or nothing; an undefined sorter is none.
Tensor searchsorted(const Tensor& sorted, const Tensor& values, bool out_int32, bool right,
                    std::string_view side, const Tensor& sorter);
Tensor isin(const Tensor& elements, const Tensor& test_elements, bool invert);
Tensor bincount(const Tensor& x, const Tensor& weights, int64_t minlength);

// The distinct elements in order, or along dim the distinct slices; where each one of x went; how
// many of each there were.
SmallVector<Tensor, 3> unique(const Tensor& x, std::optional<int64_t> dim, bool with_inverse,
                              bool with_counts);

Tensor repeat_interleave(const Tensor& x, const Tensor& repeats, std::optional<int64_t> dim,
                         std::optional<int64_t> output_size);
Tensor repeat_interleave(const Tensor& x, int64_t repeats, std::optional<int64_t> dim,
                         std::optional<int64_t> output_size);

}  // namespace nnc::ops
