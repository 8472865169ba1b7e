// SPDX-License-Identifier: Apache-2.0
// What texts are drawn from: words of the headers, constructors from the rows of tests/golden, and
// what reads like them.
#pragma once

#include <string>
#include <vector>

#include "functions.h"
#include "random.h"

namespace nnc_fuzz {

// A line of tests/golden/module_rows.txt: a constructor and inputs of its module.
struct ModuleRow {
  std::string constructor;
  struct Input {
    std::vector<int64_t> sizes;
    bool whole = false;  // indices or classes
  };
  std::vector<Input> inputs;
};
const std::vector<ModuleRow>& module_rows();
// A module that the function is about, if it is about some only; else `text`.
std::string draw_module_for(const Function& f, const std::string& text, Random& random);
std::string draw_optimizer(Random& random);
std::string draw_scheduler(Random& random);
// A text for this parameter.
std::string draw_text(const Function& f, const Parameter& p, Random& random);

// Files that stand in the current folder before a call that takes a path.
const std::vector<std::string>& file_names();

}  // namespace nnc_fuzz
