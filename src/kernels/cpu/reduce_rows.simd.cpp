// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/reduce_rows.h"

#include <cmath>
#include <limits>

#include "kernels/common/wrapping.h"
#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
inline constexpr bool kFloating = std::is_floating_point_v<compute_t<T>>;
// A running result, and what one block is reduced in.
template <class T>
using acc_t = std::conditional_t<kFloating<T>, double, int64_t>;
template <class T>
using block_t = std::conditional_t<kFloating<T>, compute_t<T>, int64_t>;

template <class T>
block_t<T> load(T v) {
  return static_cast<block_t<T>>(static_cast<compute_t<T>>(v));
}
// ---- what is added up, so many at a time: Note [Long sums]
template <class T>
struct Plain {
  static constexpr int64_t kTerms = 8;
  static block_t<T> map(T v, double) { return load(v); }
};
template <class T>
struct Number {
  static constexpr int64_t kTerms = 8;
  static block_t<T> map(T v, double) { return load(v) == load(v) ? load(v) : block_t<T>(0); }
};
template <class T>
struct Absolute {
  static constexpr int64_t kTerms = 8;
  static block_t<T> map(T v, double) { return magnitude(load(v)); }
};
template <class T>
struct Square {
  static constexpr int64_t kTerms = 8;
  static block_t<T> map(T v, double) { return load(v) * load(v); }
};
[[gnu::noinline]] double power_of(double v, double p0) {
  return p0 == 3 ? v * v * v : std::pow(v, p0);
}
template <class T>
struct Power {
  static constexpr int64_t kTerms = 1;
  static block_t<T> map(T v, double p0) {
    return static_cast<block_t<T>>(power_of(static_cast<double>(magnitude(load(v))), p0));
  }
};
template <class T>
struct Nonzero {
  static constexpr int64_t kTerms = 8;
  static block_t<T> map(T v, double) { return load(v) != 0 ? block_t<T>(1) : block_t<T>(0); }
};

// Sums. Those of floating point elements take in whole rows and columns.
template <class T, class Map>
struct Add {
  using A = acc_t<T>;
  using B = block_t<T>;
  static A identity() { return 0; }
  static A join(A a, A b) { return plus(a, b); }
  static B step(B a, T v, double p0) { return plus(a, Map::map(v, p0)); }
  static A block(const T* x, int64_t n, double p0) {
    if constexpr (kFloating<T>) {
      return sum_of<B, Map::kTerms>(n, [=](int64_t i) { return Map::map(x[i], p0); });
    } else {
      uint64_t sum = 0;
#pragma omp simd reduction(+ : sum)
      for (int64_t i = 0; i < n; ++i) sum += static_cast<uint64_t>(Map::map(x[i], p0));
      return static_cast<A>(sum);
    }
  }
  static void columns(A* acc, const T* x, int64_t row_stride, int64_t rows, int64_t stride,
                      int64_t n, double p0) {
    if (stride == 1) {
      sum_rows<B, Map::kTerms>(
          acc, rows, n, [=](int64_t r, int64_t j) { return Map::map(x[r * row_stride + j], p0); });
    } else {
      sum_rows<B, Map::kTerms>(acc, rows, n, [=](int64_t r, int64_t j) {
        return Map::map(x[r * row_stride + j * stride], p0);
      });
    }
  }
};
template <class T, class Op>
inline constexpr bool kHasColumns = false;
template <class T, class Map>
inline constexpr bool kHasColumns<T, Add<T, Map>> = kFloating<T>;

template <class T>
struct Multiply {
  using A = acc_t<T>;
  using B = block_t<T>;
  static A identity() { return 1; }
  // In the element type: a product that overflows must stay infinite.
  static A join(A a, A b) { return times(static_cast<B>(a), static_cast<B>(b)); }
  static B step(B a, T v, double) { return times(a, load(v)); }
  static A block(const T* x, int64_t n, double) {
    B r = 1;
    for (int64_t i = 0; i < n; ++i) r = times(r, load(x[i]));
    return r;
  }
};

