// SPDX-License-Identifier: Apache-2.0
#include "ops/memory_format.h"

#include <optional>

#include "base/checked.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "ops/layout.h"
#include "ops/number.h"

namespace nnc::ops {
namespace {

// The dimensions from the innermost: the channels first of all. Of row-major formats none.
Sizes format_order(MemoryFormat format) {
  static constexpr int64_t kOrder[] = {1, 3, 2, 0}, kOrder3d[] = {1, 4, 3, 2, 0};
  if (format == MemoryFormat::kChannelsLast) return {kOrder, 4};
  if (format == MemoryFormat::kChannelsLast3d) return {kOrder3d, 5};
  return {};
}

Tensor empty_in(Sizes sizes, DType dtype, MemoryFormat format, const char* op) {
  const Sizes order = format_order(format);
  if (order.empty()) return Tensor::empty(sizes, dtype);
  check(sizes.size() == order.size(), Code::kShape, op, ": required rank ", order.size(),
        " tensor to use ", order.size() == 4 ? "channels_last" : "channels_last_3d", " format");
  checked_numel(sizes, op);
  Dims strides(sizes.size());
  int64_t step = 1;
  for (const int64_t d : order) {
    strides[d] = step;
    step = checked_mul(step, sizes[d], op);
  }
  return Tensor::empty_strided(sizes, strides, dtype);
}
// As x lies, but never in an order that nobody sees.
Tensor empty_beside(const Tensor& x, DType dtype, MemoryFormat format, const char* op) {
  return format == MemoryFormat::kPreserve ? empty_as_strided(x, dtype)
                                           : empty_in(x.sizes(), dtype, format, op);
}

// Would PyTorch say that x is of this format? Where several are possible it is row-major.
bool suggests(const Tensor& x, MemoryFormat format) {
  if (!is_channels_last(x)) return format_order(format).empty();
  return x.dim() == format_order(format).size();
}

// ---- clone, to: y = x.   dx = dy, converted back by the engine.   saves nothing
struct CopyOfNode final : Node {
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }
};
Tensor labelled_copy(const Tensor& x, Tensor y, const char* label) {
  kernels::copy(y.mutable_view(), x.view());
  if (!is_floating(y.dtype())) return y;
  if (auto node = record<CopyOfNode>(x)) {
    node->label = label;
    attach(y, node);
  }
  return y;
}

}  // namespace

MemoryFormat memory_format_of(int32_t value, MemoryFormat otherwise) {
  check(value >= 0 && value <= static_cast<int32_t>(MemoryFormat::kChannelsLast3d), Code::kInvalid,
        "memory_format is none of torch's, but ", int64_t{value});
  return value == 0 ? otherwise : static_cast<MemoryFormat>(value);
}

bool is_contiguous(const Tensor& x, MemoryFormat format) {
  const Sizes order = format_order(format);
  if (order.empty()) return x.contiguous();
  if (x.dim() != order.size()) return false;
  int64_t step = 1;
  for (const int64_t d : order) {
    if (x.size(d) == 1) continue;
    if (x.stride(d) != step) return false;
    step *= x.size(d);
  }
  return true;
}

Tensor contiguous(const Tensor& x, MemoryFormat format) {
  if (is_contiguous(x, format)) return materialize(x);
  check(format != MemoryFormat::kPreserve, Code::kInvalid,
        "contiguous: preserve memory format is unsupported by the contiguous operator");
  return labelled_copy(x, empty_in(x.sizes(), x.dtype(), format, "contiguous"), "CloneBackward0");
}

Tensor clone(const Tensor& x, MemoryFormat format) {
  return labelled_copy(x, empty_beside(x, x.dtype(), format, "clone"), "CloneBackward0");
}

Tensor empty(Sizes sizes, DType dtype, MemoryFormat format) {
  check(format != MemoryFormat::kPreserve, Code::kInvalid,
        "empty: unsupported memory format Preserve");
  return empty_in(sizes, dtype, format, "empty");
}

Tensor empty_like(const Tensor& x, DType dtype, MemoryFormat format, const char* op) {
  return empty_beside(x, dtype, format, op);
}

Tensor full_like(const Tensor& x, Scalar value, DType dtype, MemoryFormat format, const char* op) {
  check_fits(value, dtype, op);
  Tensor y = empty_like(x, dtype, format, op);
  kernels::fill(y.mutable_view(), value);
  return y;
}

Tensor to(const Tensor& x, DType dtype, MemoryFormat format) {
  const bool alike = format == MemoryFormat::kPreserve || suggests(x, format);
  return x.dtype() == dtype && alike ? x : to_copy(x, dtype, format);
}

Tensor to_copy(const Tensor& x, DType dtype, MemoryFormat format) {
  return labelled_copy(x, empty_beside(x, dtype, format, "to"), "ToCopyBackward0");
}

// ---- the two are the identity.   dx = dy, in an order of its own where there is one
namespace {
struct OrderedCloneNode final : Node {
  std::optional<Dims> strides;
  const char* name() const override { return "CloneBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {strides ? in_order(gy[0], *strides) : gy[0]};
  }
};
}  // namespace
Tensor in_order(const Tensor& x, Sizes strides) {
  const Tensor y = laid_out(x, strides);
  if (y.same(x)) return x;
  if (auto node = record<OrderedCloneNode>(x)) attach(y, node);
  return y;
}
Tensor with_gradient_order(const Tensor& x, Sizes strides) {
  auto node = record<OrderedCloneNode>(x);
  if (!node) return x;
  Tensor y = x.alias(x.sizes(), x.strides(), x.offset());
  node->strides = Dims(strides);
  attach(y, node);
  return y;
}

}  // namespace nnc::ops
