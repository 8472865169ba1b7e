// SPDX-License-Identifier: Apache-2.0
// Rows of a tile of attention's scores; see Note [Attention].
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

template <class T>
struct AttentionRows {
  // s += added, which may be null; the greatest, or -inf of none. NaNs are passed over.
  T (*add_max)(T* s, const T* added, int64_t n);
  // s = exp(s - shift), and their sum.
  double (*exp_sum)(T* s, int64_t n, T shift);
  // s = keep ? s scale : 0.
  void (*drop)(T* s, const uint8_t* keep, int64_t n, T scale);
  // g = p (g - mean).
  void (*slope)(T* g, const T* p, int64_t n, T mean);
  double (*dot)(const T* x, const T* y, int64_t n);
  void (*multiply)(T* x, int64_t n, T factor);
  void (*add)(T* x, const T* y, int64_t n);
  // added = keep ? 0 : -inf.
  void (*choose)(T* added, const uint8_t* keep, int64_t n);
};

// double is no faster in vectors: its exponential is a call.
NNC_DECLARE(const AttentionRows<float>& attention_rows_f32())

}  // namespace nnc::kernels::cpu
