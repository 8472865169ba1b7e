// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pthread.h>

namespace nnc {

// Note [Cancelled threads]
// pthread_cancel unwinds a thread out of the system call in which it waits, through destructors and
// noexcept functions, which would end the process. So this stands around all that POSIX calls a
// cancellation point: files, waiting for other threads, the host's functions. A thread that is
// cancelled in the library ends at the first cancellation point behind the call.
class NoCancel {
 public:
  NoCancel() { pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before_); }
  ~NoCancel() { pthread_setcancelstate(before_, nullptr); }
  NoCancel(const NoCancel&) = delete;
  NoCancel& operator=(const NoCancel&) = delete;

 private:
  int before_ = PTHREAD_CANCEL_ENABLE;
};

}  // namespace nnc
