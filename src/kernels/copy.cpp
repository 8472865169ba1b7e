// SPDX-License-Identifier: Apache-2.0
#include "kernels/copy.h"

namespace nnc::kernels {

void copy(const View& out, const ConstView& src) {
  check_same_sizes("copy", {&out, &src});
  static constexpr Implementations kList{__func__, cpu::copy, ref::copy};
  run_first(kList, out, src);
}

void fill(const View& out, Scalar value) {
  static constexpr Implementations kList{__func__, ref::fill};
  run_first(kList, out, value);
}

}  // namespace nnc::kernels
