// SPDX-License-Identifier: Apache-2.0
#include "mpi/group.h"

#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace nnc::mpi {

namespace {

// Of a tree with this many children each.
constexpr int kFanOut = 32;
// How long the ranks may take to reach each other in the beginning.
constexpr double kConnectTime = 60.0;
constexpr int kAddresses = 6;

// What a rank tells the others of itself.
struct Introduction {
  uint64_t machine;
  int64_t process;
  std::array<uint8_t, 16> secret;  // who connects to it must know it
  std::array<Address, kAddresses> addresses;
  uint16_t port;
  char host[64];
};

struct Hello {
  std::array<uint8_t, 16> secret;
  int32_t rank;
};

std::string who(int rank, const Introduction& i) {
  return text("rank ", rank, " (process ", i.process, " on ",
              std::string(i.host, strnlen(i.host, sizeof i.host)), ")");
}

Introduction introduce() {
  Introduction i = {};
  i.machine = machine_id();
  i.process = getpid();
  check(getrandom(i.secret.data(), i.secret.size(), 0) == static_cast<ssize_t>(i.secret.size()),
        NNC_E_STATE, "the system gives no random bytes");
  const std::string host = host_name();
  std::memcpy(i.host, host.data(), std::min(host.size(), sizeof i.host));
  const std::vector<Address> found = own_addresses();
  std::copy_n(found.begin(), std::min<size_t>(found.size(), kAddresses), i.addresses.begin());
  return i;
}

Socket connect_to(const Introduction& other, bool same_machine, double end) {
  while (now() < end) {
    if (same_machine) {
      if (Socket s = connect_socket({AF_INET, 0, {127, 0, 0, 1}}, other.port, 2.0)) return s;
    }
    for (const Address& a : other.addresses) {
      if (a.family != AF_INET && a.family != AF_INET6) continue;
      if (Socket s = connect_socket(a, other.port, 2.0)) return s;
    }
    usleep(20000);
  }
  return Socket();
}

// The communicator is not the host's, so its errors come back.
int dup_step(MPI_Comm from, MPI_Comm* out, std::vector<MPI_Request>& requests) {
  requests.emplace_back();
  return MPI_Comm_idup(from, out, &requests.back());
}

std::shared_ptr<Communicator> finish_dup(MPI_Comm comm) {
  Worker::get().run([comm] { MPI_Comm_set_errhandler(comm, MPI_ERRORS_RETURN); }, 60.0);
  return std::make_shared<Communicator>(comm);
}

}  // namespace

int begin_broadcast(void* data, int64_t bytes, int src, MPI_Comm comm,
                    std::vector<MPI_Request>& requests) {
  constexpr int64_t kMost = int64_t{1} << 30;
  int status = MPI_SUCCESS;
  for (int64_t at = 0; at < bytes && status == MPI_SUCCESS; at += kMost) {
    requests.emplace_back();
    status =
        MPI_Ibcast(static_cast<char*>(data) + at, static_cast<int>(std::min(kMost, bytes - at)),
                   MPI_BYTE, src, comm, &requests.back());
  }
  return status;
}

void check_mpi(int status, const char* what) {
  if (status != MPI_SUCCESS) fail(NNC_E_STATE, what, ": MPI says: ", mpi_error(status));
}

Group::Group(std::shared_ptr<Communicator> comm, int rank, int size, const GroupOptions& options)
    : comm_(std::move(comm)),
      rank_(rank),
      size_(size),
      options_(options),
      trace_(options.trace ? std::make_unique<Trace>() : nullptr) {}

