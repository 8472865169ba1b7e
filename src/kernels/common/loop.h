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

  // Every view has the sizes of views[0] (checked), with stride 0 where it is repeated. Which
  // operands a row may write is between the kernel and its views: rows get plain pointers.
  explicit LoopPlan(const ConstView* const (&views)[N]);

  // Calls row(pointers, strides, n) for each run and, in each thread, `after` what it had to do.
  using Row = FunctionRef<void(char* const*, const int64_t*, int64_t)>;
  void run(int64_t grain, Row row, void (*after)() = nullptr) const;

 private:
  bool before(int64_t a, int64_t b) const;
  void sort();
  void merge();
};

extern template struct LoopPlan<1>;
extern template struct LoopPlan<2>;
extern template struct LoopPlan<3>;
extern template struct LoopPlan<4>;
extern template struct LoopPlan<5>;

}  // namespace nnc::kernels
