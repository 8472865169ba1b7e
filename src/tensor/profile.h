// SPDX-License-Identifier: Apache-2.0
// What was called, how often and how long.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/ref.h"
#include "tensor/thread_modes.h"

namespace nnc {

// Note [Profiling]
// While a profile runs, calls of C functions are frames in it, on whatever thread, and so are, in
// these, calls of modules, backward functions and kernels. A thread knows by its watchers whether
// it is in such a call; who is not looks at the running profile when it calls a C function, and
// only there. What a kernel does inside is none of it.

enum class ProfileKind : uint8_t { kFunction, kModule, kNode, kKernel };
inline constexpr size_t kProfileKinds = 4;

class Profile final : public Counted {
 public:
  // All calls of one name.
  struct Total {
    ProfileKind kind;
    std::string name;
    int64_t calls = 0, ns = 0, self_ns = 0, bytes = 0;
  };
  struct Event {
    const Total* of;
    int64_t start_ns, ns, bytes;
    int32_t thread;
  };
  struct Taken {
    std::vector<Total> totals;
    std::vector<Event> events;  // of points into totals
    int64_t dropped = 0;
  };

  // Keeps so many events; the totals are those of all.
  explicit Profile(int64_t max_events) : max_events_(max_events) {}
  static void destroy(Profile* p) { delete p; }

  // An Error if another one runs; starting twice, and stopping what does not run, is one too.
  void start();
  void stop();
  // The profile that runs; null if none does.
  static Ref<Profile> running();
  static bool any_running() { return current.load(std::memory_order_relaxed) != nullptr; }

  // What there is so far.
  Taken taken() const;
  int64_t dropped() const;

 private:
  friend class ProfileFrame;
  struct NameHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Totals = std::unordered_map<std::string, Total, NameHash, std::equal_to<>>;

  int32_t this_thread();
  void add(ProfileKind kind, const char* name, const Event& e, int64_t self_ns) noexcept;
  Total& total_of(ProfileKind kind, const char* name);

  static constinit std::atomic<Profile*> current;
  const int64_t max_events_;
  std::chrono::steady_clock::time_point began_{};
  std::array<Totals, kProfileKinds> totals_;
  std::vector<Event> events_;
  std::unordered_map<std::thread::id, int32_t> threads_;
  int64_t dropped_ = 0;
};

// Is this thread in a call that a profile sees?
inline bool is_profiling() {
  return detail::t_modes.watchers & detail::ThreadModes::kProfiling;
}

// One call under way.
class ProfileFrame {
 public:
  // Within another frame of this thread.
  ProfileFrame(ProfileKind kind, const char* name, int64_t bytes = 0);
  // The outermost of this thread, or within another.
  ProfileFrame(const Ref<Profile>& profile, ProfileKind kind, const char* name);
  ~ProfileFrame();
  ProfileFrame(const ProfileFrame&) = delete;
  ProfileFrame& operator=(const ProfileFrame&) = delete;

 private:
  void enter();

  ProfileFrame* const outer_;
  const Ref<Profile> profile_;
  const ProfileKind kind_;
  const char* const name_;
  const unsigned char watchers_;
  int32_t thread_ = 0;
  int64_t start_ns_ = 0, below_ns_ = 0, bytes_ = 0;
};

// Nothing of this block is profiled.
class ProfilingPause {
 public:
  ProfilingPause() : previous_(detail::t_modes.watchers) {
    detail::t_modes.watchers &= static_cast<unsigned char>(~detail::ThreadModes::kProfiling);
  }
  ~ProfilingPause() { detail::t_modes.watchers = previous_; }
  ProfilingPause(const ProfilingPause&) = delete;
  ProfilingPause& operator=(const ProfilingPause&) = delete;

 private:
  const unsigned char previous_;
};

}  // namespace nnc
