// SPDX-License-Identifier: Apache-2.0
// What tests of several threads share.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace nnc_test {

template <class F>
void run_threads(int n, const F& body) {
  std::vector<std::thread> threads;
  for (int k = 0; k < n; ++k) threads.emplace_back(body, k);
  for (std::thread& t : threads) t.join();
}

// The context shares loops out to several threads even on one core.
class Threads : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = nnc_live_handles();
    ok(nnc_ctx_new("threads=4", &ctx_));
    const int64_t sizes[] = {2, 4};
    ok(nnc_ones(ctx_, sizes, 2, NNC_FLOAT32, &x_));
  }
  void TearDown() override {
    nnc_release(x_);
    nnc_release(ctx_);
    EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked";
  }
  nnc_module* make(const char* text) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx_, text, &m));
    return m;
  }
  // A leaf of 8 elements that wants a gradient, and its negative.
  void make_graph(nnc_tensor** x, nnc_tensor** y) {
    ok(nnc_ones(ctx_, &kElements, 1, NNC_FLOAT32, x));
    ok(nnc_tensor_requires_grad_(ctx_, *x, 1));
    ok(nnc_neg(ctx_, *x, y));
  }
  // The same, with a view of y that has yet to notice that y was written to.
  void make_stale_view(nnc_tensor** x, nnc_tensor** y, nnc_tensor** view) {
    make_graph(x, y);
    ok(nnc_view(ctx_, *y, &kElements, 1, view));
    ok(nnc_neg_(ctx_, *y));
  }

  static float first(nnc_tensor* t) { return *static_cast<const float*>(nnc_tensor_data(t)); }

  static constexpr int64_t kElements = 8;
  int64_t before_ = 0;
  nnc_ctx* ctx_ = nullptr;
  nnc_tensor* x_ = nullptr;
};

}  // namespace nnc_test
