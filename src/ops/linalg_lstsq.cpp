// SPDX-License-Identifier: Apache-2.0
// Least squares, and the matrix that solves them.
#include <limits>
#include <string>

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/factor.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/linalg.h"
#include "ops/linalg_checks.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

double epsilon_of(DType t) {
  return t == DType::kFloat32 ? static_cast<double>(std::numeric_limits<float>::epsilon())
                              : std::numeric_limits<double>::epsilon();
}

// ---- pinv: p = a^+.   da by the three terms of dp = -p da p + (1 - p a) da^T p^T p +
// p p^T da^T (1 - a p).   saves a, p
Tensor gradient_of_pinv(const Tensor& g, const Tensor& p, const Tensor& a) {
  const Tensor pt = transposed(p), gt = transposed(g);
  const Tensor first = neg(matmul(pt, matmul(g, pt)));
  // p^T p g^T, less what a's rows span of it.
  const Tensor left = matmul(pt, matmul(p, gt));
  const Tensor second = sub(left, matmul(matmul(left, p), a));
  const Tensor right = matmul(matmul(gt, p), pt);
  const Tensor third = sub(right, matmul(a, matmul(p, right)));
  return add(add(first, second), third);
}
struct PinvNode final : Node {
  SavedTensor a{this}, p{this};
  const char* name() const override { return "LinalgPinvBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gradient_of_pinv(gy[0], p.get(), a.get())};
  }
};

// 1 / x where |x| is more than the bound, else 0; the bound is that of the largest |x|.
Tensor inverses(const Tensor& x, double atol, double rtol) {
  const Tensor size = abs(x);
  const Tensor bound = clamp_min(mul(amax(size, {-1}, true), Scalar(rtol)), Scalar(atol));
  return where(gt(size, bound), reciprocal(x), Tensor::zeros({}, x.dtype()));
}

}  // namespace
Tensor pinv(const Tensor& a, std::optional<double> atol, std::optional<double> rtol,
            bool hermitian) {
  const char* op = "linalg.pinv";
  const bool real = a.dtype() == DType::kFloat32 || a.dtype() == DType::kFloat64;
  check(real && a.dim() >= 2, real ? Code::kShape : Code::kDtype, op, "(",
        short_type_name(a.dtype()), "{", a.sizes(),
        "}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble "
        "types");
  const int64_t m = a.size(-2), n = a.size(-1);
  if (hermitian && a.numel() > 0) check_square(a, op);
  const double least = atol.value_or(0);
  const double most = static_cast<double>(m > n ? m : n);
  const double relative = rtol.value_or(least > 0 ? 0 : epsilon_of(a.dtype()) * most);
  Tensor p;
  if (a.numel() == 0) {
    p = Tensor::empty(with_batch(batch_of(a), {n, m}), a.dtype());
  } else if (hermitian) {
    const auto [l, v] = eigh(detach(a));
    p = matmul(mul(v, unsqueeze(inverses(l, least, relative), -2)), transposed(v));
  } else {
    const Tensors usv = svd(detach(a), false);
    const Tensor s = inverses(usv[1], least, relative);
    p = matmul(mul(transposed(usv[2]), unsqueeze(s, -2)), transposed(usv[0]));
  }
  if (auto node = record<PinvNode>(a)) {
    node->a.save(a);
    node->p.save_output(p);
    attach(p, node);
  }
  return p;
}

// ---- lstsq: x = a^+ b, and r = |a x - b|^2 by columns.   db = a^+T dx - 2 (a x - b) dr, da =
// that of a^+ under dx b^T, + 2 (a x - b) dr x^T.   saves a, b, x
namespace {

using kernels::LeastSquares;

struct LstsqNode final : Node {
  SavedTensor a{this}, b{this}, x{this};
  bool vector = false;
  const char* name() const override { return "LinalgLstsqBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const bool from_r = gy[1].defined() && gy[1].numel() > 0;
    if (!gy[0].defined() && !from_r) return {Tensor(), Tensor()};
    const Tensor matrix = a.get(), given = b.get();
    const Tensor right = vector ? unsqueeze(given, -1) : given;
    Tensor ga, gb;
    if (gy[0].defined()) {
      const Tensor g = vector ? unsqueeze(gy[0], -1) : gy[0];
      const Tensor p = pinv(matrix, std::nullopt, std::nullopt, false);
      if (needs(0)) ga = gradient_of_pinv(matmul(g, transposed(right)), p, matrix);
      if (needs(1)) gb = matmul(transposed(p), g);
    }
    if (from_r) {
      const Tensor y = vector ? unsqueeze(x.get(), -1) : x.get();
      const Tensor off = mul(sub(matmul(matrix, y), right), mul(unsqueeze(gy[1], -2), Scalar(2)));
      const Tensor more = needs(0) ? matmul(off, transposed(y)) : Tensor();
      if (needs(0)) ga = ga.defined() ? add(ga, more) : more;
      if (needs(1)) gb = gb.defined() ? sub(gb, off) : neg(off);
    }
    if (ga.defined()) ga = sum_to_size(ga, matrix.sizes());
    if (!gb.defined()) return {ga, gb};
    return {ga, sum_to_size(vector ? squeeze(gb, -1) : gb, given.sizes())};
  }
};

LeastSquares driver_of(std::string_view word) {
  if (word == "gels") return LeastSquares::kGels;
  if (word.empty() || word == "gelsy") return LeastSquares::kGelsy;
  if (word == "gelsd") return LeastSquares::kGelsd;
  check(word == "gelss", Code::kInvalid,
        "linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)");
  return LeastSquares::kGelss;
}

bool has_values(LeastSquares driver) {
  return driver == LeastSquares::kGelsd || driver == LeastSquares::kGelss;
}

void check_lstsq(const Tensor& a, const Tensor& b, const char* op) {
  check(a.dim() >= 2, Code::kShape, op, ": input must have at least 2 dimensions.");
  check(b.dim() >= 1, Code::kShape, op, ": other must have at least 1 dimension.");
  check(a.dtype() == b.dtype(), Code::kDtype, op,
        ": Expected input and other to have the same dtype, but got input's dtype ",
        short_type_name(a.dtype()), " and other's dtype ", short_type_name(b.dtype()));
  check_real(a.dtype(), op);
  const int64_t more = a.dim() - b.dim();
  check(more == 0 || more == 1, Code::kShape, op,
        ": input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= "
        "1");
  const bool vector = is_vector(a, b);
  check(a.size(-2) == b.size(vector ? -1 : -2), Code::kShape, op, ": input.size(-2) should match ",
        vector ? "other.size(-1)" : "other.size(-2)");
}

// The first of each row of equal ones that a dimension of 1 of `sizes` was repeated into.
Tensor not_repeated(const Tensor& x, Sizes sizes) {
  Tensor y = x;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    if (sizes[d] == 1 && y.size(d) > 1) y = narrow(y, d, 0, 1);
  }
  return y;
}

