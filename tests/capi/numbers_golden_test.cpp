// SPDX-License-Identifier: Apache-2.0
// Operations of a tensor and a number against tests/golden/numbers.txt: types, values and refusals.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "nnc/nnc.h"

namespace {

using T = nnc_tensor*;
using Float = nnc_error* (*)(T, double, T*);
using Int = nnc_error* (*)(T, int64_t, T*);
struct Operation {
  Float with_float;
  Int with_int;
};

// The tensor itself as the result of a call in place.
nnc_error* in_place(nnc_error* e, T x, T* y) {
  if (!e) *y = static_cast<T>(nnc_retain(x));
  return e;
}
T made(const std::vector<int64_t>& values, nnc_dtype dtype) {
  const int64_t n = static_cast<int64_t>(values.size());
  T whole = nullptr, x = nullptr;
  EXPECT_EQ(nnc_tensor_from_data(nullptr, values.data(), &n, 1, NNC_INT64, &whole), nullptr);
  EXPECT_EQ(nnc_tensor_to(nullptr, whole, dtype, &x), nullptr);
  nnc_release(whole);
  return x;
}
T mask() {
  static const T t = made({1, 0, 1}, NNC_BOOL);
  return t;
}
T index() {
  static const T t = made({2, 0}, NNC_INT64);
  return t;
}
nnc_error* full(T x, double v, T* y) {
  const int64_t two = 2;
  return nnc_full(nullptr, &two, 1, v, nnc_tensor_dtype(x), y);
}
nnc_error* full(T x, int64_t v, T* y) {
  const int64_t two = 2;
  return nnc_full_i64(nullptr, &two, 1, v, nnc_tensor_dtype(x), y);
}

// A call with a float and the same with an int.
#define BOTH(f, i)                                                                              \
  Operation {                                                                                   \
    [](T x, double v, T* y) -> nnc_error* { f; }, [](T x, int64_t v, T* y) -> nnc_error* { i; } \
  }
#define PLAIN(name) BOTH(return name(nullptr, x, v, y), return name##_i64(nullptr, x, v, y))
#define WRITING(name)                                 \
  BOTH(return in_place(name##_(nullptr, x, v), x, y), \
              return in_place(name##_i64_(nullptr, x, v), x, y))
#define DIVIDING(mode)                                \
  BOTH(return nnc_div_scalar(nullptr, x, v, mode, y), \
              return nnc_div_scalar_i64(nullptr, x, v, mode, y))
#define DIVIDING_(mode)                                             \
  BOTH(return in_place(nnc_div_scalar_(nullptr, x, v, mode), x, y), \
              return in_place(nnc_div_scalar_i64_(nullptr, x, v, mode), x, y))

const std::map<std::string, Operation>& operations() {
  static const std::map<std::string, Operation> table = {
      {"add_scalar", PLAIN(nnc_add_scalar)},
      {"sub_scalar", PLAIN(nnc_sub_scalar)},
      {"mul_scalar", PLAIN(nnc_mul_scalar)},
      {"div_scalar", DIVIDING(nullptr)},
      {"div_scalar.trunc", DIVIDING("trunc")},
      {"div_scalar.floor", DIVIDING("floor")},
      {"floor_divide_scalar", PLAIN(nnc_floor_divide_scalar)},
      {"remainder_scalar", PLAIN(nnc_remainder_scalar)},
      {"fmod_scalar", PLAIN(nnc_fmod_scalar)},
      {"pow_scalar", PLAIN(nnc_pow_scalar)},
      {"eq_scalar", PLAIN(nnc_eq_scalar)},
      {"ne_scalar", PLAIN(nnc_ne_scalar)},
      {"lt_scalar", PLAIN(nnc_lt_scalar)},
      {"le_scalar", PLAIN(nnc_le_scalar)},
      {"gt_scalar", PLAIN(nnc_gt_scalar)},
      {"ge_scalar", PLAIN(nnc_ge_scalar)},
      {"clamp_min", PLAIN(nnc_clamp_min)},
      {"clamp_max", PLAIN(nnc_clamp_max)},
      {"clamp",
       BOTH(return nnc_clamp(nullptr, x, &v, &v, y), return nnc_clamp_i64(nullptr, x, &v, &v, y))},
      {"masked_fill", BOTH(return nnc_masked_fill(nullptr, x, mask(), v, y),
                                  return nnc_masked_fill_i64(nullptr, x, mask(), v, y))},
      {"scatter_scalar", BOTH(return nnc_scatter_scalar(nullptr, x, 0, index(), v, y),
                                     return nnc_scatter_scalar_i64(nullptr, x, 0, index(), v, y))},
      {"full", BOTH(return full(x, v, y), return full(x, v, y))},
      {"add_scalar_", WRITING(nnc_add_scalar)},
      {"sub_scalar_", WRITING(nnc_sub_scalar)},
      {"mul_scalar_", WRITING(nnc_mul_scalar)},
      {"div_scalar_", DIVIDING_(nullptr)},
      {"div_scalar_.floor", DIVIDING_("floor")},
      {"pow_scalar_", WRITING(nnc_pow_scalar)},
      {"clamp_", BOTH(return in_place(nnc_clamp_(nullptr, x, &v, &v), x, y),
                             return in_place(nnc_clamp_i64_(nullptr, x, &v, &v), x, y))},
      {"masked_fill_",
       BOTH(return in_place(nnc_masked_fill_(nullptr, x, mask(), v), x, y),
                   return in_place(nnc_masked_fill_i64_(nullptr, x, mask(), v), x, y))},
      {"fill_", WRITING(nnc_fill)},
  };
  return table;
}

const std::map<std::string, nnc_dtype> kTypes = {{"float32", NNC_FLOAT32}, {"float16", NNC_FLOAT16},
                                                 {"int64", NNC_INT64},     {"int8", NNC_INT8},
                                                 {"uint8", NNC_UINT8},     {"bool", NNC_BOOL}};

// INPUTS of make_numbers.py.
T input(const std::string& type) {
  const nnc_dtype t = kTypes.at(type);
  if (type == "int64") return made({-7, 0, (int64_t{1} << 53) + 1}, t);
  if (type == "int8") return made({-7, 0, 100}, t);
  if (type == "uint8") return made({0, 5, 200}, t);
  if (type == "bool") return made({1, 0, 1}, t);
  const double values[] = {-1.5, 0, 2.5};
  const int64_t n = 3;
  T wide = nullptr, x = nullptr;
  EXPECT_EQ(nnc_tensor_from_data(nullptr, values, &n, 1, NNC_FLOAT64, &wide), nullptr);
  EXPECT_EQ(nnc_tensor_to(nullptr, wide, t, &x), nullptr);
  nnc_release(wide);
  return x;
}

template <class N>
std::vector<N> elements(T y, nnc_dtype as) {
  std::vector<N> values(static_cast<size_t>(nnc_tensor_numel(y)));
  T converted = nullptr;
  EXPECT_EQ(nnc_tensor_to(nullptr, y, as, &converted), nullptr);
  EXPECT_EQ(nnc_tensor_copy_to(nullptr, converted, values.data(),
                               static_cast<int64_t>(values.size() * sizeof(N))),
            nullptr);
  nnc_release(converted);
  return values;
}

bool near(double a, double b, nnc_dtype t) {
  if (std::isnan(b)) return std::isnan(a);
  return a == b || std::abs(a - b) <= std::abs(b) * (t == NNC_FLOAT16 ? 1e-3 : 1e-6);
}

void expect_result(T y, const std::string& type, std::istringstream& rest) {
  const nnc_dtype t = nnc_tensor_dtype(y);
  ASSERT_EQ(t, kTypes.at(type));
  const bool floating = t == NNC_FLOAT32 || t == NNC_FLOAT16;
  const std::vector<double> reals = elements<double>(y, NNC_FLOAT64);
  const std::vector<int64_t> whole =
      floating ? std::vector<int64_t>(reals.size()) : elements<int64_t>(y, NNC_INT64);
  std::string word;
  for (size_t i = 0; i < reals.size(); ++i) {
    ASSERT_TRUE(rest >> word);
    if (floating)
      EXPECT_TRUE(near(reals[i], std::stod(word), t)) << i << ": " << reals[i];
    else
      EXPECT_EQ(whole[i], std::stoll(word)) << i;
  }
}

void check_line(const std::string& line) {
  SCOPED_TRACE(line);
  std::istringstream in(line);
  std::string name, type, kind, number, equals, first, words;
  in >> name >> type >> kind >> number >> equals >> first;
  const Operation& op = operations().at(name);
  T x = input(type), y = nullptr;
  nnc_error* e = kind == "f" ? op.with_float(x, std::stod(number), &y)
                             : op.with_int(x, std::stoll(number), &y);
  if (first == "error") {
    std::getline(in >> std::ws, words);
    ASSERT_NE(e, nullptr);
    EXPECT_NE(std::string(nnc_error_message(e)).find(words), std::string::npos)
        << nnc_error_message(e);
  } else {
    EXPECT_EQ(e, nullptr) << nnc_error_message(e);
    if (!e) expect_result(y, first, in);
  }
  nnc_error_free(e);
  nnc_release(x);
  nnc_release(y);
}

TEST(Numbers, AreThoseOfPyTorch) {
  std::ifstream file(NNC_GOLDEN_DIR "/numbers.txt");
  std::map<std::string, int> seen;
  for (std::string line; std::getline(file, line);) {
    ++seen[line.substr(0, line.find(' '))];
    check_line(line);
  }
  for (const auto& entry : operations()) EXPECT_GT(seen[entry.first], 0) << entry.first;
}

}  // namespace
