// SPDX-License-Identifier: Apache-2.0
// A contiguous view around dimensions that are neighbours, and the walk over what surrounds them.
#pragma once

#include "kernels/common/grain.h"

namespace nnc::kernels::cpu {

// The sizes before, of and behind the dimensions begin .. end - 1.
struct AroundDim {
  int64_t outer = 1, n = 1, inner = 1;
  AroundDim(const ConstView& v, int64_t begin, int64_t end) {
    for (int64_t d = 0; d < v.ndim(); ++d) (d < begin ? outer : d < end ? n : inner) *= v.size(d);
  }
  // Around one; a view without dimensions is one element.
  AroundDim(const ConstView& v, int64_t dim)
      : AroundDim(v, v.ndim() == 0 ? 0 : dim, v.ndim() == 0 ? 0 : dim + 1) {}
};

// Calls row(outer index) where n elements lie side by side, else columns(outer index, first column,
// columns) for at most kColumns of them at once. `worth`: elements that are worth a thread.
template <int64_t kColumns, class Row, class Columns>
void walk_around(const AroundDim& b, int64_t worth, const Row& row, const Columns& columns) {
  if (b.inner == 1) {
    parallel_for(b.outer, grain_of(b.n, worth), [&](int64_t begin, int64_t end) {
      for (int64_t o = begin; o < end; ++o) row(o);
    });
    return;
  }
  const int64_t chunks = (b.inner + kColumns - 1) / kColumns;
  const int64_t width = b.inner < kColumns ? b.inner : kColumns;
  parallel_for(b.outer * chunks, grain_of(b.n * width, worth), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t first = i % chunks * kColumns, left = b.inner - first;
      columns(i / chunks, first, left < kColumns ? left : kColumns);
    }
  });
}

}  // namespace nnc::kernels::cpu
