// SPDX-License-Identifier: Apache-2.0
// Runs something on a thread with a stack of 128 KiB, where recursion as deep as a graph cannot
// hide.
#pragma once

#include <limits.h>
#include <pthread.h>

#include <exception>
#include <stdexcept>

namespace nnc::testing {

// Sanitizers need room of their own in each frame.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr size_t kStackUnit = 8 << 10;
#else
inline constexpr size_t kStackUnit = 1 << 10;
#endif
inline constexpr size_t kSmallStack = 128 * kStackUnit;

template <class F>
void on_small_stack(const F& f, size_t size = kSmallStack) {
  struct Job {
    const F* f;
    std::exception_ptr error;
  } job{&f, nullptr};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_t thread;
  const auto body = [](void* p) -> void* {
    Job& j = *static_cast<Job*>(p);
    try {
      (*j.f)();
    } catch (...) {
      j.error = std::current_exception();
    }
    return nullptr;
  };
  const bool started = pthread_attr_setstacksize(&attributes, size) == 0 &&
                       pthread_create(&thread, &attributes, body, &job) == 0;
  pthread_attr_destroy(&attributes);
  if (!started) throw std::runtime_error("no thread with a small stack");
  pthread_join(thread, nullptr);
  if (job.error) std::rethrow_exception(job.error);
}

}  // namespace nnc::testing
