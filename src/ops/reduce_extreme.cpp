// SPDX-License-Identifier: Apache-2.0
// Largest and smallest elements, and where they stand.
#include <limits>

#include "graph/record.h"
#include "kernels/reduce.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/reduce_output.h"

namespace nnc::ops {
namespace {

using kernels::Reduce;

void check_not_empty(const Tensor& x, Sizes dims, const char* op) {
  if (x.numel() > 0) return;
  check(!dims.empty(), Code::kInvalid, op,
        ": Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
        "dim with the 'dim' argument.");
  for (int64_t d : dims) {
    const int64_t at = wrap_dim(d, x.dim(), op);
    check(x.dim() == 0 || x.size(at) != 0, Code::kIndex, op, ": Expected reduction dim ", at,
          " to have non-zero size.");
  }
}

Tensor reduced_extreme(Reduce kind, const Tensor& x, Sizes dims, bool keepdim, const char* op) {
  check_not_empty(x, dims, op);
  const ReducedOutput out(x, dims, keepdim, x.dtype(), op);
  kernels::reduce(kind, out.view(), materialize(x).view());
  return out.tensor();
}

}  // namespace

// ---- max, min, amax, amin: y = extreme of x over dims.   dx = dy shared evenly by the elements
// that are equal to y; if y is NaN, max and min share it among the NaN, amax and amin are NaN for
// all.   saves x, y
namespace {
struct ExtremeNode final : Node {
  SavedTensor x{this}, y{this};
  Dims kept, dims;
  bool among_nan = false;
  const char* title = "";
  const char* name() const override { return title; }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get(), best = restore(y.get(), kept), lost = isnan(best);
    Tensor winners = eq(input, best), rest = Tensor::zeros({}, gy[0].dtype());
    if (among_nan)
      winners = logical_or(winners, logical_and(isnan(input), lost));
    else
      rest = where(lost, Tensor::full({}, std::numeric_limits<double>::quiet_NaN(), gy[0].dtype()),
                   rest);
    const Tensor share = over_count(restore(gy[0], kept), winners, dims);
    const Tensor gx = where(winners, share, rest);
    // Note [Shown order]: PyTorch writes that of max and min into zeros of its own.
    return {among_nan && dims.empty() ? contiguous(gx) : gx};
  }
};
Tensor extreme_with_gradient(Reduce kind, const Tensor& x, Sizes dims, bool keepdim, const char* op,
                             const char* title, bool among_nan) {
  Tensor result = reduced_extreme(kind, x, dims, keepdim, op);
  if (auto node = record<ExtremeNode>(x)) {
    node->x.save(x);
    node->y.save_output(result);
    node->kept = reduced_sizes(x.sizes(), dims, true, op);
    node->dims = Dims(dims);
    node->among_nan = among_nan;
    node->title = title;
    attach(result, node);
  }
  return result;
}
}  // namespace
Tensor max(const Tensor& x) {
  return extreme_with_gradient(Reduce::kMax, x, {}, false, "max", "MaxBackward1", true);
}
Tensor min(const Tensor& x) {
  return extreme_with_gradient(Reduce::kMin, x, {}, false, "min", "MinBackward1", true);
}
Tensor amax(const Tensor& x, Sizes dims, bool keepdim) {
  return extreme_with_gradient(Reduce::kMax, x, dims, keepdim, "amax", "AmaxBackward0", false);
}
Tensor amin(const Tensor& x, Sizes dims, bool keepdim) {
  return extreme_with_gradient(Reduce::kMin, x, dims, keepdim, "amin", "AminBackward0", false);
}

// ---- max_dim, min_dim: (values, indices) along one dimension.   dx = dy at the index, else 0.
// saves the indices
namespace {
struct ExtremeDimNode final : Node {
  SavedTensor indices{this};
  Dims sizes, kept;
  int64_t dim = 0;
  DType dtype = DType::kFloat32;
  bool largest = true;
  const char* name() const override { return largest ? "MaxBackward0" : "MinBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor at = restore(indices.get(), kept), g = restore(gy[0], kept);
    if (grad_enabled()) return {scatter_add(Tensor::zeros(sizes, dtype), dim, at, g)};
    Tensor gx = Tensor::empty(sizes, dtype);
    kernels::place(gx.mutable_view(), at.view(), g.view(), dim, largest ? "max" : "min");
    return {gx};
  }
};
std::pair<Tensor, Tensor> extreme_dim(bool largest, const Tensor& x, int64_t dim, bool keepdim,
                                      const char* op) {
  const int64_t at = wrap_dim(dim, x.dim(), op);
  check_not_empty(x, {at}, op);
  const ReducedOutput values(x, {at}, keepdim, x.dtype(), op);
  const ReducedOutput indices(x, {at}, keepdim, DType::kInt64, op);
  if (x.numel() > 0)
    kernels::reduce_arg(largest, values.view(), indices.view(), materialize(x).view(), at);
  if (auto node = record<ExtremeDimNode>(x)) {
    node->indices.save(indices.tensor());
    node->sizes = Dims(x.sizes());
    node->kept = values.kept();
    node->dim = at;
    node->dtype = x.dtype();
    node->largest = largest;
    attach(values.tensor(), node);
    attach(indices.tensor(), node);
  }
  return {values.tensor(), indices.tensor()};
}
}  // namespace
std::pair<Tensor, Tensor> max_dim(const Tensor& x, int64_t dim, bool keepdim) {
  return extreme_dim(true, x, dim, keepdim, "max");
}
std::pair<Tensor, Tensor> min_dim(const Tensor& x, int64_t dim, bool keepdim) {
  return extreme_dim(false, x, dim, keepdim, "min");
}

// ---- argmax, argmin: the first place of the extreme, NaN first of all; without dim, in the
// flattened tensor. No gradient.
namespace {
Tensor arg(bool largest, const Tensor& x, std::optional<int64_t> dim, bool keepdim,
           const char* op) {
  check(x.dtype() != DType::kBool, Code::kDtype, op, ": ", op, "(): does not support bool input");
  if (!dim) {
    check(x.numel() > 0, Code::kIndex, op,
          ": Expected reduction dim to be specified for input.numel() == 0.");
    const Tensor flat = reshape(detach(x), {x.numel()});
    const ReducedOutput place(flat, {}, true, DType::kInt64, op);
    kernels::reduce_arg(largest, View(), place.view(), flat.view(), 0);
    return reshape(place.tensor(), reduced_sizes(x.sizes(), {}, keepdim, op));
  }
  const int64_t at = wrap_dim(*dim, x.dim(), op);
  check_not_empty(x, {at}, op);
  const ReducedOutput place(x, {at}, keepdim, DType::kInt64, op);
  if (x.numel() > 0) kernels::reduce_arg(largest, View(), place.view(), materialize(x).view(), at);
  return place.tensor();
}
}  // namespace
Tensor argmax(const Tensor& x, std::optional<int64_t> dim, bool keepdim) {
  return arg(true, x, dim, keepdim, "argmax");
}
Tensor argmin(const Tensor& x, std::optional<int64_t> dim, bool keepdim) {
  return arg(false, x, dim, keepdim, "argmin");
}

}  // namespace nnc::ops
