// SPDX-License-Identifier: Apache-2.0
// Single values, and what is taken and refused, where the sample table has no row for it. The
// values are PyTorch's.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>

#include "base/random.h"
#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/conv.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/embedding.h"
#include "ops/index.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/norm.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using V = std::vector<double>;
constexpr double kNan = NAN, kInf = INFINITY;

Tensor floats(Sizes sizes, const V& v, bool grad = false, DType t = DType::kFloat32) {
  return make_tensor(sizes, t, v, Layout::kPlain, grad);
}
// The gradient, with a graph of its own.
Tensor slope_of(const Tensor& y, const Tensor& x, const Tensor& dy = {}) {
  return gradients({&y, 1}, {&x, 1}, {&dy, 1}, {.retain_graph = true, .create_graph = true},
                   false)[0];
}
Tensor list(const V& v, DType t = DType::kFloat32, bool grad = false) {
  return make_tensor({static_cast<int64_t>(v.size())}, t, v, Layout::kPlain, grad);
}

void run_backward(const Tensor& y, const Tensor& gy = {}) {
  const Tensor outputs[] = {y}, grads[] = {gy};
  backward(Span<const Tensor>(outputs, 1), Span<const Tensor>(grads, 1), {});
}
V grad_values(const Tensor& leaf) {
  return values_of(grad_of(leaf));
}

// ---- division by what is 0 in the type of the division ----
TEST(Division, LooksAtTheConvertedDivisor) {
  using Divide = Tensor (*)(const Tensor&, Scalar);
  using DivideBy = Tensor (*)(const Tensor&, const Tensor&);
  const Divide numbers[] = {
      ops::floor_divide, ops::remainder, ops::fmod,
      [](const Tensor& a, Scalar b) { return ops::div(a, b, ops::Rounding::kTrunc); },
      [](const Tensor& a, Scalar b) { return ops::div(a, b, ops::Rounding::kFloor); }};
  const DivideBy tensors[] = {
      ops::floor_divide, ops::remainder, ops::fmod,
      [](const Tensor& a, const Tensor& b) { return ops::div(a, b, ops::Rounding::kTrunc); },
      [](const Tensor& a, const Tensor& b) { return ops::div(a, b, ops::Rounding::kFloor); }};
  const std::pair<DType, int64_t> zeros[] = {{DType::kInt8, 256},
                                             {DType::kUInt8, 256},
                                             {DType::kInt16, 65536},
                                             {DType::kInt32, int64_t{1} << 32},
                                             {DType::kInt64, 0}};
  for (const auto& [type, zero] : zeros) {
    const Tensor a = list({5, 7}, type);
    const Tensor b = Tensor::full({}, zero, DType::kInt64);
    for (const Divide f : numbers) {
      expect_error([&] { f(a, Scalar(zero)); }, Code::kInvalid, "ZeroDivisionError");
      EXPECT_EQ(f(a, Scalar(zero + 1)).dtype(), type);
    }
    for (const DivideBy f : tensors) {
      expect_error([&] { f(a, b); }, Code::kInvalid, "ZeroDivisionError");
    }
    expect_error([&] { ops::div_(a, b, ops::Rounding::kTrunc); }, Code::kInvalid,
                 "ZeroDivisionError");
    EXPECT_EQ(values_of(a), V({5, 7}));
  }
}

TEST(Division, EmptyChannelsAndRows) {
  const Tensor x = floats({3, 0}, {}, true);
  const Tensor y = ops::batch_norm(x, {}, {}, {}, {}, true, 0.1, 1e-5);
  run_backward(y, Tensor::ones({3, 0}, DType::kFloat32));
  expect_error(
      [] {
        ops::instance_norm(floats({0, 3}, {}), {}, {}, {}, {}, true, 0.1, 1e-5);
      },
      Code::kInvalid, "Expected more than 1 spatial element");
  const Tensor z = floats({2, 0, 4}, {}, true);
  run_backward(ops::instance_norm(z, {}, {}, {}, {}, true, 0.1, 1e-5),
               Tensor::ones({2, 0, 4}, DType::kFloat32));
}

