// SPDX-License-Identifier: Apache-2.0
#include "mpi/monitor.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "mpi/support.h"
#include "mpi/thread.h"

namespace nnc::mpi {

// What goes over a connection, followed by `length` bytes of text.
struct Frame {
  uint32_t magic, kind;
  int32_t rank;
  uint32_t length;
  int64_t number;
};

namespace {

constexpr uint32_t kMagic = 0x6e6e636d;
constexpr uint32_t kLongest = 1024;  // of texts
enum FrameKind : uint32_t {
  kSubtree = 1,  // the least number of the sender's subtree, and whose it is
  kAll = 2,      // the same of all ranks
  kFailed = 3,   // rank has failed: text says why
  kLeft = 4      // rank has left after number collectives
};

Frame frame(FrameKind kind, int rank, int64_t number, size_t length = 0) {
  return {kMagic, kind, rank, static_cast<uint32_t>(length), number};
}

}  // namespace

Monitor::Monitor(int rank, int size, std::vector<Edge> edges, int parent_edge,
                 double heartbeat_timeout, std::function<void()> woken)
    : rank_(rank),
      size_(size),
      process_(getpid()),
      heartbeat_timeout_(heartbeat_timeout),
      interval_(std::min(1.0, heartbeat_timeout / 5)),
      woken_(std::move(woken)),
      edges_(std::move(edges)),
      parent_edge_(parent_edge),
      left_(static_cast<size_t>(size), -1),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  const double t = now();
  for (Edge& e : edges_) e.heard = t;
}

void Monitor::start() {
  if (size_ == 1) return;
  begin_thread([self = shared_from_this()] { self->run(); });
}

std::string Monitor::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

bool Monitor::forked() const {
  return getpid() != process_;
}

void Monitor::fail(int rank, const std::string& why) {
  if (forked()) return;
  const std::lock_guard lock(mutex_);
  remember_failure(rank, why, nullptr);
}

int64_t Monitor::least(int* rank) const {
  const std::lock_guard lock(mutex_);
  *rank = least_rank_;
  return least_;
}

void Monitor::leave() {
  if (forked()) return;
  {
    const std::lock_guard lock(mutex_);
    if (leaving_.exchange(true)) return;
    remember_leave(rank_, begun_, nullptr);
  }
  const uint64_t one = 1;
  // A full counter has woken it already.
  if (write(wake_.fd(), &one, sizeof one) < 0) return;
}

std::string Monitor::left_before(int64_t number) const {
  const std::lock_guard lock(mutex_);
  if (n_left_ == 0) return "";
  for (int r = 0; r < size_; ++r) {
    if (r == rank_ || left_[r] < 0 || left_[r] >= number) continue;
    return text("rank ", r, " has left after ", left_[r], " collectives, and this is number ",
                number);
  }
  return "";
}

bool Monitor::wait_for_all(double seconds) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::duration<double>(seconds),
                    [&] { return failed_ || n_left_ == size_; });
  return !failed_ && n_left_ == size_;
}

void Monitor::wait_for_failure(double seconds) {
  std::unique_lock lock(mutex_);
  if (edges_.empty()) return;
  changed_.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return failed_.load(); });
}

// ---- the thread ----

bool Monitor::ended() const {
  if (leaving_ && n_left_ == size_) return true;
  return std::all_of(edges_.begin(), edges_.end(), [](const Edge& e) { return e.gone; });
}

void Monitor::run() {
  pthread_setname_np(pthread_self(), "nnc-mpi-watch");
  double next = 0.0, last = now();
  for (;;) {
    std::vector<pollfd> fds;
    {
      const std::lock_guard lock(mutex_);
      if (ended()) break;
      // Who has slept has not heard the others, though they have spoken.
      if (now() - last > heartbeat_timeout_ / 2) {
        for (Edge& e : edges_) e.heard = now();
      }
      last = now();
      if (now() >= next) {
        beat();
        next = now() + interval_;
      }
      fds.push_back({wake_.fd(), POLLIN, 0});
      for (const Edge& e : edges_) fds.push_back({e.gone ? -1 : e.socket.fd(), POLLIN, 0});
    }
    const int wait = static_cast<int>(std::max(0.0, next - now()) * 1000.0) + 1;
    if (poll(fds.data(), fds.size(), wait) < 0) continue;
    const std::lock_guard lock(mutex_);
    if (fds[0].revents) {
      uint64_t count;
      if (::read(wake_.fd(), &count, sizeof count) < 0) continue;
    }
    for (size_t i = 0; i < edges_.size(); ++i) {
      if (fds[i + 1].revents && !edges_[i].gone) read(edges_[i]);
    }
  }
  // What the others still have to read stays in their sockets.
  const std::lock_guard lock(mutex_);
  for (Edge& e : edges_) e.socket.close();
}

