// SPDX-License-Identifier: Apache-2.0
// Eigenvalues, singular values and least squares by rotations of Jacobi's, in double.
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "kernels/ref/dense_copy.h"

namespace nnc::kernels::ref {
namespace {

constexpr int kSweeps = 60;
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

// Columns p and q of x turned by the angle of tangent t.
void rotate(const Columns& x, int64_t p, int64_t q, double t) {
  const double c = 1 / std::sqrt(1 + t * t), s = t * c;
  for (int64_t i = 0; i < x.rows; ++i) {
    const double a = x(i, p), b = x(i, q);
    x(i, p) = c * a - s * b;
    x(i, q) = s * a + c * b;
  }
}
// The smaller tangent that makes (app, apq; apq, aqq) diagonal.
double tangent(double app, double aqq, double apq) {
  const double theta = (aqq - app) / (2 * apq);
  return std::copysign(1, theta) / (std::fabs(theta) + std::sqrt(1 + theta * theta));
}

double dot(const Columns& x, int64_t p, int64_t q) {
  return std::inner_product(x.column(p), x.column(p) + x.rows, x.column(q), 0.0);
}

// The order of values, rising or falling.
std::vector<int64_t> order_of(const double* values, int64_t n, bool falling) {
  std::vector<int64_t> order(static_cast<size_t>(n));
  std::iota(order.begin(), order.end(), int64_t{0});
  std::stable_sort(order.begin(), order.end(), [&](int64_t i, int64_t j) {
    return falling ? values[i] > values[j] : values[i] < values[j];
  });
  return order;
}

void make_identity(const Columns& x, int64_t n) {
  for (int64_t j = 0; j < n; ++j) {
    for (int64_t i = 0; i < x.rows; ++i) x(i, j) = i == j ? 1 : 0;
  }
}

// Column j of u becomes a unit vector at right angles to those before it.
void complete(const Columns& u, int64_t j) {
  for (int64_t axis = 0; axis < u.rows; ++axis) {
    for (int64_t i = 0; i < u.rows; ++i) u(i, j) = i == axis ? 1 : 0;
    for (int pass = 0; pass < 2; ++pass) {
      for (int64_t k = 0; k < j; ++k) {
        const double part = dot(u, k, j);
        for (int64_t i = 0; i < u.rows; ++i) u(i, j) -= part * u(i, k);
      }
    }
    const double length = std::sqrt(dot(u, j, j));
    if (length < 0.5 / std::sqrt(static_cast<double>(u.rows))) continue;
    for (int64_t i = 0; i < u.rows; ++i) u(i, j) /= length;
    return;
  }
}

// a (rows >= cols) = u diag(s) v^T: the columns of a are turned until they are at right angles.
// Of u as many columns as it has. Gives false where that takes too long.
struct Singular {
  Columns u, v;
  double* s;
  bool find(const Columns& a, int64_t cols, int64_t columns_of_u) const;
};
bool Singular::find(const Columns& a, int64_t cols, int64_t columns_of_u) const {
  const InDouble turned(DType::kFloat64, nullptr, cols, cols);
  const Columns& w = turned.columns();
  make_identity(w, cols);
  const double bound = kEpsilon * static_cast<double>(a.rows);
  // The length of a column that is rounding alone, and has no direction.
  const double all = std::inner_product(a.data, a.data + a.rows * cols, a.data, 0.0);
  const double nothing = bound * std::sqrt(all);
  bool moved = true;
  for (int sweep = 0; moved && sweep < kSweeps; ++sweep) {
    moved = false;
    for (int64_t p = 0; p < cols; ++p) {
      for (int64_t q = p + 1; q < cols; ++q) {
        const double app = dot(a, p, p), aqq = dot(a, q, q), apq = dot(a, p, q);
        if (std::min(app, aqq) <= nothing * nothing ||
            std::fabs(apq) <= bound * std::sqrt(app) * std::sqrt(aqq)) {
          continue;
        }
        moved = true;
        const double t = tangent(app, aqq, apq);
        rotate(a, p, q, t);
        rotate(w, p, q, t);
      }
    }
  }
  std::vector<double> lengths(static_cast<size_t>(cols));
  for (int64_t j = 0; j < cols; ++j) lengths[static_cast<size_t>(j)] = std::sqrt(dot(a, j, j));
  const std::vector<int64_t> order = order_of(lengths.data(), cols, true);
  for (int64_t j = 0; j < columns_of_u; ++j) {
    const int64_t from = j < cols ? order[static_cast<size_t>(j)] : 0;
    const double length = j < cols ? lengths[static_cast<size_t>(from)] : 0;
    if (j < cols) s[j] = length;
    if (j < cols) std::copy_n(w.column(from), cols, v.column(j));
    if (length > nothing) {
      for (int64_t i = 0; i < a.rows; ++i) u(i, j) = a(i, from) / length;
    } else {
      complete(u, j);
    }
  }
  return !moved;
}

bool all_finite(const Columns& a, int64_t cols) {
  return std::all_of(a.data, a.data + a.rows * cols, [](double v) { return std::isfinite(v); });
}

// The same of any matrix, with u (m, columns) and v (n, rows).
bool find_singular(const Columns& a, int64_t m, int64_t n, const Columns& u, int64_t columns,
                   const Columns& v, int64_t rows, double* s) {
  if (m >= n) return Singular{u, v, s}.find(a, n, columns);
  const InDouble transposed(DType::kFloat64, nullptr, n, m);
  for (int64_t i = 0; i < m; ++i) {
    for (int64_t j = 0; j < n; ++j) transposed.columns()(j, i) = a(i, j);
  }
  return Singular{v, u, s}.find(transposed.columns(), m, rows);
}

}  // namespace

bool eigh(const Dense& d) {
  const InDouble memory(d.dtype, d.a, d.n, d.n), values(d.dtype, d.c, d.n, 1);
  const InDouble turned(DType::kFloat64, nullptr, d.n, d.n);
  const Columns &a = memory.columns(), &v = turned.columns();
  *d.info = 1;
  if (!all_finite(a, d.n)) return true;
  for (int64_t j = 0; j < d.n; ++j) {
    for (int64_t i = j + 1; i < d.n; ++i)
      (d.triangle.upper ? a(i, j) : a(j, i)) = d.triangle.upper ? a(j, i) : a(i, j);
  }
  make_identity(v, d.n);
  bool moved = true;
  for (int sweep = 0; moved && sweep < kSweeps; ++sweep) {
    moved = false;
    for (int64_t p = 0; p < d.n; ++p) {
      for (int64_t q = p + 1; q < d.n; ++q) {
        const double apq = a(p, q);
        if (std::fabs(apq) <= kEpsilon * std::sqrt(std::fabs(a(p, p) * a(q, q))) * 1e-3 ||
            std::fabs(apq) < std::numeric_limits<double>::min()) {
          continue;
        }
        moved = true;
        const double t = tangent(a(p, p), a(q, q), apq);
        rotate(a, p, q, t);
        // The same of the rows.
        const double c = 1 / std::sqrt(1 + t * t), s = t * c;
        for (int64_t j = 0; j < d.n; ++j) {
          const double x = a(p, j), y = a(q, j);
          a(p, j) = c * x - s * y;
          a(q, j) = s * x + c * y;
        }
        a(p, q) = a(q, p) = 0;
        rotate(v, p, q, t);
      }
    }
  }
  std::vector<double> diagonal;
  for (int64_t j = 0; j < d.n; ++j) diagonal.push_back(a(j, j));
  const std::vector<int64_t> order = order_of(diagonal.data(), d.n, false);
  const InDouble sorted(d.dtype, nullptr, d.n, d.n);
  for (int64_t j = 0; j < d.n; ++j) {
    const int64_t from = order[static_cast<size_t>(j)];
    values.columns()(j, 0) = diagonal[static_cast<size_t>(from)];
    std::copy_n(v.column(from), d.n, sorted.columns().column(j));
  }
  values.put_back();
  sorted.put_into(d.a);
  *d.info = moved ? 1 : 0;
  return true;
}

bool svd(const Dense& d) {
  const int64_t columns = d.full ? d.m : d.least(), rows = d.full ? d.n : d.least();
  const InDouble memory(d.dtype, d.a, d.m, d.n), s(d.dtype, nullptr, d.least(), 1);
  const InDouble u(d.dtype, nullptr, d.m, columns), v(d.dtype, nullptr, d.n, rows);
  *d.info = -1;
  if (!all_finite(memory.columns(), d.n)) return true;
  const bool found = find_singular(memory.columns(), d.m, d.n, u.columns(), columns, v.columns(),
                                   rows, s.columns().data);
  s.put_into(d.c);
  *d.info = found ? 0 : 1;
  if (!d.vectors) return true;
  u.put_into(d.b);
  const InDouble vt(d.dtype, nullptr, rows, d.n);
  for (int64_t j = 0; j < rows; ++j) {
    for (int64_t i = 0; i < d.n; ++i) vt.columns()(j, i) = v.columns()(i, j);
  }
  vt.put_into(d.d);
  return true;
}

// x = v diag(1 / s) u^T b over the singular values that count, and what is left of b.
bool least_squares(const Dense& d) {
  const int64_t least = d.least(), k = d.k;
  const InDouble a(d.dtype, d.a, d.m, d.n), b(d.dtype, d.b, d.most(), k);
  const InDouble s(d.dtype, nullptr, least, 1), x(d.dtype, nullptr, d.most(), k);
  const InDouble u(d.dtype, nullptr, d.m, least), v(d.dtype, nullptr, d.n, least);
  if (!all_finite(a.columns(), d.n)) {
    refuse_least_squares(d);
    return true;
  }
  const bool found = find_singular(a.columns(), d.m, d.n, u.columns(), least, v.columns(), least,
                                   s.columns().data);
  *d.info = found ? 0 : 1;
  const bool full = d.driver == LeastSquares::kGels;
  const double bound = full ? 0 : (d.rcond < 0 ? kEpsilon : d.rcond) * s.columns().data[0];
  int64_t rank = 0;
  while (rank < least && s.columns().data[rank] > bound) ++rank;
  if (full && rank > 0 && rank < least) *d.info = static_cast<int32_t>(rank + 1);
  for (int64_t c = 0; c < k; ++c) {
    double *right = b.columns().column(c), *to = x.columns().column(c);
    for (int64_t j = 0; j < rank; ++j) {
      const double *axis = u.columns().column(j), *from = v.columns().column(j);
      const double part = std::inner_product(right, right + d.m, axis, 0.0);
      for (int64_t i = 0; i < d.m; ++i) right[i] -= part * axis[i];
      for (int64_t i = 0; i < d.n; ++i) to[i] += part / s.columns().data[j] * from[i];
    }
    // The length of what is left, in one place: its direction is nobody's business.
    // Of a matrix of zeros LAPACK leaves none.
    if (d.m > d.n && rank > 0)
      to[d.n] = std::sqrt(std::inner_product(right, right + d.m, right, 0.0));
  }
  x.put_into(d.b);
  s.put_into(d.c);
  if (d.pivots) *d.pivots = static_cast<int32_t>(rank);
  return true;
}

}  // namespace nnc::kernels::ref
