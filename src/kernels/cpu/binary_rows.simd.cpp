// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/binary_rows.h"

#include "kernels/cpu/runs.h"
#include "kernels/cpu/vector_angles.h"
#include "kernels/cpu/vector_double.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class Out, class T, class F>
[[gnu::noinline]] void row_of_many(Out* out, const T* a, const T* b, int64_t sb, int64_t n, F f) {
  if (sb == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i], b[i]);
  } else {
    const T y = *b;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i], y);
  }
}
// A first operand that is one value is written out, and the row goes in blocks.
template <class Out, class T, class F>
void row(Out* out, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, F f) {
  if (sa == 1) return row_of_many(out, a, b, sb, n, f);
  constexpr int64_t kLength = 256;
  T block[kLength];
  for (T& x : block) x = *a;
  for (int64_t at = 0; at < n; at += kLength) {
    row_of_many(out + at, block, b + sb * at, sb, n - at < kLength ? n - at : kLength, f);
  }
}
// A row from a function f(x, y) without state: F is its type.
template <class Out, class T, class F>
Row<Out, T> row_of(F) {
  return [](Out* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
    row(o, a, b, sa, sb, n, F());
  };
}

// The same of a function of many instructions.
template <class T, class F>
BinaryRow<T> long_row_of(F) {
  return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
    in_runs(o, a, b, sa, sb, n, [](T* z, const T* x, const T* y) {
      NNC_LANES_LOOP
      for (int64_t i = 0; i < kRun<T>; ++i) z[i] = F()(x[i], y[i]);
    });
  };
}

// What every type has.
template <class T>
BinaryRow<T> pick_ring(Binary op) {
  switch (op) {
    case Binary::kAdd:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T k) {
        if (k == T(1)) return row(o, a, b, sa, sb, n, [](T x, T y) { return x + y; });
        row(o, a, b, sa, sb, n, [k](T x, T y) { return x + k * y; });
      };
    case Binary::kSub:
      return [](T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T k) {
        if (k == T(1)) return row(o, a, b, sa, sb, n, [](T x, T y) { return x - y; });
        row(o, a, b, sa, sb, n, [k](T x, T y) { return x - k * y; });
      };
    case Binary::kMul:
      return row_of<T, T>([](T x, T y) { return x * y; });
    default:
      return nullptr;
  }
}
#if !defined(__AVX2__)
template <class T>
BinaryRow<T> pick_bitwise(Binary op) {
  switch (op) {
    case Binary::kBitwiseAnd:
      return row_of<T, T>([](T x, T y) -> T { return x & y; });
    case Binary::kBitwiseOr:
      return row_of<T, T>([](T x, T y) -> T { return x | y; });
    case Binary::kBitwiseXor:
      return row_of<T, T>([](T x, T y) -> T { return x ^ y; });
    default:
      return nullptr;
  }
}
template <class T>
BinaryRow<T> pick_whole(Binary op) {
  const BinaryRow<T> found = pick_bitwise<T>(op);
  return found ? found : pick_ring<T>(op);
}
#endif

// ---- the rest of a division, exact while the quotient is a float without a fraction; else by the
// library
constexpr float kMostQuotient = 1 << 23;
NNC_VECTOR_INLINE bool quotient_fits(float x, float y) {
  return v_abs(x) < kMostQuotient * v_abs(y) && v_abs(y) <= kLargest;
}
NNC_VECTOR_INLINE float rest_within(float x, float y) {
  const float q = v_trunc(x / y);
#if NNC_HAS_FMA
  const float r = __builtin_fmaf(-q, y, x);
#else
  const float r =
      static_cast<float>(static_cast<double>(x) - static_cast<double>(q) * static_cast<double>(y));
#endif
  // The quotient may have been rounded up.
  const float lost = x < 0 ? -v_abs(y) : v_abs(y);
  return v_copysign(((r != 0) & ((r < 0) != (x < 0))) ? r + lost : r, x);
}
struct Rest {
  NNC_VECTOR_INLINE static float of(float, float, float r) { return r; }
};
struct Remainder {
  NNC_VECTOR_INLINE static float of(float, float y, float r) {
    return ((r != 0) & ((r < 0) != (y < 0))) ? r + y : r;
  }
};
// Python's floor division, as ref/binary.cpp has it.
struct FloorQuotient {
  NNC_VECTOR_INLINE static float of(float x, float y, float r) {
    const float whole = (x - r) / y;
    const float q = ((r != 0) & ((y < 0) != (r < 0))) ? whole - 1.0f : whole;
    const float down = v_floor(q), near = q - down > 0.5f ? down + 1.0f : down;
    const float result = q == 0 ? v_copysign(0.0f, x / y) : near;
    return y == 0 ? x / y : result;
  }
};
// Runs of pairs for which F is not made take the library.
template <class F>
void run_row(float* o, const float* a, const float* b, int64_t sa, int64_t sb, int64_t n, float) {
  in_runs(o, a, b, sa, sb, n, [](float* z, const float* x, const float* y) {
    int32_t outside = 0;
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kRun<float>; ++i) outside |= !F::fits(x[i], y[i]);
    if (outside) {
      for (int64_t i = 0; i < kRun<float>; ++i) z[i] = F::library(x[i], y[i]);
    } else {
      NNC_LANES_LOOP
      for (int64_t i = 0; i < kRun<float>; ++i) z[i] = F::within(x[i], y[i]);
    }
  });
}
template <class Of>
struct OfRest {
  NNC_VECTOR_INLINE static bool fits(float x, float y) { return quotient_fits(x, y); }
  NNC_VECTOR_INLINE static float within(float x, float y) {
    return Of::of(x, y, rest_within(x, y));
  }
  static float library(float x, float y) { return Of::of(x, y, __builtin_fmodf(x, y)); }
};
struct Angle {
  NNC_VECTOR_INLINE static bool fits(float, float) { return true; }
  NNC_VECTOR_INLINE static float within(float y, float x) { return v_atan2(y, x); }
  static float library(float y, float x) { return v_atan2(y, x); }
};
// x^y of a positive x in double, where exp(+-700) is as good as infinity and 0.
struct Power {
  NNC_VECTOR_INLINE static bool fits(float x, float y) {
    return (x > 0) & (x <= kLargest) & (v_abs(y) <= kLargest);
  }
  NNC_VECTOR_INLINE static float within(float x, float y) {
    const double e = static_cast<double>(y) * log_normal(static_cast<double>(x));
    const double low = e < -700 ? -700.0 : e;
    return static_cast<float>(exp_within(low > 700 ? 700.0 : low));
  }
  static float library(float x, float y) { return __builtin_powf(x, y); }
};

