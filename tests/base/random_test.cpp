// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/mt19937.h"

namespace nnc {
namespace {

struct Golden {
  std::string hash;
  int64_t count = 0;
  std::vector<std::string> values;
};

const Golden& golden(const std::string& name) {
  static const auto* all = [] {
    auto* map = new std::map<std::string, Golden>;
    std::ifstream file(std::string(NNC_GOLDEN_DIR) + "/random.txt");
    std::string line;
    while (std::getline(file, line)) {
      std::istringstream in(line);
      std::string key, value;
      Golden g;
      in >> key >> g.hash >> g.count;
      while (in >> value) g.values.push_back(value);
      (*map)[key] = std::move(g);
    }
    return map;
  }();
  const auto it = all->find(name);
  if (it == all->end()) throw std::runtime_error("no golden value named " + name);
  return it->second;
}

std::string fnv(const void* data, size_t size) {
  uint64_t h = 0xcbf29ce484222325u;
  for (size_t i = 0; i < size; ++i) {
    h = (h ^ static_cast<const uint8_t*>(data)[i]) * 0x100000001b3u;
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(h));
  return text;
}

// A plain array, because std::vector<bool> has none.
template <class T>
struct Buffer {
  explicit Buffer(int64_t n) : size(n), data(new T[static_cast<size_t>(n)]()) {}
  int64_t size;
  std::unique_ptr<T[]> data;
};

template <class T>
void expect_shown(const std::string& name, const T* data, int64_t n, double tolerance) {
  const Golden& g = golden(name);
  ASSERT_EQ(n, g.count) << name;
  const int64_t shown = static_cast<int64_t>(g.values.size());
  for (int64_t k = 0; k < shown; ++k) {
    const int64_t i = shown == n || k < shown / 2 ? k : n - shown + k;
    if constexpr (std::is_same_v<T, int64_t>) {
      EXPECT_EQ(std::to_string(data[i]), g.values[k]) << name << " element " << i;
    } else {
      const double want = std::strtod(g.values[k].c_str(), nullptr);
      EXPECT_LE(std::abs(static_cast<double>(data[i]) - want), tolerance * std::abs(want))
          << name << " element " << i << ": " << static_cast<double>(data[i]) << " for " << want;
    }
  }
}

// Bit for bit.
template <class T>
void expect_exact(const std::string& name, const T* data, int64_t n) {
  expect_shown(name, data, n, 0.0);
  EXPECT_EQ(fnv(data, static_cast<size_t>(n) * sizeof(T)), golden(name).hash) << name;
}

template <class T, class F>
void exact(const std::string& name, int64_t n, uint64_t seed, const F& fill) {
  Generator g(seed);
  Buffer<T> buffer(n);
  fill(buffer.data.get(), n, g);
  expect_exact(name, buffer.data.get(), n);
}

// Values that went through the C library's log and sin: a few units in the last place.
template <class T, class F>
void near(const std::string& name, int64_t n, uint64_t seed, const F& fill) {
  Generator g(seed);
  Buffer<T> buffer(n);
  fill(buffer.data.get(), n, g);
  expect_shown(name, buffer.data.get(), n, std::is_same_v<T, double> ? 1e-14 : 3e-7);
}

TEST(Mt19937, PublishedSequence) {
  Mt19937 engine(5489);  // the reference implementation's seed and 10000th output
  uint32_t last = 0;
  for (int i = 0; i < 10000; ++i) last = engine.next();
  EXPECT_EQ(last, 4123659995u);
}

TEST(Mt19937, FillEqualsSingleDraws) {
  Mt19937 one(42), many(42);
  std::vector<uint32_t> words(5000);
  for (const int64_t n : {1, 623, 1, 0, 624, 625, 3000, 7}) {
    many.fill(words.data(), n);
    for (int64_t i = 0; i < n; ++i) ASSERT_EQ(words[i], one.next());
  }
}

TEST(Random, UniformExact) {
  const auto unit = [](auto* out, int64_t n, Generator& g) { fill_uniform(out, n, 0, 1, g); };
  const auto shifted = [](auto* out, int64_t n, Generator& g) {
    fill_uniform(out, n, -0.3, 0.7, g);
  };
  const uint64_t seed = (uint64_t{1} << 40) + 7;
  exact<float>("uniform_f32", 3000, 0, unit);
  exact<double>("uniform_f64", 3000, 0, unit);
  exact<float>("uniform_f32_shifted", 3000, seed, shifted);
  exact<double>("uniform_f64_shifted", 3000, seed, shifted);
}

uint16_t to_bfloat16(float v) {
  const uint32_t bits = std::bit_cast<uint32_t>(v);
  return static_cast<uint16_t>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16);
}

void expect_bfloat16(const std::string& name, const std::vector<float>& values) {
  std::vector<uint16_t> rounded;
  for (const float v : values) rounded.push_back(to_bfloat16(v));
  EXPECT_EQ(fnv(rounded.data(), rounded.size() * 2), golden(name).hash) << name;
}

// Note [Half types and random draws]
TEST(Random, HalfTypes) {
  const auto uniform = [](const char* name, uint64_t seed, double from, double to) {
    Generator g(seed);
    std::vector<float> v(3000);
    fill_uniform(v.data(), 3000, from, to, g);
    const float low = static_cast<float>(from), high = static_cast<float>(to);
    for (float& x : v) {
      if (to_bfloat16(x) == to_bfloat16(high)) x = low;
    }
    expect_bfloat16(name, v);
  };
  uniform("uniform_bf16", 0, 0, 1);
  uniform("uniform_bf16_shifted", (uint64_t{1} << 40) + 7, -0.3, 0.7);
  const auto normal = [](const char* name, int64_t n, uint64_t seed, double mean, double std) {
    Generator g(seed);
    std::vector<float> v(static_cast<size_t>(n));
    fill_normal_rounded(v.data(), n, mean, std, g);
    expect_bfloat16(name, v);
  };
  normal("normal_bf16", 4096, 0, 0, 1);
  normal("normal_bf16_tail", 1005, 1, 0.5, 3.0);
  normal("normal_bf16_37", 37, 3, 0, 1);
  normal("normal_bf16_15", 15, 4, -1.5, 0.1);
}

TEST(Random, NormalFloatIsExactThroughCephes) {
  exact<float>("normal_f32", 4096, 0,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0, 1, g); });
  exact<float>("normal_f32_tail", 1005, 1,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0.5, 3.0, g); });
  exact<float>("normal_f32_37", 37, 3,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0, 1, g); });
  exact<float>("normal_f32_100000", 100000, 5,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0, 1, g); });
}

