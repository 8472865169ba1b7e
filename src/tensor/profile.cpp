// SPDX-License-Identifier: Apache-2.0
#include "tensor/profile.h"

#include "base/error.h"
#include "base/fork.h"

namespace nnc {
namespace {

// More names than that count as one.
constexpr size_t kMaxNames = 10'000;
constexpr char kOthers[] = "(others)";

// Held while a profile starts or stops, and while a thread takes the one that runs.
ProcessMutex& running_mutex() {
  return process_mutex(ProcessLock::kProfiler);
}
// Held while what profiles have noted is read or written: one runs at a time.
ProcessMutex& notes_mutex() {
  return process_mutex(ProcessLock::kProfile);
}

constinit thread_local ProfileFrame* t_frame __attribute__((tls_model("initial-exec"))) = nullptr;

int64_t since(std::chrono::steady_clock::time_point t) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - t)
      .count();
}

}  // namespace

constinit std::atomic<Profile*> Profile::current{nullptr};

void Profile::start() {
  const std::lock_guard lock(running_mutex());
  const Profile* const other = current.load(std::memory_order_relaxed);
  check(other != this, Code::kState, "the profiler runs already");
  check(!other, Code::kState, "another profiler runs: one at a time");
  const std::lock_guard own(notes_mutex());
  if (began_ == std::chrono::steady_clock::time_point()) began_ = std::chrono::steady_clock::now();
  retain();
  current.store(this, std::memory_order_relaxed);
}

void Profile::stop() {
  const std::lock_guard lock(running_mutex());
  check(current.load(std::memory_order_relaxed) == this, Code::kState, "the profiler does not run");
  current.store(nullptr, std::memory_order_relaxed);
  // Never the last reference: the caller has one.
  static_cast<void>(drop());
}

Ref<Profile> Profile::running() {
  const std::lock_guard lock(running_mutex());
  return Ref<Profile>::share(current.load(std::memory_order_relaxed));
}

int32_t Profile::this_thread() {
  const std::lock_guard lock(notes_mutex());
  return threads_.try_emplace(std::this_thread::get_id(), static_cast<int32_t>(threads_.size()))
      .first->second;
}

Profile::Total& Profile::total_of(ProfileKind kind, const char* name) {
  Totals& totals = totals_[static_cast<size_t>(kind)];
  auto at = totals.find(std::string_view(name));
  if (at == totals.end()) {
    if (totals.size() >= kMaxNames) name = kOthers;
    at = totals.try_emplace(name, Total{kind, name}).first;
  }
  return at->second;
}

void Profile::add(ProfileKind kind, const char* name, const Event& e, int64_t self_ns) noexcept {
  // What ends after the profile is none of it, as the call that has stopped it.
  if (current.load(std::memory_order_relaxed) != this) return;
  const std::lock_guard lock(notes_mutex());
  try {
    Total& t = total_of(kind, name);
    ++t.calls;
    t.ns += e.ns;
    t.self_ns += self_ns;
    t.bytes += e.bytes;
    if (static_cast<int64_t>(events_.size()) < max_events_) {
      events_.push_back(e);
      events_.back().of = &t;
      return;
    }
  } catch (...) {
    // Without memory the event is one that was dropped.
  }
  ++dropped_;
}

Profile::Taken Profile::taken() const {
  const std::lock_guard lock(notes_mutex());
  Taken out;
  std::unordered_map<const Total*, size_t> places;
  for (const Totals& totals : totals_) {
    for (const auto& [name, t] : totals) {
      places.emplace(&t, out.totals.size());
      out.totals.push_back(t);
    }
  }
  out.events = events_;
  for (Event& e : out.events) e.of = &out.totals[places.at(e.of)];
  out.dropped = dropped_;
  return out;
}

int64_t Profile::dropped() const {
  const std::lock_guard lock(notes_mutex());
  return dropped_;
}

ProfileFrame::ProfileFrame(ProfileKind kind, const char* name, int64_t bytes)
    : outer_(t_frame),
      profile_(outer_->profile_),
      kind_(kind),
      name_(name),
      watchers_(detail::t_modes.watchers),
      thread_(outer_->thread_),
      bytes_(bytes) {
  enter();
}

ProfileFrame::ProfileFrame(const Ref<Profile>& profile, ProfileKind kind, const char* name)
    : outer_(t_frame),
      profile_(outer_ ? outer_->profile_ : profile),
      kind_(kind),
      name_(name),
      watchers_(detail::t_modes.watchers),
      thread_(outer_ ? outer_->thread_ : profile_->this_thread()) {
  enter();
}

void ProfileFrame::enter() {
  t_frame = this;
  detail::t_modes.watchers |= detail::ThreadModes::kProfiling;
  start_ns_ = since(profile_->began_);
}

ProfileFrame::~ProfileFrame() {
  const int64_t ns = since(profile_->began_) - start_ns_;
  detail::t_modes.watchers = watchers_;
  t_frame = outer_;
  if (outer_) {
    outer_->below_ns_ += ns;
    outer_->bytes_ += bytes_;
  }
  profile_->add(kind_, name_, {nullptr, start_ns_, ns, bytes_, thread_}, ns - below_ns_);
}

}  // namespace nnc
