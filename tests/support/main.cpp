// SPDX-License-Identifier: Apache-2.0
// nnc_tests [gtest options] | nnc_tests --dump-samples FILE
#include <gtest/gtest.h>

#include <cstring>

#include "support/row_checks.h"
#include "support/samples.h"

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "--dump-samples") == 0) {
    nnc::testing::dump_samples(argv[2]);
    return 0;
  }
  testing::InitGoogleTest(&argc, argv);
  nnc::testing::register_row_checks();
  return RUN_ALL_TESTS();
}
