// SPDX-License-Identifier: Apache-2.0
// Rows of float32 and float64 for the optimizers; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/optim.h"

namespace nnc::kernels::cpu {

template <class T>
using SgdRow = void (*)(T* p, const T* g, T* buf, int64_t n, const SgdStep& s);
template <class T>
using AdamRow = void (*)(T* p, const T* g, T* m, T* v, T* vmax, int64_t n, const AdamStep& s);

NNC_DECLARE_NARROW(void sgd_row_f32(float* p, const float* g, float* buf, int64_t n,
                                    const SgdStep& s))
NNC_DECLARE_NARROW(void sgd_row_f64(double* p, const double* g, double* buf, int64_t n,
                                    const SgdStep& s))
NNC_DECLARE_NARROW(void adam_row_f32(float* p, const float* g, float* m, float* v, float* vmax,
                                     int64_t n, const AdamStep& s))
NNC_DECLARE_NARROW(void adam_row_f64(double* p, const double* g, double* m, double* v, double* vmax,
                                     int64_t n, const AdamStep& s))

}  // namespace nnc::kernels::cpu
