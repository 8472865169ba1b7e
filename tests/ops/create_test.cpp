// SPDX-License-Identifier: Apache-2.0
// Makers and random fills against PyTorch: tests/golden/create.txt, made by make_create.py.
#include "ops/create.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "base/random.h"
#include "ops/convert.h"
#include "ops/random.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

struct Line {
  std::string text, function;
  DType dtype = DType::kFloat32;
  std::vector<double> arguments, values;
};

std::vector<Line> lines() {
  std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/create.txt");
  std::vector<Line> all;
  std::string text, word;
  while (std::getline(file, text)) {
    std::istringstream in(text);
    Line l;
    in >> l.function >> word;
    for (int32_t v = 1; v < kDTypeCount; ++v) {
      if (word == dtype_name(static_cast<DType>(v))) l.dtype = static_cast<DType>(v);
    }
    while (in >> word && word != "|") l.arguments.push_back(std::strtod(word.c_str(), nullptr));
    while (in >> word) l.values.push_back(std::strtod(word.c_str(), nullptr));
    l.text = text.substr(0, text.find('|'));
    all.push_back(l);
  }
  return all;
}

// Runs f with a freshly seeded generator.
template <class F>
Tensor seeded(uint64_t seed, const F& f) {
  Exec settings = exec();
  settings.generator = Ref<Generator>::adopt(new Generator(seed));
  const ExecGuard guard(settings);
  return f();
}

// (4, 5) elements: row-major, column-major, or every other one.
Tensor memory(int layout, DType dtype) {
  if (layout == 0) return Tensor::zeros({4, 5}, dtype);
  if (layout == 1) return Tensor::zeros({5, 4}, dtype).alias({4, 5}, {1, 4}, 0);
  return Tensor::zeros({4, 10}, dtype).alias({4, 5}, {10, 2}, 1);
}

// i / n for i = 0, 1, ...
Tensor fractions(int64_t n, DType dtype) {
  std::vector<double> values;
  for (int64_t i = 0; i < n; ++i) {
    values.push_back(static_cast<double>(static_cast<float>(i) / static_cast<float>(n)));
  }
  return make_tensor({n}, dtype, values);
}

// The arguments in the type that the function's name ends with.
Tensor source_of(const Line& l) {
  DType source = DType::kFloat32;
  for (int32_t v = 1; v < kDTypeCount; ++v) {
    if (l.function.substr(5) == dtype_name(static_cast<DType>(v))) source = static_cast<DType>(v);
  }
  return make_tensor({static_cast<int64_t>(l.arguments.size())}, source, l.arguments);
}

Tensor evaluate(const Line& l) {
  const std::vector<double>& a = l.arguments;
  const auto whole = [&](size_t i) { return static_cast<int64_t>(a[i]); };
  if (l.function == "arange") return ops::arange(a[0], a[1], a[2], l.dtype);
  if (l.function == "linspace") return ops::linspace(a[0], a[1], whole(2), l.dtype);
  if (l.function == "eye") return ops::eye(whole(0), whole(1), l.dtype);
  if (l.function.rfind("from_", 0) == 0) return ops::to_dtype(source_of(l), l.dtype);
  return seeded(a.size() == 1 && l.function != "randperm" ? 11 : 5, [&] {
    if (l.function == "randint") return ops::randint(whole(0), whole(1), {20}, l.dtype);
    if (l.function == "randperm") return ops::randperm(whole(0), l.dtype);
    if (l.function == "bernoulli") {
      return ops::bernoulli(fractions(20, l.dtype).alias({4, 5}, {1, 4}, 0));
    }
    const Tensor t = memory(static_cast<int>(a[0]), l.dtype);
    if (l.function == "uniform_") ops::uniform_(t, -1, 2);
    if (l.function == "normal_") ops::normal_(t, 0.5, 2);
    if (l.function == "bernoulli_") ops::bernoulli_(t, 0.3);
    if (l.function == "bernoulli_p_") ops::bernoulli_(t, fractions(5, DType::kFloat32));
    if (l.function == "random_") ops::random_(t, 0, 100);
    return t;
  });
}

TEST(Create, EqualsPyTorch) {
  const std::vector<Line> all = lines();
  ASSERT_GT(all.size(), 200u);
  for (const Line& l : all) {
    if (l.function == "refused_randint") {
      const int64_t low = static_cast<int64_t>(l.arguments[0]);
      EXPECT_THROW(ops::randint(low, static_cast<int64_t>(l.arguments[1]), {20}, l.dtype), Error)
          << l.text;
      continue;
    }
    const Tensor y = evaluate(l);
    EXPECT_EQ(y.dtype(), l.dtype) << l.text;
    // Normal draws go through log and cos, which differ by an ulp between libraries.
    const bool exact = l.function != "normal_" || l.dtype != DType::kFloat64;
    if (exact && !(l.function == "normal_" && y.stride(1) != 1)) {
      EXPECT_EQ(difference(values_of(y), l.values, 0), "") << l.text;
    } else {
      EXPECT_EQ(difference(values_of(y), l.values, item_size(l.dtype) == 2 ? 2e-3 : 1e-6), "")
          << l.text;
    }
  }
}

