// SPDX-License-Identifier: Apache-2.0
// Medians, ranks, modes and quantiles.
#include <optional>

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/order.h"
#include "kernels/reduce.h"
#include "kernels/sort.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/reduce_output.h"

namespace nnc::ops {

using kernels::Rank;

// ---- median of all: dx = dy shared evenly by the elements that are equal to y, or NaN as it is.
// saves x, y
namespace {
struct MedianNode final : Node {
  SavedTensor x{this}, y{this};
  const char* name() const override { return "MedianBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get(), middle = y.get();
    const Tensor same = logical_or(eq(input, middle), logical_and(isnan(input), isnan(middle)));
    const Tensor share = over_count(gy[0], same, {});
    return {contiguous(where(same, share, Tensor::zeros({}, gy[0].dtype())))};
  }
};
// NaN, and what PyTorch makes of it in other types.
double median_of_nothing(DType t) {
  if (t == DType::kInt64) return -0x1p63;
  if (t == DType::kInt32) return -0x1p31;
  if (t == DType::kBool) return 1;
  return is_floating(t) ? std::numeric_limits<double>::quiet_NaN() : 0;
}
}  // namespace
Tensor median(const Tensor& x) {
  const int64_t n = x.numel();
  Tensor y = Tensor::empty({}, x.dtype());
  if (n == 0) {
    kernels::fill(y.mutable_view(), median_of_nothing(x.dtype()));
  } else {
    check_not_bool(x.dtype(), "median");
    const Tensor flat = reshape(detach(x), {n});
    kernels::select_rank(Rank::kMedian, restrided(y.mutable_view(), {1}, {1}), View(), flat.view(),
                         0, (n - 1) / 2);
  }
  if (auto node = record<MedianNode>(x)) {
    node->x.save(x);
    node->y.save_output(y);
    attach(y, node);
  }
  return y;
}

// ---- median_dim, kthvalue, mode: (values, indices) along one dimension.   dx = dy at the index,
// else 0.   saves the indices
namespace {
struct PickedNode final : Node {
  SavedTensor indices{this};
  Dims sizes, kept;
  int64_t dim = 0;
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    const Tensor at = restore(indices.get(), kept), g = restore(gy[0], kept);
    if (grad_enabled()) return {scatter_to_zeros(sizes, dim, at, g)};
    Tensor gx = Tensor::empty(sizes, g.dtype());
    kernels::place(gx.mutable_view(), at.view(), g.view(), dim, label);
    return {gx};
  }
};
// pick(values, indices, x, d) computes.
template <class F>
std::pair<Tensor, Tensor> picked(const Tensor& x, int64_t dim, bool keepdim, const char* op,
                                 const char* label, const F& pick) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  check(x.dim() == 0 || x.size(d) > 0, Code::kIndex, op, ": Expected reduction dim ", d,
        " to have non-zero size.");
  const ReducedOutput values(x, {d}, keepdim, x.dtype(), op);
  const ReducedOutput indices(x, {d}, keepdim, DType::kInt64, op);
  pick(values.view(), indices.view(), materialize(x).view(), d);
  if (auto node = record<PickedNode>(x)) {
    node->indices.save(indices.tensor());
    node->sizes = Dims(x.sizes());
    node->kept = values.kept();
    node->dim = d;
    node->label = label;
    attach(values.tensor(), node);
  }
  return {values.tensor(), indices.tensor()};
}
int64_t size_along(const Tensor& x, int64_t dim) {
  return x.dim() == 0 ? 1 : x.size(dim);
}
}  // namespace
std::pair<Tensor, Tensor> median_dim(const Tensor& x, int64_t dim, bool keepdim) {
  check_not_bool(x.dtype(), "median");
  return picked(x, dim, keepdim, "median", "MedianBackward1",
                [&](const View& values, const View& indices, const ConstView& in, int64_t d) {
                  kernels::select_rank(Rank::kMedian, values, indices, in, d,
                                       (size_along(x, d) - 1) / 2);
                });
}
std::pair<Tensor, Tensor> kthvalue(const Tensor& x, int64_t k, int64_t dim, bool keepdim) {
  check_not_bool(x.dtype(), "kthvalue");
  return picked(x, dim, keepdim, "kthvalue", "KthvalueBackward0",
                [&](const View& values, const View& indices, const ConstView& in, int64_t d) {
                  check(k >= 1 && k <= size_along(x, d), Code::kInvalid,
                        "kthvalue: selected number k out of range for dimension ", d, ": k = ", k,
                        ", size ", size_along(x, d));
                  kernels::select_rank(Rank::kKth, values, indices, in, d, k - 1);
                });
}
std::pair<Tensor, Tensor> mode(const Tensor& x, int64_t dim, bool keepdim) {
  return picked(x, dim, keepdim, "mode", "ModeBackward0",
                [&](const View& values, const View& indices, const ConstView& in, int64_t d) {
                  kernels::mode(values, indices, in, d);
                });
}

