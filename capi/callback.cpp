// SPDX-License-Identifier: Apache-2.0
#include "capi/callback.h"

#include <pthread.h>

#include "base/error.h"

namespace nnc::capi {

namespace {

// PyTorch's modules take three of the 1000 frames that Python allows.
constexpr int kDeepest = 300;
// A quarter of the stack that a call may count on.
constexpr uintptr_t kStackToSpare = 64 << 10;

// The bounds of the thread's stack, looked up once.
void find_stack(ThreadRecord& r) {
  pthread_attr_t attributes;
  void* low = nullptr;
  size_t size = 0;
  r.stack_known = true;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  if (pthread_attr_getstack(&attributes, &low, &size) == 0) {
    r.stack_low = reinterpret_cast<uintptr_t>(low);
    r.stack_high = r.stack_low + size;
  }
  pthread_attr_destroy(&attributes);
}

// Coroutines run on stacks of their own, of which nothing is known.
bool stack_is_low(ThreadRecord& r) {
  if (!r.stack_known) find_stack(r);
  const auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  return here >= r.stack_low && here < r.stack_high && here - r.stack_low < kStackToSpare;
}

}  // namespace

HostCall::HostCall(const std::string& class_name, const char* function) : record_(this_thread()) {
  check(record_.host_calls < kDeepest, Code::kCallback, class_name,
        ": maximum recursion depth exceeded: ", function, " is called within ", kDeepest,
        " calls of modules of the host");
  check(!stack_is_low(record_), Code::kCallback, class_name,
        ": maximum recursion depth exceeded: ", function, " is called within ", record_.host_calls,
        " calls of modules of the host, and the stack is nearly used up");
  ++record_.host_calls;
}

void expect_foreign_exceptions() {
  static const bool done = [] {
    try {
      throw 0;
    } catch (int) {
    }
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace nnc::capi
