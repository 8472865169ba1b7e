// SPDX-License-Identifier: Apache-2.0
// The memory of the process, which can be made to run out. Programs that have it get an exception
// from operator new without memory, also under a sanitizer.
#pragma once

#include <cstdint>

namespace nnc_test {

// The n-th next allocation (1: the very next) of this thread by operator new, malloc and their kin
// fails once (under a sanitizer: by operator new alone); 0 switches it off. Returns how many were
// left until the one that was to fail; 0 if it came, or none was.
int64_t fail_system_allocation_after(int64_t n) noexcept;

}  // namespace nnc_test
