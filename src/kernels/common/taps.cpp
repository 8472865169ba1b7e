// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/taps.h"

namespace nnc::kernels {

Taps Taps::transposed() const {
  Taps t;
  t.sources = positions();
  t.first.assign(static_cast<size_t>(sources) + 1, 0);
  t.source.resize(source.size());
  t.weight.resize(weight.size());
  for (const int64_t s : source) ++t.first[static_cast<size_t>(s) + 1];
  for (int64_t s = 0; s < sources; ++s) {
    t.first[static_cast<size_t>(s) + 1] += t.begin(s);
  }
  std::vector<int64_t> next(t.first.begin(), t.first.end() - 1);
  for (int64_t i = 0; i < positions(); ++i) {
    for (int64_t k = begin(i); k < begin(i + 1); ++k) {
      const auto at = static_cast<size_t>(next[static_cast<size_t>(source_of(k))]++);
      t.source[at] = i;
      t.weight[at] = weight_of(k);
    }
  }
  return t;
}

}  // namespace nnc::kernels
