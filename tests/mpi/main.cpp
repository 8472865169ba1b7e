// SPDX-License-Identifier: Apache-2.0
// mpirun -np N nnc_mpi_tests: each rank runs all tests; rank 0 tells how they went, the others only
// what has failed.
#include <cstdio>

#include "support.h"

namespace nnc_test {

namespace {

nnc_mpi_group* group = nullptr;

class OnlyFailures : public testing::EmptyTestEventListener {
  void OnTestPartResult(const testing::TestPartResult& r) override {
    if (!r.failed()) return;
    std::fprintf(stderr, "rank %d: %s:%d: %s\n", rank(), r.file_name() ? r.file_name() : "",
                 r.line_number(), r.message());
  }
};

}  // namespace

nnc_mpi_group* world() {
  return group;
}

}  // namespace nnc_test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (testing::GTEST_FLAG(list_tests)) return RUN_ALL_TESTS();
  const std::string failed =
      nnc_test::said(nnc_mpi_init(nullptr, nullptr, "timeout=60", &nnc_test::group));
  if (!failed.empty()) {
    std::fprintf(stderr, "%s\n", failed.c_str());
    return 1;
  }
  if (nnc_test::rank() != 0) {
    auto& listeners = testing::UnitTest::GetInstance()->listeners();
    delete listeners.Release(listeners.default_result_printer());
    listeners.Append(new nnc_test::OnlyFailures);
  }
  const int status = RUN_ALL_TESTS();
  const std::string left = nnc_test::said(nnc_mpi_finalize(nullptr, nnc_test::group));
  if (!left.empty()) std::fprintf(stderr, "rank %d: %s\n", nnc_test::rank(), left.c_str());
  nnc_release(nnc_test::group);
  return status != 0 || !left.empty();
}
