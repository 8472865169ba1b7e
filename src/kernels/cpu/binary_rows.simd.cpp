// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/binary_rows.h"

#include "kernels/cpu/vector_math.h"

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
