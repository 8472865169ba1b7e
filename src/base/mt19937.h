// SPDX-License-Identifier: Apache-2.0
// The 32-bit Mersenne Twister (Matsumoto and Nishimura, 1998), a block of 624 words at a time.
#pragma once

#include <array>
#include <cstdint>

namespace nnc {

class Mt19937 {
 public:
  static constexpr int kWords = 624;
  using Words = std::array<uint32_t, kWords>;

  explicit Mt19937(uint32_t seed) { this->seed(seed); }

  void seed(uint32_t seed);

  uint32_t next() {
    if (position_ >= kWords) refill();
    return tempered_[position_++];
  }

  // The next n words of the stream.
  void fill(uint32_t* out, int64_t n);

  // The state in the terms of the original code, which are also those of PyTorch's saved states:
  // the raw words, how many draws until the next twist, and the index of the next word.
  const Words& words() const { return raw_; }
  int left() const { return position_ > kWords ? 1 : kWords + 1 - position_; }
  int next_index() const { return position_ > kWords ? 0 : position_; }

  // False, and nothing changed, when `left` and `next_index` do not fit together.
  bool restore(const Words& words, int64_t left, int64_t next_index);

 private:
  void refill();

  // One past the end of a used-up block: seeded, not yet twisted.
  static constexpr int kFresh = kWords + 1;

  alignas(64) Words raw_;
  alignas(64) Words tempered_;
  int position_;
};

}  // namespace nnc
