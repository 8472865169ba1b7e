// SPDX-License-Identifier: Apache-2.0
// Which sizes belong together, for functions whose arguments hardly ever fit by chance.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "random.h"

namespace nnc_fuzz {

struct Ingredient {
  std::vector<int64_t> sizes;
  char contents = ' ';  // w: whole numbers of type int64, u: floats in (0, 1), b: bools
};
struct Recipe {
  std::map<std::string, std::vector<Ingredient>> tensors;  // by parameter; several: a list
  std::map<std::string, std::vector<int64_t>> numbers;
};

// Draws the recipe of a function. None: an empty one.
Recipe draw_recipe(const std::string& function, Random& random);

}  // namespace nnc_fuzz
