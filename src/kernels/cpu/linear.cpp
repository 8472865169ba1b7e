// SPDX-License-Identifier: Apache-2.0
#include "kernels/linear.h"

#include <algorithm>
#include <cstring>

#include "kernels/common/block.h"
#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"
#include "kernels/cpu/linear_rows.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int64_t kPartTerms = 256;  // terms of a part: a panel's part stays in the first cache
constexpr int64_t kGrainOfTile = 1 << 17;  // multiplications that are worth a thread

// The panels of w, one behind the other: (panels, k, width).
Ref<Block> packed_panels(const LinearShape& s, const Weight& w, int64_t width) {
  const auto* const from = static_cast<const float*>(w.data);
  const int64_t offset =
      w.storage ? static_cast<const char*>(w.data) - static_cast<char*>(w.storage->plain()) : 0;
  const int64_t key[5] = {offset, s.n, s.k, s.column, s.term};
  const int64_t panels = (s.n + width - 1) / width;
  return packed(w, hash_bytes(key, sizeof key, 5), panels * s.k * width * 4, [&](void* p) {
    parallel_pieces(
        panels, grain_of(s.k * width * 4, kGrainOfTile), [&](int64_t begin, int64_t end) {
          for (int64_t j = begin * width; j < end * width; ++j) {
            float* const to = static_cast<float*>(p) + j / width * width * s.k + j % width;
            for (int64_t i = 0; i < s.k; ++i) {
              to[i * width] = j < s.n ? from[j * s.column + i * s.term] : 0.0f;
            }
          }
        });
  });
}

// The parts of x, packed, one behind the other.
Ref<Block> packed_rows(const ConstView& x) {
  const int64_t m = x.size(0), k = x.size(1), parts = (k + kPartTerms - 1) / kPartTerms;
  Ref<Block> all = Block::allocate(m * k * 4);
  parallel_pieces(
      parts, grain_of(m * kPartTerms * 4, kGrainOfTile), [&](int64_t begin, int64_t end) {
        for (int64_t p = begin * kPartTerms; p < std::min(end * kPartTerms, k); p += kPartTerms) {
          NNC_PICK(linear_pack)
          ({x.ptr<float>() + p * x.stride(1), x.stride(0), x.stride(1), m,
            std::min(kPartTerms, k - p), all->as<float>() + m * p});
        }
      });
  return all;
}

}  // namespace

bool linear(const LinearShape& s, const View& y, const ConstView& x, const Weight& w,
            const ConstView& bias, const LinearEpilogue& e) {
  constexpr int64_t kMostWidth = 32;
  if (s.k == 0 || y.numel() == 0) return false;
  const int64_t width = NNC_PICK(linear_width)(), m = y.size(0), n = s.n, k = s.k;
  const Ref<Block> weights = packed_panels(s, w, width), rows = packed_rows(x);
  const float* const panels = weights->as<float>();
  // Of the last panel, if it has columns that y does not have.
  const int64_t rest = n % width, whole = n - rest;
  const Ref<Block> last = Block::allocate(rest > 0 ? m * width * 4 : 0);
  alignas(64) float last_bias[kMostWidth] = {};
  if (bias.defined() && rest > 0) {
    std::memcpy(last_bias, bias.ptr<float>() + whole, static_cast<size_t>(rest) * 4);
  }
  const int64_t count = (n + width - 1) / width;
  parallel_pieces(count, grain_of(m * k * width, kGrainOfTile), [&](int64_t begin, int64_t end) {
    for (int64_t p = 0; p < k; p += kPartTerms) {
      for (int64_t panel = begin; panel < end; ++panel) {
        const int64_t j = panel * width;
        const bool partly = j == whole, ends = panel + 1 == end;
        const int64_t next_panel = ends ? begin : panel + 1;
        const int64_t next_part = ends ? std::min(p + kPartTerms, k - 1) : p;
        const float* own_bias = nullptr;
        if (bias.defined()) own_bias = partly ? last_bias : bias.ptr<float>() + j;
        NNC_PICK(linear_tile)
        ({rows->as<float>() + m * p, panels + j * k + p * width,
          panels + next_panel * width * k + next_part * width, own_bias,
          partly ? last->as<float>() : y.ptr<float>() + j, partly ? width : y.stride(0), m,
          std::min(kPartTerms, k - p), p > 0});
      }
    }
    const int64_t last_column = std::min(end * width, n);
    for (int64_t i = 0; i < m && last_column > whole; ++i) {
      std::memcpy(y.ptr<float>() + i * y.stride(0) + whole, last->as<float>() + i * width,
                  static_cast<size_t>(rest) * 4);
    }
    apply_epilogue(y, e, begin * width, last_column);
  });
  return true;
}

}  // namespace nnc::kernels::cpu
