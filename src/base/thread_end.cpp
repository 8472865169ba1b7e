// SPDX-License-Identifier: Apache-2.0
#include "base/thread_end.h"

#include <pthread.h>

#include <optional>
#include <utility>

namespace nnc {
namespace {

constexpr int kEnds = static_cast<int>(ThreadEnd::kCount);

using Run = void (*)();
constinit thread_local Run t_runs[kEnds] = {};

// The first that waits.
Run take_run() {
  for (Run& run : t_runs) {
    if (run) return std::exchange(run, nullptr);
  }
  return nullptr;
}

void end_of_thread(void* /*runs*/) {
  while (const Run run = take_run()) run();
}

}  // namespace

bool at_end_of_thread(ThreadEnd what, void (*run)()) noexcept {
  static const auto key = []() -> std::optional<pthread_key_t> {
    pthread_key_t k{};
    return pthread_key_create(&k, end_of_thread) == 0 ? std::optional(k) : std::nullopt;
  }();
  if (!key || pthread_setspecific(*key, t_runs) != 0) return false;
  t_runs[static_cast<int>(what)] = run;
  return true;
}

}  // namespace nnc
