// SPDX-License-Identifier: Apache-2.0
// Tensors in the text of a constructor: what ParameterList and ParameterDict are made of.
#pragma once

#include "base/literal.h"
#include "tensor/tensor.h"

namespace nnc::nn {

// Does the call name a tensor rather than a module: "torch.zeros(2, 3)", "Parameter(...)"?
bool is_tensor_call(const Value& v);
// The parameter that it makes, or that printed as "Parameter containing: [...]", whose elements are
// then 0. Another value is an Error.
Tensor parameter_of(const Value& v);

}  // namespace nnc::nn
