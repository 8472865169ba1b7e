// SPDX-License-Identifier: Apache-2.0
// The handle table: public pointers are numbers that are looked up, never dereferenced.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/ref.h"

namespace nnc::capi {

// Note [Handles]
// A handle is {type: 8 bits | generation: 30 | slot: 26}. Its slot holds the same word while the
// handle lives; any other value of that slot's handle is dead. No valid pointer looks like one
// (the type's byte is outside the address space), and none looks like a pointer to a collector.
//
// A call may use an object while another thread releases its handle. So every call announces
// itself (CallGuard), and an object whose handle died is destroyed only when all calls that were
// under way then have ended.
enum class Kind : uint8_t {
  kContext = 1,
  kError = 2,
  kString = 3,
  kTensor = 4,
  kModule = 5,
  kOptimizer = 6,
  kNamed = 7,
  kKwargs = 8,
};
const char* kind_name(Kind k);

class Scope;

// A handle on object, whose reference is taken over. Registered with scope unless that is null.
// Throws Error(kMemory) and drops the object if the table is full or memory is out.
void* make_handle(Kind kind, Counted* object, Scope* scope);
// The object of a live handle of that kind, else null. Valid within the current CallGuard.
Counted* resolve(const void* handle, Kind kind);
void release_handle(void* handle);
bool retain_handle(void* handle);
// Takes the handle out of its scope.
bool keep_handle(void* handle);
int64_t live_handles();

// The handles that die together with a scope context.
class Scope final : public Counted {
 public:
  static void destroy(Scope* s) { delete s; }
  void add(void* handle);
  // Releases what is still registered; later additions are released at once.
  void close();

 private:
  ~Scope();
  void compact();
  std::atomic_flag lock_ = ATOMIC_FLAG_INIT;
  bool closed_ = false;
  void** handles_ = nullptr;
  int64_t size_ = 0, capacity_ = 0;
};

// Stands around every entry into the library, also those from callbacks.
class CallGuard {
 public:
  CallGuard();
  ~CallGuard();
  CallGuard(const CallGuard&) = delete;
  CallGuard& operator=(const CallGuard&) = delete;
};

// Destroys an object of the given kind (each kind's own type knows how).
void destroy_object(Kind kind, Counted* object);

}  // namespace nnc::capi
