// SPDX-License-Identifier: Apache-2.0
#include "engine/backward.h"

#include <gtest/gtest.h>

#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch

using Numbers = std::vector<double>;

Tensor leaf(Numbers v) {
  const int64_t n = static_cast<int64_t>(v.size());
  return make_tensor({n}, DType::kFloat64, v, Layout::kPlain, true);
}
Numbers grad_values(const Tensor& leaf) {
  const Tensor g = grad_of(leaf);
  return g.defined() ? values_of(g) : Numbers{};
}
void run_backward(const Tensor& y, const BackwardOptions& options = {}) {
  backward({y}, {}, options);
}

const char kFreed[] =
    "Trying to backward through the graph a second time (or directly access saved tensors after "
    "they have already been freed). Saved intermediate values of the graph are freed when you call "
    ".backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the "
    "graph a second time or if you need to access saved tensors after calling backward.";

TEST(Backward, Diamond) {
  const Tensor x = leaf({2, -3});
  const Tensor s = mul(x, x);                  // used three times
  const Tensor y = add(mul(s, x), add(s, s));  // x^3 + 2 x^2
  run_backward(sum(y));
  EXPECT_EQ(grad_values(x), (Numbers{3 * 4 + 4 * 2, 3 * 9 - 4 * 3}));
}

// As PyTorch's AccumulateGrad, which asks when the gradient has come.
TEST(Backward, LeavesThatRequireNoneAnyMoreGetNone) {
  const Tensor frozen = leaf({2, -3}), other = leaf({1, 1});
  set_grad(frozen, make_tensor({2}, DType::kFloat64, {5, 5}), "test");
  const Tensor y = sum(mul(mul(frozen, 3), other));
  set_requires_grad(frozen, false);
  run_backward(y);
  EXPECT_EQ(grad_values(frozen), (Numbers{5, 5}));
  EXPECT_EQ(grad_values(other), (Numbers{6, -9}));
}

TEST(Backward, ALeafThatHasAHistoryNowIsAnError) {
  const Tensor x = leaf({2, -3}), other = leaf({1, 2});
  const Tensor y = sum(mul(x, 3));
  set_requires_grad(x, false);
  mul_(x, other);
  expect_error([&] { run_backward(y); }, Code::kState,
               "leaf variable has been moved into the graph interior");
  EXPECT_EQ(grad_values(other), Numbers{});
}

TEST(Backward, ManyPathsBetweenTwoNodes) {
  const Tensor x = leaf({1});
  Tensor y = x;
  for (int i = 0; i < 60; ++i) y = add(y, y);  // 2^60 paths
  run_backward(y);
  EXPECT_EQ(grad_values(x), Numbers{0x1p60});
}

// The strides of first gradients: of a copy of the leaf, which keeps the seed; of its negative and
// its square, whose gradients nobody else has; of its sum, whose gradient is repeated. As in
// PyTorch.
TEST(Backward, StridesOfFirstGradients) {
  struct Case {
    Dims sizes, strides, seed, copy, negative, sum, square;
  };
  const Case cases[] = {
      {{3, 1}, {1, 1}, {1, 7}, {1, 1}, {1, 1}, {1, 1}, {1, 1}},
      {{1, 3}, {5, 1}, {3, 1}, {5, 1}, {3, 1}, {5, 1}, {3, 1}},
      {{2, 3}, {1, 2}, {3, 1}, {1, 2}, {1, 2}, {1, 2}, {1, 2}},
      {{2, 3}, {4, 1}, {1, 2}, {3, 1}, {3, 1}, {3, 1}, {3, 1}},
      {{2, 3}, {1, 4}, {3, 1}, {3, 1}, {3, 1}, {3, 1}, {3, 1}},
      {{1}, {3}, {1}, {3}, {1}, {3}, {1}},
      {{2, 1, 2}, {2, 9, 1}, {1, 1, 2}, {2, 9, 1}, {2, 9, 1}, {2, 9, 1}, {2, 9, 1}},
  };
  const Tensor memory = Tensor::ones({64}, DType::kFloat32);
  for (const Case& at : cases) {
    const auto strides = [&](const Dims& want, auto f, bool seeded) {
      const Tensor x = memory.alias(at.sizes, at.strides, 0),
                   seed = memory.alias(at.sizes, at.seed, 0);
      set_requires_grad(x, true);
      const Tensor y = f(x);
      backward({y}, seeded ? Tensors{seed} : Tensors{}, {});
      std::string got, expected;
      append_text(got, grad_of(x).strides()), append_text(expected, want);
      EXPECT_EQ(got, expected);
    };
    strides(
        at.copy, [](const Tensor& x) { return clone(x); }, true);
    strides(
        at.negative, [](const Tensor& x) { return neg(x); }, true);
    strides(
        at.sum, [](const Tensor& x) { return sum(x); }, false);
    strides(
        at.square, [](const Tensor& x) { return mul(x, x); }, true);
  }
}

