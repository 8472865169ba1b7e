// SPDX-License-Identifier: Apache-2.0
#include "ops/shuffle.h"

#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/layout.h"

namespace nnc::ops {
namespace {

// Two tensors as many dimensions see them. What has size 1 has no place.
struct Walk {
  Dims sizes, a, b;
  void add(int64_t size, int64_t stride_a, int64_t stride_b) {
    if (size == 1) return;
    sizes.push_back(size), a.push_back(stride_a), b.push_back(stride_b);
  }
};

// The pixels (..., C, H r, W r) of `wide` as the channels (..., C r r, H, W) of `deep`.
template <class W, class D>
Walk pixels_as_channels(const W& wide, const D& deep, int64_t r) {
  Walk walk;
  const int64_t lead = deep.ndim() - 3;
  for (int64_t d = 0; d < lead; ++d) walk.add(deep.size(d), wide.stride(d), deep.stride(d));
  walk.add(wide.size(lead), wide.stride(lead), deep.stride(lead) * r * r);
  walk.add(deep.size(lead + 1), wide.stride(lead + 1) * r, deep.stride(lead + 1));
  walk.add(r, wide.stride(lead + 1), deep.stride(lead) * r);
  walk.add(deep.size(lead + 2), wide.stride(lead + 2) * r, deep.stride(lead + 2));
  walk.add(r, wide.stride(lead + 2), deep.stride(lead));
  return walk;
}

// ---- pixel_shuffle: y = x's channels as pixels.   dx = pixel_unshuffle(dy), and the other way
struct PixelShuffleNode final : Node {
  int64_t factor = 1;
  const char* name() const override { return "PixelShuffleBackward0"; }
  Tensors backward(const Tensors& gy) override { return {pixel_unshuffle(gy[0], factor)}; }
};
struct PixelUnshuffleNode final : Node {
  int64_t factor = 1;
  const char* name() const override { return "PixelUnshuffleBackward0"; }
  Tensors backward(const Tensors& gy) override { return {pixel_shuffle(gy[0], factor)}; }
};

// ---- channel_shuffle: y channel k g + j = x channel j (C / g) + k.   dx likewise, C / g groups
struct ChannelShuffleNode final : Node {
  int64_t groups = 1;
  const char* name() const override { return "ChannelShuffleBackward0"; }
  Tensors backward(const Tensors& gy) override { return {channel_shuffle(gy[0], groups)}; }
};

void check_pixels(const Tensor& x, const char* op, const char* what, int64_t factor) {
  check(x.dim() >= 3, Code::kShape, op,
        ": expects input to have at least 3 dimensions, but got input with ", x.dim(),
        " dimension(s)");
  check(factor > 0, Code::kInvalid, op, ": expects a positive ", what, ", but got ", factor);
}

}  // namespace

Tensor pixel_shuffle(const Tensor& x, int64_t upscale_factor) {
  constexpr const char* kOp = "pixel_shuffle";
  const int64_t r = upscale_factor;
  check_pixels(x, kOp, "upscale_factor", r);
  const int64_t area = checked_mul(r, r, kOp);
  check(x.size(-3) % area == 0, Code::kShape, kOp,
        ": expects its input's 'channel' dimension to be divisible by the square of "
        "upscale_factor, but input.size(-3)=",
        x.size(-3), " is not divisible by ", area);
  Dims sizes(x.sizes());
  sizes[x.dim() - 3] /= area;
  for (const int64_t d : {x.dim() - 2, x.dim() - 1}) sizes[d] = checked_mul(sizes[d], r, kOp);
  checked_numel(sizes, kOp);
  Tensor y = empty_image(sizes, x.dtype(), x);
  if (y.numel() > 0) {
    const Walk w = pixels_as_channels(y.mutable_view(), x.view(), r);
    kernels::copy(restrided(y.mutable_view(), w.sizes, w.a), restrided(x.view(), w.sizes, w.b));
  }
  if (auto node = record<PixelShuffleNode>(x)) {
    node->factor = r;
    attach(y, node);
  }
  return y;
}

Tensor pixel_unshuffle(const Tensor& x, int64_t downscale_factor) {
  constexpr const char* kOp = "pixel_unshuffle";
  const int64_t r = downscale_factor;
  check_pixels(x, kOp, "downscale_factor", r);
  const auto divisible = [&](int64_t d, const char* what) {
    check(x.size(d) % r == 0, Code::kShape, kOp, ": expects ", what,
          " to be divisible by downscale_factor, but input.size(", d, ")=", x.size(d),
          " is not divisible by ", r);
  };
  divisible(-2, "height");
  divisible(-1, "width");
  Dims sizes(x.sizes());
  sizes[x.dim() - 3] = checked_mul(checked_mul(sizes[x.dim() - 3], r, kOp), r, kOp);
  for (const int64_t d : {x.dim() - 2, x.dim() - 1}) sizes[d] /= r;
  checked_numel(sizes, kOp);
  Tensor y = empty_image(sizes, x.dtype(), x);
  if (y.numel() > 0) {
    const Walk w = pixels_as_channels(x.view(), y.mutable_view(), r);
    kernels::copy(restrided(y.mutable_view(), w.sizes, w.b), restrided(x.view(), w.sizes, w.a));
  }
  if (auto node = record<PixelUnshuffleNode>(x)) {
    node->factor = r;
    attach(y, node);
  }
  return y;
}

Tensor channel_shuffle(const Tensor& x, int64_t groups) {
  constexpr const char* kOp = "channel_shuffle";
  check(x.dim() > 2, Code::kShape, kOp, ": expects input with > 2 dims, but got input with sizes ",
        x.sizes());
  check(groups > 0, Code::kInvalid, kOp,
        ": Number of groups to divide channels in must be positive. Value of groups:", groups);
  const int64_t channels = x.size(1), each = channels / groups;
  check(channels % groups == 0, Code::kShape, kOp,
        ": Number of channels must be divisible by groups. Got ", channels, " channels and ",
        groups, " groups.");
  Tensor y = empty_image(x.sizes(), x.dtype(), x);
  if (y.numel() > 0) {
    const View to = y.mutable_view();
    const ConstView from = x.view();
    Walk w;
    w.add(x.size(0), to.stride(0), from.stride(0));
    w.add(each, to.stride(1) * groups, from.stride(1));
    w.add(groups, to.stride(1), from.stride(1) * each);
    for (int64_t d = 2; d < x.dim(); ++d) w.add(x.size(d), to.stride(d), from.stride(d));
    kernels::copy(restrided(to, w.sizes, w.a), restrided(from, w.sizes, w.b));
  }
  if (auto node = record<ChannelShuffleNode>(x)) {
    node->groups = each > 0 ? each : 1;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
