// SPDX-License-Identifier: Apache-2.0
// as_strided, and the gradients of the nodes that keep views and in-place writes right.
#include "ops/as_strided.h"

#include "graph/record.h"
#include "kernels/binary.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Where the view begins and ends within the base's own stretch of storage.
Tensor look(const Tensor& buffer, const Geometry& g, int64_t origin) {
  return buffer.alias(g.sizes, g.strides, g.offset - origin);
}

// A zeroed buffer for the storage that base and view reach together, and its first element.
Tensor make_buffer(const Geometry& base, const Geometry& view, DType dtype, int64_t& origin) {
  origin = base.offset < view.offset ? base.offset : view.offset;
  const auto end_of = [](const Geometry& g) {
    return g.offset + checked_reach(g.sizes, g.strides, "as_strided");
  };
  const int64_t end_base = end_of(base), end_view = end_of(view);
  const int64_t end = end_base > end_view ? end_base : end_view;
  const Tensor buffer = Tensor::empty({end - origin}, dtype);
  kernels::fill(buffer.mutable_view(), 0);
  return buffer;
}

// Calls body(offset) for each element of a view, in order. Elements may coincide.
template <class F>
void for_each_offset(const Geometry& g, const F& body) {
  Dims at(g.sizes.size());
  const int64_t numel = checked_numel(g.sizes, "as_strided");
  int64_t offset = g.offset;
  for (int64_t i = 0; i < numel; ++i) {
    body(offset);
    for (int64_t d = g.sizes.size() - 1; d >= 0; --d) {
      offset += g.strides[d];
      if (++at[d] < g.sizes[d]) break;
      offset -= at[d] * g.strides[d];
      at[d] = 0;
    }
  }
}

// Sums of 16-bit elements are made in float32 and rounded once.
DType buffer_type(const Geometry& g, DType t) {
  return may_overlap(g.sizes, g.strides) && item_size(t) == 2 ? DType::kFloat32 : t;
}

// Writes src to the elements that g shows; those that coincide get the sum.
void put_shown(const Tensor& buffer, const Geometry& g, int64_t origin, const Tensor& src) {
  const Tensor values = as_type(detach(src), buffer.dtype());
  if (!may_overlap(g.sizes, g.strides)) {
    kernels::copy(look(buffer, g, origin).mutable_view(), values.view());
    return;
  }
  const Tensor packed = contiguous(values);
  dispatch_floating(buffer.dtype(), "as_strided", [&](auto tag) {
    using T = typename decltype(tag)::type;
    T* out = buffer.template mutable_data<T>();
    const T* in = packed.data<T>();
    for_each_offset(g, [&](int64_t at) {
      out[at - origin] =
          T(static_cast<compute_t<T>>(out[at - origin]) + static_cast<compute_t<T>>(*in++));
    });
  });
}

// Divides what each element of the buffer holds by the number of elements of g that coincide there:
// they share it equally, as in PyTorch.
void share(const Tensor& buffer, const Geometry& g, int64_t origin) {
  const Tensor count = Tensor::zeros(buffer.sizes(), DType::kInt64);
  int64_t* n = count.mutable_data<int64_t>();
  for_each_offset(g, [&](int64_t at) { ++n[at - origin]; });
  dispatch_floating(buffer.dtype(), "as_strided", [&](auto tag) {
    using T = typename decltype(tag)::type;
    T* out = buffer.template mutable_data<T>();
    for (int64_t i = 0; i < buffer.numel(); ++i) {
      if (n[i] > 1) out[i] = T(static_cast<compute_t<T>>(out[i]) / static_cast<compute_t<T>>(n[i]));
    }
  });
}

}  // namespace

// ---- as_strided: y = x's storage read otherwise.   dx = the adjoint.   saves geometries
Tensor as_strided(const Tensor& x, Sizes sizes, Sizes strides, int64_t offset) {
  check(sizes.size() == strides.size(), Code::kShape,
        "as_strided: mismatch in length of strides and shape: size ", sizes, ", stride ", strides);
  const int64_t numel = checked_numel(sizes, "as_strided");
  check(offset >= 0, Code::kInvalid, "as_strided: invalid storage offset ", offset);
  for (const int64_t s : strides) {
    check(s >= 0, Code::kInvalid, "as_strided: Negative strides are not supported, got ", strides);
  }
  const int64_t reach = checked_reach(sizes, strides, "as_strided");
  const int64_t last = checked_add(offset, reach, "as_strided") - 1;
  const int64_t held = x.impl()->storage->nbytes() / item_size(x.dtype());
  check(numel == 0 || last < held, Code::kInvalid, "as_strided: size ", sizes, ", stride ", strides,
        ", storage offset ", offset, " reach element ", last, " of a storage of ", held,
        " elements");
  Tensor y = materialize(x).alias(sizes, strides, offset);
  auto node = record<AsStridedNode>(x);
  if (node) {
    node->base = Geometry::of(x);
    node->view = Geometry::of(y);
  }
  attach_view(y, x, node);
  return y;
}

