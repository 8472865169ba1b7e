// SPDX-License-Identifier: Apache-2.0
// Losses that are made of recorded operations, as in PyTorch: each formula is its own gradient.
#include <cmath>

#include "graph/record.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/number.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// x where the condition holds, else 0.
Tensor only(const Tensor& x, const Tensor& condition) {
  return where(condition, x, Tensor::zeros({}, x.dtype()));
}
// ---- xlogx: y = t log t, 0 for t = 0.   dt = dy log t + dy, which is -inf at 0; a dy of 0 stays 0
//      whatever t is.   saves t
struct XlogxNode final : Node {
  SavedTensor t{this};
  const char* name() const override { return "XlogyBackward0"; }
  Tensors backward(const Tensors& gy) override { return {add(xlogy(gy[0], t.get()), gy[0])}; }
};
Tensor xlogx(const Tensor& t) {
  Tensor y = [&] {
    const GradGuard off(false);
    return where(eq(t, Scalar(0)), t, mul(t, log(t)));
  }();
  if (auto node = record<XlogxNode>(t)) {
    node->t.save(t);
    attach(y, node);
  }
  return y;
}

}  // namespace

// ---- |x - t|, with a weight: its mean is the weighted one
Tensor l1_loss(const Tensor& x, const Tensor& t, Reduction r, const Tensor& weight) {
  const Tensor y = abs(sub(over(x, t), over(t, x)));
  if (!weight.defined()) return reduced(y, r, "l1_loss");
  check_weight_of_each(x, weight, "l1_loss");
  const Tensor weighted = mul(y, weight);
  return r == Reduction::kMean ? div(sum(weighted), sum(weight)) : reduced(weighted, r, "l1_loss");
}

// ---- t (log t - x), or e^t (t - x) of a logarithm; batchmean: the sum over the batch size
Tensor kl_div(const Tensor& x, const Tensor& t, Reduction r, bool log_target) {
  check(is_floating(x.dtype()) && is_floating(t.dtype()), Code::kDtype,
        "kl_div: Integral inputs not supported.");
  const Tensor y = log_target ? mul(exp(t), sub(t, x)) : sub(xlogx(t), mul(t, x));
  if (r != Reduction::kBatchMean) return reduced(y, r, "kl_div");
  const Tensor total = sum(y);
  return x.dim() == 0 ? total : div(total, Scalar(x.size(0)));
}

// ---- x for t = 1, max(0, margin - x) for t = -1 (both for another t)
Tensor hinge_embedding_loss(const Tensor& x, const Tensor& t, double margin, Reduction r) {
  const Tensor label = detach(t);
  // The margin has x's type, as in PyTorch.
  const bool whole = !is_floating(x.dtype());
  if (whole) check_fits(margin, x.dtype(), "hinge_embedding_loss");
  const Tensor rest = whole ? sub(Tensor::full({}, margin, x.dtype()), x) : rsub(x, Scalar(margin));
  const Tensor far = only(clamp_min(rest, Scalar(0)), ne(label, Scalar(1)));
  return reduced(add(far, only(x, ne(label, Scalar(-1)))), r, "hinge_embedding_loss");
}

// ---- e^x - t x, or x - t log(x + eps); full adds Stirling's t log t - t + log(2 pi t) / 2, t > 1
Tensor poisson_nll_loss(const Tensor& x, const Tensor& t, bool log_input, bool full, double eps,
                        Reduction r) {
  Tensor y = log_input ? sub(exp(x), mul(t, x)) : sub(x, mul(t, log(add(x, Scalar(eps)))));
  if (full) {
    const Tensor many = gt(detach(t), Scalar(1));
    const Tensor n = where(many, t, Tensor::ones({}, t.dtype()));
    const Tensor half_log = mul(log(mul(n, Scalar(2 * M_PI))), Scalar(0.5));
    y = add(y, to_dtype(only(add(sub(mul(n, log(n)), n), half_log), many), y.dtype()));
  }
  return reduced(y, r, "poisson_nll_loss");
}

