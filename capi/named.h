// SPDX-License-Identifier: Apache-2.0
// What stands behind nnc_named and nnc_kwargs.
#pragma once

#include <string>
#include <vector>

#include "nn/module.h"

namespace nnc::capi {

struct Named final : Counted {
  struct Entry {
    std::string key;
    Tensor tensor;
    Ref<nn::Module> module;
  };
  std::vector<Entry> entries;
  static void destroy(Named* n) { delete n; }
};

struct KwargsObject final : Counted {
  Kwargs kwargs;
  static void destroy(KwargsObject* k) { delete k; }
};

}  // namespace nnc::capi
