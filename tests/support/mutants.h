// SPDX-License-Identifier: Apache-2.0
// The side of tests/mutants/run that runs tests: they are registered once for all mutants.
#pragma once

namespace nnc::testing {

// For each line "MUTANT FILTER" of standard input, runs those tests with that mutant in a process
// of its own until one fails, and prints a line: "killed" and by what, or "survived". Before it no
// operation of the library may have run: that is when a mutant is looked up.
int run_mutants();

}  // namespace nnc::testing
