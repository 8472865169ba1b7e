// SPDX-License-Identifier: Apache-2.0
// Matrices of float and double as doubles, which the reference of kernels/factor.h computes in.
#pragma once

#include <algorithm>

#include "kernels/common/block.h"
#include "kernels/common/dense.h"

namespace nnc::kernels::ref {

// A matrix that lies column by column.
struct Columns {
  double* data = nullptr;
  int64_t rows = 0;
  double& operator()(int64_t i, int64_t j) const { return data[j * rows + i]; }
  double* column(int64_t j) const { return data + j * rows; }
};

// A copy of such a matrix; of zeros where there is none to copy.
class InDouble {
 public:
  InDouble(DType dtype, void* from, int64_t rows, int64_t cols)
      : dtype_(dtype), from_(from), n_(rows * cols), block_(Block::allocate(n_ * 8)) {
    columns_ = {block_->as<double>(), rows};
    if (!from) {
      std::fill_n(columns_.data, n_, 0.0);
    } else {
      with_real(dtype, [&](auto tag) {
        std::copy_n(static_cast<const typename decltype(tag)::type*>(from), n_, columns_.data);
      });
    }
  }
  const Columns& columns() const { return columns_; }
  void put_back() const { put_into(from_); }
  void put_into(void* to) const {
    with_real(dtype_, [&](auto tag) {
      using T = typename decltype(tag)::type;
      std::transform(columns_.data, columns_.data + n_, static_cast<T*>(to),
                     [](double v) { return static_cast<T>(v); });
    });
  }

 private:
  DType dtype_;
  void* from_;
  int64_t n_;
  Ref<Block> block_;
  Columns columns_;
};

}  // namespace nnc::kernels::ref
