// SPDX-License-Identifier: Apache-2.0
// Cross entropy of linear scores, of which only some samples' are there at one time.
#include "base/checked.h"
#include "graph/record.h"
#include "kernels/loss.h"
#include "ops/arith.h"
#include "ops/class_sums.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/linear_scores.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"
#include "ops/spoken.h"

namespace nnc::ops {
namespace {

constexpr const char* kLinearCrossEntropy = "linear_cross_entropy";
// Everything row-major, without history.
struct Problem : LinearScores {
  Tensor target, class_weight;  // int64 (n), (classes) or undefined
  int64_t ignore_index = -100;

  kernels::ClassTargets targets(int64_t start, int64_t length) const {
    return {narrowed(target.view(), 0, start, length),
            view_of(class_weight),
            ignore_index,
            length,
            count(),
            1,
            kLinearCrossEntropy};
  }
};

// ---- linear_cross_entropy: with s = x w^T + b, y_i = c_t (log sum exp s_i - s_it), t = target_i.
// ds_i = dy_i c_t (softmax(s_i) - onehot(t)), dx = ds w, dw = ds^T x, db = sums of ds.
// saves x, w, b, the target, c, log sum exp
struct LinearCrossEntropyNode final : Node {
  SavedTensor x{this}, weight{this}, bias{this}, target{this}, class_weight{this}, lse{this},
      totals{this};  // for the mean
  int64_t ignore_index = -100;
  const char* name() const override { return "NllLossBackward0"; }

  Tensors backward(const Tensors& gy) override {
    if (grad_enabled()) return recorded(gy[0]);
    const Tensor input = x.get(), w = weight.get(), b = bias.get();
    const Problem p{{input, w, b}, target.get(), class_weight.get(), ignore_index};
    const Tensor sums = lse.get(), g = contiguous(gy[0]), total = totals.get();
    const Tensor scores = p.buffer(), slopes = p.buffer();
    LinearGradients gx(p, needs(0), needs(1), needs(2));
    p.for_pieces([&](int64_t start, int64_t length) {
      const View s = p.into(scores, start, length);
      const Tensor ds = narrow(slopes, 0, 0, length);
      const ConstView gy_part = g.numel() == 1 ? g.view() : narrowed(g.view(), 0, start, length);
      kernels::cross_entropy_grad(ds.mutable_view(), gy_part, weight_view(total),
                                  narrowed(sums.view(), 0, start, length), s,
                                  p.targets(start, length));
      gx.add(start, ds);
    });
    return gx.shown(input, w);
  }

