// SPDX-License-Identifier: Apache-2.0
// Rows of the sample table as programs.
#pragma once

#include <string>

#include "support/samples.h"
#include "tensor/dtype.h"

namespace nnc::testing {

// "" if a program captured of the row gives, with the row's inputs and with others, what the call
// gives; or if it is refused and stored as such.
std::string check_program(const Sample& s, DType real);

}  // namespace nnc::testing
