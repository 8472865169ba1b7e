// SPDX-License-Identifier: Apache-2.0
#include "ops/reduce.h"

#include "graph/record.h"
#include "kernels/reduce.h"
#include "ops/elementwise.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// A mark for each dimension: is it reduced?
SmallVector<uint8_t, 8> reduced_mask(int64_t ndim, Sizes dims, const char* op) {
  SmallVector<uint8_t, 8> mask(ndim, dims.empty() ? 1 : 0);
  for (int64_t d : dims) {
    const int64_t at = wrap_dim(d, ndim, op);
    if (ndim == 0) continue;
    check(!mask[at], Code::kInvalid, op, ": dim ", at, " appears multiple times in the list of dims");
    mask[at] = 1;
  }
  return mask;
}

}  // namespace

Dims reduced_sizes(Sizes sizes, Sizes dims, bool keepdim, const char* op) {
  const auto mask = reduced_mask(sizes.size(), dims, op);
  Dims out;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    if (!mask[d]) out.push_back(sizes[d]);
    else if (keepdim) out.push_back(1);
  }
  return out;
}

// ---- sum: y = sum of x over dims.   dx = dy repeated.   saves the sizes
struct SumNode final : Node {
  Dims sizes, kept;  // of x, and of y with every dimension kept
  bool all = false;
  const char* name() const override { return all ? "SumBackward0" : "SumBackward1"; }
  Tensors backward(const Tensors& gy) override { return {expand(reshape(gy[0], kept), sizes)}; }
};
Tensor sum(const Tensor& x, Sizes dims, bool keepdim) {
  const Dims kept = reduced_sizes(x.sizes(), dims, true, "sum");
  const DType t = is_floating(x.dtype()) ? x.dtype() : DType::kInt64;
  Tensor y = Tensor::empty(reduced_sizes(x.sizes(), dims, keepdim, "sum"), t);
  View out = y.mutable_view();
  const Dims strides = contiguous_strides(kept);
  out.size_data = kept.data();
  out.stride_data = strides.data();
  out.ndim = kept.size();
  kernels::reduce(kernels::Reduce::kSum, out, x.view());
  if (auto node = record<SumNode>(x)) {
    node->sizes = Dims(x.sizes());
    node->kept = kept;
    node->all = dims.empty();
    attach(y, node);
  }
  return y;
}

Tensor sum_to_size(const Tensor& x, Sizes sizes) {
  if (same_sizes(x.sizes(), sizes)) return x;
  const int64_t lead = x.dim() - sizes.size();
  Dims dims;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d < lead || (sizes[d - lead] == 1 && x.size(d) != 1)) dims.push_back(d);
  }
  return reshape(dims.empty() ? x : sum(x, dims, true), sizes);
}

}  // namespace nnc::ops
