// SPDX-License-Identifier: Apache-2.0
// Lists of what modules hold as named collections.
#pragma once

#include "capi/named.h"

namespace nnc::capi {

inline Ref<nn::Module> share(nn::Module* m) {
  return Ref<nn::Module>::share(m);
}

inline std::vector<Ref<nn::Module>> modules_in(const nn::Module& container) {
  std::vector<Ref<nn::Module>> list;
  for (const nn::Module::Child& c : container.children()) list.push_back(c.module);
  return list;
}

inline Ref<Named> collect(const std::vector<nn::NamedTensor>& list) {
  Ref<Named> named = Ref<Named>::adopt(new Named);
  for (const nn::NamedTensor& t : list) named->add({t.name, t.tensor, {}});
  return named;
}

inline Ref<Named> collect(const std::vector<nn::Module::Child>& list) {
  Ref<Named> named = Ref<Named>::adopt(new Named);
  for (const nn::Module::Child& c : list) named->add({c.name, {}, c.module});
  return named;
}

inline Ref<Named> collect(const std::vector<nn::Module::Visit>& list) {
  Ref<Named> named = Ref<Named>::adopt(new Named);
  for (const nn::Module::Visit& v : list) {
    // A prefix ends in the dot that a child's name would follow.
    named->add(
        {v.prefix.substr(0, v.prefix.empty() ? 0 : v.prefix.size() - 1), {}, share(v.module)});
  }
  return named;
}

}  // namespace nnc::capi
