// SPDX-License-Identifier: Apache-2.0
#include "kernels/order.h"

namespace nnc::kernels {

void select_rank(Rank rank, const View& values, const View& indices, const ConstView& in,
                 int64_t dim, int64_t k) {
  check_same_type("select_rank", {&values, &in});
  check_same_sizes("select_rank", {&values, &indices});
  if (in.numel() == 0) return;
  const int64_t n = in.ndim() == 0 ? 1 : in.size(dim);
  check(k >= 0 && k < n, Code::kInternal, "select_rank: rank ", k, " of ", n);
  static constexpr Implementations kList{__func__, cpu::select_rank, ref::select_rank};
  run_first(kList, rank, values, indices, in, dim, k);
}

void mode(const View& values, const View& indices, const ConstView& in, int64_t dim) {
  check_same_type("mode", {&values, &in});
  check_same_sizes("mode", {&values, &indices});
  if (in.numel() == 0) return;
  static constexpr Implementations kList{__func__, ref::mode};
  run_first(kList, values, indices, in, dim);
}

}  // namespace nnc::kernels