TEST(Backward, AddsToWhatIsThere) {
  const Tensor x = leaf({1, 2});
  run_backward(sum(mul(x, x)));
  run_backward(sum(mul(x, 3)));
  EXPECT_EQ(grad_values(x), (Numbers{5, 7}));
}

// A gradient that a caller holds must not be another tensor's buffer.
TEST(Backward, GradientsOfTwoLeavesDoNotShareMemory) {
  const Tensor x = leaf({1, 2}), z = leaf({3, 4});
  run_backward(sum(add(x, z)));
  fill_(grad_of(x), 9);
  EXPECT_EQ(grad_values(z), (Numbers{1, 1}));
}

// As PyTorch, which copies it: x.grad must not lead back to x.
TEST(Backward, GivenGradientIsCopiedWithItsGraph) {
  const Tensor x = leaf({3, 4});
  const BackwardOptions graph{true, true};
  backward(Span<const Tensor>(&x, 1), Span<const Tensor>(&x, 1), graph);
  EXPECT_FALSE(grad_of(x).same(x));
  EXPECT_TRUE(requires_grad(grad_of(x)));
  EXPECT_EQ(grad_values(x), (Numbers{3, 4}));
  drop_grad(x);
}

TEST(Backward, GivenGradientIsNotChanged) {
  const Tensor x = leaf({1, 2}), seed = make_tensor({2}, DType::kFloat64, {10, 20});
  const Tensor y = add(x, 1);
  backward({y}, {seed}, {});
  backward({add(x, 1)}, {seed}, {});
  EXPECT_EQ(values_of(seed), (Numbers{10, 20}));
  EXPECT_EQ(grad_values(x), (Numbers{20, 40}));
}

TEST(Backward, TwiceThroughAFreedGraph) {
  const Tensor x = leaf({1, 2}), y = sum(mul(x, x));
  run_backward(y);
  expect_error([&] { run_backward(y); }, Code::kState, kFreed);
  EXPECT_EQ(grad_values(x), (Numbers{2, 4})) << "a failed backward must not change gradients";
}
TEST(Backward, TwiceWhereNothingWasSaved) {
  const Tensor x = leaf({1, 2}), y = sum(add(x, x));
  run_backward(y);
  run_backward(y);
  EXPECT_EQ(grad_values(x), (Numbers{4, 4}));
}
// PyTorch keeps numbers as tensors, and an input of which its sizes would do.
TEST(Backward, TwiceThroughWhatPyTorchSaves) {
  const Tensor x = leaf({1, 2});
  for (const Tensor& y :
       {mul(x, 2), div(x, 3), div(x, 2, Rounding::kFloor), div(x, x, Rounding::kTrunc),
        pad(unsqueeze(x, 0), {1, 0}, "reflect", 0), pad(unsqueeze(x, 0), {1, 0}, "replicate", 0)}) {
    const Tensor total = sum(y);
    run_backward(total, {.retain_graph = true});
    run_backward(total);
    expect_error([&] { run_backward(total); }, Code::kState, kFreed);
  }
}

TEST(Backward, TwiceThroughARetainedGraph) {
  const Tensor x = leaf({1, 2}), y = sum(mul(x, x));
  run_backward(y, {.retain_graph = true});
  run_backward(y);
  EXPECT_EQ(grad_values(x), (Numbers{4, 8}));
  expect_error([&] { run_backward(y); }, Code::kState, kFreed);
}

