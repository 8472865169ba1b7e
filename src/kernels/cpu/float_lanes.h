// SPDX-License-Identifier: Apache-2.0
// The widest vector of floats of an instruction set, and loops that are written out: for kernels
// whose sums stay in registers.
#pragma once

#include "kernels/cpu/isa.h"

// The loops over a tile must vanish, or its sums do not stay in registers.
#if defined(__clang__)
#define NNC_UNROLL _Pragma("unroll")
#else
#define NNC_UNROLL _Pragma("GCC unroll 16")
#endif

namespace nnc::kernels::cpu::NNC_ISA {

#if defined(__AVX512F__)
inline constexpr int kLanes = 16;
#elif defined(__AVX__)
inline constexpr int kLanes = 8;
#else
inline constexpr int kLanes = 4;
#endif
typedef float Vec __attribute__((vector_size(4 * kLanes)));

inline Vec load(const float* p) {
  Vec v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
inline void store(float* p, Vec v) {
  __builtin_memcpy(p, &v, sizeof v);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
