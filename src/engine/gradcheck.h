// SPDX-License-Identifier: Apache-2.0
// Gradients against differences: torch.autograd.gradcheck and gradgradcheck.
#pragma once

#include "engine/functional.h"

namespace nnc {

struct GradcheckOptions {
  double eps = 1e-6, atol = 1e-5, rtol = 1e-3;
  double nondet_tol = 0;
  bool check_undefined_grad = true;
};

// What is wrong with the gradients of f at `inputs`, or "". f is called with copies of them.
std::string gradcheck(TensorFunction f, Span<const Tensor> inputs, const GradcheckOptions& options);
// The same of the gradients of its gradients. Without grad_outputs they are drawn from [-1, 1).
std::string gradgradcheck(TensorFunction f, Span<const Tensor> inputs,
                          Span<const Tensor> grad_outputs, const GradcheckOptions& options);

}  // namespace nnc
