// SPDX-License-Identifier: Apache-2.0
#include "ops/create.h"

#include <cmath>

#include "base/parallel.h"
#include "kernels/copy.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/host.h"
#include "ops/number.h"

namespace nnc::ops {
namespace {

// A number that a double formula gave, as T: cut off for integers.
template <class T>
T from_double(double v) {
  if constexpr (std::is_integral_v<T>)
    return static_cast<T>(Scalar(v).to_int());
  else
    return Scalar(v).to<T>();
}

// PyTorch fills 32 bytes at a time from a first element that is rounded to T, and what is left
// over 64 bytes one by one.
template <class T>
void fill_arange(T* out, int64_t n, double start, double step) {
  constexpr int64_t kBlock = 32 / sizeof(T);
  const int64_t in_blocks = n - n % (2 * kBlock);
  const auto at = [&](int64_t i) { return std::fma(step, static_cast<double>(i), start); };
  parallel_for(n, 32768, [&](int64_t begin, int64_t end) {
    T first{};
    double base = 0;
    for (int64_t i = begin; i < end; ++i) {
      const int64_t lane = i % kBlock;
      if (i >= in_blocks) {
        out[i] = from_double<T>(at(i));
        continue;
      }
      if (lane == 0 || i == begin) {
        first = from_double<T>(at(i - lane));
        base = static_cast<double>(static_cast<compute_t<T>>(first));
      }
      out[i] = lane == 0 ? first : from_double<T>(std::fma(static_cast<double>(lane), step, base));
    }
  });
}

template <class T>
void fill_arange_whole(T* out, int64_t n, int64_t start, int64_t step) {
  for (int64_t i = 0; i < n; ++i) {
    out[i] = static_cast<T>(static_cast<uint64_t>(start) +
                            static_cast<uint64_t>(i) * static_cast<uint64_t>(step));
  }
}

// The first half counts from the start, the second back from the end.
template <class T>
void fill_linspace(T* out, int64_t n, T start, T end) {
  using C = compute_t<T>;
  using Step = std::conditional_t<std::is_integral_v<T>, double, C>;
  const Step a = static_cast<Step>(static_cast<C>(start));
  const Step b = static_cast<Step>(static_cast<C>(end));
  Step step = (b - a) / static_cast<Step>(n - 1);
  if constexpr (!std::is_arithmetic_v<T>) step = static_cast<Step>(T(step));
  const auto at = [&](int64_t k, Step from, Step by) {
    if constexpr (std::is_arithmetic_v<T>) return std::fma(by, static_cast<Step>(k), from);
    // The 16-bit types round the product too.
    else
      return from +
             static_cast<Step>(T(by * static_cast<Step>(static_cast<C>(T(static_cast<C>(k))))));
  };
  for (int64_t i = 0; i < n; ++i) {
    out[i] = static_cast<T>(i < n / 2 ? at(i, a, step) : at(n - i - 1, b, -step));
  }
}

}  // namespace

Tensor full(Sizes sizes, Scalar value, DType dtype, const char* op) {
  check_fits(value, dtype, op);
  Tensor y = Tensor::empty(sizes, dtype);
  kernels::fill(y.mutable_view(), value);
  return y;
}

Tensor full_like(const Tensor& like, Scalar value, DType dtype) {
  check_fits(value, dtype, "full_like");
  Tensor y = Tensor::empty_like(like, dtype);
  kernels::fill(y.mutable_view(), value);
  return y;
}

namespace {
// How many steps lead from start to before end. The distance of two ints fits a uint64_t.
int64_t count_steps(const Scalar& start, const Scalar& end, const Scalar& step) {
  constexpr const char* kTooMany = " elements are too many";
  if (start.kind() == Scalar::Kind::kFloat || end.kind() == Scalar::Kind::kFloat ||
      step.kind() == Scalar::Kind::kFloat) {
    const double n = std::ceil((end.to_double() - start.to_double()) / step.to_double());
    check(n < 0x1p62, Code::kMemory, "arange: ", n, kTooMany);
    return static_cast<int64_t>(n);
  }
  const auto from = static_cast<uint64_t>(start.to_int()), to = static_cast<uint64_t>(end.to_int());
  const auto by = static_cast<uint64_t>(step.to_int());
  const bool up = step.to_int() > 0;
  const uint64_t distance = up ? to - from : from - to, stride = up ? by : uint64_t{0} - by;
  const uint64_t n = distance / stride + (distance % stride != 0 ? 1 : 0);
  check(n < uint64_t{1} << 62, Code::kMemory, "arange: ", n, kTooMany);
  return static_cast<int64_t>(n);
}
}  // namespace

Tensor arange(const Scalar& start, const Scalar& end, const Scalar& step, DType dtype) {
  check_not_bool(dtype, "arange");
  const double from = start.to_double(), to = end.to_double(), by = step.to_double();
  check(by != 0, Code::kInvalid, "arange: step must be nonzero");
  check(std::isfinite(from) && std::isfinite(to) && std::isfinite(by), Code::kInvalid,
        "arange: unsupported range: ", from, " -> ", to);
  check(by > 0 ? to >= from : to <= from, Code::kInvalid,
        "arange: upper bound and lower bound inconsistent with step sign, got start ", from,
        ", end ", to, ", step ", by);
  // The sequence is counted in a wider type, whose elements wrap or overflow.
  const DType wide = !is_floating(dtype)     ? DType::kInt64
                     : item_size(dtype) == 2 ? DType::kFloat32
                                             : DType::kFloat64;
  for (const Scalar* bound : {&start, &end, &step}) check_fits(*bound, wide, "arange");
  const int64_t n = count_steps(start, end, step);
  Tensor y = Tensor::empty({n}, dtype);
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    if constexpr (std::is_integral_v<T>) {
      fill_arange_whole(y.mutable_data<T>(), n, start.to_int(), step.to_int());
    } else {
      fill_arange(y.mutable_data<T>(), n, from, by);
    }
  });
  return y;
}

Tensor linspace(double start, double end, int64_t steps, DType dtype) {
  check(steps >= 0, Code::kInvalid, "linspace: number of steps must be non-negative, got ", steps);
  check_not_bool(dtype, "linspace");
  if (steps > 0) check_fits(start, dtype, "linspace");
  if (steps > 1) check_fits(end, dtype, "linspace");
  Tensor y = Tensor::empty({steps}, dtype);
  if (steps == 0) return y;
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T first = from_double<T>(start);
    if (steps == 1)
      *y.mutable_data<T>() = first;
    else
      fill_linspace<T>(y.mutable_data<T>(), steps, first, from_double<T>(end));
  });
  return y;
}

Tensor linspace(const Tensor& start, const Tensor& end, int64_t steps, DType dtype) {
  check(start.dim() == 0 && end.dim() == 0, Code::kShape,
        "linspace: linspace only supports 0-dimensional start and end tensors, but got start with ",
        start.dim(), " dimension(s) and end with ", end.dim(), " dimension(s).");
  return linspace(item(start), item(end), steps, dtype);
}

Tensor eye(int64_t n, int64_t m, DType dtype) {
  check(n >= 0, Code::kInvalid, "eye: n must be greater or equal to 0, got ", n);
  check(m >= 0, Code::kInvalid, "eye: m must be greater or equal to 0, got ", m);
  Tensor y = full({n, m}, 0, dtype);
  const int64_t length = n < m ? n : m;
  if (length > 0) kernels::fill(y.alias({length}, {m + 1}, 0).mutable_view(), 1);
  return y;
}

}  // namespace nnc::ops
