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

void rank_places(const ConstView& x, int64_t rows, int64_t n, const View& ranks) {
  check_contiguous("rank_places", {&x, &ranks});
  check(x.numel() == rows * n && ranks.numel() % rows == 0, Code::kInternal, "rank_places: ", rows,
        " x ", n, " elements in sizes ", x.sizes());
  static constexpr Implementations kList{__func__, ref::rank_places};
  run_first(kList, x, rows, n, ranks);
}

}  // namespace nnc::kernels
