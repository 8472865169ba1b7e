// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "kernels/common/along.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/common/moments.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "kernels/reduce.h"

namespace nnc::kernels::ref {
namespace {

template <class In>
void moments_as(const View& var, const View& mean, const ConstView& in, double correction) {
  const ConstView& like = var.defined() ? var : mean;
  // The reduced dimensions as a list of (size, stride), the kept ones walked by the plan.
  Dims sizes, strides, kept(in.strides());
  int64_t n = 1;
  for (int64_t d = 0; d < in.ndim(); ++d) {
    if (like.size(d) == in.size(d)) continue;
    sizes.push_back(in.size(d));
    strides.push_back(in.stride(d));
    kept[d] = 0;
    n *= in.size(d);
  }
  const auto at = [&](const In* base, int64_t i) {
    for (int64_t d = sizes.size() - 1; d >= 0; --d) {
      base += i % sizes[d] * strides[d];
      i /= sizes[d];
    }
    return static_cast<double>(*base);
  };
  const ConstView first = restrided(in, like.sizes(), kept);
  const ConstView* views[3] = {var.defined() ? &var : &mean, mean.defined() ? &mean : &var, &first};
  const double scale = 1 / std::fmax(static_cast<double>(n) - correction, 0);
  LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
    for (int64_t r = 0; r < rows; ++r) {
      const In* base = reinterpret_cast<const In*>(p[2] + r * s[2]);
      double m = 0, v = 0;
      for (int64_t i = 0; i < n; ++i) m += at(base, i);
      m /= static_cast<double>(n);
      for (int64_t i = 0; i < n; ++i) v += (at(base, i) - m) * (at(base, i) - m);
      if constexpr (std::is_same_v<In, double>) {
        mend_moments(
            n, [&](int64_t i) { return at(base, i); }, &m, &v);
      }
      using C = compute_t<In>;
      // A mean that deviations are added to, as that of PyTorch and of fast loops, is no infinity.
      if (std::isinf(m)) m = std::numeric_limits<double>::quiet_NaN();
      if (mean.defined())
        *reinterpret_cast<In*>(p[1] + r * s[1]) = static_cast<In>(static_cast<C>(m));
      if (var.defined())
        *reinterpret_cast<In*>(p[0] + r * s[0]) = static_cast<In>(static_cast<C>(v * scale));
    }
  });
}

}  // namespace

bool moments(const View& var, const View& mean, const ConstView& in, double correction) {
  dispatch_floating(in.dtype(), "var", [&](auto tag) {
    moments_as<typename decltype(tag)::type>(var, mean, in, correction);
  });
  return true;
}

bool reduce_arg(bool largest, const View& values, const View& indices, const ConstView& in,
                int64_t dim) {
  const ConstView line = without(in, dim);
  const int64_t n = extent(in, dim), step = step_of(in, dim);
  const ConstView* views[3] = {values.defined() ? &values : &indices, &indices, &line};
  dispatch_all(in.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    LoopPlan<3>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        const T* x = reinterpret_cast<const T*>(p[2] + r * s[2]);
        int64_t best = 0;
        for (int64_t i = 1; i < n && !is_nan(x[best * step]); ++i) {
          const T v = x[i * step], b = x[best * step];
          if (is_nan(v) || (largest ? v > b : v < b)) best = i;
        }
        if (values.defined()) *reinterpret_cast<T*>(p[0] + r * s[0]) = x[best * step];
        *reinterpret_cast<int64_t*>(p[1] + r * s[1]) = best;
      }
    });
  });
  return true;
}

bool cumsum(const View& out, const ConstView& in, int64_t dim, bool reverse) {
  const View to = without(out, dim);
  const ConstView from = without(in, dim);
  const int64_t n = extent(in, dim), first = reverse && n > 0 ? n - 1 : 0;
  const int64_t out_step = reverse ? -step_of(out, dim) : step_of(out, dim);
  const int64_t in_step = reverse ? -step_of(in, dim) : step_of(in, dim);
  const ConstView* views[2] = {&to, &from};
  dispatch_all(in.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C =
        std::conditional_t<std::is_integral_v<T>, uint64_t,
                           std::conditional_t<std::is_same_v<T, float>, double, compute_t<T>>>;
    LoopPlan<2>(views).run(grain_of(n), [&](char* const* p, const int64_t* s, int64_t rows) {
      // Own copies: for all the compiler knows, what is written changes whatever is referred to.
      const int64_t count = n, x_step = in_step, y_step = out_step;
      for (int64_t r = 0; r < rows; ++r) {
        T* y = reinterpret_cast<T*>(p[0] + r * s[0]) - first * out_step;
        const T* x = reinterpret_cast<const T*>(p[1] + r * s[1]) - first * in_step;
        C sum = 0;
        for (int64_t k = 0; k < count; ++k, x += x_step, y += y_step) {
          sum += static_cast<C>(static_cast<compute_t<T>>(*x));
          *y = static_cast<T>(static_cast<compute_t<T>>(sum));
        }
      }
    });
  });
  return true;
}

bool place(const View& out, const ConstView& index, const ConstView& src, int64_t dim,
           const char* name) {
  fill(out, 0);
  const View to = without(out, dim);
  const int64_t step = step_of(out, dim), n = extent(out, dim);
  const ConstView* views[3] = {&to, &index, &src};
  dispatch_all(src.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    LoopPlan<3>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t rows) {
      for (int64_t r = 0; r < rows; ++r) {
        T* y = reinterpret_cast<T*>(p[0] + r * s[0]);
        const int64_t at = *reinterpret_cast<const int64_t*>(p[1] + r * s[1]);
        y[checked_index(at, n, dim, name) * step] = *reinterpret_cast<const T*>(p[2] + r * s[2]);
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
