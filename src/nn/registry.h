// SPDX-License-Identifier: Apache-2.0
// All layers that text can make, and making them.
#pragma once

#include "nn/module.h"
#include "text/args.h"
#include "text/registry.h"

namespace nnc::nn {

// The arguments of a layer. modules are the constructor calls among them, made, in their order.
struct ModuleArgs : Args {
  struct Made {
    Ref<Module> module;
    int64_t position;  // of its text
  };
  ModuleArgs(Args args, std::vector<Made> made) : Args(std::move(args)), modules(std::move(made)) {}
  // The argument that must be one of them; null for None.
  Ref<Module> module(const char* name) const;
  std::vector<Made> modules;
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
