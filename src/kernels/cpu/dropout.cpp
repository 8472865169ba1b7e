// SPDX-License-Identifier: Apache-2.0
#include "kernels/dropout.h"

#include <cmath>
#include <mutex>

#include "base/random.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/dropout_rows.h"

namespace nnc::kernels::cpu {
namespace {

// One run of memory for all three, x possibly one value.
template <class T>
bool is_flat(const LoopPlan<3>& plan) {
  constexpr int64_t kStep = sizeof(T);
  return plan.strides[0][0] == kStep && plan.strides[2][0] == 1 &&
         (plan.strides[1][0] == kStep || plan.strides[1][0] == 0);
}

template <class T>
using ScaleRow = void (*)(T*, const T*, int64_t, const uint8_t*, int64_t, T);

template <class T>
bool scale(ScaleRow<T> row, const View& out, const ConstView& x, const ConstView& mask, T factor) {
  const ConstView* views[3] = {&out, &x, &mask};
  const LoopPlan<3> plan(views);
  if (!is_flat<T>(plan)) return false;
  plan.run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    row(reinterpret_cast<T*>(p[0]), reinterpret_cast<const T*>(p[1]),
        s[1] / static_cast<int64_t>(sizeof(T)), reinterpret_cast<const uint8_t*>(p[2]), n, factor);
  });
  return true;
}

constexpr int64_t kDrawn = 1024;  // elements that are drawn, then multiplied while in cache

}  // namespace

bool scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale_by) {
  if (out.dtype() == DType::kFloat32) {
    return scale<float>(NNC_PICK(scale_masked_f32), out, x, mask, static_cast<float>(scale_by));
  }
  if (out.dtype() == DType::kFloat64) {
    return scale<double>(NNC_PICK(scale_masked_f64), out, x, mask, scale_by);
  }
  return false;
}

// The stream of random words is serial and takes longer than the multiplication, so one thread does
// both, block by block: a second one would save less than waking it costs.
bool dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale_by,
             Generator* g) {
  if (out.dtype() != DType::kFloat32 || out.numel() == 0) return false;
  const ConstView* views[3] = {&out, &x, &mask};
  const LoopPlan<3> plan(views);
  if (plan.sizes.size() != 1 || !is_flat<float>(plan) || plan.strides[1][0] == 0) return false;
  const int64_t threshold = static_cast<int64_t>(std::ceil(keep * 0x1p53));
  const float factor = static_cast<float>(scale_by);
  float* const y = reinterpret_cast<float*>(plan.data[0]);
  const float* const from = reinterpret_cast<const float*>(plan.data[1]);
  uint8_t* const kept = reinterpret_cast<uint8_t*>(plan.data[2]);
  alignas(64) uint32_t words[2 * kDrawn];
  const Drawing drawing(*g);
  for (int64_t at = 0; at < out.numel(); at += kDrawn) {
    const int64_t count = out.numel() - at < kDrawn ? out.numel() - at : kDrawn;
    g->random(words, 2 * count);
    NNC_PICK(draw_mask)(kept + at, words, count, threshold);
    NNC_PICK(scale_masked_f32)(y + at, from + at, 1, kept + at, count, factor);
  }
  return true;
}

}  // namespace nnc::kernels::cpu
