// SPDX-License-Identifier: Apache-2.0
#include "kernels/dropout.h"

namespace nnc::kernels {
namespace {
void check_mask(const ConstView& out, const ConstView& mask) {
  check_same_sizes("dropout", {&out, &mask});
  check(mask.dtype() == DType::kBool, Code::kInternal, "dropout: a mask of torch.", mask.dtype());
}
}  // namespace

void bernoulli(const View& out, double p, Generator& g) {
  check_contiguous("bernoulli", {&out});
  static constexpr Implementations kList{__func__, ref::bernoulli};
  run_first(kList, out, p, &g);
}

void scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale) {
  check_same("dropout", {&out, &x});
  check_mask(out, mask);
  static constexpr Implementations kList{__func__, cpu::scale_masked, ref::scale_masked};
  run_first(kList, out, x, mask, scale);
}

void dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale,
             Generator& g) {
  check_same("dropout", {&out, &x});
  check_mask(out, mask);
  static constexpr Implementations kList{__func__, cpu::dropout, ref::dropout};
  run_first(kList, out, x, mask, keep, scale, &g);
}

}  // namespace nnc::kernels
