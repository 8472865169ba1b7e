// SPDX-License-Identifier: Apache-2.0
// The options of a function as text: "mmap=True, strict=False".
#pragma once

#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/literal.h"

namespace nnc {

// Gives each option of text to `set`, in their order; one that is not offered is an Error, which
// tells the nearest name. text null: there are none.
void read_options(const char* text, const std::vector<std::string_view>& offered,
                  FunctionRef<void(const NamedValue&)> set);

}  // namespace nnc
