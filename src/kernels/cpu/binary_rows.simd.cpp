// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/binary_rows.h"

#include "kernels/cpu/sums.h"
#include "kernels/cpu/vector_angles.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class Out, class T, class F>
void row(Out* out, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, F f) {
  if (sa == 1 && sb == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i], b[i]);
  } else if (sa == 1) {
    const T y = *b;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i], y);
  } else if (sb == 1) {
    const T x = *a;
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = f(x, b[i]);
  } else {
    const Out v = f(*a, *b);
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) out[i] = v;
  }
}
// A row from a function f(x, y) without state: F is its type.
template <class Out, class T, class F>
Row<Out, T> row_of(F) {
  return [](Out* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
    row(o, a, b, sa, sb, n, F());
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

// PyTorch's short cuts for common exponents, then the library function.
template <class T>
void power(T* o, const T* a, const T* b, int64_t sa, int64_t sb, int64_t n, T) {
  const T e = *b;
  if (sa == 1 && sb == 0) {
    if (e == 2) return row(o, a, b, sa, sb, n, [](T x, T) { return x * x; });
    if (e == 3) return row(o, a, b, sa, sb, n, [](T x, T) { return x * x * x; });
    if (e == 1) return row(o, a, b, sa, sb, n, [](T x, T) { return x; });
    if (e == T(0.5)) return row(o, a, b, sa, sb, n, [](T x, T) { return v_sqrt(x); });
    if (e == T(-0.5)) return row(o, a, b, sa, sb, n, [](T x, T) { return 1 / v_sqrt(x); });
    if (e == -1) return row(o, a, b, sa, sb, n, [](T x, T) { return 1 / x; });
    if (e == -2) return row(o, a, b, sa, sb, n, [](T x, T) { return 1 / (x * x); });
  }
  for (int64_t i = 0; i < n; ++i) {
    if constexpr (sizeof(T) == 4)
      o[i] = __builtin_powf(a[i * sa], b[i * sb]);
    else
      o[i] = __builtin_pow(a[i * sa], b[i * sb]);
  }
}

// ---- the rest of a division, exact while the quotient is a float without a fraction; else by the
// library
constexpr float kMostQuotient = 1 << 23;
NNC_VECTOR_INLINE bool quotient_fits(float x, float y) {
  return v_abs(x) < kMostQuotient * v_abs(y) && v_abs(y) <= kLargest;
}
NNC_VECTOR_INLINE float rest_within(float x, float y) {
  const float q = v_trunc(x / y);
#if defined(__FMA__)
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
// In runs of fixed length, the last one filled up. Those for which F is not made take the library.
template <class F>
void run_row(float* o, const float* a, const float* b, int64_t sa, int64_t sb, int64_t n, float) {
  constexpr int64_t kRun = 32;
  for (int64_t at = 0; at < n; at += kRun) {
    const int64_t m = n - at < kRun ? n - at : kRun;
    float x[kRun], y[kRun], z[kRun];
    for (int64_t i = 0; i < kRun; ++i) x[i] = y[i] = 1;
    for (int64_t i = 0; i < m; ++i) x[i] = a[(at + i) * sa], y[i] = b[(at + i) * sb];
    int32_t outside = 0;
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kRun; ++i) outside |= !F::fits(x[i], y[i]);
    if (outside) {
      for (int64_t i = 0; i < m; ++i) z[i] = F::library(x[i], y[i]);
    } else {
      NNC_LANES_LOOP
      for (int64_t i = 0; i < kRun; ++i) z[i] = F::within(x[i], y[i]);
    }
    __builtin_memcpy(o + at, z, static_cast<size_t>(m) * sizeof(float));
  }
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

template <class T>
BinaryRow<T> pick_floating(Binary op) {
  switch (op) {
    case Binary::kDiv:
      return row_of<T, T>([](T x, T y) { return x / y; });
    case Binary::kPow:
      return power<T>;
    case Binary::kMaximum:
      return row_of<T, T>([](T x, T y) { return x != x || x > y ? x : y; });
    case Binary::kMinimum:
      return row_of<T, T>([](T x, T y) { return x != x || x < y ? x : y; });
    case Binary::kPrelu:
      return row_of<T, T>([](T x, T y) { return x > 0 ? x : x * y; });
    case Binary::kXlogy:
      return row_of<T, T>([](T x, T y) {
        const T v = x * v_log(y);
        return ((x == 0) & (y == y)) ? T(0) : v;
      });
    case Binary::kGlu:
      return row_of<T, T>([](T x, T y) { return x * v_sigmoid(y); });
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
  return pick_ring<uint64_t>(op);
}
BinaryRow<uint32_t> binary_row_i32(Binary op) {
  return pick_ring<uint32_t>(op);
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
