// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "base/cpu.h"
#include "base/error.h"
#include "base/undo.h"

namespace nnc {
namespace {

constexpr int64_t kChunk = 1024;  // elements drawn between two loops
constexpr uint64_t kMask53 = (uint64_t{1} << 53) - 1;
constexpr uint64_t kWideRange = uint64_t{1} << 28;  // from here on, randint draws 64 bits

// Where the fields stand in a saved state; words are stored as 64 bits each.
constexpr int64_t kSeedAt = 0, kLeftAt = 8, kSeededAt = 12, kNextAt = 16, kWordsAt = 24;
constexpr int64_t kNormalAt = kWordsAt + 8 * Mt19937::kWords + 8, kNormalValidAt = kNormalAt + 16;

template <class V>
void put(uint8_t* bytes, int64_t at, V value) {
  std::memcpy(bytes + at, &value, sizeof value);
}

template <class V>
V get(const uint8_t* bytes, int64_t at) {
  V value;
  std::memcpy(&value, bytes + at, sizeof value);
  return value;
}

// Calls body(words, begin, count) over [0, n) with `per_element` fresh words for each element.
template <class F>
void for_each_chunk(int64_t n, int64_t per_element, Generator& g, const F& body) {
  alignas(64) uint32_t words[2 * kChunk];
  for (int64_t i = 0; i < n; i += kChunk) {
    const int64_t count = std::min(kChunk, n - i);
    g.random(words, count * per_element);
    body(words, i, count);
  }
}

NNC_INLINE uint64_t word_pair(const uint32_t* words, int64_t i) {
  return (uint64_t{words[2 * i]} << 32) | words[2 * i + 1];
}

// Uniform in [0, 1).
NNC_INLINE float unit(const uint32_t* words, int64_t i, float) {
  return static_cast<float>(static_cast<int32_t>(words[i] & 0xffffffu)) * 0x1p-24f;
}
NNC_INLINE double unit(const uint32_t* words, int64_t i, double) {
  return static_cast<double>(static_cast<int64_t>(word_pair(words, i) & kMask53)) * 0x1p-53;
}

NNC_INLINE float fused(float x, float y, float z) {
  return __builtin_fmaf(x, y, z);
}
NNC_INLINE double fused(double x, double y, double z) {
  return __builtin_fma(x, y, z);
}

// fma because PyTorch's compiled kernel contracts x * (to - from) + from.
template <class T>
NNC_INLINE void uniform_body(const uint32_t* words, T* out, int64_t n, T from, T to) {
  const T width = to - from;
  for (int64_t i = 0; i < n; ++i) {
    const T value = fused(unit(words, i, T{}), width, from);
    out[i] = value == to ? from : value;
  }
}

// A uniform v * 2^-53 is below p exactly when the integer v is below ceil(p * 2^53).
template <class T>
NNC_INLINE void bernoulli_body(const uint32_t* words, T* out, int64_t n, int64_t threshold) {
  for (int64_t i = 0; i < n; ++i) {
    out[i] = static_cast<T>(static_cast<int64_t>(word_pair(words, i) & kMask53) < threshold);
  }
}

template <class T, class P>
NNC_INLINE void bernoulli_body(const uint32_t* words, const P* p, T* out, int64_t n) {
  for (int64_t i = 0; i < n; ++i) out[i] = static_cast<T>(unit(words, i, P{}) < p[i]);
}

// How many of n are no probabilities.
template <class P>
NNC_INLINE int32_t count_outside_body(const P* p, int64_t n) {
  int32_t outside = 0;
  for (int64_t i = 0; i < n; ++i) outside += !((p[i] >= 0) & (p[i] <= 1));
  return outside;
}

#if NNC_HAVE_AVX2_TARGET
template <class T, class P>
NNC_TARGET_AVX2 void bernoulli_avx2(const uint32_t* words, const P* p, T* out, int64_t n) {
  bernoulli_body(words, p, out, n);
}
template <class P>
NNC_TARGET_AVX2 int32_t count_outside_avx2(const P* p, int64_t n) {
  return count_outside_body(p, n);
}
template <class T>
NNC_TARGET_AVX2 void uniform_avx2(const uint32_t* words, T* out, int64_t n, T from, T to) {
  uniform_body(words, out, n, from, to);
}
template <class T>
NNC_TARGET_AVX2 void bernoulli_avx2(const uint32_t* words, T* out, int64_t n, int64_t threshold) {
  bernoulli_body(words, out, n, threshold);
}
#endif

template <class T>
void uniform(const uint32_t* words, T* out, int64_t n, T from, T to) {
#if NNC_HAVE_AVX2_TARGET
  if (cpu_has_avx2()) return uniform_avx2(words, out, n, from, to);
#endif
  uniform_body(words, out, n, from, to);
}

template <class T>
void bernoulli(const uint32_t* words, T* out, int64_t n, int64_t threshold) {
#if NNC_HAVE_AVX2_TARGET
  if (cpu_has_avx2()) return bernoulli_avx2(words, out, n, threshold);
#endif
  bernoulli_body(words, out, n, threshold);
}

template <class T, class P>
void bernoulli(const uint32_t* words, const P* p, T* out, int64_t n) {
#if NNC_HAVE_AVX2_TARGET
  if (cpu_has_avx2()) return bernoulli_avx2(words, p, out, n);
#endif
  bernoulli_body(words, p, out, n);
}

template <class P>
int32_t count_outside(const P* p, int64_t n) {
#if NNC_HAVE_AVX2_TARGET
  if (cpu_has_avx2()) return count_outside_avx2(p, n);
#endif
  return count_outside_body(p, n);
}

template <class P>
void check_probabilities(const P* p, int64_t n) {
  for (int64_t begin = 0; begin < n; begin += kChunk) {
    if (count_outside(p + begin, std::min(kChunk, n - begin)) == 0) continue;
    int64_t i = begin;
    while (p[i] >= 0 && p[i] <= 1) ++i;
    fail(Code::kInvalid, "bernoulli: expects every p to be in [0, 1], got ", p[i], " in element ",
         i);
  }
}

template <class T>
constexpr const char* type_name() {
  if constexpr (std::is_same_v<T, bool>) return "bool";
  if constexpr (std::is_same_v<T, uint8_t>) return "unsigned char";
  if constexpr (std::is_same_v<T, int8_t>) return "signed char";
  if constexpr (std::is_same_v<T, int16_t>) return "short";
  if constexpr (std::is_same_v<T, int32_t>) return "int";
  if constexpr (std::is_same_v<T, int64_t>) return "long";
  if constexpr (std::is_same_v<T, float>) return "float";
  return "double";
}

template <class T>
void check_range(int64_t from, int64_t to) {
  check(from < to, Code::kInvalid,
        "random_: expects 'from' to be less than 'to', but got from=", from, " >= to=", to);
  if constexpr (std::is_integral_v<T>) {
    constexpr int64_t kLowest = static_cast<int64_t>(std::numeric_limits<T>::lowest());
    constexpr int64_t kLargest = static_cast<int64_t>(std::numeric_limits<T>::max());
    check(from >= kLowest && from <= kLargest, Code::kInvalid,
          "random_: from is out of bounds for ", type_name<T>());
    check(to - 1 <= kLargest, Code::kInvalid, "random_: to - 1 is out of bounds for ",
          type_name<T>());
  }
}

}  // namespace

Generator::Generator(uint64_t seed) : engine_(static_cast<uint32_t>(seed)), seed_(seed) {}

void Generator::manual_seed(uint64_t seed) {
  engine_.seed(static_cast<uint32_t>(seed));
  seed_ = seed;
  cached_normal.reset();
}

Generator::State Generator::state() const {
  State bytes{};
  put<uint64_t>(bytes.data(), kSeedAt, seed_);
  put<int32_t>(bytes.data(), kLeftAt, engine_.left());
  put<int32_t>(bytes.data(), kSeededAt, 1);
  put<uint64_t>(bytes.data(), kNextAt, static_cast<uint64_t>(engine_.next_index()));
  for (int i = 0; i < Mt19937::kWords; ++i) {
    put<uint64_t>(bytes.data(), kWordsAt + 8 * i, engine_.words()[i]);
  }
  put<double>(bytes.data(), kNormalAt, cached_normal.value_or(0.0));
  put<int32_t>(bytes.data(), kNormalValidAt, cached_normal.has_value());
  return bytes;
}

void Generator::set_state(const uint8_t* bytes, int64_t size) {
  check(size == kStateBytes, Code::kInvalid, "set_rng_state: expected a generator state of ",
        kStateBytes, " bytes, got ", size);
  Mt19937::Words words;
  for (int i = 0; i < Mt19937::kWords; ++i) {
    words[i] = static_cast<uint32_t>(get<uint64_t>(bytes, kWordsAt + 8 * i));
  }
  const bool usable =
      get<int32_t>(bytes, kSeededAt) != 0 &&
      engine_.restore(words, get<int32_t>(bytes, kLeftAt), get<int64_t>(bytes, kNextAt));
  check(usable, Code::kInvalid, "set_rng_state: invalid mt19937 state");
  seed_ = get<uint64_t>(bytes, kSeedAt);
  cached_normal.reset();
  if (get<int32_t>(bytes, kNormalValidAt) != 0) cached_normal = get<double>(bytes, kNormalAt);
}

Generator& default_generator() {
  static auto* const standard = new Generator;
  return *standard;
}

Generator::Saved Generator::saved() const {
  const std::lock_guard lock(mutex_);
  return {engine_, seed_, cached_normal};
}

void Generator::restore(const Saved& s) noexcept {
  const std::lock_guard lock(mutex_);
  engine_ = s.engine;
  seed_ = s.seed;
  cached_normal = s.cached_normal;
}

namespace {
struct TakeDrawsBack final : UndoLog::Step {
  explicit TakeDrawsBack(Generator& g) : generator(Ref<Generator>::share(&g)), before(g.saved()) {}
  void undo() noexcept override { generator->restore(before); }
  Ref<Generator> generator;
  Generator::Saved before;
};
}  // namespace

Drawing::Drawing(Generator& g) {
  UndoLog::note(&g, [&] { return std::make_unique<TakeDrawsBack>(g); });
  lock_ = std::unique_lock(g.mutex_);
}

double draw_uniform(Generator& g, double from, double to) {
  const double x = static_cast<double>(g.random64() & kMask53) * 0x1p-53;
  return x * (to - from) + from;
}

template <class T>
void fill_uniform(T* out, int64_t n, double from, double to, Generator& g) {
  constexpr double kLargest = std::numeric_limits<T>::max();
  check(from >= -kLargest && from <= kLargest, Code::kInvalid,
        "uniform_: from is out of bounds for ", type_name<T>());
  check(to >= -kLargest && to <= kLargest, Code::kInvalid, "uniform_: to is out of bounds for ",
        type_name<T>());
  check(from <= to, Code::kInvalid,
        "uniform_: expects to return a [from, to) range, but found from=", from, " > to=", to);
  check(to - from <= kLargest, Code::kInvalid, "uniform_: to - from is out of bounds for ",
        type_name<T>(), ", found to=", to, " and from=", from);
  const Drawing drawing(g);
  for_each_chunk(n, sizeof(T) / 4, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    uniform(words, out + begin, count, static_cast<T>(from), static_cast<T>(to));
  });
}

