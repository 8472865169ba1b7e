// SPDX-License-Identifier: Apache-2.0
// Factorizations by elimination and reflection, in double, column by column.
#include <cmath>

#include "kernels/ref/dense_copy.h"

namespace nnc::kernels::ref {
namespace {

// The i-th unknown is known once those before it are, or those behind it: x of t x = b.
void solve_triangle(const Columns& t, const Triangle& how, double* x) {
  const int64_t n = t.rows;
  const bool forward = how.upper == how.transpose;
  for (int64_t step = 0; step < n; ++step) {
    const int64_t i = forward ? step : n - 1 - step;
    double v = x[i];
    for (int64_t j = forward ? 0 : i + 1; j < (forward ? i : n); ++j) {
      v -= (how.transpose ? t(j, i) : t(i, j)) * x[j];
    }
    x[i] = how.unit ? v : v / t(i, i);
  }
}

// x = (1 - tau v v^T) x, where v is 1 at row `first` and below it column `of` of a.
void reflect(const Columns& a, int64_t of, int64_t first, double tau, double* x) {
  double sum = x[first];
  for (int64_t i = first + 1; i < a.rows; ++i) sum += a(i, of) * x[i];
  sum *= tau;
  x[first] -= sum;
  for (int64_t i = first + 1; i < a.rows; ++i) x[i] -= sum * a(i, of);
}

}  // namespace

bool lu_factor(const Dense& d) {
  const InDouble memory(d.dtype, d.a, d.n, d.n);
  const Columns& a = memory.columns();
  *d.info = 0;
  for (int64_t k = 0; k < d.n; ++k) {
    int64_t best = k;
    for (int64_t i = k + 1; i < d.n; ++i) {
      if (std::fabs(a(i, k)) > std::fabs(a(best, k))) best = i;
    }
    d.pivots[k] = static_cast<int32_t>(best + 1);
    if (a(best, k) == 0) {
      if (*d.info == 0) *d.info = static_cast<int32_t>(k + 1);
      continue;
    }
    for (int64_t j = 0; best != k && j < d.n; ++j) std::swap(a(k, j), a(best, j));
    for (int64_t i = k + 1; i < d.n; ++i) a(i, k) /= a(k, k);
    for (int64_t j = k + 1; j < d.n; ++j) {
      for (int64_t i = k + 1; i < d.n; ++i) a(i, j) -= a(i, k) * a(k, j);
    }
  }
  memory.put_back();
  return true;
}

bool lu_solve(const Dense& d) {
  const InDouble lu(d.dtype, d.a, d.n, d.n), right(d.dtype, d.b, d.n, d.k);
  const bool transpose = d.triangle.transpose;
  const Triangle low{false, transpose, true}, up{true, transpose, false};
  for (int64_t j = 0; j < d.k; ++j) {
    double* x = right.columns().column(j);
    const auto exchange = [&](int64_t i) { std::swap(x[i], x[d.pivots[i] - 1]); };
    if (transpose) {
      solve_triangle(lu.columns(), up, x);
      solve_triangle(lu.columns(), low, x);
      for (int64_t i = d.n - 1; i >= 0; --i) exchange(i);
    } else {
      for (int64_t i = 0; i < d.n; ++i) exchange(i);
      solve_triangle(lu.columns(), low, x);
      solve_triangle(lu.columns(), up, x);
    }
  }
  right.put_back();
  return true;
}

bool cholesky(const Dense& d) {
  const InDouble memory(d.dtype, d.a, d.n, d.n);
  const Columns& a = memory.columns();
  const auto l = [&](int64_t i, int64_t j) -> double& {
    return d.triangle.upper ? a(j, i) : a(i, j);
  };
  *d.info = 0;
  for (int64_t j = 0; j < d.n && *d.info == 0; ++j) {
    for (int64_t i = j; i < d.n && *d.info == 0; ++i) {
      double v = l(i, j);
      for (int64_t k = 0; k < j; ++k) v -= l(i, k) * l(j, k);
      if (i == j && v <= 0) *d.info = static_cast<int32_t>(j + 1);
      l(i, j) = i == j ? std::sqrt(v) : v / l(j, j);
    }
  }
  memory.put_back();
  return true;
}

bool triangular_solve(const Dense& d) {
  const InDouble a(d.dtype, d.a, d.n, d.n), right(d.dtype, d.b, d.n, d.k);
  for (int64_t j = 0; j < d.k; ++j) {
    solve_triangle(a.columns(), d.triangle, right.columns().column(j));
  }
  right.put_back();
  return true;
}

bool qr_factor(const Dense& d) {
  const InDouble memory(d.dtype, d.a, d.m, d.n), taus(d.dtype, d.c, d.least(), 1);
  const Columns& a = memory.columns();
  for (int64_t k = 0; k < d.least(); ++k) {
    double rest = 0;  // below the diagonal
    for (int64_t i = k + 1; i < d.m; ++i) rest = std::hypot(rest, a(i, k));
    double& tau = taus.columns()(k, 0);
    tau = 0;
    if (rest == 0) continue;
    // The sign that avoids cancellation.
    const double head = a(k, k), length = -std::copysign(std::hypot(head, rest), head);
    tau = (length - head) / length;
    for (int64_t i = k + 1; i < d.m; ++i) a(i, k) /= head - length;
    for (int64_t j = k + 1; j < d.n; ++j) reflect(a, k, k, tau, a.column(j));
    a(k, k) = length;
  }
  memory.put_back();
  taus.put_back();
  return true;
}

bool householder_product(const Dense& d) {
  const InDouble memory(d.dtype, d.a, d.m, d.n), taus(d.dtype, d.c, d.k, 1);
  const InDouble product(d.dtype, nullptr, d.m, d.n);
  for (int64_t j = 0; j < d.n; ++j) {
    double* x = product.columns().column(j);
    for (int64_t i = 0; i < d.m; ++i) x[i] = i == j ? 1 : 0;
    for (int64_t k = d.k - 1; k >= 0; --k) {
      reflect(memory.columns(), k, k, taus.columns()(k, 0), x);
    }
  }
  product.put_into(d.a);
  return true;
}

}  // namespace nnc::kernels::ref
