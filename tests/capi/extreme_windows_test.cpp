// SPDX-License-Identifier: Apache-2.0
// Functions with windows, called with extreme numbers: one argument at a time, the others valid.
// Each call ends soon, with an error or with a result whose gradient can be taken.
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/extremes.h"

namespace {

using nnc_test::Owned;

// The numbers of a call, in the order of the row's `values`.
using Numbers = std::vector<int64_t>;

struct Row {
  std::string name;
  std::vector<int64_t> input, weight;  // sizes; no weight: a pooling
  Numbers values;                      // good ones
  std::function<nnc_error*(nnc_ctx*, nnc_tensor*, nnc_tensor*, const int64_t*, nnc_tensor**)> call;
};

std::vector<Row> rows() {
  std::vector<Row> list;
  const auto conv = [&](const std::string& name, auto f, auto t, int64_t rank) {
    std::vector<int64_t> x{1, 4}, w{4, 4};
    for (int64_t d = 0; d < rank; ++d) x.push_back(5), w.push_back(2);
    for (const int64_t taps : {2, 1}) {
      for (int64_t d = 0; d < rank; ++d) w.at(static_cast<size_t>(2 + d)) = taps;
      list.push_back(
          {name + (taps == 1 ? "_one_tap" : ""),
           x,
           w,
           {1, 0, 1, 1},
           [f](nnc_ctx* c, nnc_tensor* a, nnc_tensor* b, const int64_t* v, nnc_tensor** y) {
             return f(c, a, b, nullptr, v, 1, v + 1, 1, v + 2, 1, v[3], y);
           }});
    }
    list.push_back(
        {name + "_stride_and_padding",
         x,
         w,
         {1},
         [f](nnc_ctx* c, nnc_tensor* a, nnc_tensor* b, const int64_t* v, nnc_tensor** y) {
           return f(c, a, b, nullptr, v, 1, v, 1, nullptr, 0, 1, y);
         }});
    list.push_back(
        {name + "_same",
         x,
         w,
         {1, 1},
         [f](nnc_ctx* c, nnc_tensor* a, nnc_tensor* b, const int64_t* v, nnc_tensor** y) {
           return f(c, a, b, nullptr, v, 1, nullptr, NNC_PADDING_SAME, v + 1, 1, 1, y);
         }});
    for (const bool single : {false, true}) {
      for (int64_t d = 0; d < rank && single; ++d) x.at(static_cast<size_t>(2 + d)) = 1;
      list.push_back(
          {"transposed_" + name + (single ? "_single" : ""),
           x,
           w,
           {1, 0, 0, 1, 1},
           [t](nnc_ctx* c, nnc_tensor* a, nnc_tensor* b, const int64_t* v, nnc_tensor** y) {
             return t(c, a, b, nullptr, v, 1, v + 1, 1, v + 2, 1, v[3], v + 4, 1, y);
           }});
    }
  };
  conv("conv1d", nnc_conv1d, nnc_conv_transpose1d, 1);
  conv("conv2d", nnc_conv2d, nnc_conv_transpose2d, 2);
  conv("conv3d", nnc_conv3d, nnc_conv_transpose3d, 3);

  const auto pool = [&](const std::string& rank, std::vector<int64_t> x, auto largest, auto unpool,
                        auto mean, auto adaptive_mean, auto adaptive_largest, auto norm) {
    for (const int32_t ceil : {0, 1}) {
      const std::string mode = ceil ? "_ceil" : "";
      list.push_back(
          {"max_pool" + rank + mode,
           x,
           {},
           {2, 1, 0, 1},
           [=](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v, nnc_tensor** y) {
             return largest(c, a, v, 1, v + 1, 1, v + 2, 1, v + 3, 1, ceil, y, nullptr);
           }});
      list.push_back({"avg_pool" + rank + mode,
                      x,
                      {},
                      {2, 1, 0},
                      [=](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v,
                          nnc_tensor** y) { return mean(c, a, v, ceil, y); }});
      list.push_back({"lp_pool" + rank + mode,
                      x,
                      {},
                      {2, 1},
                      [=](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v,
                          nnc_tensor** y) { return norm(c, a, 2.0, v, 1, v + 1, 1, ceil, y); }});
    }
    list.push_back({"adaptive_avg_pool" + rank,
                    x,
                    {},
                    {2},
                    [=](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v, nnc_tensor** y) {
                      return adaptive_mean(c, a, v, 1, y);
                    }});
    list.push_back({"adaptive_max_pool" + rank,
                    x,
                    {},
                    {2},
                    [=](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v, nnc_tensor** y) {
                      return adaptive_largest(c, a, v, 1, y, nullptr);
                    }});
    list.push_back({"max_unpool" + rank,
                    x,
                    {},
                    {2, 2, 0, 0},
                    [=](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v, nnc_tensor** y) {
                      Owned<nnc_tensor> places;
                      nnc_error* e = nnc_zeros(c, x.data(), std::ssize(x), NNC_INT64, places.out());
                      return e ? e : unpool(c, a, places, v, y);
                    }});
  };
  pool(
      "1d", {1, 1, 6}, nnc_max_pool1d,
      [](nnc_ctx* c, nnc_tensor* a, nnc_tensor* i, const int64_t* v, nnc_tensor** y) {
        return nnc_max_unpool1d(c, a, i, v, 1, v + 1, 1, v + 2, 1, v + 3, 1, y);
      },
      [](nnc_ctx* c, nnc_tensor* a, const int64_t* v, int32_t ceil, nnc_tensor** y) {
        return nnc_avg_pool1d(c, a, v, 1, v + 1, 1, v + 2, 1, ceil, 1, y);
      },
      nnc_adaptive_avg_pool1d, nnc_adaptive_max_pool1d, nnc_lp_pool1d);
  pool(
      "2d", {1, 2, 6, 6}, nnc_max_pool2d,
      [](nnc_ctx* c, nnc_tensor* a, nnc_tensor* i, const int64_t* v, nnc_tensor** y) {
        return nnc_max_unpool2d(c, a, i, v, 1, v + 1, 1, v + 2, 1, nullptr, 0, y);
      },
      [](nnc_ctx* c, nnc_tensor* a, const int64_t* v, int32_t ceil, nnc_tensor** y) {
        return nnc_avg_pool2d(c, a, v, 1, v + 1, 1, v + 2, 1, ceil, 0, nullptr, y);
      },
      nnc_adaptive_avg_pool2d, nnc_adaptive_max_pool2d, nnc_lp_pool2d);
  pool(
      "3d", {1, 2, 3, 4, 3}, nnc_max_pool3d,
      [](nnc_ctx* c, nnc_tensor* a, nnc_tensor* i, const int64_t* v, nnc_tensor** y) {
        return nnc_max_unpool3d(c, a, i, v, 1, v + 1, 1, v + 2, 1, nullptr, 0, y);
      },
      [](nnc_ctx* c, nnc_tensor* a, const int64_t* v, int32_t ceil, nnc_tensor** y) {
        return nnc_avg_pool3d(c, a, v, 1, v + 1, 1, v + 2, 1, ceil, 1, nullptr, y);
      },
      nnc_adaptive_avg_pool3d, nnc_adaptive_max_pool3d, nnc_lp_pool3d);
  list.push_back({"avg_pool2d_divisor",
                  {1, 1, 4, 4},
                  {},
                  {2},
                  [](nnc_ctx* c, nnc_tensor* a, nnc_tensor*, const int64_t* v, nnc_tensor** y) {
                    const int64_t two = 2;
                    return nnc_avg_pool2d(c, a, &two, 1, nullptr, 0, nullptr, 0, 0, 1, v, y);
                  }});
  return list;
}

class ExtremeWindows : public ::testing::TestWithParam<std::tuple<Row, nnc_dtype>> {};

TEST_P(ExtremeWindows, EndSoon) {
  const auto& [row, dtype] = GetParam();
  const nnc_test::LittleMemory limit;
  for (size_t slot = 0; slot < row.values.size(); ++slot) {
    for (const int64_t extreme : nnc_test::kExtremes) {
      Numbers v = row.values;
      v[slot] = extreme;
      SCOPED_TRACE(::testing::Message() << "value " << slot << " is " << extreme);
      const nnc_test::Deadline deadline;
      Owned<nnc_tensor> x, w, y, loss;
      nnc_test::succeed(nnc_rand(nullptr, row.input.data(), std::ssize(row.input), dtype, x.out()));
      nnc_test::succeed(nnc_tensor_requires_grad_(nullptr, x, 1));
      if (!row.weight.empty()) {
        nnc_test::succeed(
            nnc_rand(nullptr, row.weight.data(), std::ssize(row.weight), dtype, w.out()));
        nnc_test::succeed(nnc_tensor_requires_grad_(nullptr, w, 1));
      }
      if (!nnc_test::succeeds_or_fails(row.call(nullptr, x, w, v.data(), y.out()))) continue;
      nnc_test::succeed(nnc_sum(nullptr, y, nullptr, 0, 0, 0, loss.out()));
      nnc_test::succeeds_or_fails(nnc_backward(nullptr, loss));
    }
  }
}

std::string name_of(const ::testing::TestParamInfo<std::tuple<Row, nnc_dtype>>& info) {
  const auto& [row, dtype] = info.param;
  return row.name + (dtype == NNC_FLOAT32   ? "_float32"
                     : dtype == NNC_FLOAT64 ? "_float64"
                     : dtype == NNC_FLOAT16 ? "_float16"
                                            : "_bfloat16");
}

INSTANTIATE_TEST_SUITE_P(Windows, ExtremeWindows,
                         ::testing::Combine(::testing::ValuesIn(rows()),
                                            ::testing::Values(NNC_FLOAT32, NNC_FLOAT64, NNC_FLOAT16,
                                                              NNC_BFLOAT16)),
                         name_of);

}  // namespace
