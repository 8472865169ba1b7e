// SPDX-License-Identifier: Apache-2.0
// Programs that write through views and bases, and PyTorch's gradients of them
// (tests/golden/make_views.py has each one in Python).
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

using namespace ops;  // NOLINT: the programs read as in PyTorch

Tensor leaf_a() {
  return make_tensor({6}, DType::kFloat64, {0.5, -1.0, 2.0, 1.5, -0.25, 3.0}, Layout::kPlain, true);
}
Tensor leaf_b() {
  return make_tensor({2}, DType::kFloat64, {2.0, -3.0}, Layout::kPlain, true);
}
Tensor fixed_w() {
  return make_tensor({6}, DType::kFloat64, {1.0, 2.0, -1.0, 0.5, 3.0, -2.0});
}

// t[from:to] of a tensor of one dimension.
Tensor part(const Tensor& t, int64_t from, int64_t to) {
  return as_strided(t, {to - from}, {t.stride(0)}, t.offset() + from * t.stride(0));
}
Tensor square(const Tensor& t) {
  return mul(t, t);
}

std::vector<double> grad_values(const Tensor& y, Span<const Tensor> x) {
  std::vector<double> all;
  for (const Tensor& g : gradients({y}, x, {}, {}, false)) {
    const std::vector<double> v = values_of(g);
    all.insert(all.end(), v.begin(), v.end());
  }
  return all;
}
// First-order gradients, and those of the sum of their squares.
std::vector<double> both_orders(const Tensor& y, Span<const Tensor> x) {
  std::vector<double> all;
  Tensor total = Tensor::zeros({}, DType::kFloat64);
  for (const Tensor& g :
       gradients({y}, x, {}, {.retain_graph = true, .create_graph = true}, false)) {
    const std::vector<double> v = values_of(g);
    all.insert(all.end(), v.begin(), v.end());
    total = add(total, sum(square(g)));
  }
  const std::vector<double> second = grad_values(total, x);
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

std::vector<double> golden(const std::string& name) {
  std::ifstream file(NNC_GOLDEN_DIR "/views.txt");
  std::string line, word;
  while (std::getline(file, line)) {
    std::istringstream in(line);
    in >> word;
    if (word != name) continue;
    std::vector<double> values;
    while (in >> word) values.push_back(std::strtod(word.c_str(), nullptr));
    return values;
  }
  throw std::runtime_error("no golden values of " + name);
}
void expect_golden(const std::string& name, const std::vector<double>& got) {
  EXPECT_EQ(difference(got, golden(name), 1e-12), "") << name;
}

TEST(Views, WriteThroughAView) {
  const Tensor x = leaf_a(), z = leaf_b(), y = mul(x, 2);
  mul_(part(y, 1, 3), z);
  expect_golden("through_a_view", grad_values(sum(mul(square(y), fixed_w())), {x, z}));
}
TEST(Views, ViewOfAView) {
  const Tensor x = leaf_a(), z = leaf_b(), y = mul(x, 2);
  const Tensor v = part(y, 1, 5), u = part(v, 1, 3);
  add_(u, z);
  const Tensor loss =
      add(add(sum(mul(square(y), fixed_w())), sum(mul(square(v), v))), sum(mul(u, z)));
  expect_golden("view_of_a_view", grad_values(loss, {x, z}));
}
TEST(Views, WriteThroughTheBase) {
  const Tensor x = leaf_a(), y = mul(x, 2), v = part(y, 0, 2);
  mul_(y, fixed_w());
  expect_golden("base_after_view", grad_values(sum(square(v)), {x}));
}
TEST(Views, WriteThroughViewAndBaseByTurns) {
  const Tensor x = leaf_a(), z = leaf_b(), y = mul(x, 2);
  const Tensor v = part(y, 0, 2), u = part(y, 1, 3);
  mul_(v, z);
  add_(y, fixed_w());
  mul_(u, z);
  const Tensor loss = add(add(sum(square(y)), sum(mul(v, part(fixed_w(), 0, 2)))), sum(square(u)));
  expect_golden("view_then_base_then_view", grad_values(loss, {x, z}));
}
TEST(Views, BaseThatWantedNoGradient) {
  const Tensor z = leaf_b(), y = Tensor::zeros({6}, DType::kFloat64);
  const Tensor v = part(y, 2, 4), u = part(y, 1, 3);
  EXPECT_FALSE(requires_grad(u));
  copy_(v, z);
  EXPECT_TRUE(requires_grad(y));
  EXPECT_TRUE(requires_grad(u)) << "a sibling of the view that was written to";
  expect_golden("base_without_gradient",
                grad_values(add(sum(mul(square(y), fixed_w())), sum(square(u))), {z}));
}
TEST(Views, OutputSavedByAnInplaceOperation) {
  const Tensor x = leaf_a(), y = mul(x, 2);
  sigmoid_(part(y, 2, 4));
  expect_golden("saved_output", both_orders(sum(mul(square(y), fixed_w())), {x}));
}
TEST(Views, OverlappingElements) {
  const Tensor x = leaf_a(), y = mul(x, 2);
  const Tensor v = as_strided(y, {3, 3}, {1, 1}, 1);
  expect_golden("overlapping", grad_values(sum(mul(square(v), part(fixed_w(), 0, 3))), {x}));
}
TEST(Views, FillAndZero) {
  const Tensor x = leaf_a(), y = mul(x, 2);
  fill_(part(y, 0, 2), 3);
  zero_(part(y, 4, 5));
  expect_golden("fill_and_zero", grad_values(sum(square(y)), {x}));
}
TEST(Views, WritesInARow) {
  const Tensor x = leaf_a(), z = leaf_b(), y = mul(x, 2);
  mul_(part(y, 0, 2), z);
  const Tensor p = mul(part(y, 1, 3), 1);
  mul_(part(y, 1, 3), z);
  copy_(part(y, 4, 6), p);
  expect_golden("writes_in_a_row", both_orders(sum(mul(square(y), fixed_w())), {x, z}));
}
TEST(Views, CopyWithinOneTensor) {
  const Tensor x = leaf_a(), y = mul(x, 2);
  copy_(part(y, 0, 3), part(y, 3, 6));
  expect_golden("copy_within", grad_values(sum(mul(square(y), fixed_w())), {x}));
}
TEST(Views, PartOfATranspose) {
  const Tensor x = leaf_a(), z = leaf_b(), y = view(mul(x, 2), {2, 3});
  mul_(as_strided(y, {2, 2}, {1, 3}, 0), z);
  expect_golden("transposed_part",
                grad_values(sum(mul(square(y), view(fixed_w(), {2, 3}))), {x, z}));
}
TEST(Views, OfALeaf) {
  const Tensor x = leaf_a(), z = leaf_b(), v = view(x, {3, 2});
  expect_golden("graph_through_view_of_leaf", grad_values(sum(mul(mul(v, z), v)), {x, z}));
}
TEST(Views, SourceOfAnotherType) {
  const Tensor x = leaf_a(), y = Tensor::zeros({6}, DType::kFloat32);
  copy_(part(y, 0, 2), part(x, 2, 4));
  expect_golden("converted_source", grad_values(sum(square(y)), {x}));
}

TEST(Views, GradFnFollowsTheWrites) {
  const Tensor x = leaf_a(), y = mul(x, 2), v = view(y, {2, 3});
  EXPECT_STREQ(grad_fn(v)->name(), "ViewBackward0");
  mul_(part(y, 0, 2), leaf_b());
  EXPECT_STREQ(grad_fn(y)->name(), "CopySlices");
  EXPECT_STREQ(grad_fn(v)->name(), "AsStridedBackward0");
}

TEST(Views, ShareVersionAndMemory) {
  const Tensor y = Tensor::zeros({6}, DType::kFloat64), v = view(y, {2, 3}), d = detach(y);
  const uint32_t version = y.version();
  fill_(part(y, 3, 5), 7);
  EXPECT_EQ(y.version(), version + 1);
  EXPECT_EQ(v.version(), version + 1);
  EXPECT_EQ(d.version(), version + 1);
  EXPECT_EQ(values_of(v), (std::vector<double>{0, 0, 0, 7, 7, 0}));
  EXPECT_EQ(values_of(d), values_of(y));
}

}  // namespace
}  // namespace nnc::testing
