// SPDX-License-Identifier: Apache-2.0
// Margins between classes.
#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/loss.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/loss.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

void check_single_or_double(const Tensor& x, const char* op) {
  check_implemented(x.dtype() == DType::kFloat32 || x.dtype() == DType::kFloat64, x.dtype(), op);
}

// 0, 1, ..., n - 1
Tensor arange_of(int64_t n) {
  const Tensor t = Tensor::empty({n}, DType::kInt64);
  for (int64_t i = 0; i < n; ++i) t.mutable_data<int64_t>()[i] = i;
  return t;
}

// (N, C) of (N, C) or (C).
Tensor batch_rows(const Tensor& x) {
  return x.dim() == 2 ? x : reshape(x, {1, x.numel()});
}

// The scores' gradient for gy, which is one value or one per row.
Tensor row_gradient(const Tensor& gy) {
  return gy.dim() == 1 ? reshape(gy, {gy.numel(), 1}) : gy;
}

Tensor reduced_rows(const Tensor& rows, Reduction r, bool batched) {
  if (r == Reduction::kNone) return batched ? rows : reshape(rows, {});
  return r == Reduction::kSum ? sum(rows) : mean(rows);
}

}  // namespace

// ---- multi_margin_loss: y = sum over i != t of w_t max(0, margin - x_t + x_i)^p / C.
// With z_i the term in the maximum and s = w_t / C: dx_i = dy s p z_i^(p-1) where z_i > 0 and i is
// not t, and dx_t the negative sum of those.   saves x, t, s
namespace {
struct MultiMarginLossNode final : Node {
  SavedTensor x{this}, index{this}, share{this};
  int64_t p = 1;
  double margin = 1, scale = 1;
  const char* name() const override { return "MultiMarginLossBackward0"; }
  // margin - x_t + x_i where that counts, else 0; `counts` says where.
  static Tensor terms(const Tensor& rows, const Tensor& index, double margin, Tensor& counts) {
    const Tensor z = add(sub(rows, gather(rows, 1, index)), Scalar(margin));
    const Tensor other = ne(arange_of(rows.size(1)), index);
    counts = logical_and(gt(detach(z), Scalar(0)), other);
    return where(counts, z, Tensor::zeros({}, z.dtype()));
  }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get(), i = index.get();
    Tensor counts;
    const Tensor z = terms(batch_rows(input), i, margin, counts);
    const Tensor zero = Tensor::zeros({}, z.dtype());
    Tensor g = mul(share.get(), mul(row_gradient(gy[0]), Scalar(scale)));
    if (p == 2) g = mul(mul(where(counts, g, zero), z), Scalar(2));
    g = where(counts, g, zero);
    g = scatter_add(g, 1, i, neg(sum(g, {1}, true)));
    return {connected(reshape(g, input.sizes()), next[0], "MultiMarginLossBackwardBackward0")};
  }
};
}  // namespace
Tensor multi_margin_loss(const Tensor& x, const Tensor& target, int64_t p, double margin,
                         const Tensor& weight, Reduction r) {
  constexpr const char* kOp = "multi_margin_loss";
  check(r != Reduction::kBatchMean, Code::kInvalid, kOp,
        ": batchmean is not a valid value for reduction");
  check(p == 1 || p == 2, Code::kInvalid, kOp, ": only p == 1 and p == 2 supported, got ", p);
  check(
      x.dim() <= 2 && (x.dim() == 0 || x.size(-1) > 0), Code::kShape, kOp,
      ": Expected non-empty vector or matrix with optional 0-dim batch size, but got: ", x.sizes());
  check_single_or_double(x, kOp);
  const Tensor rows = batch_rows(x);
  const int64_t n = rows.size(0), classes = rows.size(1);
  check(target.dim() <= 1 && target.numel() == n, Code::kShape, kOp,
        ": target tensor should be 1-D with size equal to the number of input samples (batch "
        "size). Expected target size [",
        n, "], but got ", target.sizes());
  check(target.dtype() == DType::kInt64, Code::kDtype, kOp,
        ": expected scalar type Long but found torch.", target.dtype());
  check(!weight.defined() || (weight.dim() == 1 && weight.numel() == classes), Code::kShape, kOp,
        ": inconsistent weight size, expected ", classes, " but got ",
        weight.defined() ? weight.sizes() : Sizes());
  check(!weight.defined() || weight.dtype() == x.dtype(), Code::kDtype, kOp,
        ": expected scalar type torch.", x.dtype(), " but found torch.",
        weight.defined() ? weight.dtype() : x.dtype());
  check_constant(weight, kOp, "weight");
  Tensor y, index, share;
  {
    const GradGuard off(false);
    index = reshape(contiguous(target), {n, 1});
    for (int64_t i = 0; i < n; ++i) {
      const int64_t t = index.data<int64_t>()[i];
      check(t >= 0 && t < classes, Code::kIndex, kOp, ": target out of range: ", t);
    }
    share = Tensor::full({n, 1}, 1 / static_cast<double>(classes), x.dtype());
    if (weight.defined()) {
      const Tensor w = index_select(detach(weight), 0, reshape(index, {n}));
      share = mul(share, reshape(w, {n, 1}));
    }
    Tensor counts;
    const Tensor z = MultiMarginLossNode::terms(rows, index, margin, counts);
    const Tensor losses = mul(share, p == 2 ? mul(z, z) : z);
    y = reduced_rows(sum(where(counts, losses, Tensor::zeros({}, x.dtype())), {1}), r,
                     target.dim() > 0);
  }
  if (auto node = record<MultiMarginLossNode>(x)) {
    node->x.save(x);
    node->index.save(index);
    node->share.save(share);
    node->p = p;
    node->margin = margin;
    if (r == Reduction::kMean) node->scale = 1 / static_cast<double>(n);
    attach(y, node);
  }
  return y;
}

