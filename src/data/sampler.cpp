// SPDX-License-Identifier: Apache-2.0
#include "data/sampler.h"

#include <algorithm>

#include "base/error.h"
#include "data/datasets.h"
#include "ops/convert.h"
#include "ops/random.h"
#include "ops/shape.h"

namespace nnc::data {
namespace {

constexpr int64_t kRun = 4096;           // of what is not drawn
constexpr int64_t kReplacementRun = 32;  // PyTorch's

// f() with draws from g.
template <class F>
Tensor drawn_from(const Ref<Generator>& g, const F& f) {
  Exec settings = exec();
  settings.generator = g;
  const ExecGuard current(settings);
  const GradGuard no_grad(false);
  return f();
}

class SequentialSampler final : public Sampler {
 public:
  explicit SequentialSampler(int64_t n) : n_(n) {}
  int64_t size() const override { return n_; }
  std::unique_ptr<Pass> pass(const Ref<Generator>&) const override {
    return std::make_unique<OnePass>(n_);
  }

 private:
  class OnePass final : public Pass {
   public:
    explicit OnePass(int64_t n) : n_(n) {}
    Tensor draw() override {
      const int64_t count = std::min(kRun, n_ - next_);
      if (count == 0) return {};
      Tensor run = Tensor::empty({count}, DType::kInt64);
      auto* p = run.mutable_data<int64_t>();
      for (int64_t i = 0; i < count; ++i) p[i] = next_ + i;
      next_ += count;
      return run;
    }

   private:
    const int64_t n_;
    int64_t next_ = 0;
  };
  const int64_t n_;
};

class RandomSampler final : public Sampler {
 public:
  RandomSampler(int64_t n, bool replacement, int64_t num_samples, Ref<Generator> generator)
      : n_(n),
        num_samples_(num_samples),
        replacement_(replacement),
        generator_(std::move(generator)) {}
  int64_t size() const override { return num_samples_; }
  std::unique_ptr<Pass> pass(const Ref<Generator>& standard) const override {
    return std::make_unique<OnePass>(*this, standard);
  }

 private:
  class OnePass final : public Pass {
   public:
    OnePass(const RandomSampler& s, Ref<Generator> standard)
        : n_(s.n_),
          run_size_(s.replacement_ ? kReplacementRun : s.n_),
          left_(s.num_samples_),
          replacement_(s.replacement_),
          generator_(s.generator_),
          standard_(std::move(standard)) {}
    Tensor draw() override {
      if (last_) return {};
      if (!generator_) {
        Ref<Generator> own = Ref<Generator>::adopt(new Generator);
        own->manual_seed(draw_seed(*standard_));
        generator_ = std::move(own);
      }
      const int64_t count = std::min(run_size_, left_);
      const Tensor run = drawn_from(generator_, [&] {
        if (replacement_) return ops::randint(0, n_, {count});
        // All of it is drawn, also for the rest, and for a rest of none.
        return ops::slice(ops::randperm(n_), 0, 0, count, 1);
      });
      last_ = left_ < run_size_;
      left_ -= count;
      return run;
    }

   private:
    const int64_t n_, run_size_;
    int64_t left_;
    const bool replacement_;
    bool last_ = false;
    Ref<Generator> generator_;
    const Ref<Generator> standard_;
  };
  const int64_t n_, num_samples_;
  const bool replacement_;
  const Ref<Generator> generator_;
};

// Passes of one run.
class OneRun final : public Pass {
 public:
  OneRun(Ref<Generator> g, Ref<Sampler> owner, Tensor (*make)(const Sampler&))
      : generator_(std::move(g)), owner_(std::move(owner)), make_(make) {}
  Tensor draw() override {
    if (!owner_) return {};
    Tensor run = drawn_from(generator_, [&] { return make_(*owner_); });
    owner_.reset();
    return run;
  }

