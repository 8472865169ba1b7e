// SPDX-License-Identifier: Apache-2.0
#include "tensor/exec.h"

namespace nnc {
namespace {
constinit const Exec kDefault{};
}

namespace detail {
constinit thread_local const Exec* t_exec = &kDefault;
constinit thread_local bool t_grad = true;
}  // namespace detail

Generator& current_generator() {
  return exec().generator ? *exec().generator : default_generator();
}

}  // namespace nnc
