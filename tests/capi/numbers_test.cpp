// SPDX-License-Identifier: Apache-2.0
// Numbers of the host keep their kind: a double is a float, an int64_t an int. The right values are
// PyTorch's.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "nnc/nnc.h"

namespace {

constexpr int64_t kOdd = (int64_t{1} << 53) + 1;  // not a double

// What a call gave: "int64 3 4", or the code and the message of its error.
struct Outcome {
  nnc_dtype dtype = 0;
  std::vector<int64_t> whole;
  std::vector<double> values;
  nnc_code code = NNC_OK;
  std::string message;
};

void succeed(nnc_error* e) {
  ASSERT_EQ(e, nullptr) << nnc_error_message(e);
}

Outcome read(nnc_tensor* t) {
  Outcome r;
  r.dtype = nnc_tensor_dtype(t);
  const auto n = static_cast<size_t>(nnc_tensor_numel(t));
  nnc_tensor* converted = nullptr;
  r.whole.resize(n);
  r.values.resize(n);
  succeed(nnc_tensor_to(nullptr, t, NNC_INT64, &converted));
  succeed(nnc_tensor_copy_to(nullptr, converted, r.whole.data(), static_cast<int64_t>(n * 8)));
  nnc_release(converted);
  succeed(nnc_tensor_to(nullptr, t, NNC_FLOAT64, &converted));
  succeed(nnc_tensor_copy_to(nullptr, converted, r.values.data(), static_cast<int64_t>(n * 8)));
  nnc_release(converted);
  return r;
}

Outcome outcome(nnc_error* e, nnc_tensor* t) {
  Outcome r;
  if (e) {
    r.code = nnc_error_code(e);
    r.message = nnc_error_message(e);
    nnc_error_free(e);
  } else {
    r = read(t);
  }
  return r;
}

nnc_tensor* tensor(const std::vector<int64_t>& values, nnc_dtype dtype) {
  const int64_t n = static_cast<int64_t>(values.size());
  nnc_tensor *whole = nullptr, *x = nullptr;
  succeed(nnc_tensor_from_data(nullptr, values.data(), &n, 1, NNC_INT64, &whole));
  succeed(nnc_tensor_to(nullptr, whole, dtype, &x));
  nnc_release(whole);
  return x;
}

// call(x, &y), and what became of y.
using Call = std::function<nnc_error*(nnc_tensor*, nnc_tensor**)>;
Outcome run(const Call& call, const std::vector<int64_t>& input, nnc_dtype dtype = NNC_INT64) {
  nnc_tensor *x = tensor(input, dtype), *y = nullptr;
  nnc_error* e = call(x, &y);
  const Outcome r = outcome(e, y);
  nnc_release(x);
  nnc_release(y);
  return r;
}
// call(x), and what became of x.
using InPlace = std::function<nnc_error*(nnc_tensor*)>;
Outcome run_(const InPlace& call, const std::vector<int64_t>& input, nnc_dtype dtype = NNC_INT64) {
  nnc_tensor* x = tensor(input, dtype);
  const Outcome r = outcome(call(x), x);
  nnc_release(x);
  return r;
}

void expect_whole(const Outcome& r, nnc_dtype dtype, const std::vector<int64_t>& values) {
  EXPECT_EQ(r.message, "");
  EXPECT_EQ(r.dtype, dtype);
  EXPECT_EQ(r.whole, values);
}
void expect_float(const Outcome& r, const std::vector<double>& values) {
  EXPECT_EQ(r.message, "");
  EXPECT_EQ(r.dtype, NNC_FLOAT32);
  ASSERT_EQ(r.values.size(), values.size());
  for (size_t i = 0; i < values.size(); ++i) EXPECT_FLOAT_EQ(r.values[i], values[i]);
}
void expect_error(const Outcome& r, nnc_code code, const std::string& words) {
  EXPECT_EQ(r.code, code) << r.message;
  EXPECT_NE(r.message.find(words), std::string::npos) << r.message;
}

using Float = nnc_error* (*)(nnc_ctx*, nnc_tensor*, double, nnc_tensor**);
using Int = nnc_error* (*)(nnc_ctx*, nnc_tensor*, int64_t, nnc_tensor**);
using FloatInPlace = nnc_error* (*)(nnc_ctx*, nnc_tensor*, double);
using IntInPlace = nnc_error* (*)(nnc_ctx*, nnc_tensor*, int64_t);

Call with(Float f, double v) {
  return [=](nnc_tensor* x, nnc_tensor** y) { return f(nullptr, x, v, y); };
}
Call with(Int f, int64_t v) {
  return [=](nnc_tensor* x, nnc_tensor** y) { return f(nullptr, x, v, y); };
}
InPlace with(FloatInPlace f, double v) {
  return [=](nnc_tensor* x) { return f(nullptr, x, v); };
}
InPlace with(IntInPlace f, int64_t v) {
  return [=](nnc_tensor* x) { return f(nullptr, x, v); };
}

TEST(Numbers, AFloatMakesIntegersFloat) {
  expect_float(run(with(nnc_add_scalar, 2.0), {5, -3}), {7, -1});
  expect_float(run(with(nnc_sub_scalar, 2.0), {5, -3}), {3, -5});
  expect_float(run(with(nnc_mul_scalar, 2.0), {5, -3}), {10, -6});
  expect_float(run(with(nnc_floor_divide_scalar, 2.0), {5, -3}), {2, -2});
  expect_float(run(with(nnc_remainder_scalar, 2.0), {5, -3}), {1, 1});
  expect_float(run(with(nnc_fmod_scalar, 2.0), {5, -3}), {1, -1});
  expect_float(run(with(nnc_pow_scalar, 2.0), {5, -3}), {25, 9});
  expect_float(run(with(nnc_pow_scalar, -1.0), {5, -2}), {0.2, -0.5});
  expect_float(run(with(nnc_clamp_min, 2.0), {5, -3}), {5, 2});
  expect_float(run(with(nnc_clamp_max, 2.0), {5, -3}), {2, -3});
}

TEST(Numbers, AnIntLeavesThemAsTheyAre) {
  expect_whole(run(with(nnc_add_scalar_i64, 2), {5, -3}), NNC_INT64, {7, -1});
  expect_whole(run(with(nnc_sub_scalar_i64, 2), {5, -3}), NNC_INT64, {3, -5});
  expect_whole(run(with(nnc_mul_scalar_i64, 2), {5, -3}, NNC_INT8), NNC_INT8, {10, -6});
  expect_whole(run(with(nnc_floor_divide_scalar_i64, 2), {5, -3}), NNC_INT64, {2, -2});
  expect_whole(run(with(nnc_remainder_scalar_i64, 2), {5, -3}), NNC_INT64, {1, 1});
  expect_whole(run(with(nnc_fmod_scalar_i64, 2), {5, -3}), NNC_INT64, {1, -1});
  expect_whole(run(with(nnc_pow_scalar_i64, 2), {5, -3}), NNC_INT64, {25, 9});
  expect_whole(run(with(nnc_clamp_min_i64, 2), {5, -3}), NNC_INT64, {5, 2});
  expect_whole(run(with(nnc_clamp_max_i64, 2), {5, -3}), NNC_INT64, {2, -3});
  expect_whole(run(with(nnc_mul_scalar_i64, 3), {1, 0}, NNC_BOOL), NNC_INT64, {3, 0});
  expect_error(run(with(nnc_pow_scalar_i64, -1), {5}), NNC_E_INVALID,
               "Integers to negative integer powers are not allowed.");
}

TEST(Numbers, DivisionsByAFloatAndByAnInt) {
  const auto divided = [](const char* mode) {
    return [=](nnc_tensor* x, nnc_tensor** y) { return nnc_div_scalar(nullptr, x, 2.0, mode, y); };
  };
  const auto divided_i64 = [](const char* mode) {
    return
        [=](nnc_tensor* x, nnc_tensor** y) { return nnc_div_scalar_i64(nullptr, x, 2, mode, y); };
  };
  expect_float(run(divided(nullptr), {5, -3}), {2.5, -1.5});
  expect_float(run(divided("floor"), {5, -3}), {2, -2});
  expect_float(run(divided_i64(nullptr), {5, -3}), {2.5, -1.5});
  expect_whole(run(divided_i64("floor"), {5, -3}), NNC_INT64, {2, -2});
  expect_whole(run(divided_i64("trunc"), {5, -3}), NNC_INT64, {2, -1});
  expect_error(run(divided_i64("up"), {5}), NNC_E_INVALID, "but found 'up'");
}

TEST(Numbers, InPlaceAFloatDoesNotFitIntegers) {
  const char* words = "result type Float can't be cast to the desired output type";
  for (const FloatInPlace f :
       {nnc_add_scalar_, nnc_sub_scalar_, nnc_mul_scalar_, nnc_pow_scalar_}) {
    expect_error(run_(with(f, 2.0), {5, -3}), NNC_E_DTYPE, words);
  }
  expect_whole(run_(with(nnc_add_scalar_i64_, 2), {5, -3}), NNC_INT64, {7, -1});
  expect_whole(run_(with(nnc_sub_scalar_i64_, 2), {5, -3}), NNC_INT64, {3, -5});
  expect_whole(run_(with(nnc_mul_scalar_i64_, 2), {5, -3}), NNC_INT64, {10, -6});
  expect_whole(run_(with(nnc_pow_scalar_i64_, 2), {5, -3}), NNC_INT64, {25, 9});
  const auto divide_ = [](const char* mode) {
    return [=](nnc_tensor* x) { return nnc_div_scalar_(nullptr, x, 2.0, mode); };
  };
  const auto divide_i64_ = [](const char* mode) {
    return [=](nnc_tensor* x) { return nnc_div_scalar_i64_(nullptr, x, 2, mode); };
  };
  expect_error(run_(divide_("floor"), {5}), NNC_E_DTYPE, words);
  expect_error(run_(divide_i64_(nullptr), {5}), NNC_E_DTYPE, words);
  expect_whole(run_(divide_i64_("floor"), {5, -3}), NNC_INT64, {2, -2});
  expect_float(run_(divide_("floor"), {5, -3}, NNC_FLOAT32), {2, -2});
  expect_float(run_(divide_i64_("trunc"), {5, -3}, NNC_FLOAT32), {2, -1});
}

TEST(Numbers, IntsAreExact) {
  expect_whole(run(with(nnc_add_scalar_i64, kOdd), {1}), NNC_INT64, {kOdd + 1});
  expect_whole(run(with(nnc_fmod_scalar_i64, kOdd + 2), {kOdd}), NNC_INT64, {kOdd});
  expect_whole(run(with(nnc_clamp_min_i64, kOdd), {1}), NNC_INT64, {kOdd});
  expect_whole(run(with(nnc_clamp_max_i64, kOdd), {kOdd + 2}), NNC_INT64, {kOdd});
  expect_whole(run(with(nnc_eq_scalar_i64, kOdd), {kOdd, kOdd - 1}), NNC_BOOL, {1, 0});
  expect_whole(run(with(nnc_ne_scalar_i64, kOdd), {kOdd, kOdd - 1}), NNC_BOOL, {0, 1});
  expect_whole(run(with(nnc_lt_scalar_i64, kOdd), {kOdd, kOdd - 1}), NNC_BOOL, {0, 1});
  expect_whole(run(with(nnc_le_scalar_i64, kOdd - 1), {kOdd, kOdd - 1}), NNC_BOOL, {0, 1});
  expect_whole(run(with(nnc_gt_scalar_i64, kOdd - 1), {kOdd, kOdd - 1}), NNC_BOOL, {1, 0});
  expect_whole(run(with(nnc_ge_scalar_i64, kOdd), {kOdd, kOdd - 1}), NNC_BOOL, {1, 0});
  // A float compares in float32.
  expect_whole(run(with(nnc_eq_scalar, 9007199254740992.0), {kOdd}), NNC_BOOL, {1});
}

TEST(Numbers, BoundsOfClamp) {
  const int64_t low = kOdd, high = kOdd + 2;
  const double low_f = 1.5, high_f = 2.0;
  const std::vector<int64_t> x = {1, kOdd + 1, kOdd + 4};
  const Call both = [&](nnc_tensor* t, nnc_tensor** y) {
    return nnc_clamp_i64(nullptr, t, &low, &high, y);
  };
  expect_whole(run(both, x), NNC_INT64, {low, kOdd + 1, high});
  expect_whole(run_([&](nnc_tensor* t) { return nnc_clamp_i64_(nullptr, t, &low, &high); }, x),
               NNC_INT64, {low, kOdd + 1, high});
  expect_whole(run_([&](nnc_tensor* t) { return nnc_clamp_i64_(nullptr, t, nullptr, &high); }, x),
               NNC_INT64, {1, kOdd + 1, high});
  const Call floats = [&](nnc_tensor* t, nnc_tensor** y) {
    return nnc_clamp(nullptr, t, &low_f, &high_f, y);
  };
  expect_float(run(floats, {0, 2, 9}), {1.5, 2, 2});
  expect_error(run_([&](nnc_tensor* t) { return nnc_clamp_(nullptr, t, &low_f, nullptr); }, {1}),
               NNC_E_DTYPE, "can't be cast");
  const Call none = [](nnc_tensor* t, nnc_tensor** y) {
    return nnc_clamp_i64(nullptr, t, nullptr, nullptr, y);
  };
  expect_error(run(none, {1}), NNC_E_INVALID, "At least one of 'min' or 'max' must not be None");
}

TEST(Numbers, FullAndFill) {
  const int64_t one = 1;
  const Call whole = [&](nnc_tensor*, nnc_tensor** y) {
    return nnc_full_i64(nullptr, &one, 1, kOdd, NNC_DTYPE_DEFAULT, y);
  };
  const Call floating = [&](nnc_tensor*, nnc_tensor** y) {
    return nnc_full(nullptr, &one, 1, 2.0, NNC_DTYPE_DEFAULT, y);
  };
  const Call cut = [&](nnc_tensor*, nnc_tensor** y) {
    return nnc_full(nullptr, &one, 1, -2.5, NNC_INT64, y);
  };
  expect_whole(run(whole, {}), NNC_INT64, {kOdd});
  expect_float(run(floating, {}), {2});
  expect_whole(run(cut, {}), NNC_INT64, {-2});
  expect_whole(run_(with(nnc_fill_i64_, kOdd), {1, 2}), NNC_INT64, {kOdd, kOdd});
  expect_whole(run_(with(nnc_fill_, -2.5), {1, 2}), NNC_INT64, {-2, -2});
}

TEST(Numbers, MaskedFillAndScatter) {
  nnc_tensor *mask = tensor({1, 0}, NNC_BOOL), *index = tensor({0}, NNC_INT64);
  const auto filled = [=](nnc_tensor* x, nnc_tensor** y) {
    return nnc_masked_fill(nullptr, x, mask, 2.5, y);
  };
  const auto filled_i64 = [=](nnc_tensor* x, nnc_tensor** y) {
    return nnc_masked_fill_i64(nullptr, x, mask, kOdd, y);
  };
  const auto fill_i64_ = [=](nnc_tensor* x) {
    return nnc_masked_fill_i64_(nullptr, x, mask, kOdd);
  };
  const auto scattered = [=](nnc_tensor* x, nnc_tensor** y) {
    return nnc_scatter_scalar(nullptr, x, 0, index, 2.5, y);
  };
  const auto scattered_i64 = [=](nnc_tensor* x, nnc_tensor** y) {
    return nnc_scatter_scalar_i64(nullptr, x, 0, index, kOdd, y);
  };
  expect_whole(run(filled, {7, 8}), NNC_INT64, {2, 8});
  expect_whole(run(filled_i64, {7, 8}), NNC_INT64, {kOdd, 8});
  expect_whole(run_(fill_i64_, {7, 8}), NNC_INT64, {kOdd, 8});
  expect_whole(run(scattered, {7, 8}), NNC_INT64, {2, 8});
  expect_whole(run(scattered_i64, {7, 8}), NNC_INT64, {kOdd, 8});
  nnc_release(mask);
  nnc_release(index);
}

TEST(Numbers, Arange) {
  const auto floats = [](double start, double end, double step, nnc_dtype t) {
    return run(
        [=](nnc_tensor*, nnc_tensor** y) { return nnc_arange(nullptr, start, end, step, t, y); },
        {});
  };
  const auto ints = [](int64_t start, int64_t end, int64_t step, nnc_dtype t) {
    return run([=](nnc_tensor*,
                   nnc_tensor** y) { return nnc_arange_i64(nullptr, start, end, step, t, y); },
               {});
  };
  expect_float(floats(0, 5, 2, NNC_DTYPE_DEFAULT), {0, 2, 4});
  expect_whole(floats(0, 5, 2, NNC_INT64), NNC_INT64, {0, 2, 4});
  expect_whole(ints(0, 5, 2, NNC_DTYPE_DEFAULT), NNC_INT64, {0, 2, 4});
  expect_whole(ints(kOdd, kOdd + 3, 1, NNC_DTYPE_DEFAULT), NNC_INT64, {kOdd, kOdd + 1, kOdd + 2});
  expect_whole(ints(INT64_MAX, INT64_MAX - 3, -2, NNC_DTYPE_DEFAULT), NNC_INT64,
               {INT64_MAX, INT64_MAX - 2});
  expect_whole(ints(INT64_MIN, INT64_MAX, INT64_MAX, NNC_DTYPE_DEFAULT), NNC_INT64,
               {INT64_MIN, -1, INT64_MAX - 1});
  expect_float(ints(1, 4, 1, NNC_FLOAT32), {1, 2, 3});
  expect_error(ints(0, 5, 0, NNC_DTYPE_DEFAULT), NNC_E_INVALID, "step must be nonzero");
  expect_error(ints(5, 0, 1, NNC_DTYPE_DEFAULT), NNC_E_INVALID, "inconsistent with step sign");
  expect_error(ints(INT64_MIN, INT64_MAX, 1, NNC_DTYPE_DEFAULT), NNC_E_MEMORY, "too many");
}

TEST(Numbers, CoefficientsOfIntegersAreWhole) {
  nnc_tensor *a = tensor({1, 2}, NNC_INT64), *sum = nullptr, *row = nullptr, *y = nullptr;
  nnc_tensor* index = tensor({0, 1}, NNC_INT64);
  const int64_t square[] = {1, 2};
  succeed(nnc_reshape(nullptr, a, square, 2, &row));
  succeed(nnc_reshape(nullptr, a, square + 1, 1, &sum));
  const auto refused = [&](const char* argument, nnc_error* e) {
    const Outcome r = outcome(e, nullptr);
    expect_error(r, NNC_E_DTYPE,
                 std::string("For integral input tensors, argument ") + argument +
                     " must not be a floating point number");
  };
  refused("alpha", nnc_add(nullptr, a, a, 1.5, &y));
  refused("alpha", nnc_sub(nullptr, a, a, 1.5, &y));
  refused("alpha", nnc_add_(nullptr, a, a, 1.5));
  refused("alpha", nnc_sub_(nullptr, a, a, 1.5));
  refused("alpha", nnc_index_add(nullptr, a, 0, index, a, 1.5, &y));
  nnc_tensor *one = nullptr, *wide = nullptr, *cube = nullptr;
  const int64_t ones[] = {1, 1, 1};
  succeed(nnc_ones(nullptr, ones, 2, NNC_INT64, &one));
  succeed(nnc_ones(nullptr, ones, 1, NNC_INT64, &wide));
  succeed(nnc_ones(nullptr, ones, 3, NNC_INT64, &cube));
  refused("beta", nnc_addmm(nullptr, one, one, one, 1.5, 1, &y));
  refused("alpha", nnc_addmm(nullptr, one, one, one, 1, 1.5, &y));
  refused("beta", nnc_addmv(nullptr, wide, one, wide, 1.5, 1, &y));
  refused("alpha", nnc_addmv(nullptr, wide, one, wide, 1, 1.5, &y));
  refused("beta", nnc_baddbmm(nullptr, cube, cube, cube, 1.5, 1, &y));
  refused("alpha", nnc_baddbmm(nullptr, cube, cube, cube, 1, 1.5, &y));
  EXPECT_EQ(y, nullptr);
  succeed(nnc_add(nullptr, a, a, 3.0, &y));
  expect_whole(read(y), NNC_INT64, {4, 8});
  for (nnc_tensor* t : {a, sum, row, y, index, one, wide, cube}) nnc_release(t);
}

TEST(Numbers, Item) {
  const auto item = [](int64_t* out, double value, nnc_dtype dtype) {
    nnc_tensor* t = nullptr;
    succeed(nnc_full(nullptr, nullptr, 0, value, dtype, &t));
    const Outcome r = outcome(nnc_tensor_item_i64(nullptr, t, out), t);
    nnc_release(t);
    return r;
  };
  int64_t v = 0;
  nnc_tensor* t = nullptr;
  succeed(nnc_full_i64(nullptr, nullptr, 0, kOdd, NNC_INT64, &t));
  succeed(nnc_tensor_item_i64(nullptr, t, &v));
  nnc_release(t);
  EXPECT_EQ(v, kOdd);
  item(&v, -2.7, NNC_FLOAT32);
  EXPECT_EQ(v, -2);
  const double infinity = 1e308 * 10;
  expect_error(item(&v, infinity, NNC_FLOAT32), NNC_E_INVALID,
               "cannot convert float infinity to integer");
  expect_error(item(&v, infinity - infinity, NNC_FLOAT64), NNC_E_INVALID,
               "cannot convert float NaN to integer");
  expect_error(item(&v, 1e30, NNC_FLOAT64), NNC_E_INVALID, "does not fit");
  EXPECT_EQ(v, -2);
}

TEST(Numbers, BoolBytesOfTheHost) {
  unsigned char bytes[] = {0, 1, 2, 255};
  const int64_t four = 4;
  nnc_tensor *copy = nullptr, *count = nullptr, *view = nullptr;
  succeed(nnc_tensor_from_data(nullptr, bytes, &four, 1, NNC_BOOL, &copy));
  const auto* data = static_cast<const unsigned char*>(nnc_tensor_data(copy));
  EXPECT_EQ(std::vector<int>(data, data + 4), (std::vector<int>{0, 1, 1, 1}));
  succeed(nnc_sum(nullptr, copy, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &count));
  expect_whole(read(count), NNC_INT64, {3});
  const Outcome refused =
      outcome(nnc_from_blob(nullptr, bytes, &four, 1, nullptr, NNC_BOOL, nullptr, 0, &view), view);
  expect_error(refused, NNC_E_INVALID, "a bool is 0 or 1");
  EXPECT_EQ(view, nullptr);
  const int64_t two = 2;
  succeed(nnc_from_blob(nullptr, bytes, &two, 1, nullptr, NNC_BOOL, nullptr, 0, &view));
  for (nnc_tensor* t : {copy, count, view}) nnc_release(t);
}

}  // namespace
