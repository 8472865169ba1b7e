// SPDX-License-Identifier: Apache-2.0
// How a kernel family picks an implementation.
#pragma once

#include <array>

#include "base/error.h"

namespace nnc::kernels {

// Note [Implementations]
// A family is an ordered list of functions of one signature that return false for "not mine".
// The last one is ref::, plain loops that take everything. NNC_BACKEND=ref (or use_reference)
// leaves only that one; tests hold every other implementation to it.
bool reference_only();
void use_reference(bool on);  // for tests

// Runs the first implementation that takes the arguments; that none does is a defect.
template <class F, size_t N, class... A>
void run_first(const std::array<F, N>& list, const A&... args) {
  for (size_t i = reference_only() ? N - 1 : 0; i < N; ++i) {
    if (list[i](args...)) return;
  }
  fail(Code::kInternal, "kernel: no implementation took the arguments");
}

// Instruction sets of our own kernels (files *.simd.cpp are compiled once for each).
enum class Isa { kBaseline, kAvx2, kAvx512 };
// The best one of this processor, or what NNC_CPU=baseline|avx2|avx512 asks for, if it has it.
Isa isa();

}  // namespace nnc::kernels
