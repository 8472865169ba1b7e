// SPDX-License-Identifier: Apache-2.0
// Which instruction sets this machine has. A function is compiled twice from one always-inline
// body, plain and with NNC_TARGET_AVX2, and the caller picks one. (Not target_clones: its ifunc
// resolvers run before sanitizers are up and clang 14 lacks them for static functions.)
// For random streams only. They lie below the kernels, whose lists (kernels/common/backend.h) and
// files for each instruction set they cannot use; they must draw the same bits everywhere, so that
// NNC_CPU has nothing to choose here; and four short functions are not worth objects of their own.
#pragma once

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define NNC_HAVE_AVX2_TARGET 1
#define NNC_TARGET_AVX2 __attribute__((target("avx2,fma")))
#else
#define NNC_HAVE_AVX2_TARGET 0
#define NNC_TARGET_AVX2
#endif
#define NNC_INLINE inline __attribute__((always_inline))

namespace nnc {

inline bool cpu_has_avx2() {
#if NNC_HAVE_AVX2_TARGET
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return has;
#else
  return false;
#endif
}

}  // namespace nnc
