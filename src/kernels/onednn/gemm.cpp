// SPDX-License-Identifier: Apache-2.0
#include "kernels/gemm.h"

#include <dnnl.h>

#include <atomic>

#include "base/error.h"
#include "base/parallel.h"
#include "base/signals.h"
#include "kernels/common/matrix.h"
#include "kernels/onednn/cache.h"

namespace nnc::kernels::onednn {

// Note [The stack of products]
// oneDNN's products for AVX-512 compute while the stack pointer stands in memory from malloc. A
// signal of the host's would have its frame written there, over what lies before that memory. So
// signals that come to this thread wait, those of libc too (setuid() in another thread), and so
// they do wherever oneDNN may multiply within other work. Only faults cannot wait: handlers of them
// need an alternate stack there. Each of these calls is one thread's, a ThreadLease sees to it, so
// that none begins with all signals blocked.

namespace {

// The code of products is made by the first one.
void make_code() {
  constinit static std::atomic<bool> made{false};
  if (made.load(std::memory_order_acquire)) [[likely]]
    return;
  with_room([] {
    const float a[4] = {}, b[4] = {};
    float c[4] = {};
    const AllSignalsBlocked now;
    for (const char ta : {'N', 'T'}) {
      for (const char tb : {'N', 'T'}) {
        const dnnl_status_t status = dnnl_sgemm(ta, tb, 2, 2, 2, 1, a, 2, b, 2, 0, c, 2);
        check(status == dnnl_success, Code::kMemory, "oneDNN: not enough memory");
      }
    }
    made.store(true, std::memory_order_release);
  });
}

}  // namespace

bool gemm(const Gemm& g) {
  if (!kOneDnnHasCode || g.dtype != DType::kFloat32 || !is_ours()) return false;
  const BlasOperand a(g.a, g.m, g.k), b(g.b, g.k, g.n);
  // Where OpenBLAS is faster with AVX2, up to three times: large matrices, long sums; and rows of b
  // so far apart that they meet in the cache, if they are too few to be packed. With AVX-512 it is
  // a tenth to a third slower there.
  if (isa() != Isa::kAvx512) {
    if (g.m >= 128 && g.n >= 128 && g.k >= 1024) return false;
    if (!b.transposed && b.ld % 512 == 0 && g.m >= 64 && g.k >= 64) {
      if (g.m < 512 || (g.m == 512 && g.n <= 512)) return false;
    }
  }
  const ThreadLease one(1);
  make_code();
  const AllSignalsBlocked now;
  return dnnl_sgemm(a.transposed ? 'T' : 'N', b.transposed ? 'T' : 'N', g.m, g.n, g.k,
                    g.alpha.to<float>(), g.a.ptr<float>(), a.ld, g.b.ptr<float>(), b.ld,
                    g.beta.to<float>(), g.out.ptr<float>(),
                    leading_dimension(g.out, g.m, g.n)) == dnnl_success;
}

}  // namespace nnc::kernels::onednn
