// SPDX-License-Identifier: Apache-2.0
// Losses of class indices: negative log likelihood and cross entropy.
#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/loss.h"
#include "kernels/reduce.h"
#include "ops/arith.h"
#include "ops/class_sums.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"

namespace nnc::ops {

Tensor class_total(const Tensor& sums, Reduction r, DType t) {
  Tensor y = Tensor::empty({}, t);
  kernels::class_total(y.mutable_view(), sums.view(), r == Reduction::kMean);
  return y;
}
ConstView weight_view(const Tensor& sums) {
  return sums.defined() ? narrowed(sums.view(), 0, 1, 1) : ConstView();
}
Tensor mean_scale(const Tensor& sums, DType t) {
  const GradGuard off(false);
  return to_dtype(reciprocal(select(sums, 0, 1)), t);
}

namespace {

// Scores (N, C, d...) or (C), and their class indices.
struct Scores {
  int64_t batch = 1, classes = 0, spatial = 1;
  Dims target_sizes;
  explicit Scores(Sizes sizes) {
    const int64_t at = sizes.size() == 1 ? 0 : 1;
    classes = sizes[at];
    if (at == 1) batch = sizes[0];
    for (int64_t d = 2; d < sizes.size(); ++d) spatial *= sizes[d];
    for (int64_t d = 0; d < sizes.size(); ++d) {
      if (d != at) target_sizes.push_back(sizes[d]);
    }
  }
};

// Of positions weight may have any sizes, unless the caller needs a list.
void check_class_target(const Tensor& x, const Tensor& t, const Tensor& weight, const char* op,
                        bool list = false) {
  check(x.dim() >= 1, Code::kShape, op, ": Expected 1 or more dimensions (got ", x.dim(), ")");
  check_floating(x.dtype(), op);
  const bool batched = x.dim() > 1;
  if (batched) {
    const int64_t n = t.dim() > 0 ? t.size(0) : 0;
    check(t.dim() > 0 && x.size(0) == n, Code::kShape, op, ": Expected input batch_size (",
          x.size(0), ") to match target batch_size (", n, ").");
  }
  if (x.dim() <= 2) {
    check(t.dim() <= 1, Code::kShape, op,
          ": 0D or 1D target tensor expected, multi-target not supported");
    check(batched || t.numel() == 1, Code::kShape, op, ": size mismatch (got input: ", x.sizes(),
          ", target: ", t.sizes(), ")");
  } else {
    const Dims expected = Scores(x.sizes()).target_sizes;
    check(same_sizes(t.sizes(), expected), Code::kShape, op, ": Expected target size ", expected,
          ", got ", t.sizes());
  }
  check(t.dtype() == DType::kInt64 || (t.dtype() == DType::kUInt8 && x.dim() <= 2), Code::kDtype,
        op, ": expected target dtype to be Long", x.dim() <= 2 ? " or Byte" : "",
        ", but got torch.", t.dtype());
  if (!weight.defined()) return;
  const int64_t classes = Scores(x.sizes()).classes;
  check(weight.numel() == classes && (weight.dim() == 1 || (x.dim() > 2 && !list)), Code::kShape,
        op, ": weight tensor should be defined either for all ", classes,
        " classes or no classes but got weight tensor of shape: ", weight.sizes());
  check(weight.dtype() == x.dtype(), Code::kDtype, op, ": expected scalar type torch.", x.dtype(),
        " but found torch.", weight.dtype());
}

// What both nodes keep, and the kernels' arguments from it.
struct ClassLossNode : Node {
  SavedTensor target{this}, weight{this};  // contiguous int64, contiguous
  Dims sizes;                              // of the scores
  DType dtype = DType::kFloat32;
  SavedTensor sums{this};  // for the mean: the second is the weight of all targets
  int64_t ignore_index = -100;
  bool whole = true;  // one result
  const char* name() const override {
    return sizes.size() > 2 ? "NllLoss2DBackward0" : "NllLossBackward0";
  }

