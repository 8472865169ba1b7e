// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "nn/registry.h"

namespace nnc::nn {

// The module that text describes, whose parameters and buffers have any content; nothing is drawn.
Ref<Module> skip_init(const char* text, const Kwargs* kwargs, const char* op);

}  // namespace nnc::nn
