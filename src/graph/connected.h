// SPDX-License-Identifier: Apache-2.0
// Gradients that do not change with an input.
#pragma once

#include "graph/node.h"

namespace nnc {

// Note [Constant gradients]
// The gradient of a function made of straight pieces does not change with the function's input.
// Its own gradient is zero then, and zero is not absent: where a graph of the gradient is wanted,
// it is connected to the input (the edge that the function's node has for it), as in PyTorch, and
// zeros go there.

// What becomes of the gradient for what g was made of. PyTorch takes it by g's own function, as it
// does where the pieces are those of the input (relu), or by one of its own (max_pool).
enum class Behind {
  kOther,
  kSameFunction,  // it is connected to the inputs too
  kRowMajor,      // the zeros do not lie as it does
  kNothing,       // absent, though connected
};
// g, connected to what lies behind `inputs`; `name` is that of its grad_fn. g itself where no graph
// is wanted, where nothing lies behind, and if it is undefined.
Tensor connected(const Tensor& g, Span<const Edge> inputs, const char* name,
                 Behind behind = Behind::kOther);
inline Tensor connected(const Tensor& g, const Edge& input, const char* name,
                        Behind behind = Behind::kOther) {
  return connected(g, {&input, 1}, name, behind);
}

// The same for the gradient of a function that is linear in `input`: PyTorch's is connected to it
// by the node that makes all of the function's gradients, if by nothing else, and nothing comes
// from there.
Tensor connected_if_alone(const Tensor& g, const Edge& input, const char* name);

}  // namespace nnc
