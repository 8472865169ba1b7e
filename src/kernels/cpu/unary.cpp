// SPDX-License-Identifier: Apache-2.0
#include "kernels/unary.h"

#include <cstring>
#include <limits>

#include "kernels/cpu/binary_rows.h"
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
UnaryRow<float> row_f32(Unary op) {
  const UnaryRow<float> special = NNC_PICK_NARROW(special_row_f32)(op);
  return special ? special : NNC_PICK(unary_row_f32)(op);
}

template <class S, class C>
bool run(UnaryGradRow<C> row, const View& gx, const ConstView& gy, const ConstView& saved,
         const Params& p) {
  if (!row) return false;
  run_rows<S, C>(gx, gy, saved,
                 [&](C* out, const C* g, const C* v, int64_t n) { row(out, g, v, n, p); });
  return true;
}

// ---- by operations of two, of which one is a number

// The number's bytes are all `byte`.
bool beside(Binary op, const View& out, const ConstView& x, int byte) {
  alignas(8) char number[8];
  std::memset(number, byte, sizeof number);
  const SmallVector<int64_t, 6> repeated(x.ndim());
  return cpu::binary(op, out, x, ConstView(number, x.dtype(), x.sizes(), repeated), 0);
}

// |x| against infinity.
template <class T>
bool magnitude(CompareRow<T> compare, UnaryRow<T> abs, const View& out, const ConstView& x) {
  if (!out.contiguous() || !x.contiguous()) return false;
  uint8_t* const y = out.words<uint8_t>();
  const T* const v = x.words<T>();
  parallel_for(x.numel(), kGrain, [=](int64_t begin, int64_t end) {
    constexpr T kInfinity = std::numeric_limits<T>::infinity();
    alignas(64) T block[kBlock];
    for (int64_t i = begin; i < end; i += kBlock) {
      const int64_t m = end - i < kBlock ? end - i : kBlock;
      abs(block, v + i, m, {});
      compare(y + i, block, &kInfinity, 1, 0, m, 0);
    }
  });
  return true;
}
bool magnitude(Binary op, const View& out, const ConstView& x) {
  if (x.dtype() == DType::kFloat32)
    return magnitude(NNC_PICK_NARROW(compare_row_f32)(op), NNC_PICK(unary_row_f32)(Unary::kAbs),
                     out, x);
  if (x.dtype() == DType::kFloat64)
    return magnitude(NNC_PICK_NARROW(compare_row_f64)(op), NNC_PICK(unary_row_f64)(Unary::kAbs),
                     out, x);
  return false;
}

bool by_two(Unary op, const View& out, const ConstView& x) {
  switch (op) {
    case Unary::kLogicalNot:
      return beside(Binary::kEq, out, x, 0);
    case Unary::kBitwiseNot:
      return beside(Binary::kBitwiseXor, out, x, x.dtype() == DType::kBool ? 1 : -1);
    case Unary::kIsNan:
      return cpu::binary(Binary::kNe, out, x, x, 0);
    case Unary::kIsInf:
      return magnitude(Binary::kEq, out, x);
    case Unary::kIsFinite:
      return magnitude(Binary::kLt, out, x);
    default:
      return false;
  }
}

}  // namespace

bool unary(Unary op, const View& out, const ConstView& x, const Params& p) {
  if (out.dtype() == DType::kBool || op == Unary::kBitwiseNot) return by_two(op, out, x);
  switch (x.dtype()) {
    case DType::kFloat32:
      return run<float, float>(row_f32(op), out, x, p);
    case DType::kFloat64:
      return run<double, double>(NNC_PICK(unary_row_f64)(op), out, x, p);
    case DType::kFloat16:
      return run<Half, float>(row_f32(op), out, x, p);
    case DType::kBFloat16:
      return run<BFloat16, float>(row_f32(op), out, x, p);
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
