// SPDX-License-Identifier: Apache-2.0
// All layers that text can make, and making them.
#pragma once

#include "nn/module.h"
#include "text/args.h"
#include "text/registry.h"

namespace nnc::nn {

// The arguments of a layer. modules are the constructor calls among the positional ones, made.
struct ModuleArgs : Args {
  ModuleArgs(Args args, std::vector<Ref<Module>> made)
      : Args(std::move(args)), modules(std::move(made)) {}
  std::vector<Ref<Module>> modules;
};

// A layer's file lists its own types; families.h lists the files.
using ModuleType = Constructor<Ref<Module> (*)(const ModuleArgs& args)>;

// Makes the module that text describes, with all that is nested in it. kwargs (may be null) belong
// to the outermost constructor. A failure draws no random numbers.
Ref<Module> make_module(const char* text, const Kwargs* kwargs, const char* op);

// The signature of "Linear", or null.
const Signature* find_signature(std::string_view name);
// Of all layers.
std::vector<std::string_view> module_names();

}  // namespace nnc::nn