namespace {

// ---- lay_out: y = g in the geometry of the base, where elements that coincide hold their mean.
//      dg = the same of dy.   saves geometries
struct LayOutNode final : Node {
  Geometry base, view;
  const char* name() const override { return "AsStridedBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
Tensor lay_out(const Tensor& g, const Geometry& base, const Geometry& view) {
  int64_t origin = 0;
  const Tensor buffer = make_buffer(base, view, buffer_type(base, g.dtype()), origin);
  put_shown(buffer, base, origin, g);
  if (may_overlap(base.sizes, base.strides)) share(buffer, base, origin);
  Tensor y = look(as_type(buffer, g.dtype()), base, origin);
  if (auto node = record<LayOutNode>(g)) {
    node->base = base;
    node->view = view;
    attach(y, node);
  }
  return y;
}
Tensors LayOutNode::backward(const Tensors& gy) {
  return {may_overlap(base.sizes, base.strides) ? lay_out(gy[0], base, view) : gy[0]};
}

Tensor cut_out(const Tensor& whole, const Geometry& base, const Geometry& view) {
  return as_strided(whole, view.sizes, view.strides, whole.offset() + view.offset - base.offset);
}

// ---- adjoint of cut: linear, so its gradient is cut again.   saves geometries
struct StridedAdjointNode final : Node {
  Geometry base, view;
  const char* name() const override { return "AsStridedBackwardBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {cut_out(lay_out(gy[0], base, view), base, view)};
  }
};
}  // namespace
Tensor strided_adjoint(const Tensor& g, const Geometry& base, const Geometry& view) {
  int64_t origin = 0;
  const Tensor buffer = make_buffer(base, view, buffer_type(view, g.dtype()), origin);
  Tensor y = look(buffer, base, origin);
  if (may_overlap(base.sizes, base.strides)) {
    const Tensor packed = Tensor::empty(base.sizes, buffer.dtype());
    put_shown(buffer, view, origin, g);
    share(buffer, base, origin);
    kernels::copy(packed.mutable_view(), y.view());
    y = packed;
  } else {
    put_shown(buffer, view, origin, g);
  }
  y = as_type(y, g.dtype());
  if (auto node = record<StridedAdjointNode>(g)) {
    node->base = base;
    node->view = view;
    attach(y, node);
  }
  return y;
}

namespace {
// ---- replace: y = g with the elements that `view` looks at replaced by part.
//      dg = dy with those zeroed, dpart = dy seen as view.   saves geometries
struct ReplaceNode final : Node {
  Geometry base, view;
  const char* name() const override { return "AsStridedScatterBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
Tensor replace(const Tensor& g, const Tensor& part, const Geometry& base, const Geometry& view) {
  int64_t origin = 0;
  const Tensor buffer = make_buffer(base, view, g.dtype(), origin);
  Tensor y = look(buffer, base, origin);
  kernels::copy(y.mutable_view(), g.view());
  const Tensor window = look(buffer, view, origin);
  if (part.defined()) {
    kernels::copy(window.mutable_view(), part.view());
  } else {
    kernels::fill(window.mutable_view(), 0);
  }
  if (auto node = record<ReplaceNode>(g, part)) {
    node->base = base;
    node->view = view;
    attach(y, node);
  }
  return y;
}
Tensors ReplaceNode::backward(const Tensors& gy) {
  return {needs(0) ? replace(gy[0], Tensor(), base, view) : Tensor(),
          needs(1) ? cut_out(lay_out(gy[0], base, view), base, view) : Tensor()};
}

}  // namespace

}  // namespace nnc::ops

namespace nnc {

Tensors AsStridedNode::backward(const Tensors& gy) {
  return {ops::strided_adjoint(gy[0], base, view)};
}

Tensors CopySlicesNode::backward(const Tensors& gy) {
  Tensors gx(next.size());
  const Tensor whole = ops::lay_out(gy[0], base, view);
  const Tensors inner = fn->backward({ops::cut_out(whole, base, view)});
  if (needs(0)) gx[0] = ops::replace(gy[0], inner[0], base, view);
  for (int64_t i = 1; i < inner.size(); ++i) gx[i] = inner[i];
  return gx;
}

}  // namespace nnc
