// SPDX-License-Identifier: Apache-2.0
// max(0, margin + d(a, p) - d(a, n)), where swap takes d(p, n) for the last if that is less.
#include "ops/arith.h"
#include "ops/distance.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

struct Triplet {
  const Tensor &anchor, &positive, &negative;
};

template <class D>
Tensor triplet_loss(const char* op, const Triplet& t, const D& distance, double margin, bool swap,
                    Reduction r) {
  check(margin > 0, Code::kInvalid, op, ": margin must be greater than 0, got ", margin);
  check(t.anchor.dim() == t.positive.dim() && t.anchor.dim() == t.negative.dim(), Code::kShape, op,
        ": The anchor, positive, and negative tensors are expected to have the same number of "
        "dimensions, but got: anchor ",
        t.anchor.dim(), "D, positive ", t.positive.dim(), "D, and negative ", t.negative.dim(),
        "D inputs");
  const Tensor near = distance(t.anchor, t.positive);
  Tensor far = distance(t.anchor, t.negative);
  if (swap) far = minimum(far, distance(t.positive, t.negative));
  return reduced(clamp_min(sub(add(near, Scalar(margin)), far), Scalar(0)), r, op);
}

}  // namespace

// By the norm p of a difference lifted by eps.
Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive, const Tensor& negative,
                           double margin, double p, double eps, bool swap, Reduction r) {
  const auto d = [&](const Tensor& a, const Tensor& b) {
    return norm(add(sub(a, b), Scalar(eps)), p, {-1});
  };
  return triplet_loss("triplet_margin_loss", {anchor, positive, negative}, d, margin, swap, r);
}

Tensor triplet_margin_with_distance_loss(const Tensor& anchor, const Tensor& positive,
                                         const Tensor& negative, const Distance& distance,
                                         double margin, bool swap, Reduction r) {
  constexpr const char* kOp = "triplet_margin_with_distance_loss";
  check(r != Reduction::kBatchMean, Code::kInvalid, kOp,
        ": batchmean is not a valid value for reduction");
  const auto d = [&](const Tensor& a, const Tensor& b) {
    return distance ? distance(a, b) : pairwise_distance(a, b);
  };
  return triplet_loss(kOp, {anchor, positive, negative}, d, margin, swap, r);
}

}  // namespace nnc::ops
