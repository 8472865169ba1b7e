// SPDX-License-Identifier: Apache-2.0
// Derivatives of functions: torch.autograd.functional. Inputs are taken as they are where
// create_graph wants the results differentiable, otherwise as tensors without history.
#pragma once

#include <utility>
#include <vector>

#include "base/function_ref.h"
#include "engine/backward.h"

namespace nnc {

// Called with gradients on.
using TensorFunction = FunctionRef<std::vector<Tensor>(Span<const Tensor>)>;

struct FunctionalOptions {
  bool create_graph = false;
  bool strict = false;  // what does not depend on an input is an error, not zeros
};

// One for each output and input, the inputs of the first output first; sizes are the output's
// followed by the input's.
std::vector<Tensor> jacobian(TensorFunction f, Span<const Tensor> inputs,
                             const FunctionalOptions& options);
// Of a function with one output of one element: one for each pair of inputs.
std::vector<Tensor> hessian(TensorFunction f, Span<const Tensor> inputs,
                            const FunctionalOptions& options);

// The outputs of f, and a product.
using OutputsAndProduct = std::pair<std::vector<Tensor>, std::vector<Tensor>>;
// v may be empty for a function with one output (vjp) or input (the others) of one element.
OutputsAndProduct vjp(TensorFunction f, Span<const Tensor> inputs, Span<const Tensor> v,
                      const FunctionalOptions& options);
OutputsAndProduct jvp(TensorFunction f, Span<const Tensor> inputs, Span<const Tensor> v,
                      const FunctionalOptions& options);
// Of a function with one output of one element.
OutputsAndProduct hvp(TensorFunction f, Span<const Tensor> inputs, Span<const Tensor> v,
                      const FunctionalOptions& options);
OutputsAndProduct vhp(TensorFunction f, Span<const Tensor> inputs, Span<const Tensor> v,
                      const FunctionalOptions& options);

// 1 at element k in row-major order, else 0.
Tensor unit(const Tensor& like, int64_t k);

}  // namespace nnc