// ---- numbers that a type does not hold ----
TEST(Numbers, OutOfATypesRangeAreRefused) {
  const Tensor small = list({1, 2}, DType::kInt8), half = list({1, 2}, DType::kFloat16);
  const Tensor mask = list({1, 0}, DType::kBool), zero = list({0}, DType::kInt64);
  const auto refused = [](const auto& f) {
    expect_error(f, Code::kInvalid, "cannot be converted to type");
  };
  refused([&] { ops::fill_(small, 300); });
  refused([&] { ops::fill_(half, 1e6); });
  refused([&] { ops::full({2}, 300, DType::kInt8); });
  refused([&] { ops::full({2}, -256, DType::kUInt8); });
  refused([&] { ops::full({2}, -1.5, DType::kUInt8); });
  refused([&] { ops::full({2}, kNan, DType::kInt32); });
  refused([&] { ops::full({2}, 1e300, DType::kFloat32); });
  refused([&] { ops::masked_fill(small, mask, 300); });
  refused([&] { ops::masked_fill_(half, mask, 1e6); });
  refused([&] { ops::scatter(small, 0, zero, Scalar(300)); });
  refused([&] { ops::clamp_min(small, 200); });
  refused([&] { ops::pow(small, 255); });
  EXPECT_EQ(values_of(small), V({1, 2}));
  EXPECT_EQ(values_of(ops::full({1}, -1, DType::kUInt8)), V({255}));
  EXPECT_EQ(values_of(ops::full({1}, kInf, DType::kFloat16)), V({kInf}));
  EXPECT_EQ(values_of(ops::full({1}, 300, DType::kBool)), V({1}));
}

// ---- writes into memory whose elements coincide ----
TEST(Numbers, FillWritesIntoExpandedTensors) {
  const Tensor one = Tensor::ones({1}, DType::kFloat32);
  ops::fill_(ops::expand(one, {3}), 2);
  EXPECT_EQ(values_of(one), V({2}));
  ops::masked_fill_(ops::expand(one, {3}), list({1, 1, 1}, DType::kBool), 3);
  EXPECT_EQ(values_of(one), V({3}));
  ops::zero_(ops::expand(one, {3}));
  EXPECT_EQ(values_of(one), V({0}));
  expect_error([&] { ops::add_(ops::expand(one, {3}), 1); }, Code::kState,
               "single memory location");
}
TEST(Numbers, FillIsNamedAsInPyTorch) {
  const Tensor y = ops::mul(list({1, 2}, DType::kFloat32, true), 1);
  ops::fill_(y, 2);
  EXPECT_STREQ(grad_fn(y)->name(), "FillBackward2");
}

// ---- random draws ----
TEST(Numbers, RreluDrawsBetweenBoundsOfItsType) {
  Exec settings = exec();
  settings.generator = Ref<Generator>::adopt(new Generator(0));
  const ExecGuard guard(settings);
  const V v = values_of(ops::rrelu(Tensor::full({6}, -1, DType::kFloat32), .1, .3, true));
  EXPECT_EQ(v[0], -0.29401060938835144);
  EXPECT_EQ(v[3], -0.28414955735206604);
}

// ---- sizes and numbers that losses and norms take ----
TEST(Refusals, GaussianVariance) {
  const auto loss = [](Dims x, Dims v) {
    return ops::gaussian_nll_loss(
        Tensor::ones(x, DType::kFloat32), Tensor::zeros(x, DType::kFloat32),
        Tensor::ones(v, DType::kFloat32), false, 1e-6, ops::Reduction::kMean);
  };
  const std::pair<Dims, Dims> taken[] = {{{2, 2}, {1, 2}},      {{4, 3}, {1, 3}}, {{4, 3}, {4, 1}},
                                         {{4, 3}, {4}},         {{3}, {1}},       {{3}, {}},
                                         {{2, 4, 3}, {2, 1, 3}}};
  for (const auto& [x, v] : taken) EXPECT_EQ(values_of(loss(x, v)), V({0.5}));
  const std::pair<Dims, Dims> refused[] = {{{2, 2}, {1, 1}},      {{4, 3}, {1}}, {{4, 3}, {}},
                                           {{4, 3}, {3}},         {{3}, {1, 3}}, {{4, 3}, {1, 2}},
                                           {{2, 4, 3}, {1, 1, 3}}};
  for (const auto& [x, v] : refused) {
    expect_error([&] { loss(x, v); }, Code::kShape, "var is of incorrect size");
  }
}

