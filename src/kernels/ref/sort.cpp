// SPDX-License-Identifier: Apache-2.0
#include "kernels/sort.h"

#include "kernels/common/block.h"
#include "kernels/index.h"

namespace nnc::kernels::ref {

bool sort_values(const ConstView& x, int64_t rows, int64_t n, const View& values) {
  const Ref<Block> places = Block::allocate(rows * n * item_size(DType::kInt64));
  const View index(places->as<void>(), DType::kInt64, x.sizes(), x.strides());
  return sort_rows(x, rows, n, false, values, index);
}

}  // namespace nnc::kernels::ref
