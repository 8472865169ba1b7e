// SPDX-License-Identifier: Apache-2.0
// LoopPlan: one walk over N operands of the same (broadcast) sizes, as few and as long rows as
// their strides allow.
#pragma once

#include "base/parallel.h"
#include "tensor/view.h"

namespace nnc::kernels {

inline constexpr int64_t kGrain = 32768;  // elements that are worth a thread

// Operand 0 is written. Strides are in bytes; dimension 0 is the innermost.
template <int N>
struct LoopPlan {
  char* data[N];
  SmallVector<int64_t, 6> sizes;
  SmallVector<int64_t, 6> strides[N];
  int64_t numel = 1;

  // Every view has the sizes of views[0], with stride 0 where it is repeated.
  explicit LoopPlan(const View* const (&views)[N]) {
    const View& first = *views[0];
    numel = first.numel;
    for (int k = 0; k < N; ++k) data[k] = static_cast<char*>(views[k]->data);
    for (int64_t d = first.ndim - 1; d >= 0; --d) {
      if (first.size(d) == 1) continue;
      sizes.push_back(first.size(d));
      for (int k = 0; k < N; ++k) {
        strides[k].push_back(views[k]->stride(d) * item_size(views[k]->dtype));
      }
    }
    sort();
    merge();
    if (sizes.empty()) {
      sizes.push_back(1);
      for (int k = 0; k < N; ++k) strides[k].push_back(item_size(views[k]->dtype));
    }
  }

  // Calls row(char* const* pointers, const int64_t* strides, int64_t n) for each run.
  template <class F>
  void run(int64_t grain, const F& row) const {
    if (numel == 0) return;
    int64_t step[N];
    for (int k = 0; k < N; ++k) step[k] = strides[k][0];
    if (sizes.size() == 1) {
      parallel_for(sizes[0], grain, [&](int64_t begin, int64_t end) {
        char* p[N];
        for (int k = 0; k < N; ++k) p[k] = data[k] + begin * step[k];
        row(p, step, end - begin);
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
    });
  }

 private:
  // Narrow strides of the output innermost; inputs break ties, so permuted operands run along
  // memory.
  bool before(int64_t a, int64_t b) const {
    for (int k = 0; k < N; ++k) {
      const int64_t sa = strides[k][a], sb = strides[k][b];
      if (sa == 0 || sb == 0 || sa == sb) continue;
      return sa < sb;
    }
    return false;
  }
  void sort() {
    for (int64_t i = 1; i < sizes.size(); ++i) {
      for (int64_t j = i; j > 0 && before(j, j - 1); --j) {
        std::swap(sizes[j], sizes[j - 1]);
        for (int k = 0; k < N; ++k) std::swap(strides[k][j], strides[k][j - 1]);
      }
    }
  }
  void merge() {
    int64_t last = 0;
    for (int64_t d = 1; d < sizes.size(); ++d) {
      bool joins = true;
      for (int k = 0; k < N; ++k) joins &= strides[k][d] == strides[k][last] * sizes[last];
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
};

}  // namespace nnc::kernels