template <class T>
void fill_randint(T* out, int64_t n, int64_t from, int64_t to, Generator& g) {
  check_range<T>(from, to);
  const uint64_t range = static_cast<uint64_t>(to) - static_cast<uint64_t>(from);
  const uint64_t base = static_cast<uint64_t>(from);
  const bool wide = range >= kWideRange;
  const Drawing drawing(g);
  for_each_chunk(n, wide ? 2 : 1, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    const uint32_t range32 = static_cast<uint32_t>(range);
    for (int64_t i = 0; i < count; ++i) {
      const uint64_t offset = wide ? word_pair(words, i) % range : words[i] % range32;
      out[begin + i] = static_cast<T>(static_cast<int64_t>(offset + base));
    }
  });
}

template <class T>
void fill_random(T* out, int64_t n, Generator& g) {
  constexpr bool kWide = std::is_same_v<T, int64_t> || std::is_same_v<T, double>;
  constexpr uint64_t kSpan =
      (uint64_t{1} << std::numeric_limits<T>::digits) + (std::is_floating_point_v<T> ? 1 : 0);
  const Drawing drawing(g);
  for_each_chunk(n, kWide ? 2 : 1, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    for (int64_t i = 0; i < count; ++i) {
      out[begin + i] = static_cast<T>((kWide ? word_pair(words, i) : words[i]) % kSpan);
    }
  });
}

