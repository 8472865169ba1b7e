// SPDX-License-Identifier: Apache-2.0
// The checks of the sample table.
#pragma once

namespace nnc::testing {

// Registers one test for each row and each check that says something about it.
void register_row_checks();

}  // namespace nnc::testing
