// SPDX-License-Identifier: Apache-2.0
#include "kernels/copy.h"

#include <algorithm>
#include <cstring>

#include "kernels/loop.h"

namespace nnc::kernels::cpu {
namespace {

// A row of the output along memory, read with a stride: the transposed case, in tiles so that
// every cache line that is fetched is used up.
template <class T>
void copy_tiles(const LoopPlan<2>& plan) {
  constexpr int64_t kTile = 32;
  const int64_t rows = plan.sizes[1], columns = plan.sizes[0];
  parallel_for((rows + kTile - 1) / kTile, 1 + kGrain / (columns * kTile),
               [&](int64_t b, int64_t e) {
                 for (int64_t r0 = b * kTile; r0 < rows && r0 < e * kTile; r0 += kTile) {
                   const int64_t r1 = r0 + kTile < rows ? r0 + kTile : rows;
                   for (int64_t c0 = 0; c0 < columns; c0 += kTile) {
                     const int64_t c1 = c0 + kTile < columns ? c0 + kTile : columns;
                     for (int64_t r = r0; r < r1; ++r) {
                       T* out = reinterpret_cast<T*>(plan.data[0] + r * plan.strides[0][1]);
                       const char* in = plan.data[1] + r * plan.strides[1][1];
                       for (int64_t c = c0; c < c1; ++c) {
                         out[c] = *reinterpret_cast<const T*>(in + c * plan.strides[1][0]);
                       }
                     }
                   }
                 }
               });
}

template <class T>
bool copy_words(const LoopPlan<2>& plan) {
  constexpr int64_t kStep = sizeof(T);
  if (plan.strides[0][0] != kStep) return false;
  if (plan.strides[1][0] == 0) {  // one value repeated
    plan.run(kGrain, [](char* const* p, const int64_t*, int64_t n) {
      std::fill_n(reinterpret_cast<T*>(p[0]), n, *reinterpret_cast<const T*>(p[1]));
    });
    return true;
  }
  if (plan.strides[1][0] == kStep) {
    plan.run(kGrain, [](char* const* p, const int64_t*, int64_t n) {
      std::memcpy(p[0], p[1], static_cast<size_t>(n * kStep));
    });
    return true;
  }
  if (plan.sizes.size() == 2 && plan.strides[1][1] == kStep) {
    copy_tiles<T>(plan);
    return true;
  }
  return false;
}

}  // namespace

bool copy(const View& out, const View& src) {
  if (out.dtype != src.dtype) return false;
  if (out.numel == 0) return true;
  const View* views[2] = {&out, &src};
  const LoopPlan<2> plan(views);
  switch (item_size(out.dtype)) {
    case 8:
      return copy_words<uint64_t>(plan);
    case 4:
      return copy_words<uint32_t>(plan);
    case 2:
      return copy_words<uint16_t>(plan);
    default:
      return copy_words<uint8_t>(plan);
  }
}

}  // namespace nnc::kernels::cpu
