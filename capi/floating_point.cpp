// SPDX-License-Identifier: Apache-2.0
#include "capi/floating_point.h"

#include "capi/calls.h"

namespace nnc::capi {

void DefaultFloatingPoint::set() {
  std::fesetenv(FE_DFL_ENV);
#if defined(__x86_64__)
  _mm_setcsr(0x1f80);  // subnormals too
#elif defined(__aarch64__)
  asm volatile("msr fpcr, %0" ::"r"(uint64_t{0}));  // NaNs and another form of float16 too
#endif
}

void DefaultFloatingPoint::enter() {
  ThreadRecord& thread = this_thread();
  std::fegetenv(&environment_);
  host_ = true;
  outer_ = thread.floating_point;
  thread.floating_point = this;
  set();
}

void DefaultFloatingPoint::leave() {
  this_thread().floating_point = outer_;
  std::fesetenv(&environment_);
}

HostFloatingPoint::HostFloatingPoint()
    : computes_(!DefaultFloatingPoint::differs()), call_(this_thread().floating_point) {
  if (computes_ && call_) std::fesetenv(&call_->environment_);
}

HostFloatingPoint::~HostFloatingPoint() {
  if (computes_ && DefaultFloatingPoint::differs()) DefaultFloatingPoint::set();
}

}  // namespace nnc::capi
