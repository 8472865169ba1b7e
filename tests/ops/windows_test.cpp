// SPDX-License-Identifier: Apache-2.0
// Windows that lie far apart or mostly in the padding, and what pools refuse. PyTorch 2.14 gave the
// values.
#include <gtest/gtest.h>

#include <numeric>

#include "engine/backward.h"
#include "ops/conv.h"
#include "ops/join.h"
#include "ops/norm.h"
#include "ops/pool.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

constexpr int64_t kHuge = INT64_C(1) << 61;

std::vector<double> counted(int64_t n) {
  std::vector<double> v(static_cast<size_t>(n));
  std::iota(v.begin(), v.end(), 0.0);
  return v;
}

class FarWindows : public ::testing::TestWithParam<DType> {};

// An 8x8 image and a 3x3 kernel of 0, 1, ...: with either geometry only its first place is seen.
TEST_P(FarWindows, ConvolutionAndGradients) {
  const struct {
    int64_t stride, padding;
    std::vector<double> y;
  } cases[] = {{1000000000, 1000000000, {0, 0, 0, 0, 474, 0, 0, 0, 0}},
               {INT32_MAX, 0, {474}},
               {INT64_MAX, 0, {474}}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.stride);
    const Tensor x = make_tensor({1, 1, 8, 8}, GetParam(), counted(64), Layout::kPlain, true);
    const Tensor w = make_tensor({1, 1, 3, 3}, GetParam(), counted(9), Layout::kPlain, true);
    const Tensor y = ops::conv(2, x, w, {}, {c.stride}, {c.padding});
    EXPECT_EQ(values_of(y), c.y);
    const Tensors g =
        gradients({&y, 1}, Tensors{x, w}, Tensors{Tensor::ones(y.sizes(), y.dtype())}, {}, false);
    EXPECT_EQ(values_of(g[1]), (std::vector<double>{0, 1, 2, 8, 9, 10, 16, 17, 18}));
    std::vector<double> gx(64);
    for (size_t i = 0; i < 9; ++i) gx.at(i / 3 * 8 + i % 3) = static_cast<double>(i);
    EXPECT_EQ(values_of(g[0]), gx);
  }
}

TEST_P(FarWindows, WhatCannotMatterMayBeLarge) {
  const Tensor x = make_tensor({1, 1, 2, 2}, GetParam(), {1, 2, 3, 4});
  const Tensor one = make_tensor({1, 1, 1, 1}, GetParam(), {2});
  EXPECT_EQ(values_of(ops::conv(2, x, one, {}, {}, {}, {INT64_MAX})),
            (std::vector<double>{2, 4, 6, 8}));
  EXPECT_EQ(values_of(ops::conv_transpose(2, one, x, {}, {INT64_MAX})),
            (std::vector<double>{2, 4, 6, 8}));
  EXPECT_EQ(values_of(ops::max_pool(2, x, {2}, {INT32_MAX})), (std::vector<double>{4}));
}

INSTANTIATE_TEST_SUITE_P(Types, FarWindows,
                         ::testing::Values(DType::kFloat32, DType::kFloat64, DType::kFloat16,
                                           DType::kBFloat16),
                         [](const auto& info) { return std::string(dtype_name(info.param)); });

TEST(Windows, ConvolutionRefusesWhatNoIntHolds) {
  const Tensor x = Tensor::ones({1, 4, 3}, DType::kFloat32);
  const Tensor w = Tensor::ones({2, 4, 1}, DType::kFloat32);
  const auto too_large = [](const auto& f, const char* op) {
    expect_error(f, Code::kInvalid, std::string(op) + ": padding=");
    expect_error(f, Code::kInvalid, "value cannot be converted to type int without overflow");
  };
  too_large([&] { ops::conv(1, x, w, {}, {kHuge}, {kHuge}); }, "conv1d");
  const Tensor v = Tensor::ones({4, 1, 1}, DType::kFloat32);
  for (const int64_t padding : {INT64_MAX, INT64_MAX - 1, INT64_MAX - 9999999, kHuge}) {
    too_large([&] { ops::conv_transpose(1, x, v, {}, {}, {padding}); }, "conv_transpose1d");
  }
  expect_error([&] { ops::conv_transpose(1, x, v, {}, {INT64_MAX}); }, Code::kMemory,
               "conv_transpose1d: 2 * 9223372036854775807 does not fit into 64 bits");
}

TEST(Windows, PoolsRefuseWhatNoIntHolds) {
  const Tensor x = Tensor::ones({1, 1, 8, 8}, DType::kFloat32);
  const std::string text = "=[4294967296, 4294967296]: value cannot be converted to type int";
  const int64_t v = INT64_C(1) << 32;
  expect_error([&] { ops::max_pool(2, x, {v}); }, Code::kInvalid, "max_pool2d: kernel_size" + text);
  expect_error([&] { ops::max_pool(2, x, {2}, {v}); }, Code::kInvalid, "stride" + text);
  expect_error([&] { ops::max_pool(2, x, {2}, {1}, {v}); }, Code::kInvalid, "padding" + text);
  expect_error([&] { ops::max_pool(2, x, {2}, {1}, {}, {v}); }, Code::kInvalid, "dilation" + text);
  expect_error([&] { ops::avg_pool(2, x, {v}); }, Code::kInvalid, "avg_pool2d: kernel_size" + text);
  expect_error([&] { ops::lp_pool(2, x, 2, {v}); }, Code::kInvalid,
               "lp_pool2d: kernel_size" + text);
  expect_error([&] { ops::local_response_norm(x, v, 1e-4, 0.75, 1); }, Code::kInvalid,
               "local_response_norm: size=");
}

