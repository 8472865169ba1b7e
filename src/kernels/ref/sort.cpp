// SPDX-License-Identifier: Apache-2.0
#include "kernels/sort.h"

#include <cstring>

#include "kernels/common/block.h"
#include "kernels/index.h"

namespace nnc::kernels::ref {

bool sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  const Ref<Block> places = Block::allocate(rows * n * item_size(DType::kInt64));
  const View index(places->as<void>(), DType::kInt64, x.sizes(), x.strides());
  return sort_rows(x, rows, n, false, values, index);
}

bool sort_first(const ConstView& x, int64_t rows, int64_t n, int64_t k, bool descending,
                const View& values, const View& index) {
  const auto size = static_cast<int64_t>(item_size(x.dtype())), place = item_size(DType::kInt64);
  const Ref<Block> all = Block::allocate(rows * n * size),
                   places = Block::allocate(rows * n * place);
  const View sorted(all->as<void>(), x.dtype(), x.sizes(), x.strides());
  const View order(places->as<void>(), DType::kInt64, x.sizes(), x.strides());
  sort_rows(x, rows, n, descending, sorted, order);
  const auto first = [&](const View& to, const View& from, int64_t bytes) {
    for (int64_t r = 0; r < rows; ++r) {
      std::memcpy(static_cast<char*>(to.data()) + r * k * bytes,
                  static_cast<const char*>(from.data()) + r * n * bytes,
                  static_cast<size_t>(k * bytes));
    }
  };
  first(values, sorted, size);
  first(index, order, place);
  return true;
}

}  // namespace nnc::kernels::ref
