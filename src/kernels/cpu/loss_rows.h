// SPDX-License-Identifier: Apache-2.0
// Rows of the losses that go element by element.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/loss.h"

namespace nnc::kernels::cpu {

template <class T>
struct LossRows {
  void (*value)(T* out, const T* x, const T* t, int64_t n, T p0);
  double (*sum)(const T* x, const T* t, int64_t n, T p0);
  // gy_stride 0 or 1.
  void (*slope)(T* gx, const T* gy, int64_t gy_stride, const T* x, const T* t, int64_t n, T p0,
                T scale);
};

NNC_DECLARE(const LossRows<float>& loss_rows_f32(Loss op))
NNC_DECLARE(const LossRows<double>& loss_rows_f64(Loss op))

}  // namespace nnc::kernels::cpu
