// SPDX-License-Identifier: Apache-2.0
#include "kernels/softmax.h"

#include <cmath>
#include <limits>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/ref/sums.h"

namespace nnc::kernels::ref {
namespace {

// v with only the first place along dim.
template <class V>
V first_of(const V& v, int64_t dim) {
  return v.ndim() == 0 ? v : narrowed(v, dim, 0, 1);
}

// One line of a view along dim.
template <class T>
struct Line {
  T* data;
  int64_t step;
  T& operator[](int64_t i) const { return data[i * step]; }
};

int64_t extent(const ConstView& v, int64_t dim) {
  return v.ndim() == 0 ? 1 : v.size(dim);
}
int64_t step_of(const ConstView& v, int64_t dim) {
  return v.ndim() == 0 ? 1 : v.stride(dim);
}

// The maximum (0 if it is not finite and would give inf - inf), and the sum of exp(x - maximum).
template <class T>
void exp_sum(const Line<const T>& x, int64_t n, double& m, double& sum) {
  m = -std::numeric_limits<double>::infinity();
  for (int64_t i = 0; i < n; ++i) {
    const double v = static_cast<double>(x[i]);
    if (v > m || v != v) m = v;
    if (v != v) break;
  }
  sum = 0;
  for (int64_t i = 0; i < n; ++i) sum += std::exp(static_cast<double>(x[i]) - m);
}

// A line whose maximum m is infinite: all belongs to the one element that is, -inf only if it is
// alone. What several would share has no limit: NaN.
template <class T>
void infinite_softmax(bool log, const Line<T>& y, const Line<const T>& x, int64_t n, double m) {
  int64_t equal = 0, others = 0;
  for (int64_t i = 0; i < n; ++i) {
    const double v = static_cast<double>(x[i]);
    equal += v == m ? 1 : 0;
    others += v < m ? 1 : 0;
  }
  const double none = std::numeric_limits<double>::quiet_NaN(), rest = log ? -m : 0;
  const bool one = equal == 1 && equal + others == n;
  for (int64_t i = 0; i < n; ++i) {
    const double v = static_cast<double>(x[i]) == m ? (log ? 0 : 1) : rest;
    y[i] = static_cast<T>(static_cast<compute_t<T>>(one ? v : none));
  }
}

}  // namespace

bool softmax(bool log, const View& y, const ConstView& x, int64_t dim) {
  const View to = first_of(y, dim);
  const ConstView from = first_of(x, dim);
  const int64_t n = extent(x, dim), y_step = step_of(y, dim), x_step = step_of(x, dim);
  const ConstView* views[2] = {&to, &from};
  dispatch_floating(x.dtype(), "softmax", [&](auto tag) {
    using T = typename decltype(tag)::type;
    LoopPlan<2>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        const Line<T> out{reinterpret_cast<T*>(p[0] + r * s[0]), y_step};
        const Line<const T> in{reinterpret_cast<const T*>(p[1] + r * s[1]), x_step};
        double m, sum;
        exp_sum(in, n, m, sum);
        if (std::isinf(m)) {
          infinite_softmax(log, out, in, n, m);
          continue;
        }
        const double log_sum = std::log(sum);
        for (int64_t i = 0; i < n; ++i) {
          const double d = static_cast<double>(in[i]) - m;
          out[i] = narrow<T>(log ? d - log_sum : std::exp(d) / sum);
        }
      }
    });
  });
  return true;
}

bool softmax_backward(bool log, const View& gx, const ConstView& gy, const ConstView& y,
                      int64_t dim) {
  const View to = first_of(gx, dim);
  const ConstView gradient = first_of(gy, dim), saved = first_of(y, dim);
  const int64_t n = extent(y, dim);
  const int64_t steps[3] = {step_of(gx, dim), step_of(gy, dim), step_of(y, dim)};
  const ConstView* views[3] = {&to, &gradient, &saved};
  dispatch_floating(y.dtype(), "softmax", [&](auto tag) {
    using T = typename decltype(tag)::type;
    LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        const Line<T> out{reinterpret_cast<T*>(p[0] + r * s[0]), steps[0]};
        const Line<const T> g{reinterpret_cast<const T*>(p[1] + r * s[1]), steps[1]};
        const Line<const T> v{reinterpret_cast<const T*>(p[2] + r * s[2]), steps[2]};
        const auto at = [](T e) { return static_cast<double>(e); };
        double sum = 0;
        for (int64_t i = 0; i < n; ++i) sum += log ? at(g[i]) : at(g[i]) * at(v[i]);
        for (int64_t i = 0; i < n; ++i) {
          out[i] =
              narrow<T>(log ? at(g[i]) - std::exp(at(v[i])) * sum : at(v[i]) * (at(g[i]) - sum));
        }
      }
    });
  });
  return true;
}

bool log_sum_exp(const View& y, const ConstView& x, int64_t dim) {
  const ConstView from = first_of(x, dim);
  const int64_t n = extent(x, dim), step = step_of(x, dim);
  const ConstView* views[2] = {&y, &from};
  dispatch_floating(x.dtype(), "logsumexp", [&](auto tag) {
    using T = typename decltype(tag)::type;
    LoopPlan<2>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        const Line<const T> in{reinterpret_cast<const T*>(p[1] + r * s[1]), step};
        double m, sum;
        exp_sum(in, n, m, sum);
        const bool infinite = std::isinf(m);  // all -inf, or an inf among them: m itself
        *reinterpret_cast<T*>(p[0] + r * s[0]) = narrow<T>(infinite ? m : m + std::log(sum));
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