 protected:
  kernels::ClassTargets targets(const Tensor& t, const ConstView& w) const {
    const Scores s(sizes);
    return {t.view(), w, ignore_index, s.batch, s.classes, s.spatial, "nll_loss"};
  }
  // The gradient of log probabilities, in gy's type.
  Tensor picked(const Tensor& gy);
};

// ---- the gradient of nll_loss: dx_it = -dy_i w_t scale at the targets, else 0.
// ddy = nll_loss of ddx, times the scale.   saves the target, w
struct NllGradNode final : ClassLossNode {
  const char* name() const override {
    return sizes.size() > 2 ? "NllLoss2DBackwardBackward0" : "NllLossBackwardBackward0";
  }
  Tensors backward(const Tensors& gx) override {
    const Reduction r = whole ? Reduction::kSum : Reduction::kNone;
    const Tensor total = sums.get();
    if (!total.defined()) return {nll_loss(gx[0], target.get(), weight.get(), ignore_index, r)};
    // Sums of 16-bit types may be beyond them, shares of their means below.
    const Tensor w = weight.get(), ddx = at_least_float32(gx[0]);
    const Tensor y =
        nll_loss(ddx, target.get(), w.defined() ? at_least_float32(w) : w, ignore_index, r);
    return {to_dtype(mul(y, mean_scale(total, y.dtype())), dtype)};
  }
};
Tensor ClassLossNode::picked(const Tensor& gy) {
  const Tensor t = target.get(), total = sums.get();
  const Tensor w = weight.get().defined() ? as_type(weight.get(), gy.dtype()) : Tensor();
  Tensor gx = Tensor::empty(sizes, gy.dtype());
  kernels::nll_grad(gx.mutable_view(), contiguous(gy).view(), weight_view(total),
                    targets(t, view_of(w)));
  if (auto node = record<NllGradNode>(gy)) {
    node->target.save(t);
    node->weight.save(w);
    node->sizes = sizes;
    node->dtype = gy.dtype();
    node->sums.save(total);
    node->ignore_index = ignore_index;
    node->whole = whole;
    attach(gx, node);
  }
  return gx;
}

// Fills in what is common; r decides what of the sums is the result.
template <class N>
void keep(N& node, const Tensor& x, const Tensor& t, const Tensor& w, int64_t ignore_index,
          Reduction r, const Tensor& sums) {
  node.target.save(t);
  node.weight.save(w);
  node.sizes = Dims(x.sizes());
  node.dtype = x.dtype();
  node.ignore_index = ignore_index;
  node.whole = r != Reduction::kNone;
  if (r == Reduction::kMean) node.sums.save(sums);
}
Tensor result_of(const Tensor& sums, const Tensor& each, Reduction r, DType t) {
  return r == Reduction::kNone ? each : class_total(sums, r, t);
}
Tensor index_target(const Tensor& t) {
  return contiguous(as_type(t, DType::kInt64));
}
Tensor plain(const Tensor& t) {
  if (!t.defined()) return t;
  return t.contiguous() ? materialize(t) : contiguous(detach(t));
}
// Are the targets ignore_index? In the sizes of the scores' sums over the classes.
Tensor ignored_targets(Sizes scores, const Tensor& index, int64_t ignore_index) {
  return eq(reshape(index, Scores(scores).target_sizes), Scalar(ignore_index));
}
// Scores with 0 for those of samples that are ignored: they have no part in anything, also if they
// are not finite.
Tensor without_ignored(const Tensor& x, const Tensor& index, int64_t ignore_index) {
  const Tensor ignored = ignored_targets(x.sizes(), index, ignore_index);
  return masked_fill(x, unsqueeze(ignored, x.dim() == 1 ? 0 : 1), 0);
}
// torch looks at scores of three dimensions, and of more than four, as of four.
bool seen_as_view(const Tensor& x, Reduction r) {
  return r == Reduction::kNone && (x.dim() == 3 || x.dim() > 4);
}

}  // namespace

// ---- nll_loss: y_i = -w_t x_it with t = target_i; the mean is weighted by w_t.
// dx_it = -dy_i w_t (/ sum of w_t), else 0.   saves the target, w
namespace {
struct NllLossNode final : ClassLossNode {
  Tensors backward(const Tensors& gy) override {
    return {
        connected(picked(gy[0]), next[0],
                  sizes.size() > 2 ? "NllLoss2DBackwardBackward0" : "NllLossBackwardBackward0")};
  }
};
}  // namespace
Tensor nll_loss(const Tensor& x, const Tensor& target, const Tensor& weight, int64_t ignore_index,
                Reduction r) {
  check(r != Reduction::kBatchMean, Code::kInvalid,
        "nll_loss: batchmean is not a valid value for reduction");
  check_class_target(x, target, weight, "nll_loss");
  check_constant(weight, "nll_loss", "weight");
  const Scores s(x.sizes());
  const Tensor logp = plain(x), t = index_target(target),
               w = plain(weight.defined() ? reshape(weight, {-1}) : weight);
  const ConstView wv = view_of(w);
  const Tensor each = r == Reduction::kNone ? Tensor::empty(s.target_sizes, x.dtype()) : Tensor();
  const View out = mutable_view_of(each);
  const Tensor sums = Tensor::empty({2}, DType::kFloat64);
  kernels::nll(out, sums.mutable_view(), false, logp.view(),
               {t.view(), wv, ignore_index, s.batch, s.classes, s.spatial, "nll_loss"});
  Tensor y = result_of(sums, each, r, x.dtype());
  if (auto node = record<NllLossNode>(x)) {
    keep(*node, x, t, w, ignore_index, r, sums);
    attach(y, node);
    if (seen_as_view(x, r)) return view(y, y.sizes());
  }
  return y;
}

// ---- cross_entropy of (N, C): nll_loss of log_softmax, without storing that: only log sum exp of
// each row is kept, and dx_i = dy_i w_t (softmax(x_i) - onehot(t)).   saves x, the target, w, lse
namespace {
struct CrossEntropyNode final : ClassLossNode {
  SavedTensor x{this}, lse{this};
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get();
    if (!grad_enabled()) {
      const Tensor in = plain(input), l = lse.get();
      const Tensor t = target.get(), w = weight.get(), total = sums.get();
      Tensor gx = Tensor::empty(sizes, dtype);
      kernels::cross_entropy_grad(gx.mutable_view(), contiguous(gy[0]).view(), weight_view(total),
                                  l.view(), in.view(), targets(t, view_of(w)));
      return {gx};
    }
    // By way of log_softmax: its gradient of -w_t onehot(t).
    const Dims dims{sizes.size() - 1};
    const Tensor in = without_ignored(at_least_float32(input), target.get(), ignore_index);
    const Tensor g = picked(at_least_float32(gy[0]));
    return {to_dtype(sub(g, mul(softmax(in, dims[0]), sum(g, dims, true))), dtype)};
  }
};

Tensor fused_cross_entropy(const Tensor& x, const Tensor& target, const Tensor& weight,
                           int64_t ignore_index, Reduction r) {
  check_class_target(x, target, weight, "cross_entropy");
  check_constant(weight, "cross_entropy", "weight");
  const Scores s(x.sizes());
  const Tensor in = plain(x), t = index_target(target), w = plain(weight);
  const ConstView wv = view_of(w);
  const Tensor lse = Tensor::empty({s.batch, 2}, DType::kFloat64);
  const Tensor each = r == Reduction::kNone ? Tensor::empty(s.target_sizes, x.dtype()) : Tensor();
  const View out = mutable_view_of(each);
  const Tensor sums = Tensor::empty({2}, DType::kFloat64);
  kernels::cross_entropy(out, sums.mutable_view(), false, lse.mutable_view(), in.view(),
                         {t.view(), wv, ignore_index, s.batch, s.classes, 1, "cross_entropy"});
  Tensor y = result_of(sums, each, r, x.dtype());
  if (auto node = record<CrossEntropyNode>(x)) {
    keep(*node, x, t, w, ignore_index, r, sums);
    node->x.save(x);
    node->lse.save(lse);
    attach(y, node);
  }
  return y;
}

// ---- division by a count, as the class probabilities have it, of float32 to a 16-bit type too
struct DivCountNode final : Node {
  double n = 1;
  DType from = DType::kFloat32;
  const char* name() const override { return "DivBackward1"; }
  Tensors backward(const Tensors& gy) override { return {div(to_dtype(gy[0], from), Scalar(n))}; }
};
Tensor div_count(const Tensor& x, double n, DType t) {
  Tensor y = [&] {
    const GradGuard off(false);
    return as_type(div(x, Scalar(n)), t);
  }();
  if (auto node = record<DivCountNode>(x)) {
    node->n = n;
    node->from = x.dtype();
    attach(y, node);
  }
  return y;
}

// w with the dimensions of x.
Tensor class_weights(const Tensor& w, const Tensor& x) {
  Dims sizes(x.dim(), 1);
  sizes[x.dim() == 1 ? 0 : 1] = w.numel();
  return reshape(w, sizes);
}

// Of the loss: as of the products of what it is made of.
DType probability_type(const Tensor& x, const Tensor& target, const Tensor& weight) {
  const DType t = promote_types(x.dtype(), target.dtype());
  return weight.defined() ? promote_types(t, weight.dtype()) : t;
}

// Both of 16-bit types in float32: sums over many samples are beyond float16.
Tensor probability_cross_entropy(const Tensor& given, const Tensor& target, const Tensor& weight,
                                 Reduction r, double smoothing) {
  const Tensor x = at_least_float32(given);
  const int64_t at = x.dim() == 1 ? 0 : 1, classes = x.size(at);
  check(!weight.defined() || (weight.dim() == 1 && weight.numel() == classes), Code::kShape,
        "cross_entropy: weight tensor should be defined either for all ", classes,
        " classes or no classes but got weight tensor of shape: ",
        weight.defined() ? weight.sizes() : Sizes());
  Tensor t = at_least_float32(target);
  if (smoothing > 0) {
    t = add(mul(t, Scalar(1 - smoothing)), Scalar(smoothing / static_cast<double>(classes)));
  }
  Tensor y = mul(log_softmax(x, at), t);
  if (weight.defined()) y = mul(y, class_weights(at_least_float32(weight), x));
  if (r == Reduction::kNone) return neg(sum(y, {at}));
  if (r == Reduction::kSum) return neg(sum(y));
  const double n = static_cast<double>(x.numel()) / static_cast<double>(classes);
  return div_count(neg(sum(y)), n, probability_type(given, target, weight));
}

// (1 - smoothing) nll + smoothing / C times the sum over all classes.
Tensor smoothed_cross_entropy(const Tensor& given, const Tensor& target, const Tensor& given_weight,
                              int64_t ignore_index, Reduction r, double smoothing) {
  const Tensor& w = given_weight;
  const bool list = r == Reduction::kMean || !w.defined() || w.dim() == 0 || w.size(0) != w.numel();
  check_class_target(given, target, given_weight, "cross_entropy", list);
  const int64_t at = given.dim() == 1 ? 0 : 1, classes = given.size(at);
  const Tensor index = index_target(target);
  const Tensor x = without_ignored(at_least_float32(given), index, ignore_index);
  const Tensor weight = given_weight.defined() ? at_least_float32(given_weight) : Tensor();
  const Tensor logp = log_softmax(x, at);
  const Tensor likelihood = nll_loss(logp, target, weight, ignore_index, r);
  const Tensor all_classes = weight.defined() ? mul(logp, class_weights(weight, x)) : logp;
  const Tensor ignored = ignored_targets(x.sizes(), index, ignore_index);
  Tensor smooth = masked_fill(neg(sum(all_classes, {at})), ignored, 0);
  if (r == Reduction::kSum) smooth = sum(smooth);
  if (r == Reduction::kMean) {
    check(!weight.defined() || target.dtype() == DType::kInt64, Code::kDtype,
          "cross_entropy: expected scalar type Long but found torch.", target.dtype());
    // Divided by the weight of the targets: the sum of nll_loss of -1.
    Tensor n;
    {
      const GradGuard off(false);
      n = weight.defined() ? nll_loss(Tensor::full(x.sizes(), -1, x.dtype()), target, weight,
                                      ignore_index, Reduction::kSum)
                           : to_dtype(sum(logical_not(ignored)), x.dtype());
    }
    smooth = div(sum(smooth), n);
  }
  return add(mul(likelihood, Scalar(1 - smoothing)),
             mul(smooth, Scalar(smoothing / static_cast<double>(classes))));
}

// ---- what was computed in float32 in a 16-bit type, by the name of PyTorch's last step
struct RoundedNode final : Node {
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }  // converted by the engine
};
Tensor rounded_result(const Tensor& x, DType t, const char* label) {
  if (x.dtype() == t) return x;
  Tensor y = as_type(detach(x), t);
  if (auto node = record<RoundedNode>(x)) {
    node->label = label;
    attach(y, node);
  }
  return y;
}

