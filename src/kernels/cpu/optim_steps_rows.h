// SPDX-License-Identifier: Apache-2.0
// Rows of float32 and float64 for the steps of optimizers; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/optim_steps.h"

namespace nnc::kernels::cpu {

// s has kStepStates pointers, null for what is not there.
template <class T>
using StepRow = void (*)(T* p, const T* g, T* const* s, int64_t n, const FusedStep& step);

NNC_DECLARE_NARROW(void step_row_f32(float* p, const float* g, float* const* s, int64_t n,
                                     const FusedStep& step))
NNC_DECLARE_NARROW(void step_row_f64(double* p, const double* g, double* const* s, int64_t n,
                                     const FusedStep& step))

}  // namespace nnc::kernels::cpu
