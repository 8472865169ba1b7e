// SPDX-License-Identifier: Apache-2.0
#include "kernels/factor.h"

#include <algorithm>
#include <limits>

#include "base/parallel.h"
#include "kernels/common/dense.h"
#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"

namespace nnc::kernels {
namespace {

// An operand: where its pointer goes, and how many of its last dimensions are one matrix's.
struct Operand {
  const ConstView* view;
  void* Dense::*pointer;
  int64_t own;
};

void check_operand(const char* op, const ConstView& a, const Operand& x, DType dtype) {
  const ConstView& v = *x.view;
  const int64_t batch = a.ndim() - 2;
  bool fits = v.dtype() == dtype && v.ndim() == batch + x.own;
  for (int64_t i = 0; fits && i < batch; ++i) fits = v.size(i) == a.size(i);
  int64_t step = 1;
  for (int64_t i = v.ndim() - 1; fits && i >= batch; --i) {
    fits = v.size(i) <= 1 || v.stride(i) == step;
    step *= v.size(i);
  }
  check(fits, Code::kInternal, op, ": an operand of sizes ", v.sizes(), " and strides ",
        v.strides(), " beside ", a.sizes());
}

// Matrices below this many multiplications are worked on side by side, not split.
constexpr double kSideBySide = 1 << 21;

// Runs the first of the list that takes it for every matrix. operands[0] is a.
template <size_t N>
void run_all(const char* op, const Implementations<bool (*)(const Dense&), N>& list, Dense shape,
             std::initializer_list<Operand> operands, const ConstView& pivots = ConstView(),
             const View& info = View()) {
  const Operand* const begin = operands.begin();
  const ConstView& a = *begin->view;
  const int64_t batch = a.ndim() - 2;
  check(batch >= 0, Code::kInternal, op, ": no matrix");
  shape.dtype = a.dtype();
  shape.n = a.size(batch);
  shape.m = a.size(batch + 1);
  for (const Operand& x : operands) check_operand(op, a, x, a.dtype());
  SmallVector<Operand, 6> all;
  for (const Operand& x : operands) all.push_back(x);
  const int64_t own = pivots.ndim() - batch;  // a list, or the one number of a rank
  void* Dense::*const none = nullptr;
  if (pivots.defined()) check_operand(op, a, {&pivots, none, own}, DType::kInt32);
  if (info.defined()) check_operand(op, a, {&info, none, 0}, DType::kInt32);
  int64_t count = 1;
  for (int64_t i = 0; i < batch; ++i) count *= a.size(i);
  const int64_t item = item_size(a.dtype());
  const auto place = [&](const ConstView& v, int64_t index) {
    int64_t at = 0;
    for (int64_t i = batch - 1; i >= 0; --i) {
      at += index % a.size(i) * v.stride(i);
      index /= a.size(i);
    }
    return at;
  };
  const auto run = [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; ++i) {
      Dense one = shape;
      for (const Operand& x : all) {
        one.*x.pointer =
            static_cast<char*>(const_cast<void*>(x.view->data())) + place(*x.view, i) * item;
      }
      if (pivots.defined())
        one.pivots = const_cast<int32_t*>(pivots.words<int32_t>()) + place(pivots, i);
      if (info.defined()) one.info = const_cast<int32_t*>(info.words<int32_t>()) + place(info, i);
      run_within(list, one);
    }
  };
  const double work = static_cast<double>(shape.m) * static_cast<double>(shape.n) *
                      static_cast<double>(shape.least() + shape.k + 1);
  if (work >= kSideBySide) return run(0, count);
  parallel_pieces(count, grain_of(static_cast<int64_t>(work), 1 << 15), run);
}

constexpr Operand matrix(const ConstView& v, void* Dense::*pointer) {
  return {&v, pointer, 2};
}
constexpr Operand column(const ConstView& v, void* Dense::*pointer) {
  return {&v, pointer, 1};
}

}  // namespace

void refuse_least_squares(const Dense& d) {
  const bool has_values = d.driver == LeastSquares::kGelsd || d.driver == LeastSquares::kGelss;
  *d.info = has_values ? -1 : 0;
  *d.pivots = 0;
  with_real(d.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    std::fill_n(d.at<T>(&Dense::b), d.most() * d.k, std::numeric_limits<T>::quiet_NaN());
  });
}

