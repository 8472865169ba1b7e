// SPDX-License-Identifier: Apache-2.0
#include "kernels/scan.h"

#include "kernels/common/along.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"

namespace nnc::kernels::ref {
namespace {

// What running results of T are kept in.
template <class T>
using Running = std::conditional_t<
    std::is_integral_v<T>, uint64_t,
    std::conditional_t<std::is_same_v<compute_t<T>, float>, double, compute_t<T>>>;

}  // namespace

bool cumprod(const View& out, const ConstView& in, int64_t dim) {
  const View to = without(out, dim);
  const ConstView from = without(in, dim);
  const int64_t n = extent(in, dim), out_step = step_of(out, dim), in_step = step_of(in, dim);
  const ConstView* views[2] = {&to, &from};
  dispatch_all(in.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    LoopPlan<2>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        T* y = reinterpret_cast<T*>(p[0] + r * s[0]);
        const T* x = reinterpret_cast<const T*>(p[1] + r * s[1]);
        Running<T> product = 1;
        for (int64_t i = 0; i < n; ++i) {
          product *= static_cast<Running<T>>(static_cast<compute_t<T>>(x[i * in_step]));
          y[i * out_step] = static_cast<T>(static_cast<compute_t<T>>(product));
        }
      }
    });
  });
  return true;
}

bool cumulative_extreme(bool largest, const View& values, const View& indices, const ConstView& in,
                        int64_t dim) {
  const View to = without(values, dim), at = without(indices, dim);
  const ConstView from = without(in, dim);
  const int64_t n = extent(in, dim), in_step = step_of(in, dim);
  const int64_t to_step = step_of(values, dim), at_step = step_of(indices, dim);
  const ConstView* views[3] = {&to, &at, &from};
  dispatch_all(in.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        T* y = reinterpret_cast<T*>(p[0] + r * s[0]);
        int64_t* index = reinterpret_cast<int64_t*>(p[1] + r * s[1]);
        const T* x = reinterpret_cast<const T*>(p[2] + r * s[2]);
        C best = static_cast<C>(x[0]);
        int64_t place = 0;
        for (int64_t i = 0; i < n; ++i) {
          const C v = static_cast<C>(x[i * in_step]);
          if (is_nan(v) || (!is_nan(best) && (largest ? v >= best : v <= best))) {
            best = v;
            place = i;
          }
          y[i * to_step] = static_cast<T>(best);
          index[i * at_step] = place;
        }
      }
    });
  });
  return true;
}

bool linear_scan(const View& out, const ConstView& g, const ConstView& w, int64_t dim,
                 bool reverse) {
  const View to = without(out, dim);
  const ConstView first_g = without(g, dim), first_w = without(w, dim);
  const int64_t n = extent(g, dim), out_step = step_of(out, dim);
  const int64_t g_step = step_of(g, dim), w_step = step_of(w, dim);
  const ConstView* views[3] = {&to, &first_g, &first_w};
  dispatch_floating(g.dtype(), "linear_scan", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        T* y = reinterpret_cast<T*>(p[0] + r * s[0]);
        const T* v = reinterpret_cast<const T*>(p[1] + r * s[1]);
        const T* link = reinterpret_cast<const T*>(p[2] + r * s[2]);
        Running<T> a = 0;
        for (int64_t k = 0; k < n; ++k) {
          const int64_t i = reverse ? n - 1 - k : k, joint = reverse ? i + 1 : i;
          const auto own = static_cast<Running<T>>(static_cast<C>(v[i * g_step]));
          const auto factor = k == 0
                                  ? Running<T>(0)
                                  : static_cast<Running<T>>(static_cast<C>(link[joint * w_step]));
          a = k == 0 ? own : own + factor * a;
          y[i * out_step] = static_cast<T>(static_cast<C>(a));
        }
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
