// SPDX-License-Identifier: Apache-2.0
#include "kernels/embedding_bag.h"

#include "kernels/common/bag_walk.h"

namespace nnc::kernels::cpu {
namespace {

// The two wide types, in vectors.
struct BagRows {
  template <class T>
  void add(T* __restrict total, const T* __restrict row, int64_t n, T factor) const {
    if (factor == 1) {
      for (int64_t j = 0; j < n; ++j) total[j] += row[j];
    } else {
      for (int64_t j = 0; j < n; ++j) total[j] += factor * row[j];
    }
  }
};

}  // namespace

bool bag_sums(const View& out, const ConstView& table, const ConstView& weights, const Bags& bags) {
  if (out.dtype() == DType::kFloat32)
    walk_bag_sums<float>(out, table, weights, bags, BagRows());
  else if (out.dtype() == DType::kFloat64)
    walk_bag_sums<double>(out, table, weights, bags, BagRows());
  else
    return false;
  return true;
}

bool bag_sums_grad(const View& table, const ConstView& gy, const ConstView& weights,
                   const ConstView& factors, const Bags& bags) {
  if (gy.dtype() == DType::kFloat32)
    walk_bag_sums_grad<float>(table, gy, weights, factors, bags, BagRows());
  else if (gy.dtype() == DType::kFloat64)
    walk_bag_sums_grad<double>(table, gy, weights, factors, bags, BagRows());
  else
    return false;
  return true;
}

}  // namespace nnc::kernels::cpu
