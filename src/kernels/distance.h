// SPDX-License-Identifier: Apache-2.0
// Distances: the p-norms of differences of rows; for p 0 the number of elements that differ, for
// infinite p the largest difference.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// All views are row-major, of float32 or float64 and of one type.

// out (batch, n, r): from each row of a (batch, n, m) to each of b (batch, r, m).
void cdist(const View& out, const ConstView& a, const ConstView& b, double p);
// out (n (n - 1) / 2): between the rows i < j of a (n, m), in the order of (i, j).
void pdist(const View& out, const ConstView& a, double p);

// The distances d and their gradients g, both of one size: of the pair (i, j) of a batch they stand
// at batch * pairs + i * step_i + j * step_j.
struct DistancePairs {
  ConstView d, g;
  int64_t pairs = 0, step_i = 0, step_j = 0;
  void visit_operands(OperandVisitor& visitor) {
    for (ConstView* x : {&d, &g}) visitor.reads(*x);
  }
};
// ga (batch, n, m), the gradient of cdist by a: sums over j of g slope(a_i - b_j).
void cdist_grad(const View& ga, const ConstView& a, const ConstView& b, const DistancePairs& of,
                double p);
// The same of pdist.
void pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                double p);

namespace ref {
bool cdist(const View& out, const ConstView& a, const ConstView& b, double p);
bool pdist(const View& out, const ConstView& a, double p);
bool cdist_grad(const View& ga, const ConstView& a, const ConstView& b, const DistancePairs& of,
                double p);
bool pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                double p);
}  // namespace ref
namespace cpu {
bool cdist(const View& out, const ConstView& a, const ConstView& b, double p);
bool pdist(const View& out, const ConstView& a, double p);
bool cdist_grad(const View& ga, const ConstView& a, const ConstView& b, const DistancePairs& of,
                double p);
bool pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                double p);
}  // namespace cpu

}  // namespace nnc::kernels
