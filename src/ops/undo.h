// SPDX-License-Identifier: Apache-2.0
// Writes to tensors that a failing call takes back: see Note [Undo] in base/undo.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// To be called before all of t's elements are written, while nothing has changed: may fail.
void note_values(const Tensor& t);
// The same for some rows of a matrix.
void note_rows(const Tensor& t, Span<const int64_t> rows);

// Gives t the values that a copy of it has, which nobody else holds and which may be gone after
// that: t may have got other data since, of another size or type.
void restore_values(const Tensor& t, const Tensor& copy) noexcept;

}  // namespace nnc::ops
