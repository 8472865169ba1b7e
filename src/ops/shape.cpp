// SPDX-License-Identifier: Apache-2.0
#include "ops/shape.h"

#include "graph/record.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

// `sizes` with a -1 replaced by what makes the count right.
Dims resolve_sizes(const Tensor& x, Sizes sizes, const char* op) {
  Dims out(sizes);
  int64_t free = -1, known = 1;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    check(sizes[d] >= -1, Code::kShape, op, ": invalid shape dimension ", sizes[d], " at index ", d,
          " of shape ", sizes);
    if (sizes[d] == -1) {
      check(free < 0, Code::kShape, op, ": only one dimension can be inferred, shape is ", sizes);
      free = d;
    } else {
      known = checked_mul(known, sizes[d], op);
    }
  }
  if (free >= 0) {
    check(known != 0, Code::kShape, op, ": cannot reshape tensor of ", x.numel(),
          " elements into shape ", sizes,
          " because the unspecified dimension size -1 can be any value");
    out[free] = x.numel() / known;
    known *= out[free];
  }
  check(known == x.numel(), Code::kShape, op, ": shape '", sizes, "' is invalid for input of size ",
        x.numel());
  return out;
}

}  // namespace

// ---- view, flatten, squeeze, unsqueeze: y = x with other sizes.   dx = dy with x's sizes.
//      saves x's sizes
namespace {
struct ViewNode final : Node {
  Dims sizes;
  const char* label = "ViewBackward0";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override { return {reshape(gy[0], sizes)}; }
};
// x with sizes and strides that fit its storage.
Tensor viewed(const Tensor& x, Sizes sizes, Sizes strides, const char* label = "ViewBackward0") {
  Tensor y = materialize(x).alias(sizes, strides, x.offset());
  auto node = record<ViewNode>(x);
  if (node) {
    node->sizes = Dims(x.sizes());
    node->label = label;
  }
  attach_view(y, x, node);
  return y;
}
}  // namespace
Tensor view(const Tensor& x, Sizes sizes) {
  Dims target = resolve_sizes(x, sizes, "view"), strides;
  check(view_strides(x.sizes(), x.strides(), target, strides), Code::kShape,
        "view: view size is not compatible with input tensor's size and stride (at least one "
        "dimension spans across two contiguous subspaces). Use .reshape(...) instead. Input has "
        "size ",
        x.sizes(), " and stride ", x.strides(), ", the view ", target);
  return viewed(x, target, strides);
}
Tensor reshape(const Tensor& x, Sizes sizes) {
  Dims target = resolve_sizes(x, sizes, "reshape"), strides;
  if (view_strides(x.sizes(), x.strides(), target, strides)) {
    return viewed(x, target, strides, x.contiguous() ? "ViewBackward0" : "ReshapeAliasBackward0");
  }
  const Tensor copy = contiguous(x);
  Tensor y = copy.alias(target, contiguous_strides(target), 0);
  if (auto node = record<ViewNode>(copy)) {
    node->sizes = Dims(copy.sizes());
    node->label = "UnsafeViewBackward0";
    attach(y, node);
  }
  return y;
}

Tensor flatten(const Tensor& x, int64_t start_dim, int64_t end_dim) {
  const int64_t start = wrap_dim(start_dim, x.dim(), "flatten");
  const int64_t end = wrap_dim(end_dim, x.dim(), "flatten");
  check(start <= end, Code::kInvalid,
        "flatten: flatten() has invalid args: start_dim cannot come after end_dim, got ", start_dim,
        " and ", end_dim);
  if (x.dim() == 0) return reshape(x, {1});
  if (start == end) return x;
  Dims sizes;
  int64_t merged = 1;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d < start || d > end) {
      sizes.push_back(x.size(d));
      continue;
    }
    merged = checked_mul(merged, x.size(d), "flatten");
    if (d == end) sizes.push_back(merged);
  }
  return reshape(x, sizes);
}
Tensor unflatten(const Tensor& x, int64_t dim, Sizes sizes) {
  const int64_t at = wrap_dim(dim, x.dim(), "unflatten");
  check(!sizes.empty(), Code::kInvalid, "unflatten: sizes must be non-empty");
  check(x.dim() > 0, Code::kShape, "unflatten: the input has no dimensions");
  int64_t known = 1, inferred = 0;
  for (int64_t s : sizes) {
    check(s >= -1, Code::kShape, "unflatten: invalid size ", s, " in ", sizes);
    if (s == -1)
      ++inferred;
    else
      known = checked_mul(known, s, "unflatten");
  }
  check(inferred <= 1, Code::kShape, "unflatten: only one dimension can be inferred, not those of ",
        sizes);
  const bool fits = inferred == 0 ? known == x.size(at) : known > 0 && x.size(at) % known == 0;
  check(fits, Code::kShape, "unflatten: Provided sizes ", sizes,
        " don't multiply up to the size of dim ", at, " (", x.size(at), ") in the input tensor");
  Dims target;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d != at) {
      target.push_back(x.size(d));
      continue;
    }
    for (int64_t s : sizes) target.push_back(s == -1 ? x.size(at) / known : s);
  }
  return view(x, target);
}

