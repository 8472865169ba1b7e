// SPDX-License-Identifier: Apache-2.0
// One optimizer step for one parameter, in one pass over it. All buffers are contiguous.
#pragma once

#include "kernels/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// torch.optim.SGD: g += weight_decay p; buf = momentum buf + (1 - dampening) g (buf = g in the
// first step); g = nesterov ? g + momentum buf : buf; p -= lr g. `maximize` negates g first.
struct SgdStep {
  double lr, momentum, dampening, weight_decay;
  bool nesterov, maximize, first;
};
// buf is unused (data null) without momentum.
void sgd_step(const View& p, const View& g, const View& buf, const SgdStep& s);

namespace ref {
bool sgd_step(const View& p, const View& g, const View& buf, const SgdStep& s);
}

}  // namespace nnc::kernels
