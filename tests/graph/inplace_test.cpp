// SPDX-License-Identifier: Apache-2.0
// What may be written to, and what a write between forward and backward does.
#include <gtest/gtest.h>

#include "engine/backward.h"
#include "graph/hooks.h"
#include "graph/inplace.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/math.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: as in PyTorch

Tensor leaf3() {
  return make_tensor({3}, DType::kFloat32, {1, 2, 3}, Layout::kPlain, true);
}
void run_backward(const Tensor& y) {
  backward({sum(y)}, {}, {});
}

TEST(Inplace, LeafThatWantsAGradient) {
  const Tensor x = leaf3();
  expect_error([&] { add_(x, x); }, Code::kState,
               "a leaf Variable that requires grad is being used in an in-place operation.");
  expect_error(
      [&] {
        zero_(view(x, {3, 1}));
      },
      Code::kState,
      "a view of a leaf Variable that requires grad is being used in an in-place "
      "operation.");
  EXPECT_EQ(values_of(x), (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(x.version(), 0u);
  const GradGuard off(false);
  add_(x, x);
  zero_(as_strided(x, {1}, {1}, 2));
  EXPECT_EQ(values_of(x), (std::vector<double>{2, 4, 0}));
  EXPECT_TRUE(requires_grad(x) && is_leaf(x));
}
// As in PyTorch a view is that of a leaf first, also where it is a leaf itself.
TEST(Inplace, ViewThatWantsAGradientOfATensorThatDoesNot) {
  const Tensor v = view(make_tensor({2}, DType::kFloat64, {1, 2}), {2});
  set_requires_grad(v, true);
  expect_error(
      [&] { fill_(v, 0); }, Code::kState,
      "a view of a leaf Variable that requires grad is being used in an in-place operation");
}

TEST(Inplace, MemoryThatIsRepeated) {
  const char* text =
      "unsupported operation: more than one element of the written-to tensor refers to a single "
      "memory location. Please clone() the tensor before performing the operation.";
  const Tensor one = Tensor::ones({1}, DType::kFloat32), four = Tensor::ones({4}, DType::kFloat32);
  expect_error([&] { add_(expand(one, {3}), one); }, Code::kState, text);
  expect_error([&] { add_(as_strided(four, {2, 2}, {1, 1}, 0), four); }, Code::kState, text);
  fill_(expand(one, {3}), 2);  // the same value everywhere: no conflict
  EXPECT_EQ(values_of(one), std::vector<double>{2});
}

TEST(Inplace, ValueSavedAsInput) {
  const Tensor a = mul(leaf3(), 1), y = mul(a, a);
  add_(a, Tensor::ones({}, DType::kFloat32));
  expect_error([&] { run_backward(y); }, Code::kState,
               "one of the variables needed for gradient computation has been modified by an "
               "inplace operation: [torch.FloatTensor [3]], which is output 0 of Add, is at "
               "version 1; expected version 0 instead");
}
TEST(Inplace, ValueSavedAsOutput) {
  const Tensor y = sigmoid(leaf3());
  add_(y, y);
  expect_error([&] { run_backward(y); }, Code::kState,
               "[torch.FloatTensor [3]], which is output 0 of Sigmoid, is at version 1; expected "
               "version 0 instead");
}
TEST(Inplace, SavedTensorWithoutHistory) {
  const Tensor b = Tensor::ones({3}, DType::kFloat32), y = mul(leaf3(), b);
  zero_(b);
  expect_error([&] { run_backward(y); }, Code::kState,
               "[torch.FloatTensor [3]] is at version 1; expected version 0 instead");
}
TEST(Inplace, ThroughADetachedLook) {
  const Tensor y = sigmoid(leaf3());
  zero_(detach(y));
  expect_error([&] { run_backward(y); }, Code::kState, "is at version 1; expected version 0");
}
TEST(Inplace, ThroughAnotherView) {
  const Tensor a = mul(leaf3(), 1), y = mul(as_strided(a, {2}, {1}, 0), 2);
  const Tensor z = mul(as_strided(a, {2}, {1}, 0), as_strided(leaf3(), {2}, {1}, 0));
  EXPECT_TRUE(requires_grad(y));
  zero_(as_strided(a, {1}, {1}, 2));  // not among the saved elements, but the same storage
  run_backward(y);                    // needs no saved value
  expect_error([&] { run_backward(z); }, Code::kState, "modified by an inplace operation");
}

TEST(Inplace, WriteThatBackwardDoesNotNeed) {
  const Tensor x = leaf3(), y = add(x, x);
  mul_(y, Tensor::full({}, 2, DType::kFloat32));
  run_backward(y);
  EXPECT_EQ(values_of(grad_of(x)), (std::vector<double>{4, 4, 4}));
}

// The old value is needed for the gradient of the factor: it is kept aside.
TEST(Inplace, OldValueIsKeptWhereItIsNeeded) {
  const Tensor x = leaf3(), b = leaf3(), y = clone(x);
  mul_(y, b);
  run_backward(y);
  EXPECT_EQ(values_of(grad_of(b)), (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(values_of(grad_of(x)), (std::vector<double>{1, 2, 3}));
}

// tests/capi/released_test.cpp has it that this is no cycle.
TEST(Inplace, NodeThatKeepsWhatItWritesTo) {
  const Tensor a = clone(Tensor::ones({3}, DType::kFloat32));
  addcmul_(a, a, leaf3(), 1);
  expect_error([&] { run_backward(a); }, Code::kState,
               "[torch.FloatTensor [3]], which is output 0 of Addcmul, is at version 1; expected "
               "version 0 instead");
}

TEST(Inplace, TensorTakesPartFromThenOn) {
  const Tensor y = Tensor::ones({3}, DType::kFloat32), x = leaf3();
  EXPECT_FALSE(requires_grad(y));
  mul_(y, x);
  EXPECT_TRUE(requires_grad(y) && !is_leaf(y));
  run_backward(y);
  EXPECT_EQ(values_of(grad_of(x)), (std::vector<double>{1, 1, 1}));
}

TEST(Inplace, ResultMustFit) {
  const Tensor a = Tensor::ones({3}, DType::kInt64), b = Tensor::ones({2, 3}, DType::kInt64);
  expect_error([&] { add_(a, b); }, Code::kShape,
               "output with shape [3] doesn't match the "
               "broadcast shape [2, 3]");
  expect_error([&] { add_(a, Tensor::full({}, 0.5, DType::kFloat32)); }, Code::kDtype,
               "can't be cast to the desired output type Long");
  EXPECT_EQ(values_of(a), (std::vector<double>{1, 1, 1}));
  EXPECT_EQ(a.version(), 0u);
}

TEST(Inplace, ViewMadeWithoutGradMode) {
  const Tensor x = leaf3(), y = mul(x, 1);
  Tensor v;
  {
    const GradGuard off(false);
    v = as_strided(y, {2}, {1}, 0);
  }
  EXPECT_TRUE(requires_grad(v));
  EXPECT_TRUE(is_leaf(v));
  EXPECT_TRUE(requires_grad(mul(v, 2)));
  const char* text =
      "A view was created in no_grad mode and is being modified inplace with grad mode enabled.";
  expect_error([&] { fill_(v, 5); }, Code::kState, text);
  EXPECT_EQ(values_of(y), (std::vector<double>{1, 2, 3}));
  const GradGuard off(false);
  fill_(v, 5);
  EXPECT_EQ(values_of(y), (std::vector<double>{5, 5, 3}));
}

TEST(Inplace, CopyOfItselfIsAWrite) {
  const Tensor x = leaf3(), y = mul(x, 1), z = square(y);
  copy_(y, y);
  EXPECT_EQ(y.version(), 1u);
  EXPECT_EQ(std::string(grad_fn(y)->name()), "CopyBackwards");
  expect_error([&] { run_backward(z); }, Code::kState, "is at version 1; expected version 0");
  run_backward(y);
  EXPECT_EQ(values_of(grad_of(x)), (std::vector<double>{1, 1, 1}));
  expect_error([&] { copy_(x, x); }, Code::kState, "a leaf Variable that requires grad");
  // The elements of which may coincide, as none of them changes.
  const Tensor same = expand(Tensor::ones({1}, DType::kFloat32), Dims{3});
  copy_(same, same);
  copy_(same, detach(same));
  EXPECT_EQ(same.version(), 2u);
}

TEST(Inplace, DetachOfWhatWasSaved) {
  const char* text = "Trying to use a saved tensor that has been detached in-place";
  const Tensor x = leaf3(), y = mul(x, 1), z = square(y);
  detach_(y);
  expect_error([&] { run_backward(z); }, Code::kState, text);
  {
    const GradGuard off(false);
    mul_(y, 2);
  }
  expect_error([&] { run_backward(z); }, Code::kState, text);
  // An output that its own function saved, and a leaf.
  const Tensor e = exp(x), twice = mul(e, 2);
  detach_(e);
  run_backward(twice);
  EXPECT_TRUE(grad_of(x).defined());
  const Tensor w = leaf3(), p = square(w);
  detach_(w);
  run_backward(p);
  EXPECT_FALSE(grad_of(w).defined());
}

// What asks for no history is allowed also where there cannot be one.
TEST(RequiresGrad, OfViewsWhoseHistoryIsLost) {
  const Tensor x = leaf3(), y = mul(x, 1);
  const Tensors parts = split(y, 1, 0);
  retain_grad(parts[0]);
  Tensor silent;
  {
    const GradGuard off(false);
    silent = select(y, 0, 0);
  }
  mul_(y, 2);
  for (const Tensor& view : {parts[0], silent}) set_requires_grad(view, true);
  retain_grad(silent);
  EXPECT_FALSE(retains_grad(silent));
  set_requires_grad(silent, false);
  retain_grad(parts[0]);  // does already
  expect_error([&] { retain_grad(parts[1]); }, Code::kState, "returns multiple views");
  expect_error([&] { set_requires_grad(parts[1], false); }, Code::kState,
               "you can only change requires_grad flags of leaf variables");
}

TEST(RequiresGrad, OnlyLeavesOfFloatingType) {
  expect_error([&] { set_requires_grad(Tensor::ones({2}, DType::kInt64), true); }, Code::kDtype,
               "only Tensors of floating point dtype can require gradients");
  const Tensor y = mul(leaf3(), 2);
  expect_error([&] { set_requires_grad(y, false); }, Code::kState,
               "you can only change requires_grad flags of leaf variables. If you want to use a "
               "computed variable in a subgraph that doesn't require differentiation use "
               "var_no_grad = var.detach().");
  set_requires_grad(y, true);
  EXPECT_FALSE(is_leaf(y));
}

}  // namespace
}  // namespace nnc::testing
