// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

#include "kernels/cpu/blocks.h"
#include "kernels/cpu/unary_rows.h"

namespace nnc::kernels::cpu {
namespace {

template <class S, class C>
bool run(UnaryRow<C> row, const View& out, const ConstView& x, const Params& p) {
  if (!row) return false;
  run_rows<S, C>(out, x, [&](C* y, const C* v, int64_t n) { row(y, v, n, p); });
  return true;
}
template <class S, class C>
bool run(UnaryGradRow<C> row, const View& gx, const ConstView& gy, const ConstView& saved,
         const Params& p) {
  if (!row) return false;
  run_rows<S, C>(gx, gy, saved,
                 [&](C* out, const C* g, const C* v, int64_t n) { row(out, g, v, n, p); });
  return true;
}

}  // namespace

bool unary(Unary op, const View& out, const ConstView& x, const Params& p) {
  if (out.dtype() != x.dtype()) return false;
  switch (x.dtype()) {
    case DType::kFloat32:
      return run<float, float>(NNC_PICK(unary_row_f32)(op), out, x, p);
    case DType::kFloat64:
      return run<double, double>(NNC_PICK(unary_row_f64)(op), out, x, p);
    case DType::kFloat16:
      return run<Half, float>(NNC_PICK(unary_row_f32)(op), out, x, p);
    case DType::kBFloat16:
      return run<BFloat16, float>(NNC_PICK(unary_row_f32)(op), out, x, p);
    default:
      return false;
  }
}

bool unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p) {
  switch (gx.dtype()) {
    case DType::kFloat32:
      return run<float, float>(NNC_PICK(unary_grad_row_f32)(op), gx, gy, saved, p);
    case DType::kFloat64:
      return run<double, double>(NNC_PICK(unary_grad_row_f64)(op), gx, gy, saved, p);
    case DType::kFloat16:
      return run<Half, float>(NNC_PICK(unary_grad_row_f32)(op), gx, gy, saved, p);
    default:
      return run<BFloat16, float>(NNC_PICK(unary_grad_row_f32)(op), gx, gy, saved, p);
  }
}

}  // namespace nnc::kernels::cpu
