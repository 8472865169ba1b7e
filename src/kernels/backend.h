// SPDX-License-Identifier: Apache-2.0
// How a kernel family picks an implementation.
#pragma once

#include "base/span.h"

namespace nnc::kernels {

// Note [Implementations]
// A family is an ordered list of functions of one signature that return false for "not mine".
// The last one is ref::, plain loops that take everything. NNC_BACKEND=ref (or use_reference)
// leaves only that one; tests hold every other implementation to it.
bool reference_only();
void use_reference(bool on);  // for tests

template <class F, int64_t N>
Span<F const> implementations(F const (&list)[N]) {
  return reference_only() ? Span<F const>(list + N - 1, 1) : Span<F const>(list, N);
}

// Runs the first implementation that takes the arguments.
template <class F, int64_t N, class... A>
void run_first(F const (&list)[N], const A&... args) {
  for (F f : implementations(list)) {
    if (f(args...)) return;
  }
}

// Instruction sets of our own kernels (files *.simd.cpp are compiled once for each).
enum class Isa { kBaseline, kAvx2, kAvx512 };
// The best one of this processor, or what NNC_CPU=baseline|avx2|avx512 asks for, if it has it.
Isa isa();

}  // namespace nnc::kernels