// ---- quantile: the element of rank q (n - 1) of x sorted along dim, or of the two that are
// nearest. NaN if there is one. Composed: gradients come from gather and lerp.
namespace {

enum class Between { kLinear, kLower, kHigher, kMidpoint, kNearest };
Between between_of(std::string_view word) {
  if (word == "linear") return Between::kLinear;
  if (word == "lower") return Between::kLower;
  if (word == "higher") return Between::kHigher;
  if (word == "midpoint") return Between::kMidpoint;
  check(word == "nearest", Code::kInvalid,
        "quantile: quantile() interpolation must be one of linear, lower, higher, midpoint or "
        "nearest, but got ",
        word);
  return Between::kNearest;
}

// The mixture of low and high. Of an infinite one, lerp would make inf - inf.
Tensor mixture(const Tensor& low, const Tensor& high, const Tensor& weight) {
  const Tensor y = lerp(low, high, weight), sums = add(detach(low), detach(high));
  const Tensor infinite = isinf(sums);
  if (!any_true(infinite)) return y;
  // At weight 0 they are the same element.
  const Tensor same = logical_and(infinite, eq(detach(weight), 0));
  const Tensor w = where(same, Tensor::full({}, 0.5, y.dtype()), weight);
  return where(infinite, add(mul(low, rsub(w)), mul(high, w)), y);
}

// ranks (..., m) made whole: those below, or for mixtures (..., 2 m) with those above behind them.
Tensor whole_ranks(const Tensor& ranks, Between between) {
  switch (between) {
    case Between::kLower:
      return floor(ranks);
    case Between::kHigher:
      return ceil(ranks);
    case Between::kNearest:
      return round(ranks);
    default: {
      const Tensor both[] = {floor(ranks), ceil(ranks)};
      return cat(both, -1);
    }
  }
}

// x (..., n) in ascending order.
Tensor sorted_lines(const Tensor& x) {
  const Tensor lines = contiguous(detach(x));
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  const int64_t n = x.size(-1);
  kernels::sort_values(lines.view(), x.numel() / n, n, y.mutable_view());
  return y;
}

// The elements of ranks (..., m) of x (..., n), or what lies between them.
Tensor at_ranks(const Tensor& x, const Tensor& ranks, Between between) {
  const Tensor at = contiguous(to_dtype(whole_ranks(detach(ranks), between), DType::kInt64));
  const bool mixes = between == Between::kLinear || between == Between::kMidpoint;
  const int64_t n = x.size(-1), m = ranks.size(-1);
  // Without a gradient nobody asks where the elements came from.
  const bool traced = grad_enabled() && requires_grad(x);
  if (traced) {
    kernels::rank_places(contiguous(detach(x)).view(), x.numel() / n, n, at.mutable_view());
  }
  const Tensor found = gather(traced ? x : sorted_lines(x), -1, at);
  if (!mixes) return found;
  const Tensor weight = between == Between::kMidpoint
                            ? Tensor::full({}, 0.5, x.dtype())
                            : to_dtype(sub(ranks, detach(floor(ranks))), x.dtype());
  return mixture(narrow(found, -1, 0, m), narrow(found, -1, m, m), weight);
}

// y, a view of what nobody else has, as a tensor of its own.
struct OwnNode final : Node {
  const char* name() const override { return "SqueezeBackward4"; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }
};
Tensor as_own(const Tensor& y) {
  const Tensor own = y.alias();
  if (auto node = record<OwnNode>(y)) attach(own, node);
  return own;
}

void check_quantile_input(const Tensor& x) {
  check(x.numel() > 0, Code::kInvalid, "quantile: quantile() input tensor must be non-empty");
  check(x.dtype() == DType::kFloat32 || x.dtype() == DType::kFloat64, Code::kDtype,
        "quantile: quantile() input tensor must be either float or double dtype");
}

}  // namespace
Tensor quantile(const Tensor& x, const Tensor& q, std::optional<int64_t> dim, bool keepdim,
                std::string_view interpolation) {
  check_quantile_input(x);
  check(q.dim() <= 1, Code::kShape, "quantile: quantile() q must be a scalar or 1D tensor, got ",
        q.sizes());
  check(q.dtype() == x.dtype(), Code::kDtype,
        "quantile: quantile() q tensor must be same dtype as the input tensor");
  const Between between = between_of(interpolation);
  const Tensor given = detach(q);
  check(all_true(logical_and(ge(given, 0), le(given, 1))), Code::kInvalid,
        "quantile: quantile() q values must be in the range [0, 1]");
  const int64_t d = dim ? wrap_dim(*dim, x.dim(), "quantile") : 0;
  const bool inner = dim && x.dim() > 0 && (d < x.dim() - 1 || keepdim);
  // (..., n), with a 1 in the place of a dim that is not the last, or is kept.
  const Tensor lines = !dim || x.dim() == 0 ? reshape(x, {-1})
                       : inner              ? transpose(unsqueeze(x, -1), d, -1)
                                            : x;
  const double last = static_cast<double>(lines.size(-1) - 1);
  // In float64: a rank that float32 rounds would be another element.
  Tensor ranks = mul(to_dtype(reshape(q, {-1}), DType::kFloat64), last);
  Dims sizes(lines.sizes());
  sizes.back() = ranks.numel();
  ranks = expand(ranks, sizes);
  const Tensor lost = any(isnan(detach(lines)), {-1}, true);
  if (any_true(lost)) ranks = where(lost, Tensor::full({}, last, DType::kFloat64), ranks);
  // (m, ...): what m counts in front.
  Tensor y = at_ranks(lines, ranks, between);
  y = transpose(unsqueeze(y, 0), 0, -1);
  if (inner || !keepdim || x.dim() == 0) y = squeeze(y, -1);
  if (inner && !keepdim) y = squeeze(y, d + 1);
  if (!dim && keepdim && x.dim() > 0) {
    Dims kept(x.dim() + 1, 1);
    kept[0] = ranks.size(-1);
    y = reshape(y, kept);
  }
  return as_own(q.dim() == 0 ? squeeze(y, 0) : y);
}
Tensor quantile(const Tensor& x, double q, std::optional<int64_t> dim, bool keepdim,
                std::string_view interpolation) {
  check_quantile_input(x);
  check(q >= 0 && q <= 1, Code::kInvalid,
        "quantile: quantile() q must be in the range [0, 1] but got ", q);
  return quantile(x, Tensor::full({}, q, x.dtype()), dim, keepdim, interpolation);
}

}  // namespace nnc::ops
