// SPDX-License-Identifier: Apache-2.0
// Anomaly mode: which call recorded a node.
#pragma once

#include <string>

#include "tensor/exec.h"

namespace nnc {

// Note [Anomalies]
// While exec().detect_anomaly is set, calls of C functions, modules and backward functions stand in
// a list, and a node that is recorded remembers their names. A backward that fails in that node, or
// makes nan there, says them.
class CallFrame {
 public:
  // `name` must live as long. Null, which is for when the mode is off: no frame.
  explicit CallFrame(const char* name) : name_(name) {
    if (name) [[unlikely]]
      enter();
  }
  ~CallFrame() {
    if (name_) [[unlikely]]
      leave();
  }
  CallFrame(const CallFrame&) = delete;
  CallFrame& operator=(const CallFrame&) = delete;

  // "nnc_module_call > Sequential > Linear"; "" outside of all.
  static std::string names();

 private:
  void enter();
  void leave();

  const char* name_;
  const CallFrame* outer_ = nullptr;
};

}  // namespace nnc
