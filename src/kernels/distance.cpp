// SPDX-License-Identifier: Apache-2.0
#include "kernels/distance.h"

namespace nnc::kernels {

void cdist(const View& out, const ConstView& a, const ConstView& b, double p) {
  check_same_type("cdist", {&out, &a, &b});
  check_contiguous("cdist", {&out, &a, &b});
  static constexpr Implementations kList{__func__, cpu::cdist, ref::cdist};
  run_first(kList, out, a, b, p);
}

void pdist(const View& out, const ConstView& a, double p) {
  check_same_type("pdist", {&out, &a});
  check_contiguous("pdist", {&out, &a});
  static constexpr Implementations kList{__func__, cpu::pdist, ref::pdist};
  run_first(kList, out, a, p);
}

void cdist_grad(const View& ga, const ConstView& a, const ConstView& b, const DistancePairs& of,
                double p) {
  check_same("cdist", {&ga, &a});
  check_same("cdist", {&of.d, &of.g});
  check_same_type("cdist", {&a, &b, &of.d});
  check_contiguous("cdist", {&ga, &a, &b, &of.d, &of.g});
  static constexpr Implementations kList{__func__, cpu::cdist_grad, ref::cdist_grad};
  run_first(kList, ga, a, b, of, p);
}

void pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                double p) {
  check_same("pdist", {&ga, &a});
  check_same("pdist", {&d, &g});
  check_same_type("pdist", {&a, &d});
  check_contiguous("pdist", {&ga, &a, &d, &g});
  static constexpr Implementations kList{__func__, cpu::pdist_grad, ref::pdist_grad};
  run_first(kList, ga, a, d, g, p);
}

}  // namespace nnc::kernels