std::shared_ptr<Group> Group::make(const void* comm, const GroupOptions& options) {
  Worker& worker = Worker::get();
  worker.begin_mpi(options.timeout);
  const MPI_Comm given = comm ? *static_cast<const MPI_Comm*>(comm) : MPI_COMM_WORLD;
  check(given != MPI_COMM_NULL, NNC_E_INVALID, "comm is MPI_COMM_NULL");
  struct Facts {
    int rank = 0, size = 0, between = 0;
  };
  const auto facts = std::make_shared<Facts>();  // the call may come back after this one
  worker.run(
      [given, facts] {
        check_mpi(MPI_Comm_test_inter(given, &facts->between), "comm");
        check_mpi(MPI_Comm_rank(given, &facts->rank), "comm");
        check_mpi(MPI_Comm_size(given, &facts->size), "comm");
      },
      options.timeout);
  check(!facts->between, NNC_E_INVALID, "comm is an intercommunicator");
  const int rank = facts->rank, size = facts->size;
  const auto own = std::make_shared<MPI_Comm>(MPI_COMM_NULL);
  const auto op = std::make_shared<Operation>(
      "init", std::vector<Operation::Step>{[given, own](std::vector<MPI_Request>& requests) {
        return dup_step(given, own.get(), requests);
      }});
  const double end = now() + options.timeout;
  worker.submit(op);
  check(worker.wait(*op, [&] { return now() > end; }), NNC_E_STATE, "rank ", rank,
        ": not all ranks have come within ", options.timeout, " s");
  check_mpi(op->error, "MPI_Comm_idup");
  std::shared_ptr<Group> group(new Group(finish_dup(*own), rank, size, options));
  group->connect();
  return group;
}

Group::~Group() {
  if (failed() || (monitor_ && monitor_->forked())) comm_->keep();
  leave();
}

std::shared_ptr<Communicator> Group::duplicate() {
  const auto own = std::make_shared<MPI_Comm>(MPI_COMM_NULL);
  const MPI_Comm from = comm();
  run("duplicate", {[from, own](std::vector<MPI_Request>& requests) {
        return dup_step(from, own.get(), requests);
      }});
  return finish_dup(*own);
}

namespace {

// The connection of `rank` with the one above it; none if it does not come about.
std::optional<Monitor::Edge> edge_up(const Introduction& other, int parent, int rank,
                                     uint64_t machine, double end) {
  Monitor::Edge e;
  e.socket = connect_to(other, other.machine == machine, end);
  e.rank = parent;
  e.who = who(parent, other);
  const Hello hello = {other.secret, rank};
  if (!e.socket || !send_all(e.socket, &hello, sizeof hello, end - now())) return {};
  return e;
}

// Adds the connections with ranks first..last below, as they come; how many have not.
int edges_down(const Socket& listener, const std::vector<Introduction>& all,
               const std::array<uint8_t, 16>& secret, int first, int last, double end,
               std::vector<Monitor::Edge>& edges) {
  int missing = std::max(0, last - first + 1);
  std::vector<bool> there(static_cast<size_t>(missing), false);
  while (missing > 0 && now() < end) {
    Socket s = accept_socket(listener, end - now());
    Hello hello = {};
    // Who does not know the secret is a stranger.
    if (!s || !receive_all(s, &hello, sizeof hello, 5.0) || hello.secret != secret) continue;
    if (hello.rank < first || hello.rank > last) continue;
    if (there[static_cast<size_t>(hello.rank - first)]) continue;
    there[static_cast<size_t>(hello.rank - first)] = true;
    Monitor::Edge e;
    e.socket = std::move(s);
    e.rank = hello.rank;
    e.who = who(hello.rank, all[static_cast<size_t>(hello.rank)]);
    edges.push_back(std::move(e));
    --missing;
  }
  return missing;
}

}  // namespace

