// SPDX-License-Identifier: Apache-2.0
// System calls on files that fail at a chosen moment. The program's definitions come before those
// of the C library, for all code in the process.
#pragma once

#include <cstdint>

namespace nnc_test {

// The n-th next call (1: the very next) of this thread to open, write, fsync, close or rename fails
// once, with that errno; 0 switches it off. Returns how many were left until the one that was to
// fail; 0 if it came, or none was.
int64_t fail_file_call_after(int64_t n, int error) noexcept;
// From now on write takes at most so many bytes at once, and every other call of it is interrupted;
// 0: as it is.
void write_in_pieces(int64_t most) noexcept;

}  // namespace nnc_test
