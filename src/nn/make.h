// SPDX-License-Identifier: Apache-2.0
// What the layer files share: their factory, and pieces of printed forms.
#pragma once

#include "nn/families.h"

namespace nnc::nn {

// A new module, which can be copied; its maker registers more before hooks see it.
template <class M>
Ref<M> begun(M* m) {
  Ref<M> owner = Ref<M>::adopt(m);
  m->set_copy(Module::copy_of<M>);
  return owner;
}
// One that is whole.
template <class M>
Ref<M> made(M* m) {
  Ref<M> owner = begun(m);
  m->show_registered();
  return owner;
}
template <class M>
Ref<Module> make(const ModuleArgs& a) {
  return made(new M(a));
}

// One class for the 1d, 2d and 3d form of a layer.
template <class M, int64_t kDims>
Ref<Module> make_nd(const ModuleArgs& a) {
  return made(new M(a, kDims));
}

inline const char* python_bool(bool b) {
  return b ? "True" : "False";
}

// A module that another one is made of; op is what it is for, in messages.
inline Ref<Module> part(const std::string& text, const char* op) {
  return make_module(text.c_str(), nullptr, op);
}
// Behind other arguments in the text of a part.
inline std::string dtype_argument(DType t) {
  return std::string(", dtype=torch.") + dtype_name(t);
}

// "(3, 3)", "(5,)"
std::string python_tuple(Sizes values);

}  // namespace nnc::nn
