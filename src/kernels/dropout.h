// SPDX-License-Identifier: Apache-2.0
// Dropout: elements kept by a random mask and scaled, or zeroed.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// out, which lies densely in memory, is drawn: 1 with probability p, of any type that the generator
// draws for.
void bernoulli(const View& out, double p, Generator& g);
// out = x * (mask ? scale : 0), so that 0 * inf is NaN as it is in PyTorch. out and x are of one
// floating type, mask is bool and may be repeated (stride 0), as x may.
void scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale);
// The same, after mask, which lies densely in memory, was drawn: 1 with probability keep.
void dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale,
             Generator& g);

namespace ref {
bool bernoulli(const View& out, double p, Generator* g);
bool scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale);
bool dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale,
             Generator* g);
}  // namespace ref
namespace cpu {
bool scale_masked(const View& out, const ConstView& x, const ConstView& mask, double scale);
bool dropout(const View& out, const ConstView& x, const View& mask, double keep, double scale,
             Generator* g);
}  // namespace cpu

}  // namespace nnc::kernels
