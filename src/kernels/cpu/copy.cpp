// SPDX-License-Identifier: Apache-2.0
#include "kernels/copy.h"

#include <algorithm>
#include <cstring>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/streaming.h"

namespace nnc::kernels::cpu {
namespace {

// Rows of the output along memory that are read across memory: in tiles, so that every cache line
// that is fetched is used up. `across` is the dimension along which the source lies.
template <class T>
void copy_tiles(const LoopPlan<2>& plan, int64_t across) {
  constexpr int64_t kTile = 32;
  const int64_t columns = plan.sizes[0], rows = plan.sizes[across];
  const int64_t tiles = (rows + kTile - 1) / kTile, others = plan.numel / (columns * rows);
  const int64_t out_step = plan.strides[0][across], in_step = plan.strides[1][0];
  parallel_for(others * tiles, grain_of(columns * kTile), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      char* to = plan.data[0];
      const char* from = plan.data[1];
      int64_t rest = i / tiles;
      for (int64_t d = 1; d < plan.sizes.size(); ++d) {
        if (d == across) continue;
        to += rest % plan.sizes[d] * plan.strides[0][d];
        from += rest % plan.sizes[d] * plan.strides[1][d];
        rest /= plan.sizes[d];
      }
      const int64_t r0 = i % tiles * kTile, r1 = std::min(r0 + kTile, rows);
      for (int64_t c0 = 0; c0 < columns; c0 += kTile) {
        const int64_t c1 = std::min(c0 + kTile, columns);
        for (int64_t r = r0; r < r1; ++r) {
          T* out = reinterpret_cast<T*>(to + r * out_step);
          const char* in = from + r * int64_t{sizeof(T)};
          for (int64_t c = c0; c < c1; ++c) out[c] = *reinterpret_cast<const T*>(in + c * in_step);
        }
      }
    }
  });
}

template <class T>
bool copy_words(const LoopPlan<2>& plan, bool streamed) {
  constexpr int64_t kStep = sizeof(T);
  if (plan.strides[0][0] != kStep) return false;
  if (plan.strides[1][0] == 0) {  // one value repeated
    plan.run(kGrain, [](char* const* p, const int64_t*, int64_t n) {
      std::fill_n(reinterpret_cast<T*>(p[0]), n, *reinterpret_cast<const T*>(p[1]));
    });
    return true;
  }
  if (plan.strides[1][0] == kStep && streamed) {
    const auto row = [](char* const* p, const int64_t*, int64_t n) {
      stream(p[0], p[1], n * kStep);
    };
    plan.run(kGrain, row, finish_streams);
    return true;
  }
  if (plan.strides[1][0] == kStep) {
    plan.run(kGrain, [](char* const* p, const int64_t*, int64_t n) {
      std::memcpy(p[0], p[1], static_cast<size_t>(n * kStep));
    });
    return true;
  }
  for (int64_t d = 1; d < plan.sizes.size(); ++d) {
    if (plan.strides[1][d] != kStep) continue;
    copy_tiles<T>(plan, d);
    return true;
  }
  return false;
}

}  // namespace

bool copy(const View& out, const ConstView& src) {
  if (out.dtype() != src.dtype()) return false;
  if (out.numel() == 0) return true;
  if (out.numel() <= kGrain && out.contiguous() && src.contiguous()) {
    std::memcpy(out.data(), src.data(), static_cast<size_t>(out.numel() * item_size(out.dtype())));
    return true;
  }
  const ConstView* views[2] = {&out, &src};
  const LoopPlan<2> plan(views);
  const bool streamed = is_streamed(out, src);
  switch (item_size(out.dtype())) {
    case 8:
      return copy_words<uint64_t>(plan, streamed);
    case 4:
      return copy_words<uint32_t>(plan, streamed);
    case 2:
      return copy_words<uint16_t>(plan, streamed);
    default:
      return copy_words<uint8_t>(plan, streamed);
  }
}

}  // namespace nnc::kernels::cpu
