// SPDX-License-Identifier: Apache-2.0
// What rows of modules have in common.
#pragma once

#include "support/samples.h"

namespace nnc::testing {

inline Handle module(const char* text) {
  return c(nnc_module_new, text);
}
inline Out repr(const Handle& m) {
  return bytes(c(nnc_module_repr, m));
}
// The keys of a collection.
inline Out entries(const Handle& named) {
  Out all;
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) {
    all.text += std::string(i ? " " : "") + c(nnc_named_key, named, i).text;
  }
  return bytes(all);
}

inline In matrix() {
  return in({2, 3}).type(DType::kFloat32).no_grad();
}
inline In vector_of_two() {
  return in({2}).type(DType::kFloat32).no_grad();
}
inline Handle three() {
  return module("Sequential(ReLU(), Tanh(), ELU())");
}
inline Handle three_listed() {
  return module("ModuleList([ReLU(), Tanh(), ELU()])");
}
inline Handle two_named() {
  Handle m = module("ModuleDict()");
  c(nnc_module_dict_set, m, "act", module("ReLU()"));
  c(nnc_module_dict_set, m, "out", module("Tanh()"));
  return m;
}
inline Handle listed(X x) {
  Handle m = module("ParameterList()");
  c(nnc_parameter_list_extend, m, Tensors{x[0], x[1]});
  return m;
}
inline Handle named(X x) {
  Handle m = module("ParameterDict()");
  c(nnc_parameter_dict_set, m, "left", x[0]);
  c(nnc_parameter_dict_set, m, "right", x[1]);
  return m;
}

// The tensors of a collection.
inline Out tensors_of(const Handle& named) {
  Tensors all;
  const int64_t n = c(nnc_named_count, named).all[0].data<int64_t>()[0];
  for (int64_t i = 0; i < n; ++i) all.push_back(c(nnc_named_tensor, named, i));
  return all;
}

}  // namespace nnc::testing
