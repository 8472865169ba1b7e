// SPDX-License-Identifier: Apache-2.0
#include "base/address_space.h"

#include <execinfo.h>
#include <sys/mman.h>

#include <new>

namespace nnc {

void check_room(size_t nbytes) {
  // No new expression, which the compiler may leave out.
  ::operator delete(::operator new(nbytes));
  // malloc may have found it in memory that a thread or a free block has reserved, of which a
  // library that asks the system gets nothing.
  void* const p = mmap(nullptr, nbytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) throw std::bad_alloc();
  munmap(p, nbytes);
}

void check_unwinder() {
  void* frame = nullptr;
  if (backtrace(&frame, 1) == 0) throw std::bad_alloc();
}

}  // namespace nnc
