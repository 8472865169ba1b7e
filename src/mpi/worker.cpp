// SPDX-License-Identifier: Apache-2.0
#include "mpi/worker.h"

#include <pthread.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "mpi/socket.h"
#include "mpi/support.h"
#include "mpi/thread.h"

namespace nnc::mpi {

namespace {

using std::chrono::microseconds;

// How long the worker sleeps between two looks at MPI while nobody waits for it.
constexpr microseconds kGlance{200};
// While somebody does: it looks all the time at first, then makes room for others.
constexpr double kSpin = 2e-3;
constexpr microseconds kNap{50};

}  // namespace

Worker& Worker::get() {
  static Worker* const w = new Worker;
  return *w;
}

std::string mpi_error(int code) {
  char message[MPI_MAX_ERROR_STRING + 1] = {};
  int length = 0;
  if (MPI_Error_string(code, message, &length) != MPI_SUCCESS) return text("error ", code);
  return message;
}

void Worker::begin_mpi(double seconds) {
  std::unique_lock lock(mutex_);
  check(!ended_mpi_, NNC_E_STATE, "MPI has been ended, and cannot begin again");
  int initialized = 0, finalized = 0, level = 0;
  MPI_Initialized(&initialized);
  MPI_Finalized(&finalized);
  check(!finalized, NNC_E_STATE, "the host has called MPI_Finalize");
  if (!thread_started_) {
    if (initialized) {
      MPI_Query_thread(&level);
      if (level < MPI_THREAD_MULTIPLE) return;  // whoever waits drives
      start_thread();
      return;
    }
    start_thread();
  }
  lock.unlock();
  // Who has not waited until the end may come again.
  const auto status = std::make_shared<int>(MPI_SUCCESS);
  run(
      [this, status] {
        int begun = 0, got = 0;
        MPI_Initialized(&begun);
        if (begun) return;
        *status = MPI_Init_thread(nullptr, nullptr, MPI_THREAD_MULTIPLE, &got);
        if (*status != MPI_SUCCESS) return;
        // Open MPI asks this communicator about errors of requests, whose ever they are.
        MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
        began_mpi_ = true;
      },
      seconds);
  check(*status == MPI_SUCCESS, NNC_E_STATE, "MPI_Init_thread: error ", *status);
}

bool Worker::ended_mpi() const {
  int finalized = 0;
  MPI_Finalized(&finalized);
  return ended_mpi_ || finalized;
}

void Worker::free_later(MPI_Comm comm) {
  const std::lock_guard lock(free_mutex_);
  free_.push_back(comm);
}

// Without the mutex.
void Worker::free_communicators() {
  std::vector<MPI_Comm> list;
  {
    const std::lock_guard lock(free_mutex_);
    list.swap(free_);
  }
  for (MPI_Comm& comm : list) MPI_Comm_free(&comm);
}

bool Worker::end_mpi(double seconds) {
  {
    const std::lock_guard lock(mutex_);
    if (!began_mpi_ || ended_mpi_) return true;
    ended_mpi_ = true;
  }
  try {
    run([] { MPI_Finalize(); }, seconds);
  } catch (const Error&) {
    return false;
  }
  return true;
}

void Worker::start_thread() {
  begin_thread([this] { loop(); });
  threaded_ = thread_started_ = true;
}

void Worker::run(const std::function<void()>& f, double seconds) {
  std::unique_lock lock(mutex_);
  if (!threaded_) {
    lock.unlock();
    return f();
  }
  // The caller may be gone when the call comes back.
  struct State {
    bool done = false, dropped = false;
    std::exception_ptr error;
  };
  auto state = std::make_shared<State>();
  calls_.push_back([this, state, f] {
    std::unique_lock inner(mutex_);
    if (state->dropped) return;
    inner.unlock();
    std::exception_ptr error;
    try {
      f();
    } catch (...) {
      error = std::current_exception();
    }
    inner.lock();
    state->error = error;
    state->done = true;
    changed_.notify_all();
  });
  work_.notify_all();
  const bool done =
      changed_.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return state->done; });
  state->dropped = true;
  check(done, NNC_E_STATE, "MPI has not answered within ", seconds, " s");
  if (state->error) std::rethrow_exception(state->error);
}

void Worker::submit(std::shared_ptr<Operation> op) {
  std::unique_lock lock(mutex_);
  active_.push_back(std::move(op));
  if (threaded_) {
    work_.notify_all();
  } else if (!driving_) {
    drive(lock);
  }
}

