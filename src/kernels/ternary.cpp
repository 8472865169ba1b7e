// SPDX-License-Identifier: Apache-2.0
#include "kernels/ternary.h"

namespace nnc::kernels {

void ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, Scalar p0) {
  check_same_sizes("ternary", {&out, &a, &b, &c});
  check_same_type("ternary", {&out, &b});
  // A number beside 16-bit floats is a float.
  if (item_size(b.dtype()) != 2 || c.dtype() != DType::kFloat32)
    check_same_type("ternary", {&b, &c});
  static constexpr Implementations kList{__func__, cpu::ternary, ref::ternary};
  run_first(kList, op, out, a, b, c, p0);
}

}  // namespace nnc::kernels
