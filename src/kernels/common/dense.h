// SPDX-License-Identifier: Apache-2.0
// One matrix of kernels/factor.h by its pointers: what the implementations take.
#pragma once

#include "kernels/factor.h"
#include "tensor/dtype.h"

namespace nnc::kernels {

// See Note [Column-major]. What a function does not name is null.
struct Dense {
  DType dtype = DType::kFloat32;
  int64_t m = 0, n = 0;  // of a
  int64_t k = 0;         // columns of b; reflectors of householder_product
  void* a = nullptr;
  void* b = nullptr;          // right sides; u of svd
  void* c = nullptr;          // one number a column: tau, values, s
  void* d = nullptr;          // vt of svd
  int32_t* pivots = nullptr;  // and rank
  int32_t* info = nullptr;
  Triangle triangle{};
  bool vectors = true, full = false;  // of svd: are they wanted, and all of them?
  LeastSquares driver = LeastSquares::kGels;
  double rcond = 0;

  int64_t least() const { return m < n ? m : n; }
  int64_t most() const { return m > n ? m : n; }
  template <class T>
  T* at(void* Dense::*operand) const {
    return static_cast<T*>(this->*operand);
  }
};

// x of least squares where a is not finite: NaN by the drivers without singular values, else there
// is none.
void refuse_least_squares(const Dense& d);

// Calls f(Tag<T>) with the C++ type.
template <class F>
void with_real(DType t, const F& f) {
  t == DType::kFloat32 ? f(Tag<float>()) : f(Tag<double>());
}

}  // namespace nnc::kernels
