// SPDX-License-Identifier: Apache-2.0
// Writes to tensors that a failing call takes back: see Note [Undo] in base/undo.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// To be called before all of t's elements are written, while nothing has changed: may fail.
void note_values(const Tensor& t);
// The same for some rows of a matrix.
void note_rows(const Tensor& t, Span<const int64_t> rows);

}  // namespace nnc::ops
