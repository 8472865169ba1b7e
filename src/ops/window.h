// SPDX-License-Identifier: Apache-2.0
// The one maker of window shapes: convolution, pooling and their inverses.
#pragma once

#include "kernels/common/window.h"
#include "tensor/shape.h"

namespace nnc::ops {

// How the two sides of the windows follow from each other. The side that the caller has is `in`,
// but for kConvTranspose and kUnpool, whose argument has one element per window: `out`. kBlocks:
// as kConv, in the words of unfold and fold.
enum class WindowRule { kConv, kConvSame, kConvTranspose, kPool, kUnpool, kAdaptive, kBlocks };

// In torch's words. An empty list is the default, one of length 1 is repeated.
struct WindowArguments {
  Sizes kernel, stride, padding, dilation;
  // output_padding of kConvTranspose, output_size of kUnpool (empty: computed) and kAdaptive (-1:
  // the input's).
  Sizes extra;
  bool ceil_mode = false;  // kPool
  bool no_batch = false;   // kConvTranspose: there is nothing, of whatever size
};

// See Note [Windows]. sizes: of the side that the caller has, without batch and channels; op: the
// function that was called, for errors.
kernels::WindowShape make_windows(WindowRule rule, Sizes sizes, const WindowArguments& a,
                                  const char* op);

// The last `rank` of three dimensions, behind `lead` (batch and channels, or channels).
Dims with_spatial(Dims lead, const int64_t (&spatial)[3], int64_t rank);

}  // namespace nnc::ops