void fill_randperm(int64_t* out, int64_t n, Generator& g) {
  check(n >= 0, Code::kInvalid, "randperm: n must be non-negative, got ", n);
  const Drawing drawing(g);
  // From here on 32 bits would be visibly uneven; PyTorch draws 64 and shuffles inside out.
  if (n >= std::numeric_limits<uint32_t>::max() / 20) {
    for_each_chunk(n, 2, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
      for (int64_t i = 0; i < count; ++i) {
        const int64_t last = begin + i;
        const uint64_t pick = word_pair(words, i) % static_cast<uint64_t>(last + 1);
        out[last] = out[pick];
        out[pick] = last;
      }
    });
    return;
  }
  for (int64_t i = 0; i < n; ++i) out[i] = i;
  for_each_chunk(n - 1, 1, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    for (int64_t i = 0; i < count; ++i) {
      const int64_t first = begin + i;
      std::swap(out[first], out[first + words[i] % static_cast<uint32_t>(n - first)]);
    }
  });
}

template <class T>
void fill_bernoulli(T* out, int64_t n, double p, Generator& g) {
  check(p >= 0 && p <= 1, Code::kInvalid, "bernoulli_: expects p to be in [0, 1], but got p=", p);
  const int64_t threshold = static_cast<int64_t>(std::ceil(p * 0x1p53));
  const Drawing drawing(g);
  for_each_chunk(n, 2, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    bernoulli(words, out + begin, count, threshold);
  });
}

