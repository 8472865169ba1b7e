// SPDX-License-Identifier: Apache-2.0
// Calling the host's functions.
#pragma once

#include <exception>
#include <string>

#include "capi/calls.h"
#include "capi/context.h"
#include "capi/error.h"
#include "capi/handle.h"

namespace nnc::capi {

// Note [Exceptions of the host]
// A callback returns its errors; a C++ exception that leaves it breaks the contract. It still
// becomes an error where it can: the unwinder of the host then runs the personality routine of our
// own libgcc, which is sound as long as both are GCC's and after ours has been set up by an
// exception of our own. The host's std::uncaught_exceptions() counts such an exception for good.
void expect_foreign_exceptions();

// Note [Depth of calls]
// A forward (or extra_repr) of the host's that calls itself without end would use up the stack. So
// its calls within calls are counted, and where the thread's stack is known there has to be some of
// it left.
class HostCall {
 public:
  // Fails, naming the class, for one call too many.
  HostCall(const std::string& class_name, const char* function);
  ~HostCall() { --record_.host_calls; }
  HostCall(const HostCall&) = delete;
  HostCall& operator=(const HostCall&) = delete;

 private:
  ThreadRecord& record_;
};

// A scope context with the settings of the call that is under way; gone with the object.
class CallbackScope {
 public:
  CallbackScope() {
    Ref<Context> c = Context::current()->scoped();
    handle_ = static_cast<nnc_ctx*>(make_handle(Kind::kContext, c.leak(), nullptr));
  }
  ~CallbackScope() { release_handle(handle_); }
  CallbackScope(const CallbackScope&) = delete;
  CallbackScope& operator=(const CallbackScope&) = delete;
  nnc_ctx* handle() const { return handle_; }

 private:
  nnc_ctx* handle_;
};

// f(), whose exceptions become errors.
template <class F>
nnc_error* call_host(const char* where, const F& f) {
  expect_foreign_exceptions();
  try {
    return f();
  } catch (const std::exception& e) {
    return make_error(NNC_E_CALLBACK, where, e.what());
  } catch (...) {
    return make_error(NNC_E_CALLBACK, where, "a C++ exception that is not a std::exception");
  }
}

}  // namespace nnc::capi
