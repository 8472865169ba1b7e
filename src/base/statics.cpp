// SPDX-License-Identifier: Apache-2.0
// Statics of functions are made under a lock that fork() takes.
#include <cxxabi.h>

#include "base/fork.h"

// libstdc++ marks a static that is being made in the static itself: in the child of a fork() at
// that moment, nobody would ever finish it. These definitions, which are the library's own, come
// before its. A static is made within the making of another one, but waits for nothing else.
// The thread sanitizer has its own.
#if defined(__has_feature)
#define NNC_OWN_STATICS !__has_feature(thread_sanitizer)
#elif defined(__SANITIZE_THREAD__)
#define NNC_OWN_STATICS 0
#else
#define NNC_OWN_STATICS 1
#endif
#if NNC_OWN_STATICS

namespace {

using namespace nnc;

constinit int g_depth = 0;  // under the lock

ProcessMutex& mutex() {
  return process_mutex(ProcessLock::kStatics);
}

void lock() {
  if (!mutex().is_own()) mutex().lock();
  ++g_depth;
}
void unlock() {
  if (--g_depth == 0) mutex().unlock();
}

char* made(__cxxabiv1::__guard* guard) {
  return reinterpret_cast<char*>(guard);
}

}  // namespace

// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming)
namespace __cxxabiv1 {
extern "C" {
int __cxa_guard_acquire(__guard* guard) {
  if (__atomic_load_n(made(guard), __ATOMIC_ACQUIRE)) return 0;
  lock();
  if (!__atomic_load_n(made(guard), __ATOMIC_ACQUIRE)) return 1;
  unlock();
  return 0;
}
void __cxa_guard_release(__guard* guard) noexcept {
  __atomic_store_n(made(guard), 1, __ATOMIC_RELEASE);
  unlock();
}
void __cxa_guard_abort(__guard*) noexcept {
  unlock();
}
}
}  // namespace __cxxabiv1
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)

#endif
