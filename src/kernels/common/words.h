// SPDX-License-Identifier: Apache-2.0
// Elements as words of their size: for what only moves them.
#pragma once

#include "tensor/dtype.h"

namespace nnc::kernels {

// Calls f(Tag<Word>) with an unsigned word of the element's size.
template <class F>
void dispatch_words(DType t, const F& f) {
  switch (item_size(t)) {
    case 8:
      return f(Tag<uint64_t>());
    case 4:
      return f(Tag<uint32_t>());
    case 2:
      return f(Tag<uint16_t>());
    default:
      return f(Tag<uint8_t>());
  }
}

}  // namespace nnc::kernels
