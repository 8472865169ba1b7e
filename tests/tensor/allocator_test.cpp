// SPDX-License-Identifier: Apache-2.0
#include "tensor/allocator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <thread>
#include <vector>

#include "engine/backward.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "support/expect_error.h"
#include "support/values.h"
#include "tensor/large_blocks.h"

namespace nnc::testing {
namespace {

TEST(Allocator, AlignsAndRoundTrips) {
  for (const size_t n : {0, 1, 63, 64, 65, 4095, 4096, 4097, 5000, 1 << 16, (1 << 21) + 1}) {
    char* p = static_cast<char*>(allocate_block(n));
    ASSERT_TRUE(p);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(p) % kAlignment, 0u) << n;
    std::memset(p, 0x5a, n);
    free_block(p, n);
  }
  free_block(nullptr, 100);
}

TEST(Allocator, BlocksThatLiveTogetherAreApart) {
  std::vector<std::pair<unsigned char*, size_t>> blocks;
  uint32_t state = 7;
  for (int i = 0; i < 400; ++i) {
    state = state * 1664525u + 1013904223u;
    const size_t n = 1 + (state >> 8) % (i % 4 ? 300 : 30000);
    blocks.emplace_back(static_cast<unsigned char*>(allocate_block(n)), n);
    std::memset(blocks.back().first, i & 255, n);
    if (i % 3 == 0) {
      free_block(blocks[i / 3].first, blocks[i / 3].second);
      blocks[i / 3].first = nullptr;
    }
  }
  for (int i = 0; i < 400; ++i) {
    const auto [p, n] = blocks[i];
    if (!p) continue;
    for (size_t k = 0; k < n; ++k) ASSERT_EQ(p[k], i & 255) << "block " << i;
    free_block(p, n);
  }
}

TEST(Allocator, CountsLargeBlocks) {
  const int64_t before = allocator_stats().live_bytes;
  void* p = allocate_block(1 << 20);
  EXPECT_EQ(allocator_stats().live_bytes, before + (1 << 20));
  EXPECT_GE(allocator_stats().max_live_bytes, before + (1 << 20));
  free_block(p, 1 << 20);
  EXPECT_EQ(allocator_stats().live_bytes, before);
  trim_allocator();
  EXPECT_EQ(allocator_stats().held_bytes, allocator_stats().live_bytes);
}

TEST(Allocator, WastesAtMostAQuarter) {
  for (size_t n = 4097; n < (size_t{1} << 40); n += n / 7) {
    const int64_t before = allocator_stats().live_bytes;
    if (n > (1 << 24)) break;
    void* p = allocate_block(n);
    const int64_t taken = allocator_stats().live_bytes - before;
    EXPECT_GE(taken, static_cast<int64_t>(n));
    EXPECT_LE(taken, static_cast<int64_t>(n + n / 4 + 64));
    free_block(p, n);
  }
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(Allocator, UsesBlocksAgain) {
  void* p = allocate_block(100);
  free_block(p, 100);
  EXPECT_EQ(allocate_block(120), p) << "the same class of small blocks";
  free_block(p, 120);
  void* q = allocate_block(1 << 18);
  free_block(q, 1 << 18);
  EXPECT_EQ(allocate_block((1 << 18) - 1), q);
  free_block(q, (1 << 18) - 1);
}

// What is used stays, what nobody has taken for ten seconds goes.
TEST(Allocator, GivesIdleBlocksBack) {
  constexpr size_t kOften = 3 << 20, kOnce = 40 << 20, kOdd = 9000, kMost = 200 << 20;
  free_block(allocate_block(kMost), kMost);  // so much may be kept from now on
  for (const size_t n : {kOnce, kOdd}) {
    trim_allocator();
    free_block(allocate_block(kOften), kOften);
    const int64_t begin = allocator_stats().held_bytes;
    void *a = allocate_block(n), *b = allocate_block(n);
    const int64_t both = allocator_stats().held_bytes - begin;
    free_block(a, n);
    free_block(b, n);
    for (int second = 0; second < kIdleMilliseconds / 1000 - 1; ++second) {
      advance_allocator_clock(1000);
      free_block(allocate_block(kOften), kOften);
    }
    EXPECT_GE(allocator_stats().held_bytes - begin, both) << "not long enough";
    void* used = allocate_block(n);
    advance_allocator_clock(2001);
    free_block(used, n);
    EXPECT_LT(allocator_stats().held_bytes - begin, both) << "one was idle";
    EXPECT_GE(allocator_stats().held_bytes - begin, both / 2) << "the other one was not";
  }
}

// Blocks of other sizes, of which as much is kept as may be, do not send it back to the system.
TEST(Allocator, KeepsWhatIsUsedWhenFull) {
  constexpr size_t kOther = 128 << 20, kOften = 48 << 20;
  trim_allocator();
  std::vector<void*> others;
  for (int i = 0; i < 5; ++i) others.push_back(allocate_block(kOther));
  for (void* p : others) free_block(p, kOther);
  advance_allocator_clock(100);
  for (int step = 0; step < 3; ++step) {
    char* p = static_cast<char*>(allocate_block(kOften));
    EXPECT_EQ(p[kOften / 2], step > 0 ? 7 : 0) << "pages that the system cleared";
    p[kOften / 2] = 7;
    free_block(p, kOften);
  }
  trim_allocator();
}

TEST(Allocator, FreesWhatIsMoreThanWasEverNeeded) {
  trim_allocator();
  const int64_t most = allocator_stats().live_bytes + (1 << 26);
  for (size_t n = 5000; n < (1 << 26); n += n / 4) free_block(allocate_block(n), n);
  free_block(allocate_block(1 << 26), 1 << 26);
  for (size_t n = 5000; n < (1 << 26); n += n / 4) free_block(allocate_block(n), n);
  const AllocatorStats s = allocator_stats();
  EXPECT_LE(s.held_bytes - s.live_bytes, std::max(most, s.max_live_bytes));
}
#endif

TEST(Allocator, BlocksMayBeFreedOnAnotherThread) {
  std::vector<void*> blocks;
  for (int i = 0; i < 1000; ++i) blocks.push_back(allocate_block(i % 2 ? 64 : 8192));
  std::thread([&] {
    for (int i = 0; i < 1000; ++i) free_block(blocks[i], i % 2 ? 64 : 8192);
  }).join();
}

TEST(Allocator, ImpossibleSizes) {
  EXPECT_EQ(allocate_block(size_t{1} << 60), nullptr);
  EXPECT_EQ(allocate_block(std::numeric_limits<size_t>::max()), nullptr);
  for (const Dims& sizes : {Dims{int64_t{1} << 55}, Dims{int64_t{1} << 60}, Dims{INT64_MAX},
                            Dims{int64_t{1} << 31, int64_t{1} << 31}}) {
    EXPECT_THROW(
        {
          try {
            Tensor::empty(sizes, DType::kFloat32);
          } catch (const Error& e) {
            EXPECT_EQ(e.code(), Code::kMemory) << e.what();
            throw;
          }
        },
        Error);
  }
}

// A small training step, in which every allocation fails once.
struct Step {
  Tensor w =
      make_tensor({4, 3}, DType::kFloat32, std::vector<double>(12, 0.5), Layout::kPlain, true);
  Tensor b = make_tensor({3}, DType::kFloat32, {1, 2, 3}, Layout::kPlain, true);
  Tensor x = make_tensor({8, 4, 1}, DType::kFloat32, std::vector<double>(32, 0.25));

  void run() {
    const Tensor h = ops::add(ops::sum(ops::mul(x, w), {1}), b);
    const Tensor part = ops::as_strided(h, {4, 3}, {6, 1}, 0);
    const Tensor loss = ops::sum(ops::sigmoid(ops::mul(part, part)));
    backward({loss}, {}, {});
    const GradGuard off(false);
    for (const Tensor& p : {w, b}) {
      ops::sub_(p, grad_of(p), 0.1);
      drop_grad(p);
    }
  }
};

TEST(OutOfMemory, AtEveryAllocationOfAStep) {
  Step whole;
  whole.run();
  int failed = 0;
  for (int64_t n = 1;; ++n) {
    ASSERT_LT(n, 2000) << "a step makes more allocations than that?";
    const int64_t live = allocator_stats().live_bytes;
    {
      Step step;
      const std::vector<double> w = values_of(step.w), b = values_of(step.b);
      fail_allocation_after(n);
      bool ok = false;
      try {
        step.run();
        ok = true;
      } catch (const Error& e) {
        EXPECT_EQ(e.code(), Code::kMemory) << e.what();
      } catch (const std::bad_alloc&) {
      }
      fail_allocation_after(0);
      if (ok) {
        EXPECT_EQ(values_of(step.w), values_of(whole.w));
        break;
      }
      ++failed;
      // The step can be repeated: no half-written parameter, no count that is wrong.
      const bool update_began = values_of(step.w) != w || values_of(step.b) != b;
      if (!update_began) {
        drop_grad(step.w);
        drop_grad(step.b);
        step.run();
        EXPECT_EQ(values_of(step.w), values_of(whole.w)) << "after failure " << n;
        EXPECT_EQ(values_of(step.b), values_of(whole.b)) << "after failure " << n;
      }
      EXPECT_EQ(step.w.ref()->use_count(), 1) << "failure " << n << " left a graph behind";
    }
    EXPECT_EQ(allocator_stats().live_bytes, live) << "failure " << n << " leaked";
  }
  EXPECT_GT(failed, 20);
}

}  // namespace
}  // namespace nnc::testing