TEST(Backward, SeveralOutputs) {
  const Tensor x = leaf({1, 2});
  const Tensor s = mul(x, x), y = sum(s);
  backward({y, y}, {}, {.retain_graph = true});
  EXPECT_EQ(grad_values(x), (Numbers{4, 8}));
  // One output lies behind another.
  backward({y, s}, {Tensor(), Tensor::ones({2}, DType::kFloat64)}, {});
  EXPECT_EQ(grad_values(x), (Numbers{8, 16}));
}

TEST(Backward, FromALeaf) {
  const Tensor x = leaf({5});
  run_backward(x);
  EXPECT_EQ(grad_values(x), Numbers{1});
}

TEST(Backward, RefusesWhatHasNoGradient) {
  const Tensor x = leaf({1, 2});
  expect_error([&] { run_backward(Tensor::ones({1}, DType::kFloat64)); }, Code::kState,
               "element 0 of tensors does not require grad and does not have a grad_fn");
  expect_error([&] { run_backward(mul(x, 2)); }, Code::kShape,
               "grad can be implicitly created only for scalar outputs");
  expect_error([&] { backward({mul(x, 2)}, {Tensor::ones({3}, DType::kFloat64)}, {}); },
               Code::kShape, "Mismatch in shape: grad_output[0] has a shape of");
}

TEST(Backward, LimitedToSomeLeaves) {
  const Tensor x = leaf({1, 2}), z = leaf({3, 4});
  backward({sum(mul(mul(x, z), x))}, {}, {}, Span<const Tensor>({x}));
  EXPECT_EQ(grad_values(x), (Numbers{6, 16}));
  EXPECT_EQ(grad_values(z), Numbers{});
}

// PyTorch takes inputs that were computed too, and gives them a gradient of their own.
TEST(Backward, LimitedToAComputedTensor) {
  const Tensor x = leaf({1, 2}), m = mul(x, x);
  backward({sum(mul(m, m))}, {}, {}, Span<const Tensor>({m}));
  EXPECT_EQ(grad_values(m), (Numbers{2, 8}));
  EXPECT_EQ(grad_values(x), Numbers{});
}

// And such a tensor retains its gradient from then on.
TEST(Backward, InputsThatWereComputedRetainTheirGradients) {
  const Tensor x = leaf({1, 2}), m = mul(x, x), unused = mul(x, x);
  const Tensor y = sum(mul(m, m));
  backward({y}, {}, {.retain_graph = true}, Span<const Tensor>({m, unused, m}));
  EXPECT_TRUE(retains_grad(m));
  EXPECT_TRUE(retains_grad(unused));
  const Tensor first = grad_of(m);
  backward({y}, {}, {.retain_graph = true}, {});
  EXPECT_EQ(grad_values(m), (Numbers{4, 16}));
  EXPECT_EQ(values_of(first), (Numbers{2, 8}));  // which is replaced, not written to
  EXPECT_EQ(grad_values(x), (Numbers{4, 32}));
}
TEST(Backward, GradientInTheMemoryOfItsLeafIsCopied) {
  const Tensor x = leaf({1, 2}), y = view(x, {2});
  backward({y}, Span<const Tensor>({y}), {}, {});
  EXPECT_EQ(grad_values(x), (Numbers{1, 2}));
  run_backward(sum(x));
  EXPECT_EQ(grad_values(x), (Numbers{2, 3}));
  EXPECT_EQ(values_of(x), (Numbers{1, 2}));
}
TEST(Backward, ThatFailsLeavesItsInputsAsTheyWere) {
  const Tensor x = leaf({1, 2}), m = mul(x, x), w = mul(x, x), y = sum(mul(m, w));
  fill_(w, 0);
  expect_error(
      [&] {
        backward({y}, {}, {}, Span<const Tensor>({x, m}));
      },
      Code::kState, "modified by an inplace operation");
  EXPECT_FALSE(retains_grad(m));
  run_backward(sum(m));
  EXPECT_EQ(grad_values(m), Numbers{});
}
TEST(Backward, GradientThatAddsToARetainedOneHasItsOwnHistory) {
  const Tensor x = leaf({1, 2}), m = mul(x, x), y = sum(mul(m, m));
  retain_grad(m);
  run_backward(y, {.retain_graph = true, .create_graph = true});
  EXPECT_TRUE(requires_grad(grad_of(m)));
  run_backward(y);
  EXPECT_FALSE(requires_grad(grad_of(m)));
  EXPECT_EQ(grad_values(m), (Numbers{4, 16}));
  drop_grad(x);
}

