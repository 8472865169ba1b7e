// SPDX-License-Identifier: Apache-2.0
#include "tensor/exec.h"

#include "tensor/recording.h"

namespace nnc {
namespace {
constinit const Exec kDefault{};
}

namespace detail {
constinit thread_local const Exec* t_exec = &kDefault;
constinit thread_local ThreadModes t_modes;
}  // namespace detail

Generator& drawn_generator() {
  if (is_recording()) [[unlikely]]
    recording().draw();
  return current_generator();
}

Generator& current_generator() {
  return exec().generator ? *exec().generator : default_generator();
}

}  // namespace nnc
