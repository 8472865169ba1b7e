// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/byte_taps.h"

namespace nnc::kernels {
namespace {

constexpr int kMostBits = 22;

int precision_for(double largest) {
  int bits = 0;
  while (bits < kMostBits && 0.5 + largest * static_cast<double>(1 << (bits + 1)) < 0x1p15) ++bits;
  return bits;
}

}  // namespace

ByteTaps::ByteTaps(const Taps& taps) {
  std::vector<double> exact;
  double largest = 0;
  for (int64_t i = 0; i < taps.positions(); ++i) {
    for (int64_t t = taps.begin(i); t < taps.begin(i + 1); ++t) {
      const auto at = static_cast<int32_t>(taps.source_of(t));
      const bool again = t > taps.begin(i) && source.back() == at;
      if (again)
        exact.back() += taps.weight_of(t);
      else
        source.push_back(at), exact.push_back(taps.weight_of(t));
    }
    first.push_back(static_cast<int64_t>(source.size()));
    as_it_is &= first.back() == i + 1 && source.back() == i && exact.back() == 1;
  }
  for (const double w : exact) largest = std::max(largest, w);
  precision = precision_for(largest);
  for (const double w : exact) {
    const double scaled = w * static_cast<double>(1 << precision);
    weight.push_back(static_cast<int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
  }
}

}  // namespace nnc::kernels
