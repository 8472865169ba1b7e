// SPDX-License-Identifier: Apache-2.0
// Variance and standard deviation.
#include <algorithm>
#include <cmath>

#include "graph/record.h"
#include "kernels/reduce.h"
#include "kernels/unary.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/reduce_output.h"

namespace nnc::ops {
namespace {

// What the four operations have in common; `root`: the standard deviation instead.
struct Moments {
  Tensor spread, mean;
  Dims kept;
};
Moments compute_moments(const Tensor& x, Sizes dims, double correction, bool keepdim, bool root,
                        bool with_mean);

// Computed in a wider type, and rounded once, behind the root.
Moments compute_in(DType wide, const Tensor& x, Sizes dims, double correction, bool keepdim,
                   bool root, bool with_mean) {
  const Moments m = compute_moments(as_type(x, wide), dims, correction, keepdim, root, with_mean);
  return {as_type(m.spread, x.dtype()), with_mean ? as_type(m.mean, x.dtype()) : Tensor(), m.kept};
}

// Are these variances finite, and none so small that squares have vanished?
bool all_between(const Tensor& variances, float least) {
  if (depends_on_inputs(variances)) return false;
  const float* v = variances.data<float>();
  return std::all_of(v, v + variances.numel(),
                     [=](float f) { return std::isfinite(f) && f >= least; });
}

Moments compute_moments(const Tensor& x, Sizes dims, double correction, bool keepdim, bool root,
                        bool with_mean) {
  check(is_floating(x.dtype()), Code::kDtype,
        "var: std and var only support floating point and complex dtypes");
  if (item_size(x.dtype()) == 2) {
    return compute_in(DType::kFloat32, x, dims, correction, keepdim, root, with_mean);
  }
  const ReducedOutput spread(x, dims, keepdim, x.dtype(), "var");
  const ReducedOutput mean(x, with_mean ? dims : Sizes(), keepdim, x.dtype(), "var");
  // Of nothing there is no variance, whatever the correction.
  const double rest = x.numel() > 0 ? correction : 0;
  kernels::moments(spread.view(), with_mean ? mean.view() : View(), materialize(x).view(), rest);
  // The squares may be beyond float32 where what is made of them is not, or is an infinity; and
  // where they vanish their root may not.
  if (x.dtype() == DType::kFloat32 && !all_between(spread.tensor(), root ? 1e-30F : 0)) {
    return compute_in(DType::kFloat64, x, dims, correction, keepdim, root, with_mean);
  }
  if (root) unary_op_(kernels::Unary::kSqrt, spread.tensor());
  return {spread.tensor(), with_mean ? mean.tensor() : Tensor(), spread.kept()};
}

// dx of the variance: 2 dv (x - mean) / (n - correction). With n at most correction, of all
// elements it is infinite, NaN at the mean, and constant; along dimensions it has that formula, as
// in PyTorch.
Tensor var_gradient(const Tensor& gv, const Tensor& x, bool all, Sizes kept, double correction) {
  Dims dims;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (kept[d] != x.size(d)) dims.push_back(d);
  }
  const double rest = static_cast<double>(reduced_count(x.sizes(), kept)) - correction;
  if (all && rest <= 0) {
    const Tensor values = detach(x), middle = eq(values, mean(values, {}, false));
    return mul(gv, where(middle, Tensor::full({}, std::nan(""), x.dtype()),
                         Tensor::full({}, HUGE_VAL, x.dtype())));
  }
  const Tensor mu = dims.empty() ? x : mean(x, dims, true);
  return mul(mul(gv, Scalar(2 / rest)), sub(x, mu));
}

}  // namespace

// ---- var, std, var_mean, std_mean: v = sum (x - mean)^2 / (n - correction), s = sqrt v.
// dx = 2 dv (x - mean) / (n - correction) + dmean / n, dv = ds / (2 s), 0 where s is 0.
// saves x, and s
namespace {
struct MomentsNode final : Node {
  SavedTensor x{this}, root{this};  // root: the standard deviation, for std
  Dims kept;
  double correction = 1;
  bool all = false;
  const char* title = "";
  const char* name() const override { return title; }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get();
    Tensor gx;
    if (gy[0].defined()) {
      Tensor gv = restore(gy[0], kept);
      const Tensor s = root.get();
      if (s.defined()) {
        const Tensor divisor = restore(s, kept);
        const Tensor flat = eq(detach(divisor), 0), zero = Tensor::zeros({}, s.dtype());
        const Tensor open = where(flat, Tensor::ones({}, s.dtype()), divisor);
        gv = where(flat, zero, div(gv, mul(open, Scalar(2.0))));
      }
      gx = var_gradient(gv, input, all, kept, correction);
    }
    if (gy.size() > 1 && gy[1].defined()) {
      const int64_t n = std::max<int64_t>(reduced_count(input.sizes(), kept), 1);
      const Tensor share = expand(div(restore(gy[1], kept), n), input.sizes());
      gx = gx.defined() ? add(gx, share) : share;
    }
    return {gx};
  }
};
Moments moments(const Tensor& x, Sizes dims, double correction, bool keepdim, bool root,
                bool with_mean, const char* title) {
  Moments r = compute_moments(x, dims, correction, keepdim, root, with_mean);
  if (auto node = record<MomentsNode>(x)) {
    node->x.save(x);
    if (root) node->root.save_output(r.spread);
    node->kept = r.kept;
    node->correction = correction;
    node->all = x.dim() == 0 || dims.empty();
    node->title = title;
    attach(r.spread, node);
    if (with_mean) attach(r.mean, node);
  }
  return r;
}
}  // namespace
Tensor var(const Tensor& x, Sizes dims, double correction, bool keepdim) {
  return moments(x, dims, correction, keepdim, false, false, "VarBackward0").spread;
}
Tensor std(const Tensor& x, Sizes dims, double correction, bool keepdim) {
  return moments(x, dims, correction, keepdim, true, false, "StdBackward0").spread;
}
std::pair<Tensor, Tensor> var_mean(const Tensor& x, Sizes dims, double correction, bool keepdim) {
  const Moments r = moments(x, dims, correction, keepdim, false, true, "VarMeanBackward0");
  return {r.spread, r.mean};
}
std::pair<Tensor, Tensor> std_mean(const Tensor& x, Sizes dims, double correction, bool keepdim) {
  const Moments r = moments(x, dims, correction, keepdim, true, true, "StdMeanBackward0");
  return {r.spread, r.mean};
}

}  // namespace nnc::ops
