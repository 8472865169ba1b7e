// SPDX-License-Identifier: Apache-2.0
// What libjpeg's readers and writers share: Note [C libraries that jump].
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

namespace nnc::io {

struct JpegState {
  jpeg_error_mgr manager;  // libjpeg points here
  std::jmp_buf place;
  char message[JMSG_LENGTH_MAX] = "";
  bool no_memory = false;

  // What libjpeg's object needs before it is made.
  void join(j_common_ptr jpeg);
  // Jumps.
  [[noreturn]] static void fail(j_common_ptr jpeg, const char* text);
  // False if libjpeg has jumped.
  template <class F>
  [[gnu::noinline]] bool attempt(const F& f) {
    if (setjmp(place)) return false;
    f();
    return true;
  }
};

}  // namespace nnc::io
