// SPDX-License-Identifier: Apache-2.0
// Copies with the elements in other places.
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {

// ---- repeat: y = copies of x side by side.   dx = dy summed over the copies.
//      saves x's sizes and the repeats
namespace {
struct RepeatNode final : Node {
  Dims sizes, repeats;  // sizes with the leading ones that repeats asks for
  Dims original;
  const char* name() const override { return "RepeatBackward0"; }
  Tensors backward(const Tensors& gy) override {
    // (r0, s0, r1, s1, ...), without the repeats that are 1.
    Dims split, copies;
    for (int64_t d = 0; d < sizes.size(); ++d) {
      if (repeats[d] != 1) {
        copies.push_back(split.size());
        split.push_back(repeats[d]);
      }
      split.push_back(sizes[d]);
    }
    const Tensor g = copies.empty() ? gy[0] : sum(reshape(gy[0], split), copies);
    return {reshape(g, original)};
  }
};
}  // namespace
Tensor repeat(const Tensor& x, Sizes repeats) {
  check(repeats.size() >= x.dim(), Code::kShape,
        "repeat: Number of dimensions of repeat dims can not be smaller than number of dimensions "
        "of tensor, got ",
        repeats, " for size ", x.sizes());
  const int64_t lead = repeats.size() - x.dim();
  Dims sizes(repeats.size(), 1), target(repeats.size());
  for (int64_t d = 0; d < repeats.size(); ++d) {
    if (d >= lead) sizes[d] = x.size(d - lead);
    target[d] = checked_mul(sizes[d], repeats[d], "repeat");
  }
  checked_numel(target, "repeat");
  Tensor y = Tensor::empty(target, x.dtype());
  if (y.numel() > 0) {
    // Both tensors as (r0, s0, r1, s1, ...), x with stride 0 along the repeats; without what is 1.
    const ConstView in = x.view();
    Dims split, from, to;
    const auto add = [&](int64_t size, int64_t in_stride, int64_t out_stride) {
      if (size == 1) return;
      split.push_back(size), from.push_back(in_stride), to.push_back(out_stride);
    };
    for (int64_t d = 0; d < repeats.size(); ++d) {
      add(repeats[d], 0, y.stride(d) * sizes[d]);
      add(sizes[d], d < lead ? 0 : in.stride(d - lead), y.stride(d));
    }
    kernels::copy(restrided(y.mutable_view(), split, to), restrided(in, split, from));
  }
  if (auto node = record<RepeatNode>(x)) {
    node->sizes = std::move(sizes);
    node->repeats = Dims(repeats);
    node->original = Dims(x.sizes());
    attach(y, node);
  }
  return y;
}
Tensor tile(const Tensor& x, Sizes dims) {
  Dims repeats(dims);
  while (repeats.size() < x.dim()) repeats.insert(0, 1);
  return repeat(x, repeats);
}

// ---- flip: y = x backwards along dims.   dx = dy flipped.   saves dims
namespace {
struct FlipNode final : Node {
  Dims dims;
  const char* name() const override { return "FlipBackward0"; }
  Tensors backward(const Tensors& gy) override { return {flip(gy[0], dims)}; }
};
}  // namespace
Tensor flip(const Tensor& x, Sizes dims) {
  SmallVector<uint8_t, 8> seen(x.dim() + 1);
  Tensor y = Tensor::empty_like(x);
  const ConstView in = x.view();
  Dims strides(in.strides());
  int64_t offset = 0;
  for (int64_t dim : dims) {
    const int64_t d = wrap_dim(dim, x.dim(), "flip");
    check(!seen[d], Code::kInvalid, "flip: dim ", d, " appears multiple times in the list of dims");
    seen[d] = 1;
    if (x.dim() == 0 || x.numel() == 0) continue;
    offset += (x.size(d) - 1) * strides[d];
    strides[d] = -strides[d];
  }
  kernels::copy(y.mutable_view(), restrided(in, x.sizes(), strides, offset));
  if (auto node = record<FlipNode>(x)) {
    node->dims = Dims(dims);
    attach(y, node);
  }
  return y;
}

// ---- roll: y = x moved round in a circle.   dx = dy rolled back.   saves shifts and dims
namespace {
struct RollNode final : Node {
  Dims shifts, dims;  // shifts negated
  const char* name() const override { return "RollBackward0"; }
  Tensors backward(const Tensors& gy) override { return {roll(gy[0], shifts, dims)}; }
};
// Along one dimension: two parts change places.
Tensor roll_values(const Tensor& x, int64_t shift, int64_t d) {
  if (x.numel() == 0) return empty_as_strided(x, x.dtype());
  const int64_t n = x.size(d), by = ((shift % n) + n) % n;
  // PyTorch joins the two parts: as images, if both are (Note [Shown order]).
  Dims first(x.sizes()), last(x.sizes());
  first[d] = n - by, last[d] = by;
  const bool image = are_channels_last(first, x.strides()) && are_channels_last(last, x.strides());
  Tensor y = empty_image(x.sizes(), x.dtype(), image);
  const auto move = [&](int64_t from, int64_t to, int64_t length) {
    if (length == 0) return;
    kernels::copy(narrowed(y.mutable_view(), d, to, length), narrowed(x.view(), d, from, length));
  };
  move(0, by, n - by);
  move(n - by, 0, by);
  return y;
}
}  // namespace
Tensor roll(const Tensor& x, Sizes shifts, Sizes dims) {
  check(!shifts.empty(), Code::kInvalid, "roll: `shifts` required");
  check(shifts.size() == (dims.empty() ? 1 : dims.size()), Code::kInvalid,
        "roll: shifts and dimensions must align. shifts: ", shifts.size(), ", dims:", dims.size());
  Tensor y = detach(x);
  if (dims.empty()) {
    const Tensor row = plain_rows(y);
    y = roll_values(row.alias({x.numel()}, {1}, row.offset()), shifts[0], 0)
            .alias(x.sizes(), contiguous_strides(x.sizes()), 0);
  }
  for (int64_t i = 0; i < dims.size(); ++i) {
    check(x.dim() > 0, Code::kIndex, "roll: Dimension specified as ", dims[i],
          " but tensor has no dimensions");
    y = roll_values(y, shifts[i], wrap_dim(dims[i], x.dim(), "roll"));
  }
  if (auto node = record<RollNode>(x)) {
    for (int64_t i = 0; i < shifts.size(); ++i) {
      const int64_t n = dims.empty() ? x.numel() : x.size(dims[i]);
      node->shifts.push_back(n > 0 ? -(shifts[i] % n) : 0);
    }
    node->dims = Dims(dims);
    attach(y, node);
  }
  return y;
}

// ---- tril, triu: y = x on one side of a diagonal, else 0.   dx = dy likewise.   saves nothing
namespace {
struct TriangleNode final : Node {
  int64_t diagonal = 0;
  bool lower = false;
  const char* name() const override { return lower ? "TrilBackward0" : "TriuBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {lower ? tril(gy[0], diagonal) : triu(gy[0], diagonal)};
  }
};
Tensor triangle(const Tensor& x, int64_t diagonal, bool lower, const char* op) {
  check(x.dim() >= 2, Code::kShape, op, ": input tensor must have at least 2 dimensions, got ",
        x.dim());
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::triangle(y.mutable_view(), x.view(), diagonal, lower);
  if (auto node = record<TriangleNode>(x)) {
    node->diagonal = diagonal;
    node->lower = lower;
    attach(y, node);
  }
  return y;
}
}  // namespace
Tensor tril(const Tensor& x, int64_t diagonal) {
  return triangle(x, diagonal, true, "tril");
}
Tensor triu(const Tensor& x, int64_t diagonal) {
  return triangle(x, diagonal, false, "triu");
}

}  // namespace nnc::ops
