// SPDX-License-Identifier: Apache-2.0
// A process group: the ranks of a communicator, and what watches over them.
#pragma once

#include <mpi.h>

#include <memory>
#include <string>
#include <vector>

#include "mpi/monitor.h"
#include "mpi/objects.h"
#include "mpi/trace.h"
#include "mpi/worker.h"

namespace nnc::mpi {

struct GroupOptions {
  double timeout, heartbeat_timeout;
  bool check, monitor, trace;
};

// A communicator of our own, so that nobody else's messages get in between. There are about two
// thousand in MPICH: it is freed, unless something may be under way on it for ever.
class Communicator {
 public:
  explicit Communicator(MPI_Comm comm) : comm_(comm) {}
  Communicator(const Communicator&) = delete;
  Communicator& operator=(const Communicator&) = delete;
  ~Communicator() {
    if (!kept_) Worker::get().free_later(comm_);
  }
  MPI_Comm get() const { return comm_; }
  void keep() { kept_ = true; }

 private:
  const MPI_Comm comm_;
  bool kept_ = false;
};

class Group : public Object {
 public:
  static constexpr const char* kKind = "process group";

  // Collective over the communicator that comm points to; null: MPI_COMM_WORLD.
  static std::shared_ptr<Group> make(const void* comm, const GroupOptions& options);
  ~Group() override;

  int rank() const { return rank_; }
  int size() const { return size_; }
  bool checks() const { return options_.check; }
  double timeout() const { return options_.timeout; }
  MPI_Comm comm() const { return comm_->get(); }

  // Another communicator of the same ranks. Collective.
  std::shared_ptr<Communicator> duplicate();

  // Begins an operation, which gets its number.
  void start(const std::shared_ptr<Operation>& op);
  // Waits for it. NNC_E_STATE when the group has failed, or fails because the time is over.
  void wait(const Operation& op);
  void run(const char* name, std::vector<Operation::Step> steps);
  // Throws if the group has failed or was left.
  void require_alive() const;
  bool failed() const { return monitor_ && monitor_->failed(); }
  // Ends the group for all ranks: this one cannot go on, and says why.
  void fail(const std::string& why);
  // Takes no further part, but for what is under way.
  void leave();
  bool wait_for_all_to_leave(double seconds) { return monitor_->wait_for_all(seconds); }
  const std::shared_ptr<Monitor>& monitor() const { return monitor_; }
  // Null: nothing is noted.
  Trace* trace() const { return trace_.get(); }

  // ---- short messages; all collective ----

  // What every rank has put in, one after the other.
  std::vector<char> all_gather(const void* data, int64_t bytes);
  // The bytes of rank src, whose number all ranks get to know; more than `most` is refused by all.
  std::vector<char> broadcast(const std::vector<char>& data, int src, int64_t most);
  // The greatest of each number.
  std::vector<int64_t> all_reduce_max(std::vector<int64_t> values);
  void barrier();

 private:
  Group(std::shared_ptr<Communicator> comm, int rank, int size, const GroupOptions& options);
  void connect();
  void time_is_over(const Operation& op);

  const std::shared_ptr<Communicator> comm_;
  const int rank_, size_;
  const GroupOptions options_;
  std::shared_ptr<Monitor> monitor_;
  const std::unique_ptr<Trace> trace_;
  bool left_ = false;
};

// Begins the broadcast of bytes, in pieces that MPI can count.
int begin_broadcast(void* data, int64_t bytes, int src, MPI_Comm comm,
                    std::vector<MPI_Request>& requests);

// Where there is a group, what a call of MPI says becomes an error.
void check_mpi(int status, const char* what);

// Collective: whether all ranks pass. Where one fails, each gets the error of the first one that
// does, with its rank; `mine` is null where this one passes.
void agree(Group& group, const Error* mine);

}  // namespace nnc::mpi
