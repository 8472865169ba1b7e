// SPDX-License-Identifier: Apache-2.0
// Taps of bytes, in whole numbers as PyTorch has them: a weight w is round(w * 2^precision), of as
// many bits as keep the largest one below 2^15, and every dimension's sum is rounded to a byte.
#pragma once

#include <algorithm>

#include "kernels/common/taps.h"

namespace nnc::kernels {

struct ByteTaps {
  explicit ByteTaps(const Taps& taps);

  std::vector<int64_t> first{0};  // as in Taps, but no source stands twice at a position
  std::vector<int32_t> source, weight;
  int precision = 0;
  bool as_it_is = true;  // each position is the source of its own number

  int64_t positions() const { return static_cast<int64_t>(first.size()) - 1; }
  int64_t total() const { return first.back(); }
  int64_t begin(int64_t i) const { return first[static_cast<size_t>(i)]; }
};

inline uint8_t byte_of(int32_t sum, int precision) {
  return static_cast<uint8_t>(std::clamp(sum >> precision, 0, 255));
}
inline int32_t half_of(int precision) {
  return precision > 0 ? 1 << (precision - 1) : 0;
}

}  // namespace nnc::kernels
