// SPDX-License-Identifier: Apache-2.0
// Every call of the sample table and its gradients, twice, on the least stack that nnc/status.h
// promises to be enough: `build/nnc_tests --gtest_filter=Rows.NeedNo*`
#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>

#include "support/run_sample.h"
#include "support/slow_build.h"

namespace nnc::testing {
namespace {

constexpr size_t kLeast = 128 << 10;

// Memory of a mark, so that what was used can be seen.
class MarkedStack {
 public:
  MarkedStack()
      : memory_(static_cast<unsigned char*>(
            mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {}
  ~MarkedStack() { munmap(memory_, kSize); }
  MarkedStack(const MarkedStack&) = delete;
  MarkedStack& operator=(const MarkedStack&) = delete;

  // The bytes that a thread needs for f(), with its thread-local variables.
  template <class F>
  size_t used_by(const F& f) const {
    std::memset(memory_, kMark, kSize);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstack(&attributes, memory_, kSize);
    pthread_t thread;
    const auto body = [](void* p) -> void* {
      (*static_cast<const F*>(p))();
      return nullptr;
    };
    const int failed = pthread_create(&thread, &attributes, body, const_cast<F*>(&f));
    pthread_attr_destroy(&attributes);
    EXPECT_EQ(failed, 0);
    if (failed) return 0;
    pthread_join(thread, nullptr);
    size_t free = 0;
    while (free < kSize && memory_[free] == kMark) ++free;
    return kSize - free;
  }

 private:
  static constexpr size_t kSize = 512 << 10;
  static constexpr unsigned char kMark = 0xA5;
  unsigned char* const memory_;
};

TEST(Rows, NeedNoMoreThanTheLeastStack) {
  if (NNC_TEST_SANITIZED) GTEST_SKIP() << "frames are several times as large";
  const MarkedStack stack;
  size_t most = 0;
  for (const Sample& s : samples()) {
    const size_t used = stack.used_by([&] {
      const std::vector<Tensor> inputs = make_inputs(s.inputs, s.title());
      gradients_of(call(s, inputs), inputs, s.second_order);
    });
    EXPECT_LE(used, kLeast) << s.title();
    most = std::max(most, used);
  }
  EXPECT_GT(most, kLeast / 2);  // OpenBLAS's thread-local variables alone take that
}

}  // namespace
}  // namespace nnc::testing
