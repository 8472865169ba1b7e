// SPDX-License-Identifier: Apache-2.0
// The host's floating-point environment: rounding, subnormals as zeros, traps.
#pragma once

#include <cfenv>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nnc::capi {

// Note [Floating-point environment]
// A host may round upwards, take subnormals for zeros (what gcc's -ffast-math sets in main) or have
// traps raise SIGFPE. Numbers must not depend on it, and no division may end the process. So calls
// compute in the default environment, and the host finds its own again where it is called and when
// the call ends. Threads of the pool and of loaders begin in calls, and so inherit the default.
// Exception flags are not looked after. Where the environment is the default one already, which is
// nearly always, this costs one look at it.
class DefaultFloatingPoint {
 public:
  DefaultFloatingPoint() {
    if (differs()) [[unlikely]]
      enter();
  }
  ~DefaultFloatingPoint() {
    if (host_) [[unlikely]]
      leave();
  }
  DefaultFloatingPoint(const DefaultFloatingPoint&) = delete;
  DefaultFloatingPoint& operator=(const DefaultFloatingPoint&) = delete;

  static bool differs() {
#if defined(__x86_64__)
    constexpr uint32_t kFlags = 0x3f, kDefault = 0x1f80;
    return (_mm_getcsr() & ~kFlags) != kDefault;
#elif defined(__aarch64__)
    uint64_t control;
    asm volatile("mrs %0, fpcr" : "=r"(control));
    return control != 0;
#else
    return true;
#endif
  }
  static void set();  // the default one

 private:
  friend class HostFloatingPoint;
  void enter();
  void leave();

  bool host_ = false;
  std::fenv_t environment_;  // the host's, if host_
  DefaultFloatingPoint* outer_;
};

// Stands around a call of the host's: its own environment again, as it was when it called. What it
// makes of it meanwhile is gone behind. In nnc_release, which computes nothing, it is there
// already.
class HostFloatingPoint {
 public:
  HostFloatingPoint();
  ~HostFloatingPoint();
  HostFloatingPoint(const HostFloatingPoint&) = delete;
  HostFloatingPoint& operator=(const HostFloatingPoint&) = delete;

 private:
  const bool computes_;
  const DefaultFloatingPoint* const call_;
};

}  // namespace nnc::capi
