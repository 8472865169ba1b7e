// SPDX-License-Identifier: Apache-2.0
// What the reductions share: the output and how its kernel and its gradient see it.
#pragma once

#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {

// A new tensor for x reduced over `dims` (none: all), and its view with every dimension kept.
class ReducedOutput {
 public:
  ReducedOutput(const Tensor& x, Sizes dims, bool keepdim, DType dtype, const char* op)
      : kept_(reduced_sizes(x.sizes(), dims, true, op)),
        strides_(contiguous_strides(kept_)),
        y_(Tensor::empty(keepdim ? kept_ : reduced_sizes(x.sizes(), dims, false, op), dtype)) {}
  ReducedOutput(const ReducedOutput&) = delete;

  const Tensor& tensor() const { return y_; }
  const Dims& kept() const { return kept_; }
  View view() const { return restrided(y_.mutable_view(), kept_, strides_); }

 private:
  Dims kept_, strides_;
  Tensor y_;
};

// t, a reduced tensor, with every dimension kept: it broadcasts against what was reduced.
inline Tensor restore(const Tensor& t, Sizes kept) {
  return same_sizes(t.sizes(), kept) ? t : reshape(t, kept);
}
// How many elements each result stands for.
int64_t reduced_count(Sizes sizes, Sizes kept);
// norm under another name of its grad_fn.
Tensor norm_called(const char* grad_fn, const Tensor& x, double p, Sizes dims, bool keepdim,
                   std::optional<DType> dtype = std::nullopt);
// g over the number of elements of `mask` (bool) that are set along dims, of g's type; the count is
// held in no 16-bit type.
Tensor over_count(const Tensor& g, const Tensor& mask, Sizes dims);

}  // namespace nnc::ops
