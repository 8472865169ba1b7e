// SPDX-License-Identifier: Apache-2.0
// Views of parts of a tensor.
#include "graph/record.h"
#include "ops/as_strided.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {

// ---- window (select, slice, diagonal, unfold): y = part of x.   dx = zeros with dy added into the
//      part.   saves the part's place within a row-major tensor of x's sizes
namespace {
struct WindowNode final : Node {
  const char* label = "";
  Geometry base, view;
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override { return {strided_adjoint(gy[0], base, view)}; }
};
// cut(Geometry&) turns the geometry of a whole into that of the part.
template <class F>
Tensor window(const Tensor& x, const char* label, const F& cut) {
  Geometry part = Geometry::of(x);
  cut(part);
  Tensor y = materialize(x).alias(part.sizes, part.strides, part.offset);
  auto node = record<WindowNode>(x);
  if (node) {
    node->label = label;
    node->base = {Dims(x.sizes()), contiguous_strides(x.sizes()), 0};
    node->view = node->base;
    cut(node->view);
  }
  attach_view(y, x, node);
  return y;
}

// The stride of steps. One that is never taken may be any: its stride must not overflow.
int64_t stepped(int64_t stride, int64_t step) {
  int64_t result = 0;
  return __builtin_mul_overflow(stride, step, &result) ? stride : result;
}

Tensor sliced(const Tensor& x, int64_t dim, int64_t start, int64_t length, int64_t step) {
  return window(x, "SliceBackward0", [&](Geometry& g) {
    g.offset += start * g.strides[dim];
    g.sizes[dim] = length;
    g.strides[dim] = stepped(g.strides[dim], step);
  });
}
}  // namespace

Tensor select(const Tensor& x, int64_t dim, int64_t index) {
  check(x.dim() > 0, Code::kIndex, "select: select() cannot be applied to a 0-dim tensor.");
  const int64_t d = wrap_dim(dim, x.dim(), "select"), n = x.size(d);
  check(index >= -n && index < n, Code::kIndex, "select: index ", index,
        " out of range for tensor of size ", x.sizes(), " at dimension ", d);
  const int64_t i = index < 0 ? index + n : index;
  return window(x, "SelectBackward0", [&](Geometry& g) {
    g.offset += i * g.strides[d];
    g.sizes.erase(d);
    g.strides.erase(d);
  });
}

Tensor slice(const Tensor& x, int64_t dim, int64_t start, int64_t end, int64_t step) {
  check(x.dim() > 0, Code::kIndex, "slice: slice() cannot be applied to a 0-dim tensor.");
  const int64_t d = wrap_dim(dim, x.dim(), "slice"), n = x.size(d);
  check(step > 0, Code::kInvalid, "slice: slice step must be positive, got ", step);
  const auto clamp = [n](int64_t v) {
    if (v < 0) v += n;
    return v < 0 ? 0 : v > n ? n : v;
  };
  const int64_t from = clamp(start), to = clamp(end);
  const int64_t length = to > from ? (to - from - 1) / step + 1 : 0;
  return sliced(x, d, from, length, step);
}

Tensor narrow(const Tensor& x, int64_t dim, int64_t start, int64_t length) {
  check(x.dim() > 0, Code::kIndex, "narrow: narrow() cannot be applied to a 0-dim tensor.");
  check(length >= 0, Code::kInvalid, "narrow: length must be non-negative, got ", length);
  const int64_t d = wrap_dim(dim, x.dim(), "narrow"), n = x.size(d);
  check(start >= -n && start <= n, Code::kIndex,
        "narrow: start out of range (expected to be in range of [", -n, ", ", n, "], but got ",
        start, ")");
  const int64_t from = start < 0 ? start + n : start;
  check(length <= n - from, Code::kIndex, "narrow: start (", from, ") + length (", length,
        ") exceeds dimension size (", n, ").");
  return sliced(x, d, from, length, 1);
}

Tensor diagonal(const Tensor& x, int64_t offset, int64_t dim1, int64_t dim2) {
  const int64_t a = wrap_dim(dim1, x.dim(), "diagonal"), b = wrap_dim(dim2, x.dim(), "diagonal");
  check(a != b, Code::kInvalid, "diagonal: diagonal dimensions cannot be identical ", dim1, ", ",
        dim2);
  const int64_t rows = x.size(a), columns = x.size(b);
  const int64_t down = offset < 0 ? (offset < -rows ? rows : -offset) : 0;
  const int64_t right = offset > 0 ? (offset > columns ? columns : offset) : 0;
  const int64_t length = rows - down < columns - right ? rows - down : columns - right;
  return window(x, "DiagonalBackward0", [&](Geometry& g) {
    const int64_t stride = g.strides[a] + g.strides[b];
    if (length > 0) g.offset += down * g.strides[a] + right * g.strides[b];
    g.sizes.erase(a > b ? a : b), g.strides.erase(a > b ? a : b);
    g.sizes.erase(a > b ? b : a), g.strides.erase(a > b ? b : a);
    g.sizes.push_back(length);
    g.strides.push_back(stride);
  });
}

