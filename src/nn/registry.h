// SPDX-License-Identifier: Apache-2.0
// All layers that text can make, and making them.
#pragma once

#include "nn/module.h"
#include "text/args.h"
#include "text/registry.h"

namespace nnc::nn {

// The arguments of a layer. modules are the constructor calls among the positional ones, made, and
// where their text stands; named those among the keyword arguments, then what printed as children.
struct ModuleArgs : Args {
  struct Named {
    std::string_view name;
    Ref<Module> module;
  };
  // One that a constructor call among the arguments made, and where that stands in the text.
  struct Made {
    int64_t position;
    Ref<Module> module;
  };
  ModuleArgs(Args args, const Value& text, std::vector<Made> made, std::vector<Named> by_name)
      : Args(std::move(args)), call(text), modules(std::move(made)), named(std::move(by_name)) {}
  // By name: an argument, one from kwargs, or what printed as that child; null for None.
  Ref<Module> module(const char* name) const;

  // What a value of the call is: an Error unless it is itself a constructor call.
  Ref<Module> module_of(const Value& v) const;
  // The one that a call at that position made, or null.
  const Ref<Module>* made_at(int64_t position) const;

  Value call;
  std::vector<Made> modules;  // of arguments, and of elements of lists among them
  std::vector<Named> named;   // arguments by name, and children
};

// A layer's file lists its own types; families.h lists the files.
using ModuleType = Constructor<Ref<Module> (*)(const ModuleArgs& args)>;

// Makes the module that text describes, with all that is nested in it. kwargs (may be null) belong
// to the outermost constructor. A failure draws no random numbers.
Ref<Module> make_module(const char* text, const Kwargs* kwargs, const char* op);

// The signature of "Linear", or null.
const Signature* find_signature(std::string_view name);
// Does a layer of that class keep an argument of that name?
bool keeps_argument(std::string_view type_name, std::string_view argument);
// Of all layers.
std::vector<std::string_view> module_names();

}  // namespace nnc::nn
