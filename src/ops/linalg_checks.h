// SPDX-License-Identifier: Apache-2.0
// What the functions of matrices share: checks in torch's words, and matrices as their kernels want
// them. `op` is torch's name of the function, "linalg.inv".
#pragma once

#include "base/error.h"
#include "ops/shape.h"
#include "tensor/tensor.h"

namespace nnc::ops {

void check_matrices(const Tensor& a, const char* op, const char* name = "A");
void check_square(const Tensor& a, const char* op);
// float32 or float64.
void check_real(DType t, const char* op);

// The sizes in front of the last two.
inline Sizes batch_of(const Tensor& a) {
  return {a.sizes().data(), a.dim() - 2};
}
// The same with others behind.
Dims with_batch(Sizes batch, std::initializer_list<int64_t> own);
// Is b a vector for each matrix of a, as torch decides it?
bool is_vector(const Tensor& a, const Tensor& b);

// Uninitialised, of these sizes, the last two of which lie column by column.
Tensor empty_columns(Sizes sizes, DType dtype);
// A copy of x like that, without history.
Tensor copy_columns(const Tensor& x);
// The same repeated over the sizes of a batch.
Tensor copy_columns(const Tensor& x, Sizes batch);
// Its columns, as Note [Column-major] has them.
View columns_of(const Tensor& x);
ConstView read_columns(const Tensor& x);

// The transposed matrices.
inline Tensor transposed(const Tensor& x) {
  return transpose(x, -2, -1);
}

// The same of what has no history, as a tensor of its own.
Tensor as_transposed(const Tensor& x);

// One number a matrix, which its kernel sets; fails with `words` for the first that is not 0:
// "op: (Batch element 3): words". Words get the number.
class Info {
 public:
  explicit Info(Sizes batch) : numbers_(Tensor::zeros(batch, DType::kInt32)) {}
  View view() const { return numbers_.mutable_view(); }
  template <class F>
  void check_all(const char* op, const F& words) const {
    const int32_t* p = numbers_.data<int32_t>();
    for (int64_t i = 0; i < numbers_.numel(); ++i) {
      if (p[i] != 0) fail_at(op, i, words(p[i]));
    }
  }

 private:
  [[noreturn]] void fail_at(const char* op, int64_t index, const std::string& words) const;
  Tensor numbers_;
};

}  // namespace nnc::ops
