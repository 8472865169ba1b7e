// SPDX-License-Identifier: Apache-2.0
// Gradients against difference quotients.
#pragma once

#include <functional>
#include <string>

#include "support/samples.h"

namespace nnc::testing {

using Function = std::function<Tensors(Span<const Tensor>)>;

// "" if the gradients of a weighted sum of f's outputs with respect to the inputs (contiguous
// float64 leaves) agree with central differences: in one direction through all inputs, and element
// by element where there are few. Otherwise what differs.
std::string gradcheck(const Function& f, Span<const Tensor> inputs);
// The same for those gradients, as functions of the inputs and of the weights.
std::string gradgradcheck(const Function& f, Span<const Tensor> inputs);

}  // namespace nnc::testing
