// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/loop.h"

#include "kernels/common/wrapping.h"

namespace nnc::kernels {

template <int N>
LoopPlan<N>::LoopPlan(const ConstView* const (&views)[N]) {
  const ConstView& first = *views[0];
  numel = first.numel();
  for (int k = 0; k < N; ++k) {
    check(same_sizes(views[k]->sizes(), first.sizes()), Code::kInternal, "loop: operands of sizes ",
          first.sizes(), " and ", views[k]->sizes());
    data[k] = static_cast<char*>(const_cast<void*>(views[k]->data()));
  }
  // Strides of an empty view lead nowhere, and may be so large that these products wrap.
  for (int64_t d = numel == 0 ? -1 : first.ndim() - 1; d >= 0; --d) {
    if (first.size(d) == 1) continue;
    sizes.push_back(first.size(d));
    for (int k = 0; k < N; ++k) {
      strides[k].push_back(times(views[k]->stride(d), item_size(views[k]->dtype())));
    }
  }
  sort();
  merge();
  if (sizes.empty()) {
    sizes.push_back(numel);
    for (int k = 0; k < N; ++k) strides[k].push_back(item_size(views[k]->dtype()));
  }
}

template <int N>
void LoopPlan<N>::run(int64_t grain, Row row, void (*after)()) const {
  if (numel == 0) return;
  int64_t step[N];
  for (int k = 0; k < N; ++k) step[k] = strides[k][0];
  if (sizes.size() == 1) {
    parallel_for(sizes[0], grain, [&](int64_t begin, int64_t end) {
      char* p[N];
      for (int k = 0; k < N; ++k) p[k] = data[k] + begin * step[k];
      row(p, step, end - begin);
      if (after) after();
    });
    return;
  }
  const int64_t rows = numel / sizes[0];
  parallel_for(rows, 1 + grain / sizes[0], [&](int64_t begin, int64_t end) {
    SmallVector<int64_t, 6> at(sizes.size());
    char* p[N];
    for (int k = 0; k < N; ++k) p[k] = data[k];
    int64_t rest = begin;
    for (int64_t d = 1; d < sizes.size(); ++d) {
      at[d] = rest % sizes[d];
      rest /= sizes[d];
      for (int k = 0; k < N; ++k) p[k] += at[d] * strides[k][d];
    }
    for (int64_t i = begin; i < end; ++i) {
      row(p, step, sizes[0]);
      for (int64_t d = 1; d < sizes.size(); ++d) {
        for (int k = 0; k < N; ++k) p[k] += strides[k][d];
        if (++at[d] < sizes[d]) break;
        for (int k = 0; k < N; ++k) p[k] -= at[d] * strides[k][d];
        at[d] = 0;
      }
    }
    if (after) after();
  });
}

// Narrow strides of the output innermost; inputs break ties, so permuted operands run along
// memory.
template <int N>
bool LoopPlan<N>::before(int64_t a, int64_t b) const {
  for (int k = 0; k < N; ++k) {
    const int64_t sa = strides[k][a], sb = strides[k][b];
    if (sa == 0 || sb == 0 || sa == sb) continue;
    return sa < sb;
  }
  return false;
}

template <int N>
void LoopPlan<N>::sort() {
  for (int64_t i = 1; i < sizes.size(); ++i) {
    for (int64_t j = i; j > 0 && before(j, j - 1); --j) {
      std::swap(sizes[j], sizes[j - 1]);
      for (int k = 0; k < N; ++k) std::swap(strides[k][j], strides[k][j - 1]);
    }
  }
}

template <int N>
void LoopPlan<N>::merge() {
  int64_t last = 0;
  for (int64_t d = 1; d < sizes.size(); ++d) {
    bool joins = true;
    for (int k = 0; k < N; ++k) joins &= strides[k][d] == times(strides[k][last], sizes[last]);
    if (joins) {
      sizes[last] *= sizes[d];
      continue;
    }
    ++last;
    sizes[last] = sizes[d];
    for (int k = 0; k < N; ++k) strides[k][last] = strides[k][d];
  }
  if (sizes.size() > last + 1) {
    sizes.resize(last + 1);
    for (int k = 0; k < N; ++k) strides[k].resize(last + 1);
  }
}

template struct LoopPlan<1>;
template struct LoopPlan<2>;
template struct LoopPlan<3>;
template struct LoopPlan<4>;
template struct LoopPlan<5>;

}  // namespace nnc::kernels
