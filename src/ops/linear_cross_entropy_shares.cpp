// SPDX-License-Identifier: Apache-2.0
// Cross entropy of linear scores in which every class has a share, or which have several positions;
// the scores of some samples at one time.
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/linear_scores.h"
#include "ops/loss_sequence.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"

namespace nnc::ops {
namespace {

// Some samples of t in the type in which losses are computed.
Tensor part(const Tensor& t, int64_t start, int64_t length, DType type) {
  return as_type(narrow(t, 0, start, length), type);
}

// (length, spatial) of bool: the class indices that do not count.
Tensor ignored_in(const SharedTargets& t, const Tensor& index) {
  return eq(index, Scalar(t.ignore_index));
}
// The weight of the class of every position, 0 where it does not count.
Tensor weights_at(const SharedTargets& t, const Tensor& index, DType type) {
  const Tensor ignored = ignored_in(t, index);
  const Tensor known = where(ignored, Tensor::zeros({}, DType::kInt64), index);
  const Tensor each =
      t.class_weight.defined()
          ? reshape(index_select(as_type(t.class_weight, type), 0, reshape(known, {-1})),
                    index.sizes())
          : Tensor::ones(index.sizes(), type);
  return where(ignored, Tensor::zeros({}, type), each);
}
Tensor class_indices(const SharedTargets& t, int64_t start, int64_t length) {
  return reshape(part(t.target, start, length, DType::kInt64), {length, t.spatial});
}

// (length, classes, spatial): what each class has of the loss -sum(share * log_softmax(s)).
Tensor class_shares(const SharedTargets& t, int64_t start, int64_t length, DType type) {
  const double rest = t.smoothing / static_cast<double>(t.classes);
  const Dims sizes{length, t.classes, t.spatial};
  Tensor weight;
  if (t.class_weight.defined()) {
    weight = reshape(as_type(t.class_weight, type), {1, t.classes, 1});
  }
  if (t.probabilities) {
    Tensor y = reshape(part(t.target, start, length, type), sizes);
    if (rest > 0) y = add(mul(y, Scalar(1 - t.smoothing)), Scalar(rest));
    return weight.defined() ? mul(y, weight) : y;
  }
  const Tensor index = class_indices(t, start, length);
  const Tensor ignored = unsqueeze(ignored_in(t, index), 1);
  Tensor y = Tensor::full(sizes, rest, type);
  if (weight.defined()) y = mul(y, weight);
  const Tensor own = mul(weights_at(t, index, type), Scalar(1 - t.smoothing));
  const Tensor at = where(ignored, Tensor::zeros({}, DType::kInt64), unsqueeze(index, 1));
  return masked_fill(scatter_add(y, 1, at, unsqueeze(own, 1)), ignored, 0);
}

// ---- linear_cross_entropy by shares q: y_i = -sum over classes of q_i log_softmax(s_i).
// ds_i = dy_i (softmax(s_i) sum(q_i) - q_i), dx = ds w, dw = ds^T x, db = sums of ds.
// saves x, w, b, the target, the class weights
struct SharedCrossEntropyNode final : Node {
  SavedTensor x{this}, weight{this}, bias{this}, target{this}, class_weight{this};
  SharedTargets how;  // without its tensors
  double scale = 1;
  const char* label = "";
  const char* name() const override { return label; }

  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get(), w = weight.get(), b = bias.get();
    SharedTargets t = how;
    t.target = target.get();
    t.class_weight = class_weight.get();
    if (grad_enabled()) {
      const Tensor scores = at_least_float32(linear(input, w, b));
      const Tensor ds = slopes(t, scores, gy[0], 0), rows = at_least_float32(input);
      return {needs(0) ? mm(to_dtype(ds, w.dtype()), w) : Tensor(),
              needs(1) ? to_dtype(mm_transposed(ds, rows, true, false), w.dtype()) : Tensor(),
              needs(2) ? to_dtype(sum(ds, {0}), w.dtype()) : Tensor()};
    }
    const LinearScores s(input, w, b);
    const Tensor buffer = s.buffer();
    const DType wide = item_size(w.dtype()) == 2 ? DType::kFloat32 : w.dtype();
    LinearGradients g(s, needs(0), needs(1), needs(2));
    s.for_pieces([&](int64_t start, int64_t length) {
      s.into(buffer, start, length);
      g.add(start, slopes(t, as_type(narrow(buffer, 0, 0, length), wide), gy[0], start));
    });
    return g.shown(input, w);
  }

