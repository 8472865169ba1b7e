// SPDX-License-Identifier: Apache-2.0
#include "ops/join.h"

#include <algorithm>

#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// An empty vector joins with anything, as it always did in torch.
bool is_legacy_empty(const Tensor& t) {
  return t.dim() == 1 && t.size(0) == 0;
}

DType common_dtype(Span<const Tensor> tensors) {
  Tensor first = tensors[0];
  DType dtype = first.dtype();
  for (const Tensor& t : tensors) dtype = promote_types(dtype, t.dtype());
  return dtype;
}

// Sizes of the result, checked.
Dims joined_sizes(Span<const Tensor> tensors, int64_t& dim) {
  const Tensor* model = nullptr;
  for (const Tensor& t : tensors) {
    if (!model && !is_legacy_empty(t)) model = &t;
  }
  if (!model) {
    // Of those alone dim is not asked about.
    dim = 0;
    return {0};
  }
  dim = wrap_dim(dim, model->dim(), "cat");
  Dims sizes(model->sizes());
  sizes[dim] = 0;
  for (int64_t i = 0; i < tensors.size(); ++i) {
    const Tensor& t = tensors[i];
    if (is_legacy_empty(t) && model->dim() != 1) continue;
    check(t.dim() == model->dim(), Code::kShape,
          "cat: Tensors must have same number of dimensions: got ", model->dim(), " and ", t.dim());
    for (int64_t d = 0; d < t.dim(); ++d) {
      check(d == dim || t.size(d) == sizes[d], Code::kShape,
            "cat: Sizes of tensors must match except in dimension ", dim, ". Expected size ",
            sizes[d], " but got size ", t.size(d), " for tensor number ", i, " in the list.");
    }
    sizes[dim] = checked_add(sizes[dim], t.size(dim), "cat");
  }
  return sizes;
}

}  // namespace

// ---- cat: y = all x_i along dim.   dx_i = their part of dy.   saves the sizes
namespace {
struct CatNode final : Node {
  int64_t dim = 0;
  SmallVector<int64_t, 8> lengths;  // -1: an empty vector that took no part
  const char* name() const override { return "CatBackward0"; }
  Tensors backward(const Tensors& gy) override {
    Tensors gx(lengths.size());
    int64_t start = 0;
    for (int64_t i = 0; i < lengths.size(); ++i) {
      if (lengths[i] < 0) {
        if (needs(i)) gx[i] = Tensor::zeros({0}, gy[0].dtype());
        continue;
      }
      if (needs(i)) gx[i] = narrow(gy[0], dim, start, lengths[i]);
      start += lengths[i];
    }
    return gx;
  }
};
}  // namespace
Tensor cat(Span<const Tensor> tensors, int64_t dim) {
  check(!tensors.empty(), Code::kInvalid, "cat: expected a non-empty list of Tensors");
  for (int64_t i = 0; i < tensors.size(); ++i) {
    check(tensors[i].dim() > 0, Code::kShape, "cat: zero-dimensional tensor (at position ", i,
          ") cannot be concatenated");
  }
  const Dims sizes = joined_sizes(tensors, dim);
  // Images that are joined by channels stay in their order.
  const LayoutPlan plan = dim == 1 ? LayoutPlan::of_all(tensors) : LayoutPlan();
  Tensor y = plan.result(sizes, common_dtype(tensors));
  const View out = y.mutable_view();
  int64_t start = 0;
  for (const Tensor& t : tensors) {
    if (t.numel() == 0) continue;
    kernels::copy(narrowed(out, dim, start, t.size(dim)), t.view());
    start += t.size(dim);
  }
  if (std::all_of(tensors.begin(), tensors.end(), is_channels_last)) y = as_image(y, tensors[0]);
  if (auto node = record_list<CatNode>(tensors)) {
    node->dim = dim;
    for (const Tensor& t : tensors) {
      node->lengths.push_back(is_legacy_empty(t) && sizes.size() != 1 ? -1 : t.size(dim));
    }
    attach(y, node);
  }
  return y;
}

// ---- stack: y = all x_i along a new dim.   dx_i = their place in dy.   saves nothing
namespace {
struct StackNode final : Node {
  int64_t dim = 0;
  const char* name() const override { return "StackBackward0"; }
  Tensors backward(const Tensors& gy) override { return unbind(gy[0], dim); }
};
}  // namespace
Tensor stack(Span<const Tensor> tensors, int64_t dim) {
  check(!tensors.empty(), Code::kInvalid, "stack: stack expects a non-empty TensorList");
  const Tensor& first = tensors[0];
  const int64_t d = wrap_dim(dim, first.dim() + 1, "stack");
  for (int64_t i = 1; i < tensors.size(); ++i) {
    check(same_sizes(tensors[i].sizes(), first.sizes()), Code::kShape,
          "stack: stack expects each tensor to be equal size, but got ", first.sizes(),
          " at entry 0 and ", tensors[i].sizes(), " at entry ", i);
  }
  Dims sizes(first.sizes());
  sizes.insert(d, tensors.size());
  // PyTorch joins along dim and splits that, which keeps the order of images.
  Tensor y;
  if (d < first.dim() && std::all_of(tensors.begin(), tensors.end(), is_channels_last)) {
    Dims joined(first.sizes());
    joined[d] = checked_mul(joined[d], tensors.size(), "stack");
    checked_numel(joined, "stack");
    Dims strides;
    view_strides(joined, channels_last_strides(joined), sizes, strides);
    y = Tensor::empty_strided(sizes, strides, common_dtype(tensors));
  } else {
    y = Tensor::empty(sizes, common_dtype(tensors));
  }
  const View whole = y.mutable_view();
  Dims strides(y.strides());
  strides.erase(d);
  for (int64_t i = 0; i < tensors.size(); ++i) {
    const View place = restrided(whole, first.sizes(), strides, i * y.stride(d));
    kernels::copy(place, tensors[i].view());
  }
  if (auto node = record_list<StackNode>(tensors)) {
    node->dim = d;
    attach(y, node);
  }
  return y;
}

Tensor hstack(Span<const Tensor> tensors) {
  check(!tensors.empty(), Code::kInvalid, "hstack: hstack expects a non-empty TensorList");
  Tensors parts;
  for (const Tensor& t : tensors) parts.push_back(t.dim() == 0 ? reshape(t, {1}) : t);
  return cat(parts, parts[0].dim() == 1 ? 0 : 1);
}

Tensor vstack(Span<const Tensor> tensors) {
  check(!tensors.empty(), Code::kInvalid, "vstack: vstack expects a non-empty TensorList");
  Tensors parts;
  for (const Tensor& t : tensors) {
    parts.push_back(t.dim() == 0 ? reshape(t, {1, 1}) : t.dim() == 1 ? unsqueeze(t, 0) : t);
  }
  return cat(parts, 0);
}

}  // namespace nnc::ops