TEST(Backward, CreatedGraphIsDifferentiable) {
  const Tensor x = leaf({2, 3});
  run_backward(sum(mul(mul(x, x), x)), {.retain_graph = true, .create_graph = true});
  const Tensor g = grad_of(x);
  ASSERT_TRUE(requires_grad(g));
  EXPECT_EQ(values_of(gradients({sum(g)}, {x}, {}, {}, false)[0]), (Numbers{12, 18}));
  drop_grad(x);  // its graph leads back to x: a cycle until it is cleared
}

TEST(Backward, NothingIsRecordedWithoutGradMode) {
  const Tensor x = leaf({1, 2});
  const GradGuard off(false);
  const Tensor y = mul(x, x);
  EXPECT_FALSE(requires_grad(y));
  EXPECT_TRUE(is_leaf(y));
  // As in PyTorch: what is written to its base has a history.
  const Tensor v = view(x, {2, 1});
  EXPECT_TRUE(requires_grad(v));
  EXPECT_TRUE(is_leaf(v));
}
TEST(Backward, GradModeDuringBackwardIsThatOfCreateGraph) {
  const Tensor x = leaf({1, 2}), y = sum(mul(x, x));
  const GradGuard off(false);
  run_backward(y);
  EXPECT_EQ(grad_values(x), (Numbers{2, 4}));
  EXPECT_FALSE(requires_grad(grad_of(x)));
}

TEST(Backward, DetachedWayGivesNothing) {
  const Tensor x = leaf({1, 2});
  run_backward(sum(mul(detach(x), x)));
  EXPECT_EQ(grad_values(x), (Numbers{1, 2}));
}

TEST(Backward, GradientsHaveTheTypeAndSizesOfTheLeaf) {
  const Tensor x = make_tensor({1, 2}, DType::kFloat32, {1, 2}, Layout::kPlain, true);
  const Tensor z = make_tensor({3, 1}, DType::kFloat64, {1, 2, 3}, Layout::kPlain, true);
  run_backward(sum(mul(x, z)));
  const Tensor gx = grad_of(x), gz = grad_of(z);
  EXPECT_EQ(gx.dtype(), DType::kFloat32);
  EXPECT_TRUE(same_sizes(gx.sizes(), x.sizes()));
  EXPECT_EQ(values_of(gx), (Numbers{6, 6}));
  EXPECT_EQ(gz.dtype(), DType::kFloat64);
  EXPECT_EQ(values_of(gz), (Numbers{3, 3, 3}));
}

TEST(Backward, OfAnIntermediateStopsThere) {
  const Tensor x = leaf({2}), m = mul(x, x), y = mul(m, m);
  const Tensors g = gradients({y}, {m}, {}, {.retain_graph = true}, false);
  EXPECT_EQ(values_of(g[0]), Numbers{8});
  EXPECT_EQ(values_of(gradients({y}, {x, m}, {}, {}, false)[0]), Numbers{32});
}

