// SPDX-License-Identifier: Apache-2.0
#include "kernels/reduce.h"

#include <cmath>
#include <limits>

#include "kernels/common/along.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/common/wrapping.h"

namespace nnc::kernels::ref {
namespace {

// The reduced dimensions of one output element, walked in order.
struct Inner {
  Dims sizes, strides;
  int64_t numel = 1;
};

Inner inner_dims(const View& out, const ConstView& in) {
  Inner r;
  for (int64_t d = 0; d < in.ndim(); ++d) {
    if (out.size(d) == in.size(d)) continue;
    r.sizes.push_back(in.size(d));
    r.strides.push_back(in.stride(d));
    r.numel *= in.size(d);
  }
  return r;
}

// Element i (in row-major order) of the reduced dimensions.
int64_t offset_of(const Inner& r, int64_t i) {
  int64_t offset = 0;
  for (int64_t d = r.sizes.size() - 1; d >= 0; --d) {
    offset += i % r.sizes[d] * r.strides[d];
    i /= r.sizes[d];
  }
  return offset;
}

// Pairwise: the error grows with log n. The depth is log2 of an int64, at most 63.
template <class C, class F>
C sum_pairwise(int64_t begin, int64_t end, const F& at) {
  if (end - begin <= 32) {
    C s = 0;
    for (int64_t i = begin; i < end; ++i) s = plus(s, at(i));
    return s;
  }
  const int64_t middle = begin + (end - begin) / 2;
  return plus(sum_pairwise<C>(begin, middle, at), sum_pairwise<C>(middle, end, at));
}

// The largest (smallest) element; the first NaN ends the search.
template <class C, class F>
C extreme(bool largest, int64_t n, const F& at) {
  C r = at(0);
  for (int64_t i = 1; i < n && !is_nan(r); ++i) {
    const C v = at(i);
    if (is_nan(v) || (largest ? v > r : v < r)) r = v;
  }
  return r;
}

template <class C, class F>
C reduce_one(Reduce op, int64_t n, double p0, const F& at) {
  using S = std::conditional_t<std::is_floating_point_v<C>, double, C>;  // of sums
  const auto plain = [&](int64_t i) {
    const C v = at(i);
    return op == Reduce::kNanSum && is_nan(v) ? S(0) : static_cast<S>(v);
  };
  const auto absolute = [&](int64_t i) { return magnitude<C>(at(i)); };
  const auto nonzero = [&](int64_t i) { return at(i) != C(0) ? S(1) : S(0); };
  switch (op) {
    case Reduce::kSum:
    case Reduce::kNanSum:
      return static_cast<C>(sum_pairwise<S>(0, n, plain));
    case Reduce::kMax:
      return extreme<C>(true, n, at);
    case Reduce::kMin:
      return extreme<C>(false, n, at);
    case Reduce::kAbsMax:
      return extreme<C>(true, n, absolute);
    case Reduce::kAbsMin:
      return extreme<C>(false, n, absolute);
    case Reduce::kAny:
      return C(sum_pairwise<S>(0, n, nonzero) != S(0));
    case Reduce::kAll:
      return C(sum_pairwise<S>(0, n, nonzero) == S(n));
    case Reduce::kCountNonzero:
      return static_cast<C>(sum_pairwise<S>(0, n, nonzero));
    case Reduce::kAbsSum:
      return static_cast<C>(sum_pairwise<S>(0, n, [&](int64_t i) { return S(absolute(i)); }));
    case Reduce::kSquareSum:
      return static_cast<C>(
          sum_pairwise<S>(0, n, [&](int64_t i) { return times(plain(i), plain(i)); }));
    case Reduce::kPowSum:
      return static_cast<C>(sum_pairwise<S>(0, n, [&](int64_t i) {
        return static_cast<S>(std::pow(static_cast<double>(absolute(i)), p0));
      }));
    case Reduce::kProd:
      break;
  }
  C r = 1;
  for (int64_t i = 0; i < n; ++i) r = times(r, at(i));
  return r;
}

// What elements of In are reduced in on the way to Out.
template <class In, class Out>
using accumulator_t =
    std::conditional_t<std::is_integral_v<In>, int64_t,
                       std::conditional_t<std::is_integral_v<Out>, double, compute_t<Out>>>;

template <class In, class Out>
void reduce_as(Reduce op, const ConstView* const (&views)[2], const Inner& inner, double p0) {
  using C = accumulator_t<In, Out>;
  const int64_t grain = grain_of(inner.numel);
  LoopPlan<2>(views).run(grain, [&](char* const* p, const int64_t* s, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
      const In* base = reinterpret_cast<const In*>(p[1] + i * s[1]);
      const C v = reduce_one<C>(op, inner.numel, p0, [&](int64_t k) {
        return static_cast<C>(static_cast<compute_t<In>>(base[offset_of(inner, k)]));
      });
      Out* o = reinterpret_cast<Out*>(p[0] + i * s[0]);
      if constexpr (std::is_arithmetic_v<Out>)
        *o = static_cast<Out>(v);
      else
        *o = Out(static_cast<float>(v));
    }
  });
}

}  // namespace

bool reduce(Reduce op, const View& out, const ConstView& in, double p0) {
  const Inner inner = inner_dims(out, in);
  // Walk the kept dimensions of out and in together.
  Dims kept(in.strides());
  for (int64_t d = 0; d < in.ndim(); ++d) {
    if (out.size(d) == 1) kept[d] = 0;
  }
  const ConstView first = restrided(in, out.sizes(), kept);
  const ConstView* views[2] = {&out, &first};
  dispatch_all(in.dtype(), [&](auto tag) {
    using In = typename decltype(tag)::type;
    if (out.dtype() == in.dtype()) return reduce_as<In, In>(op, views, inner, p0);
    if (out.dtype() == DType::kBool) return reduce_as<In, bool>(op, views, inner, p0);
    reduce_as<In, int64_t>(op, views, inner, p0);
  });
  return true;
}

}  // namespace nnc::kernels::ref
