// SPDX-License-Identifier: Apache-2.0
// Results that do not depend on the number of threads.
#pragma once

#include "base/parallel.h"
#include "tensor/exec.h"

namespace nnc::kernels {

// Note [Deterministic]
// Our own loops split sums into pieces whose size depends on the sizes of the operands alone, and
// join them in order, always. What is left is asked for by the setting `deterministic`:
// - LAPACK may share out one sum among its threads: it gets one;
// - a kernel may compute a wider piece in another order than two narrow ones: it gets the pieces
//   one by one (parallel_pieces), as every number of threads does.
// parallel_for whose body, where results must not depend on the number of threads, sees one index
// at a time, and the same setting in every thread.
template <class F>
void parallel_pieces(int64_t n, int64_t grain, const F& body) {
  if (!exec().deterministic) return parallel_for(n, grain, body);
  const Exec settings = exec();
  parallel_for(n, grain, [&](int64_t begin, int64_t end) {
    const ExecGuard guard(settings);
    for (int64_t i = begin; i < end; ++i) body(i, i + 1);
  });
}

}  // namespace nnc::kernels
