// SPDX-License-Identifier: Apache-2.0
#include "base/mt19937.h"

#include <algorithm>

#include "base/cpu.h"

namespace nnc {
namespace {

constexpr int kN = Mt19937::kWords;
constexpr int kM = 397;

NNC_INLINE uint32_t twist(uint32_t u, uint32_t v) {
  const uint32_t mixed = (u & 0x80000000u) | (v & 0x7fffffffu);
  return (mixed >> 1) ^ ((0u - (v & 1u)) & 0x9908b0dfu);
}

NNC_INLINE void temper_body(const uint32_t* raw, uint32_t* out) {
  for (int i = 0; i < kN; ++i) {
    uint32_t y = raw[i];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    out[i] = y ^ (y >> 18);
  }
}

// Every loop reads at least kN - kM words away from what it writes, so all of them vectorise.
NNC_INLINE void next_block_body(uint32_t* raw, uint32_t* out) {
  for (int i = 0; i < kN - kM; ++i) raw[i] = raw[i + kM] ^ twist(raw[i], raw[i + 1]);
  for (int i = kN - kM; i < kN - 1; ++i) raw[i] = raw[i + kM - kN] ^ twist(raw[i], raw[i + 1]);
  raw[kN - 1] = raw[kM - 1] ^ twist(raw[kN - 1], raw[0]);
  temper_body(raw, out);
}

#if NNC_HAVE_AVX2_TARGET
NNC_TARGET_AVX2 void next_block_avx2(uint32_t* raw, uint32_t* out) {
  next_block_body(raw, out);
}
#endif
void next_block_plain(uint32_t* raw, uint32_t* out) {
  next_block_body(raw, out);
}

void next_block(uint32_t* raw, uint32_t* out) {
#if NNC_HAVE_AVX2_TARGET
  if (cpu_has_avx2()) return next_block_avx2(raw, out);
#endif
  next_block_plain(raw, out);
}

}  // namespace

void Mt19937::seed(uint32_t seed) {
  raw_[0] = seed;
  for (uint32_t i = 1; i < kWords; ++i) {
    raw_[i] = 1812433253u * (raw_[i - 1] ^ (raw_[i - 1] >> 30)) + i;
  }
  position_ = kFresh;
}

void Mt19937::refill() {
  next_block(raw_.data(), tempered_.data());
  position_ = 0;
}

void Mt19937::fill(uint32_t* out, int64_t n) {
  while (n > 0) {
    if (position_ >= kWords) refill();
    const int64_t count = std::min<int64_t>(n, kWords - position_);
    std::copy_n(tempered_.data() + position_, count, out);
    position_ += static_cast<int>(count);
    out += count;
    n -= count;
  }
}

bool Mt19937::restore(const Words& words, int64_t left, int64_t next_index) {
  const bool fresh = left == 1 && next_index == 0;
  const bool inside = next_index >= 0 && next_index <= kWords && left == kWords + 1 - next_index;
  if (!fresh && !inside) return false;
  raw_ = words;
  position_ = fresh ? kFresh : static_cast<int>(next_index);
  if (!fresh) temper_body(raw_.data(), tempered_.data());
  return true;
}

}  // namespace nnc