// What LAPACK gives: in `rows` x and, behind it, what is left of b.
struct Found {
  Tensor rows, rank, s;
};
Found find(const Tensor& a, const Tensor& b, Sizes batch, double rcond, LeastSquares driver) {
  const int64_t m = a.size(-2), n = a.size(-1), k = b.size(-1);
  const int64_t least = m < n ? m : n, most = m < n ? n : m;
  if (k == 0 && a.numel() > 0 && has_values(driver)) {
    // Rank and singular values are those of a, whatever b is.
    Found f = find(a, Tensor::zeros({m, 1}, a.dtype()), batch, rcond, driver);
    f.rows = narrow(f.rows, -1, 0, 0);
    return f;
  }
  const Tensor matrix = copy_columns(a, batch);
  Found f;
  f.rows = empty_columns(with_batch(batch, {most, k}), a.dtype());
  zero_(f.rows);
  // gels leaves nothing of b where there is nothing to solve for.
  if (n > 0 || (m > 0 && driver != LeastSquares::kGels)) {
    const View all = f.rows.mutable_view();
    const View top = narrowed(all, all.ndim() - 2, 0, m);
    kernels::copy(top, broadcast_view(contiguous(b).view(), top.sizes()));
  }
  f.rank = Tensor::zeros(batch, DType::kInt32);
  f.s = Tensor::zeros(with_batch(batch, {least}), a.dtype());
  const Info info(batch);
  kernels::least_squares(driver, columns_of(matrix), columns_of(f.rows), f.s.mutable_view(),
                         f.rank.mutable_view(), rcond, info.view());
  info.check_all("linalg.lstsq", [](int32_t code) {
    return "The least squares solution could not be computed because the input matrix does not "
           "have full rank (error code: " +
           std::to_string(code) + ").";
  });
  return f;
}

}  // namespace
Tensors lstsq(const Tensor& a, const Tensor& b, std::optional<double> rcond,
              std::string_view word) {
  const LeastSquares driver = driver_of(word);
  check_lstsq(a, b, "linalg.lstsq");
  const bool vector = is_vector(a, b);
  const Tensor given = detach(b), right = vector ? unsqueeze(given, -1) : given;
  // As in PyTorch, a matrix beside a batch has for one what its sizes begin with, rows included.
  const Sizes beginning(right.sizes().data(), a.dim() - 2);
  const Dims batch = broadcast_sizes(broadcast_sizes(batch_of(a), beginning, "linalg.lstsq"),
                                     batch_of(right), "linalg.lstsq");
  const int64_t m = a.size(-2), n = a.size(-1);
  const double precision = epsilon_of(a.dtype()) * static_cast<double>(m > n ? m : n);
  const Found f = find(detach(a), right, batch, rcond.value_or(precision), driver);

  const Tensor top = narrow(f.rows, -2, 0, n);
  const Tensor x = vector ? squeeze(top, -1).alias() : top.alias();
  const Tensor rank = to_dtype(not_repeated(f.rank, batch_of(a)), DType::kInt64);
  const bool full =
      driver == LeastSquares::kGels || (has_values(driver) && all_true(eq(rank, Scalar(n))));
  const Tensor none = Tensor::empty({0}, a.dtype());
  Tensor residuals = none;
  if (m > n && full) residuals = sum(square(narrow(f.rows, -2, n, m - n)), {-2});
  if (auto node = record<LstsqNode>(a, b)) {
    node->a.save(a);
    node->b.save(b);
    node->x.save_output(x);
    node->vector = vector;
    attach(x, node);
    attach(residuals, node);
  }
  return {x, residuals,
          driver == LeastSquares::kGels ? Tensor::empty({0}, DType::kInt64) : clone(rank),
          has_values(driver) ? contiguous(not_repeated(f.s, batch_of(a)))
                             : Tensor::empty({0}, a.dtype())};
}

}  // namespace nnc::ops
