// SPDX-License-Identifier: Apache-2.0
#include "kernels/binary.h"

namespace nnc::kernels {

void binary(Binary op, const View& out, const ConstView& a, const ConstView& b, Scalar p0) {
  check_same_sizes("binary", {&out, &a, &b});
  // A number beside 16-bit floats is a float.
  if (item_size(a.dtype()) != 2 || b.dtype() != DType::kFloat32)
    check_same_type("binary", {&a, &b});
  static constexpr Implementations kList{__func__, cpu::binary, ref::binary};
  run_first(kList, op, out, a, b, p0);
}

}  // namespace nnc::kernels
