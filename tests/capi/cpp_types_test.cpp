// SPDX-License-Identifier: Apache-2.0
// nnc.hpp: the types of arguments, which do not pass for one another, and the truth of a tensor.
#include <cmath>
#include <sstream>

#include "support/cpp_test.h"

namespace {

using nnc::None;
using nnc_test::expect_error;
using nnc_test::values;
using nnc_test::Values;
using nnc_test::whole;
using nnc_test::Whole;

using CppTypes = nnc_test::CppTest;

// ---- the truth of a tensor ----

TEST_F(CppTypes, ATensorIsAsTrueAsItsElement) {
  const nnc::Tensor loss = nnc::tensor(0.5), mask = nnc::tensor({false, true});
  EXPECT_FALSE(loss < 1e-6);
  EXPECT_TRUE(loss > 1e-6);
  EXPECT_TRUE(!(loss < 1e-6));
  EXPECT_TRUE(mask.any() && loss > 0);
  EXPECT_FALSE(mask.all() || loss < 0);
  EXPECT_TRUE(nnc::tensor({{-2}}));
  EXPECT_TRUE(nnc::tensor(std::nan("")));
  EXPECT_FALSE(nnc::tensor(0.0) ? true : false);
  int steps = 0;
  for (; steps < 10; ++steps)
    if (loss / steps < 0.1) break;
  EXPECT_EQ(steps, 6);
  const std::vector<nnc::Tensor> a{loss, nnc::tensor(1)}, b{loss * 1, nnc::tensor(1)},
      c{loss, nnc::tensor(2)};
  EXPECT_TRUE(a == b);
  EXPECT_FALSE(a == c);
  EXPECT_TRUE(a != c);
}

TEST_F(CppTypes, SeveralElementsHaveNoTruth) {
  const nnc::Tensor x = nnc::ones({2});
  expect_error(NNC_E_SHAPE, "Boolean value of Tensor with more than one value is ambiguous",
               [&] { return x ? 1 : 0; });
  expect_error(NNC_E_SHAPE, "Boolean value of Tensor with no values is ambiguous",
               [] { return nnc::ones({0}) ? 1 : 0; });
  nnc::Tensor moved = x;
  const nnc::Tensor taken = std::move(moved);
  expect_error(NNC_E_HANDLE, "Boolean value of an undefined tensor", [&] { return !moved; });
  EXPECT_FALSE(moved.defined());
  EXPECT_TRUE(taken.defined());
  EXPECT_FALSE(x.grad().defined());
  const std::optional<nnc::Tensor> some = nnc::zeros({1});
  EXPECT_TRUE(some);  // the optional
  const std::vector<nnc::Tensor> v{x, x};
  expect_error(NNC_E_SHAPE, "more than one value", [&] { return v == std::vector{x, x * 1}; });
  EXPECT_TRUE(nnc::Linear(1, 1).defined());
}

// ---- types that do not pass for one another ----

template <class F, class... A>
constexpr bool compiles(F, const A&...) {
  return std::is_invocable_v<F, const nnc::Tensor&, A...>;
}
// A call of x, or of a function.
#define NNC_FORM(name) \
  [](const nnc::Tensor& x, const auto&... a) -> decltype((void)x, void(name(a...))) {}

TEST_F(CppTypes, NoArgumentPassesForAnother) {
  constexpr auto sum = NNC_FORM(x.sum);
  constexpr auto view = NNC_FORM(x.view);
  constexpr auto prod = NNC_FORM(x.prod);
  constexpr auto zeros = NNC_FORM(nnc::zeros);
  constexpr auto arange = NNC_FORM(nnc::arange);
  constexpr auto full = NNC_FORM(nnc::full);
  constexpr auto argmax = NNC_FORM(x.argmax);
  constexpr auto size = NNC_FORM(x.size);
  constexpr auto to = NNC_FORM(x.to);
  const nnc::Ints two{2};
  static_assert(compiles(sum, 1) && compiles(sum, 1, true) && compiles(sum, 1u, true, nnc::int64));
  static_assert(!compiles(sum, 1.7) && !compiles(sum, true) && !compiles(sum, nnc::float64));
  static_assert(!compiles(sum, 1, 1) && !compiles(sum, 1, nnc::float64) && !compiles(sum, 1, 0.5));
  static_assert(compiles(view, 2, 3) && compiles(view, nnc::int32) && !compiles(view, 2.0));
  static_assert(compiles(prod, 1) && !compiles(prod, nnc::float64) && !compiles(prod, 0.5));
  static_assert(compiles(argmax, 1) && !compiles(argmax, true) && !compiles(argmax, 1.0));
  static_assert(compiles(zeros, 2, 3) && compiles(zeros, 2, nnc::int64));
  static_assert(!compiles(zeros, 2, 3, nnc::int64) && !compiles(zeros, 2, NNC_INT64));
  static_assert(!compiles(zeros, 2.0) && !compiles(zeros, true) && !compiles(zeros, 2, 3.0));
  static_assert(compiles(arange, 5, nnc::float32) && compiles(arange, 0, 5, nnc::float64));
  static_assert(compiles(size, size_t{0}) && !compiles(size, true) && !compiles(size, 0.0));
  static_assert(compiles(to, nnc::int8) && !compiles(to, true) && !compiles(to, 5));
  static_assert(!std::is_convertible_v<nnc::DType, nnc_dtype> &&
                !std::is_convertible_v<nnc_dtype, nnc::DType>);
  EXPECT_TRUE(compiles(full, two, 1) && !compiles(full, two, 1, 2));
  EXPECT_EQ(nnc::ones({2}).dtype(), nnc::float32);
  std::ostringstream text;
  text << nnc::boolean << " " << nnc::bfloat16;
  EXPECT_EQ(text.str(), "torch.bool torch.bfloat16");
}

TEST_F(CppTypes, SizesOneByOne) {
  EXPECT_EQ(nnc::zeros(2, 3).shape(), (nnc::Shape{2, 3}));
  EXPECT_EQ(nnc::rand(64, 2).dtype(), nnc::float32);
  EXPECT_EQ(nnc::ones(2, 3, 4).shape(), (nnc::Shape{2, 3, 4}));
  EXPECT_EQ(nnc::randn(size_t{2}, 1).shape(), (nnc::Shape{2, 1}));
  EXPECT_EQ(nnc::empty(2, 2).numel(), 4);
  EXPECT_EQ(nnc::zeros(2, nnc::int64).shape(), (nnc::Shape{2}));
  const nnc::Tensor x = nnc::arange(6).view(2, 3);
  EXPECT_EQ(x.permute(1, 0).reshape(-1, 2).shape(), (nnc::Shape{3, 2}));
  EXPECT_EQ(x.view(1, 2, 3).expand(4, -1, -1).shape(), (nnc::Shape{4, 2, 3}));
  EXPECT_EQ(x.repeat(2, 2).shape(), (nnc::Shape{4, 6}));
  EXPECT_EQ(whole(x.flip(0, 1)), (Whole{5, 4, 3, 2, 1, 0}));
  EXPECT_EQ(x.new_zeros(2, 3).dtype(), nnc::int64);
}

TEST_F(CppTypes, ElementTypesOfNewTensors) {
  EXPECT_EQ(nnc::arange(5, nnc::float64).dtype(), nnc::float64);
  EXPECT_EQ(values(nnc::arange(1, 5, nnc::float32)), (Values{1, 2, 3, 4}));
  EXPECT_EQ(values(nnc::arange(0., 1., 0.5)), (Values{0, 0.5}));
  EXPECT_EQ(nnc::arange(0, 6, 2, nnc::int8).dtype(), nnc::int8);
  EXPECT_EQ(nnc::eye(3, nnc::int64).shape(), (nnc::Shape{3, 3}));
  EXPECT_EQ(nnc::eye(3, nnc::int64).dtype(), nnc::int64);
  EXPECT_EQ(nnc::randint(2, {8}, nnc::int32).dtype(), nnc::int32);
  EXPECT_EQ(nnc::randint(0, 2, {8}).dtype(), nnc::int64);
  const nnc::Tensor six = nnc::tensor(std::vector<float>{.5, 1.5, 2.5, 3.5, 4.5, 5.5}, {6});
  EXPECT_EQ(six.dtype(), nnc::float32);
  EXPECT_EQ(six.shape(), (nnc::Shape{6}));
  EXPECT_EQ(values(six)[0], 0.5F);
  EXPECT_EQ(nnc::tensor(std::vector<double>{1, 2}, {2, 1}).shape(), (nnc::Shape{2, 1}));
  EXPECT_EQ(nnc::full({2}, true).dtype(), nnc::boolean);
  EXPECT_EQ(nnc::full({2}, true, nnc::int8).dtype(), nnc::int8);
  EXPECT_EQ(nnc::full({2}, 1).dtype(), nnc::int64);
  EXPECT_EQ(nnc::ones({2, 2}).view(nnc::int32).dtype(), nnc::int32);
  EXPECT_EQ(nnc::promote_types(nnc::int64, nnc::float16), nnc::float16);
  EXPECT_EQ(nnc::result_type(six, 1), nnc::float32);
}

// ---- numbers ----

TEST_F(CppTypes, RandomNumbersOfARange) {
  nnc::manual_seed(0);
  const Whole below = whole(nnc::full({200}, 77).random_(10));
  for (int64_t v : below) EXPECT_TRUE(v >= 0 && v < 10) << v;
  const Whole between = whole(nnc::random_(nnc::full({200}, 77), 5, 7));
  for (int64_t v : between) EXPECT_TRUE(v == 5 || v == 6) << v;
  const Whole from = whole(nnc::zeros({20}, nnc::int8).random_(100, None));
  for (int64_t v : from) EXPECT_GE(v, 100);
  EXPECT_FALSE((nnc::zeros({200}, nnc::uint8).random_() < 10).all());
  nnc::manual_seed(3);
  const nnc::Tensor drawn = nnc::zeros({8}, nnc::int64).random_(0, 10);
  nnc::manual_seed(3);
  EXPECT_TRUE(nnc::zeros({8}, nnc::int64).random_(10).equal(drawn));
}

TEST_F(CppTypes, ClampKeepsWholeNumbersWhole) {
  const nnc::Tensor x = nnc::tensor({5, -3, (1 << 24) + 1});
  EXPECT_EQ(x.clamp(0).dtype(), nnc::int64);
  EXPECT_EQ(whole(x.clamp(0)), (Whole{5, 0, (1 << 24) + 1}));
  EXPECT_EQ(whole(x.clamp(None, 4)), (Whole{4, -3, 4}));
  EXPECT_EQ(whole(nnc::clamp(x, 0, 4)), (Whole{4, 0, 4}));
  EXPECT_EQ(x.clamp(0.5).dtype(), nnc::float32);
  EXPECT_EQ(x.clamp(0, 4.5).dtype(), nnc::float32);
  EXPECT_EQ(whole(x.clone().clamp_(0)), (Whole{5, 0, (1 << 24) + 1}));
  EXPECT_EQ(whole(x.clamp_min(0)), (Whole{5, 0, (1 << 24) + 1}));
  EXPECT_EQ(whole(x.clamp(nnc::tensor(1), nnc::Tensor())), (Whole{5, 1, (1 << 24) + 1}));
  EXPECT_EQ(values(nnc::where(x > 0, 1, 0.5)), (Values{1, 0.5, 1}));
  EXPECT_EQ(nnc::where(x > 0, 1, 0).dtype(), nnc::int64);
}

TEST_F(CppTypes, FlagsOfUniqueAndVar) {
  const nnc::Tensor x = nnc::tensor({{1, 2}, {2, 2}});
  const auto [distinct, inverse, counts] = x.unique(true, true);
  EXPECT_EQ(whole(distinct), (Whole{1, 2}));
  EXPECT_EQ(inverse.shape(), x.shape());
  EXPECT_EQ(whole(inverse), (Whole{0, 1, 1, 1}));
  EXPECT_FALSE(counts.defined());
  EXPECT_EQ(whole(std::get<2>(nnc::unique(x, true, false, true))), (Whole{1, 3}));
  EXPECT_FALSE(std::get<1>(x.unique()).defined());
  EXPECT_EQ(std::get<0>(x.unique(true, false, false, 0)).shape(), (nnc::Shape{2, 2}));
  const nnc::Tensor y = nnc::tensor({1., 3., 1., 3.});
  EXPECT_EQ(y.var(false).item(), 1);
  EXPECT_EQ(y.std(false).item(), 1);
  EXPECT_FLOAT_EQ(static_cast<float>(y.var(true).item()), 4.0F / 3);
  EXPECT_EQ(y.var().item(), y.var(true).item());
  EXPECT_EQ(y.var(0, false).item(), 1);
  EXPECT_EQ(nnc::std(y.view({2, 2}), 1, false, true).shape(), (nnc::Shape{2, 1}));
  EXPECT_EQ(std::get<0>(y.var_mean(false)).item(), 1);
  EXPECT_EQ(std::get<1>(nnc::std_mean(y, false)).item(), 2);
}

}  // namespace
