// SPDX-License-Identifier: Apache-2.0
// Places that indices name, and walks over what is written to them.
#pragma once

#include "kernels/common/loop.h"
#include "kernels/index.h"

namespace nnc::kernels {

// The places of a dimension: Note [Indices from memory].
struct Places {
  int64_t size, dim, step;  // of how many; bytes from one to the next
  const char* name;

  // Bytes to the one that the index at p names.
  int64_t offset(const char* p) const {
    const int64_t i = *reinterpret_cast<const int64_t*>(p);
    if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(size)) refuse(i, size, dim, name);
    return i * step;
  }

 private:
  // Out of the way: loops keep what they need in registers.
  [[gnu::cold, gnu::noinline]] static void refuse(int64_t i, int64_t n, int64_t d, const char* op) {
    checked_index(i, n, d, op);
  }
};

// Note [Parts of a scatter]
// What is written to one place is written in the order of the indices, for any number of threads.
// So threads share out a dimension along which no two elements meet: the widest one of those that
// `apart` says. Without one, and where there is little to do, one thread does it all.
void scatter_parts(const ConstView& a, const ConstView& b, const ConstView& c,
                   FunctionRef<bool(int64_t)> apart, LoopPlan<3>::Row row);

}  // namespace nnc::kernels