// Maxima and minima; NaN wins.
template <class T, bool kLargest, class Map>
struct Extreme {
  using A = acc_t<T>;
  using B = block_t<T>;
  static A identity() {
    if constexpr (kFloating<T>) {
      const A inf = std::numeric_limits<A>::infinity();
      return kLargest ? -inf : inf;
    } else {
      return kLargest ? std::numeric_limits<A>::min() : std::numeric_limits<A>::max();
    }
  }
  template <class V>
  static V pick(V a, V b) {
    const bool better = kLargest ? b > a : b < a;
    return (better | (b != b)) ? b : a;
  }
  static A join(A a, A b) { return pick(a, b); }
  static B step(B a, T v, double p0) { return pick(a, Map::map(v, p0)); }
  static A block(const T* x, int64_t n, double p0) {
    B best = static_cast<B>(identity());
    B odd = 0;  // the NaN found, if any: one more chain instead of a test in each step
    if constexpr (kLargest) {
#pragma omp simd reduction(max : best) reduction(+ : odd)
      for (int64_t i = 0; i < n; ++i) {
        const B v = Map::map(x[i], p0);
        best = v > best ? v : best;
        odd += v != v ? v : B(0);
      }
    } else {
#pragma omp simd reduction(min : best) reduction(+ : odd)
      for (int64_t i = 0; i < n; ++i) {
        const B v = Map::map(x[i], p0);
        best = v < best ? v : best;
        odd += v != v ? v : B(0);
      }
    }
    return odd != odd ? A(odd) : A(best);
  }
};

// ---- rows and columns of one operation
template <class T, class Op>
void init(void* acc, int64_t n) {
  auto* a = static_cast<acc_t<T>*>(acc);
  for (int64_t j = 0; j < n; ++j) a[j] = Op::identity();
}
template <class T, class Op>
void inner(void* acc, const void* x, int64_t stride, int64_t n, double p0) {
  auto* a = static_cast<acc_t<T>*>(acc);
  const T* p = static_cast<const T*>(x);
  constexpr int64_t kBlock = 4 * kReduceBlock;
  for (int64_t at = 0; at < n; at += kBlock) {
    const int64_t m = n - at < kBlock ? n - at : kBlock;
    if (stride == 1) {
      *a = Op::join(*a, Op::block(p + at, m, p0));
      continue;
    }
    // Brought together first: the short chains of a block serve these too.
    T packed[kBlock];
    for (int64_t i = 0; i < m; ++i) packed[i] = p[(at + i) * stride];
    *a = Op::join(*a, Op::block(packed, m, p0));
  }
}
template <class T, class Op>
void outer(void* acc, const void* x, int64_t row_stride, int64_t rows, int64_t stride, int64_t n,
           double p0) {
  constexpr int64_t kRows = 32;  // rows of a block: joined one after the other in its type
  auto* __restrict a = static_cast<acc_t<T>*>(acc);
  const T* p = static_cast<const T*>(x);
  if constexpr (kHasColumns<T, Op>) return Op::columns(a, p, row_stride, rows, stride, n, p0);
  block_t<T> block[kReduceBlock];
  for (int64_t r0 = 0; r0 < rows; r0 += kRows) {
    const int64_t r1 = rows - r0 < kRows ? rows : r0 + kRows;
    for (int64_t j = 0; j < n; ++j) block[j] = static_cast<block_t<T>>(Op::identity());
    int64_t r = r0;
    for (; r + 4 <= r1 && stride == 1; r += 4) {
      const T* q = p + r * row_stride;
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < n; ++j) {
        auto b = Op::step(block[j], q[j], p0);
        b = Op::step(b, q[j + row_stride], p0);
        b = Op::step(b, q[j + 2 * row_stride], p0);
        block[j] = Op::step(b, q[j + 3 * row_stride], p0);
      }
    }
    for (; r < r1; ++r) {
      const T* q = p + r * row_stride;
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < n; ++j) block[j] = Op::step(block[j], q[j * stride], p0);
    }
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < n; ++j) a[j] = Op::join(a[j], acc_t<T>(block[j]));
  }
}
template <class T, class Op>
void merge(void* acc, const void* other, int64_t n) {
  auto* a = static_cast<acc_t<T>*>(acc);
  const auto* b = static_cast<const acc_t<T>*>(other);
  for (int64_t j = 0; j < n; ++j) a[j] = Op::join(a[j], b[j]);
}

