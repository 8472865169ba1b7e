// SPDX-License-Identifier: Apache-2.0
// The names that a pickle of tensors may say.
#pragma once

#include <string_view>

#include "io/pickle.h"

namespace nnc::io {

struct NamedGlobal {
  PickleGlobal global = PickleGlobal::kNotAllowed;
  DType dtype = DType::kFloat32;
};
NamedGlobal find_global(std::string_view module, std::string_view name);

// "FloatStorage", and "float32": what torch calls them.
std::string storage_type_name(DType dtype);

}  // namespace nnc::io
