// SPDX-License-Identifier: Apache-2.0
#include "ops/arith.h"
#include "ops/distance.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"

namespace nnc::ops {

// ---- max(0, margin + d(a, p) - d(a, n)), where swap takes d(p, n) for the last if that is less
Tensor triplet_margin_with_distance_loss(const Tensor& anchor, const Tensor& positive,
                                         const Tensor& negative, const Distance& distance,
                                         double margin, bool swap, Reduction r) {
  constexpr const char* kOp = "triplet_margin_with_distance_loss";
  check(r != Reduction::kBatchMean, Code::kInvalid, kOp,
        ": batchmean is not a valid value for reduction");
  check(margin > 0, Code::kInvalid, kOp, ": margin must be greater than 0, got ", margin);
  check(anchor.dim() == positive.dim() && anchor.dim() == negative.dim(), Code::kShape, kOp,
        ": The anchor, positive, and negative tensors are expected to have the same number of "
        "dimensions, but got: anchor ",
        anchor.dim(), "D, positive ", positive.dim(), "D, and negative ", negative.dim(),
        "D inputs");
  const auto d = [&](const Tensor& a, const Tensor& b) {
    return distance ? distance(a, b) : pairwise_distance(a, b);
  };
  const Tensor near = d(anchor, positive);
  Tensor far = d(anchor, negative);
  if (swap) far = minimum(far, d(positive, negative));
  return reduced(clamp_min(sub(add(near, Scalar(margin)), far), Scalar(0)), r, kOp);
}

}  // namespace nnc::ops