 private:
  const Ref<Generator> generator_;
  Ref<Sampler> owner_;
  Tensor (*make_)(const Sampler&);
};

class SubsetRandomSampler final : public Sampler {
 public:
  SubsetRandomSampler(std::vector<int64_t> indices, Ref<Generator> generator)
      : indices_(std::move(indices)), generator_(std::move(generator)) {}
  int64_t size() const override { return static_cast<int64_t>(indices_.size()); }
  std::unique_ptr<Pass> pass(const Ref<Generator>& standard) const override {
    return std::make_unique<OneRun>(generator_ ? generator_ : standard,
                                    Ref<Sampler>::share(const_cast<SubsetRandomSampler*>(this)),
                                    [](const Sampler& s) {
                                      const auto& self = static_cast<const SubsetRandomSampler&>(s);
                                      Tensor run = ops::randperm(self.size());
                                      auto* p = run.mutable_data<int64_t>();
                                      for (int64_t i = 0; i < run.numel(); ++i)
                                        p[i] = self.indices_[static_cast<size_t>(p[i])];
                                      return run;
                                    });
  }

 private:
  const std::vector<int64_t> indices_;
  const Ref<Generator> generator_;
};

class WeightedRandomSampler final : public Sampler {
 public:
  WeightedRandomSampler(Tensor weights, int64_t num_samples, bool replacement,
                        Ref<Generator> generator)
      : weights_(std::move(weights)),
        num_samples_(num_samples),
        replacement_(replacement),
        generator_(std::move(generator)) {}
  int64_t size() const override { return num_samples_; }
  std::unique_ptr<Pass> pass(const Ref<Generator>& standard) const override {
    return std::make_unique<OneRun>(
        generator_ ? generator_ : standard,
        Ref<Sampler>::share(const_cast<WeightedRandomSampler*>(this)), [](const Sampler& s) {
          const auto& self = static_cast<const WeightedRandomSampler&>(s);
          return ops::multinomial(self.weights_, self.num_samples_, self.replacement_);
        });
  }

 private:
  const Tensor weights_;
  const int64_t num_samples_;
  const bool replacement_;
  const Ref<Generator> generator_;
};

class BatchSampler final : public Sampler {
 public:
  BatchSampler(Ref<Sampler> sampler, int64_t batch_size, bool drop_last)
      : sampler_(std::move(sampler)), batch_size_(batch_size), drop_last_(drop_last) {}
  bool gives_batches() const override { return true; }
  int64_t size() const override {
    const int64_t n = sampler_->size(), rest = n % batch_size_;
    return n / batch_size_ + (!drop_last_ && rest != 0 ? 1 : 0);
  }
  std::unique_ptr<Pass> pass(const Ref<Generator>& standard) const override {
    return std::make_unique<OnePass>(sampler_->pass(standard), batch_size_, drop_last_);
  }

 private:
  class OnePass final : public Pass {
   public:
    OnePass(std::unique_ptr<Pass> pass, int64_t batch_size, bool drop_last)
        : pass_(std::move(pass)), batch_size_(batch_size), drop_last_(drop_last) {}
    Tensor draw() override {
      if (batch_.empty()) batch_ = pass_->take(batch_size_);
      const auto count = static_cast<int64_t>(batch_.size());
      if (count == 0 || (drop_last_ && count < batch_size_)) return {};
      const Tensor run = tensor_of(batch_);
      batch_.clear();
      return run;
    }

   private:
    const std::unique_ptr<Pass> pass_;
    const int64_t batch_size_;
    const bool drop_last_;
    std::vector<int64_t> batch_;  // that has been drawn
  };
  const Ref<Sampler> sampler_;
  const int64_t batch_size_;
  const bool drop_last_;
};

class ListedBatches final : public Sampler {
 public:
  ListedBatches(std::vector<int64_t> indices, std::vector<int64_t> lengths)
      : indices_(std::move(indices)), lengths_(std::move(lengths)) {}
  bool gives_batches() const override { return true; }
  int64_t size() const override { return static_cast<int64_t>(lengths_.size()); }
  std::unique_ptr<Pass> pass(const Ref<Generator>&) const override {
    return std::make_unique<OnePass>(Ref<ListedBatches>::share(const_cast<ListedBatches*>(this)));
  }

 private:
  class OnePass final : public Pass {
   public:
    explicit OnePass(Ref<ListedBatches> all) : all_(std::move(all)) {}
    Tensor draw() override {
      if (next_ == all_->lengths_.size()) return {};
      const int64_t count = all_->lengths_[next_];
      const Tensor run = tensor_of({all_->indices_.data() + begin_, count});
      begin_ += count;
      ++next_;
      return run;
    }

