// SPDX-License-Identifier: Apache-2.0
// Writes that nnc/status.h does not allow beside other uses of a tensor. Their numbers mean nothing
// then, but the process goes on. (Not for the thread sanitizer: elements race, as they must.)
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::ok;

TEST(UnsharedWrites, TrainOneModuleOnSeveralThreads) {
  const int64_t before = nnc_live_handles();
  nnc_module* m = nullptr;
  nnc_optimizer* opt = nullptr;
  ok(nnc_module_new(nullptr, "Sequential(Linear(8, 8), Tanh(), Linear(8, 8))", &m));
  ok(nnc_optimizer_new(nullptr, "Adam()", m, &opt));
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (int k = 0; k < 4; ++k) {
    threads.emplace_back([&, k] {
      for (int i = 0; k == 0 ? i < 5000 : !done; ++i) {
        nnc_ctx* c = nullptr;
        ok(nnc_ctx_scope(nullptr, &c));
        nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
        const int64_t sizes[] = {4, 8};
        if (k < 2) {
          ok(nnc_rand(c, sizes, 2, NNC_FLOAT32, &x));
          ok(nnc_module_call(c, m, x, &y));
          ok(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
          // What another thread's step wrote to since is refused.
          nnc_error_free(nnc_backward(c, loss));
        } else if (k == 2) {
          ok(nnc_module_zero_grad(c, m));
        } else {
          ok(nnc_optimizer_step(c, opt));
        }
        nnc_release(c);
      }
      if (k == 0) done = true;
    });
  }
  for (std::thread& t : threads) t.join();
  nnc_release(opt);
  nnc_release(m);
  EXPECT_EQ(nnc_live_handles(), before);
}

// The history of a tensor that one thread replaces while others look at it.
TEST(UnsharedWrites, ComputeInPlaceBesideReaders) {
  const int64_t before = nnc_live_handles(), n = 6;
  nnc_tensor *x = nullptr, *base = nullptr, *view = nullptr;
  ok(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &x));
  ok(nnc_tensor_requires_grad_(nullptr, x, 1));
  ok(nnc_neg(nullptr, x, &base));
  ok(nnc_view(nullptr, base, &n, 1, &view));
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (int k = 0; k < 3; ++k) {
    threads.emplace_back([&, k] {
      for (int i = 0; k == 0 ? i < 20000 : !done; ++i) {
        nnc_tensor *a = nullptr, *b = nullptr;
        if (k == 0) {
          ok(nnc_neg_(nullptr, i % 2 ? base : view));
        } else {
          ok(nnc_neg(nullptr, base, &a));
          ok(nnc_neg(nullptr, view, &b));
        }
        nnc_release(a);
        nnc_release(b);
      }
      if (k == 0) done = true;
    });
  }
  for (std::thread& t : threads) t.join();
  for (void* h : {x, base, view}) nnc_release(h);
  EXPECT_EQ(nnc_live_handles(), before);
}

// A result of a convolution has two orders of bytes until it is written to. Who reads the one that
// is given up then may go on.
TEST(UnsharedWrites, WriteToAResultOfAConvolutionBesideReaders) {
  const int64_t before = nnc_live_handles(), sizes[] = {2, 8, 9, 9}, kernel[] = {16, 8, 3, 3};
  nnc_tensor *x = nullptr, *w = nullptr;
  ok(nnc_ones(nullptr, sizes, 4, NNC_FLOAT32, &x));
  ok(nnc_ones(nullptr, kernel, 4, NNC_FLOAT32, &w));
  for (int round = 0; round < 2000; ++round) {
    nnc_tensor* y = nullptr;
    ok(nnc_conv2d(nullptr, x, w, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 1, &y));
    std::vector<std::thread> threads;
    for (int k = 0; k < 3; ++k) {
      threads.emplace_back([&, k] {
        for (int i = 0; i < 5; ++i) {
          nnc_tensor* z = nullptr;
          if (k > 0)
            ok(nnc_relu(nullptr, y, &z));
          else if (nnc_tensor_data(y))
            ok(nnc_neg_(nullptr, y));
          nnc_release(z);
        }
      });
    }
    for (std::thread& t : threads) t.join();
    nnc_release(y);
  }
  nnc_release(x);
  nnc_release(w);
  EXPECT_EQ(nnc_live_handles(), before);
}

// Whether a leaf wants a gradient is asked once by whoever computes it.
TEST(UnsharedWrites, ChangeWhatWantsAGradientBesideBackward) {
  const int64_t before = nnc_live_handles(), n = 6;
  nnc_tensor *x = nullptr, *seed = nullptr;
  ok(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &x));
  ok(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &seed));
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  for (int k = 0; k < 3; ++k) {
    threads.emplace_back([&, k] {
      for (int i = 0; k == 0 ? i < 20000 : !done; ++i) {
        if (k == 0) {
          ok(nnc_tensor_requires_grad_(nullptr, x, i % 2));
          continue;
        }
        nnc_tensor* g = nullptr;
        nnc_error_free(nnc_autograd_grad(nullptr, &x, 1, &x, 1, &seed, 0, 0, 0, &g));
        nnc_release(g);
      }
      if (k == 0) done = true;
    });
  }
  for (std::thread& t : threads) t.join();
  nnc_release(x);
  nnc_release(seed);
  EXPECT_EQ(nnc_live_handles(), before);
}

}  // namespace
