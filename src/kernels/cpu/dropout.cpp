// SPDX-License-Identifier: Apache-2.0
#include "kernels/dropout.h"

#include <omp.h>
#include <atomic>
#include <cmath>
#include <thread>

#include "base/random.h"
#include "kernels/cpu/dropout_rows.h"
#include "kernels/loop.h"

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
bool scale(ScaleRow<T> row, const View& out, const View& x, const View& mask, T factor) {
  const View* views[3] = {&out, &x, &mask};
  const LoopPlan<3> plan(views);
  if (!is_flat<T>(plan)) return false;
  plan.run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    row(reinterpret_cast<T*>(p[0]), reinterpret_cast<const T*>(p[1]),
        s[1] / static_cast<int64_t>(sizeof(T)), reinterpret_cast<const uint8_t*>(p[2]), n, factor);
  });
  return true;
}

constexpr int64_t kBlock = 16384;  // elements that are drawn, then multiplied while in cache
constexpr int64_t kDraw = 1024;

void draw_block(uint8_t* mask, int64_t n, int64_t threshold, Generator& g) {
  alignas(64) uint32_t words[2 * kDraw];
  for (int64_t i = 0; i < n; i += kDraw) {
    const int64_t count = n - i < kDraw ? n - i : kDraw;
    g.random(words, 2 * count);
    NNC_PICK(draw_mask)(mask + i, words, count, threshold);
  }
}

}  // namespace

bool scale_masked(const View& out, const View& x, const View& mask, double scale_by) {
  if (out.dtype == DType::kFloat32) {
    return scale<float>(NNC_PICK(scale_masked_f32), out, x, mask, static_cast<float>(scale_by));
  }
  if (out.dtype == DType::kFloat64) {
    return scale<double>(NNC_PICK(scale_masked_f64), out, x, mask, scale_by);
  }
  return false;
}

// The stream of random words is serial, so one thread draws block after block and the others
// multiply behind it.
bool dropout(const View& out, const View& x, const View& mask, double keep, double scale_by,
             Generator* g) {
  if (out.dtype != DType::kFloat32 || out.numel == 0) return false;
  const View* views[3] = {&out, &x, &mask};
  const LoopPlan<3> plan(views);
  if (plan.sizes.size() != 1 || !is_flat<float>(plan) || plan.strides[1][0] == 0) return false;
  const int64_t n = out.numel, blocks = (n + kBlock - 1) / kBlock;
  const int64_t threshold = static_cast<int64_t>(std::ceil(keep * 0x1p53));
  const float factor = static_cast<float>(scale_by);
  float* const y = reinterpret_cast<float*>(plan.data[0]);
  const float* const from = reinterpret_cast<const float*>(plan.data[1]);
  uint8_t* const kept = reinterpret_cast<uint8_t*>(plan.data[2]);
  const auto size_of = [&](int64_t b) { return b == blocks - 1 ? n - b * kBlock : kBlock; };
  const auto draw = [&](int64_t b) { draw_block(kept + b * kBlock, size_of(b), threshold, *g); };
  const auto multiply = [&](int64_t b) {
    const int64_t at = b * kBlock;
    NNC_PICK(scale_masked_f32)(y + at, from + at, 1, kept + at, size_of(b), factor);
  };
  const std::lock_guard lock(g->mutex());
  ThreadLease lease(blocks > 2 && !omp_in_parallel() ? 1024 : 1);
  if (lease.threads() == 1) {
    for (int64_t b = 0; b < blocks; ++b) draw(b), multiply(b);
    return true;
  }
  std::atomic<int64_t> drawn{0}, next{0};
#pragma omp parallel num_threads(lease.threads())
  {
    if (omp_get_thread_num() == 0) {
      for (int64_t b = 0; b < blocks; ++b) {
        draw(b);
        drawn.store(b + 1, std::memory_order_release);
      }
    }
    for (int64_t b = next++; b < blocks; b = next++) {
      while (drawn.load(std::memory_order_acquire) <= b) std::this_thread::yield();
      multiply(b);
    }
  }
  return true;
}

}  // namespace nnc::kernels::cpu