TEST(Random, NormalThroughTheCLibrary) {
  near<double>("normal_f64", 4096, 0,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0, 1, g); });
  near<double>("normal_f64_tail", 1005, 1,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0.5, 3.0, g); });
  near<double>("normal_f64_37", 37, 3,
               [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, 0, 1, g); });
  const auto small = [](auto* out, int64_t n, Generator& g) { fill_normal(out, n, -1.5, 0.1, g); };
  near<float>("normal_f32_15", 15, 4, small);
  near<double>("normal_f64_15", 15, 4, small);
  near<float>("normal_f32_strided", 20, 6,
              [](auto* out, int64_t n, Generator& g) { fill_normal_serial(out, n, 0.25, 2.0, g); });
  near<float>("exponential_f32", 40, 0,
              [](auto* out, int64_t n, Generator& g) { fill_exponential(out, n, 1.5, g); });
  near<double>("exponential_f64", 40, 0,
               [](auto* out, int64_t n, Generator& g) { fill_exponential(out, n, 1.5, g); });
}

// Odd numbers of words between 64-bit draws, and a cached sample that other draws leave alone.
TEST(Random, MixedDrawsShareOneStream) {
  Generator g(7);
  std::vector<double> all(1407);
  std::vector<float> flips(700);
  float f = 0;
  int64_t digit = 0;
  fill_normal(all.data(), 3, 0, 1, g);
  fill_uniform(&f, 1, 0, 1, g);
  all[3] = f;
  fill_uniform(all.data() + 4, 700, 0, 1, g);
  fill_normal(all.data() + 704, 2, 0, 1, g);
  fill_randint(&digit, 1, 0, 10, g);
  all[706] = static_cast<double>(digit);
  fill_bernoulli(flips.data(), 700, 0.5, g);
  std::copy(flips.begin(), flips.end(), all.begin() + 707);
  expect_shown("mixed", all.data(), 1407, 1e-14);
  Generator::State state = g.state();
  std::memset(state.data() + 5024, 0, 8);
  EXPECT_EQ(fnv(state.data(), state.size()), golden("state_mixed").hash);
}

