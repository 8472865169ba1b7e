// SPDX-License-Identifier: Apache-2.0
#include "ops/unfold.h"

#include "graph/record.h"
#include "kernels/unfold.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/window.h"

namespace nnc::ops {
namespace {

using kernels::UnfoldShape;

// The two sides of an unfolding, with or without a batch.
struct Blocks {
  UnfoldShape shape;
  Dims image, columns;
};

// ---- unfold: y = x under each window, a column.   dx = fold(dy).   saves the windows
// ---- fold: x = the sum of the columns at their windows.   dy = unfold(dx).   saves the windows
Tensor unfolded(const Blocks& b, const Tensor& x);
Tensor folded(const Blocks& b, const Tensor& y);

struct UnfoldNode final : Node {
  Blocks blocks;
  const char* name() const override { return "Im2ColBackward0"; }
  Tensors backward(const Tensors& gy) override { return {folded(blocks, gy[0])}; }
};
struct FoldNode final : Node {
  Blocks blocks;
  const char* name() const override { return "Col2ImBackward0"; }
  Tensors backward(const Tensors& gx) override { return {unfolded(blocks, gx[0])}; }
};

Tensor unfolded(const Blocks& b, const Tensor& x) {
  Tensor y = Tensor::empty(b.columns, x.dtype());
  if (y.numel() > 0) kernels::unfold(b.shape, y.mutable_view(), row_major(x).view());
  if (auto node = record<UnfoldNode>(x)) {
    node->blocks = b;
    attach(y, node);
  }
  return y;
}

Tensor folded(const Blocks& b, const Tensor& y) {
  Tensor x = Tensor::empty(b.image, y.dtype());
  if (x.numel() > 0) kernels::fold(b.shape, x.mutable_view(), row_major(y).view());
  if (auto node = record<FoldNode>(y)) {
    node->blocks = b;
    attach(x, node);
  }
  return x;
}

void check_type(DType t, const char* op) {
  check_implemented(is_floating(t) || t == DType::kBool, t, op);
}

// Has x `ndim` dimensions, or one less, of which only a batch is empty?
bool has_dims(const Tensor& x, int64_t ndim) {
  bool ok = x.dim() == ndim || x.dim() == ndim - 1;
  for (int64_t d = x.dim() == ndim ? 1 : 0; ok && d < x.dim(); ++d) ok = x.size(d) > 0;
  return ok;
}

// batch: a size, or nothing.
Blocks blocks_of(Sizes batch, int64_t channels, const kernels::WindowShape& windows, DType dtype,
                 const char* op) {
  Blocks b{{}, Dims(batch), Dims(batch)};
  static_cast<kernels::WindowShape&>(b.shape) = windows;
  b.image.push_back(channels);
  b.image = with_spatial(b.image, windows.in, 2);
  b.columns.push_back(checked_mul(channels, windows.taps(), op));
  b.columns.push_back(windows.out_spatial());
  checked_mul(windows.taps(), windows.out_spatial(), op);
  checked_numel(b.image, op);
  checked_numel(b.columns, op);
  b.shape.dtype = dtype;
  b.shape.planes = (batch.empty() ? 1 : batch[0]) * channels;
  return b;
}

}  // namespace

Tensor unfold_blocks(const Tensor& x, Sizes kernel_size, Sizes dilation, Sizes padding,
                     Sizes stride) {
  constexpr const char* kOp = "unfold";
  check(has_dims(x, 4), Code::kShape, kOp,
        ": Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero "
        "dimensions for input, but got: ",
        x.sizes());
  check_type(x.dtype(), kOp);
  const WindowArguments a{kernel_size, stride, padding, dilation, {}};
  const Sizes spatial(x.sizes().end() - 2, 2);
  const auto windows = make_windows(WindowRule::kBlocks, spatial, a, kOp);
  const Sizes batch(x.sizes().begin(), x.dim() - 3);
  return unfolded(blocks_of(batch, x.size(-3), windows, x.dtype(), kOp), x);
}

Tensor fold_blocks(const Tensor& x, Sizes output_size, Sizes kernel_size, Sizes dilation,
                   Sizes padding, Sizes stride) {
  constexpr const char* kOp = "fold";
  check(has_dims(x, 3), Code::kShape, kOp,
        ": Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and "
        "non-zero dimensions for input, but got: ",
        x.sizes());
  check_type(x.dtype(), kOp);
  check(output_size.size() == 1 || output_size.size() == 2, Code::kInvalid, kOp,
        ": It is expected output_size equals to 2, but got size ", output_size.size());
  const Dims spatial{output_size[0], output_size[output_size.size() - 1]};
  check(spatial[0] > 0 && spatial[1] > 0, Code::kInvalid, kOp,
        ": output_size should be greater than zero, but got ", spatial);
  const WindowArguments a{kernel_size, stride, padding, dilation, {}};
  const auto windows = make_windows(WindowRule::kBlocks, spatial, a, kOp);
  check(x.size(-2) % windows.taps() == 0, Code::kShape, kOp,
        ": Expected size of input's dimension ", x.dim() - 2,
        " to be divisible by the product of kernel_size, but got input.size(", x.dim() - 2,
        ")=", x.size(-2), " and kernel_size=", Sizes(windows.kernel + 1, 2));
  check(x.size(-1) == windows.out_spatial(), Code::kShape, kOp, ": Given output_size=", spatial,
        ", kernel_size=", Sizes(windows.kernel + 1, 2), ", expected size of input's dimension ",
        x.dim() - 1, " to match the calculated number of sliding blocks ", windows.out[1], " * ",
        windows.out[2], " = ", windows.out_spatial(), ", but got input.size(", x.dim() - 1,
        ")=", x.size(-1));
  const Sizes batch(x.sizes().begin(), x.dim() - 2);
  return folded(blocks_of(batch, x.size(-2) / windows.taps(), windows, x.dtype(), kOp), x);
}

}  // namespace nnc::ops
