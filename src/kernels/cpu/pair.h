// SPDX-License-Identifier: Apache-2.0
// Two sums of one pass over a row.
#pragma once

namespace nnc::kernels::cpu {

struct Pair {
  double first, second;
};

}  // namespace nnc::kernels::cpu