TEST(Refusals, EpsOfBatchNorm) {
  const Tensor x = floats({4, 1}, {1, 2, 3, 4}), zero = list({0}), one = list({1});
  const auto norm = [&](bool training, double eps) {
    return ops::batch_norm(x, zero, one, {}, {}, training, 0.1, eps);
  };
  expect_error([&] { norm(true, 0); }, Code::kInvalid, "must be positive during training");
  expect_error([&] { norm(true, -1); }, Code::kInvalid, "must be positive during training");
  expect_error([&] { norm(false, -1e-5); }, Code::kInvalid, "must be non-negative");
  EXPECT_EQ(values_of(norm(false, 0)), V({1, 2, 3, 4}));
  expect_error(
      [&] {
        ops::batch_norm(floats({1, 0}, {}), {}, {}, {}, {}, true, .1, 1);
      },
      Code::kInvalid, "more than 1 value per channel");
  EXPECT_EQ(ops::batch_norm(list({}), {}, {}, {}, {}, true, 0.1, 1e-5).numel(), 0);
}

TEST(Refusals, GroupNormOfNothing) {
  expect_error(
      [] {
        ops::group_norm(floats({2, 0, 4}, {}), 2, {}, {}, 1e-5);
      },
      Code::kShape, "number of channels");
  expect_error(
      [] {
        ops::group_norm(floats({2, 4, 0}, {}), 2, {}, {}, 1e-5);
      },
      Code::kShape, "HxW");
  EXPECT_EQ(ops::group_norm(floats({0, 4, 3}, {}), 2, {}, {}, 1e-5).numel(), 0);
}

TEST(Refusals, RollOfNoDimension) {
  const Tensor x = Tensor::ones({}, DType::kFloat32);
  expect_error([&] { ops::roll(x, {0}, {0}); }, Code::kIndex, "no dimensions");
  EXPECT_EQ(values_of(ops::roll(x, {1}, {})), V({1}));
}

// ---- indices ----
TEST(Indices, OfTakeAlongDimCountModuloTheSize) {
  const Tensor x = floats({3}, {1, 2, 3}, true);
  EXPECT_EQ(values_of(ops::take_along_dim(x, list({-1, -4, 3, 100}, DType::kInt64), 0)),
            V({3, 3, 1, 2}));
  expect_error([&] { ops::take_along_dim(x, list({-1}, DType::kInt64)); }, Code::kIndex,
               "out of bounds");
  expect_error([&] { ops::take_along_dim(x, list({1}, DType::kInt32), 0); }, Code::kDtype,
               "should be Long");
}

TEST(Indices, MayHaveAnyTypeWhereEmpty) {
  const Tensor x = list({1, 2, 3}), none = list({}, DType::kUInt8);
  EXPECT_EQ(ops::gather(x, 0, none).numel(), 0);
  EXPECT_EQ(values_of(ops::scatter(x, 0, none, list({}))), V({1, 2, 3}));
  EXPECT_EQ(values_of(ops::scatter(x, 0, none, Scalar(1))), V({1, 2, 3}));
  EXPECT_EQ(values_of(ops::scatter_add(x, 0, none, list({}))), V({1, 2, 3}));
  expect_error([&] { ops::index_select(x, 0, none); }, Code::kDtype, "int32 or int64");
}

TEST(Indices, OfIndexAddInNoDimension) {
  const Tensor x = Tensor::ones({}, DType::kFloat32), s = Tensor::full({}, 2, DType::kFloat32);
  EXPECT_EQ(values_of(ops::index_add(x, 0, list({0}, DType::kInt64), s)), V({3}));
  for (const V& v : {V({0, 0, 0}), V({})}) {
    expect_error([&] { ops::index_add(x, 0, list(v, DType::kInt64), s); }, Code::kShape,
                 "source must have size");
  }
  expect_error([&] { ops::index_add(list({1}), 0, list({0}, DType::kInt64), s); }, Code::kShape,
               "source must have size");
}

