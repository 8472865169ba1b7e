// SPDX-License-Identifier: Apache-2.0
// All layers that text can make, and making them.
#pragma once

#include "nn/args.h"
#include "nn/module.h"

namespace nnc::nn {

// One layer: its signature in torch's words (device left out) and how to make it. A layer's file
// lists its own types; registry.cpp lists the files.
struct ModuleType {
  const char* signature;
  Ref<Module> (*make)(const Args& args);
};

// Makes the module that text describes, with all that is nested in it. kwargs (may be null) belong
// to the outermost constructor.
Ref<Module> make_module(const char* text, const Kwargs* kwargs, const char* op);

// The signature of "Linear", or null.
const Signature* find_signature(std::string_view name);

}  // namespace nnc::nn
