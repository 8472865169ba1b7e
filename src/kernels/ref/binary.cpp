// SPDX-License-Identifier: Apache-2.0
#include "kernels/binary.h"

#include <cmath>

#include "kernels/common/along.h"
#include "kernels/common/loop.h"
#include "kernels/common/wrapping.h"

namespace nnc::kernels::ref {
namespace {

template <class Out, class In, class InB, class F>
void loop_as(const View& out, const ConstView& a, const ConstView& b, const F& f) {
  const ConstView* views[3] = {&out, &a, &b};
  LoopPlan<3>(views).run(kGrain, [&](char* const* p, const int64_t* s, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
      const In x = *reinterpret_cast<const In*>(p[1] + i * s[1]);
      const InB y = *reinterpret_cast<const InB*>(p[2] + i * s[2]);
      *reinterpret_cast<Out*>(p[0] + i * s[0]) =
          static_cast<Out>(f(static_cast<compute_t<In>>(x), static_cast<compute_t<In>>(y)));
    }
  });
}
template <class Out, class In, class F>
void loop(const View& out, const ConstView& a, const ConstView& b, const F& f) {
  if constexpr (!std::is_arithmetic_v<In>) {
    if (b.dtype() == DType::kFloat32) return loop_as<Out, In, float>(out, a, b, f);
  }
  loop_as<Out, In, In>(out, a, b, f);
}

// Operations look for zeros first; memory that has changed since must not end the process.
template <class C>
void check_divisor(C y) {
  if constexpr (std::is_integral_v<C>) {
    check(y != 0, Code::kInvalid, "division: ZeroDivisionError");
  }
}

// By -1 the least integer would overflow. (Of an unsigned type that would be the largest number.)
template <class C>
bool is_minus_one(C y) {
  return std::is_signed_v<C> && y == C(-1);
}

template <class C>
C trunc_div(C x, C y) {
  check_divisor(y);
  if constexpr (std::is_floating_point_v<C>)
    return std::trunc(x / y);
  else
    return is_minus_one(y) ? minus(C(0), x) : C(x / y);
}

template <class C>
C remainder(C x, C y) {
  check_divisor(y);
  if constexpr (std::is_floating_point_v<C>) {
    const C r = std::fmod(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
  } else {
    if (is_minus_one(y)) return 0;
    const C r = C(x % y);
    return r != 0 && (r < 0) != (y < 0) ? C(r + y) : r;
  }
}

// Python's floor division of floats: exact where x / y would round up to the next whole number.
template <class C>
C floor_div(C x, C y) {
  if constexpr (std::is_floating_point_v<C>) {
    if (y == 0) return x / y;
    const C r = std::fmod(x, y);
    C q = (x - r) / y;
    if (r != 0 && (y < 0) != (r < 0)) q -= 1;
    if (q == 0) return std::copysign(C(0), x / y);
    const C down = std::floor(q);
    return q - down > C(0.5) ? down + 1 : down;
  } else {
    const C q = trunc_div(x, y);
    return remainder(x, y) != 0 && ((x < 0) != (y < 0)) ? C(q - 1) : q;
  }
}

template <class C>
C power(C x, C y) {
  if constexpr (std::is_floating_point_v<C>) {
    return std::pow(x, y);
  } else {
    if constexpr (std::is_signed_v<C>) {
      if (y < 0) return x == 1 ? C(1) : x == C(-1) ? (y % 2 ? C(-1) : C(1)) : C(0);
    }
    C result = 1, factor = x;
    for (uint64_t n = static_cast<uint64_t>(y); n; n >>= 1) {
      if (n & 1) result = times(result, factor);
      factor = times(factor, factor);
    }
    return result;
  }
}

template <class T>
bool of_all_types(Binary op, const View& out, const ConstView& a, const ConstView& b,
                  const Scalar& p0) {
  using C = compute_t<T>;
  const C k = p0.to<C>();
  switch (op) {
    case Binary::kAdd:
      loop<T, T>(out, a, b, [k](C x, C y) { return plus(x, times(k, y)); });
      return true;
    case Binary::kSub:
      loop<T, T>(out, a, b, [k](C x, C y) { return minus(x, times(k, y)); });
      return true;
    case Binary::kMul:
      loop<T, T>(out, a, b, times<C>);
      return true;
    case Binary::kMaximum:
      loop<T, T>(out, a, b, [](C x, C y) { return is_nan(x) || x > y ? x : y; });
      return true;
    case Binary::kMinimum:
      loop<T, T>(out, a, b, [](C x, C y) { return is_nan(x) || x < y ? x : y; });
      return true;
    default:
      return false;
  }
}

template <class T>
bool of_numbers(Binary op, const View& out, const ConstView& a, const ConstView& b) {
  using C = compute_t<T>;
  switch (op) {
    case Binary::kTruncDiv:
      loop<T, T>(out, a, b, trunc_div<C>);
      return true;
    case Binary::kFloorDiv:
      loop<T, T>(out, a, b, floor_div<C>);
      return true;
    case Binary::kRemainder:
      loop<T, T>(out, a, b, remainder<C>);
      return true;
    case Binary::kPow:
      loop<T, T>(out, a, b, power<C>);
      return true;
    case Binary::kFmod:
      loop<T, T>(out, a, b, [](C x, C y) {
        check_divisor(y);
        if constexpr (std::is_floating_point_v<C>)
          return std::fmod(x, y);
        else
          return is_minus_one(y) ? C(0) : C(x % y);
      });
      return true;
    default:
      return false;
  }
}

template <class T>
bool of_floats(Binary op, const View& out, const ConstView& a, const ConstView& b) {
  using C = compute_t<T>;
  switch (op) {
    case Binary::kDiv:
      loop<T, T>(out, a, b, [](C x, C y) { return x / y; });
      return true;
    case Binary::kAtan2:
      loop<T, T>(out, a, b, [](C x, C y) { return std::atan2(x, y); });
      return true;
    case Binary::kXlogy:
      loop<T, T>(out, a, b,
                 [](C x, C y) { return x == 0 && !std::isnan(y) ? C(0) : x * std::log(y); });
      return true;
    case Binary::kPrelu:
      loop<T, T>(out, a, b, [](C x, C y) { return x > 0 ? x : x * y; });
      return true;
    case Binary::kGlu:
      loop<T, T>(out, a, b, [](C x, C y) { return x / (1 + std::exp(-y)); });
      return true;
    default:
      return false;
  }
}

template <class T>
bool of_integers(Binary op, const View& out, const ConstView& a, const ConstView& b) {
  using C = compute_t<T>;
  switch (op) {
    case Binary::kBitwiseAnd:
      loop<T, T>(out, a, b, [](C x, C y) { return C(x & y); });
      return true;
    case Binary::kBitwiseOr:
      loop<T, T>(out, a, b, [](C x, C y) { return C(x | y); });
      return true;
    case Binary::kBitwiseXor:
      loop<T, T>(out, a, b, [](C x, C y) { return C(x ^ y); });
      return true;
    default:
      return false;
  }
}

template <class T>
bool arithmetic(Binary op, const View& out, const ConstView& a, const ConstView& b,
                const Scalar& p0) {
  if (of_all_types<T>(op, out, a, b, p0)) return true;
  if constexpr (!std::is_same_v<T, bool>) {
    if (of_numbers<T>(op, out, a, b)) return true;
  }
  if constexpr (std::is_floating_point_v<compute_t<T>>) {
    if (of_floats<T>(op, out, a, b)) return true;
  } else {
    if (of_integers<T>(op, out, a, b)) return true;
  }
  fail(Code::kInternal, "binary: operation ", static_cast<int>(op), " is not defined for torch.",
       a.dtype());
}

template <class T>
void comparison(Binary op, const View& out, const ConstView& a, const ConstView& b) {
  using C = compute_t<T>;
  switch (op) {
    case Binary::kEq:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x == y; });
    case Binary::kNe:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x != y; });
    case Binary::kLt:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x < y; });
    case Binary::kLe:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x <= y; });
    case Binary::kGt:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x > y; });
    case Binary::kGe:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x >= y; });
    case Binary::kLogicalAnd:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x != 0 && y != 0; });
    case Binary::kLogicalOr:
      return loop<bool, T>(out, a, b, [](C x, C y) { return x != 0 || y != 0; });
    default:
      return loop<bool, T>(out, a, b, [](C x, C y) { return (x != 0) != (y != 0); });
  }
}

}  // namespace

bool binary(Binary op, const View& out, const ConstView& a, const ConstView& b, const Scalar& p0) {
  dispatch_all(a.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (op >= Binary::kEq) {
      comparison<T>(op, out, a, b);
    } else {
      arithmetic<T>(op, out, a, b, p0);
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
