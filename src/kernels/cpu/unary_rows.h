// SPDX-License-Identifier: Apache-2.0
// Rows of float32 and float64 for the unary family; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/unary.h"

namespace nnc::kernels::cpu {

// One run of n elements along memory; out may be x.
template <class T>
using UnaryRow = void (*)(T* out, const T* x, int64_t n, const Params& p);
template <class T>
using UnaryGradRow = void (*)(T* gx, const T* gy, const T* saved, int64_t n, const Params& p);

// Null for operations without a fast row.
NNC_DECLARE(UnaryRow<float> unary_row_f32(Unary op))
// Those that are seldom asked for, without AVX-512.
NNC_DECLARE_NARROW(UnaryRow<float> special_row_f32(Unary op))
NNC_DECLARE(UnaryRow<double> unary_row_f64(Unary op))
NNC_DECLARE(UnaryGradRow<float> unary_grad_row_f32(UnaryGrad op))
NNC_DECLARE(UnaryGradRow<double> unary_grad_row_f64(UnaryGrad op))

}  // namespace nnc::kernels::cpu
