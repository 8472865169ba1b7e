// SPDX-License-Identifier: Apache-2.0
// Note [The thread of MPI]
// All calls of MPI come from one thread of this library, the worker: a caller waits for it with a
// time limit, also where a call of MPI itself never comes back because another rank is gone. It
// drives what is under way while the caller computes. It also begins and ends MPI, unless the host
// does; so MPI_THREAD_FUNNELED suffices. Where the host has begun MPI with less than
// MPI_THREAD_MULTIPLE there is no such thread: whoever waits drives MPI, and what is under way
// moves on in the library's calls alone.
#pragma once

#include <mpi.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace nnc::mpi {

// Several calls of MPI, one after another. Each step begins non-blocking calls and adds their
// requests; the next step comes when they have ended. Steps own what they use: an operation that
// never ends is kept for ever, since MPI may still write to its memory.
struct Operation {
  using Step = std::function<int(std::vector<MPI_Request>&)>;

  Operation(std::string what, std::vector<Step> list)
      : name(std::move(what)), steps(std::move(list)) {}

  const std::string name;  // "all_reduce"
  std::vector<Step> steps;
  // Operations of one turn begin their later steps in the order in which they were submitted, so
  // that all ranks use a communicator in the same order. 0: it has no such steps.
  int turn = 0;
  int64_t number = 0;              // of the group's collectives
  std::function<bool()> given_up;  // nobody wants its end any more

  // The worker's, until done is set.
  size_t at = 0;
  std::vector<MPI_Request> requests;
  int error = MPI_SUCCESS;
  double began = 0.0, ended = 0.0;
  bool done = false, abandoned = false;  // under the worker's mutex
};

class Worker {
 public:
  // The one of the process. Never destroyed: it may be inside MPI when the process ends.
  static Worker& get();

  // Begins MPI if the host has not. Throws, also if that takes more than so many seconds.
  void begin_mpi(double seconds);
  // Ends MPI if begin_mpi began it; false if it has not ended after that many seconds.
  bool end_mpi(double seconds);
  bool began_mpi() const { return began_mpi_; }
  // MPI has been ended, or is about to be, by whomever.
  bool ended_mpi() const;
  // Frees a communicator on which nothing is under way, by and by: with what is driven next. From
  // any thread, also inside a step.
  void free_later(MPI_Comm comm);

  // Runs a function with calls of MPI that come back at once. Throws if the worker does not answer
  // within that many seconds.
  void run(const std::function<void()>& f, double seconds);
  // Puts an operation behind those that are there.
  void submit(std::shared_ptr<Operation> op);
  // Waits until it is done or given up, or until stop says so, which is asked now and then; whether
  // it is done.
  bool wait(const Operation& op, const std::function<bool()>& stop);
  bool done(const Operation& op);
  // Lets callers ask their stop again.
  void wake();

 private:
  Worker() = default;
  void start_thread();
  void loop();
  void drive(std::unique_lock<std::mutex>& lock);
  bool advance(Operation& op);
  bool may_begin(const Operation& op);
  void free_communicators();

  std::mutex mutex_;
  std::condition_variable changed_, work_;
  std::vector<std::shared_ptr<Operation>> active_, abandoned_;
  std::vector<std::function<void()>> calls_;
  int waiting_ = 0;
  bool threaded_ = false, thread_started_ = false;
  std::atomic<bool> began_mpi_{false}, ended_mpi_{false};
  bool driving_ = false;  // somebody is at MPI, without the mutex
  std::mutex free_mutex_;
  std::vector<MPI_Comm> free_;
};

// What MPI says of an error.
std::string mpi_error(int code);

}  // namespace nnc::mpi
