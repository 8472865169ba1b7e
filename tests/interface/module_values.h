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

}  // namespace nnc::testing
