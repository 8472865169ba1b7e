// SPDX-License-Identifier: Apache-2.0
// Memory of a tensor that takes part in a graph is given back when its last handle goes, whether or
// not backward has run.
#include <gtest/gtest.h>

#include "nnc/nnc.h"

namespace {

constexpr int64_t kSix = 6;

void ok(nnc_error* e) {
  EXPECT_EQ(e, nullptr) << nnc_error_message(e);
  nnc_error_free(e);
}

// Writes into x, the first half of a memory of the host's; y is the second half, and w a leaf that
// requires a gradient. Is the memory given back?
template <class F>
bool given_back(const F& write) {
  static int count;
  static float memory[kSix];
  count = 0;
  for (int64_t i = 0; i < kSix; ++i) memory[i] = static_cast<float>(i + 1);
  nnc_tensor *t = nullptr, *x = nullptr, *y = nullptr, *w = nullptr;
  const int64_t half = kSix / 2;
  ok(nnc_from_blob(
      nullptr, memory, &kSix, 1, nullptr, NNC_FLOAT32, [](uintptr_t) { ++count; }, 0, &t));
  ok(nnc_narrow(nullptr, t, 0, 0, half, &x));
  ok(nnc_narrow(nullptr, t, 0, half, half, &y));
  ok(nnc_ones(nullptr, &half, 1, NNC_FLOAT32, &w));
  ok(nnc_tensor_requires_grad_(nullptr, w, 1));
  ok(write(t, x, y, w));
  for (nnc_tensor* h : {t, x, y, w}) nnc_release(h);
  return count == 1;
}

using T = nnc_tensor*;

TEST(Released, ResultOfAWrite) {
  EXPECT_TRUE(given_back([](T, T x, T, T w) { return nnc_mul_(nullptr, x, w); }));
}

// What the operation keeps lies in the memory that it writes to. PyTorch never frees it.
TEST(Released, OperandThatIsWrittenTo) {
  EXPECT_TRUE(given_back([](T, T x, T, T w) { return nnc_addcdiv_(nullptr, x, w, x, 1); }));
  EXPECT_TRUE(given_back([](T, T x, T, T w) { return nnc_addcmul_(nullptr, x, x, w, 1); }));
  EXPECT_TRUE(given_back([](T, T x, T, T w) { return nnc_clamp_tensor_(nullptr, x, x, w); }));
  EXPECT_TRUE(given_back([](T, T x, T y, T w) { return nnc_addcmul_(nullptr, x, y, w, 1); }));
  EXPECT_TRUE(given_back([](T t, T x, T, T w) {
    nnc_tensor* first = nullptr;
    ok(nnc_narrow(nullptr, t, 0, 0, kSix / 2, &first));
    nnc_error* e = nnc_addcmul_(nullptr, x, first, w, 1);
    nnc_release(first);
    return e;
  }));
}

}  // namespace
