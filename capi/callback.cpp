// SPDX-License-Identifier: Apache-2.0
#include "capi/callback.h"

#include <pthread.h>

#include "base/error.h"

namespace nnc::capi {

namespace {

// PyTorch's modules take three of the 1000 frames that Python allows.
constexpr int kDeepest = 300;
// What calls need that are made by a function of the host's, which may call the host again. The
// first one may use up the least stack that there may be.
constexpr uintptr_t kStackToSpare = 64 << 10, kStackOfTheFirst = 24 << 10;

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
  const uintptr_t spare = r.host_calls == 0 ? kStackOfTheFirst : kStackToSpare;
  return here >= r.stack_low && here < r.stack_high && here - r.stack_low < spare;
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

CallbackScope::CallbackScope() {
  Ref<Context> c = Context::current()->scoped();
  handle_ = static_cast<nnc_ctx*>(make_handle(Kind::kContext, c.leak(), nullptr));
}

std::vector<Tensor> take_outputs(const std::string& class_name, const char* function,
                                 nnc_tensor* const* outputs, int64_t n) {
  check(n >= 0 && n <= kHostOutputs, Code::kCallback, class_name, ": ", function, " says it has ",
        n, " outputs, expected 0..", kHostOutputs);
  std::vector<Tensor> tensors;
  for (int64_t i = 0; i < n; ++i) {
    TensorImpl* const t = find_tensor(outputs[i]);
    check(t != nullptr, Code::kCallback, class_name, ": output ", i, " of ", function, " is ",
          outputs[i] ? "not a live tensor handle" : "NULL");
    tensors.emplace_back(Ref<TensorImpl>::share(t));
  }
  return tensors;
}

void end_of_self(void (*destroy)(uintptr_t self), uintptr_t self) {
  if (!destroy) return;
  release_handle(call_host("destroy", [&]() -> nnc_error* {
    destroy(self);
    return nullptr;
  }));
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
