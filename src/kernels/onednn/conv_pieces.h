// SPDX-License-Identifier: Apache-2.0
// Convolutions in pieces, for the threads of our pool: see Note [Threads of libraries].
#pragma once

#include <vector>

#include "kernels/conv.h"

namespace nnc::kernels::onednn {

// A smaller convolution; where it begins, in elements. It is one of whole images, of rows of one
// image (depths, if there are any), or of a share of the output channels, whose results then lie in
// y in between those of the others.
struct ConvPiece {
  ConvShape shape;
  int64_t x = 0, y = 0, channel = 0;
};

enum class ConvKind { kForward, kInputGrad, kWeightGrad };

// The pieces of a convolution that is channels-last; of an input gradient rows of x, else of y.
// There are several for each thread, if they are worth it; where results must not depend on the
// number of threads, neither do the pieces. Shares of channels are equal and of kForward alone.
std::vector<ConvPiece> conv_pieces(const ConvShape& s, ConvKind kind);

}  // namespace nnc::kernels::onednn
