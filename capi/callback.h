// SPDX-License-Identifier: Apache-2.0
// Calling the host's functions.
#pragma once

#include <cxxabi.h>
#include <unistd.h>

#include <exception>
#include <string>
#include <vector>

#include "base/no_cancel.h"
#include "base/undo.h"
#include "capi/error.h"
#include "capi/floating_point.h"
#include "capi/guard.h"

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
  CallbackScope();
  ~CallbackScope() { release_handle(handle_); }
  CallbackScope(const CallbackScope&) = delete;
  CallbackScope& operator=(const CallbackScope&) = delete;
  nnc_ctx* handle() const { return handle_; }

 private:
  nnc_ctx* handle_;
};

// The tensors behind what a function of the host's put out, all of which must be there.
std::vector<Tensor> take_outputs(const std::string& class_name, const char* function,
                                 nnc_tensor* const* outputs, int64_t n);

// guard() around calls of the host's that may draw and write: what they changed is taken back if
// the call fails, Note [Undo].
template <class O, class F>
nnc_error* guard_and_undo(const char* op, nnc_ctx* ctx, const O& out, const F& body) noexcept {
  return guard(op, ctx, [&](const Call& c) {
    check_out(out);
    UndoLog log;
    put(c, out, body());
    log.keep();
  });
}

inline constexpr int64_t kHostOutputs = 64;  // the most of one call

// The table of a callback, which must be of the size that we know: a larger one belongs to a later
// header, and what it adds would be left out in silence.
template <class T>
const T& known_table(const T* table, const char* name) {
  check(table != nullptr, Code::kInvalid, name, " is NULL");
  constexpr auto kSize = static_cast<int64_t>(sizeof(T));
  check(table->struct_size == kSize, Code::kInvalid, name, "->struct_size is ", table->struct_size,
        ", expected ", kSize);
  return *table;
}

// Calls a table's destroy, unless that is NULL.
void end_of_self(void (*destroy)(uintptr_t self), uintptr_t self);

// A table with a function `call`, and the self of the host's that goes with it.
template <class Table>
class HostTable {
 public:
  // `name` is the parameter's, for errors.
  HostTable(const Table* table, uintptr_t self, const char* name)
      : functions(known_table(table, name)), self(self) {
    check(functions.call != nullptr, Code::kInvalid, name, "->call is NULL");
  }
  HostTable(const HostTable&) = delete;
  HostTable& operator=(const HostTable&) = delete;
  ~HostTable() {
    if (owns_self_) end_of_self(functions.destroy, self);
  }
  // From now on the end of this is the end of self. Until then a failure leaves self with the
  // caller.
  void take_self() { owns_self_ = true; }

  const Table functions;
  const uintptr_t self;

 private:
  bool owns_self_ = false;
};

// f(), whose exceptions become errors.
template <class F>
nnc_error* call_host(const char* where, const F& f) {
  expect_foreign_exceptions();
  const HostFloatingPoint environment;
  const NoCancel here;  // Note [Cancelled threads]
  try {
    return f();
  } catch (const std::exception& e) {
    return make_error(NNC_E_CALLBACK, where, e.what());
  } catch (abi::__forced_unwind&) {
    // pthread_exit in a callback, as when Python ends and a daemon thread returns to it. glibc ends
    // the process if that is stopped here, and past here are frames that must not be left. So the
    // thread ends here, in all but name.
    for (;;) pause();
  } catch (...) {
    return make_error(NNC_E_CALLBACK, where, "a C++ exception that is not a std::exception");
  }
}

}  // namespace nnc::capi
