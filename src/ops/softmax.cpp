// SPDX-License-Identifier: Apache-2.0
#include "ops/softmax.h"

#include "graph/record.h"
#include "kernels/softmax.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/reduce_output.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

Tensor normalized(bool log, const Tensor& x, int64_t dim) {
  const Tensor in = x.contiguous() ? materialize(x) : contiguous(detach(x));
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::softmax(log, y.mutable_view(), in.view(), dim);
  return y;
}

}  // namespace

// ---- softmax: y = exp(x) / sum exp(x).   dx = y (dy - sum dy y).   saves y
// ---- log_softmax: y = x - log sum exp(x).   dx = dy - exp(y) sum dy, where exp(y) = softmax(y).
// saves y
namespace {
// x, whose gradient is row-major: PyTorch's kernel makes that of a gradient. See Note [Shown
// order].
struct RowsNode final : Node {
  const char* name() const override { return "SoftmaxBackwardDataBackward0"; }
  Tensors backward(const Tensors& gy) override { return {contiguous(gy[0])}; }
};
Tensor with_rows_behind(const Tensor& x) {
  Tensor y = x.alias();
  if (auto node = record<RowsNode>(x)) attach(y, node);
  return y;
}
struct SoftmaxNode final : Node {
  SavedTensor y{this};
  int64_t dim = 0;
  bool log = false;
  const char* name() const override { return log ? "LogSoftmaxBackward0" : "SoftmaxBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor s = y.get();
    if (!grad_enabled()) {
      const Tensor g = contiguous(gy[0]);
      Tensor gx = Tensor::empty(s.sizes(), s.dtype());
      kernels::softmax_backward(log, gx.mutable_view(), g.view(), s.view(), dim);
      return {gx};
    }
    const Dims dims{dim};
    const DType t = s.dtype();
    const Tensor v = at_least_float32(s), dy = at_least_float32(gy[0]);
    if (log) {
      return {to_dtype(contiguous(sub(dy, mul(exp(v), sum(dy, dims, true)))), t)};
    }
    const Tensor g = with_rows_behind(dy);
    return {to_dtype(mul(v, sub(g, sum(mul(g, v), dims, true))), t)};
  }
};
Tensor softmax_op(bool log, const Tensor& x, int64_t dim, std::optional<DType> dtype,
                  const char* op) {
  const DType t = dtype.value_or(x.dtype());
  if (x.numel() > 0) check_floating(t, op);
  const int64_t at = wrap_dim(dim, x.dim(), op);
  if (!is_floating(t)) return Tensor::empty(x.sizes(), t);
  Tensor y = normalized(log, as_type(x, t), at);
  if (auto node = record<SoftmaxNode>(x)) {
    node->y.save_output(y);
    node->dim = at;
    node->log = log;
    attach(y, node);
  }
  return y;
}
}  // namespace
Tensor softmax(const Tensor& x, int64_t dim, std::optional<DType> dtype) {
  return softmax_op(false, x, dim, dtype, "softmax");
}
Tensor log_softmax(const Tensor& x, int64_t dim, std::optional<DType> dtype) {
  return softmax_op(true, x, dim, dtype, "log_softmax");
}
Tensor softmin(const Tensor& x, int64_t dim, std::optional<DType> dtype) {
  return softmax(neg(x), dim, dtype);
}

// ---- logsumexp: y = log sum exp(x) over dims.   dx = dy exp(x - y), shared evenly by what is as
// infinite as y.   saves x, y
namespace {
// x with `dims` moved to the end and joined: (kept..., n).
Tensor joined_last(const Tensor& x, Sizes dims) {
  const Dims kept = reduced_sizes(x.sizes(), dims, true, "logsumexp");
  Dims mark(x.dim(), dims.empty() ? 1 : 0);
  for (int64_t d : dims) mark[wrap_dim(d, x.dim(), "logsumexp")] = 1;
  Dims order, tail, joined;
  for (int64_t d = 0; d < x.dim(); ++d) {
    (mark[d] ? tail : order).push_back(d);
    if (!mark[d]) joined.push_back(x.size(d));
  }
  for (int64_t d : tail) order.push_back(d);
  joined.push_back(reduced_count(x.sizes(), kept));
  return reshape(permute(x, order), joined);
}
struct LogsumexpNode final : Node {
  SavedTensor x{this}, y{this};
  Dims kept;
  int64_t dim = 0;
  const char* name() const override { return "LogsumexpBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const DType t = x.get().dtype();
    const Tensor v = at_least_float32(x.get()), g = at_least_float32(restore(gy[0], kept));
    const Tensor total = at_least_float32(restore(y.get(), kept));
    const Tensor infinite = isinf(detach(total));
    if (v.numel() == 0 || !any_true(infinite)) {
      return {to_dtype(mul(g, exp(sub(v, total))), t)};
    }
    const Tensor equal = logical_and(infinite, eq(detach(v), detach(total)));
    const Tensor rest = where(equal, Tensor::zeros({}, v.dtype()), sub(v, total));
    // Of a line that is not shared nothing is taken; a count of 0 would come back from it as NaN.
    const Tensor counted = logical_or(equal, logical_not(infinite));
    return {to_dtype(where(equal, over_count(g, counted, Dims{dim}), mul(g, exp(rest))), t)};
  }
};
}  // namespace
Tensor logsumexp(const Tensor& input, Sizes dims, bool keepdim) {
  const Dims sizes = reduced_sizes(input.sizes(), dims, keepdim, "logsumexp");
  const Tensor converted =
      is_floating(input.dtype()) ? input : as_type(input, exec().default_dtype);
  const bool one = dims.size() == 1 || input.dim() <= 1;
  const Tensor x = one ? converted : joined_last(converted, dims);
  int64_t dim = one ? 0 : x.dim() - 1;
  if (dims.size() == 1) dim = wrap_dim(dims[0], x.dim(), "logsumexp");
  const ReducedOutput out(x, {dim}, true, x.dtype(), "logsumexp");
  kernels::log_sum_exp(out.view(), contiguous(detach(x)).view(), dim);
  Tensor y = out.tensor().alias(sizes, contiguous_strides(sizes), 0);
  if (auto node = record<LogsumexpNode>(x)) {
    node->x.save(x);
    node->y.save_output(y);
    node->kept = out.kept();
    node->dim = dim;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
