// SPDX-License-Identifier: Apache-2.0
// The strides that callers see: those of PyTorch, for inputs in several layouts.
#pragma once

#include <string>

#include "support/samples.h"

namespace nnc::testing {

// False for the few rows whose results PyTorch's side of the row does not make as ours does.
bool has_strides(const Sample& s);

// "" if the results of the row lie as PyTorch's do for each layout in tests/golden/strides.txt, and
// as for contiguous inputs when the inputs' order is a hidden one; else what differs.
std::string check_strides(const Sample& s);

}  // namespace nnc::testing
