// SPDX-License-Identifier: Apache-2.0
// Glue for the files that are compiled once per instruction set.
#pragma once

#include "kernels/common/backend.h"

// A *.simd.cpp file puts its functions into namespace NNC_ISA (baseline, avx2, avx512: set by the
// build) and its caller picks one with NNC_PICK(name), declared beforehand by NNC_DECLARE.
// Families that wait for memory, not for arithmetic, gain nothing from AVX-512: they are compiled
// without it (cmake/library.cmake lists them), and declared and picked with _NARROW.
// Other processors than x86 have their vectors in the baseline.
#if defined(__x86_64__)
#define NNC_DECLARE(signature) \
  namespace baseline {         \
  signature;                   \
  }                            \
  namespace avx2 {             \
  signature;                   \
  }                            \
  namespace avx512 {           \
  signature;                   \
  }
#define NNC_PICK(name)                                                  \
  (::nnc::kernels::isa() == ::nnc::kernels::Isa::kAvx512 ? avx512::name \
   : ::nnc::kernels::isa() == ::nnc::kernels::Isa::kAvx2 ? avx2::name   \
                                                         : baseline::name)
#define NNC_DECLARE_NARROW(signature) \
  namespace baseline {                \
  signature;                          \
  }                                   \
  namespace avx2 {                    \
  signature;                          \
  }
#define NNC_PICK_NARROW(name) \
  (::nnc::kernels::isa() == ::nnc::kernels::Isa::kBaseline ? baseline::name : avx2::name)
#else
#define NNC_DECLARE(signature) \
  namespace baseline {         \
  signature;                   \
  }
#define NNC_PICK(name) (&baseline::name)
#define NNC_DECLARE_NARROW(signature) NNC_DECLARE(signature)
#define NNC_PICK_NARROW(name) NNC_PICK(name)
#endif

// The rows of a loop meet at most at the same index (out == a), so they may run in vectors.
#if defined(__clang__)
#define NNC_VECTOR_LOOP _Pragma("clang loop vectorize(assume_safety)")
#else
#define NNC_VECTOR_LOOP _Pragma("GCC ivdep")
#endif
