// SPDX-License-Identifier: Apache-2.0
// How much memory tensors take, and giving it back.
#include "nnc/memory.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/slow_build.h"
#include "support/temporary_folder.h"

namespace {

using nnc_test::ok;

constexpr int64_t kMega = 1 << 20;

nnc_tensor* tensor_of(int64_t bytes) {
  nnc_tensor* t = nullptr;
  ok(nnc_zeros(nullptr, &bytes, 1, NNC_UINT8, &t));
  return t;
}

TEST(Memory, CountsWhatTensorsTake) {
  const int64_t before = nnc_memory_allocated();
  nnc_tensor* t = tensor_of(5 * kMega);
  EXPECT_GE(nnc_memory_allocated() - before, 5 * kMega);
  EXPECT_LE(nnc_memory_allocated() - before, 5 * kMega * 5 / 4);
  EXPECT_GE(nnc_memory_reserved(), nnc_memory_allocated());
  nnc_release(t);
  EXPECT_EQ(nnc_memory_allocated(), before);
}

TEST(Memory, ViewsTakeNothing) {
  nnc_tensor *t = tensor_of(kMega), *view = nullptr;
  const int64_t before = nnc_memory_allocated();
  ok(nnc_narrow(nullptr, t, 0, 10, kMega / 2, &view));
  EXPECT_EQ(nnc_memory_allocated(), before);
  nnc_release(t);
  EXPECT_EQ(nnc_memory_allocated(), before) << "the view holds it";
  nnc_release(view);
  EXPECT_LE(nnc_memory_allocated(), before - kMega);
}

TEST(Memory, RemembersTheMost) {
  const int64_t before = nnc_memory_allocated();
  nnc_reset_peak_memory_stats();
  EXPECT_EQ(nnc_max_memory_allocated(), before);
  EXPECT_EQ(nnc_max_memory_reserved(), nnc_memory_reserved());
  nnc_release(tensor_of(3 * kMega));
  nnc_release(tensor_of(2 * kMega));
  EXPECT_GE(nnc_max_memory_allocated() - before, 3 * kMega);
  EXPECT_LT(nnc_max_memory_allocated() - before, 5 * kMega) << "never both at once";
  EXPECT_GE(nnc_max_memory_reserved(), nnc_max_memory_allocated());
  nnc_reset_peak_memory_stats();
  EXPECT_EQ(nnc_max_memory_allocated(), before);
}

TEST(Memory, IsGivenBackWhenAsked) {
  std::vector<nnc_tensor*> tensors;
  for (int i = 1; i <= 20; ++i) tensors.push_back(tensor_of(i * 100'000));
  for (nnc_tensor* t : tensors) nnc_release(t);
  nnc_empty_cache();
  EXPECT_EQ(nnc_memory_reserved(), nnc_memory_allocated());
  nnc_empty_cache();
  nnc_release(tensor_of(kMega));
}

int64_t resident_bytes() {
  std::FILE* f = std::fopen("/proc/self/statm", "r");
  long pages = 0, resident = 0;
  const int read = std::fscanf(f, "%ld %ld", &pages, &resident);
  std::fclose(f);
  return read == 2 ? resident * sysconf(_SC_PAGESIZE) : -1;
}

TEST(Memory, GoesBackToTheKernel) {
  nnc_tensor* t = tensor_of(256 * kMega);
  const int64_t with = resident_bytes();
  nnc_release(t);
  nnc_empty_cache();
  EXPECT_LE(resident_bytes(), with - 200 * kMega);
}

// Before the system does. What is kept for reuse goes first, what is in use stays.
// What one thread is refused takes no room from the others.
TEST(Memory, IsGivenWithinALimitBesideWhatIsRefused) {
  nnc_empty_cache();
  ok(nnc_memory_limit(nullptr, nnc_memory_allocated() + 200 * kMega));
  std::atomic<bool> done{false};
  std::thread greedy([&] {
    const int64_t n = 1024 * kMega;
    while (!done.load()) {
      nnc_tensor* t = nullptr;
      nnc_error* e = nnc_empty(nullptr, &n, 1, NNC_UINT8, &t);
      EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY);
      nnc_error_free(e);
    }
  });
  for (int i = 0; i < 50000; ++i) {
    nnc_release(tensor_of(kMega));
    if (i % 4 == 0) nnc_empty_cache();
  }
  done = true;
  greedy.join();
  ok(nnc_memory_limit(nullptr, 0));
}

TEST(Memory, IsRefusedBeyondALimit) {
  nnc_empty_cache();
  const int64_t before = nnc_memory_allocated();
  nnc_tensor *held = tensor_of(4 * kMega), *t = nullptr;
  nnc_release(tensor_of(6 * kMega));
  ok(nnc_memory_limit(nullptr, before + 8 * kMega));
  EXPECT_LE(nnc_memory_reserved(), before + 8 * kMega);
  const int64_t n = 5 * kMega;
  nnc_error* e = nnc_zeros(nullptr, &n, 1, NNC_UINT8, &t);
  EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY);
  EXPECT_NE(std::string(nnc_error_message(e)).find("of the limit of"), std::string::npos)
      << nnc_error_message(e);
  nnc_error_free(e);
  // Blocks of another size are kept, and make room.
  nnc_release(tensor_of(kMega));
  nnc_release(tensor_of(3 * kMega));
  nnc_release(tensor_of(4 * kMega));
  EXPECT_LE(nnc_memory_reserved(), before + 8 * kMega);
  // A limit below what is in use takes nothing away.
  ok(nnc_memory_limit(nullptr, 1));
  EXPECT_GE(nnc_memory_allocated(), before + 4 * kMega);
  EXPECT_NE(e = nnc_zeros(nullptr, &n, 1, NNC_UINT8, &t), nullptr);
  nnc_error_free(e);
  nnc_release(held);
  ok(nnc_memory_limit(nullptr, 0));
  nnc_release(tensor_of(5 * kMega));
  EXPECT_NE(e = nnc_memory_limit(nullptr, -1), nullptr);
  EXPECT_EQ(nnc_error_code(e), NNC_E_INVALID);
  nnc_error_free(e);
}

TEST(Memory, ReadAndEmptiedByManyThreads) {
  std::vector<std::thread> threads;
  for (int k = 0; k < 4; ++k) {
    threads.emplace_back([k] {
      for (int i = 1; i < 300; ++i) {
        nnc_release(tensor_of(10'000 * (i % 30 + 1)));
        if (k == 0 && i % 10 == 0) nnc_empty_cache();
        if (k == 1 && i % 10 == 0) nnc_reset_peak_memory_stats();
        EXPECT_GE(nnc_memory_allocated(), 0);
      }
    });
  }
  for (std::thread& t : threads) t.join();
  nnc_empty_cache();
  EXPECT_EQ(nnc_memory_reserved(), nnc_memory_allocated());
}

// The system has no room for a map: no fault of the file's.
TEST(Memory, MissingForTheMapOfAFile) {
  if (NNC_TEST_SANITIZED) GTEST_SKIP() << "sanitizers need all of the address space";
  const std::string path = nnc_test::temporary_path("x.npy");
  const int64_t n = 256 * kMega;
  nnc_tensor* t = tensor_of(1);
  ok(nnc_npy_save(nullptr, t, path.c_str()));
  nnc_release(t);
  // The header has room for more digits; the rest of the file is a hole.
  std::string text(128, 0);
  std::FILE* f = std::fopen(path.c_str(), "r+b");
  ASSERT_TRUE(f && std::fread(text.data(), 1, text.size(), f) == text.size());
  const std::string sizes = "(" + std::to_string(n) + ",), }";
  text.replace(text.find("(1,), }"), sizes.size(), sizes);
  std::rewind(f);
  ASSERT_EQ(std::fwrite(text.data(), 1, text.size(), f), text.size());
  std::fclose(f);
  ASSERT_EQ(truncate(path.c_str(), 128 + n), 0);
  ok(nnc_npy_load(nullptr, path.c_str(), "mmap=True", &t));
  nnc_release(t);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  rlimit now = before;
  now.rlim_cur = 128 * kMega;
  ASSERT_EQ(setrlimit(RLIMIT_AS, &now), 0);
  nnc_error* e = nnc_npy_load(nullptr, path.c_str(), "mmap=True", &t);
  ASSERT_EQ(setrlimit(RLIMIT_AS, &before), 0);
  EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY) << nnc_error_message(e);
  nnc_error_free(e);
}

}  // namespace
