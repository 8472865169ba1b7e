// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "ops/convert.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Before and after each dimension of x.
struct Amounts {
  Dims left, right, sizes;  // sizes: of the result
  // nothing: more may be cut off than there is, if no element is left.
  Amounts(const Tensor& x, Sizes pad, bool nothing = false)
      : left(x.dim()), right(x.dim()), sizes(x.sizes()) {
    check(pad.size() % 2 == 0, Code::kInvalid, "pad: Padding length must be divisible by 2, got ",
          pad.size());
    check(pad.size() <= 2 * x.dim(), Code::kInvalid,
          "pad: Padding length should be less than or equal to two times the input dimension but "
          "got padding length ",
          pad.size(), " and input of dimension ", x.dim());
    for (int64_t i = 0; i < pad.size() / 2; ++i) {
      const int64_t d = x.dim() - 1 - i;
      left[d] = pad[2 * i];
      right[d] = pad[2 * i + 1];
      sizes[d] = checked_add(checked_add(sizes[d], left[d], "pad"), right[d], "pad");
      // Negative amounts take from x alone, not from what the other side adds.
      const int64_t kept = x.size(d) + std::max(-x.size(d) - 1, std::min<int64_t>(left[d], 0)) +
                           std::max(-x.size(d) - 1, std::min<int64_t>(right[d], 0));
      check(kept >= 0 || (nothing && sizes[d] == 0), Code::kShape, "pad: the input size ",
            x.size(d), ", plus negative padding ", left[d], " and ", right[d],
            ", resulted in a negative output size at dimension ", d);
    }
  }
};

int64_t cut_off(int64_t amount) {
  return amount < 0 ? -amount : 0;
}

}  // namespace

// ---- pad with a constant: y = x amid values.   dx = dy without them.   saves the amounts
namespace {
struct ConstantPadNode final : Node {
  Dims amounts;  // negated
  const char* name() const override { return "ConstantPadNdBackward0"; }
  Tensors backward(const Tensors& gy) override { return {pad(gy[0], amounts)}; }
};
Tensor pad_constant(const Tensor& x, Sizes pad, Scalar value) {
  const Amounts a(x, pad);
  check_fits(value, x.dtype(), "pad");
  // What only cuts off keeps x's order, see Note [Shown order].
  const bool cuts = std::all_of(pad.begin(), pad.end(), [](int64_t v) { return v <= 0; });
  Tensor y =
      cuts ? empty_as_strided(a.sizes, x.strides(), x.dtype()) : empty_image(a.sizes, x.dtype(), x);
  kernels::fill(y.mutable_view(), value);
  // The part of x that stays, and its place in y.
  const ConstView from = x.view();
  const View to = y.mutable_view();
  Dims kept(x.dim());
  int64_t skipped = 0, ahead = 0;
  for (int64_t d = 0; d < x.dim(); ++d) {
    kept[d] = x.size(d) - cut_off(a.left[d]) - cut_off(a.right[d]);
    const int64_t skip = cut_off(a.left[d]), lead = a.left[d] > 0 ? a.left[d] : 0;
    skipped += skip * from.stride(d);
    ahead += lead * to.stride(d);
  }
  if (checked_numel(kept, "pad") > 0) {
    kernels::copy(restrided(to, kept, to.strides(), ahead),
                  restrided(from, kept, from.strides(), skipped));
  }
  if (auto node = record<ConstantPadNode>(x)) {
    for (int64_t p : pad) node->amounts.push_back(-p);
    attach(y, node);
  }
  return y;
}

// Which place of x each place of y shows.
using kernels::PadTables;

// Circular padding is made of copies in PyTorch.
constexpr const char* kCopy = "CopySlices";
bool is_copy(const char* label) {
  return label == kCopy;
}

// Fills y, fresh memory.
Tensor apply_tables(const Tensor& x, Tensor y, const PadTables& tables, const char* label);
Tensor apply_adjoint(const Tensor& gy, Sizes sizes, const PadTables& tables, bool image);

// ---- pad with x's own values: y = x[tables].   dx = dy summed where they came from.
//      saves the tables
struct TablePadNode final : FreedNode {
  Dims sizes;          // of x
  bool image = false;  // the gradient is channels-last
  PadTables tables;
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    if (!is_copy(label)) check_kept();
    const Tensor gx = apply_adjoint(gy[0], sizes, tables, image);
    return {is_copy(label) ? gx : connected(gx, next[0], label)};
  }
};
struct TablePadAdjointNode final : Node {
  Dims sizes;  // of the gradient
  PadTables tables;
  const char* name() const override { return "ReflectionPadBackwardBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {
        apply_tables(gy[0], Tensor::empty(sizes, gy[0].dtype()), tables, "ReflectionPadBackward0")};
  }
};
Tensor apply_tables(const Tensor& x, Tensor y, const PadTables& tables, const char* label) {
  kernels::pad_by_tables(y.mutable_view(), x.view(), tables);
  // Circular padding has no order.
  const bool image = !is_copy(label) && is_channels_last(x);
  y = as_image(y, image);
  if (auto node = record<TablePadNode>(x)) {
    node->sizes = Dims(x.sizes());
    node->image = image;
    node->tables = tables;
    node->label = label;
    attach(y, node);
  }
  return y;
}
Tensor apply_adjoint(const Tensor& gy, Sizes sizes, const PadTables& tables, bool image) {
  const Tensor g = contiguous(gy);
  Tensor gx = Tensor::empty(sizes, gy.dtype());
  kernels::fill(gx.mutable_view(), 0);
  kernels::add_by_tables(gx.mutable_view(), g.view(), tables);
  gx = as_image(gx, image);
  if (auto node = record<TablePadAdjointNode>(gy)) {
    node->sizes = Dims(gy.sizes());
    node->tables = tables;
    attach(gx, node);
  }
  return gx;
}

