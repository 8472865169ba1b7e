// SPDX-License-Identifier: Apache-2.0
// How much work is worth a thread.
#pragma once

#include "kernels/common/loop.h"

namespace nnc::kernels {

// How many items of `work` elements each are worth a thread; an item without elements costs one.
inline int64_t grain_of(int64_t work, int64_t worth = kGrain) {
  return 1 + worth / (work > 0 ? work : 1);
}

}  // namespace nnc::kernels
