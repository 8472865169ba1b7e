// SPDX-License-Identifier: Apache-2.0
// One optimizer step for one parameter, in one pass over it. All operands are contiguous, of one
// type and of the same sizes (checked).
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// torch.optim.SGD: g += weight_decay p; buf = momentum buf + (1 - dampening) g (buf = g in the
// first step); g = nesterov ? g + momentum buf : buf; p -= lr g. `maximize` negates g first.
struct SgdStep {
  using PlainArgument = void;
  double lr, momentum, dampening, weight_decay;
  bool nesterov, maximize, first;
};
// buf is unused (of nothing) without momentum.
void sgd_step(const View& p, const ConstView& g, const View& buf, const SgdStep& s);

// torch.optim.Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019):
//   decoupled: p *= 1 - lr weight_decay; else g += weight_decay p
//   m += (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g^2;  amsgrad: v = vmax = max(vmax, v)
//   p -= step_size m / (sqrt(v) / correction2_sqrt + eps)
// with step_size = lr / (1 - beta1^t) and correction2_sqrt = sqrt(1 - beta2^t).
struct AdamStep {
  using PlainArgument = void;
  double lr, beta1, beta2, eps, weight_decay;
  bool decoupled, maximize;
  double step_size, correction2_sqrt;
};
// vmax is unused (of nothing) without amsgrad.
void adam_step(const View& p, const ConstView& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s);

namespace ref {
bool sgd_step(const View& p, const ConstView& g, const View& buf, const SgdStep& s);
bool adam_step(const View& p, const ConstView& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s);
}  // namespace ref
namespace cpu {
bool sgd_step(const View& p, const ConstView& g, const View& buf, const SgdStep& s);
bool adam_step(const View& p, const ConstView& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s);
}  // namespace cpu

}  // namespace nnc::kernels
