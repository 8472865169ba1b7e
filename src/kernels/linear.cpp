// SPDX-License-Identifier: Apache-2.0
#include "kernels/linear.h"

#include "kernels/binary.h"
#include "kernels/common/loop.h"
#include "kernels/common/window.h"

namespace nnc::kernels {
namespace {

View columns_of(const ConstView& v, int64_t begin, int64_t end) {
  const int64_t sizes[2] = {v.size(0), end - begin}, strides[2] = {v.stride(0), v.stride(1)};
  return {const_cast<float*>(v.ptr<float>()) + begin * v.stride(1), v.dtype(), sizes, strides};
}

void check_linear(const LinearShape& s, const View& y, const ConstView& x, const ConstView& bias,
                  const LinearEpilogue& e) {
  check_same_type("linear", {&y, &x});
  const bool fits = y.dtype() == DType::kFloat32 && y.ndim() == 2 && x.ndim() == 2 &&
                    y.size(0) == x.size(0) && x.size(1) == s.k && y.size(1) == s.n &&
                    (y.stride(1) == 1 || s.n == 1);
  check(fits, Code::kInternal, "linear: operands of sizes ", y.sizes(), " and ", x.sizes(),
        " for a matrix of (", s.n, ", ", s.k, ")");
  if (bias.defined()) check_row("linear", bias, DType::kFloat32, s.n);
  if (e.residual.defined()) check_same("linear", {&y, &e.residual});
}

}  // namespace

void apply_epilogue(const View& y, const LinearEpilogue& e, int64_t begin, int64_t end) {
  const View part = columns_of(y, begin, end);
  if (e.residual.defined()) {
    binary(Binary::kAdd, part, part, columns_of(e.residual, begin, end), 1);
  }
  if (e.activates) unary(e.activation, part, part, e.parameters);
}

void linear(const LinearShape& s, const View& y, const ConstView& x, const Weight& w,
            const ConstView& bias, const LinearEpilogue& e) {
  static constexpr Implementations kList{__func__, cpu::linear, ref::linear};
  check_linear(s, y, x, bias, e);
  run_first(kList, s, y, x, w, bias, e);
}

}  // namespace nnc::kernels
