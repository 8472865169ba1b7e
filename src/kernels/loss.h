// SPDX-License-Identifier: Apache-2.0
// Losses: element by element, and of class indices.
#pragma once

#include <limits>

#include "kernels/common/backend.h"
#include "kernels/softmax.h"
#include "tensor/view.h"

namespace nnc::kernels {

// With d = x - t:
enum class Loss : int32_t {
  kMse,         // d^2
  kSmoothL1,    // d^2 / (2 p0) where |d| < p0, else |d| - p0 / 2
  kHuber,       // d^2 / 2 where |d| <= p0, else p0 (|d| - p0 / 2)
  kBce,         // -(t log x + (1 - t) log(1 - x)), logarithms not below -100
  kBceLogits,   // (1 - t) x + log(1 + exp(-x)), which is -t x + log(1 + exp(x))
  kSoftMargin,  // log(1 + exp(-t x))
};

// The least x (1 - x) that the slope of kBce divides by: a float, in every type.
inline constexpr double kBceFloor = 1e-12f;

// All views have one floating point type and the sizes of out.
void loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0);
// out (of one element) = the sum of all of it, or their mean.
void loss_total(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0,
                bool average);
// gx = scale gy dloss/dx; gy may have stride 0.
void loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale);

// Class indices for (batch, classes, spatial) scores. Everything is contiguous.
struct ClassTargets {
  ConstView target;  // int64 (batch, spatial)
  ConstView weight;  // (classes), of the scores' type, or nothing
  int64_t ignore_index;
  int64_t batch, classes, spatial;
  const char* op;  // for messages
  void visit_operands(OperandVisitor& visitor) {
    visitor.reads(target);
    visitor.reads(weight);
  }
};
// log sum exp of a row whose maximum m is infinite: m if one element alone is it, which takes all
// of the softmax, else NaN.
template <class T>
LogSum infinite_log_sum(const T* row, int64_t n, double m) {
  int64_t equal = 0, below = 0;
  for (int64_t i = 0; i < n; ++i) {
    equal += static_cast<double>(row[i]) == m ? 1 : 0;
    below += static_cast<double>(row[i]) < m ? 1 : 0;
  }
  const bool one = equal == 1 && equal + below == n;
  return {one ? m : std::numeric_limits<double>::quiet_NaN(), 0};
}
// What is added up: losses, and the weights of the targets that count.
struct ClassSums {
  double loss = 0, weight = 0;
};
// Of row i in lse (batch, 2).
inline LogSum row_sum(const ConstView& lse, int64_t i) {
  const double* const parts = lse.ptr<double>() + 2 * i;
  return {parts[0], parts[1]};
}
inline void keep_row_sum(const View& lse, int64_t i, const LogSum& sum) {
  double* const parts = lse.ptr<double>() + 2 * i;
  parts[0] = sum.most, parts[1] = sum.log;
}
// -log of the softmax at x.
inline double class_loss(const LogSum& sum, double x) {
  return x == sum.most ? sum.log : (sum.most - x) + sum.log;
}
inline ClassSums operator+(const ClassSums& a, const ClassSums& b) {
  return {a.loss + b.loss, a.weight + b.weight};
}

// -weight[target] logp[target]; each into out (batch, spatial) if that is not of nothing. A target
// out of range is an error. sums, float64: of these losses, and the weights of the targets that
// count; `add` adds to what is there.
void nll(const View& out, const View& sums, bool add, const ConstView& logp, const ClassTargets& c);
// gx = 0 but -gy weight[target] / total at the target; gy (batch, spatial) or one value. total, a
// float64, or of nothing: 1.
void nll_grad(const View& gx, const ConstView& gy, const ConstView& total, const ClassTargets& c);
// out (of one element) = the first of such sums, or the mean: that by the second.
void class_total(const View& out, const ConstView& sums, bool average);

// nll of log_softmax without ever storing it; spatial is 1. lse (batch, 2), float64: the parts of
// each row's log sum exp, as infinite_log_sum has it.
void cross_entropy(const View& out, const View& sums, bool add, const View& lse, const ConstView& x,
                   const ClassTargets& c);
void cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& total,
                        const ConstView& lse, const ConstView& x, const ClassTargets& c);

// For each row of x (batch, classes), labels up to the first -1:
// out = sum over labels j and others i of max(0, 1 - x_j + x_i) / classes, and its slope.
void multilabel_margin(const View& out, const View& slope, const ConstView& x,
                       const ConstView& labels);

namespace ref {
bool loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0);
bool loss_sum(Loss op, double* sum, const ConstView& x, const ConstView& t, double p0);
bool loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale);
bool nll(ClassSums* sums, const View& out, const ConstView& logp, const ClassTargets& c);
bool nll_grad(const View& gx, const ConstView& gy, const ClassTargets& c, double scale);
bool cross_entropy(ClassSums* sums, const View& out, const View& lse, const ConstView& x,
                   const ClassTargets& c);
bool cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& lse,
                        const ConstView& x, const ClassTargets& c, double scale);
bool multilabel_margin(const View& out, const View& slope, const ConstView& x,
                       const ConstView& labels);
}  // namespace ref
namespace cpu {
bool loss(Loss op, const View& out, const ConstView& x, const ConstView& t, double p0);
bool loss_sum(Loss op, double* sum, const ConstView& x, const ConstView& t, double p0);
bool loss_grad(Loss op, const View& gx, const ConstView& gy, const ConstView& x, const ConstView& t,
               double p0, double scale);
bool cross_entropy(ClassSums* sums, const View& out, const View& lse, const ConstView& x,
                   const ClassTargets& c);
bool cross_entropy_grad(const View& gx, const ConstView& gy, const ConstView& lse,
                        const ConstView& x, const ClassTargets& c, double scale);
}  // namespace cpu

}  // namespace nnc::kernels