TEST(Grad, LeavesGradientsOfLeavesAlone) {
  const Tensor x = leaf({2, 3});
  EXPECT_EQ(values_of(gradients({sum(mul(x, x))}, {x}, {}, {}, false)[0]), (Numbers{4, 6}));
  EXPECT_EQ(grad_values(x), Numbers{});
}
TEST(Grad, OfUnusedInputs) {
  const Tensor x = leaf({2}), unused = leaf({1});
  expect_error(
      [&] {
        gradients({mul(x, x)}, {x, unused}, {}, {}, false);
      },
      Code::kState,
      "The differentiated Tensor at index 1 appears to not have been used in the graph. "
      "Set allow_unused=True if this is the desired behavior.");
  const Tensors g = gradients({mul(x, x)}, {unused, x}, {}, {}, true);
  EXPECT_FALSE(g[0].defined());
  EXPECT_EQ(values_of(g[1]), Numbers{4});
}
// A view that is older than its base's wish for a gradient wants one too, and has no way to it.
TEST(Grad, OfAViewMadeBeforeItsBaseWantedAGradient) {
  const Tensor x = Tensor::ones({2}, DType::kFloat64), v = view(x, {2});
  set_requires_grad(x, true);
  ASSERT_TRUE(requires_grad(v));
  const Tensor y = add(x, v), seed = Tensor::ones({2}, DType::kFloat64);
  constexpr char kNoWay[] =
      "element 0 of tensors does not require grad and does not have a grad_fn";
  expect_error([&] { backward({v}, {seed}, {}); }, Code::kState, kNoWay);
  expect_error([&] { gradients({v}, {v}, {seed}, {}, true); }, Code::kState, kNoWay);
  expect_error([&] { gradients({y}, {v}, {seed}, {.retain_graph = true}, false); }, Code::kState,
               "appears to not have been used in the graph");
  EXPECT_FALSE(gradients({y}, {v}, {seed}, {.retain_graph = true}, true)[0].defined());
  backward({y}, {seed}, {}, Span<const Tensor>({v}));
  EXPECT_EQ(grad_values(v), Numbers{});
  EXPECT_EQ(grad_values(x), Numbers{});
}
// The history of a view is made when it is first asked for: after the node that it is an input of.
TEST(Grad, OfAViewThatIsOlderThanItsHistory) {
  const Tensor x = leaf({1, 2, 3});
  const Tensor base = mul(x, 1), part = narrow(base, 0, 0, 2);
  mul_(base, 2);
  const Tensor y = sum(mul(part, part));
  const BackwardOptions again{.retain_graph = true};
  EXPECT_EQ(values_of(gradients({y}, {part}, {}, again, false)[0]), (Numbers{4, 8}));
  EXPECT_EQ(values_of(gradients({y}, {base}, {}, again, false)[0]), (Numbers{4, 8, 0}));
  EXPECT_EQ(values_of(gradients({y}, {x}, {}, {}, false)[0]), (Numbers{8, 16, 0}));
}
TEST(Grad, OfWhatALongWayLiesBehind) {
  const Tensor x = leaf({1, 2, 3});
  Tensor t = x;
  for (int i = 0; i < 100; ++i) t = add(t, x);
  const Tensor y = sum(mul(t, mul(x, 2)));
  EXPECT_EQ(values_of(gradients({y}, {t}, {}, {.retain_graph = true}, false)[0]),
            (Numbers{2, 4, 6}));
  EXPECT_EQ(values_of(gradients({y}, {t, x}, {}, {}, false)[1]), (Numbers{404, 808, 1212}));
}
TEST(Grad, RefusesWhatWantsNoGradient) {
  const Tensor x = leaf({2});
  expect_error([&] { gradients({mul(x, x)}, {Tensor::ones({1}, DType::kFloat64)}, {}, {}, false); },
               Code::kState, "One of the differentiated Tensors does not require grad");
  expect_error([&] { gradients({mul(x, x)}, {}, {}, {}, false); }, Code::kInvalid,
               "requires non-empty inputs");
}
TEST(Grad, SameInputTwiceAndOutputAsInput) {
  const Tensor x = leaf({2}), y = mul(x, x);
  const Tensors g = gradients({y}, {x, x, y}, {}, {}, false);
  EXPECT_EQ(values_of(g[0]), Numbers{4});
  EXPECT_EQ(values_of(g[1]), Numbers{4});
  EXPECT_EQ(values_of(g[2]), Numbers{1});
}
TEST(Grad, ThreeTimes) {
  const Tensor x = leaf({2});
  Tensor y = mul(mul(mul(x, x), x), x);
  for (const double expected : {32.0, 48.0, 48.0}) {
    y = gradients({y}, {x}, {}, {.retain_graph = true, .create_graph = true}, false)[0];
    EXPECT_EQ(values_of(y), Numbers{expected});
  }
}
TEST(Grad, ThroughGradOutputs) {
  const Tensor x = leaf({2, 5}), v = leaf({1, -1});
  const Tensor g =
      gradients({mul(x, x)}, {x}, {v}, {.retain_graph = true, .create_graph = true}, false)[0];
  EXPECT_EQ(values_of(g), (Numbers{4, -10}));
  EXPECT_EQ(values_of(gradients({sum(g)}, {v}, {}, {}, false)[0]), (Numbers{4, 10}));
}

}  // namespace
}  // namespace nnc::testing
