// SPDX-License-Identifier: Apache-2.0
// What the layer files share: their factory, and pieces of printed forms.
#pragma once

#include "nn/families.h"

namespace nnc::nn {

template <class M>
Ref<Module> make(const ModuleArgs& a) {
  return Ref<Module>::adopt(new M(a));
}

inline const char* python_bool(bool b) {
  return b ? "True" : "False";
}

// "(3, 3)", "(5,)"
std::string python_tuple(Sizes values);

}  // namespace nnc::nn