template <class T>
void check_discrete(const std::string& tag) {
  exact<T>("randint_" + tag, 1000, 0, [](T* out, int64_t n, Generator& g) {
    if constexpr (std::is_floating_point_v<T>) {
      fill_randint(out, n, -5, 5, g);
    } else {
      fill_randint(out, n, 0, 2, g);
    }
  });
  exact<T>("random_" + tag, 1000, 0,
           [](T* out, int64_t n, Generator& g) { fill_random(out, n, g); });
  exact<T>("bernoulli_" + tag, std::is_floating_point_v<T> ? 3000 : 1000, 0,
           [](T* out, int64_t n, Generator& g) { fill_bernoulli(out, n, 0.3, g); });
}

TEST(Random, IntegersAndBernoulliOfEveryType) {
  check_discrete<bool>("bool");
  check_discrete<uint8_t>("uint8");
  check_discrete<int8_t>("int8");
  check_discrete<int16_t>("int16");
  check_discrete<int32_t>("int32");
  check_discrete<int64_t>("int64");
  check_discrete<float>("f32");
  check_discrete<double>("f64");
}

TEST(Random, RandintRanges) {
  const auto range = [](const std::string& name, int64_t from, int64_t to) {
    exact<int64_t>(name, 1000, 0, [=](int64_t* out, int64_t n, Generator& g) {
      fill_randint(out, n, from, to, g);
    });
  };
  range("randint_high", -100, 1000000);
  range("randint_2_28_less_1", 0, (1 << 28) - 1);
  range("randint_2_28", 0, 1 << 28);
  range("randint_2_40", -(int64_t{1} << 39), int64_t{1} << 39);
  range("randint_wide", INT64_MIN, INT64_MAX);
}

TEST(Random, Randperm) {
  for (const int64_t n : {0, 1, 2, 10, 1000, 60000}) {
    exact<int64_t>("randperm_" + std::to_string(n), n, 0,
                   [](int64_t* out, int64_t count, Generator& g) { fill_randperm(out, count, g); });
  }
}

template <class T>
void check_probabilities(const std::string& tag) {
  exact<T>("bernoulli_" + tag + "_all", 10, 0,
           [](T* out, int64_t n, Generator& g) { fill_bernoulli(out, n, 1.0, g); });
  exact<T>("bernoulli_" + tag + "_none", 10, 0,
           [](T* out, int64_t n, Generator& g) { fill_bernoulli(out, n, 0.0, g); });
  exact<T>("bernoulli_p_" + tag, 2000, 0, [](T* out, int64_t n, Generator& g) {
    std::vector<T> p;
    for (int64_t i = 0; i < n; ++i) p.push_back(static_cast<T>(i) / 2000);
    fill_bernoulli(out, p.data(), n, g);
  });
}

TEST(Random, BernoulliProbabilities) {
  check_probabilities<float>("f32");
  check_probabilities<double>("f64");
}

TEST(Random, DropoutMask) {
  exact<float>("dropout", 1000, 0, [](float* out, int64_t n, Generator& g) {
    std::vector<uint8_t> mask(static_cast<size_t>(n));
    fill_bernoulli(mask.data(), n, 0.9, g);
    for (int64_t i = 0; i < n; ++i) out[i] = mask[i] ? 1.0f / 0.9f : 0.0f;
  });
}