TEST(Indices, BytesOfAMaskMayBeAny) {
  const Tensor mask = list({1, 0, 1, 1}, DType::kBool), x = list({1, 2, 3, 4});
  mask.mutable_view().words<uint8_t>()[2] = 255;
  EXPECT_EQ(values_of(ops::masked_select(x, mask)), V({1, 3, 4}));
  EXPECT_EQ(values_of(ops::masked_fill(x, mask, 0)), V({0, 2, 0, 0}));
  EXPECT_EQ(ops::nonzero(mask).size(0), 3);
}

// ---- formulas ----
TEST(Formulas, ZeroFactorsOfProductsSelectNothing) {
  const Tensor n = floats({1, 1}, {kNan}), o = floats({1, 1}, {1});
  const Tensor nb = floats({1, 1, 1}, {kNan}), ob = floats({1, 1, 1}, {1});
  const Tensor nv = list({kNan}), ov = list({1});
  EXPECT_EQ(values_of(ops::addmm(o, n, o, 1, 0)), V({1}));
  EXPECT_EQ(values_of(ops::addmm(n, o, o, 0, 1)), V({1}));
  EXPECT_EQ(values_of(ops::addmm(n, n, o, 0, 0)), V({0}));
  EXPECT_EQ(values_of(ops::addmv(ov, n, ov, 1, 0)), V({1}));
  EXPECT_EQ(values_of(ops::addmv(nv, o, ov, 0, 1)), V({1}));
  EXPECT_EQ(values_of(ops::baddbmm(ob, nb, ob, 1, 0)), V({1}));
  EXPECT_EQ(values_of(ops::baddbmm(nb, ob, ob, 0, 1)), V({1}));
}

// ---- magnitudes near the end of a type ----
// The gradient and that of its sum, by operations that can be differentiated.
std::pair<V, V> both_orders(const std::function<Tensor(const Tensor&)>& f, const Tensor& x) {
  const Tensor outputs[] = {f(x)}, leaves[] = {x}, ones[] = {Tensor::ones(x.sizes(), x.dtype())};
  const Tensors g =
      gradients(Span<const Tensor>(outputs, 1), Span<const Tensor>(leaves, 1),
                Span<const Tensor>(ones, 1), {.retain_graph = true, .create_graph = true}, false);
  const Tensor again[] = {g[0]};
  const Tensors gg = gradients(Span<const Tensor>(again, 1), Span<const Tensor>(leaves, 1),
                               Span<const Tensor>(ones, 1), {}, false);
  return {values_of(g[0]), values_of(gg[0])};
}

TEST(Formulas, SlopesOfLargeNumbers) {
  const V large = {-3e38, 3e38};
  const Tensor x = list(large, DType::kFloat32, true);
  EXPECT_EQ(both_orders(ops::softsign, x), std::pair(V({0, 0}), V({0, 0})));
  EXPECT_EQ(both_orders(ops::atan, x), std::pair(V({0, 0}), V({0, 0})));
}

// What is computed by kernels and by operations is rounded alike: once.
TEST(Formulas, SlopesOf16Bits) {
  using Function = Tensor (*)(const Tensor&);
  const Function functions[] = {ops::sigmoid,
                                ops::tanh,
                                ops::silu,
                                ops::mish,
                                ops::logsigmoid,
                                ops::tanhshrink,
                                ops::softsign,
                                [](const Tensor& x) { return ops::gelu(x, "none"); },
                                [](const Tensor& x) { return ops::gelu(x, "tanh"); }};
  for (const DType t : {DType::kFloat16, DType::kBFloat16}) {
    for (size_t i = 0; i < std::size(functions); ++i) {
      SCOPED_TRACE(i);
      const Tensor x = list({-6e4, -3.3, -.7, 0, .01, 1.2, 5, 300, 6e4}, t, true);
      const V first = both_orders(functions[i], x).first;
      run_backward(functions[i](x), Tensor::ones(x.sizes(), t));
      // The two add up float32 in other orders: half a unit of 16 bits may tip over.
      EXPECT_EQ(difference(first, grad_values(x), t == DType::kFloat16 ? 0x1p-9 : 0x1p-6), "");
    }
  }
}