void lu_factor(const View& a, const View& pivots, const View& info) {
  if (recorded<&lu_factor>(__func__, a, pivots, info)) return;
  if (a.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::lu_factor, ref::lu_factor};
  run_all("lu_factor", kList, {}, {matrix(a, &Dense::a)}, pivots, info);
}

void lu_solve(const View& b, const ConstView& lu, const ConstView& pivots, bool transpose) {
  if (recorded<&lu_solve>(__func__, b, lu, pivots, transpose)) return;
  if (b.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::lu_solve, ref::lu_solve};
  Dense shape;
  shape.k = b.size(b.ndim() - 2);
  shape.triangle.transpose = transpose;
  run_all("lu_solve", kList, shape, {matrix(lu, &Dense::a), matrix(b, &Dense::b)}, pivots);
}

void cholesky(const View& a, bool upper, const View& info) {
  if (recorded<&cholesky>(__func__, a, upper, info)) return;
  if (a.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::cholesky, ref::cholesky};
  Dense shape;
  shape.triangle.upper = upper;
  run_all("cholesky", kList, shape, {matrix(a, &Dense::a)}, ConstView(), info);
}

void triangular_solve(const View& b, const ConstView& a, const Triangle& triangle) {
  if (recorded<&triangular_solve>(__func__, b, a, triangle)) return;
  if (b.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::triangular_solve,
                                         ref::triangular_solve};
  Dense shape;
  shape.k = b.size(b.ndim() - 2);
  shape.triangle = triangle;
  run_all("triangular_solve", kList, shape, {matrix(a, &Dense::a), matrix(b, &Dense::b)});
}

void qr_factor(const View& a, const View& tau) {
  if (recorded<&qr_factor>(__func__, a, tau)) return;
  if (a.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::qr_factor, ref::qr_factor};
  run_all("qr_factor", kList, {}, {matrix(a, &Dense::a), column(tau, &Dense::c)});
}

void householder_product(const View& a, const ConstView& tau) {
  if (recorded<&householder_product>(__func__, a, tau)) return;
  if (a.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::householder_product,
                                         ref::householder_product};
  Dense shape;
  shape.k = tau.size(tau.ndim() - 1);
  run_all("householder_product", kList, shape, {matrix(a, &Dense::a), column(tau, &Dense::c)});
}

void eigh(const View& a, const View& values, bool upper, const View& info) {
  if (recorded<&eigh>(__func__, a, values, upper, info)) return;
  if (a.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::eigh, ref::eigh};
  Dense shape;
  shape.triangle.upper = upper;
  run_all("eigh", kList, shape, {matrix(a, &Dense::a), column(values, &Dense::c)}, ConstView(),
          info);
}

void svd(const View& a, const View& s, const View& u, const View& vt, const View& info) {
  if (recorded<&svd>(__func__, a, s, u, vt, info)) return;
  if (a.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::svd, ref::svd};
  Dense shape;
  shape.vectors = u.defined();
  if (!u.defined()) {
    return run_all("svd", kList, shape, {matrix(a, &Dense::a), column(s, &Dense::c)}, ConstView(),
                   info);
  }
  const int64_t least = s.size(s.ndim() - 1);
  shape.full = u.size(u.ndim() - 2) > least || vt.size(vt.ndim() - 1) > least;
  run_all("svd", kList, shape,
          {matrix(a, &Dense::a), column(s, &Dense::c), matrix(u, &Dense::b), matrix(vt, &Dense::d)},
          ConstView(), info);
}

void least_squares(LeastSquares driver, const View& a, const View& b, const View& s,
                   const View& rank, double rcond, const View& info) {
  if (recorded<&least_squares>(__func__, driver, a, b, s, rank, rcond, info)) return;
  if (a.numel() == 0 || b.numel() == 0) return;
  static constexpr Implementations kList{__func__, openblas::least_squares, ref::least_squares};
  Dense shape;
  shape.k = b.size(b.ndim() - 2);
  shape.driver = driver;
  shape.rcond = rcond;
  run_all("least_squares", kList, shape,
          {matrix(a, &Dense::a), matrix(b, &Dense::b), column(s, &Dense::c)}, rank, info);
}

}  // namespace nnc::kernels