TEST(Windows, ErrorsNameTheCalledFunction) {
  const Tensor x = Tensor::ones({1, 1, 4, 4}, DType::kFloat32);
  expect_error([&] { ops::lp_pool(2, x, 2, {5}); }, Code::kShape, "lp_pool2d: Given input size");
  expect_error([&] { ops::lp_pool(2, x, 2, {}); }, Code::kInvalid, "lp_pool2d: kernel_size");
  expect_error([&] { ops::lp_pool(1, x, 2, {2}); }, Code::kShape, "lp_pool1d: Expected");
}

TEST(Windows, IntegersArePooledAsInPyTorch) {
  for (const DType t : {DType::kUInt8, DType::kInt8, DType::kInt16, DType::kInt32, DType::kBool}) {
    const Tensor x = Tensor::ones({1, 1, 16, 16}, t);
    const int64_t divisor = 256;
    expect_error([&] { ops::avg_pool(2, x, {16}, {}, {}, false, true, &divisor); }, Code::kDtype,
                 "avg_pool2d: not implemented for torch.");
    expect_error([&] { ops::adaptive_avg_pool(2, x, {1}); }, Code::kDtype, "not implemented");
    expect_error([&] { ops::adaptive_max_pool(2, x, {1}); }, Code::kDtype, "not implemented");
    if (t == DType::kBool) continue;
    EXPECT_EQ(values_of(ops::max_pool(2, x, {16})), std::vector<double>{1});
    expect_error([&] { ops::conv_transpose(2, x, x, {}); }, Code::kDtype,
                 "conv_transpose2d: not implemented for torch.");
  }
  constexpr int64_t kLong = INT64_C(1) << 62;
  const Tensor whole = Tensor::ones({1, 1, 3, 3}, DType::kInt64);
  expect_error([&] { ops::avg_pool(2, whole, {kLong}, {1}, {kLong / 2}); }, Code::kInvalid,
               "cannot be converted to type int without overflow");
  const Tensor x = Tensor::full({1, 1, 2, 2}, 7, DType::kInt64);
  for (const int64_t divisor :
       {INT64_C(256), INT64_C(-2), INT64_MAX, INT64_MIN, INT64_C(1) << 33}) {
    EXPECT_EQ(values_of(ops::avg_pool(2, x, {2}, {}, {}, false, true, &divisor)),
              std::vector<double>{divisor == -2 ? -14.0 : 0.0});
  }
  const int64_t minus_one = -1;
  const Tensor least = Tensor::full({1, 1, 1, 1}, INT64_MIN, DType::kInt64);
  EXPECT_EQ(ops::avg_pool(2, least, {1}, {}, {}, false, true, &minus_one).data<int64_t>()[0],
            INT64_MIN);
}

TEST(Windows, NothingToComputeEndsAtOnce) {
  const Tensor none = Tensor::empty({0, 1, 4}, DType::kFloat32);
  const int64_t many = INT64_C(1) << 40;
  EXPECT_EQ(ops::adaptive_avg_pool(1, none, {many}).size(2), many);
  EXPECT_EQ(ops::adaptive_max_pool(1, none, {many}).size(2), many);
  EXPECT_EQ(ops::pad(none, {many, 3}, "replicate").size(2), many + 7);
  const Tensor wide = ops::expand(Tensor::empty({0, 1, 1}, DType::kFloat32), {0, 1, many});
  EXPECT_EQ(ops::pad(wide, {many - 1, 3}, "reflect").size(2), 2 * many + 2);
  EXPECT_EQ(ops::max_pool(1, wide, {2}).size(2), many / 2);
  EXPECT_EQ(ops::avg_pool(1, wide, {2}).size(2), many / 2);
  EXPECT_EQ(ops::lp_pool(1, wide, 2, {2}).size(2), many / 2);
}

TEST(Windows, SizesAreCheckedBeforeWindowsAreListed) {
  const Tensor x = Tensor::ones({1, 1, 2}, DType::kFloat32);
  const Tensor y = Tensor::ones({1, 1, 2, 2, 2}, DType::kFloat32);
  expect_error([&] { ops::pad(x, {3, INT64_C(1) << 46}, "circular"); }, Code::kShape, "wrapping");
  for (const int64_t n : {INT64_C(1) << 62, INT64_C(1) << 46}) {
    expect_error([&] { ops::adaptive_avg_pool(1, x, {n}); }, Code::kMemory, "");
    expect_error([&] { ops::adaptive_max_pool(1, x, {n}); }, Code::kMemory, "");
    expect_error([&] { ops::adaptive_avg_pool(3, y, {n}); }, Code::kMemory, "");
    expect_error([&] { ops::adaptive_max_pool(3, y, {n}); }, Code::kMemory, "");
    expect_error([&] { ops::pad(x, {n, n}, "replicate"); }, Code::kMemory, "");
    expect_error([&] { ops::pad(x, {n, n}, "constant"); }, Code::kMemory, "");
  }
}