TEST(Random, StateIsPyTorchs) {
  EXPECT_EQ(fnv(Generator(UINT64_MAX).state().data(), Generator::kStateBytes),
            golden("state_fresh").hash);
  Generator g(8), copy;
  std::vector<float> v(624), after(4), again(4);
  fill_uniform(v.data(), 624, 0, 1, g);
  const Generator::State state = g.state();
  EXPECT_EQ(fnv(state.data(), state.size()), golden("state_block_end").hash);
  copy.set_state(state.data(), Generator::kStateBytes);
  fill_uniform(after.data(), 4, 0, 1, g);
  expect_exact("after_block_end", after.data(), 4);
  fill_uniform(again.data(), 4, 0, 1, copy);
  EXPECT_EQ(after, again);
  EXPECT_EQ(copy.initial_seed(), 8u);
}

TEST(Random, StateKeepsPositionAndCachedSample) {
  Generator g(9), copy;
  std::vector<double> v(101), w(101);
  fill_normal_serial(v.data(), 101, 0, 1, g);
  const Generator::State state = g.state();
  copy.set_state(state.data(), Generator::kStateBytes);
  fill_normal_serial(v.data(), 101, 0, 1, g);
  fill_normal_serial(w.data(), 101, 0, 1, copy);
  EXPECT_EQ(v, w);
  EXPECT_EQ(g.random64(), copy.random64());
}

TEST(Random, ManualSeedForgetsEverything) {
  Generator g(3), fresh(11);
  double v = 0;
  fill_normal(&v, 1, 0, 1, g);
  g.manual_seed(11);
  EXPECT_EQ(g.state(), fresh.state());
  EXPECT_EQ(Generator().initial_seed(), Generator::kDefaultSeed);
}

template <class F>
void expect_error(const std::string& text, const F& call) {
  try {
    call();
    FAIL() << "no error, expected: " << text;
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kInvalid);
    EXPECT_NE(std::string(e.what()).find(text), std::string::npos) << e.what();
  }
}

TEST(Random, BadArgumentsChangeNothing) {
  Generator g(1);
  const Generator::State before = g.state();
  float f[2] = {0.5f, 1.5f};
  double d[2];
  uint8_t u[2];
  int64_t i[2];
  const double nan = std::nan("");
  expect_error("p=1.5", [&] { fill_bernoulli(f, 2, 1.5, g); });
  expect_error("p=nan", [&] { fill_bernoulli(f, 2, nan, g); });
  expect_error("element 1", [&] { fill_bernoulli(u, f, 2, g); });
  expect_error("std -1", [&] { fill_normal(d, 2, 0, -1, g); });
  expect_error("std nan", [&] { fill_normal(d, 2, 0, nan, g); });
  expect_error("from=2 > to=1", [&] { fill_uniform(d, 2, 2, 1, g); });
  expect_error("from is out of bounds for float", [&] { fill_uniform(f, 2, nan, 1, g); });
  expect_error("to is out of bounds for float", [&] { fill_uniform(f, 2, 0, 1e300, g); });
  expect_error("to - from", [&] { fill_uniform(f, 2, -3e38, 3e38, g); });
  expect_error("from=5 >= to=5", [&] { fill_randint(i, 2, 5, 5, g); });
  expect_error("to - 1 is out of bounds for unsigned char", [&] { fill_randint(u, 2, 0, 257, g); });
  expect_error("from is out of bounds for unsigned char", [&] { fill_randint(u, 2, -1, 2, g); });
  expect_error("got -1", [&] { fill_randperm(i, -1, g); });
  expect_error("lambda=0", [&] { fill_exponential(d, 2, 0, g); });
  expect_error("5056", [&] { g.set_state(u, 2); });
  const std::vector<uint8_t> zeros(5056);
  expect_error("invalid", [&] { g.set_state(zeros.data(), 5056); });
  EXPECT_EQ(g.state(), before);
}

}  // namespace
}  // namespace nnc
