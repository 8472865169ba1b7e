// SPDX-License-Identifier: Apache-2.0
#include "base/checked.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/gemm.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/matmul.h"
#include "ops/products.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Elements of the products of two rows, all with all, that are there at one time.
constexpr int64_t kProducts = int64_t{1} << 22;

// Two lists of rows and the weight.
struct Sides {
  Tensor x, y, weight;  // (n, i), (n, j), (o, i, j)
  int64_t n() const { return x.size(0); }
  int64_t pairs() const { return weight.size(1) * weight.size(2); }
  int64_t out() const { return weight.size(0); }
  int64_t rows_at_once() const {
    const int64_t each = pairs() > 0 ? pairs() : 1;
    return each < kProducts ? kProducts / each : 1;
  }
  Sides part(int64_t start, int64_t length) const {
    return {narrow(x, 0, start, length), narrow(y, 0, start, length), weight};
  }
  Tensor flat_weight() const { return reshape(weight, {out(), pairs()}); }
  // x_i y_j of each pair of rows: (n, i j).
  Tensor products() const { return reshape(mul(unsqueeze(x, 2), unsqueeze(y, 1)), {n(), pairs()}); }
};

// Those of x, y and weight.
Tensors gradients(const Sides& s, const Tensor& g) {
  const Tensor of_products =
      reshape(mm(g, s.flat_weight()), {s.n(), s.weight.size(1), s.weight.size(2)});
  return {squeeze(bmm(of_products, unsqueeze(s.y, 2)), 2),
          squeeze(bmm(unsqueeze(s.x, 1), of_products), 1),
          reshape(mm_transposed(g, s.products(), true, false), s.weight.sizes())};
}
// The same for some rows at a time.
Tensors gradients_by_parts(const Sides& s, const Tensor& g) {
  const int64_t step = s.rows_at_once();
  if (s.n() <= step) return gradients(s, g);
  Tensors all{Tensor::empty(s.x.sizes(), g.dtype()), Tensor::empty(s.y.sizes(), g.dtype()),
              Tensor::zeros(s.weight.sizes(), g.dtype())};
  for (int64_t i = 0; i < s.n(); i += step) {
    const int64_t length = s.n() - i < step ? s.n() - i : step;
    const Tensors part = gradients(s.part(i, length), narrow(g, 0, i, length));
    kernels::copy(narrow(all[0], 0, i, length).mutable_view(), part[0].view());
    kernels::copy(narrow(all[1], 0, i, length).mutable_view(), part[1].view());
    add_(all[2], part[2]);
  }
  return all;
}

// 16-bit floats are computed in float32.
DType wide_type(DType t) {
  return is_floating(t) && item_size(t) == 2 ? DType::kFloat32 : t;
}
Sides sides_of(const Tensor& x, const Tensor& y, const Tensor& weight, int64_t n) {
  const DType t = wide_type(x.dtype());
  return {reshape(to_dtype(x, t), {n, x.size(-1)}), reshape(to_dtype(y, t), {n, y.size(-1)}),
          to_dtype(weight, t)};
}

// ---- bilinear: y_o = sum over i, j of w_oij a_i b_j, plus a bias: the products a_i b_j times w as
// a matrix.   da_i = sum of dy_o w_oij b_j, db and dw likewise.   saves a, b, w
struct BilinearNode final : Node {
  SavedTensor x{this}, y{this}, weight{this};
  bool has_bias = false;
  int64_t n = 0;
  const char* name() const override { return has_bias ? "AddBackward0" : "ViewBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor a = x.get(), b = y.get(), w = weight.get();
    const Sides s = sides_of(a, b, w, n);
    const Tensor g = reshape(to_dtype(gy[0], s.x.dtype()), {n, s.out()});
    Tensors gx = grad_enabled() ? gradients(s, g) : gradients_by_parts(s, g);
    gx[0] = reshape(gx[0], a.sizes());
    gx[1] = reshape(gx[1], b.sizes());
    if (has_bias) gx.push_back(needs(3) ? sum(g, {0}) : Tensor());
    return gx;
  }
};

void check_bilinear(const Tensor& a, const Tensor& b, const Tensor& w, const Tensor& bias) {
  constexpr const char* kOp = "bilinear";
  const DType t = a.dtype();
  check(b.dtype() == t && w.dtype() == t && (!bias.defined() || bias.dtype() == t), Code::kDtype,
        kOp, ": All tensors must have the same dtype, got input1: ", t, ", input2: ", b.dtype(),
        ", weight: ", w.dtype());
  check(t != DType::kBool, Code::kDtype, kOp, ": not implemented for torch.", t);
  check(a.dim() > 0 && b.dim() > 0, Code::kShape, kOp,
        ": Dimension specified as -1 but tensor has no dimensions");
  check(a.dim() == b.dim(), Code::kShape, kOp, ": input dimensions do not match: got ", a.dim(),
        " and ", b.dim());
  for (int64_t d = 0; d + 1 < a.dim(); ++d) {
    check(a.size(d) == b.size(d), Code::kShape, kOp,
          ": input batch dimensions do not match at dim ", d, ": got ", a.size(d), " and ",
          b.size(d));
  }
  check(w.dim() == 3, Code::kShape, kOp, ": weight must have 3 dimensions, got size ", w.sizes());
  check(a.size(-1) == w.size(1), Code::kShape, kOp,
        ": input1 size does not match weight size: got ", a.size(-1), " but expected ", w.size(1));
  check(b.size(-1) == w.size(2), Code::kShape, kOp,
        ": input2 size does not match weight size: got ", b.size(-1), " but expected ", w.size(2));
  check(!bias.defined() || (bias.dim() == 1 && bias.size(0) == w.size(0)), Code::kShape, kOp,
        ": bias size does not match weight size: got ", bias.defined() ? bias.sizes() : Sizes(),
        " but expected ", w.size(0));
}

}  // namespace

Tensor bilinear(const Tensor& input1, const Tensor& input2, const Tensor& weight,
                const Tensor& bias) {
  check_bilinear(input1, input2, weight, bias);
  Dims sizes(input1.sizes());
  sizes.back() = weight.size(0);
  checked_mul(weight.size(1), weight.size(2), "bilinear");
  const int64_t n = checked_numel(Sizes(sizes.data(), sizes.size() - 1), "bilinear");
  Tensor y;
  {
    const GradGuard off(false);
    const Sides s = sides_of(input1, input2, weight, n);
    const Tensor rows = Tensor::empty({n, s.out()}, s.x.dtype());
    const Tensor columns = transpose(s.flat_weight(), 0, 1);
    const int64_t step = s.rows_at_once();
    for (int64_t i = 0; i < n; i += step) {
      const int64_t length = n - i < step ? n - i : step;
      kernels::gemm(narrow(rows, 0, i, length).mutable_view(), s.part(i, length).products().view(),
                    columns.view());
    }
    if (bias.defined()) add_(rows, to_dtype(bias, rows.dtype()));
    y = to_dtype(rows, input1.dtype()).alias(sizes, contiguous_strides(sizes), 0);
  }
  auto node = bias.defined() ? record<BilinearNode>(input1, input2, weight, bias)
                             : record<BilinearNode>(input1, input2, weight);
  if (node) {
    node->x.save(input1);
    node->y.save(input2);
    node->weight.save(weight);
    node->has_bias = bias.defined();
    node->n = n;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
