// SPDX-License-Identifier: Apache-2.0
// Sorting and selecting by digits against the reference: many elements, ties, zeros of both signs,
// infinities and NaN of every type.
#include "kernels/order.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kernels/common/backend.h"
#include "kernels/index.h"
#include "kernels/sort.h"
#include "tensor/tensor.h"

namespace nnc::kernels {
namespace {

constexpr DType kEvery[] = {DType::kFloat32, DType::kFloat64, DType::kFloat16, DType::kBFloat16,
                            DType::kInt64,   DType::kInt32,   DType::kInt16,   DType::kInt8,
                            DType::kUInt8,   DType::kBool};

// (rows, n) of few and of many values.
Tensor values_of(DType dtype, int64_t rows, int64_t n) {
  const Tensor t = Tensor::empty({rows, n}, dtype);
  std::mt19937 random(7);
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    T* const x = t.mutable_data<T>();
    constexpr float kOdd[] = {0.0f, -0.0f, INFINITY, -INFINITY, NAN, -NAN, 1e-40f};
    for (int64_t i = 0; i < rows * n; ++i) {
      const int64_t few =
          static_cast<int64_t>(random() % 100) - (std::is_same_v<T, uint8_t> ? 0 : 50);
      if constexpr (std::is_integral_v<T>) {
        const bool wide = sizeof(T) > 1 && i % 3 == 0;
        x[i] = static_cast<T>(wide ? few * (int64_t{1} << (8 * sizeof(T) - 8)) : few);
      } else {
        const float fine = std::ldexp(static_cast<float>(random() % 4096) - 2048, -9);
        x[i] = T(i % 11 == 0 ? kOdd[random() % 7] : i % 2 == 0 ? static_cast<float>(few) : fine);
      }
    }
  });
  return t;
}

template <class F>
void with_both(const F& f) {
  f(0);
  use_reference(true);
  f(1);
  use_reference(false);
}

template <class T>
bool alike(T a, T b) {
  const auto u = static_cast<compute_t<T>>(a), v = static_cast<compute_t<T>>(b);
  return u == v || (u != u && v != v);
}

void expect_alike(const Tensor& a, const Tensor& b, const char* what) {
  dispatch_all(a.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    int64_t wrong = 0;
    for (int64_t i = 0; i < a.numel(); ++i) wrong += !alike(a.data<T>()[i], b.data<T>()[i]);
    EXPECT_EQ(wrong, 0) << what << ", torch." << dtype_name(a.dtype());
  });
}

TEST(Sort, AsTheReference) {
  for (const DType dtype : kEvery) {
    for (const int64_t n : {1, 2, 191, 193, 5000}) {
      for (const bool descending : {false, true}) {
        const Tensor x = values_of(dtype, 3, n);
        Tensor values[2], order[2];
        with_both([&](int i) {
          values[i] = Tensor::empty({3, n}, dtype);
          order[i] = Tensor::empty({3, n}, DType::kInt64);
          sort_rows(x.view(), 3, n, descending, values[i].mutable_view(), order[i].mutable_view());
        });
        expect_alike(values[0], values[1], "values");
        expect_alike(order[0], order[1], "order");  // it is stable
      }
    }
  }
}

TEST(Sort, FirstOfAnOrder) {
  for (const DType dtype : kEvery) {
    for (const int64_t k : {1, 3, 40, 100, 4999, 5000}) {
      for (const bool descending : {false, true}) {
        const Tensor x = values_of(dtype, 3, 5000);
        Tensor values[2], order[2];
        with_both([&](int i) {
          values[i] = Tensor::empty({3, k}, dtype);
          order[i] = Tensor::empty({3, k}, DType::kInt64);
          sort_first(x.view(), 3, 5000, k, descending, values[i].mutable_view(),
                     order[i].mutable_view());
        });
        expect_alike(values[0], values[1], "values");
        expect_alike(order[0], order[1], "order");
      }
    }
  }
}

TEST(Sort, ValuesAlone) {
  for (const DType dtype : {DType::kFloat32, DType::kFloat64, DType::kFloat16}) {
    for (const int64_t n : {1, 100, 5000}) {
      const Tensor x = values_of(dtype, 2, n);
      Tensor values[2];
      with_both([&](int i) {
        values[i] = Tensor::empty({2, n}, dtype);
        sort_values(x.view(), 2, n, values[i].mutable_view());
      });
      expect_alike(values[0], values[1], "values");
    }
  }
}

TEST(Select, AsTheReference) {
  for (const DType dtype : kEvery) {
    if (dtype == DType::kBool) continue;
    for (const int64_t n : {1, 255, 257, 5000}) {
      for (const int64_t k : {int64_t{0}, (n - 1) / 2, n - 1}) {
        for (const Rank rank : {Rank::kKth, Rank::kMedian}) {
          const Tensor x = values_of(dtype, 4, n), index = Tensor::empty({4, 1}, DType::kInt64);
          Tensor values[2];
          with_both([&](int i) {
            values[i] = Tensor::empty({4, 1}, dtype);
            select_rank(rank, values[i].mutable_view(), index.mutable_view(), x.view(), 1, k);
            Tensor alone = Tensor::empty({4, 1}, dtype), there = Tensor::empty({4, 1}, dtype);
            select_rank(rank, alone.mutable_view(), View(), x.view(), 1, k);
            expect_alike(values[i], alone, "without places");
            gather(there.mutable_view(), x.view(), 1, index.view(), "test");
            expect_alike(values[i], there, "places");
          });
          expect_alike(values[0], values[1], "values");
        }
      }
    }
  }
}

}  // namespace
}  // namespace nnc::kernels
