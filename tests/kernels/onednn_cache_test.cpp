// SPDX-License-Identifier: Apache-2.0
// What becomes of a primitive that oneDNN refuses to make: not offered is remembered, memory that
// ran out is not.
#include "kernels/onednn/cache.h"

#include <gtest/gtest.h>

#include "kernels/onednn/compat.h"
#include "support/expect_error.h"

namespace nnc::kernels::onednn {
namespace {

using testing::expect_error;

struct Entry final : CacheEntry {
  explicit Entry(int n) : number(n) {}
  int number;
};

// A kernel with one primitive, whose making ends with `status`.
struct Kernel {
  std::string key;
  dnnl_status_t status = dnnl_success;
  int made = 0;                // attempts
  std::vector<int> used = {};  // the entries, by the attempt that made them

  bool operator()() {
    return with_cached<Entry>(
        key,
        [&]() -> std::unique_ptr<CacheEntry> {
          ++made;
          if (status != dnnl_success) throw dnnl::error(status, "could not create a primitive");
          return std::make_unique<Entry>(made);
        },
        [&](Entry& e) { used.push_back(e.number); });
  }
};

TEST(Primitives, AreMadeOnce) {
  Kernel kernel{"made once"};
  EXPECT_TRUE(kernel());
  EXPECT_TRUE(kernel());
  EXPECT_EQ(kernel.used, (std::vector<int>{1, 1}));
}

TEST(Primitives, AreMadeWhenMemoryIsBack) {
  Kernel kernel{"without memory", dnnl_out_of_memory};
  for (int i = 1; i <= 2; ++i) {
    expect_error([&] { kernel(); }, Code::kMemory, "oneDNN: not enough memory");
    EXPECT_EQ(kernel.made, i);
    EXPECT_EQ(take_idle(kernel.key), nullptr);
  }
  kernel.status = dnnl_success;
  EXPECT_TRUE(kernel());
  EXPECT_TRUE(kernel());
  EXPECT_EQ(kernel.used, (std::vector<int>{3, 3}));
}

// False: whoever asked takes the next implementation.
TEST(Primitives, AreNotAskedForAgainWhereNotOffered) {
  for (const dnnl_status_t status : {dnnl_unimplemented, dnnl_invalid_arguments}) {
    Kernel kernel{"status " + std::to_string(status), status};
    EXPECT_FALSE(kernel());
    kernel.status = dnnl_success;
    EXPECT_FALSE(kernel());
    EXPECT_EQ(kernel.made, 1);
    EXPECT_TRUE(kernel.used.empty());
  }
}

// What fails while it runs may be half done: it is not put back.
TEST(Primitives, AreDroppedByARunThatFails) {
  const std::string key = "failed run";
  const auto make = [] { return std::make_unique<Entry>(1); };
  const auto fails = [](Entry&) { fail(Code::kMemory, "oneDNN: not enough memory"); };
  expect_error([&] { with_cached<Entry>(key, make, fails); }, Code::kMemory, "not enough memory");
  EXPECT_EQ(take_idle(key), nullptr);
}

}  // namespace
}  // namespace nnc::kernels::onednn
