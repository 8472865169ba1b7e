// SPDX-License-Identifier: Apache-2.0
// Small products in registers, float32 and float64; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// out (m, n), row-major at out_row = alpha a b + beta out. Strides in elements.
template <class T>
struct SmallGemm {
  int64_t m, n, k;
  const T* a;
  int64_t a_row, a_col;
  const T* b;
  int64_t b_row, b_col;
  T* out;
  int64_t out_row;
  T alpha, beta;
};

// False if b has no unit stride.
NNC_DECLARE(bool small_gemm_f32(const SmallGemm<float>& g))
NNC_DECLARE(bool small_gemm_f64(const SmallGemm<double>& g))

}  // namespace nnc::kernels::cpu
