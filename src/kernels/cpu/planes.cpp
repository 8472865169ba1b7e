// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/conv_common.h"
#include "kernels/cpu/planes_rows.h"

namespace nnc::kernels::cpu {
namespace {

// From an image of one channel to another, by sums over taps of the first with zeros around it.
struct PlaneShape {
  int64_t in_h, in_w, rows, columns;
  int64_t top, left;  // zeros; negative: what is left out
  int64_t pitch, padded;
  std::vector<int64_t> taps;

  PlaneShape(const ConvShape& s, bool gradient) {
    const int64_t* in = gradient ? s.out : s.in;
    const int64_t* out = gradient ? s.in : s.out;
    in_h = in[1], in_w = in[2], rows = out[1], columns = out[2];
    top = gradient ? s.span(1) - 1 - s.pad[1] : s.pad[1];
    left = gradient ? s.span(2) - 1 - s.pad[2] : s.pad[2];
    pitch = columns + s.span(2) - 1;
    padded = (rows + s.span(1) - 1) * pitch;
    for (int64_t a = 0; a < s.kernel[1]; ++a) {
      for (int64_t b = 0; b < s.kernel[2]; ++b) {
        taps.push_back(a * s.dilation[1] * pitch + b * s.dilation[2]);
      }
    }
  }
  int64_t in_plane() const { return in_h * in_w; }
  int64_t out_plane() const { return rows * columns; }
  int64_t work() const { return out_plane() * static_cast<int64_t>(taps.size()); }
};

// Where a thread pads planes, one after the other: the zeros around them stay.
class PaddedPlane {
 public:
  explicit PaddedPlane(const PlaneShape& s)
      : shape_(s), bytes_(static_cast<size_t>(s.padded + kPlaneSlack), 0.0f) {}

  PlaneTaps of(const float* plane) {
    const PlaneShape& s = shape_;
    const int64_t q0 = std::max<int64_t>(0, -s.left);
    const int64_t width = std::min(s.in_w, s.pitch - s.left) - q0;
    const int64_t high = s.padded / s.pitch, end = std::min(s.in_h, high - s.top);
    for (int64_t r = std::max<int64_t>(0, -s.top); r < end && width > 0; ++r) {
      std::copy_n(plane + r * s.in_w + q0, width,
                  bytes_.data() + (r + s.top) * s.pitch + s.left + q0);
    }
    return {bytes_.data(), s.pitch,  s.taps.data(), static_cast<int64_t>(s.taps.size()),
            s.rows,        s.columns};
  }

 private:
  const PlaneShape& shape_;
  std::vector<float> bytes_;
};

void correlate_planes(const PlaneShape& p, int64_t batch, int64_t channels, float* out,
                      const float* in, const float* weights, const float* bias) {
  const int64_t taps = static_cast<int64_t>(p.taps.size());
  const auto sums = NNC_PICK(plane_sums);
  parallel_for(batch * channels, grain_of(p.work()), [&](int64_t begin, int64_t end) {
    PaddedPlane padded(p);
    for (int64_t i = begin; i < end; ++i) {
      const int64_t c = i % channels;
      sums(padded.of(in + i * p.in_plane()), out + i * p.out_plane(), weights + c * taps,
           bias ? bias[c] : 0.0f);
    }
  });
}

}  // namespace

bool conv_in_planes(const ConvShape& s) {
  constexpr int64_t kMostTaps = 128;  // that are added up one after the other
  return s.type() == DType::kFloat32 && s.groups > 1 && s.in_channels == s.groups &&
         s.out_channels == s.groups && s.in[0] == 1 && s.kernel[0] == 1 && s.out[0] == 1 &&
         s.pad[0] == 0 && s.stride[1] == 1 && s.stride[2] == 1 && s.batch > 0 &&
         s.in_spatial() > 0 && s.out_spatial() > 0 && s.taps() > 0 && s.taps() <= kMostTaps &&
         s.compact();
}

bool conv_forward_planes(const ConvShape& s, float* y, const float* x, const float* w,
                         const float* bias) {
  if (!all_finite(w, s.groups * s.taps())) return false;
  correlate_planes(PlaneShape(s, false), s.batch, s.groups, y, x, w, bias);
  return true;
}

bool conv_input_grad_planes(const ConvShape& s, float* gx, const float* gy, const float* w) {
  if (!all_finite(w, s.groups * s.taps())) return false;
  std::vector<float> turned(w, w + s.groups * s.taps());
  for (int64_t c = 0; c < s.groups; ++c) {
    std::reverse(turned.begin() + c * s.taps(), turned.begin() + (c + 1) * s.taps());
  }
  correlate_planes(PlaneShape(s, true), s.batch, s.groups, gx, gy, turned.data(), nullptr);
  return true;
}

bool conv_weight_grad_planes(const ConvShape& s, float* gw, float* gb, const float* x,
                             const float* gy) {
  const PlaneShape p(s, false);
  const auto products = NNC_PICK(plane_products);
  const int64_t grain = grain_of(s.batch * p.work());
  parallel_for(s.groups, grain, [&](int64_t begin, int64_t end) {
    PaddedPlane padded(p);
    // A plane of narrow rows is copied to where vectors may reach beyond it.
    const bool narrow = p.columns < kPlaneSlack;
    std::vector<float> own(static_cast<size_t>(narrow ? p.out_plane() + kPlaneSlack : 0), 0.0f);
    std::vector<double> sums(p.taps.size());
    for (int64_t c = begin; c < end; ++c) {
      std::fill(sums.begin(), sums.end(), 0.0);
      double total = 0;
      for (int64_t n = 0; n < s.batch; ++n) {
        const float* g = gy + (n * s.groups + c) * p.out_plane();
        if (narrow) std::copy_n(g, p.out_plane(), own.data());
        products(padded.of(x + (n * s.groups + c) * p.in_plane()), narrow ? own.data() : g,
                 sums.data(), &total);
      }
      for (size_t t = 0; t < sums.size(); ++t) {
        gw[c * s.taps() + static_cast<int64_t>(t)] = static_cast<float>(sums[t]);
      }
      if (gb) gb[c] = static_cast<float>(total);
    }
  });
  return all_finite(gw, s.groups * s.taps());
}

}  // namespace nnc::kernels::cpu
