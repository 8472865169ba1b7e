// SPDX-License-Identifier: Apache-2.0
// The inner loops of products with packed matrices: see Note [Packed products].
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// Rows of x as the tiles want them: blocks of rows, in each of which those of one column follow
// each other. Strides in floats.
struct LinearRows {
  const float* x;
  int64_t row, column;
  int64_t rows, k;
  float* to;  // rows * k
};

// out (rows, width) = x panel + bias, or added to what is there.
struct LinearTile {
  const float* x;  // as LinearRows leaves it
  const float* panel;
  const float* next;  // the panel of the next tile, as large, which is loaded meanwhile
  const float* bias;  // width values, or null
  float* out;
  int64_t out_row;
  int64_t rows, k;
  bool adds;
};

NNC_DECLARE(int64_t linear_width())
NNC_DECLARE(void linear_pack(const LinearRows& r))
NNC_DECLARE(void linear_tile(const LinearTile& t))

}  // namespace nnc::kernels::cpu
