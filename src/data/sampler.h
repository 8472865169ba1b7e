// SPDX-License-Identifier: Apache-2.0
// Samplers: in which order a loader takes the samples. torch.utils.data's, with its draws.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/random.h"
#include "tensor/tensor.h"

namespace nnc::data {

// One pass of a sampler. It draws no earlier than PyTorch's generator functions do: when the next
// index is asked for and the last run of indices is used up.
class Pass {
 public:
  virtual ~Pass() = default;
  // The next n indices, or all that are left. What fails has lost none of them.
  std::vector<int64_t> take(int64_t n);
  // The next run of indices, none after the last: a batch of a sampler that gives batches.
  std::vector<int64_t> take_run();

 protected:
  // The next run of indices, int64 in a row; undefined after the last one.
  virtual Tensor draw() = 0;

 private:
  std::vector<int64_t> ready_;
  Tensor run_;
  int64_t at_ = 0;  // in run_
  bool ended_ = false;
};

// Never changes, so threads may share it.
class Sampler : public Counted {
 public:
  virtual ~Sampler() = default;
  static void destroy(Sampler* s) { delete s; }
  virtual int64_t size() const = 0;
  // Is each run of a pass a batch? Then the size is that in batches.
  virtual bool gives_batches() const { return false; }
  // `standard` is drawn from where the sampler has no generator of its own.
  virtual std::unique_ptr<Pass> pass(const Ref<Generator>& standard) const = 0;
};

// torch's samplers. A generator may be null: torch's None.
Ref<Sampler> sequential_sampler(int64_t n);
Ref<Sampler> random_sampler(int64_t n, bool replacement, std::optional<int64_t> num_samples,
                            Ref<Generator> generator);
Ref<Sampler> subset_random_sampler(std::vector<int64_t> indices, Ref<Generator> generator);
Ref<Sampler> weighted_random_sampler(const Tensor& weights, int64_t num_samples, bool replacement,
                                     Ref<Generator> generator);
// torch's BatchSampler.
Ref<Sampler> batch_sampler(Ref<Sampler> sampler, int64_t batch_size, bool drop_last);
// These indices, so many in each batch: a list of lists in torch.
Ref<Sampler> listed_batches(std::vector<int64_t> indices, std::vector<int64_t> lengths);

// torch.empty((), dtype=torch.int64).random_(): what passes and workers are seeded with.
uint64_t draw_seed(Generator& g);

}  // namespace nnc::data
