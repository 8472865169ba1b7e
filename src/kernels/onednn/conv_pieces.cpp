// SPDX-License-Identifier: Apache-2.0
#include "kernels/onednn/conv_pieces.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/thread_pool.h"
#include "tensor/exec.h"

namespace nnc::kernels::onednn {
namespace {

constexpr int64_t kWorth = 1 << 20;  // multiplications of a piece
constexpr int64_t kLeastPixels = 64, kLeastRows = 4;
constexpr int64_t kLeastChannels = 64;
constexpr int64_t kMostSums = 1 << 25;  // elements that the parts of a weight gradient take
constexpr int64_t kFixedThreads = 4;    // where their number must not matter

int64_t threads_for_pieces() {
  if (exec().deterministic) return kFixedThreads;
  return thread_pool::within_piece() ? 1 : most_threads();
}

int64_t divided_up(int64_t a, int64_t b) {
  return (a + b - 1) / b;
}

// A convolution of pixels that do not touch each other has one long row.
ConvShape in_one_row(ConvShape s) {
  for (int d = 0; d < 3; ++d) {
    if (s.kernel[d] != 1 || s.stride[d] != 1 || s.pad[d] != 0 || s.in[d] != s.out[d]) return s;
  }
  s.in[2] = s.out[2] = s.in_spatial();
  s.in[0] = s.in[1] = s.out[0] = s.out[1] = 1;
  return s;
}

// The outermost dimension, if its slices are contiguous in x and y.
int sliced_dim(const ConvShape& s) {
  for (int d = 0; d < 3; ++d) {
    if (s.out[d] > 1 || s.in[d] > 1) return d;
    if (s.pad[d] != 0 || s.kernel[d] != 1) return -1;
  }
  return -1;
}

int64_t behind(const int64_t* sizes, int d, int64_t channels) {
  for (int i = d + 1; i < 3; ++i) channels *= sizes[i];
  return channels;
}

// Positions [r0, r1) of y along d, or, of an input gradient, of x. False if it has nothing to read,
// or no padding that can be said.
bool slice(const ConvShape& s, int d, bool gradient, int64_t r0, int64_t r1, ConvPiece& p) {
  const int64_t span = s.span(d), step = s.stride[d];
  int64_t x0 = r0, x1 = r1, y0 = r0, y1 = r1;
  if (gradient) {
    y0 = std::max<int64_t>(0, divided_up(r0 + s.pad[d] - (span - 1), step));
    y1 = std::min(s.out[d], (r1 - 1 + s.pad[d]) / step + 1);
    p.shape.pad[d] = s.pad[d] + r0 - y0 * step;
  } else {
    const int64_t first = r0 * step - s.pad[d];
    x0 = std::max<int64_t>(0, first);
    x1 = std::min(s.in[d], first + (r1 - 1 - r0) * step + span);
    p.shape.pad[d] = x0 - first;
  }
  if (x1 <= x0 || y1 <= y0 || p.shape.pad[d] < 0) return false;
  p.shape.in[d] = x1 - x0;
  p.shape.out[d] = y1 - y0;
  p.x += x0 * behind(s.in, d, s.in_channels);
  p.y += y0 * behind(s.out, d, s.out_channels);
  return true;
}

// `slices` of each image.
std::vector<ConvPiece> rows_of(const ConvShape& s, int d, bool gradient, int64_t slices) {
  const int64_t rows = gradient ? s.in[d] : s.out[d];
  int64_t each = divided_up(rows, slices);
  if (gradient) each = divided_up(each, s.stride[d]) * s.stride[d];
  std::vector<ConvPiece> all;
  for (int64_t n = 0; n < s.batch; ++n) {
    for (int64_t r = 0; r < rows; r += each) {
      ConvPiece p{s, n * s.in_spatial() * s.in_channels, n * s.out_spatial() * s.out_channels};
      p.shape.batch = 1;
      if (!slice(s, d, gradient, r, std::min(rows, r + each), p)) return {};
      all.push_back(p);
    }
  }
  return all;
}

std::vector<ConvPiece> images_of(const ConvShape& s, int64_t together) {
  std::vector<ConvPiece> all;
  for (int64_t n = 0; n < s.batch; n += together) {
    ConvPiece p{s, n * s.in_spatial() * s.in_channels, n * s.out_spatial() * s.out_channels};
    p.shape.batch = std::min(together, s.batch - n);
    all.push_back(p);
  }
  return all;
}

std::vector<ConvPiece> channels_of(const ConvShape& s, int64_t shares) {
  std::vector<ConvPiece> all;
  for (int64_t k = 0; k < shares; ++k) {
    ConvPiece p{s, 0, 0, s.out_channels / shares * k};
    p.shape.out_channels = s.out_channels / shares;
    all.push_back(p);
  }
  return all;
}

// The most parts, `most` or fewer, that n can be in and threads can share evenly.
int64_t even(int64_t most, int64_t threads, int64_t images) {
  while (most > 1 && most * images % threads != 0) --most;
  return most;
}

// In how many parts a weight gradient of groups is at least, whose windows are not side by side: a
// piece adds its pixels up one after the other, where PyTorch, which has few of them multiplied as
// matrices, is nearer to the exact sum. Of many pixels it is not, and speed counts.
int64_t short_sums(const ConvShape& s, int64_t pixels) {
  const bool apart = std::any_of(s.stride, s.stride + 3, [](int64_t n) { return n > 1; }) ||
                     std::any_of(s.dilation, s.dilation + 3, [](int64_t n) { return n > 1; });
  return s.groups > 1 && apart && pixels <= 8192 ? pixels / 256 : 0;
}

}  // namespace

std::vector<ConvPiece> conv_pieces(const ConvShape& shape, ConvKind kind) {
  const int64_t threads = threads_for_pieces();
  const ConvShape& s = shape;
  const int64_t pixels = s.batch * s.out_spatial();
  const int64_t weights = s.taps() * (s.in_channels / s.groups) * s.out_channels;
  const bool weight_grad = kind == ConvKind::kWeightGrad, input_grad = kind == ConvKind::kInputGrad;
  // Sums of weight gradients are added up: of few pixels each, that costs more than it gains.
  const int64_t each = weight_grad && pixels < threads * 4096 ? 1 : 2;
  const int64_t worth = weights < kWorth ? pixels / (kWorth / weights) : pixels;
  const int64_t sums =
      weight_grad ? std::min(pixels / kLeastPixels, 1 + kMostSums / weights) : worth;
  const int64_t exact = weight_grad ? short_sums(s, pixels) : 0;
  const int64_t wanted = std::min(std::max(std::min(threads * each, worth), exact), sums);
  if (wanted <= 1) return images_of(s, s.batch);
  if (s.batch >= wanted) return images_of(s, divided_up(s.batch, wanted));
  const ConvShape flat = in_one_row(s);
  const int d = sliced_dim(flat);
  if (d >= 0) {
    const int64_t rows = input_grad ? flat.in[d] : flat.out[d];
    const int64_t most = std::min(
        {divided_up(wanted, s.batch), rows / kLeastRows, flat.out_spatial() / kLeastPixels});
    const int64_t slices = even(most, threads, s.batch);
    if (slices > 1) {
      std::vector<ConvPiece> all = rows_of(flat, d, input_grad, slices);
      if (!all.empty()) return all;
    }
  }
  if (kind == ConvKind::kForward && s.groups == 1 && s.batch < threads) {
    int64_t shares = std::min(wanted, s.out_channels / kLeastChannels);
    while (shares > 1 && (s.out_channels % (shares * 16) != 0)) --shares;
    if (shares > 1) return channels_of(s, shares);
  }
  return images_of(s, divided_up(s.batch, std::min(wanted, s.batch)));
}

}  // namespace nnc::kernels::onednn