// ---- (log v + (x - t)^2 / v) / 2 with v = max(var, eps), whose gradient ignores the maximum; full
// adds log(2 pi) / 2
Tensor gaussian_nll_loss(const Tensor& x, const Tensor& t, const Tensor& var, bool full, double eps,
                         Reduction r) {
  constexpr const char* kOp = "gaussian_nll_loss";
  check_floating(var.dtype(), kOp);
  Tensor v = var;
  if (!same_sizes(v.sizes(), x.sizes())) {
    const bool one_less =
        v.dim() == x.dim() - 1 && same_sizes(v.sizes(), Sizes(x.sizes().data(), x.dim() - 1));
    // The sizes of var where they differ from x's add up to 1: one of them, a 1 (or a 1 and zeros).
    int64_t differing = 0;
    for (int64_t d = 0; d < x.dim() && v.dim() == x.dim(); ++d) {
      if (v.size(d) != x.size(d)) differing = checked_add(differing, v.size(d), kOp);
    }
    if (one_less) {
      Dims sizes(v.sizes());
      sizes.push_back(1);
      v = reshape(v, sizes);
    } else {
      check(differing == 1, Code::kShape, kOp, ": var is of incorrect size ", v.sizes(),
            " for input of size ", x.sizes());
    }
  }
  {
    const GradGuard off(false);
    const Tensor bad = any(lt(v, Scalar(0)));
    check(!*bad.data<bool>(), Code::kInvalid, kOp, ": var has negative entry/entries");
  }
  // The lift of small variances is a constant; others get none, infinite ones too.
  const Tensor fixed = detach(v), lift = sub(clamp_min(fixed, Scalar(eps)), fixed);
  v = add(v, where(lt(fixed, Scalar(eps)), lift, Tensor::zeros({}, v.dtype())));
  Tensor y = mul(add(log(v), div(square(sub(x, t)), v)), Scalar(0.5));
  if (full) y = add(y, Scalar(0.5 * std::log(2 * M_PI)));
  return reduced(y, r, kOp);
}

// ---- max(0, margin - t (a - b))
Tensor margin_ranking_loss(const Tensor& a, const Tensor& b, const Tensor& t, double margin,
                           Reduction r) {
  check(a.dim() == b.dim() && a.dim() == t.dim(), Code::kShape,
        "margin_ranking_loss: All input tensors should have same dimension but got sizes: input1: ",
        a.sizes(), ", input2: ", b.sizes(), ", target: ", t.sizes());
  const Tensor y = clamp_min(add(mul(neg(t), sub(a, b)), Scalar(margin)), Scalar(0));
  return reduced(y, r, "margin_ranking_loss");
}

// ---- 1 - cos for t = 1, max(0, cos - margin) for t = -1
Tensor cosine_embedding_loss(const Tensor& a, const Tensor& b, const Tensor& t, double margin,
                             Reduction r) {
  constexpr const char* kOp = "cosine_embedding_loss";
  constexpr double kTiny = 1e-12;
  check(t.dim() <= 1, Code::kShape, kOp,
        ": 0D or 1D target tensor expected, multi-target not supported");
  const int64_t expected = t.dim() + 1;
  check(a.dim() == expected && b.dim() == expected, Code::kShape, kOp, ": ", t.dim(),
        "D target tensor expects ", expected, "D input tensors, but found inputs with sizes ",
        a.sizes(), " and ", b.sizes(), ".");
  const Dims last{expected - 1};
  const Tensor product = sum(mul(a, b), last);
  const Tensor lengths =
      mul(add(sum(mul(a, a), last), Scalar(kTiny)), add(sum(mul(b, b), last), Scalar(kTiny)));
  const Tensor cosine = div(product, sqrt(lengths));
  const Tensor near = rsub(cosine);
  const Tensor far = clamp_min(sub(cosine, Scalar(margin)), Scalar(0));
  const Tensor label = detach(t);
  return reduced(add(only(near, eq(label, Scalar(1))), only(far, eq(label, Scalar(-1)))), r, kOp);
}

// ---- the mean over classes of -(t log sigmoid(x) + (1 - t) log sigmoid(-x))
Tensor multilabel_soft_margin_loss(const Tensor& x, const Tensor& t, const Tensor& weight,
                                   Reduction r) {
  constexpr const char* kOp = "multilabel_soft_margin_loss";
  check(x.dim() >= 1, Code::kShape, kOp, ": Expected 1 or more dimensions (got 0)");
  const Tensor other = rsub(t);
  Tensor y = neg(add(mul(t, logsigmoid(x)), mul(other, logsigmoid(neg(x)))));
  if (weight.defined()) y = mul(y, weight);
  // A weight may have more dimensions: the classes are counted as x has them, as in PyTorch.
  const int64_t last = x.dim() - 1;
  return reduced(div(sum(y, {last}), Scalar(x.size(last))), r, kOp);
}

}  // namespace nnc::ops
