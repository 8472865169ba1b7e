// SPDX-License-Identifier: Apache-2.0
// Reductions along the middle of an (outer, n, inner) block: moments and places of extremes.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/reduce.h"

namespace nnc::kernels::cpu {

inline constexpr int64_t kDimColumns = 256;  // columns that are worked on at a time

// One row of n elements: mean, and the sum of squared deviations.
template <class T>
using MomentsRow = void (*)(const T* x, int64_t n, double* mean, double* squares);
// The same for each of `columns` <= kDimColumns columns of n rows.
template <class T>
using MomentsColumns = void (*)(const T* x, int64_t n, int64_t row_stride, int64_t columns,
                                double* mean, double* squares);
// Where the first largest (or smallest) element of a row of n stands; NaN before everything.
template <class T>
using ArgRow = int64_t (*)(bool largest, const T* x, int64_t n);
template <class T>
using ArgColumns = void (*)(bool largest, const T* x, int64_t n, int64_t row_stride,
                            int64_t columns, T* values, int64_t* indices);

template <class T>
struct DimRows {
  MomentsRow<T> moments_row;
  MomentsColumns<T> moments_columns;
  ArgRow<T> arg_row;
  ArgColumns<T> arg_columns;
};

NNC_DECLARE_NARROW(const DimRows<float>& dim_rows_f32())
NNC_DECLARE_NARROW(const DimRows<double>& dim_rows_f64())

}  // namespace nnc::kernels::cpu
