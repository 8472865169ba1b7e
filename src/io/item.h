// SPDX-License-Identifier: Apache-2.0
// What files hold: a flat list of tensors with names. Plain values are tensors in the form that
// include/nnc/optim.h describes under nnc_optimizer_state_dict; their Form tells what they are.
#pragma once

#include <string>
#include <vector>

#include "base/form.h"
#include "tensor/tensor.h"

namespace nnc::io {

struct Item {
  std::string key;
  Tensor tensor;
  Form form{};
};
using Items = std::vector<Item>;

}  // namespace nnc::io
