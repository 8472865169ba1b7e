// SPDX-License-Identifier: Apache-2.0
// The rows of tests/golden/module_rows.txt with what PyTorch gives for them:
// tests/golden/modules.txt, made by make_modules.py.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tensor/tensor.h"

namespace nnc::testing {

struct ModuleRow {
  struct Expected {
    std::string name;  // of a parameter or buffer, "#0" of the first input that takes a gradient
    Dims sizes;
    std::vector<double> values;
    double error = 0;  // how far PyTorch is from them itself
  };
  // What a forward and its backward give, and the buffers afterwards.
  struct Run {
    std::vector<Expected> outputs, gradients, buffers;
  };
  // All that depends on the default type.
  struct Values {
    DType dtype;
    std::vector<Expected> state;
    Run train;
    std::optional<Run> eval;  // where it differs
  };
  // A tensor to be drawn, by the name of its argument.
  struct Drawn {
    std::string name, spec;
  };

  std::string text, repr;
  bool refused = false;
  std::vector<Drawn> inputs, tensors;
  std::vector<Values> values;
};

const std::vector<ModuleRow>& module_rows();
// As draw() in make_modules.py; undefined for "none".
Tensor draw(const std::string& spec);

}  // namespace nnc::testing