namespace {
template <class F>
Tensor squeezed(const Tensor& x, const char* label, const F& drops) {
  Dims sizes, strides;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (x.size(d) == 1 && drops(d)) continue;
    sizes.push_back(x.size(d));
    strides.push_back(x.stride(d));
  }
  return viewed(x, sizes, strides, label);
}
}  // namespace
Tensor squeeze(const Tensor& x) {
  return squeezed(x, "SqueezeBackward0", [](int64_t) { return true; });
}
Tensor squeeze(const Tensor& x, int64_t dim) {
  const int64_t at = wrap_dim(dim, x.dim(), "squeeze");
  return squeezed(x, "SqueezeBackward1", [at](int64_t d) { return d == at; });
}
Tensor squeeze(const Tensor& x, Sizes dims) {
  const auto mask = dim_mask(x.dim(), dims, "squeeze");
  return squeezed(x, "SqueezeBackward2", [&](int64_t d) { return mask[d] != 0; });
}
Tensor unsqueeze(const Tensor& x, int64_t dim) {
  const int64_t at = wrap_dim(dim, x.dim() + 1, "unsqueeze");
  check(x.dim() < kMaxDims, Code::kShape, "unsqueeze: more than ", kMaxDims, " dimensions");
  Dims sizes(x.sizes()), strides(x.strides());
  const int64_t stride = at < x.dim() ? x.size(at) * x.stride(at) : 1;
  sizes.insert(at, 1);
  strides.insert(at, stride);
  return viewed(x, sizes, strides, "UnsqueezeBackward0");
}

// ---- expand: y = x repeated.   dx = dy summed over the repeats.   saves x's sizes
namespace {
struct ExpandNode final : Node {
  Dims sizes;
  const char* name() const override { return "ExpandBackward0"; }
  Tensors backward(const Tensors& gy) override { return {sum_to_size(gy[0], sizes)}; }
};
}  // namespace
namespace {
Tensor expanded(const Tensor& x, Sizes sizes, const char* op) {
  check(sizes.size() >= x.dim(), Code::kShape, op, ": the number of sizes provided (", sizes.size(),
        ") must be greater or equal to the number of dimensions in the tensor (", x.dim(), ")");
  const int64_t lead = sizes.size() - x.dim();
  Dims target(sizes), strides(sizes.size());
  for (int64_t d = sizes.size() - 1; d >= 0; --d) {
    const int64_t own = d < lead ? 1 : x.size(d - lead);
    check(sizes[d] != -1 || d >= lead, Code::kShape, op,
          ": The expanded size of the tensor (-1) isn't allowed in a leading, non-existing "
          "dimension ",
          d);
    if (sizes[d] == -1) target[d] = own;
    check(target[d] == own || (own == 1 && target[d] >= 0), Code::kShape, op,
          ": The expanded size of the tensor (", sizes[d], ") must match the existing size (", own,
          ") at non-singleton dimension ", d, ". Target sizes: ", sizes,
          ". Tensor sizes: ", x.sizes());
    if (target[d] != own || x.dim() == 0)
      strides[d] = 0;
    else  // a new dimension of one steps over the next, as in PyTorch
      strides[d] = d < lead ? target[d + 1] * strides[d + 1] : x.stride(d - lead);
  }
  checked_numel(target, op);
  Tensor y = materialize(x).alias(target, strides, x.offset());
  auto node = record<ExpandNode>(x);
  if (node) node->sizes = Dims(x.sizes());
  attach_view(y, x, node);
  return y;
}
}  // namespace
Tensor expand(const Tensor& x, Sizes sizes) {
  return expanded(x, sizes, "expand");
}
Tensor broadcast_to(const Tensor& x, Sizes sizes) {
  return expanded(x, sizes, "broadcast_to");
}

}  // namespace nnc::ops
