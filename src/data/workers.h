// SPDX-License-Identifier: Apache-2.0
// The batches of one pass that are under way, and the threads that fetch them.
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "data/collate.h"
#include "data/sampler.h"

namespace nnc::data {

// Note [Workers]
// Batch i of a pass belongs to worker i % num_workers, which fetches its batches in order and has
// a generator of its own, so that batches, errors and draws are PyTorch's for that many workers,
// whatever the threads do. Indices are drawn by whoever asks for batches, at most prefetch_factor
// batches for each worker ahead.
// - A worker without a thread, since the dataset is not for any thread or the system refused one,
//   is played by the caller. Without workers the caller fetches with its own generator.
// - Signals are blocked in threads. They have the floating point environment and the settings of
//   the context that began the pass, but compute on one thread; they sleep while there is no work.
// - At the end of a pass threads stop after the sample that they are at. It waits for them, so that
//   what they held is given up by the host's thread; but not for one that is at a function of the
//   host's, which may itself wait for this thread: then they leave in their own time.
// - The child of fork() has no threads, and leaves all that is here where it is.
class Workers final : public Counted {
 public:
  static void destroy(Workers* w) { delete w; }
  // batch_size: none for samples without a batch.
  struct Plan {
    Ref<Dataset> dataset;
    std::unique_ptr<Pass> pass;
    std::optional<int64_t> batch_size;
    bool drop_last;
    bool in_batches;  // the pass says what a batch is
    Padding padding;
    int64_t most_ahead;                      // in batches
    std::vector<Ref<Generator>> generators;  // of the workers
  };
  explicit Workers(Plan plan);

  // Draws the first indices, then begins threads.
  void begin();
  // The pass is over, for the child of fork() as well.
  void end();
  // Waits while a thread is at the next batch. An Error for such a thread itself.
  void wait();
  // The next batch, which stays; none after the last. One that fails is passed over, but where
  // memory is out.
  const std::vector<Tensor>& next();
  // The batch that next() gave is used up.
  void next_done();
  void check_process() const;

 private:
  struct Task {
    std::vector<int64_t> indices;
    std::vector<Tensor> batch;
    std::exception_ptr failure;
    int64_t worker = -1;
    bool done = false, followed = false;  // the batch after those under way has been asked for
    Task* later = nullptr;                // in the worker's list
  };
  struct Worker {
    Workers* all = nullptr;
    Ref<Generator> generator;
    pthread_t thread{};
    bool has_thread = false;
    bool at_work = false;                    // fetches a batch
    bool is_left = false;                    // ends in its own time
    std::thread::id id;                      // of that thread, once it works
    Task *first = nullptr, *last = nullptr;  // what it has to do
    std::condition_variable work;
  };

  // Does a thread fetch it?
  bool has_thread(const Task& t) const {
    return t.worker >= 0 && workers_[static_cast<size_t>(t.worker)].has_thread;
  }
  bool in_this_process() const;
  void draw_task();
  void give(Worker& w, Task& t, bool first);
  void fetch_here(Task& t);
  void begin_threads();
  static void* run(void* worker);
  void work(Worker& w);
  [[noreturn]] void raise(Task& t);

  Plan plan_;
  const std::atomic<bool> never_{false};
  std::atomic<bool> stop_{false};
  Exec settings_;
  const bool grad_;
  const int process_;
  std::deque<Worker> workers_;  // their number never changes
  // Below: under the mutex, as are the workers' lists and what is in a task that is not done.
  std::mutex mutex_;
  std::condition_variable done_;
  std::deque<std::unique_ptr<Task>> tasks_;  // in order
  int64_t drawn_ = 0;
  bool ended_ = false;
  const std::vector<Tensor> none_;
};

}  // namespace nnc::data
