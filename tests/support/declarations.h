// SPDX-License-Identifier: Apache-2.0
// The functions that the public headers declare, read from the headers themselves.
#pragma once

#include <string>
#include <vector>

namespace nnc::testing {

struct Parameter {
  std::string type, name;
};
struct Declaration {
  std::string header, result, name;
  std::vector<Parameter> parameters;
  void (*pointer)() = nullptr;  // null: declared but not exported
};

const std::vector<Declaration>& declarations();
// Null if no header declares it.
const Declaration* declaration_of(void (*function)());
// The names in the table of settings in nnc/context.h.
std::vector<std::string> context_settings();

}  // namespace nnc::testing
