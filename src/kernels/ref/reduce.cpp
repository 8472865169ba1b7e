// SPDX-License-Identifier: Apache-2.0
#include "kernels/reduce.h"

#include <cmath>
#include <limits>

#include "kernels/loop.h"

namespace nnc::kernels::ref {
namespace {

// The reduced dimensions of one output element, walked in order.
struct Inner {
  Dims sizes, strides;
  int64_t numel = 1;
};

Inner inner_dims(const View& out, const View& in) {
  Inner r;
  for (int64_t d = 0; d < in.ndim; ++d) {
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
    for (int64_t i = begin; i < end; ++i) s += at(i);
    return s;
  }
  const int64_t middle = begin + (end - begin) / 2;
  return sum_pairwise<C>(begin, middle, at) + sum_pairwise<C>(middle, end, at);
}

template <class C>
bool is_nan(C v) {
  if constexpr (std::is_floating_point_v<C>) return std::isnan(v);
  else return false;
}

template <class C, class F>
C reduce_one(Reduce op, int64_t n, const F& at) {
  C r = op == Reduce::kProd || op == Reduce::kAll ? C(1) : C(0);
  switch (op) {
    case Reduce::kSum:
      return sum_pairwise<C>(0, n, at);
    case Reduce::kProd:
      for (int64_t i = 0; i < n; ++i) r = C(r * at(i));
      return r;
    case Reduce::kMax:
    case Reduce::kMin:
      r = at(0);
      for (int64_t i = 1; i < n && !is_nan(r); ++i) {
        const C v = at(i);
        if (is_nan(v) || (op == Reduce::kMax ? v > r : v < r)) r = v;
      }
      return r;
    case Reduce::kAny:
      for (int64_t i = 0; i < n; ++i) r = C(r != C(0) || at(i) != C(0));
      return r;
    default:
      for (int64_t i = 0; i < n; ++i) r = C(r != C(0) && at(i) != C(0));
      return r;
  }
}

// Integers are summed as uint64, which wraps; bool as bytes.
template <class T>
using accumulator_t =
    std::conditional_t<std::is_integral_v<T>, int64_t, compute_t<T>>;

}  // namespace

bool reduce(Reduce op, const View& out, const View& in) {
  const Inner inner = inner_dims(out, in);
  // Walk the kept dimensions of out and in together.
  Dims kept(in.strides());
  for (int64_t d = 0; d < in.ndim; ++d) {
    if (out.size(d) == 1) kept[d] = 0;
  }
  View first = in;
  first.size_data = out.size_data;
  first.stride_data = kept.data();
  first.numel = out.numel;
  const View* views[2] = {&out, &first};
  dispatch_all(in.dtype, [&](auto in_tag) {
    using In = typename decltype(in_tag)::type;
    dispatch_all(out.dtype, [&](auto out_tag) {
      using Out = typename decltype(out_tag)::type;
      using C = std::conditional_t<std::is_integral_v<Out>, accumulator_t<In>, compute_t<Out>>;
      const int64_t grain = 1 + kGrain / (inner.numel + 1);
      LoopPlan<2>(views).run(grain, [&](char* const* p, const int64_t* s, int64_t n) {
        for (int64_t i = 0; i < n; ++i) {
          const In* base = reinterpret_cast<const In*>(p[1] + i * s[1]);
          const C v = reduce_one<C>(op, inner.numel, [&](int64_t k) {
            return static_cast<C>(static_cast<compute_t<In>>(base[offset_of(inner, k)]));
          });
          Out* o = reinterpret_cast<Out*>(p[0] + i * s[0]);
          if constexpr (std::is_arithmetic_v<Out>) *o = static_cast<Out>(v);
          else *o = Out(static_cast<float>(v));
        }
      });
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