 private:
  Tensors recorded(const Tensor& gy) const {
    const Tensor input = x.get(), w = weight.get(), t = target.get(), c = class_weight.get();
    const DType type = w.dtype();
    const Tensor ignored = eq(t, Scalar(ignore_index));
    const Tensor index = where(ignored, Tensor::zeros({}, DType::kInt64), t);
    // The shares of means of 16-bit types may be below them.
    const Tensor dy = at_least_float32(gy), zero = Tensor::zeros({}, dy.dtype());
    const Tensor share = c.defined() ? index_select(as_type(c, dy.dtype()), 0, index)
                                     : Tensor::ones(t.sizes(), dy.dtype());
    const Tensor sums = totals.get();
    const Tensor scale =
        sums.defined() ? mean_scale(sums, dy.dtype()) : Tensor::ones({}, dy.dtype());
    const Tensor factor = where(ignored, zero, scale);
    const Tensor column = unsqueeze(mul(where(ignored, zero, mul(dy, share)), factor), 1);
    const Tensor scores = at_least_float32(linear(input, w, bias.get()));
    const Tensor p = softmax(masked_fill(scores, unsqueeze(ignored, 1), 0), 1);
    const Tensor ds =
        to_dtype(scatter_add(mul(p, column), 1, unsqueeze(index, 1), neg(column)), type);
    return {needs(0) ? mm(ds, w) : Tensor(),
            needs(1) ? mm_transposed(ds, input, true, false) : Tensor(),
            needs(2) ? sum(ds, {0}) : Tensor()};
  }
};

Tensor by_pieces(const Tensor& x, const Tensor& weight, const Tensor& target, const Tensor& bias,
                 const Tensor& class_weight, Reduction r, int64_t ignore_index) {
  check_constant(class_weight, kLinearCrossEntropy, "weight");
  const Problem p{{x, weight, bias},
                  contiguous(as_type(detach(target), DType::kInt64)),
                  plain_operand(class_weight),
                  ignore_index};
  const Tensor lse = Tensor::empty({p.n(), 2}, DType::kFloat64), buffer = p.buffer();
  const bool all = r == Reduction::kNone;
  const Tensor each = all ? Tensor::empty({p.n()}, x.dtype()) : Tensor();
  const Tensor sums = Tensor::zeros({2}, DType::kFloat64);
  p.for_pieces([&](int64_t start, int64_t length) {
    const View out = all ? narrowed(each.mutable_view(), 0, start, length) : View();
    kernels::cross_entropy(out, sums.mutable_view(), true,
                           narrowed(lse.mutable_view(), 0, start, length),
                           p.into(buffer, start, length), p.targets(start, length));
  });
  Tensor y = all ? each : class_total(sums, r, x.dtype());
  if (auto node = record<LinearCrossEntropyNode>(x, weight, bias)) {
    node->x.save(x);
    node->weight.save(weight);
    node->bias.save(bias);
    node->target.save(p.target);
    node->class_weight.save(p.class_weight);
    node->lse.save(lse);
    node->ignore_index = ignore_index;
    if (r == Reduction::kMean) node->totals.save(sums);
    attach(y, node);
  }
  return y;
}

// The sizes of the scores.
Dims checked_score_sizes(const Tensor& x, const Tensor& w, const Tensor& b) {
  check(x.dim() == 1 || x.dim() == 2, Code::kShape, kLinearCrossEntropy,
        ": expected input with dimensionality 1 or 2, got ", x.dim());
  check(w.dim() >= 2, Code::kShape, kLinearCrossEntropy,
        ": expected linear_weight with dimensionality at least 2, got ", w.dim());
  check(x.size(-1) == w.size(-1), Code::kShape, kLinearCrossEntropy,
        ": expected equal input and linear_weight last dimensions (in_features), got ", x.size(-1),
        " and ", w.size(-1), ", respectively");
  check(w.dim() == 2 || x.dim() == 2, Code::kShape, kLinearCrossEntropy,
        ": K-dimensional loss defined by linear_weight shape ", w.sizes(),
        " requires batched input, got unbatched input with shape ", x.sizes());
  const Sizes scores(w.sizes().data(), w.dim() - 1);
  check(!b.defined() || same_sizes(b.sizes(), scores), Code::kShape, kLinearCrossEntropy,
        ": expected linear_bias shape ", scores, ", got ", b.defined() ? b.sizes() : Sizes());
  Dims sizes;
  if (x.dim() == 2) sizes.push_back(x.size(0));
  for (const int64_t s : scores) sizes.push_back(s);
  return sizes;
}

// What is wrong with the parts of the scores, in the words of linear and cross_entropy.
void check_score_types(const Tensor& x, const Tensor& w, const Tensor& b, double label_smoothing) {
  check_floating(x.dtype(), kLinearCrossEntropy);
  check(w.dtype() == x.dtype(), Code::kDtype, kLinearCrossEntropy,
        ": expected m1 and m2 to have the same dtype, but got: torch.", x.dtype(), " != torch.",
        w.dtype());
  check(!b.defined() || b.dtype() == x.dtype(), Code::kDtype, kLinearCrossEntropy,
        ": self and mat2 must have the same dtype, but got torch.",
        b.defined() ? b.dtype() : x.dtype(), " and torch.", x.dtype());
  check(!(label_smoothing > 1), Code::kInvalid, kLinearCrossEntropy,
        ": label_smoothing must be between 0.0 and 1.0. Got: ", label_smoothing);
}
// The same for class indices of a batch without further positions.
void check_classes(const Tensor& x, const Tensor& w, const Tensor& target, const Tensor& c) {
  const int64_t n = target.dim() > 0 ? target.size(0) : 0;
  check(n == x.size(0), Code::kShape, kLinearCrossEntropy, ": Expected input batch_size (",
        x.size(0), ") to match target batch_size (", n, ").");
  check(target.dim() == 1, Code::kShape, kLinearCrossEntropy,
        ": 0D or 1D target tensor expected, multi-target not supported");
  check(target.dtype() == DType::kInt64 || target.dtype() == DType::kUInt8, Code::kDtype,
        kLinearCrossEntropy, ": expected target dtype to be Long or Byte, but got torch.",
        target.dtype());
  check(
      !c.defined() || (c.dim() == 1 && c.numel() == w.size(0)), Code::kShape, kLinearCrossEntropy,
      ": weight tensor should be defined either for all ", w.size(0),
      " classes or no classes but got weight tensor of shape: ", c.defined() ? c.sizes() : Sizes());
}

// Is it one of those that go by pieces?
bool goes_by_pieces(const Tensor& x, const Tensor& w, const Tensor& target, const Tensor& c,
                    double label_smoothing) {
  return x.dim() == 2 && w.dim() == 2 && target.dim() == 1 && !(label_smoothing > 0) &&
         (!c.defined() || c.dtype() == x.dtype());
}
// Or of those that do by shares? Of a target that wants a gradient, which is as large as the scores
// are, and of class weights that do, PyTorch's own composition has the gradients.
bool goes_by_shares(const Tensor& x, const Tensor& target, const Tensor& c, Sizes scores) {
  if (x.dim() != 2 || x.size(0) == 0 || checked_numel(scores, kLinearCrossEntropy) == 0)
    return false;
  const auto wants_none = [](const Tensor& t) { return !grad_enabled() || !requires_grad(t); };
  if (c.defined()) {
    const bool fits = c.dim() == 1 && c.numel() == scores[1] && c.dtype() == x.dtype();
    if (!fits || !wants_none(c)) return false;
  }
  if (same_sizes(target.sizes(), scores)) return target.dtype() == x.dtype() && wants_none(target);
  Dims expected(scores);
  expected.erase(1);
  return same_sizes(target.sizes(), expected) &&
         (target.dtype() == DType::kInt64 || target.dtype() == DType::kUInt8);
}

}  // namespace

Tensor linear_cross_entropy(const Tensor& x, const Tensor& linear_weight, const Tensor& target,
                            const Tensor& linear_bias, const Tensor& weight, Reduction r,
                            std::optional<int64_t> ignore_index, double label_smoothing) {
  check(r != Reduction::kBatchMean, Code::kInvalid, kLinearCrossEntropy,
        ": batchmean is not a valid value for reduction");
  const Dims sizes = checked_score_sizes(x, linear_weight, linear_bias);
  check(!ignore_index || !same_sizes(target.sizes(), sizes), Code::kInvalid, kLinearCrossEntropy,
        ": ignore_index cannot be specified when target contains probabilities");
  check_score_types(x, linear_weight, linear_bias, label_smoothing);
  const int64_t ignored = ignore_index.value_or(-100);
  if (x.dim() == 2 && linear_weight.dim() == 2 && !same_sizes(target.sizes(), sizes)) {
    check_classes(x, linear_weight, target, weight);
  }
  if (goes_by_pieces(x, linear_weight, target, weight, label_smoothing)) {
    return by_pieces(x, linear_weight, target, linear_bias, weight, r, ignored);
  }
  return speaking_as(kLinearCrossEntropy, [&] {
    const Dims outs(Sizes(linear_weight.sizes().data(), linear_weight.dim() - 1));
    const int64_t count = checked_numel(outs, kLinearCrossEntropy);
    const bool flat = linear_weight.dim() == 2;
    const Tensor w = flat ? linear_weight : reshape(linear_weight, {count, x.size(-1)});
    const Tensor b = flat || !linear_bias.defined() ? linear_bias : reshape(linear_bias, {count});
    if (goes_by_shares(x, target, weight, sizes)) {
      const double smoothing = label_smoothing > 0 ? label_smoothing : 0;
      SharedTargets t{target, weight, sizes[1], count / sizes[1], ignored, smoothing};
      t.probabilities = same_sizes(target.sizes(), sizes);
      return linear_cross_entropy_by_shares(x, w, b, t, r);
    }
    Tensor scores = linear(x, w, b);
    if (!flat) scores = reshape(scores, sizes);
    return cross_entropy(scores, target, weight, ignored, r, label_smoothing);
  });
}

}  // namespace nnc::ops