enum class PadMode { kReflect, kReplicate, kCircular };

// The place of x that is shown at distance i from x's first place.
int64_t source_of(PadMode mode, int64_t i, int64_t n, int64_t left, int64_t right) {
  if (mode == PadMode::kCircular) {
    // Round what is left of x when negative amounts have cut off their part.
    const int64_t first = cut_off(left), period = n - first - cut_off(right);
    return first + ((i - first) % period + period) % period;
  }
  if (i >= 0 && i < n) return i;
  if (mode == PadMode::kReflect) return i < 0 ? -i : 2 * (n - 1) - i;
  return i < 0 ? 0 : n - 1;
}

// `size`: of the result.
void check_amount(PadMode mode, const Tensor& x, int64_t d, int64_t left, int64_t right,
                  int64_t size) {
  const int64_t n = x.size(d);
  if (mode == PadMode::kReflect) {
    check(left < n && right < n, Code::kShape,
          "pad: Padding size should be less than the corresponding input dimension, but got: "
          "padding (",
          left, ", ", right, ") at dimension ", d, " of input ", x.sizes());
  } else if (mode == PadMode::kCircular) {
    // As in PyTorch, more may be cut off on the left than there is.
    const bool nothing = size == 0 && (left <= 0 || left == n);
    check(left <= n && right <= n && (nothing || n - cut_off(left) - cut_off(right) > 0),
          Code::kShape, "pad: Padding value causes wrapping around more than once, got (", left,
          ", ", right, ") at dimension ", d, " of input ", x.sizes());
  } else {
    check(n > 0, Code::kShape, "pad: cannot replicate the edge of an empty dimension, input ",
          x.sizes());
  }
}

// Only a batch may be empty, and the result is not; of a reflection one padded dimension is
// enough, as in PyTorch.
void check_padded_sizes(PadMode mode, const Tensor& x, Sizes sizes, int64_t dims) {
  bool all = true, any = false;
  for (int64_t d = x.dim() - dims; d < x.dim(); ++d) {
    all = all && sizes[d] > 0;
    any = any || sizes[d] > 0;
  }
  check(mode == PadMode::kReflect ? any : all, Code::kShape, "pad: input ", x.sizes(),
        " is too small. Calculated output: ", sizes);
  check(x.size(x.dim() - dims - 1) > 0, Code::kShape,
        "pad: Expected input with possibly 0 batch size and other non-zero dimensions, but got: ",
        x.sizes());
}

const char* pad_label(PadMode mode, int64_t dims) {
  constexpr const char* kReflect[] = {"ReflectionPad1DBackward0", "ReflectionPad2DBackward0",
                                      "ReflectionPad3DBackward0"};
  constexpr const char* kReplicate[] = {"ReplicationPad1DBackward0", "ReplicationPad2DBackward0",
                                        "ReplicationPad3DBackward0"};
  if (mode == PadMode::kCircular) return kCopy;
  return (mode == PadMode::kReflect ? kReflect : kReplicate)[dims - 1];
}

Tensor pad_from_input(const Tensor& x, Sizes pad, PadMode mode) {
  const int64_t dims = pad.size() / 2;
  // One to three padded dimensions behind a channel and perhaps a batch dimension.
  check(dims >= 1 && dims <= 3 && (x.dim() == dims + 1 || x.dim() == dims + 2), Code::kUnsupported,
        "pad: Padding size ", pad.size(), " is not supported for ", x.dim(), "D input tensor.");
  const Amounts a(x, pad, mode == PadMode::kCircular);
  for (int64_t d = x.dim() - dims; d < x.dim(); ++d) {
    check_amount(mode, x, d, a.left[d], a.right[d], a.sizes[d]);
  }
  if (mode != PadMode::kCircular) check_padded_sizes(mode, x, a.sizes, dims);
  // Memory for the result bounds the tables.
  const Tensor y = Tensor::empty(a.sizes, x.dtype());
  const auto rows =
      std::make_shared<std::vector<std::vector<int64_t>>>(static_cast<size_t>(x.dim()));
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d < x.dim() - dims || y.numel() == 0) continue;
    std::vector<int64_t>& row = (*rows)[static_cast<size_t>(d)];
    for (int64_t i = 0; i < a.sizes[d]; ++i) {
      row.push_back(source_of(mode, i - a.left[d], x.size(d), a.left[d], a.right[d]));
    }
  }
  return apply_tables(x, y, {rows}, pad_label(mode, dims));
}
}  // namespace

Tensor pad(const Tensor& x, Sizes pad, std::string_view mode, Scalar value) {
  if (mode == "constant") return pad_constant(x, pad, value);
  check(value.to_double() == 0, Code::kInvalid, "pad: Padding mode \"", mode,
        "\" doesn't take in value argument");
  if (mode == "reflect") return pad_from_input(x, pad, PadMode::kReflect);
  if (mode == "replicate") return pad_from_input(x, pad, PadMode::kReplicate);
  if (mode == "circular") return pad_from_input(x, pad, PadMode::kCircular);
  fail(Code::kInvalid, "pad: Unrecognised padding mode ", mode);
}

}  // namespace nnc::ops
