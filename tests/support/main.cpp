// SPDX-License-Identifier: Apache-2.0
// nnc_tests [gtest options] | nnc_tests --dump-samples FILE | nnc_tests --mutants
#include <gtest/gtest.h>

#include <cstring>

#include "support/mutants.h"
#include "support/row_checks.h"
#include "support/samples.h"

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "--dump-samples") == 0) {
    nnc::testing::dump_samples(argv[2]);
    return 0;
  }
  testing::InitGoogleTest(&argc, argv);
  nnc::testing::register_row_checks();
  if (argc == 2 && std::strcmp(argv[1], "--mutants") == 0) return nnc::testing::run_mutants();
  return RUN_ALL_TESTS();
}