TEST(Formulas, NormsOfNegativeZero) {
  const Tensor x = list({-0.0, 0.0, -0.0});
  for (const double p : {-kInf, -2., -1., 1., 2., 3., kInf}) {
    const double y = values_of(ops::norm(x, p))[0];
    EXPECT_TRUE(y == 0 && !std::signbit(y)) << p << ": " << y;
  }
}

TEST(Formulas, CrossEntropyBesideInfinity) {
  const Tensor x = floats({2, 2}, {kInf, .25, -kInf, -kInf}, true);
  const Tensor y =
      ops::cross_entropy(x, list({1, 0}, DType::kInt64), {}, -100, ops::Reduction::kNone, 0);
  EXPECT_EQ(values_of(y)[0], kInf);
  EXPECT_TRUE(std::isnan(values_of(y)[1]));
  run_backward(y, list({1, 1}));
  const auto g = grad_values(x);
  EXPECT_EQ(g[0], 1);
  EXPECT_EQ(g[1], -1);
  EXPECT_TRUE(std::isnan(g[2]) && std::isnan(g[3]));
}

// Beside a large offset the differences decide.
TEST(Formulas, CrossEntropyOfLargeScores) {
  for (const double b : {1e3, 1e4, 1e7}) {
    const Tensor x = floats({1, 3}, {b, b - 1, 0}, true);
    run_backward(ops::cross_entropy(x, list({0}, DType::kInt64)));
    EXPECT_EQ(difference(grad_values(x), {-0.2689414213699951, 0.2689414213699951, 0}, 1e-6), "")
        << b;
  }
}

// However large, equal scores share: the maximum and the logarithm of the sum are kept apart.
TEST(Formulas, CrossEntropyOfEqualScores) {
  struct Case {
    DType dtype;
    double score, tolerance;
  };
  for (const Case& c : {Case{DType::kFloat64, 1e8, 1e-14}, Case{DType::kFloat64, 1e300, 1e-14},
                        Case{DType::kFloat32, 1e16, 1e-6}, Case{DType::kFloat32, -3e38, 1e-6},
                        Case{DType::kFloat32, 3e38, 1e-6}}) {
    SCOPED_TRACE(c.score);
    const Tensor x = floats({1, 3}, {c.score, c.score, c.score}, true, c.dtype);
    const Tensor y = ops::cross_entropy(x, list({1}, DType::kInt64));
    EXPECT_EQ(difference(values_of(y), {std::log(3.0)}, c.tolerance), "");
    run_backward(y);
    EXPECT_EQ(difference(grad_values(x), {1 / 3.0, -2 / 3.0, 1 / 3.0}, c.tolerance), "");
  }
}

// Where the slope is beyond the type, what asks for nothing gets nothing.
TEST(Formulas, LogitOfDenormals) {
  for (const bool graph : {false, true}) {
    const Tensor x = list({1e-40, 1e-39, 0.5}, DType::kFloat32, true);
    const Tensor dy = list({0, 1e-10, 0.25}), y = ops::logit(x, {});
    if (!graph) run_backward(y, dy);
    const Tensor g = graph ? slope_of(y, x, dy) : Tensor();
    EXPECT_EQ(difference(graph ? values_of(g) : grad_values(x), {0, 1e29, 1}, 1e-5), "");
  }
}

// An infinite weight is no part of what lies outside the image.
TEST(Formulas, TransposedConvolutionByInfiniteWeights) {
  const V weight{kInf, 1, 1, 1, 1, 1, 1, 1, 1};
  for (const DType t : {DType::kFloat32, DType::kFloat64, DType::kFloat16}) {
    const Tensor x = Tensor::ones({1, 1, 3, 3}, t), w = floats({1, 1, 3, 3}, weight, false, t);
    const Tensor y = ops::conv_transpose(2, x, w, {}, {}, {1, 1});
    EXPECT_EQ(values_of(y), V({kInf, kInf, 4, kInf, kInf, 6, 4, 6, 4}));
  }
}

