// SPDX-License-Identifier: Apache-2.0
#include "kernels/attention.h"

namespace nnc::kernels {
namespace {

// x has `rows` and `width`, and heads that `all` can share.
bool fits(const ConstView& x, const ConstView& all, int64_t rows, int64_t width) {
  const int64_t d = all.ndim() - 2;
  bool ok = x.ndim() == d + 2 && x.size(d) == rows && x.size(d + 1) == width;
  for (int64_t i = 0; ok && i < d; ++i) ok = x.size(i) > 0 && all.size(i) % x.size(i) == 0;
  return ok;
}
// The same, with all heads.
bool fits_all(const ConstView& x, const ConstView& all, int64_t rows, int64_t width) {
  bool ok = fits(x, all, rows, width);
  for (int64_t i = 0; ok && i < all.ndim() - 2; ++i) ok = x.size(i) == all.size(i);
  return ok;
}

void check_operands(const Attention& a, const ConstView& y, const ConstView& lse) {
  check_same_type("attention", {&a.q, &a.k, &a.v, &y});
  const int64_t d = y.ndim() - 2;
  bool ok = d >= 0 && a.q.ndim() == d + 2 && a.k.ndim() == d + 2 && a.v.ndim() == d + 2 &&
            (y.dtype() == DType::kFloat32 || y.dtype() == DType::kFloat64);
  ok = ok && fits(a.q, y, a.queries(), a.width()) && fits(a.k, y, a.keys(), a.width()) &&
       fits(a.v, y, a.keys(), a.value_width()) && fits_all(y, y, a.queries(), a.value_width());
  for (const ConstView* m : {&a.mask, &a.keep}) {
    ok = ok && (!m->defined() || fits_all(*m, y, a.queries(), a.keys()));
  }
  ok = ok && (!a.mask.defined() || a.mask.dtype() == y.dtype() || a.mask.dtype() == DType::kBool) &&
       (!a.keep.defined() || a.keep.dtype() == DType::kBool) && lse.dtype() == DType::kFloat64 &&
       lse.contiguous() && same_sizes(lse.sizes(), {y.sizes().data(), d + 1});
  check(ok, Code::kInternal, "attention: operands that do not fit: ", a.q.sizes(), a.k.sizes(),
        a.v.sizes(), a.mask.sizes(), y.sizes(), lse.sizes());
}

void check_gradient(const View& g, const ConstView& y, int64_t rows, int64_t width) {
  if (!g.defined()) return;
  check_same_type("attention", {&g, &y});
  check(fits_all(g, y, rows, width), Code::kInternal, "attention: a gradient of sizes ", g.sizes());
}

}  // namespace

void attention(const Attention& a, const View& y, const View& lse) {
  static constexpr Implementations kList{__func__, cpu::attention, ref::attention};
  check_operands(a, y, lse);
  run_first(kList, a, y, lse);
}

void attention_grad(const Attention& a, const View& gq, const View& gk, const View& gv,
                    const ConstView& gy, const ConstView& y, const ConstView& lse) {
  static constexpr Implementations kList{__func__, cpu::attention_grad, ref::attention_grad};
  check_operands(a, y, lse), check_operands(a, gy, lse);
  check_gradient(gq, y, a.queries(), a.width());
  check_gradient(gk, y, a.keys(), a.width());
  check_gradient(gv, y, a.keys(), a.value_width());
  run_first(kList, a, gq, gk, gv, gy, y, lse);
}

}  // namespace nnc::kernels
