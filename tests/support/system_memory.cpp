// SPDX-License-Identifier: Apache-2.0
#include "support/system_memory.h"

#include <dlfcn.h>
#include <link.h>
#include <unwind.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "support/slow_build.h"

namespace nnc_test {
namespace {

// Counts down to the allocation that fails; 0: none does.
constinit thread_local int64_t t_countdown = 0;

// Every refusal asks for all frames: dladdr, which also looks for the symbol, takes ten times as
// long.
bool is_in(void* address, const char* library) {
  dl_find_object found{};
  if (_dl_find_object(address, &found) != 0) return false;
  const char* const path = found.dlfo_link_map->l_name;
  return path && std::strstr(path, library);
}

// The frames between an allocation and the parallel region around it.
struct Frames {
  bool foreign = false;  // the region is another library's
  void* inner = nullptr;
};
_Unwind_Reason_Code look(_Unwind_Context* context, void* to) {
  Frames& frames = *static_cast<Frames*>(to);
  void* const address = reinterpret_cast<void*>(_Unwind_GetIP(context));
  if (is_in(address, "libgomp")) {
    frames.foreign = is_in(frames.inner, "libdnnl") || is_in(frames.inner, "openblas");
    return _URC_END_OF_STACK;
  }
  frames.inner = address;
  return _URC_NO_REASON;
}

// libgomp ends the process when it gets no memory; oneDNN 2, and OpenBLAS's AVX-512 kernels for
// small matrices, do not look whether malloc gave them any. In a parallel region of oneDNN's or
// OpenBLAS's nobody can catch what operator new throws.
bool must_get_memory(void* caller) {
  for (const char* library : {"libgomp", "libdnnl", "openblas"}) {
    if (is_in(caller, library)) return true;
  }
  Frames frames;
  _Unwind_Backtrace(look, &frames);
  return frames.foreign;
}

bool refuses(void* caller) {
  if (t_countdown == 0 || --t_countdown > 0) return false;
  if (!must_get_memory(caller)) return true;
  t_countdown = 1;
  return false;
}

}  // namespace

int64_t fail_system_allocation_after(int64_t n) noexcept {
  return std::exchange(t_countdown, n);
}

}  // namespace nnc_test

// The program's definitions come before those of the libraries, for all code in the process.
#define NNC_REFUSES nnc_test::refuses(__builtin_return_address(0))

#pragma GCC visibility push(default)
#if NNC_TEST_SANITIZED

// The sanitizer's own throwing operator new ends the process when it gets no memory.
void* operator new(size_t n) {
  void* p = NNC_REFUSES ? nullptr : ::operator new(n, std::nothrow);
  if (!p) throw std::bad_alloc();
  return p;
}
void* operator new[](size_t n) {
  void* p = NNC_REFUSES ? nullptr : ::operator new[](n, std::nothrow);
  if (!p) throw std::bad_alloc();
  return p;
}

#else

// free() stays the C library's: what it gets came from there.
extern "C" {
void* __libc_malloc(size_t n);
void* __libc_calloc(size_t count, size_t n);
void* __libc_realloc(void* p, size_t n);
void* __libc_memalign(size_t alignment, size_t n);

void* malloc(size_t n) {
  return NNC_REFUSES ? nullptr : __libc_malloc(n);
}
void* calloc(size_t count, size_t n) {
  return NNC_REFUSES ? nullptr : __libc_calloc(count, n);
}
void* realloc(void* p, size_t n) {
  return NNC_REFUSES ? nullptr : __libc_realloc(p, n);
}
void* memalign(size_t alignment, size_t n) {
  return NNC_REFUSES ? nullptr : __libc_memalign(alignment, n);
}
void* aligned_alloc(size_t alignment, size_t n) {
  return NNC_REFUSES ? nullptr : __libc_memalign(alignment, n);
}
int posix_memalign(void** out, size_t alignment, size_t n) {
  void* p = NNC_REFUSES ? nullptr : __libc_memalign(alignment, n);
  if (!p) return ENOMEM;
  *out = p;
  return 0;
}
}

#endif
#pragma GCC visibility pop
