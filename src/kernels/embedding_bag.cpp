// SPDX-License-Identifier: Apache-2.0
#include "kernels/embedding_bag.h"

namespace nnc::kernels {
namespace {

void check_bags(const Bags& b, const ConstView& rows, const ConstView& entries,
                const ConstView& of_bags) {
  check_same_type("embedding_bag", {&rows, &entries, &of_bags});
  check_contiguous("embedding_bag", {&rows, &entries, &of_bags, &b.index, &b.starts});
  check((!entries.defined() || entries.numel() == b.index.numel()) && b.count() >= 0 &&
            of_bags.size(0) == b.count() && of_bags.size(1) == rows.size(1),
        Code::kInternal, "embedding_bag: ", of_bags.sizes(), " for ", b.count(), " bags of rows ",
        rows.sizes());
}

}  // namespace

void bag_sums(const View& out, const ConstView& table, const ConstView& weights, const Bags& bags) {
  static constexpr Implementations kList{__func__, cpu::bag_sums, ref::bag_sums};
  check_bags(bags, table, weights, out);
  run_first(kList, out, table, weights, bags);
}

void bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                   const ConstView& factors, const Bags& bags) {
  static constexpr Implementations kList{__func__, cpu::bag_sums_grad, ref::bag_sums_grad};
  check_bags(bags, table, weights, gy);
  check(!factors.defined() ||
            (factors.dtype() == DType::kFloat64 && factors.numel() == table.size(0)),
        Code::kInternal, "embedding_bag: factors of sizes ", factors.sizes());
  run_first(kList, table, gy, weights, factors, bags);
}

void bag_dots(const View& out, const ConstView& table, const ConstView& gy, const Bags& bags) {
  static constexpr Implementations kList{__func__, ref::bag_dots};
  check_bags(bags, table, out, gy);
  run_first(kList, out, table, gy, bags);
}

void bag_max(const View& out, const View& places, const ConstView& table, const Bags& bags) {
  static constexpr Implementations kList{__func__, ref::bag_max};
  check_bags(bags, table, {}, out);
  check_same_sizes("embedding_bag", {&out, &places});
  check_contiguous("embedding_bag", {&places});
  run_first(kList, out, places, table, bags);
}

}  // namespace nnc::kernels
