// SPDX-License-Identifier: Apache-2.0
// Running results against the reference: along each dimension, from both ends, of more lines than
// are worked on at a time, with NaN, infinities and ties.
#include "kernels/scan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "kernels/common/backend.h"
#include "kernels/reduce.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

Tensor numbers(Sizes sizes, DType dtype) {
  const Tensor t = Tensor::empty(sizes, dtype);
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for (int64_t i = 0; i < t.numel(); ++i) {
      const double v = i * 37 % 13 * 0.125 + 0.25;
      const double odd = i % 211 == 3 ? NAN : i % 97 == 5 ? INFINITY : -v;
      t.mutable_data<T>()[i] = T(std::is_integral_v<T> ? i * 37 % 13 : i % 5 == 0 ? odd : v);
    }
  });
  return t;
}

void expect_equal(const Tensor& a, const Tensor& b, const char* what, int64_t dim) {
  dispatch_all(a.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    int64_t wrong = 0;
    for (int64_t i = 0; i < a.numel(); ++i) {
      const auto u = static_cast<compute_t<T>>(a.data<T>()[i]);
      const auto v = static_cast<compute_t<T>>(b.data<T>()[i]);
      wrong += !(u == v || (u != u && v != v));
    }
    EXPECT_EQ(wrong, 0) << what << " along " << dim << ", torch." << dtype_name(a.dtype());
  });
}

// run(results) with the fast loops, then with the reference.
template <class F>
void expect_as_reference(const char* what, int64_t dim, const F& run) {
  Tensor fast[2], plain[2];
  run(fast);
  use_reference(true);
  run(plain);
  use_reference(false);
  expect_equal(fast[0], plain[0], what, dim);
  if (fast[1].defined()) expect_equal(fast[1], plain[1], what, dim);
}

TEST(Scan, AsTheReference) {
  for (const DType dtype : {DType::kFloat32, DType::kFloat64, DType::kBFloat16, DType::kInt64}) {
    const Tensor x = numbers({7, 19, 70}, dtype);
    // The second dimension first: lines that are neighbours in one operand alone.
    const ConstView turned = restrided(x.view(), {19, 7, 70}, {70, 19 * 70, 1});
    for (int64_t dim = 0; dim < 3; ++dim) {
      for (const ConstView& in : {x.view(), turned}) {
        for (const bool flag : {false, true}) {
          expect_as_reference("cumsum", dim, [&](Tensor* y) {
            y[0] = Tensor::empty(in.sizes(), dtype);
            cumsum(y[0].mutable_view(), in, dim, flag);
          });
          expect_as_reference("cummax", dim, [&](Tensor* y) {
            y[0] = Tensor::empty(in.sizes(), dtype);
            y[1] = Tensor::empty(in.sizes(), DType::kInt64);
            cumulative_extreme(flag, y[0].mutable_view(), y[1].mutable_view(), in, dim);
          });
          if (dtype == DType::kInt64) continue;
          const Tensor w = numbers(in.sizes(), dtype);
          expect_as_reference("linear_scan", dim, [&](Tensor* y) {
            y[0] = Tensor::empty(in.sizes(), dtype);
            linear_scan(y[0].mutable_view(), in, w.view(), dim, flag);
          });
        }
        expect_as_reference("cumprod", dim, [&](Tensor* y) {
          y[0] = Tensor::empty(in.sizes(), dtype);
          cumprod(y[0].mutable_view(), in, dim);
        });
      }
    }
  }
}

}  // namespace
}  // namespace nnc::kernels
