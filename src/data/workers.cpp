// SPDX-License-Identifier: Apache-2.0
#include "data/workers.h"

#include <pthread.h>
#include <unistd.h>

#include <new>

#include "base/error.h"
#include "base/no_cancel.h"
#include "base/parallel.h"
#include "base/signals.h"
#include "base/undo.h"

namespace nnc::data {
namespace {

// May the same succeed when it is tried again?
bool is_memory(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (const Error& e) {
    return e.code() == Code::kMemory;
  } catch (...) {
    return false;
  }
}

}  // namespace

Workers::Workers(Plan plan)
    : plan_(std::move(plan)), settings_(exec()), grad_(grad_enabled()), process_(getpid()) {
  // Hooks are the host's.
  settings_.saved_tensor_hooks = nullptr;
  for (const Ref<Generator>& g : plan_.generators) {
    Worker& w = workers_.emplace_back();
    w.all = this;
    w.generator = g;
  }
}

bool Workers::in_this_process() const {
  return getpid() == process_;
}

void Workers::check_process() const {
  check(in_this_process(), Code::kState,
        "the iterator was made before fork(): its workers are not in this process");
}

// Of the caller alone, as is the pass.
void Workers::draw_task() {
  if (ended_) return;
  auto t = std::make_unique<Task>();
  const int64_t wanted = plan_.batch_size.value_or(1);
  const std::lock_guard lock(mutex_);
  tasks_.push_back(nullptr);
  try {
    t->indices = plan_.in_batches ? plan_.pass->take_run() : plan_.pass->take(wanted);
  } catch (...) {
    tasks_.pop_back();
    throw;
  }
  const auto count = static_cast<int64_t>(t->indices.size());
  const bool too_few = plan_.drop_last && !plan_.in_batches && count < wanted;
  if (count == 0 || too_few) {
    ended_ = true;
    tasks_.pop_back();
    return;
  }
  if (!workers_.empty()) {
    t->worker = drawn_ % static_cast<int64_t>(workers_.size());
    give(workers_[static_cast<size_t>(t->worker)], *t, false);
  }
  ++drawn_;
  tasks_.back() = std::move(t);
}

// Under the mutex; cannot fail.
void Workers::give(Worker& w, Task& t, bool first) {
  if (first) {
    t.later = w.first;
    w.first = &t;
    if (!w.last) w.last = &t;
  } else {
    t.later = nullptr;
    (w.last ? w.last->later : w.first) = &t;
    w.last = &t;
  }
  w.work.notify_one();
}

void Workers::begin() {
  for (int64_t i = 0; i < plan_.most_ahead && !ended_; ++i) draw_task();
  if (plan_.dataset->any_thread()) begin_threads();
}

void Workers::begin_threads() {
  const SignalsBlocked in_theirs;
  const std::lock_guard lock(mutex_);
  for (Worker& w : workers_) {
    // One without work now has none later.
    if (!w.first) break;
    retain();
    w.has_thread = pthread_create(&w.thread, nullptr, run, &w) == 0;
    if (!w.has_thread) static_cast<void>(drop());
  }
}

void* Workers::run(void* worker) {
  Worker& w = *static_cast<Worker*>(worker);
  const Ref<Workers> all = Ref<Workers>::adopt(w.all);
  pthread_setname_np(pthread_self(), "nnc");
  const AlternateStack for_faults;
  set_thread_limit(1);
  Exec settings = all->settings_;
  settings.generator = w.generator;
  const ExecGuard current(settings);
  const GradGuard grad(all->grad_);
  all->work(w);
  return nullptr;
}

void Workers::work(Worker& w) {
  std::unique_lock lock(mutex_);
  w.id = std::this_thread::get_id();
  for (;;) {
    w.work.wait(lock, [&] { return w.first || stop_.load(); });
    if (stop_.load()) return;
    Task& t = *w.first;
    w.first = t.later;
    if (!w.first) w.last = nullptr;
    w.at_work = true;
    lock.unlock();
    std::vector<Tensor> batch;
    std::exception_ptr failure;
    try {
      batch = fetch(*plan_.dataset, t.indices, plan_.batch_size.has_value(), plan_.padding, stop_);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    w.at_work = false;
    t.batch = std::move(batch);
    t.failure = std::move(failure);
    t.done = true;
    done_.notify_all();
  }
}

void Workers::end() {
  const NoCancel here;
  if (!in_this_process()) {
    retain();  // for good
    return;
  }
  const bool calls_host = plan_.dataset->calls_host();
  {
    const std::lock_guard lock(mutex_);
    stop_.store(true);
    for (Worker& w : workers_) {
      w.is_left = calls_host && w.at_work;
      w.work.notify_one();
    }
  }
  for (Worker& w : workers_) {
    if (!w.has_thread) continue;
    if (w.is_left)
      pthread_detach(w.thread);
    else
      pthread_join(w.thread, nullptr);
  }
}

void Workers::wait() {
  const NoCancel here;  // Note [Cancelled threads]
  if (!in_this_process()) return;
  std::unique_lock lock(mutex_);
  for (const Worker& w : workers_) {
    check(!w.has_thread || w.id != std::this_thread::get_id(), Code::kState,
          "the iterator is asked for a batch by the dataset that it asks itself");
  }
  done_.wait(
      lock, [&] { return tasks_.empty() || !has_thread(*tasks_.front()) || tasks_.front()->done; });
}

// The caller plays the worker of t.
void Workers::fetch_here(Task& t) {
  UndoLog log;
  Exec settings = exec();
  if (t.worker >= 0) settings.generator = workers_[static_cast<size_t>(t.worker)].generator;
  const ExecGuard current(settings);
  t.batch = fetch(*plan_.dataset, t.indices, plan_.batch_size.has_value(), plan_.padding, never_);
  log.keep();
  t.done = true;
}

const std::vector<Tensor>& Workers::next() {
  if (tasks_.empty()) draw_task();
  if (tasks_.empty()) return none_;
  Task& t = *tasks_.front();
  if (has_thread(t)) {
    wait();
  } else if (!t.done) {
    try {
      fetch_here(t);
    } catch (...) {
      t.failure = std::current_exception();
      t.done = true;
    }
  }
  // As PyTorch, which asks for another batch before it looks at this one.
  if (!t.followed && !workers_.empty()) draw_task();
  t.followed = true;
  if (t.failure) raise(t);
  return t.batch;
}

void Workers::raise(Task& t) {
  const std::exception_ptr failure = std::exchange(t.failure, nullptr);
  if (is_memory(failure)) {
    const std::lock_guard lock(mutex_);
    t.done = false;
    if (has_thread(t)) give(workers_[static_cast<size_t>(t.worker)], t, true);
  } else {
    next_done();
  }
  std::rethrow_exception(failure);
}

void Workers::next_done() {
  std::unique_ptr<Task> used;
  const std::lock_guard lock(mutex_);
  if (tasks_.empty()) return;
  used = std::move(tasks_.front());
  tasks_.pop_front();
}

}  // namespace nnc::data