// Samples that do not count have no part in gradients, the gradients' own too, whatever their
// scores.
TEST(Formulas, CrossEntropyBesideIgnoredScores) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
  const Tensor t = list({-100, 0, -100}, DType::kInt64);
  for (const bool linear : {false, true}) {
    for (const double smoothing : {0.0, 0.1}) {
      SCOPED_TRACE(smoothing);
      const Tensor x = floats({3, 2}, {inf, 0, 1, 2, nan, 0}, true),
                   w = floats({2, 2}, {1, 0, 0, 1});
      const Tensor y =
          linear ? ops::linear_cross_entropy(x, w, t, {}, {}, ops::Reduction::kMean, {}, smoothing)
                 : ops::cross_entropy(x, t, {}, -100, ops::Reduction::kMean, smoothing);
      const Tensor g = slope_of(y, x);
      const Tensor h = slope_of(ops::sum(ops::mul(g, g)), x);
      for (const Tensor& a : {g, h}) {
        const V v = values_of(a);
        EXPECT_EQ(V({v[0], v[1], v[4], v[5]}), V(4, 0));
        EXPECT_NE(v[2], 0);
        EXPECT_TRUE(std::isfinite(v[2] + v[3]));
      }
    }
  }
}

// Sums over more samples than float16 has numbers.
TEST(Formulas, CrossEntropyOfManyFloat16Samples) {
  const int64_t n = 70000;
  const Tensor t = Tensor::zeros({n}, DType::kInt64);
  for (const double smoothing : {0.0, 0.5}) {
    SCOPED_TRACE(smoothing);
    const Tensor x = Tensor::zeros({n, 4}, DType::kFloat16);
    EXPECT_NEAR(values_of(ops::cross_entropy(x, t, {}, -100, ops::Reduction::kMean, smoothing))[0],
                std::log(4.0), 1e-3);
  }
  const Tensor x = Tensor::zeros({n, 4}, DType::kFloat16),
               p = Tensor::full({n, 4}, .25, DType::kFloat16);
  EXPECT_NEAR(values_of(ops::cross_entropy(x, p))[0], std::log(4.0), 1e-3);
  const Tensor z = floats({n, 2}, V(2 * n, 0), true, DType::kFloat16);
  const Tensor one = Tensor::full({}, 65000, DType::kFloat16);
  const Tensor g = slope_of(ops::cross_entropy(z, t), z, one);
  const Tensor h = slope_of(g, z, g);
  // dy / n / 2, and half of that by the slope of the softmax, 1 / 4 twice.
  const double slope = 65000.0 / n / 2;
  EXPECT_EQ(difference(V({values_of(g)[0], values_of(g)[1]}), {-slope, slope}, 1e-3), "");
  EXPECT_EQ(
      difference(V({values_of(h)[0], values_of(h)[1]}), {-slope * slope, slope * slope}, 2e-3), "");
}

// A mean of nothing is NaN, and asks for nothing: in one piece, and in parts without all scores.
TEST(Formulas, CrossEntropyOfIgnoredTargets) {
  for (const double smoothing : {0.0, 0.1}) {
    for (const DType t : {DType::kFloat32, DType::kFloat16}) {
      SCOPED_TRACE(smoothing);
      const Tensor x = floats({2, 2}, {1, 2, 3, 1}, true, t);
      const Tensor w = floats({3, 2}, {1, 0, .5, 1, 0, 2}, true, t);
      const Tensor y = ops::linear_cross_entropy(x, w, list({-100, -100}, DType::kInt64), {}, {},
                                                 ops::Reduction::kMean, -100, smoothing);
      EXPECT_TRUE(std::isnan(values_of(y)[0]));
      run_backward(y);
      EXPECT_EQ(grad_values(x), V(4, 0));
      EXPECT_EQ(grad_values(w), V(6, 0));
    }
  }
}

TEST(Refusals, GradientsOfClassWeights) {
  const Tensor x = floats({2, 3}, V(6, 1), true), w = floats({4, 3}, V(12, 1), true);
  const Tensor t = list({0, 1}, DType::kInt64), c = floats({4}, V(4, 1), true);
  for (const double smoothing : {0.0, 0.1}) {
    expect_error(
        [&] { ops::linear_cross_entropy(x, w, t, {}, c, ops::Reduction::kMean, {}, smoothing); },
        Code::kInvalid, "weight");
  }
}

