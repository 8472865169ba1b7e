// SPDX-License-Identifier: Apache-2.0
// The engine: runs a recorded graph backwards.
#pragma once

#include "graph/autograd_meta.h"

namespace nnc {

struct BackwardOptions {
  bool retain_graph = false;
  bool create_graph = false;
};

// torch.autograd.backward: adds the gradients of the outputs into the leaves' .grad. A missing
// gradient (undefined, or an empty list) is 1 for outputs of one element. With `inputs`, only
// those leaves get one.
void backward(Span<const Tensor> outputs, Span<const Tensor> gradients,
              const BackwardOptions& options, Span<const Tensor> inputs = {});

// torch.autograd.grad: the gradients of the outputs with respect to the inputs. Undefined where
// an input was not used, which is an error unless allow_unused.
Tensors gradients(Span<const Tensor> outputs, Span<const Tensor> inputs,
                  Span<const Tensor> grad_outputs, const BackwardOptions& options,
                  bool allow_unused);

}  // namespace nnc