// nll_loss of log_softmax, both of 16-bit types in float32.
Tensor positions_cross_entropy(const Tensor& given, const Tensor& target, const Tensor& weight,
                               int64_t ignore_index, Reduction r) {
  check_class_target(given, target, weight, "cross_entropy");
  const Tensor x = at_least_float32(given);
  const Tensor w = weight.defined() ? at_least_float32(weight) : weight;
  const Tensor y = nll_loss(log_softmax(x, 1), target, w, ignore_index, r);
  return rounded_result(y, given.dtype(),
                        seen_as_view(x, r) ? "ViewBackward0" : "NllLoss2DBackward0");
}

}  // namespace

Tensor cross_entropy(const Tensor& x, const Tensor& target, const Tensor& weight,
                     int64_t ignore_index, Reduction r, double label_smoothing) {
  constexpr const char* kOp = "cross_entropy";
  check(r != Reduction::kBatchMean, Code::kInvalid, kOp,
        ": batchmean is not a valid value for reduction");
  check_floating(x.dtype(), kOp);
  // Less than 0, and NaN, are 0 to it as they are to PyTorch.
  check(!(label_smoothing > 1), Code::kInvalid, kOp,
        ": label_smoothing must be between 0.0 and 1.0. Got: ", label_smoothing);
  if (same_sizes(x.sizes(), target.sizes())) {
    check(is_floating(target.dtype()), Code::kDtype, kOp,
          ": Expected floating point type for target with class probabilities, got torch.",
          target.dtype());
    check(ignore_index < 0, Code::kInvalid, kOp,
          ": ignore_index is not supported for floating point target");
    check(x.dim() >= 1, Code::kShape, kOp, ": Expected 1 or more dimensions (got 0)");
    const DType t = probability_type(x, target, weight);
    return rounded_result(probability_cross_entropy(x, target, weight, r, label_smoothing), t,
                          "NegBackward0");
  }
  if (label_smoothing > 0) {
    return rounded_result(
        smoothed_cross_entropy(x, target, weight, ignore_index, r, label_smoothing), x.dtype(),
        "AddBackward0");
  }
  if (x.dim() <= 2) return fused_cross_entropy(x, target, weight, ignore_index, r);
  return positions_cross_entropy(x, target, weight, ignore_index, r);
}

}  // namespace nnc::ops