// PyTorch's short cuts for common exponents, then the library function.
template <class T>
void power(T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
  const T e = *b;
  if (sa == 1 && sb == 0) {
    if (e == 2) return row(o, a, b, sa, sb, n, [](T x, T) { return x * x; });
    if (e == 3) return row(o, a, b, sa, sb, n, [](T x, T) { return x * x * x; });
    if (e == 1) return row(o, a, b, sa, sb, n, [](T x, T) { return x; });
    if (e == -1) return row(o, a, b, sa, sb, n, [](T x, T) { return 1 / x; });
    if (e == -2) return row(o, a, b, sa, sb, n, [](T x, T) { return (1 / x) * (1 / x); });
  }
  if constexpr (sizeof(T) == 4) {
    run_row<Power>(o, a, b, sa, sb, n, 0);
  } else {
    for (int64_t i = 0; i < n; ++i) o[i] = __builtin_pow(a[i * sa], b[i * sb]);
  }
}

template <class T>
BinaryRow<T> pick_floating(Binary op) {
  switch (op) {
    case Binary::kDiv:
      return row_of<T, T>([](T x, T y) { return x / y; });
    case Binary::kTruncDiv:
      return row_of<T, T>([](T x, T y) { return v_trunc(x / y); });
    case Binary::kPow:
      return power<T>;
    case Binary::kMaximum:
      return row_of<T, T>([](T x, T y) { return x != x || x > y ? x : y; });
    case Binary::kMinimum:
      return row_of<T, T>([](T x, T y) { return x != x || x < y ? x : y; });
    case Binary::kPrelu:
      return row_of<T, T>([](T x, T y) { return x > 0 ? x : x * y; });
    case Binary::kXlogy:
      return long_row_of<T>([](T x, T y) {
        const T v = x * v_log(y);
        return ((x == 0) & (y == y)) ? T(0) : v;
      });
    case Binary::kGlu:
      return long_row_of<T>([](T x, T y) { return x * v_sigmoid(y); });
    default:
      return pick_ring<T>(op);
  }
}

template <class T>
CompareRow<T> pick_comparison(Binary op) {
  switch (op) {
    case Binary::kEq:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return x == y; });
    case Binary::kNe:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return x != y; });
    case Binary::kLt:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return x < y; });
    case Binary::kLe:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return x <= y; });
    case Binary::kGt:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return x > y; });
    case Binary::kGe:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return x >= y; });
    case Binary::kLogicalAnd:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return (x != 0) & (y != 0); });
    case Binary::kLogicalOr:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return (x != 0) | (y != 0); });
    case Binary::kLogicalXor:
      return row_of<uint8_t, T>([](T x, T y) -> uint8_t { return (x != 0) ^ (y != 0); });
    default:
      return nullptr;
  }
}

}  // namespace

BinaryRow<float> binary_row_f32(Binary op) {
  if (op == Binary::kAtan2) return run_row<Angle>;
  if (op == Binary::kFmod) return run_row<OfRest<Rest>>;
  if (op == Binary::kRemainder) return run_row<OfRest<Remainder>>;
  if (op == Binary::kFloorDiv) return run_row<OfRest<FloorQuotient>>;
  return pick_floating<float>(op);
}
BinaryRow<double> binary_row_f64(Binary op) {
  return pick_floating<double>(op);
}
CompareRow<float> compare_row_f32(Binary op) {
  return pick_comparison<float>(op);
}
CompareRow<double> compare_row_f64(Binary op) {
  return pick_comparison<double>(op);
}
#if !defined(__AVX2__)
BinaryRow<uint64_t> binary_row_i64(Binary op) {
  return pick_whole<uint64_t>(op);
}
BinaryRow<uint32_t> binary_row_i32(Binary op) {
  return pick_whole<uint32_t>(op);
}
BinaryRow<uint8_t> binary_row_u8(Binary op) {
  return pick_bitwise<uint8_t>(op);
}
CompareRow<int64_t> compare_row_i64(Binary op) {
  return pick_comparison<int64_t>(op);
}
CompareRow<int32_t> compare_row_i32(Binary op) {
  return pick_comparison<int32_t>(op);
}
CompareRow<uint8_t> compare_row_u8(Binary op) {
  return pick_comparison<uint8_t>(op);
}
#endif

}  // namespace nnc::kernels::cpu::NNC_ISA
