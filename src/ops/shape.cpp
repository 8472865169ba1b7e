// SPDX-License-Identifier: Apache-2.0
#include "ops/shape.h"

#include "graph/record.h"
#include "ops/convert.h"
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
          " elements into shape ", sizes, " because the unspecified dimension size -1 can be any value");
    out[free] = x.numel() / known;
    known *= out[free];
  }
  check(known == x.numel(), Code::kShape, op, ": shape '", sizes, "' is invalid for input of size ",
        x.numel());
  return out;
}

}  // namespace

// ---- view: y = x with other sizes.   dx = dy with x's sizes.   saves x's sizes
struct ViewNode final : Node {
  Dims sizes;
  bool copied = false;
  const char* name() const override { return copied ? "UnsafeViewBackward0" : "ViewBackward0"; }
  Tensors backward(const Tensors& gy) override { return {reshape(gy[0], sizes)}; }
};
namespace {
// x with sizes and strides that view_strides found.
Tensor viewed(const Tensor& x, Dims sizes, Dims strides) {
  Tensor y = x.alias(std::move(sizes), std::move(strides), x.offset());
  auto node = record<ViewNode>(x);
  if (node) node->sizes = Dims(x.sizes());
  attach_view(y, x, node);
  return y;
}
}  // namespace
Tensor view(const Tensor& x, Sizes sizes) {
  Dims target = resolve_sizes(x, sizes, "view"), strides;
  check(view_strides(x.sizes(), x.strides(), target, strides), Code::kShape,
        "view: view size is not compatible with input tensor's size and stride (at least one "
        "dimension spans across two contiguous subspaces). Use .reshape(...) instead. Input has "
        "size ", x.sizes(), " and stride ", x.strides(), ", the view ", target);
  return viewed(x, std::move(target), std::move(strides));
}
Tensor reshape(const Tensor& x, Sizes sizes) {
  Dims target = resolve_sizes(x, sizes, "reshape"), strides;
  if (view_strides(x.sizes(), x.strides(), target, strides)) {
    return viewed(x, std::move(target), std::move(strides));
  }
  const Tensor copy = contiguous(x);
  Dims packed = contiguous_strides(target);
  Tensor y = copy.alias(std::move(target), std::move(packed), 0);
  if (auto node = record<ViewNode>(copy)) {
    node->sizes = Dims(copy.sizes());
    node->copied = true;
    attach(y, node);
  }
  return y;
}

// ---- expand: y = x repeated.   dx = dy summed over the repeats.   saves x's sizes
struct ExpandNode final : Node {
  Dims sizes;
  const char* name() const override { return "ExpandBackward0"; }
  Tensors backward(const Tensors& gy) override { return {sum_to_size(gy[0], sizes)}; }
};
Tensor expand(const Tensor& x, Sizes sizes) {
  check(sizes.size() >= x.dim(), Code::kShape, "expand: the number of sizes provided (",
        sizes.size(), ") must be greater or equal to the number of dimensions in the tensor (",
        x.dim(), ")");
  const int64_t lead = sizes.size() - x.dim();
  Dims target(sizes), strides(sizes.size());
  for (int64_t d = 0; d < sizes.size(); ++d) {
    const int64_t own = d < lead ? 1 : x.size(d - lead);
    if (sizes[d] == -1 && d >= lead) target[d] = own;
    check(target[d] == own || (own == 1 && target[d] >= 0), Code::kShape,
          "expand: The expanded size of the tensor (", sizes[d], ") must match the existing size (",
          own, ") at non-singleton dimension ", d, ". Target sizes: ", sizes,
          ". Tensor sizes: ", x.sizes());
    strides[d] = d < lead || target[d] != own ? 0 : x.stride(d - lead);
  }
  checked_numel(target, "expand");
  Tensor y = x.alias(std::move(target), std::move(strides), x.offset());
  auto node = record<ExpandNode>(x);
  if (node) node->sizes = Dims(x.sizes());
  attach_view(y, x, node);
  return y;
}

}  // namespace nnc::ops
