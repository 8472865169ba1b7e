// SPDX-License-Identifier: Apache-2.0
// How a kernel family picks an implementation.
#pragma once

#include <array>

#include "base/error.h"
#include "kernels/common/call.h"

namespace nnc::kernels {

// Note [Implementations]
// A family is an ordered list of functions of one signature that return false for "not mine".
// The last one is ref::, plain loops that take everything. NNC_BACKEND=ref (or use_reference)
// leaves only that one; tests hold every other implementation to it.
bool reference_only();
void use_reference(bool on);  // for tests

template <class F, size_t N>
struct Implementations {
  template <class... More>
  constexpr Implementations(const char* function, F first, More... more)
      : name(function), list{first, more...} {}
  const char* name;  // of the family's function: __func__
  F list[N];
};
template <class F, class... More>
Implementations(const char*, F, More...) -> Implementations<F, 1 + sizeof...(More)>;

// Runs the first implementation that takes the arguments; that none does is a defect.
template <class F, size_t N, class... A>
void run_first(const Implementations<F, N>& functions, const A&... args) {
  if (detail::t_modes.watchers) [[unlikely]]
    return watched(functions.name, functions.list, N, args...);
  run_list(functions.list, N, args...);
}

// The same within a kernel, where nothing is recorded.
template <class F, size_t N, class... A>
void run_within(const Implementations<F, N>& functions, const A&... args) {
  run_list(functions.list, N, args...);
}

// For functions that do more than to run the first of a list, or hand raw pointers on. Was the call
// taken over by who watches? It then runs once more, under that.
template <auto kFunction, class... A>
bool recorded(const char* name, const A&... args) {
  static constexpr auto kThere = kFunction;
  if (!detail::t_modes.watchers) [[likely]]
    return false;
  watched(name, &kThere, 1, args...);
  return true;
}

// Instruction sets of our own kernels (files *.simd.cpp are compiled once for each).
enum class Isa { kBaseline, kAvx2, kAvx512 };
// The best one of this processor, or what NNC_CPU=baseline|avx2|avx512 asks for, if it has it.
Isa isa();

// Has oneDNN machine code for products and convolutions on this processor? On arm64 Debian's has it
// only for SVE of 512 bits, which hardly a processor has; elsewhere it runs plain loops, which our
// own kernels and OpenBLAS outrun. They then take what they leave to oneDNN on x86.
#if defined(__x86_64__)
inline constexpr bool kOneDnnHasCode = true;
#else
inline constexpr bool kOneDnnHasCode = false;
#endif

}  // namespace nnc::kernels