// ---- multilabel_margin_loss: y = sum over labels j and others i of max(0, 1 - x_j + x_i) / C.
// dx = dy slope, which is constant between the kinks.   saves the slope
namespace {
struct MultilabelMarginLossNode final : Node {
  SavedTensor slope{this};
  Dims sizes;
  double scale = 1;
  const char* name() const override { return "MultilabelMarginLossBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor g = mul(row_gradient(gy[0]), Scalar(scale)), s = slope.get();
    const Tensor gx = where(eq(s, 0), Tensor::zeros({}, s.dtype()), mul(s, g));
    return {connected(reshape(gx, sizes), next[0], "MultilabelMarginLossBackwardBackward0")};
  }
};
}  // namespace
Tensor multilabel_margin_loss(const Tensor& x, const Tensor& target, Reduction r) {
  constexpr const char* kOp = "multilabel_margin_loss";
  check(r != Reduction::kBatchMean, Code::kInvalid, kOp,
        ": batchmean is not a valid value for reduction");
  check(
      x.dim() <= 2, Code::kShape, kOp,
      ": Expected non-empty vector or matrix with optional 0-dim batch size, but got: ", x.sizes());
  check_single_or_double(x, kOp);
  check(same_sizes(x.sizes(), target.sizes()), Code::kShape, kOp,
        ": inconsistent target size: ", target.sizes(), " for input of size: ", x.sizes());
  check(target.dtype() == DType::kInt64, Code::kDtype, kOp,
        ": expected scalar type Long but found torch.", target.dtype());
  Tensor y, slope;
  {
    const GradGuard off(false);
    const Tensor rows = contiguous(batch_rows(x)), labels = contiguous(batch_rows(target));
    const int64_t classes = rows.size(1);
    for (int64_t i = 0; i < labels.numel(); ++i) {
      const int64_t t = labels.data<int64_t>()[i];
      check(t >= -1 && t < classes, Code::kIndex, kOp,
            ": argument #2 'target' is out of range: ", t);
    }
    const Tensor each = Tensor::empty({rows.size(0)}, x.dtype());
    slope = Tensor::empty(rows.sizes(), x.dtype());
    kernels::multilabel_margin(each.mutable_view(), slope.mutable_view(), rows.view(),
                               labels.view());
    y = reduced_rows(each, r, x.dim() == 2);
  }
  if (auto node = record<MultilabelMarginLossNode>(x)) {
    node->slope.save(slope);
    node->sizes = Dims(x.sizes());
    if (r == Reduction::kMean) node->scale = 1 / static_cast<double>(slope.size(0));
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