TEST(Formulas, DeviationBesideALargeMean) {
  V v;
  for (const int k : {7, 2, 9, 4, 1, 8, 3, 6, 0, 5}) v.push_back(1e4 + 0.25 * k);
  const double expected = 0.25 * std::sqrt(82.5 / 9);
  EXPECT_EQ(difference(values_of(ops::std(list(v))), {expected}, 2e-7), "");
}

TEST(Formulas, BoundsOfActivations) {
  const Tensor i = list({1, 2}, DType::kInt64), x = list({1, 2});
  const std::string text = "cannot be converted to type int64_t without overflow";
  expect_error([&] { ops::threshold(i, kNan, 1); }, Code::kInvalid, text);
  expect_error([&] { ops::threshold(i, 1, kInf); }, Code::kInvalid, text);
  expect_error([&] { ops::softshrink(x, kInf); }, Code::kInvalid, "lambda must be finite");
  expect_error([&] { ops::softshrink(x, kNan); }, Code::kInvalid, "lambda must be finite");
}

// ---- as many dimensions as there may be ----
TEST(Dimensions, UpToSixtyFour) {
  const Tensor x = Tensor::ones(Dims(40, 1), DType::kFloat32);
  EXPECT_EQ(ops::repeat(x, Dims(40, 1)).dim(), 40);
  EXPECT_EQ(ops::tile(x, Dims(64, 1)).dim(), 64);
  Dims twice(40, 1);
  twice[0] = twice[39] = 2;
  EXPECT_EQ(values_of(ops::repeat(x, twice)), V({1, 1, 1, 1}));
  expect_error([&] { ops::unflatten(x, 0, Dims(26, 1)); }, Code::kShape, "at most 64");
  expect_error([&] { ops::repeat(x, Dims(65, 1)); }, Code::kShape, "at most 64");
}

// Elements that are repeated by a stride of 0 are looked at once: what is too large ends at once.
TEST(Dimensions, RepeatedElementsAreCheckedOnce) {
  const int64_t many = int64_t{1} << 50;
  const Tensor index = ops::expand(Tensor::zeros({1}, DType::kInt64), {many});
  const Tensor x = ops::expand(Tensor::ones({1}, DType::kFloat32), {many});
  expect_error([&] { ops::one_hot(index, -1); }, Code::kMemory, "");
  expect_error([&] { ops::gather(x, 0, index); }, Code::kMemory, "");
  expect_error([&] { ops::binary_cross_entropy(x, x, {}, ops::Reduction::kNone); }, Code::kMemory,
               "");
}

TEST(Formulas, KlDivergenceAtTheEdge) {
  const Tensor x = list({-1, -2}), t = list({0, 1}, DType::kFloat32, true);
  run_backward(ops::kl_div(x, t, ops::Reduction::kSum, false));
  EXPECT_EQ(grad_values(t), V({-kInf, 3}));
  EXPECT_TRUE(
      std::isnan(values_of(ops::kl_div(list({-1}), list({-.5}), ops::Reduction::kSum, false))[0]));
}

TEST(Formulas, SecondOrderOfEmbeddingByFrequency) {
  const Tensor w = floats({3, 1}, {3, 1, 3}, true), index = list({1, 1}, DType::kInt64);
  const Tensor y = ops::embedding(index, w, {}, {}, 2, true);
  const Tensor loss = ops::sum(ops::mul(y, ops::mul(y, y)));
  const Tensor losses[] = {loss}, leaves[] = {w};
  const Tensors gw = gradients(Span<const Tensor>(losses, 1), Span<const Tensor>(leaves, 1), {},
                               {.retain_graph = true, .create_graph = true}, false);
  EXPECT_EQ(values_of(gw[0]), V({0, 3, 0}));
  run_backward(ops::sum(ops::mul(gw[0], gw[0])));
  EXPECT_EQ(grad_values(w), V({0, 36, 0}));
}

}  // namespace
}  // namespace nnc::testing
