// SPDX-License-Identifier: Apache-2.0
#include "ops/gumbel_softmax.h"

#include "base/random.h"
#include "graph/record.h"
#include "ops/arith.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/math.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/softmax.h"

namespace nnc::ops {

// ---- softmax((x - log e) / tau); hard: one-hot of its largest, by the gradient the softmax
Tensor gumbel_softmax(const Tensor& logits, double tau, bool hard, int64_t dim) {
  check_floating(logits.dtype(), "gumbel_softmax");
  const int64_t d = wrap_dim(dim, logits.dim(), "gumbel_softmax");
  check(!hard || logits.dim() == 0 || logits.size(d) > 0, Code::kIndex,
        "gumbel_softmax: max(): Expected reduction dim ", d, " to have non-zero size.");
  DrawGuard draws(drawn_generator());
  const Tensor e = Tensor::empty(logits.sizes(), logits.dtype());
  exponential_(e);
  Tensor y = softmax(div(add(logits, neg(log(e))), Scalar(tau)), d);
  if (hard) {
    const Tensor fixed = detach(y);
    const Tensor most = max_dim(fixed, d, true).second;
    const Tensor one_hot =
        scatter(Tensor::zeros(logits.sizes(), logits.dtype()), d, most, Scalar(1.0));
    y = add(sub(one_hot, fixed), y);
  }
  draws.keep();
  return y;
}

}  // namespace nnc::ops