bool Worker::done(const Operation& op) {
  const std::lock_guard lock(mutex_);
  return op.done;
}

void Worker::wake() {
  { const std::lock_guard lock(mutex_); }
  changed_.notify_all();
}

bool Worker::wait(const Operation& op, const std::function<bool()>& stop) {
  std::unique_lock lock(mutex_);
  ++waiting_;
  work_.notify_all();
  const double start = now();
  bool stopped = false;
  while (!op.done && !op.abandoned && !stopped) {
    if (threaded_ || driving_) {
      changed_.wait_for(lock, std::chrono::milliseconds(threaded_ ? 50 : 1));
    } else {
      drive(lock);
      if (!op.done && now() - start > kSpin) {
        lock.unlock();
        std::this_thread::sleep_for(kNap);
        lock.lock();
      }
    }
    if (op.done || op.abandoned) break;
    lock.unlock();
    stopped = stop();
    lock.lock();
  }
  --waiting_;
  return op.done;
}

// ---- driving ----

bool Worker::may_begin(const Operation& op) {
  if (op.turn == 0 || op.at == 0) return true;
  const std::lock_guard lock(mutex_);
  for (const auto& other : active_) {
    if (other.get() == &op) return true;
    if (other->turn == op.turn && other->at <= op.at && !other->done) return false;
  }
  return true;
}

// Goes on with an operation as far as possible; true if it has ended. Without the mutex.
bool Worker::advance(Operation& op) {
  if (!op.requests.empty()) {
    int ended = 0;
    std::vector<MPI_Status> each(op.requests.size());
    const int status =
        MPI_Testall(static_cast<int>(op.requests.size()), op.requests.data(), &ended, each.data());
    if (status != MPI_SUCCESS) op.error = status;
    // Which one it is stands there.
    for (size_t i = 0; status == MPI_ERR_IN_STATUS && i < each.size(); ++i) {
      const int its = each[i].MPI_ERROR;
      if (its != MPI_SUCCESS && its != MPI_ERR_PENDING) op.error = its;
    }
    if (op.error != MPI_SUCCESS) return true;
    if (!ended) return false;
    op.requests.clear();
    ++op.at;
  }
  while (op.at < op.steps.size() && may_begin(op)) {
    if (op.began == 0.0) op.began = now();
    op.error = op.steps[op.at](op.requests);
    if (op.error != MPI_SUCCESS) return true;
    if (!op.requests.empty()) return false;
    ++op.at;
  }
  return op.at == op.steps.size();
}

// One look at everything under way. The mutex is held on entry and exit, and left for MPI: only one
// thread drives, and only it takes operations out of the list.
void Worker::drive(std::unique_lock<std::mutex>& lock) {
  driving_ = true;
  std::vector<std::function<void()>> calls = std::move(calls_);
  calls_.clear();
  const bool any_active = !active_.empty();
  lock.unlock();
  if (any_active) free_communicators();
  for (const auto& call : calls) call();
  lock.lock();
  bool any = false;
  for (size_t i = 0; i < active_.size();) {
    const std::shared_ptr<Operation> op = active_[i];
    const bool given_up = op->given_up && op->given_up();
    lock.unlock();
    // What has arrived before a failure counts.
    const bool ended = advance(*op);
    lock.lock();
    if (given_up && !ended) {
      op->abandoned = any = true;
      abandoned_.push_back(op);
      active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    if (ended) {
      op->ended = now();
      op->done = any = true;
      if (op->error == MPI_SUCCESS) {
        op->steps.clear();
      } else {
        abandoned_.push_back(op);
      }
      active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  driving_ = false;
  if (any) changed_.notify_all();
}

void Worker::loop() {
  pthread_setname_np(pthread_self(), "nnc-mpi");
  std::unique_lock lock(mutex_);
  double moved = now();
  for (;;) {
    if (active_.empty() && calls_.empty()) {
      work_.wait(lock);
      moved = now();
      continue;
    }
    const size_t before = active_.size();
    drive(lock);
    if (active_.size() < before) moved = now();
    if (active_.empty()) continue;
    if (waiting_ == 0) {
      work_.wait_for(lock, kGlance);
      moved = now();
    } else if (now() - moved < kSpin) {
      lock.unlock();
      sched_yield();
      lock.lock();
    } else {
      lock.unlock();
      std::this_thread::sleep_for(kNap);
      lock.lock();
    }
  }
}

}  // namespace nnc::mpi
