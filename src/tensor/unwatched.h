// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tensor/thread_modes.h"

namespace nnc {

// Kernels that this thread calls until the end of the block are neither recorded nor profiled: what
// a commit writes, or an undo brings back, cannot fail by what watches it.
class Unwatched {
 public:
  Unwatched() : previous_(detail::t_modes.watchers) { detail::t_modes.watchers = 0; }
  ~Unwatched() { detail::t_modes.watchers = previous_; }
  Unwatched(const Unwatched&) = delete;
  Unwatched& operator=(const Unwatched&) = delete;

 private:
  const unsigned char previous_;
};

}  // namespace nnc
