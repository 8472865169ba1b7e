// SPDX-License-Identifier: Apache-2.0
// Where blocks lie in one arena, of which it is known in advance how long each lives.
#pragma once

#include <cstdint>
#include <vector>

namespace nnc::program {

// From the first step that touches a block to the last one.
struct Life {
  int64_t nbytes, begin, end;
  int64_t offset;  // is found by place()
};

// Gives each an offset, a multiple of 64, at which nobody else lives at the same time. Returns the
// bytes needed in all.
int64_t place(std::vector<Life*> lives);

// The two ways of doing so, for tests: see Note [Placing blocks].
int64_t place_by_size(std::vector<Life*> lives);
int64_t place_by_time(std::vector<Life*> lives);

}  // namespace nnc::program