template <class T, class P>
void fill_bernoulli(T* out, const P* p, int64_t n, Generator& g) {
  check_probabilities(p, n);
  constexpr int64_t kWordsEach = sizeof(P) / 4;
  const Drawing drawing(g);
  for_each_chunk(n, kWordsEach, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    bernoulli(words, p + begin, out + begin, count);
  });
}

template <class T>
void fill_exponential(T* out, int64_t n, double lambda, Generator& g) {
  check(lambda > 0, Code::kInvalid,
        "exponential_: expects lambda > 0.0, but found lambda=", lambda);
  const Drawing drawing(g);
  for_each_chunk(n, 2, g, [&](const uint32_t* words, int64_t begin, int64_t count) {
    alignas(64) double draws[kChunk];
    uniform(words, draws, count, 0.0, 1.0);
    const double scale = -1.0 / lambda;
    for (int64_t i = 0; i < count; ++i) {
      out[begin + i] = static_cast<T>(scale * std::log1p(-draws[i]));
    }
  });
}

template void fill_uniform(float*, int64_t, double, double, Generator&);
template void fill_uniform(double*, int64_t, double, double, Generator&);
template void fill_exponential(float*, int64_t, double, Generator&);
template void fill_exponential(double*, int64_t, double, Generator&);

#define NNC_INSTANTIATE(T)                                               \
  template void fill_randint(T*, int64_t, int64_t, int64_t, Generator&); \
  template void fill_random(T*, int64_t, Generator&);                    \
  template void fill_bernoulli(T*, int64_t, double, Generator&);         \
  template void fill_bernoulli(T*, const float*, int64_t, Generator&);   \
  template void fill_bernoulli(T*, const double*, int64_t, Generator&);
NNC_INSTANTIATE(bool)
NNC_INSTANTIATE(uint8_t)
NNC_INSTANTIATE(int8_t)
NNC_INSTANTIATE(int16_t)
NNC_INSTANTIATE(int32_t)
NNC_INSTANTIATE(int64_t)
NNC_INSTANTIATE(float)
NNC_INSTANTIATE(double)
#undef NNC_INSTANTIATE

}  // namespace nnc
