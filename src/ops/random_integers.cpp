// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "ops/element_type.h"
#include "ops/random.h"
#include "ops/random_fill.h"
#include "ops/random_like.h"
#include "ops/spoken.h"

namespace nnc::ops {

namespace {
// The largest whole number up to which a type holds every one.
int64_t whole_limit(DType t) {
  switch (t) {
    case DType::kFloat16:
      return int64_t{1} << 11;
    case DType::kBFloat16:
      return int64_t{1} << 8;
    case DType::kFloat32:
      return int64_t{1} << 24;
    case DType::kFloat64:
      return int64_t{1} << 53;
    case DType::kInt32:
      return std::numeric_limits<int32_t>::max();
    case DType::kInt16:
      return std::numeric_limits<int16_t>::max();
    case DType::kInt8:
      return std::numeric_limits<int8_t>::max();
    case DType::kUInt8:
      return std::numeric_limits<uint8_t>::max();
    case DType::kBool:
      return 0;
    default:
      return std::numeric_limits<int64_t>::max();
  }
}
}  // namespace

namespace {
// Bounds whose first or last number would be rounded out of the range are moved inwards, by
// PyTorch's formula.
template <class T, int kDigits>
void narrow_bounds(int64_t& from, int64_t& to) {
  const auto rounded = [](int64_t v) {
    const double r =
        static_cast<double>(static_cast<compute_t<T>>(T(static_cast<compute_t<T>>(v))));
    return Scalar(r).to_int();
  };
  // The distance of T's numbers around v.
  const auto step = [](int64_t v) {
    uint64_t rest = v < 0 ? uint64_t{0} - static_cast<uint64_t>(v) : static_cast<uint64_t>(v);
    int n = 0;
    while (rest >>= 1) ++n;
    return int64_t{1} << (n - kDigits + 1);
  };
  const int64_t above = from + 1, below = to - 1;
  const int64_t first = rounded(above), last = rounded(below);
  const bool lift = first < from, lower = last >= to;
  if (lift) from = first + step(above);
  if (lower) to = last - step(below);
}

void narrow_bounds(DType t, int64_t& from, int64_t& to) {
  switch (t) {
    case DType::kFloat16:
      return narrow_bounds<Half, 11>(from, to);
    case DType::kBFloat16:
      return narrow_bounds<BFloat16, 8>(from, to);
    case DType::kFloat32:
      return narrow_bounds<float, 24>(from, to);
    default:
      return narrow_bounds<double, 53>(from, to);
  }
}

void draw_between(const Tensor& x, int64_t from, int64_t to, const char* op) {
  check(from < to, Code::kInvalid, op, ": expects 'from' to be less than 'to', but got from=", from,
        " >= to=", to);
  if (is_floating(x.dtype())) {
    narrow_bounds(x.dtype(), from, to);
    check(from < to, Code::kInvalid, op,
          ": expects 'from' casted to dtype to be less than 'to' casted to dtype, but got from=",
          from, " >= to=", to);
  }
  if (x.dtype() == DType::kFloat16) {
    check(from >= -65504 && to - 1 <= 65504, Code::kInvalid, op,
          ": [from, to) is out of bounds for Half: from=", from, ", to=", to);
  }
  draw_in_place(x, op, "RandomBackward0", [&] {
    const auto fill = [&](auto, auto* p, int64_t n) {
      fill_randint(p, n, from, to, drawn_generator());
    };
    speaking_as(op, [&] { fill_memory(x, fill); });
  });
}
}  // namespace

void random_(const Tensor& x, int64_t from, int64_t to) {
  draw_between(x, from, to, "random_");
}

namespace {
// From `from` to the largest int64: a range that may have 2^64 numbers. Floats take all of them.
void draw_to_the_end(const Tensor& x, int64_t from) {
  const uint64_t base = static_cast<uint64_t>(from);
  const uint64_t range = (uint64_t{1} << 63) - base;  // 0: all of them
  const bool narrow = range != 0 && range < (uint64_t{1} << 28);
  draw_in_place(x, "random_", "RandomBackward0", [&] {
    fill_memory(x, [&](auto tag, auto* p, int64_t n) {
      using T = typename decltype(tag)::type;
      if constexpr (std::is_same_v<T, int64_t> || std::is_floating_point_v<T>) {
        Generator& g = drawn_generator();
        const Drawing drawing(g);
        for (int64_t i = 0; i < n; ++i) {
          const uint64_t word = narrow ? g.random() : g.random64();
          p[i] = static_cast<T>(static_cast<int64_t>(range ? word % range + base : word));
        }
      }
    });
  });
}

void draw_unbounded(const Tensor& x) {
  const bool half = item_size(x.dtype()) == 2 && is_floating(x.dtype());
  draw_in_place(x, "random_", "RandomBackward2", [&] {
    fill_memory(x, [&](auto, auto* p, int64_t n) {
      // The 16-bit floats are drawn as float32, within their own range.
      if (half) return fill_randint(p, n, 0, whole_limit(x.dtype()) + 1, drawn_generator());
      fill_random(p, n, drawn_generator());
    });
  });
}
}  // namespace

void random_(const Tensor& x, int64_t from) {
  if (from == 0) return draw_unbounded(x);
  const DType t = x.dtype();
  const bool all = from == std::numeric_limits<int64_t>::min() && t != DType::kFloat16;
  if (t == DType::kInt64 || (is_floating(t) && all)) return draw_to_the_end(x, from);
  const int64_t last = t == DType::kBool ? 1 : whole_limit(t);
  check(!is_floating(t) || from < last, Code::kInvalid,
        "random_: expects 'from' to be less than the last number, but got from=", from,
        " >= ", last);
  draw_between(x, from, last + 1, "random_");
}

Tensor randint(int64_t low, int64_t high, Sizes sizes, DType dtype) {
  Tensor y = Tensor::empty(sizes, dtype);
  draw_between(y, low, high, "randint");
  return as_new(y);
}

Tensor randint_like(const Tensor& like, int64_t low, int64_t high, DType dtype,
                    MemoryFormat format) {
  Tensor y = empty_like(like, dtype, format, "randint_like");
  draw_between(y, low, high, "randint_like");
  return as_new(y);
}

Tensor randperm(int64_t n, DType dtype) {
  check(n >= 0, Code::kInvalid, "randperm: n must be non-negative, got ", n);
  check_not_bool(dtype, "randperm");
  // n - 1 is the largest element. PyTorch lets bfloat16 round.
  check(n == 0 || dtype == DType::kBFloat16 || n - 1 <= whole_limit(dtype), Code::kInvalid,
        "randperm: n = ", n, " is too large for torch.", dtype);
  const Tensor drawn = Tensor::empty({n}, DType::kInt64);
  const Tensor y = dtype == DType::kInt64 ? drawn : Tensor::empty({n}, dtype);
  fill_randperm(drawn.mutable_data<int64_t>(), n, drawn_generator());
  if (!y.same(drawn)) kernels::copy(y.mutable_view(), drawn.view());
  return y;
}

}  // namespace nnc::ops