// Note [Watching the ranks]: builds the tree.
void Group::connect() {
  const auto woken = [] { Worker::get().wake(); };
  const auto alone = [&] {
    return std::make_shared<Monitor>(rank_, size_, std::vector<Monitor::Edge>(), -1,
                                     options_.heartbeat_timeout, woken);
  };
  // Until there is one, the time limit alone holds.
  monitor_ = alone();
  if (size_ == 1 || !options_.monitor) return;

  Introduction mine = introduce();
  const auto gather = [&] {
    std::vector<char> bytes = all_gather(&mine, sizeof mine);
    std::vector<Introduction> all(static_cast<size_t>(size_));
    std::memcpy(all.data(), bytes.data(), bytes.size());
    return all;
  };
  std::vector<Introduction> all = gather();
  const bool one_machine = std::all_of(
      all.begin(), all.end(), [&](const Introduction& i) { return i.machine == mine.machine; });
  const Socket listener = listen_socket(one_machine, &mine.port);
  Error problem = {NNC_E_STATE, "", ""};
  if (!listener)
    problem.message = text("cannot listen for the other ranks: ", std::strerror(errno));
  agree(*this, problem.message.empty() ? nullptr : &problem);
  all = gather();

  const double end = now() + std::min(kConnectTime, options_.timeout);
  std::vector<Monitor::Edge> edges;
  int parent_edge = -1;
  if (rank_ > 0) {
    const int parent = (rank_ - 1) / kFanOut;
    const Introduction& other = all[static_cast<size_t>(parent)];
    if (std::optional<Monitor::Edge> e = edge_up(other, parent, rank_, mine.machine, end)) {
      parent_edge = 0;
      edges.push_back(std::move(*e));
    } else {
      problem.message = text("cannot connect to ", who(parent, other),
                             ": monitor=False does without (then a rank that is gone is missed "
                             "after timeout only)");
    }
  }
  const int first = rank_ * kFanOut + 1, last = std::min(size_ - 1, first + kFanOut - 1);
  const int missing = edges_down(listener, all, mine.secret, first, last, end, edges);
  if (missing > 0 && problem.message.empty()) {
    problem.message = text(missing, " of the ranks ", first, "..", last, " have not connected");
  }
  agree(*this, problem.message.empty() ? nullptr : &problem);
  const int64_t begun = monitor_->begun();
  monitor_ = std::make_shared<Monitor>(rank_, size_, std::move(edges), parent_edge,
                                       options_.heartbeat_timeout, woken);
  for (int64_t i = 0; i < begun; ++i) monitor_->begin();
  monitor_->start();
}

// ---- operations ----

void Group::require_alive() const {
  check(!monitor_->forked(), NNC_E_STATE,
        "this process is a child (fork) of the one that has made the group");
  check(!left_, NNC_E_STATE, "this rank has left the group");
  check(!Worker::get().ended_mpi(), NNC_E_STATE, "MPI has been ended");
  if (monitor_->failed()) mpi::fail(NNC_E_STATE, monitor_->failure());
}

void Group::start(const std::shared_ptr<Operation>& op) {
  require_alive();
  op->number = monitor_->begin();
  op->given_up = [m = monitor_] { return m->failed(); };
  Worker::get().submit(op);
}

void Group::wait(const Operation& op) {
  const double end = now() + options_.timeout;
  // How long the worker may take to see that an operation is given up: it may be stuck in MPI.
  constexpr double kGiveUp = 1.0;
  bool over = false;
  std::string gone;
  double noticed = 0.0, failed = 0.0;
  // Who has left may have done its part: its messages are given a moment.
  const bool done = Worker::get().wait(op, [&] {
    if (monitor_->failed()) {
      if (failed == 0.0) failed = now();
      return now() - failed > kGiveUp;
    }
    if (now() > end) return over = true;
    if (gone.empty()) {
      gone = monitor_->left_before(op.number);
      noticed = now();
    }
    return !gone.empty() && now() - noticed > 0.2;
  });
  if (done) {
    if (op.error != MPI_SUCCESS) {
      // Most likely another rank is gone: the monitor knows which one, soon.
      monitor_->wait_for_failure(kGiveUp);
      monitor_->fail(rank_,
                     text("rank ", rank_, ": ", op.name, ": MPI says: ", mpi_error(op.error)));
    }
  } else if (over) {
    time_is_over(op);
  } else if (!gone.empty()) {
    monitor_->fail(rank_, text(op.name, ": ", gone));
  }
  if (!done || op.error != MPI_SUCCESS) mpi::fail(NNC_E_STATE, monitor_->failure());
}

