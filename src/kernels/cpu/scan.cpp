// SPDX-License-Identifier: Apache-2.0
// Running results of float32, several lines at a time: of neighbours in memory as vectors, of
// others as many as hide how long one step takes.
#include "kernels/scan.h"

#include <algorithm>

#include "kernels/common/along.h"
#include "kernels/common/grain.h"
#include "kernels/cpu/isa.h"
#include "kernels/reduce.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int64_t kColumns = 64, kRows = 4;  // lines at a time

// One operand: its first element, from one element to the next, and from one line to the next.
template <class T>
struct Lines {
  T* first;
  int64_t step, next;
};
template <class T>
Lines<T> lines_of(char* p, int64_t bytes, int64_t step, int64_t n, bool reverse) {
  T* const first = reinterpret_cast<T*>(p);
  return {reverse ? first + (n - 1) * step : first, reverse ? -step : step,
          bytes / static_cast<int64_t>(sizeof(T))};
}

// Running results from a(v) on: of m lines that are neighbours, or of M.
template <class T, class Op>
void scan_columns(const Lines<T>& out, const Lines<const T>& in, int64_t n, int64_t m) {
  double a[kColumns];
  std::fill_n(a, m, Op::kIdentity);
  for (int64_t i = 0; i < n; ++i) {
    T* const y = out.first + i * out.step;
    const T* const x = in.first + i * in.step;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < m; ++j) {
      a[j] = Op::next(a[j], static_cast<double>(x[j]));
      y[j] = static_cast<T>(a[j]);
    }
  }
}
template <int M, class T, class Op>
void scan_rows(const Lines<T>& out, const Lines<const T>& in, int64_t n) {
  double a[M];
  std::fill_n(a, M, Op::kIdentity);
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t j = 0; j < M; ++j) {
      a[j] = Op::next(a[j], static_cast<double>(in.first[i * in.step + j * in.next]));
      out.first[i * out.step + j * out.next] = static_cast<T>(a[j]);
    }
  }
}

struct Sum {
  static constexpr double kIdentity = 0;
  static double next(double a, double v) { return a + v; }
};
struct Product {
  static constexpr double kIdentity = 1;
  static double next(double a, double v) { return a * v; }
};

template <class Op, class T>
void scan(const View& out, const ConstView& in, int64_t dim, bool reverse) {
  const View to = without(out, dim);
  const ConstView from = without(in, dim);
  const int64_t n = extent(in, dim), out_step = step_of(out, dim), in_step = step_of(in, dim);
  const ConstView* views[2] = {&to, &from};
  LoopPlan<2>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
    Lines<T> y = lines_of<T>(p[0], s[0], out_step, n, reverse);
    Lines<const T> x = lines_of<const T>(p[1], s[1], in_step, n, reverse);
    for (int64_t r = 0; r < rows;) {
      int64_t m = 1;
      if (rows > 1 && y.next == 1 && x.next == 1) {
        m = std::min(kColumns, rows - r);
        scan_columns<T, Op>(y, x, n, m);
      } else if (rows - r >= kRows) {
        m = kRows;
        scan_rows<kRows, T, Op>(y, x, n);
      } else {
        scan_rows<1, T, Op>(y, x, n);
      }
      r += m;
      y.first += m * y.next;
      x.first += m * x.next;
    }
  });
}

// ---- a = g + w a, the weights of `joint` places on
template <int M, class T>
void link_rows(const Lines<T>& out, const Lines<const T>& g, const Lines<const T>& w, int64_t n,
               int64_t joint) {
  double a[M] = {};
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t j = 0; j < M; ++j) {
      const auto own = static_cast<double>(g.first[i * g.step + j * g.next]);
      a[j] = i == 0 ? own
                    : own + a[j] * static_cast<double>(w.first[(i - joint) * w.step + j * w.next]);
      out.first[i * out.step + j * out.next] = static_cast<T>(a[j]);
    }
  }
}

