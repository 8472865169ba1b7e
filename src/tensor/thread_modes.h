// SPDX-License-Identifier: Apache-2.0
// What a thread does with what it computes, in a few bytes of its storage.
#pragma once

namespace nnc::detail {

struct ThreadModes {
  bool grad = true;  // operations are recorded for backward
  // Who sees what the thread computes, in one byte, so that operations test both at once.
  static constexpr unsigned char kRecording = 1;  // a program is being captured: Note [Recording]
  static constexpr unsigned char kProfiling = 2;  // Note [Profiling]
  // The host's hooks run while a program is being captured, which is none of it.
  static constexpr unsigned char kActing = 4;
  unsigned char watchers = 0;
};
// Initial-exec: read by every operation. Note [Static TLS] in tensor/allocator.cpp.
extern constinit thread_local ThreadModes t_modes __attribute__((tls_model("initial-exec")));

}  // namespace nnc::detail
