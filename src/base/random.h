// SPDX-License-Identifier: Apache-2.0
// PyTorch's CPU generator and its draws, in PyTorch's order and arithmetic.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>

#include "base/mt19937.h"
#include "base/object_lock.h"
#include "base/ref.h"

namespace nnc {

// Counted: contexts share it.
class Generator final : public Counted {
 public:
  static void destroy(Generator* g) { delete g; }

  // The seed of a generator that nobody seeded; PyTorch's.
  static constexpr uint64_t kDefaultSeed = 67280421310721;
  // Byte for byte what torch.Generator.get_state() holds.
  static constexpr int64_t kStateBytes = 5056;
  using State = std::array<uint8_t, kStateBytes>;

  explicit Generator(uint64_t seed = kDefaultSeed);

  void manual_seed(uint64_t seed);
  uint64_t initial_seed() const { return seed_; }

  State state() const;
  // An unusable state is an error and changes nothing.
  void set_state(const uint8_t* bytes, int64_t size);

  uint32_t random() { return engine_.next(); }
  uint64_t random64() {
    const uint64_t high = engine_.next();
    return (high << 32) | engine_.next();
  }
  void random(uint32_t* out, int64_t n) { engine_.fill(out, n); }

  // All that draws change, to be put back.
  struct Saved {
    Mt19937 engine;
    uint64_t seed;
    std::optional<double> cached_normal;
  };
  Saved saved() const;
  void restore(const Saved& s) noexcept;

  // The second half of the last Box-Muller pair of fill_normal_serial.
  std::optional<double> cached_normal;

 private:
  friend class Drawing;
  // Numbers half drawn are numbers.
  using Lock = ObjectLock<HolderGone::kTakeOver>;
  Mt19937 engine_;
  uint64_t seed_;
  mutable Lock mutex_;
};

// The process's own, which lives for good: what draws where no context says otherwise.
Generator& default_generator();

// Held by each fill below for its whole length; whoever draws single numbers makes one himself.
// Note [Undo]: may fail, so it stands before whatever else changes.
class Drawing {
 public:
  explicit Drawing(Generator& g);

 private:
  std::unique_lock<Generator::Lock> lock_;
};

// Takes back what is drawn while it lives, unless keep() was called: for what can still fail after
// a draw. See Note [Commit last].
class DrawGuard {
 public:
  explicit DrawGuard(Generator& g) : generator_(&g), before_(g.saved()) {}
  ~DrawGuard() {
    if (generator_) generator_->restore(before_);
  }
  DrawGuard(const DrawGuard&) = delete;
  DrawGuard& operator=(const DrawGuard&) = delete;
  void keep() { generator_ = nullptr; }

 private:
  Generator* generator_;
  Generator::Saved before_;
};

// One double in [from, to), as PyTorch's scalar kernels draw it (rrelu). The caller holds the lock.
double draw_uniform(Generator& g, double from, double to);

// Note [Half types and random draws]
// PyTorch draws half and bfloat16 in float and rounds. So: fill floats, round each one. Two rules
// go with it. Uniform: an element that rounds to the rounded `to` becomes the rounded `from`.
// Normal: use fill_normal_rounded, whose draws for n not a multiple of 16 are not the float ones.
// Bernoulli and randint values (0, 1, integers) are the same in every type.

// Uniform in [from, to). T: float (one word a draw), double (two).
template <class T>
void fill_uniform(T* out, int64_t n, double from, double to, Generator& g);

// Normal, as Tensor.normal_ on contiguous memory: Box-Muller over 16 elements at a time, or
// fill_normal_serial for n < 16. T: float, double.
template <class T>
void fill_normal(T* out, int64_t n, double mean, double std, Generator& g);
// The floats that PyTorch rounds to half or bfloat16.
void fill_normal_rounded(float* out, int64_t n, double mean, double std, Generator& g);
// The draws for memory that is not contiguous, one after another in double.
template <class T>
void fill_normal_serial(T* out, int64_t n, double mean, double std, Generator& g);

// Integers in [from, to). T: bool, the integers, float, double.
template <class T>
void fill_randint(T* out, int64_t n, int64_t from, int64_t to, Generator& g);

// Tensor.random_() without bounds: [0, largest], for float types [0, 2^digits].
template <class T>
void fill_random(T* out, int64_t n, Generator& g);

void fill_randperm(int64_t* out, int64_t n, Generator& g);

// 1 with probability p, else 0, from a double uniform whatever T is (two words an element): this is
// dropout's mask too, with p = 1 - dropout probability. T: bool, uint8_t, ..., int64_t, float,
// double.
template <class T>
void fill_bernoulli(T* out, int64_t n, double p, Generator& g);

// One probability per element. P: float (one word an element; half probabilities widened to float
// are the same), double (two).
template <class T, class P>
void fill_bernoulli(T* out, const P* p, int64_t n, Generator& g);

// Exponential with rate lambda, drawn in double. T: float, double.
template <class T>
void fill_exponential(T* out, int64_t n, double lambda, Generator& g);

// exp of normal draws, which are made one after another. T: float, double.
template <class T>
void fill_log_normal(T* out, int64_t n, double mean, double std, Generator& g);

// Cauchy, by the inverse of its distribution, in double. T: float, double.
template <class T>
void fill_cauchy(T* out, int64_t n, double median, double sigma, Generator& g);

// The number of trials up to the first success, drawn in double. T: the integers, float, double.
template <class T>
void fill_geometric(T* out, int64_t n, double p, Generator& g);

}  // namespace nnc
