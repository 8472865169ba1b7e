// SPDX-License-Identifier: Apache-2.0
// Rows of the binary family for the common element types; see isa.h.
#pragma once

#include "kernels/binary.h"
#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// One run of n elements. Strides in elements: 0 (one value) or 1.
template <class Out, class T>
using Row = void (*)(Out* out, const T* a, const T* b, int64_t stride_a, int64_t stride_b,
                     int64_t n, T p0);
template <class T>
using BinaryRow = Row<T, T>;
template <class T>
using CompareRow = Row<uint8_t, T>;

// Null for operations without a fast row. The result of a comparison is 0 or 1.
NNC_DECLARE_NARROW(BinaryRow<float> binary_row_f32(Binary op))
NNC_DECLARE_NARROW(BinaryRow<double> binary_row_f64(Binary op))
NNC_DECLARE_NARROW(CompareRow<float> compare_row_f32(Binary op))
NNC_DECLARE_NARROW(CompareRow<double> compare_row_f64(Binary op))

// Whole numbers wait for memory in any instruction set: they are compiled once. Arithmetic is
// unsigned: sums and products wrap.
namespace baseline {
BinaryRow<uint64_t> binary_row_i64(Binary op);
BinaryRow<uint32_t> binary_row_i32(Binary op);
BinaryRow<uint8_t> binary_row_u8(Binary op);  // bitwise
CompareRow<int64_t> compare_row_i64(Binary op);
CompareRow<int32_t> compare_row_i32(Binary op);
CompareRow<uint8_t> compare_row_u8(Binary op);
}  // namespace baseline

}  // namespace nnc::kernels::cpu
