// SPDX-License-Identifier: Apache-2.0
// torch.utils.data.DataLoader and its iterator.
#pragma once

#include <atomic>
#include <thread>

#include "base/function_ref.h"
#include "base/object_lock.h"
#include "data/collate.h"
#include "data/sampler.h"

namespace nnc::data {

class Workers;

struct LoaderOptions {
  std::optional<int64_t> batch_size = 1;
  bool shuffle = false, drop_last = false, persistent_workers = false;
  int64_t num_workers = 0;
  std::optional<int64_t> prefetch_factor;
  Padding padding;

  // "batch_size=64, shuffle=True"; null is the defaults.
  static LoaderOptions of(const char* text);
};

// One pass over the dataset. Calls of several threads come one after another.
class DataLoaderIter final : public Counted {
 public:
  static void destroy(DataLoaderIter* i) { delete i; }
  ~DataLoaderIter();

  // Waits until a worker has the next batch, if one is at it. For callers who use no objects
  // meanwhile but this: Note [Alone] in capi/calls.h.
  void wait() const;
  // Gives take() the next batch, which is no tensors after the last one, and goes on when it has
  // returned. If the batch cannot be fetched the iterator goes on too, as PyTorch's, but where
  // memory is out.
  void next(FunctionRef<void(const std::vector<Tensor>&)> take);

 private:
  friend class DataLoader;
  explicit DataLoaderIter(Ref<Workers> workers);

  Ref<Workers> workers_;
  ObjectMutex mutex_;
  std::atomic<std::thread::id> caller_{};  // the thread that holds the mutex
};

// Its options never change.
class DataLoader final : public Counted {
 public:
  static void destroy(DataLoader* l) { delete l; }
  // sampler and generator may be null.
  DataLoader(Ref<Dataset> dataset, Ref<Sampler> sampler, const LoaderOptions& options,
             Ref<Generator> generator);

  int64_t size() const;  // in batches
  // Begins a pass: draws from the current generator as PyTorch's iter() does, and begins threads.
  Ref<DataLoaderIter> iter();

 private:
  std::vector<Ref<Generator>> worker_generators(const Ref<Generator>& standard);

  Ref<Dataset> dataset_;
  Ref<Sampler> sampler_;
  LoaderOptions options_;
  Ref<Generator> generator_;
  ObjectMutex mutex_;
  std::vector<Ref<Generator>> persistent_;  // of the workers, once they have begun
};

}  // namespace nnc::data
