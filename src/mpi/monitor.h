// SPDX-License-Identifier: Apache-2.0
// Note [Watching the ranks]
// MPI does not say that a rank is gone: whoever waits for it waits for ever. So the ranks are
// joined by a tree of TCP connections beside MPI, up to 32 children each, on which a thread of each
// rank says every moment that it is there. The system closes the connections of a process that
// ends, however it ends, which its neighbours see at once; a machine or a process that stands still
// is missed after heartbeat_timeout. Whoever finds a failure tells its neighbours, which tell
// theirs; each rank then knows which rank it was, and every wait of that group ends with an error.
//
// With its signs of life a rank says how many collectives it has begun: the least of its subtree
// goes up, the least of all comes down, with the rank whose it is. Who has waited for longer than
// the time limit so knows which rank has not come.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "mpi/socket.h"

namespace nnc::mpi {

struct Frame;

class Monitor : public std::enable_shared_from_this<Monitor> {
 public:
  // A neighbour in the tree, connected.
  struct Edge {
    Socket socket;
    int rank;
    std::string who;     // "rank 3 (process 4711 on host)"
    double heard = 0.0;  // when it last said something
    bool gone = false;   // it has left, or failed
    int64_t least = 0;   // of its side of the tree: how many collectives, and whose that is
    int32_t least_rank = 0;
    std::string received;  // a part of a frame
  };

  // woken is called, from the monitor's thread, when a failure is known.
  Monitor(int rank, int size, std::vector<Edge> edges, int parent_edge, double heartbeat_timeout,
          std::function<void()> woken);
  void start();

  // One more collective is begun; its number, from 1 on.
  int64_t begin() { return ++begun_; }
  int64_t begun() const { return begun_; }

  // The failure that ended the group; empty: none.
  std::string failure() const;
  bool failed() const { return failed_; }
  // This rank fails, or finds out that another has; the first reason stays.
  void fail(int rank, const std::string& why);
  // Waits until a failure is known, at most that long; not at all without other ranks to watch.
  void wait_for_failure(double seconds);
  // The least number of collectives that a rank has begun, and that rank, as far as is known.
  int64_t least(int* rank) const;

  // A child of the process that has joined (fork) has its connections: what it says would be taken
  // for the rank's word. It says nothing.
  bool forked() const;
  // This rank takes no further part. The thread goes on until all have left.
  void leave();
  // A rank that has left without taking part in collective `number`; empty: none is known.
  std::string left_before(int64_t number) const;
  // Waits until all ranks have left; false after that many seconds, or when one has failed.
  bool wait_for_all(double seconds);

 private:
  void run();
  void beat();
  void read(Edge& e);
  void handle(Edge& e, const Frame& f, const std::string& text);
  void lose(Edge& e);
  void send(Edge& e, const Frame& f, const std::string& text);
  void flood(const Edge* except, const Frame& f, const std::string& text);
  void remember_failure(int rank, const std::string& why, const Edge* from);
  void remember_leave(int rank, int64_t number, const Edge* from);
  bool ended() const;

  const int rank_, size_;
  const int process_;
  const double heartbeat_timeout_, interval_;
  const std::function<void()> woken_;
  std::atomic<int64_t> begun_{0};
  std::atomic<bool> failed_{false}, leaving_{false};

  mutable std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  std::vector<Edge> edges_;
  const int parent_edge_;  // which of them leads up; -1 for rank 0
  std::string failure_;
  int failed_rank_ = -1;
  int64_t least_ = 0;  // of all ranks
  int32_t least_rank_ = 0;
  std::vector<int64_t> left_;  // by rank: how many collectives it had begun; -1: it is there
  int n_left_ = 0;
  Socket wake_;  // an eventfd
};

}  // namespace nnc::mpi
