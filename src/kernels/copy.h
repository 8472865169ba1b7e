// SPDX-License-Identifier: Apache-2.0
// Copies between any two strided views of the same sizes, with conversion; fills.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// out = src converted to out's element type. src may have stride 0.
void copy(const View& out, const ConstView& src);
void fill(const View& out, Scalar value);

namespace ref {
bool copy(const View& out, const ConstView& src);
bool fill(const View& out, const Scalar& value);
}  // namespace ref
namespace cpu {
bool copy(const View& out, const ConstView& src);
}

}  // namespace nnc::kernels