 private:
  // The gradient of some samples' scores, and of their sizes.
  Tensor slopes(const SharedTargets& t, const Tensor& scores, const Tensor& gy,
                int64_t start) const {
    const int64_t length = scores.size(0);
    const Tensor q = class_shares(t, start, length, scores.dtype());
    Tensor g = mul(to_dtype(gy, scores.dtype()), Scalar(scale));
    if (gy.dim() > 0) g = reshape(narrow(g, 0, start, length), {length, 1, t.spatial});
    Tensor in = reshape(scores, q.sizes());
    if (!t.probabilities) {
      const Tensor ignored = unsqueeze(ignored_in(t, class_indices(t, start, length)), 1);
      // Of the scaled: without a target that counts the scale is infinite.
      g = where(ignored, Tensor::zeros({}, g.dtype()), g);
      in = masked_fill(in, ignored, 0);
    }
    const Tensor p = softmax(in, 1);
    const Tensor ds = sub(mul(p, sum(q, {1}, true)), q);
    return reshape(mul(ds, g), scores.sizes());
  }
};

// What PyTorch's last step is.
const char* last_step_label(const SharedTargets& t, Reduction r, int64_t dims) {
  if (t.probabilities) return r == Reduction::kMean ? "DivBackward1" : "NegBackward0";
  if (t.smoothing > 0) return "AddBackward0";
  if (r == Reduction::kNone && dims != 4) return "ViewBackward0";
  return "NllLoss2DBackward0";
}

// What the mean is divided by.
double divisor(const SharedTargets& t, int64_t n, DType wide) {
  if (t.probabilities) return static_cast<double>(n * t.spatial);
  return n > 0 ? item(sum(weights_at(t, class_indices(t, 0, n), wide))) : 0;
}

}  // namespace

Tensor linear_cross_entropy_by_shares(const Tensor& x, const Tensor& weight, const Tensor& bias,
                                      const SharedTargets& t, Reduction r) {
  const DType wide = item_size(x.dtype()) == 2 ? DType::kFloat32 : x.dtype();
  Dims sizes{x.size(0)};
  for (int64_t d = t.probabilities ? 2 : 1; d < t.target.dim(); ++d) {
    sizes.push_back(t.target.size(d));
  }
  const LinearScores s(x, weight, bias);
  const bool all = r == Reduction::kNone;
  const Tensor each = all ? Tensor::empty(sizes, x.dtype()) : Tensor(), buffer = s.buffer();
  double total = 0, n = 1;
  {
    const GradGuard off(false);
    const Tensor c = t.class_weight.defined() ? as_type(t.class_weight, wide) : Tensor();
    s.for_pieces([&](int64_t start, int64_t length) {
      s.into(buffer, start, length);
      const Tensor scores =
          reshape(as_type(narrow(buffer, 0, 0, length), wide), {length, t.classes, t.spatial});
      const Tensor target = t.probabilities ? reshape(part(t.target, start, length, wide),
                                                      {length, t.classes, t.spatial})
                                            : class_indices(t, start, length);
      const Reduction own = all ? Reduction::kNone : Reduction::kSum;
      const Tensor y = cross_entropy(scores, target, c, t.ignore_index, own, t.smoothing);
      if (all)
        kernels::copy(narrowed(each.mutable_view(), 0, start, length),
                      reshape(y, narrow(each, 0, start, length).sizes()).view());
      else
        total += item(y);
    });
    if (r == Reduction::kMean) n = divisor(t, s.n(), wide);
  }
  Tensor y = all ? each : Tensor::full({}, total / n, x.dtype());
  if (auto node = record<SharedCrossEntropyNode>(x, weight, bias)) {
    node->x.save(x);
    node->weight.save(weight);
    node->bias.save(bias);
    node->target.save(t.target);
    node->class_weight.save(t.class_weight);
    node->how = t;
    node->how.target = node->how.class_weight = Tensor();
    node->scale = 1 / n;
    node->label = last_step_label(t, r, sizes.size() + 1);
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