enum class Store { kValue, kAny, kAll };
template <class T, class Out, Store kStore>
void store(void* out, int64_t stride, const void* acc, int64_t n, int64_t count) {
  const auto* a = static_cast<const acc_t<T>*>(acc);
  Out* o = static_cast<Out*>(out);
  for (int64_t j = 0; j < n; ++j) {
    if constexpr (kStore == Store::kAny)
      o[j * stride] = a[j] != 0;
    else if constexpr (kStore == Store::kAll)
      o[j * stride] = a[j] == static_cast<acc_t<T>>(count);
    else if constexpr (std::is_arithmetic_v<Out>)
      o[j * stride] = static_cast<Out>(a[j]);
    else
      o[j * stride] = Out(static_cast<float>(a[j]));
  }
}

template <class T, class Out, class Op, Store kStore = Store::kValue>
const ReduceRows* rows() {
  static constexpr ReduceRows kRows = {kDTypeOf<Out>, init<T, Op>,  inner<T, Op>,
                                       outer<T, Op>,  merge<T, Op>, store<T, Out, kStore>};
  return &kRows;
}

template <class T>
const ReduceRows* pick(Reduce op) {
  using Total = std::conditional_t<kFloating<T>, T, int64_t>;
  switch (op) {
    case Reduce::kSum:
      return rows<T, Total, Add<T, Plain<T>>>();
    case Reduce::kProd:
      return rows<T, Total, Multiply<T>>();
    case Reduce::kMax:
      return rows<T, T, Extreme<T, true, Plain<T>>>();
    case Reduce::kMin:
      return rows<T, T, Extreme<T, false, Plain<T>>>();
    case Reduce::kAny:
      return rows<T, bool, Add<T, Nonzero<T>>, Store::kAny>();
    case Reduce::kAll:
      return rows<T, bool, Add<T, Nonzero<T>>, Store::kAll>();
    case Reduce::kCountNonzero:
      return rows<T, int64_t, Add<T, Nonzero<T>>>();
    default:
      break;
  }
  if constexpr (std::is_floating_point_v<T>) {
    if (op == Reduce::kNanSum) return rows<T, T, Add<T, Number<T>>>();
  }
  if constexpr (kFloating<T>) {
    switch (op) {
      case Reduce::kAbsSum:
        return rows<T, T, Add<T, Absolute<T>>>();
      case Reduce::kSquareSum:
        return rows<T, T, Add<T, Square<T>>>();
      case Reduce::kPowSum:
        return rows<T, T, Add<T, Power<T>>>();
      case Reduce::kAbsMax:
        return rows<T, T, Extreme<T, true, Absolute<T>>>();
      case Reduce::kAbsMin:
        return rows<T, T, Extreme<T, false, Absolute<T>>>();
      default:
        break;
    }
  }
  return nullptr;
}

}  // namespace

const ReduceRows* reduce_rows(Reduce op, DType in) {
  if (in == DType::kFloat32) return pick<float>(op);
  if (in == DType::kFloat64) return pick<double>(op);
#if defined(__AVX2__)
  return nullptr;
#else
  return dispatch_all(in, [op](auto tag) { return pick<typename decltype(tag)::type>(op); });
#endif
}

}  // namespace nnc::kernels::cpu::NNC_ISA