// Says that this rank is there, and looks who has not been heard of.
void Monitor::beat() {
  int64_t least = begun_;
  int32_t rank = rank_;
  for (size_t i = 0; i < edges_.size(); ++i) {
    const Edge& e = edges_[i];
    if (static_cast<int>(i) == parent_edge_ || e.gone || e.least >= least) continue;
    least = e.least;
    rank = e.least_rank;
  }
  if (parent_edge_ < 0) {
    least_ = least;
    least_rank_ = rank;
  }
  const double t = now();
  for (size_t i = 0; i < edges_.size(); ++i) {
    Edge& e = edges_[i];
    if (e.gone) continue;
    const bool up = static_cast<int>(i) == parent_edge_;
    send(e, up ? frame(kSubtree, rank, least) : frame(kAll, least_rank_, least_), "");
    if (!e.gone && t - e.heard > heartbeat_timeout_ && left_[e.rank] < 0) {
      // It is told too: it may only have slept.
      remember_failure(e.rank,
                       text(e.who, " has given no sign of life for ", heartbeat_timeout_, " s"),
                       nullptr);
      e.gone = true;
    }
  }
}

void Monitor::read(Edge& e) {
  char bytes[4096];
  for (;;) {
    const ssize_t n = recv(e.socket.fd(), bytes, sizeof bytes, MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) break;
    if (n <= 0) return lose(e);
    e.heard = now();
    e.received.append(bytes, static_cast<size_t>(n));
    size_t at = 0;
    while (e.received.size() - at >= sizeof(Frame)) {
      Frame f;
      std::memcpy(&f, e.received.data() + at, sizeof f);
      if (f.magic != kMagic || f.length > kLongest || f.rank < 0 || f.rank >= size_) return lose(e);
      if (e.received.size() - at < sizeof f + f.length) break;
      handle(e, f, e.received.substr(at + sizeof f, f.length));
      if (e.gone) return;
      at += sizeof f + f.length;
    }
    e.received.erase(0, at);
  }
}

void Monitor::handle(Edge& e, const Frame& f, const std::string& text) {
  switch (f.kind) {
    case kSubtree:
      e.least = f.number;
      e.least_rank = f.rank;
      break;
    case kAll:
      least_ = f.number;
      least_rank_ = f.rank;
      break;
    case kFailed:
      remember_failure(f.rank, text, &e);
      break;
    case kLeft:
      remember_leave(f.rank, f.number, &e);
      break;
    default:  // of a later version
      break;
  }
}

// The connection has ended.
void Monitor::lose(Edge& e) {
  e.gone = true;
  if (left_[e.rank] >= 0) return;
  remember_failure(e.rank, text(e.who, " has ended without leaving the group"), &e);
}

void Monitor::send(Edge& e, const Frame& f, const std::string& text) {
  char bytes[sizeof(Frame) + kLongest];
  std::memcpy(bytes, &f, sizeof f);
  std::memcpy(bytes + sizeof f, text.data(), f.length);
  const size_t size = sizeof f + f.length;
  const ssize_t n = ::send(e.socket.fd(), bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  // Who does not read is missed by its own silence. Half a frame cannot be taken back.
  if (n >= 0 && static_cast<size_t>(n) < size) e.gone = true;
}

void Monitor::flood(const Edge* except, const Frame& f, const std::string& text) {
  for (Edge& e : edges_) {
    if (&e != except && !e.gone) send(e, f, text);
  }
}

void Monitor::remember_failure(int rank, const std::string& why, const Edge* from) {
  if (failed_) return;
  failure_ = why.substr(0, kLongest);
  failed_rank_ = rank;
  failed_ = true;
  flood(from, frame(kFailed, rank, 0, failure_.size()), failure_);
  changed_.notify_all();
  woken_();
}

void Monitor::remember_leave(int rank, int64_t number, const Edge* from) {
  if (left_[rank] >= 0) return;
  left_[rank] = std::max<int64_t>(number, 0);
  ++n_left_;
  flood(from, frame(kLeft, rank, number), "");
  changed_.notify_all();
  woken_();
}

}  // namespace nnc::mpi
