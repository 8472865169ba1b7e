// SPDX-License-Identifier: Apache-2.0
// Rows and columns of softmax and of cross entropy.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/softmax.h"

namespace nnc::kernels::cpu {

inline constexpr int64_t kSoftmaxColumns = 256;  // columns that are worked on at a time

template <class T>
struct SoftmaxRows {
  // A row of n; y may be x, gx may be gy.
  void (*forward)(bool log, T* y, const T* x, int64_t n);
  void (*backward)(bool log, T* gx, const T* gy, const T* y, int64_t n);
  LogSum (*log_sum_exp)(const T* x, int64_t n);
  // columns <= kSoftmaxColumns of n rows that lie `stride` apart.
  void (*forward_columns)(bool log, T* y, const T* x, int64_t n, int64_t stride, int64_t columns);
  void (*backward_columns)(bool log, T* gx, const T* gy, const T* y, int64_t n, int64_t stride,
                           int64_t columns);
  void (*log_sum_exp_columns)(T* y, const T* x, int64_t n, int64_t stride, int64_t columns);
  // gx = scale exp(x - sum): cross entropy's gradient but for the target's part.
  void (*scaled_exp)(T* gx, const T* x, int64_t n, LogSum sum, double scale);
};

NNC_DECLARE(const SoftmaxRows<float>& softmax_rows_f32())
NNC_DECLARE(const SoftmaxRows<double>& softmax_rows_f64())

// Those of the processor.
template <class T>
const SoftmaxRows<T>& softmax_rows() {
  if constexpr (sizeof(T) == 4)
    return NNC_PICK(softmax_rows_f32)();
  else
    return NNC_PICK(softmax_rows_f64)();
}

}  // namespace nnc::kernels::cpu
