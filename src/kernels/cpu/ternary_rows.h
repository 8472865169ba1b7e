// SPDX-License-Identifier: Apache-2.0
// Rows of float32 and float64 for the ternary family; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/ternary.h"

namespace nnc::kernels::cpu {

// One run of n elements. Strides in elements: 0 (one value) or 1.
template <class A, class T>
using Row3 = void (*)(T* out, const A* a, const T* b, const T* c, const int64_t* strides, int64_t n,
                      T p0);
template <class T>
using TernaryRow = Row3<T, T>;
template <class T>
using WhereRow = Row3<uint8_t, T>;

NNC_DECLARE_NARROW(TernaryRow<float> ternary_row_f32(Ternary op))
NNC_DECLARE_NARROW(TernaryRow<double> ternary_row_f64(Ternary op))
// kWhere, for elements of 4 and 8 bytes whatever they mean.
NNC_DECLARE_NARROW(WhereRow<uint32_t> where_row_32())
NNC_DECLARE_NARROW(WhereRow<uint64_t> where_row_64())

}  // namespace nnc::kernels::cpu
