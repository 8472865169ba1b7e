// SPDX-License-Identifier: Apache-2.0
#include "tensor/storage.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace nnc {
namespace {

TEST(Storage, GivesNoVersionTwiceToContentsThatDiffer) {
  const Ref<Storage> s = Storage::allocate(4);
  EXPECT_EQ(s->version(), 0u);
  s->bump_version();
  EXPECT_EQ(s->version(), 1u);
  s->bump_version();
  s->restore_version(1);  // the second write was taken back
  EXPECT_EQ(s->version(), 1u);
  s->bump_version();
  EXPECT_EQ(s->version(), 3u);
  s->set_version(0);  // as new memory
  s->bump_version();
  EXPECT_EQ(s->version(), 1u);
}

TEST(Storage, CountsWritesOfManyThreads) {
  const Ref<Storage> s = Storage::allocate(4);
  constexpr int kThreads = 4, kWrites = 20000;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < kWrites; ++k) s->bump_version();
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(s->version(), static_cast<uint32_t>(kThreads * kWrites));
}

}  // namespace
}  // namespace nnc
