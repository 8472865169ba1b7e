// SPDX-License-Identifier: Apache-2.0
#include "graph/anomaly.h"

#include <vector>

namespace nnc {
namespace {
constinit thread_local const CallFrame* t_frame __attribute__((tls_model("initial-exec"))) =
    nullptr;
}

void CallFrame::enter() {
  outer_ = t_frame;
  t_frame = this;
}

void CallFrame::leave() {
  t_frame = outer_;
}

std::string CallFrame::names() {
  std::vector<const char*> inner_first;
  for (const CallFrame* f = t_frame; f; f = f->outer_) inner_first.push_back(f->name_);
  std::string text;
  for (size_t i = inner_first.size(); i-- > 0;) {
    text += inner_first[i];
    if (i > 0) text += " > ";
  }
  return text;
}

}  // namespace nnc
