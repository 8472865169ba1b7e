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

// ---- predicates of contiguous memory: of the bits of a word, without its sign where it is a float
template <class W, class F>
bool test_words(const View& out, const ConstView& x, const F& test) {
  uint8_t* const y = out.words<uint8_t>();
  const W* const v = x.words<W>();
  parallel_for(x.numel(), kGrain, [=](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) y[i] = test(v[i]);
  });
  return true;
}
bool predicate(Unary op, const View& out, const ConstView& x) {
  if (!out.contiguous() || !x.contiguous()) return false;
  if (x.dtype() == DType::kBool && op == Unary::kLogicalNot) {
    return test_words<uint8_t>(out, x, [](uint8_t v) { return v == 0; });
  }
  if (x.dtype() != DType::kFloat32) return false;
  constexpr int32_t kMagnitude = 0x7fffffff, kInfinity = 0x7f800000;
  switch (op) {
    case Unary::kLogicalNot:
      return test_words<int32_t>(out, x, [](int32_t v) { return (v & kMagnitude) == 0; });
    case Unary::kIsInf:
      return test_words<int32_t>(out, x, [](int32_t v) { return (v & kMagnitude) == kInfinity; });
    case Unary::kIsFinite:
      return test_words<int32_t>(out, x, [](int32_t v) { return (v & kMagnitude) < kInfinity; });
    case Unary::kIsNan:
      return test_words<int32_t>(out, x, [](int32_t v) { return (v & kMagnitude) > kInfinity; });
    default:
      return false;
  }
}

}  // namespace

bool unary(Unary op, const View& out, const ConstView& x, const Params& p) {
  if (out.dtype() == DType::kBool) return predicate(op, out, x);
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