TEST(Windows, PartsAreCountedBeforeTheyAreMade) {
  const Tensor x = ops::expand(Tensor::ones({1, 1}, DType::kFloat32), {INT64_C(1) << 33, 1});
  expect_error([&] { ops::split(x, 1, 0, 4); }, Code::kInvalid,
               "split: 8589934592 tensors, but capacity is 4");
  expect_error([&] { ops::chunk(x, INT64_C(1) << 40, 0, 4); }, Code::kInvalid, "chunk: 8589934592");
  expect_error([&] { ops::unbind(x, 0, 4); }, Code::kInvalid, "unbind: 8589934592");
  const Tensor none = Tensor::ones({0}, DType::kFloat32);
  expect_error([&] { ops::chunk(none, INT64_C(1) << 62, 0, 4); }, Code::kInvalid,
               "chunk: 46116860");
  EXPECT_THROW(ops::chunk(none, INT64_C(1) << 62), std::length_error);
}

TEST(Windows, NegativePaddingTakesFromTheInputOnly) {
  const Tensor x = make_tensor({1, 1, 4}, DType::kFloat32, {1, 2, 3, 4});
  EXPECT_EQ(values_of(ops::pad(x, {-4, 2}, "constant")), (std::vector<double>{0, 0}));
  for (const int64_t left : {INT64_C(-5), INT64_MIN}) {
    expect_error([&] { ops::pad(x, {left, INT64_MAX}, "constant"); }, Code::kShape, "negative");
  }
  expect_error([&] { ops::pad(x, {-3, -3}, "constant"); }, Code::kShape, "negative output size");
}

TEST(Windows, UnpoolingKeepsTheLastOfEqualPlaces) {
  const Tensor x = make_tensor({1, 1, 3}, DType::kFloat32, {5, 6, 4}, Layout::kPlain, true);
  const Tensor places = make_tensor({1, 1, 3}, DType::kInt64, {1, 1, 3});
  const Tensor y = ops::max_unpool(1, x, places, {3}, {1});
  EXPECT_EQ(values_of(y), (std::vector<double>{0, 6, 0, 4, 0}));
  Tensor winners;
  const Tensor line = make_tensor({1, 1, 5}, DType::kFloat32, {1, 5, 2, 4, 3});
  const Tensor largest = ops::max_pool(1, line, {3}, {1}, {}, {}, false, &winners);
  EXPECT_EQ(values_of(ops::max_unpool(1, largest, winners, {3}, {1})),
            (std::vector<double>{0, 5, 0, 4, 0}));
  // Each element gets what arrived at its place, and that gathers.
  const Tensor gy = make_tensor({1, 1, 5}, DType::kFloat32, {1, 2, 3, 4, 5}, Layout::kPlain, true);
  BackwardOptions graph;
  graph.create_graph = true;
  const Tensors g = gradients({&y, 1}, {&x, 1}, {&gy, 1}, graph, false);
  EXPECT_EQ(values_of(g[0]), (std::vector<double>{2, 2, 4}));
  const Tensor weights = make_tensor({1, 1, 3}, DType::kFloat32, {1, 10, 100});
  const Tensors gg = gradients({&g[0], 1}, {&gy, 1}, {&weights, 1}, {}, false);
  EXPECT_EQ(values_of(gg[0]), (std::vector<double>{0, 11, 0, 100, 0}));
}

TEST(Windows, UnpoolingTakesAnyWindowsThatGiveAPlane) {
  const Tensor x = Tensor::ones({1, 1, 3, 3}, DType::kFloat32);
  const Tensor places = Tensor::zeros({1, 1, 3, 3}, DType::kInt64);
  EXPECT_EQ(ops::max_unpool(2, x, places, {2}, {0}).size(3), 2);
  EXPECT_EQ(ops::max_unpool(2, x, places, {2}, {2}, {-1}).size(3), 8);
  EXPECT_EQ(ops::max_unpool(2, x, places, {2}, {2}, {2}).size(3), 2);
  expect_error([&] { ops::max_unpool(2, x, places, {2}, {INT64_MAX}); }, Code::kInvalid,
               "max_unpool2d: stride=");
}

TEST(Windows, MeansOfManyElementsAreExact) {
  for (const bool channels_last : {false, true}) {
    const Layout layout = channels_last ? Layout::kChannelsLast : Layout::kPlain;
    const Tensor x =
        make_tensor({1, 2, 300, 300}, DType::kFloat32, std::vector<double>(180000, 0.1f), layout);
    for (const Tensor& y : {ops::adaptive_avg_pool(2, x, {1}), ops::avg_pool(2, x, {300})}) {
      for (const double v : values_of(y)) EXPECT_FLOAT_EQ(static_cast<float>(v), 0.1f);
    }
  }
}

}  // namespace
}  // namespace nnc::testing
