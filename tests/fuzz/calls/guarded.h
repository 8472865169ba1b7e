// SPDX-License-Identifier: Apache-2.0
// Memory of the host that ends, or begins, at a page that may not be touched: who reads or writes
// one byte beyond it ends the program.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nnc_fuzz {

// That many bytes, directly before a guarded page or directly behind one, up to 1 MiB. Contents are
// left over from before.
void* take_guarded(size_t bytes, bool before_the_guard);
// An address in it. Null is ignored. May be called by any thread.
void give_back_guarded(void* memory);
// How many are taken.
int64_t guarded_in_use();

}  // namespace nnc_fuzz
