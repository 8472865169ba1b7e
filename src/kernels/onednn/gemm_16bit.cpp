// SPDX-License-Identifier: Apache-2.0
// Products of bfloat16 by the processor's own instructions (AVX512_BF16, AMX), which take subnormal
// numbers for zero, and of float16 by oneDNN 3 (AVX512_FP16), which widens them in registers: sums
// in float32, rounded once.
#include <dnnl.h>

#include "base/parallel.h"
#include "kernels/common/matrix.h"
#include "kernels/gemm.h"
#include "kernels/onednn/cache.h"
#include "kernels/onednn/engine.h"

namespace nnc::kernels::onednn {
namespace {

using dnnl::memory;

// Smaller ones are done before oneDNN begins.
constexpr int64_t kLeastSide = 16, kLeastWork = 1 << 18;

struct Shape {
  int64_t m, n, k, a_strides[2], b_strides[2], ldc;
  float beta;
  int32_t half;  // float16
};

struct Entry final : CacheEntry {
  Prepared run;
};

std::unique_ptr<CacheEntry> make_product(const Shape& s) {
  const auto type = s.half ? memory::data_type::f16 : memory::data_type::bf16;
  const auto matrix = [&](int64_t rows, int64_t cols, int64_t row_stride, int64_t col_stride) {
    return memory::desc({rows, cols}, type, memory::dims{row_stride, col_stride});
  };
  const memory::desc a = matrix(s.m, s.k, s.a_strides[0], s.a_strides[1]);
  const memory::desc b = matrix(s.k, s.n, s.b_strides[0], s.b_strides[1]);
  const memory::desc out = matrix(s.m, s.n, s.ldc, 1);
  dnnl::primitive_attr attr;  // a copy of attributes() would be the same object
  attr.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  if (s.beta != 0) {
    dnnl::post_ops sum;
    sum.append_sum(s.beta);
    attr.set_post_ops(sum);
  }
  // Whoever calls has split the product among threads.
  const ThreadLease one(1);
  const auto d = describe<dnnl::matmul>(engine(), attr, a, b, out);
  auto e = std::make_unique<Entry>();
  e->run = Prepared(dnnl::matmul(d), d);
  e->run.add(DNNL_ARG_SRC, a);
  e->run.add(DNNL_ARG_WEIGHTS, b);
  e->run.add(DNNL_ARG_DST, out);
  return e;
}

}  // namespace

bool multiplies_16bit(DType dtype) {
  const auto has = [](unsigned isa) {
    return kOneDnnHasCode && is_ours() && isa != 0 &&
           (static_cast<unsigned>(dnnl_get_effective_cpu_isa()) & isa) == isa;
  };
  static const bool bf16 = has(kIsaOfBFloat16), f16 = has(kIsaOfFloat16);
  return (dtype == DType::kBFloat16 && bf16) || (dtype == DType::kFloat16 && f16);
}

bool gemm_16bit(const Gemm& g) {
  if (!multiplies_16bit(g.dtype) || g.alpha.to_double() != 1) return false;
  if (g.m < kLeastSide || g.n < kLeastSide || g.k < kLeastSide) return false;
  if (g.m * g.n * g.k < kLeastWork || g.k == kForbiddenDepth) return false;
  const BlasOperand a(g.a, g.m, g.k), b(g.b, g.k, g.n);
  const auto stride = [](const BlasOperand& x, int64_t d) {
    return (d == 0) == x.transposed ? 1 : x.ld;
  };
  const Shape s{g.m,
                g.n,
                g.k,
                {stride(a, 0), stride(a, 1)},
                {stride(b, 0), stride(b, 1)},
                leading_dimension(g.out, g.m, g.n),
                g.beta.to<float>(),
                g.dtype == DType::kFloat16};
  return with_cached<Entry>(
      key_of('h', s), [&] { return make_product(s); },
      [&](Entry& e) {
        e.run.run(
            {{DNNL_ARG_SRC, g.a.data}, {DNNL_ARG_WEIGHTS, g.b.data}, {DNNL_ARG_DST, g.out.data}});
      });
}

}  // namespace nnc::kernels::onednn