void Group::time_is_over(const Operation& op) {
  int rank = 0;
  const int64_t least = monitor_->least(&rank);
  std::string why = text(op.name, ", collective ", op.number,
                         " of the group, has not ended within ", options_.timeout, " s: ");
  if (size_ > 1 && options_.monitor && least < op.number) {
    why += text("rank ", rank, " has begun ", least, " only");
  } else if (options_.monitor) {
    why += "all ranks have begun it";
    rank = rank_;
  } else {
    why += "without a monitor it is not known who is missing";
    rank = rank_;
  }
  monitor_->fail(rank, why);
}

void Group::run(const char* name, std::vector<Operation::Step> steps) {
  const auto op = std::make_shared<Operation>(name, std::move(steps));
  start(op);
  wait(*op);
  if (trace_) trace_->note(Trace::kCollectives, name, op->began, op->ended);
}

void Group::fail(const std::string& why) {
  monitor_->fail(rank_, text("rank ", rank_, " has failed: ", why));
}

void Group::leave() {
  if (left_ || !monitor_) return;
  left_ = true;
  monitor_->leave();
}

// ---- short messages ----

std::vector<char> Group::all_gather(const void* data, int64_t bytes) {
  check(bytes >= 0 && bytes < (int64_t{1} << 31) / size_, NNC_E_MEMORY, "messages of ", bytes,
        " bytes are too long");
  const auto* first = static_cast<const char*>(data);
  const auto mine = std::make_shared<std::vector<char>>(first, first + bytes);
  const auto all = std::make_shared<std::vector<char>>(static_cast<size_t>(bytes) * size_);
  const MPI_Comm c = comm();
  run("all_gather", {[=](std::vector<MPI_Request>& requests) {
        requests.emplace_back();
        const int n = static_cast<int>(mine->size());
        return MPI_Iallgather(mine->data(), n, MPI_BYTE, all->data(), n, MPI_BYTE, c,
                              &requests.back());
      }});
  return std::move(*all);
}

std::vector<int64_t> Group::all_reduce_max(std::vector<int64_t> values) {
  const auto all = std::make_shared<std::vector<int64_t>>(std::move(values));
  const MPI_Comm c = comm();
  run("all_reduce", {[=](std::vector<MPI_Request>& requests) {
        requests.emplace_back();
        return MPI_Iallreduce(MPI_IN_PLACE, all->data(), static_cast<int>(all->size()), MPI_INT64_T,
                              MPI_MAX, c, &requests.back());
      }});
  return std::move(*all);
}

std::vector<char> Group::broadcast(const std::vector<char>& data, int src, int64_t most) {
  const int64_t own = rank_ == src ? static_cast<int64_t>(data.size()) : 0;
  const int64_t size = all_reduce_max({own})[0];
  check(size <= most, NNC_E_MEMORY, "rank ", src, " has ", size, " bytes to tell, at most ", most,
        " are taken");
  const auto all = std::make_shared<std::vector<char>>(rank_ == src ? data : std::vector<char>());
  all->resize(static_cast<size_t>(size));
  const MPI_Comm c = comm();
  run("broadcast", {[=](std::vector<MPI_Request>& requests) {
        return begin_broadcast(all->data(), size, src, c, requests);
      }});
  return std::move(*all);
}

void Group::barrier() {
  const MPI_Comm c = comm();
  run("barrier", {[c](std::vector<MPI_Request>& requests) {
        requests.emplace_back();
        return MPI_Ibarrier(c, &requests.back());
      }});
}

void agree(Group& group, const Error* mine) {
  // The first rank that fails is the one with the greatest size - rank.
  const int64_t own = mine ? group.size() - group.rank() : 0;
  const int64_t first = group.all_reduce_max({own})[0];
  if (first == 0) return;
  const int rank = group.size() - static_cast<int>(first);
  std::vector<char> message;
  if (mine && group.rank() == rank) message.assign(mine->message.begin(), mine->message.end());
  message = group.broadcast(message, rank, 1 << 16);
  const int64_t code = group.all_reduce_max({group.rank() == rank ? mine->code : 0})[0];
  std::string words(message.begin(), message.end());
  if (words.compare(0, 5, "rank ") != 0) words = text("rank ", rank, ": ", words);
  throw Error{static_cast<nnc_code>(code), "", words};
}

}  // namespace nnc::mpi
