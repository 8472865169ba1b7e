// SPDX-License-Identifier: Apache-2.0
// Scores s = x w^T + b of which only some samples' are there at one time.
#pragma once

#include <algorithm>

#include "graph/node.h"
#include "ops/layout.h"
#include "ops/loss.h"

namespace nnc::ops {

// Everything row-major, without history.
struct LinearScores {
  // Scores at one time, and the fewest samples for which the weight is worth reading.
  static constexpr int64_t kScores = int64_t{1} << 21, kFewest = 32;

  LinearScores(const Tensor& input, const Tensor& w, const Tensor& b);
  Tensor x, weight, bias;  // (n, in), (count, in), (count) or undefined

  int64_t n() const { return x.size(0); }
  int64_t count() const { return weight.size(0); }
  int64_t step() const { return std::max(kFewest, kScores / std::max<int64_t>(count(), 1)); }
  Tensor buffer() const { return Tensor::empty({std::min(step(), n()), count()}, x.dtype()); }
  // The scores of some samples, into the first rows of `buffer`.
  View into(const Tensor& buffer, int64_t start, int64_t length) const;
  // f(start, length) for the pieces of the samples.
  template <class F>
  void for_pieces(const F& f) const {
    for (int64_t i = 0; i < n(); i += step()) f(i, std::min(step(), n() - i));
  }
};

// The gradients of x, w and b, those that are needed, from pieces of the scores' gradient.
class LinearGradients {
 public:
  LinearGradients(const LinearScores& scores, bool x, bool weight, bool bias);
  void add(int64_t start, const Tensor& slopes);
  // They lie as those of linear(x, w).
  Tensors shown(const Tensor& x, const Tensor& w) const;
  Tensors all;

 private:
  const LinearScores& scores_;
  DType wide_;  // in which sums over samples are kept
};

// t without history, row-major; undefined if it is.
Tensor plain_operand(const Tensor& t);

// ---- cross entropy by shares (linear_cross_entropy_shares.cpp) ----
// What each class has a share in: smoothed class indices (n, spatial), or probabilities
// (n, classes, spatial).
struct SharedTargets {
  Tensor target, class_weight;  // as the caller has them; of x's type, or undefined
  int64_t classes = 0, spatial = 1, ignore_index = -100;
  double smoothing = 0;
  bool probabilities = false;
};
// x (n, in), weight (classes * spatial, in), bias (classes * spatial) or undefined.
Tensor linear_cross_entropy_by_shares(const Tensor& x, const Tensor& weight, const Tensor& bias,
                                      const SharedTargets& t, Reduction r);

}  // namespace nnc::ops