Tensor unfold(const Tensor& x, int64_t dim, int64_t size, int64_t step) {
  const int64_t d = wrap_dim(dim, x.dim(), "tensor_unfold");
  const int64_t n = x.dim() == 0 ? 1 : x.size(d);
  check(size >= 0, Code::kInvalid, "tensor_unfold: size is ", size, " but must be >= 0");
  check(size <= n, Code::kShape, "tensor_unfold: maximum size for tensor at dimension ", d, " is ",
        n, " but size is ", size);
  check(step > 0, Code::kInvalid, "tensor_unfold: step is ", step, " but must be > 0");
  check(x.dim() < kMaxDims, Code::kShape, "tensor_unfold: more than ", kMaxDims, " dimensions");
  const int64_t count = (n - size) / step + 1;
  return window(x, "UnfoldBackward0", [&](Geometry& g) {
    const int64_t stride = x.dim() == 0 ? 1 : g.strides[d];
    if (x.dim() > 0) {
      g.sizes[d] = count;
      g.strides[d] = stepped(stride, step);
    }
    g.sizes.push_back(size);
    g.strides.push_back(stride);
  });
}

// ---- split, unbind: y_i = parts of x along dim.   dx = all dy_i joined.   saves the parts' sizes
namespace {
struct SplitNode final : Node {
  int64_t dim = 0;
  bool removes_dim = false;  // unbind
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    Tensors parts;
    for (int64_t i = 0; i < gy.size(); ++i) {
      parts.push_back(gy[i].defined() ? gy[i] : Tensor::zeros(outputs[i].sizes, outputs[i].dtype));
    }
    return {removes_dim ? stack(parts, dim) : cat(parts, dim)};
  }
};
// Before anything is made of the parts.
void check_count(int64_t count, int64_t most, const char* op) {
  check(count <= most, Code::kInvalid, op, ": ", count, " tensors, but capacity is ", most);
}

// The parts of the given lengths, one behind the other; or of length 1 each, without dim.
Tensors divide(const Tensor& x, int64_t dim, Sizes lengths, bool removes_dim, const char* label) {
  auto node = record<SplitNode>(x);
  if (node) {
    node->dim = dim;
    node->removes_dim = removes_dim;
    node->label = label;
  }
  Tensors parts;
  int64_t start = 0;
  for (int64_t length : lengths) {
    Dims sizes(x.sizes()), strides(x.strides());
    const int64_t offset = x.offset() + (length > 0 ? start * strides[dim] : 0);
    sizes[dim] = length;
    if (removes_dim) {
      sizes.erase(dim);
      strides.erase(dim);
    }
    Tensor part = materialize(x).alias(sizes, strides, offset);
    attach_view(part, x, node, ViewOutput::kOneOfSeveral);
    parts.push_back(std::move(part));
    start += length;
  }
  return parts;
}
}  // namespace

Tensors unbind(const Tensor& x, int64_t dim, int64_t most) {
  check(x.dim() > 0, Code::kIndex, "unbind: Dimension specified as ", dim,
        " but tensor has no dimensions");
  const int64_t d = wrap_dim(dim, x.dim(), "unbind");
  check_count(x.size(d), most, "unbind");
  const Dims ones(x.size(d), 1);
  return divide(x, d, ones, true, "UnbindBackward0");
}

namespace {
// op: the function that was called.
Tensors split_evenly(const Tensor& x, int64_t split_size, int64_t d, int64_t most, const char* op) {
  const int64_t n = x.size(d);
  check_count(n == 0 ? 1 : (n - 1) / split_size + 1, most, op);
  Dims lengths;
  for (int64_t at = 0; at < n; at += lengths.back()) {
    lengths.push_back(n - at < split_size ? n - at : split_size);
  }
  if (n == 0) lengths.push_back(0);
  return divide(x, d, lengths, false, "SplitBackward0");
}
}  // namespace

Tensors split(const Tensor& x, int64_t split_size, int64_t dim, int64_t most) {
  check(x.dim() > 0, Code::kShape, "split: split expects at least a 1-dimensional tensor");
  check(split_size >= 0, Code::kInvalid,
        "split: split expects split_size be non-negative, but got split_size=", split_size);
  const int64_t d = wrap_dim(dim, x.dim(), "split"), n = x.size(d);
  check(split_size > 0 || n == 0, Code::kInvalid,
        "split: split_size can only be 0 if dimension size is 0, but got dimension size of ", n);
  return split_evenly(x, split_size, d, most, "split");
}

Tensors split(const Tensor& x, Sizes split_sizes, int64_t dim, int64_t most) {
  check(x.dim() > 0, Code::kShape,
        "split: split_with_sizes expects at least a 1-dimensional tensor");
  const int64_t d = wrap_dim(dim, x.dim(), "split");
  check_count(split_sizes.size(), most, "split");
  int64_t total = 0;
  for (int64_t s : split_sizes) {
    check(s >= 0, Code::kInvalid,
          "split: split_with_sizes expects split_sizes have only non-negative entries, but got "
          "split_sizes=",
          split_sizes);
    total = checked_add(total, s, "split");
  }
  check(total == x.size(d), Code::kShape,
        "split: split_with_sizes expects split_sizes to sum exactly to ", x.size(d),
        " (input tensor's size at dimension ", d, "), but got split_sizes=", split_sizes);
  return divide(x, d, split_sizes, false, "SplitWithSizesBackward0");
}

Tensors chunk(const Tensor& x, int64_t chunks, int64_t dim, int64_t most) {
  check(x.dim() > 0, Code::kShape, "chunk: chunk expects at least a 1-dimensional tensor");
  check(chunks > 0, Code::kInvalid,
        "chunk: chunk expects `chunks` to be greater than 0, got: ", chunks);
  const int64_t d = wrap_dim(dim, x.dim(), "chunk"), n = x.size(d);
  // An empty dimension still gives as many parts as were asked for.
  if (n == 0) {
    check_count(chunks, most, "chunk");
    return divide(x, d, Dims(chunks), false, "SplitWithSizesBackward0");
  }
  return split_evenly(x, (n - 1) / chunks + 1, d, most, "chunk");
}

}  // namespace nnc::ops