TEST(Create, PermutationsAsLongAsTheTypeHolds) {
  const std::pair<int64_t, DType> longest[] = {
      {128, DType::kInt8}, {256, DType::kUInt8}, {32768, DType::kInt16}, {2049, DType::kFloat16}};
  for (const auto& [n, t] : longest) {
    std::vector<double> all = values_of(ops::randperm(n, t));
    std::sort(all.begin(), all.end());
    for (int64_t i = 0; i < n; ++i) {
      ASSERT_EQ(all[static_cast<size_t>(i)], static_cast<double>(i)) << dtype_name(t);
    }
    EXPECT_THROW(ops::randperm(n + 1, t), Error) << dtype_name(t);
  }
}

// The bounds are narrowed to what the type counts exactly, which decides how they are drawn.
TEST(Create, IntegersOfFloatsHaveNarrowedBounds) {
  const Tensor y =
      seeded(0, [] { return ops::randint(0, int64_t{1} << 25, {3}, DType::kFloat32); });
  EXPECT_EQ(values_of(y), (std::vector<double>{8325944, 29665988, 18261804}));
}

// Bounds of a linspace are converted to its type, those of a range to the widest of its kind, whose
// elements wrap.
TEST(Create, BoundsFitTheirType) {
  struct Case {
    double start, end;
    int64_t steps;
    DType dtype;
    bool fits;
  };
  const Case spaces[] = {
      {0, 1000, 3, DType::kInt8, false},       {0, 127.9, 3, DType::kInt8, true},
      {0, 128, 3, DType::kInt8, false},        {-129, 0, 3, DType::kInt8, false},
      {0, 255.5, 3, DType::kUInt8, true},      {0, 256, 3, DType::kUInt8, false},
      {-0.5, 255, 3, DType::kUInt8, false},    {0, 2147483648.0, 3, DType::kInt32, false},
      {0, 0x1p63, 3, DType::kInt64, false},    {-0x1p63, 0, 3, DType::kInt64, true},
      {0, 1e5, 3, DType::kFloat16, false},     {0, 1e39, 3, DType::kBFloat16, false},
      {0, 1e39, 3, DType::kFloat32, false},    {0, INFINITY, 3, DType::kFloat32, true},
      {0, NAN, 3, DType::kInt32, false},       {0, 1000, 1, DType::kInt8, true},
      {1000, 0, 1, DType::kInt8, false},       {1000, 1000, 0, DType::kInt8, true},
      {0, INFINITY, 3, DType::kFloat16, true},
  };
  for (const Case& c : spaces) {
    SCOPED_TRACE(::testing::Message()
                 << c.start << " to " << c.end << ", " << c.steps << " of " << dtype_name(c.dtype));
    const auto make = [&] { return ops::linspace(c.start, c.end, c.steps, c.dtype); };
    if (c.fits)
      EXPECT_EQ(make().numel(), c.steps);
    else
      EXPECT_THROW(make(), Error);
  }
  EXPECT_EQ(values_of(ops::linspace(0, 127.9, 3, DType::kInt8)), (std::vector<double>{0, 63, 127}));
  EXPECT_EQ(values_of(ops::arange(0.0, 1000.0, 400.0, DType::kInt8)),
            (std::vector<double>{0, -112, 32}));
  EXPECT_EQ(values_of(ops::arange(0.0, 1e5, 4e4, DType::kFloat16)),
            (std::vector<double>{0, 40000, INFINITY}));
  EXPECT_THROW(ops::arange(0.0, 1e20, 4e19, DType::kInt64), Error);
  EXPECT_THROW(ops::arange(0.0, 1e20, 4e19, DType::kInt8), Error);
  EXPECT_THROW(ops::arange(0.0, 1e39, 4e38, DType::kBFloat16), Error);
}

TEST(Create, RefusesWhatTorchRefuses) {
  EXPECT_THROW(ops::arange(0, 5, 0, DType::kInt64), Error);
  EXPECT_THROW(ops::arange(5, 0, 1, DType::kInt64), Error);
  EXPECT_THROW(ops::arange(0, INFINITY, 1, DType::kFloat32), Error);
  EXPECT_THROW(ops::arange(0, 1e30, 1, DType::kFloat32), Error);
  EXPECT_THROW(ops::linspace(0, 1, -1, DType::kFloat32), Error);
  EXPECT_THROW(ops::eye(-1, 2, DType::kFloat32), Error);
  EXPECT_THROW(ops::randperm(-1), Error);
  EXPECT_THROW(ops::randperm(300, DType::kUInt8), Error);
  EXPECT_THROW(ops::randint(5, 5, {2}), Error);
  EXPECT_THROW(ops::randint(0, 300, {2}, DType::kUInt8), Error);
  EXPECT_THROW(ops::rand({2}, DType::kInt64), Error);
  EXPECT_THROW(ops::bernoulli_(Tensor::zeros({3}, DType::kFloat32), 1.5), Error);
  EXPECT_THROW(ops::normal_(Tensor::zeros({3}, DType::kFloat32), 0, -1), Error);
  EXPECT_THROW(ops::uniform_(Tensor::zeros({1}, DType::kFloat32).alias({4}, {0}, 0)), Error);
}

}  // namespace
}  // namespace nnc::testing
