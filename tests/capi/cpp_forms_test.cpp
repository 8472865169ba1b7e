// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: brackets that are written to, operators, and torch's overloads and methods.

#include "support/cpp_test.h"

namespace {

using nnc::Slice;
using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;
using nnc_test::whole;
using nnc_test::Whole;

using CppForms = nnc_test::CppTest;

// ---- brackets ----

TEST_F(CppForms, WhatATensorIndexesIsWrittenTo) {
  const nnc::Tensor x = nnc::arange(6).view(2, 3), mask = x > 3;
  x[mask] = 0;
  EXPECT_EQ(whole(x), (Whole{0, 1, 2, 3, 0, 0}));
  x[x == 0] += 100;
  EXPECT_EQ(whole(x), (Whole{100, 1, 2, 3, 100, 100}));
  x[{nnc::tensor({0, 1}), 1}] -= nnc::tensor({1, 2});
  EXPECT_EQ(whole(x), (Whole{100, 0, 2, 3, 98, 100}));
  x[{Slice(), nnc::tensor({0})}] = nnc::tensor({{7}, {8}});
  EXPECT_EQ(whole(x), (Whole{7, 0, 2, 8, 98, 100}));
  x[nnc::tensor(0)] *= 2;
  x[{1, Slice(1, 3)}] %= 5;
  x[x > 5] |= 1;
  EXPECT_EQ(whole(x), (Whole{15, 0, 4, 9, 3, 0}));
  x[x == 0] = x[x == 15];
  EXPECT_EQ(whole(x), (Whole{15, 15, 4, 9, 3, 15}));
  x.index_put_({nnc::tensor({0, 0}), 0}, nnc::tensor({1, 1}), true);
  x.index_put_({1}, 1, true);
  EXPECT_EQ(whole(x), (Whole{17, 15, 4, 10, 4, 16}));
  nnc::index_put_(x, {nnc::tensor({1})}, nnc::tensor({1, 1, 1}), true);
  EXPECT_EQ(whole(x), (Whole{17, 15, 4, 11, 5, 17}));
}

TEST_F(CppForms, ANameOfWhatATensorIndexesIsACopy) {
  const nnc::Tensor x = nnc::arange(4);
  nnc::Tensor y = x[x > 1];
  auto z = x[x > 1];
  y += 10;
  z += 20;
  z = nnc::tensor({1});  // the name alone
  z = x[x < 1];
  const nnc::Tensor one = true ? x[0] : x[x > 1];
  EXPECT_EQ(whole(x), (Whole{0, 1, 2, 3}));
  EXPECT_EQ(whole(y), (Whole{12, 13}));
  EXPECT_EQ(whole(z), (Whole{0}));
  auto row = x.view(2, 2)[{0, Slice()}];
  row += 1;  // of a view
  EXPECT_EQ(whole(x), (Whole{1, 2, 2, 3}));
  const std::vector<nnc::Tensor> list{x[x > 2], x};
  EXPECT_EQ(whole(x[x > 2] + list[0]), (Whole{6}));
  const nnc::Kwargs kwargs{nnc::kw("mask", x[x > 2])};
  EXPECT_EQ(whole(kwargs.tensor("mask")), (Whole{3}));
  const nnc::Tensor w = nnc::tensor({1., 2., 3.}).requires_grad_(), v = w * 1;
  v[v > 1] *= 3;
  v.sum().backward();
  EXPECT_EQ(values(w.grad()), (Values{1, 3, 3}));
  expect_error(NNC_E_STATE, "leaf", [&] { w[w > 1] = 0; });
}

// ---- operators ----

TEST_F(CppForms, Operators) {
  const nnc::Tensor a = nnc::tensor({5, 6, 7}), mask = nnc::tensor({true, false, true});
  EXPECT_EQ(whole(a & 3), (Whole{1, 2, 3}));
  EXPECT_EQ(whole(a | a), (Whole{5, 6, 7}));
  EXPECT_EQ(whole(1 ^ a), (Whole{4, 7, 6}));
  EXPECT_EQ(whole(a % 4), (Whole{1, 2, 3}));
  EXPECT_EQ(whole(20 % a), (Whole{0, 2, 6}));
  EXPECT_EQ(whole(~a), (Whole{-6, -7, -8}));
  EXPECT_EQ(whole(+a), whole(a));
  EXPECT_EQ(whole((mask & ~(a > 6)) | (a == 6)), (Whole{1, 1, 0}));
  EXPECT_EQ(whole(5 < a), (Whole{0, 1, 1}));
  EXPECT_EQ(whole(6.5 > a), (Whole{1, 1, 0}));
  EXPECT_EQ(whole(6 <= a), (Whole{0, 1, 1}));
  EXPECT_EQ(whole(6 >= a), (Whole{1, 1, 0}));
  EXPECT_EQ(whole(6 == a), (Whole{0, 1, 0}));
  EXPECT_EQ(whole(6 != a), (Whole{1, 0, 1}));
  const nnc::Tensor b = a.clone();
  b &= 6;
  b |= 8;
  b ^= 1;
  b %= 10;
  EXPECT_EQ(whole(b), (Whole{3, 5, 5}));
  EXPECT_EQ(whole((b += 1) *= 2), (Whole{8, 12, 12}));
}

// ---- torch's overloads ----

TEST_F(CppForms, Overloads) {
  const nnc::Tensor x = nnc::tensor({{1.26, 3.14}, {2.0, 0.5}}), place = nnc::tensor({{0}, {1}});
  EXPECT_EQ(values(x.round(1)), (Values{1.3F, 3.1F, 2, 0.5}));
  EXPECT_EQ(values(std::get<0>(x.topk(1, 1, true, true))), (Values{3.14F, 2}));
  EXPECT_EQ(values(x.take_along_dim(place, 1)), (Values{1.26F, 0.5}));
  EXPECT_EQ(values(x.scatter(1, place, 2, "multiply")), (Values{2.52F, 3.14F, 2, 1}));
  EXPECT_EQ(values(x.scatter(1, place, x * 0 + 1, "add")), (Values{2.26F, 3.14F, 2, 1.5}));
  EXPECT_EQ(values(x.clone().scatter_(1, place, 0.0, "multiply")), (Values{0, 3.14F, 2, 0}));
  EXPECT_EQ(nnc::normal(0, 1, {2, 3}).shape(), (nnc::Shape{2, 3}));
  EXPECT_EQ(nnc::tensordot(x, x, {1}, {1}).shape(), (nnc::Shape{2, 2}));
  EXPECT_EQ(nnc::tensordot(x, x).ndim(), 0);
  EXPECT_EQ(nnc::zeros_like(x, nnc::int64, nnc::contiguous_format).dtype(), nnc::int64);
  EXPECT_EQ(x.narrow(0, nnc::tensor(1), 1).shape(), (nnc::Shape{1, 2}));
  EXPECT_EQ(x.narrow(0, 1, 1).shape(), (nnc::Shape{1, 2}));
  EXPECT_EQ(whole(nnc::index(x, std::vector<nnc::Tensor>{nnc::tensor({1})})), (Whole{2, 0}));
  EXPECT_EQ(values(x.max(x * 0 + 2)), (Values{2, 3.14F, 2, 2}));
  EXPECT_EQ(values(nnc::min(x, x * 0 + 2)), (Values{1.26F, 2, 2, 0.5}));
  EXPECT_EQ(x.tensor_split(2).size(), 2U);
  EXPECT_EQ(x.tensor_split({1, 1}, 1)[1].shape(), (nnc::Shape{2, 0}));
  EXPECT_EQ(nnc::tensor_split(x, nnc::tensor({1})).size(), 2U);
  EXPECT_EQ(x.unfold(1, 1, 1).shape(), (nnc::Shape{2, 2, 1}));
  EXPECT_EQ(values(nnc::mse_loss(x, x, "none")), (Values{0, 0, 0, 0}));
  expect_error(NNC_E_INVALID, "maen", [&] { nnc::mse_loss(x, x, "maen"); });
  const nnc::Tensor scores = nnc::zeros(3, 1, 2);
  EXPECT_TRUE(
      nnc::ctc_loss(scores, nnc::tensor({{1}}), {3}, {1})
          .equal(nnc::ctc_loss(scores, nnc::tensor({{1}}), nnc::tensor({3}), nnc::tensor({1}))));
}

TEST_F(CppForms, Methods) {
  const nnc::Tensor x = nnc::tensor({{1., 2., 3.}, {4., 5., 6.}}).requires_grad_();
  const nnc::Tensor y = x * 2;
  EXPECT_TRUE(x.is_leaf() && !y.is_leaf());
  y.retain_grad();
  EXPECT_TRUE(y.retains_grad());
  std::vector<float> seen;
  const nnc::Hook hook = y.register_hook([&](const nnc::Tensor& g) { seen = values(g); });
  y.backward(nnc::ones_like(y), true);
  y.backward(nnc::ones_like(y));
  hook.remove();
  EXPECT_EQ(seen, (Values{1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(values(y.grad()), (Values{2, 2, 2, 2, 2, 2}));
  EXPECT_EQ(values(x.grad()), (Values{4, 4, 4, 4, 4, 4}));
  EXPECT_EQ(x.stride(), (nnc::Shape{3, 1}));
  EXPECT_EQ(x.T().stride(0), 1);
  EXPECT_TRUE(x.is_contiguous() && !x.T().is_contiguous());
  EXPECT_EQ(x.mT().sizes(), (nnc::Shape{3, 2}));
  EXPECT_EQ(x.dim(), 2);
  EXPECT_EQ(x.detach().data_ptr<float>()[1], 2);
  expect_error(NNC_E_DTYPE, "another type", [&] { x.data_ptr<double>(); });
  EXPECT_EQ((x * 2).detach_().grad_fn(), "");
  EXPECT_EQ(values(nnc::zeros({2}).fill_(nnc::tensor(3))), (Values{3, 3}));
  expect_error(NNC_E_SHAPE, "0-dimension", [&] { nnc::zeros({2}).fill_(nnc::ones({1})); });
  EXPECT_EQ(values(x.where(x > 3, 0)), (Values{0, 0, 0, 4, 5, 6}));
  EXPECT_EQ(values(x.where(x > 3, x * 10)), (Values{10, 20, 30, 4, 5, 6}));
  EXPECT_EQ(values(x.bernoulli(1)), (Values{1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(x.to(nnc::tensor(1)).dtype(), nnc::int64);
  expect_error(NNC_E_INDEX,
               "Dimension out of range (expected to be in range of [-2, 1], but got 7)",
               [&] { return x.size(7); });
  expect_error(NNC_E_INDEX, "but tensor has no dimensions", [] { return nnc::ones({}).size(0); });
}

TEST_F(CppForms, WhatWritesInPlaceGivesAHandle) {
  const nnc::Tensor& w = nnc::ones({2}).requires_grad_();
  EXPECT_TRUE(w.requires_grad());
  w.set_grad(nnc::ones({2}));
  EXPECT_EQ(values(w.grad()), (Values{1, 1}));
  const nnc::Tensor& sum = nnc::ones({2}) += 1;
  EXPECT_EQ(values(sum), (Values{2, 2}));
}

TEST_F(CppForms, ErrorsHaveTheNumbers) {
  const nnc::Tensor x = nnc::ones({2}).requires_grad_();
  expect_error(NNC_E_SHAPE, "shape '[3]' is invalid for 2 values", [] {
    nnc::Tensor(Values{1, 2}, {3});
  });
  expect_error(NNC_E_INVALID, "1 tensors, but 2 grad_tensors", [&] { nnc::backward({x}, {x, x}); });
  expect_error(NNC_E_INVALID, "1 outputs, but 2 grad_outputs", [&] {
    nnc::grad({x}, {x}, {x, x});
  });
}

}  // namespace