   private:
    const Ref<ListedBatches> all_;
    size_t next_ = 0;
    int64_t begin_ = 0;
  };
  const std::vector<int64_t> indices_, lengths_;
};

void check_num_samples(int64_t n) {
  check(n > 0, Code::kInvalid,
        "num_samples should be a positive integer value, but got num_samples=", n);
}

}  // namespace

std::vector<int64_t> Pass::take(int64_t n) {
  while (static_cast<int64_t>(ready_.size()) < n && !ended_) {
    if (!run_.defined() || at_ == run_.numel()) {
      run_ = draw();
      at_ = 0;
      ended_ = !run_.defined();
      continue;
    }
    const int64_t count = std::min(n - static_cast<int64_t>(ready_.size()), run_.numel() - at_);
    const auto* p = run_.data<int64_t>() + at_;
    ready_.insert(ready_.end(), p, p + count);
    at_ += count;
  }
  return std::exchange(ready_, {});
}

std::vector<int64_t> Pass::take_run() {
  Tensor run = draw();
  if (!run.defined()) return {};
  const auto* p = run.data<int64_t>();
  return {p, p + run.numel()};
}

Ref<Sampler> sequential_sampler(int64_t n) {
  return Ref<Sampler>::adopt(new SequentialSampler(n));
}

Ref<Sampler> random_sampler(int64_t n, bool replacement, std::optional<int64_t> num_samples,
                            Ref<Generator> generator) {
  const int64_t count = num_samples.value_or(n);
  check_num_samples(count);
  check(n > 0, Code::kInvalid, "RandomSampler: the dataset has no samples");
  return Ref<Sampler>::adopt(new RandomSampler(n, replacement, count, std::move(generator)));
}

Ref<Sampler> subset_random_sampler(std::vector<int64_t> indices, Ref<Generator> generator) {
  return Ref<Sampler>::adopt(new SubsetRandomSampler(std::move(indices), std::move(generator)));
}

Ref<Sampler> weighted_random_sampler(const Tensor& weights, int64_t num_samples, bool replacement,
                                     Ref<Generator> generator) {
  check_num_samples(num_samples);
  check(weights.dim() == 1, Code::kShape, "weights should be a 1d sequence but given weights have ",
        weights.dim(), " dimensions");
  const GradGuard no_grad(false);
  return Ref<Sampler>::adopt(new WeightedRandomSampler(
      ops::to_dtype(weights, DType::kFloat64), num_samples, replacement, std::move(generator)));
}

Ref<Sampler> batch_sampler(Ref<Sampler> sampler, int64_t batch_size, bool drop_last) {
  check(batch_size > 0, Code::kInvalid,
        "batch_size should be a positive integer value, but got batch_size=", batch_size);
  check(!sampler->gives_batches(), Code::kInvalid, "sampler gives batches already");
  return Ref<Sampler>::adopt(new BatchSampler(std::move(sampler), batch_size, drop_last));
}

Ref<Sampler> listed_batches(std::vector<int64_t> indices, std::vector<int64_t> lengths) {
  int64_t left = static_cast<int64_t>(indices.size());
  for (size_t i = 0; i < lengths.size(); ++i) {
    check(lengths[i] > 0, Code::kInvalid, "lengths[", i, "] is ", lengths[i],
          ", a batch has at least one sample");
    check(lengths[i] <= left, Code::kInvalid, "lengths add up to more than the ", indices.size(),
          " indices");
    left -= lengths[i];
  }
  check(left == 0, Code::kInvalid, "lengths add up to ",
        static_cast<int64_t>(indices.size()) - left, ", there are ", indices.size(), " indices");
  return Ref<Sampler>::adopt(new ListedBatches(std::move(indices), std::move(lengths)));
}

uint64_t draw_seed(Generator& g) {
  check_not_captured();
  int64_t seed = 0;
  fill_random(&seed, 1, g);
  return static_cast<uint64_t>(seed);
}

}  // namespace nnc::data