template <class T>
void link(const View& out, const ConstView& g, const ConstView& w, int64_t dim, bool reverse) {
  const View to = without(out, dim);
  const ConstView first_g = without(g, dim), first_w = without(w, dim);
  const int64_t n = extent(g, dim), joint = reverse ? 1 : 0;
  const ConstView* views[3] = {&to, &first_g, &first_w};
  LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
    Lines<T> y = lines_of<T>(p[0], s[0], step_of(out, dim), n, reverse);
    Lines<const T> x = lines_of<const T>(p[1], s[1], step_of(g, dim), n, reverse);
    Lines<const T> v = lines_of<const T>(p[2], s[2], step_of(w, dim), n, reverse);
    for (int64_t r = 0; r < rows;) {
      const int64_t m = rows - r >= kRows ? kRows : 1;
      m == 1 ? link_rows<1, T>(y, x, v, n, joint) : link_rows<kRows, T>(y, x, v, n, joint);
      r += m;
      y.first += m * y.next;
      x.first += m * x.next;
      v.first += m * v.next;
    }
  });
}

// ---- running extremes: the last place of each, and from the first NaN on those of NaN
template <bool kLargest, class T>
bool takes_over(T v, T best) {
  return (kLargest ? v >= best : v <= best) | (v != v);
}
template <bool kLargest, class T>
void extreme_row(const Lines<T>& out, const Lines<int64_t>& index, const Lines<const T>& in,
                 int64_t n) {
  T best = *in.first;
  int64_t place = 0;
  for (int64_t i = 0; i < n; ++i) {
    const T v = in.first[i * in.step];
    if (takes_over<kLargest>(v, best)) {
      best = v;
      place = i;
    }
    out.first[i * out.step] = best;
    index.first[i * index.step] = place;
  }
}
template <bool kLargest, class T>
void extreme_columns(const Lines<T>& out, const Lines<int64_t>& index, const Lines<const T>& in,
                     int64_t n, int64_t m) {
  T best[kColumns];
  int64_t place[kColumns] = {};
  std::copy_n(in.first, m, best);
  for (int64_t i = 0; i < n; ++i) {
    const T* const x = in.first + i * in.step;
    T* const y = out.first + i * out.step;
    int64_t* const at = index.first + i * index.step;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < m; ++j) {
      const T v = x[j];
      const bool over = takes_over<kLargest>(v, best[j]);
      best[j] = over ? v : best[j];
      place[j] = over ? i : place[j];
      y[j] = best[j];
      at[j] = place[j];
    }
  }
}

template <bool kLargest, class T>
void extreme(const View& values, const View& indices, const ConstView& in, int64_t dim) {
  const View to = without(values, dim), at = without(indices, dim);
  const ConstView from = without(in, dim);
  const int64_t n = extent(in, dim);
  const ConstView* views[3] = {&to, &at, &from};
  LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
    Lines<T> y = lines_of<T>(p[0], s[0], step_of(values, dim), n, false);
    Lines<int64_t> i = lines_of<int64_t>(p[1], s[1], step_of(indices, dim), n, false);
    Lines<const T> x = lines_of<const T>(p[2], s[2], step_of(in, dim), n, false);
    const bool neighbours = y.next == 1 && i.next == 1 && x.next == 1;
    for (int64_t r = 0; r < rows;) {
      const int64_t m = neighbours ? std::min(kColumns, rows - r) : 1;
      m > 1 ? extreme_columns<kLargest>(y, i, x, n, m) : extreme_row<kLargest>(y, i, x, n);
      r += m;
      y.first += m * y.next;
      i.first += m * i.next;
      x.first += m * x.next;
    }
  });
}

}  // namespace

bool cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse) {
  if (in.dtype() != DType::kFloat32) return false;
  scan<Sum, float>(out, in, dim, reverse);
  return true;
}

bool cumprod(const View& out, const ConstView& in, int64_t dim) {
  if (in.dtype() != DType::kFloat32) return false;
  scan<Product, float>(out, in, dim, false);
  return true;
}

bool cumulative_extreme(bool largest, const View& values, const View& indices, const ConstView& in,
                        int64_t dim) {
  if (in.dtype() != DType::kFloat32) return false;
  largest ? extreme<true, float>(values, indices, in, dim)
          : extreme<false, float>(values, indices, in, dim);
  return true;
}

bool linear_scan(const View& out, const ConstView& g, const ConstView& w, int64_t dim,
                 bool reverse) {
  if (g.dtype() != DType::kFloat32) return false;
  link<float>(out, g, w, dim, reverse);
  return true;
}

}  // namespace nnc::kernels::cpu
