// SPDX-License-Identifier: Apache-2.0
#include "kernels/ternary.h"

#include "kernels/common/loop.h"
#include "kernels/cpu/ternary_rows.h"

namespace nnc::kernels::cpu {
namespace {

template <class A, class T>
bool run_ternary(Row3<A, T> row, const View& out, const ConstView& a, const ConstView& b,
                 const ConstView& c, T k) {
  if (!row) return false;
  const ConstView* views[4] = {&out, &a, &b, &c};
  const LoopPlan<4> plan(views);
  const int64_t step[4] = {sizeof(T), sizeof(A), sizeof(T), sizeof(T)};
  int64_t strides[4];
  for (int i = 0; i < 4; ++i) {
    strides[i] = plan.strides[i][0] / step[i];
    if (plan.strides[i][0] != step[i] && (i == 0 || plan.strides[i][0] != 0)) return false;
  }
  plan.run(kGrain, [&](char* const* p, const int64_t*, int64_t n) {
    row(reinterpret_cast<T*>(p[0]), reinterpret_cast<const A*>(p[1]),
        reinterpret_cast<const T*>(p[2]), reinterpret_cast<const T*>(p[3]), strides + 1, n, k);
  });
  return true;
}

}  // namespace

bool ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, const Scalar& p0) {
  if (op == Ternary::kWhere) {
    const int64_t size = item_size(out.dtype());
    if (size == 4)
      return run_ternary<uint8_t, uint32_t>(NNC_PICK_NARROW(where_row_32)(), out, a, b, c, 0);
    if (size == 8)
      return run_ternary<uint8_t, uint64_t>(NNC_PICK_NARROW(where_row_64)(), out, a, b, c, 0);
    return false;
  }
  if (out.dtype() == DType::kFloat32) {
    return run_ternary<float, float>(NNC_PICK_NARROW(ternary_row_f32)(op), out, a, b, c,
                                     p0.to<float>());
  }
  if (out.dtype() == DType::kFloat64) {
    return run_ternary<double, double>(NNC_PICK_NARROW(ternary_row_f64)(op), out, a, b, c,
                                       p0.to<double>());
  }
  return false;
}

}  // namespace nnc::kernels::cpu
