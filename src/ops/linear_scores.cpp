// SPDX-License-Identifier: Apache-2.0
#include "ops/linear_scores.h"

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/gemm.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {

Tensor plain_operand(const Tensor& t) {
  return t.defined() ? contiguous(detach(t)) : t;
}

LinearScores::LinearScores(const Tensor& input, const Tensor& w, const Tensor& b)
    : x(plain_operand(input)), weight(plain_operand(w)), bias(plain_operand(b)) {}

View LinearScores::into(const Tensor& buffer, int64_t start, int64_t length) const {
  const View out = narrowed(buffer.mutable_view(), 0, 0, length);
  if (bias.defined()) kernels::copy(out, broadcast_view(bias.view(), out.sizes()));
  const ConstView w = weight.view();
  kernels::gemm(out, narrowed(x.view(), 0, start, length),
                restrided(w, {w.size(1), w.size(0)}, {1, w.size(1)}), 1,
                bias.defined() ? Scalar(1) : Scalar(0));
  return out;
}

LinearGradients::LinearGradients(const LinearScores& scores, bool x, bool weight, bool bias)
    : scores_(scores),
      wide_(item_size(scores.x.dtype()) == 2 ? DType::kFloat32 : scores.x.dtype()) {
  all = {x ? Tensor::empty(scores.x.sizes(), scores.x.dtype()) : Tensor(),
         weight ? Tensor::zeros(scores.weight.sizes(), wide_) : Tensor(),
         bias ? Tensor::zeros({scores.count()}, wide_) : Tensor()};
}

void LinearGradients::add(int64_t start, const Tensor& slopes) {
  const int64_t length = slopes.size(0);
  if (all[0].defined()) {
    kernels::gemm(narrowed(all[0].mutable_view(), 0, start, length),
                  as_type(slopes, scores_.x.dtype()).view(), scores_.weight.view());
  }
  const Tensor wide = as_type(slopes, wide_);
  if (all[1].defined()) {
    const Tensor rows = as_type(narrow(scores_.x, 0, start, length), wide_);
    kernels::gemm(all[1].mutable_view(), transpose(wide, 0, 1).view(), rows.view(), 1, 1);
  }
  if (all[2].defined()) add_(all[2], sum(wide, {0}));
}

Tensors LinearGradients::shown(const Tensor& x, const Tensor& w) const {
  Tensors gx = all;
  const auto in_columns = [](Tensor& g) { g = laid_out(g, {1, g.size(0)}); };
  if (gx[0].defined() && lies_in_columns(x, false)) in_columns(gx[0]);
  if (gx[1].defined() && lies_in_columns(w, true)) in_columns(gx[1]);
  return gx;
}

}  // namespace nnc::ops
