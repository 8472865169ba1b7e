// SPDX-License-Identifier: Apache-2.0
// Looks for room before libraries that do not look whether they got it.
#pragma once

#include <cstddef>

namespace nnc {

// Throws std::bad_alloc if neither malloc nor the system would give so many bytes in one piece now.
void check_room(size_t nbytes);

// glibc loads what unwinds through its own functions (call_once, say) when it first needs it, and
// ends the process where it cannot. This has it loaded, or throws std::bad_alloc.
void check_unwinder();

}  // namespace nnc
