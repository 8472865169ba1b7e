// SPDX-License-Identifier: Apache-2.0
// One object used by several threads at once: what nnc/status.h allows. The tsan preset runs these.
#include "support/threads.h"

#include <cmath>
#include <cstring>
#include <functional>
#include <string>

#include "support/slow_build.h"
#include "support/system_memory.h"

namespace {

using nnc_test::code_of;
using nnc_test::ok;
using nnc_test::run_threads;
using nnc_test::Threads;

TEST_F(Threads, AddToOneCollection) {
  constexpr int kThreads = 3, kEach = 2000;
  nnc_named* named = nullptr;
  ok(nnc_named_new(ctx_, &named));
  ok(nnc_named_add(named, "k", x_));
  const char* key = nnc_named_key(named, 0);  // short: lies inside its entry
  run_threads(kThreads, [&](int k) {
    for (int i = 0; i < kEach; ++i) {
      const std::string name = std::to_string(k) + "." + std::to_string(i);
      ok(nnc_named_add(named, name.c_str(), x_));
      EXPECT_EQ(code_of(nnc_named_add(named, name.c_str(), x_)), NNC_E_INVALID);
      const int64_t last = nnc_named_count(named) - 1;
      nnc_tensor* t = nullptr;
      ok(nnc_named_tensor(ctx_, named, last, &t));
      EXPECT_NE(nnc_named_key(named, last), nullptr);
      nnc_release(t);
    }
  });
  EXPECT_EQ(nnc_named_count(named), 1 + kThreads * kEach);
  EXPECT_EQ(nnc_named_key(named, 0), key);
  EXPECT_STREQ(key, "k");
  nnc_release(named);
}

TEST_F(Threads, SetKeywordArgumentsWhileTheyAreUsed) {
  nnc_kwargs* kwargs = nullptr;
  ok(nnc_kwargs_new(ctx_, &kwargs));
  ok(nnc_kwargs_set_i64(kwargs, "out_features", 3));
  run_threads(3, [&](int k) {
    for (int i = 0; i < 200; ++i) {
      if (k == 0) {
        ok(nnc_kwargs_set_i64(kwargs, ("key" + std::to_string(i)).c_str(), i));
        continue;
      }
      // Whatever else is in the bag by now is an unknown argument.
      nnc_module* m = nullptr;
      const int32_t code = code_of(nnc_module_new_kwargs(ctx_, "Linear(4)", kwargs, &m));
      EXPECT_TRUE(code == 0 || code == NNC_E_UNKNOWN) << code;
      nnc_release(m);
    }
  });
  nnc_release(kwargs);
}

TEST_F(Threads, StepOneOptimizer) {
  nnc_module* m = make("Linear(4, 4)");
  nnc_optimizer* opt = nullptr;
  ok(nnc_optimizer_new(ctx_, "Adam(lr=0.5)", m, &opt));
  nnc_tensor *y = nullptr, *loss = nullptr;
  ok(nnc_module_call(ctx_, m, x_, &y));
  ok(nnc_sum(ctx_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
  ok(nnc_backward(ctx_, loss));
  run_threads(3, [&](int) {
    for (int i = 0; i < 100; ++i) {
      nnc_string* text = nullptr;
      ok(nnc_optimizer_step(ctx_, opt));
      ok(nnc_optimizer_repr(ctx_, opt, &text));
      nnc_release(text);
    }
  });
  for (void* h : std::vector<void*>{y, loss, opt, m}) nnc_release(h);
}

// What zero_grad takes away may be just what backward adds to, or what is being read.
TEST_F(Threads, DropGradientsBesideBackward) {
  nnc_module* m = make("Sequential(Linear(4, 4), Tanh(), Linear(4, 1))");
  nnc_tensor* w = nullptr;
  nnc_optimizer* opt = nullptr;
  ok(nnc_module_get_parameter(ctx_, m, "0.weight", &w));
  ok(nnc_optimizer_new(ctx_, "SGD()", m, &opt));
  std::atomic<bool> done{false};
  run_threads(3, [&](int k) {
    for (int i = 0; k == 0 ? i < 5000 : !done; ++i) {
      nnc_tensor *y = nullptr, *loss = nullptr, *g = nullptr;
      if (k == 0) {
        ok(nnc_module_call(ctx_, m, x_, &y));
        ok(nnc_sum(ctx_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
        ok(nnc_backward(ctx_, loss));
      } else if (k == 1) {
        ok(nnc_module_zero_grad(ctx_, m));
        ok(nnc_optimizer_zero_grad(ctx_, opt));
      } else {
        ok(nnc_tensor_grad(ctx_, w, &g));
        ok(nnc_tensor_set_grad(ctx_, w, nullptr));
      }
      for (void* h : std::vector<void*>{y, loss, g}) nnc_release(h);
    }
    if (k == 0) done = true;
  });
  for (void* h : std::vector<void*>{m, w, opt}) nnc_release(h);
}

// x * factor of each thread, backward into the one x. Note [Shared leaves]
class SharedLeaf {
 public:
  explicit SharedLeaf(nnc_ctx* ctx, int64_t n) : ctx_(ctx) {
    ok(nnc_ones(ctx, &n, 1, NNC_FLOAT32, &x_));
    ok(nnc_tensor_requires_grad_(ctx, x_, 1));
  }
  ~SharedLeaf() { nnc_release(x_); }
  SharedLeaf(const SharedLeaf&) = delete;
  SharedLeaf& operator=(const SharedLeaf&) = delete;

  void add(double factor) const {
    nnc_tensor *y = nullptr, *loss = nullptr;
    ok(nnc_mul_scalar(ctx_, x_, factor, &y));
    ok(nnc_sum(ctx_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    ok(nnc_backward(ctx_, loss));
    nnc_release(y);
    nnc_release(loss);
  }
  std::vector<float> take() const {
    nnc_tensor* g = nullptr;
    ok(nnc_tensor_grad(ctx_, x_, &g));
    const auto* p = static_cast<const float*>(nnc_tensor_data(g));
    std::vector<float> values(p, p + nnc_tensor_numel(g));
    nnc_release(g);
    ok(nnc_tensor_set_grad(ctx_, x_, nullptr));
    return values;
  }

 private:
  nnc_ctx* ctx_;
  nnc_tensor* x_ = nullptr;
};

TEST_F(Threads, AddUpGradientsOfOneLeaf) {
  constexpr int kEach = 2000;
  const SharedLeaf x(ctx_, 3);
  run_threads(4, [&](int k) {
    for (int i = 0; i < kEach; ++i) x.add(k + 1);
  });
  for (const float g : x.take()) EXPECT_EQ(g, (1 + 2 + 3 + 4) * kEach);
}

// Under `deterministic` sums are the same to the bit in any order: Note [Exact sums]
TEST_F(Threads, AddUpGradientsInAnyOrder) {
  nnc_ctx* c = nullptr;
  ok(nnc_ctx_fork(ctx_, "deterministic=True", &c));
  const SharedLeaf x(c, 5);
  // In float32 their sum depends on the order, in which 1e8 hides the small ones.
  const double factors[] = {1e8, 0.3, -1e8, 7e-9, 1e-3, 3.7, 1e12, -1e12};
  std::vector<float> expected;
  for (int round = 0; round < 50; ++round) {
    run_threads(4, [&](int k) {
      x.add(factors[(k + round) % 8]);
      x.add(factors[(k + 4 + round) % 8]);
    });
    const std::vector<float> sum = x.take();
    if (round == 0) expected = sum;
    EXPECT_EQ(sum, expected) << round;
  }
  // What the host writes to .grad counts as it is.
  x.add(1);
  x.add(2);
  EXPECT_EQ(x.take()[0], 3);
  EXPECT_NEAR(expected[0], 0.3 + 7e-9 + 1e-3 + 3.7, 1e-6);
  nnc_release(c);
}

// Whoever first reads a view after a write to its base makes the view's history again.
TEST_F(Threads, ReadOneViewOfWhatWasWritten) {
  for (int round = 0; round < 300; ++round) {
    nnc_tensor *x = nullptr, *base = nullptr, *view = nullptr;
    make_stale_view(&x, &base, &view);
    run_threads(3, [&](int) {
      nnc_tensor *y = nullptr, *z = nullptr;
      ok(nnc_exp(ctx_, view, &y));
      ok(nnc_exp(ctx_, view, &z));
      EXPECT_EQ(nnc_tensor_is_leaf(view), 0);
      nnc_release(y);
      nnc_release(z);
    });
    for (void* h : std::vector<void*>{x, base, view}) nnc_release(h);
  }
}

// The others may replace that history while one runs backward from it or up to it.
TEST_F(Threads, RunBackwardFromAndToOneViewOfWhatWasWritten) {
  nnc_tensor* seed = nullptr;
  ok(nnc_ones(ctx_, &kElements, 1, NNC_FLOAT32, &seed));
  for (int round = 0; round < 1000; ++round) {
    nnc_tensor *x = nullptr, *base = nullptr, *view = nullptr;
    make_stale_view(&x, &base, &view);
    run_threads(3, [&](int) {
      nnc_tensor *g = nullptr, *h = nullptr;
      ok(nnc_autograd_grad(ctx_, &view, 1, &x, 1, &seed, 1, 0, 0, &g));
      ok(nnc_autograd_grad(ctx_, &view, 1, &view, 1, &seed, 1, 0, 0, &h));
      nnc_release(g);
      nnc_release(h);
    });
    for (void* h : std::vector<void*>{x, base, view}) nnc_release(h);
  }
  nnc_release(seed);
}

// One frees the graph, the others get the error of a second backward. Nodes that keep tensors, and
// such that only know that they were freed.
TEST_F(Threads, RunOneGraphBackwardTwice) {
  for (int round = 0; round < 600; ++round) {
    nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
    make_graph(&x, &y);
    std::atomic<int> results{0};
    for (int i = 0; i <= round % 20; ++i) {
      nnc_tensor* next = nullptr;
      ok(round % 2 ? nnc_mul(ctx_, y, y, &next) : nnc_mul_scalar(ctx_, y, 2, &next));
      nnc_release(y);
      y = next;
    }
    ok(nnc_sum(ctx_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    run_threads(3, [&](int) {
      nnc_tensor* g = nullptr;
      const int32_t code = code_of(nnc_autograd_grad(ctx_, &loss, 1, &x, 1, nullptr, 0, 0, 0, &g));
      EXPECT_TRUE(code == 0 || code == NNC_E_STATE) << code;
      results += code == 0;
      nnc_release(g);
    });
    EXPECT_EQ(results, 1);
    for (void* h : std::vector<void*>{x, y, loss}) nnc_release(h);
  }
}

// The result of a convolution lies in an order of its own until somebody needs the plain one.
TEST_F(Threads, ReadOneResultOfAConvolution) {
  const int64_t sizes[] = {2, 8, 9, 9}, kernel[] = {16, 8, 3, 3};
  nnc_tensor *x = nullptr, *w = nullptr, *alone = nullptr;
  ok(nnc_rand(ctx_, sizes, 4, NNC_FLOAT32, &x));
  ok(nnc_rand(ctx_, kernel, 4, NNC_FLOAT32, &w));
  ok(nnc_conv2d(ctx_, x, w, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 1, &alone));
  const auto bytes = static_cast<size_t>(nnc_tensor_numel(alone)) * sizeof(float);
  const void* const want = nnc_tensor_data(alone);
  for (int round = 0; round < 300; ++round) {
    nnc_tensor* y = nullptr;
    ok(nnc_conv2d(ctx_, x, w, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 1, &y));
    run_threads(3, [&](int k) {
      if (k == 0) {
        EXPECT_EQ(std::memcmp(nnc_tensor_data(y), want, bytes), 0);
        return;
      }
      nnc_tensor* z = nullptr;
      // Both of its operands are looked at, one after the other.
      ok(k == 1 ? nnc_maximum(ctx_, y, y, &z) : nnc_relu(ctx_, y, &z));
      EXPECT_EQ(std::memcmp(nnc_tensor_data(z), want, bytes), 0);
      nnc_release(z);
    });
    nnc_release(y);
  }
  for (void* h : std::vector<void*>{x, w, alone}) nnc_release(h);
}

// One tensor may be registered with several modules, and read meanwhile.
TEST_F(Threads, RegisterOneParameterWithTwoModules) {
  for (int round = 0; round < 100; ++round) {
    nnc_tensor* p = nullptr;
    ok(nnc_ones(ctx_, &kElements, 1, NNC_FLOAT32, &p));
    run_threads(3, [&](int k) {
      nnc_module* m = nullptr;
      nnc_string* text = nullptr;
      if (k == 0) {
        ok(nnc_tensor_repr(ctx_, p, &text));
      } else {
        ok(nnc_module_container(ctx_, "Net", &m));
        ok(nnc_module_register_parameter(ctx_, m, "p", p));
      }
      nnc_release(m);
      nnc_release(text);
    });
    nnc_release(p);
  }
}

// A layer that counts a batch also takes its statistics, whenever the mode changes.
TEST_F(Threads, CountBatchesWhileTheModeChanges) {
  for (int round = 0; round < 200; ++round) {
    nnc_module* m = make("BatchNorm1d(4, momentum=0.5)");
    nnc_tensor *count = nullptr, *mean = nullptr;
    ok(nnc_module_get_buffer(ctx_, m, "num_batches_tracked", &count));
    ok(nnc_module_get_buffer(ctx_, m, "running_mean", &mean));
    std::atomic<bool> done{false};
    run_threads(2, [&](int k) {
      for (int i = 0; k == 0 ? i < 20 : !done; ++i) {
        nnc_tensor* y = nullptr;
        if (k == 0)
          ok(nnc_module_call(ctx_, m, x_, &y));
        else
          ok(nnc_module_train(ctx_, m, i % 2));
        nnc_release(y);
      }
      if (k == 0) done = true;
    });
    const int64_t batches = *static_cast<const int64_t*>(nnc_tensor_data(count));
    EXPECT_EQ(*static_cast<const float*>(nnc_tensor_data(mean)),
              1 - std::ldexp(1.0F, -static_cast<int>(batches)));
    for (void* h : std::vector<void*>{count, mean, m}) nnc_release(h);
  }
}

// The loss and the gradients of a network's first step, bit for bit.
std::string first_step(const char* settings) {
  std::string bytes;
  const auto append = [&bytes](nnc_tensor* t) {
    bytes.append(static_cast<const char*>(nnc_tensor_data(t)),
                 static_cast<size_t>(nnc_tensor_numel(t)) * sizeof(float));
  };
  nnc_ctx *ctx = nullptr, *c = nullptr;
  nnc_module* net = nullptr;
  nnc_named* parameters = nullptr;
  nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
  const int64_t sizes[] = {8, 8, 32, 32};
  ok(nnc_ctx_new(settings, &ctx));
  ok(nnc_ctx_scope(ctx, &c));
  ok(nnc_module_new(c,
                    "Sequential(Conv2d(8, 16, 3, padding=1), BatchNorm2d(16), ReLU(), "
                    "MaxPool2d(2), Flatten(), Linear(4096, 64), LayerNorm(64))",
                    &net));
  ok(nnc_rand(c, sizes, 4, NNC_FLOAT32, &x));
  ok(nnc_module_call(c, net, x, &y));
  ok(nnc_mul(c, y, y, &y));
  ok(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
  ok(nnc_backward(c, loss));
  append(loss);
  ok(nnc_module_named_parameters(c, net, &parameters));
  for (int64_t i = 0; i < nnc_named_count(parameters); ++i) {
    nnc_tensor *p = nullptr, *g = nullptr;
    ok(nnc_named_tensor(c, parameters, i, &p));
    ok(nnc_tensor_grad(c, p, &g));
    append(g);
  }
  nnc_release(c);
  nnc_release(ctx);
  return bytes;
}

// Each one takes part in the loops of the others, as its turn comes.
TEST(ThreadPool, SharedByThreadsThatTrain) {
  const std::string want = first_step("threads=1, deterministic=True, seed=3");
  run_threads(3, [&](int) {
    for (int i = 0; i < 3; ++i) {
      EXPECT_TRUE(first_step("threads=4, deterministic=True, seed=3") == want);
    }
  });
}

TEST_F(Threads, ShareOneContext) {
  nnc_ctx* ctx = nullptr;
  ok(nnc_ctx_new("threads=1, seed=5", &ctx));
  run_threads(3, [&](int k) {
    for (int i = 0; i < 300; ++i) {
      nnc_ctx *variant = nullptr, *scope = nullptr;
      nnc_string* seed = nullptr;
      nnc_tensor* t = nullptr;
      const int64_t n = 5;
      ok(nnc_ctx_fork(ctx, "grad=False", &variant));
      ok(nnc_ctx_scope(variant, &scope));
      ok(nnc_rand(scope, &n, 1, NNC_FLOAT32, &t));
      ok(nnc_ctx_get(ctx, "seed", &seed));
      if (k == 0) ok(nnc_manual_seed(ctx, i));
      for (void* h : std::vector<void*>{scope, variant, seed}) nnc_release(h);
    }
  });
  nnc_release(ctx);
}

TEST_F(Threads, ReadOneErrorAndOneString) {
  nnc_error* e = nnc_error_new(NNC_E_STATE, "mine", "was wrong");
  nnc_string* s = nullptr;
  ok(nnc_string_new(ctx_, "text", 4, &s));
  run_threads(3, [&](int) {
    for (int i = 0; i < 300; ++i) {
      EXPECT_EQ(std::strcmp(nnc_error_message(e), "was wrong"), 0);
      EXPECT_EQ(std::strcmp(nnc_string_data(s), "text"), 0);
      nnc_release(nnc_retain(s));
    }
  });
  nnc_error_free(e);
  nnc_release(s);
}

// The lists of free slots and of threads are handed from one thread to the next.
TEST_F(Threads, ManyShortOnes) {
  for (int round = 0; round < 50; ++round) {
    run_threads(4, [&](int) {
      nnc_tensor* y = nullptr;
      ok(nnc_relu(ctx_, x_, &y));
      nnc_release(y);
    });
  }
}

// What a thread keeps for itself: handles, blocks, what oneDNN runs in, computed tensors.
class ThreadsEnd : public Threads {
 protected:
  void SetUp() override {
    Threads::SetUp();
    const int64_t sizes[] = {1, 16, 12, 12};
    ok(nnc_ones(ctx_, sizes, 4, NNC_FLOAT32, &image_));
    conv_ = make("Conv2d(16, 16, 3)");
    linear_ = make("Linear(4, 4)");
    ok(nnc_parametrizations_weight_norm(ctx_, linear_, "weight", nullptr));
  }
  void TearDown() override {
    for (void* h : std::vector<void*>{image_, conv_, linear_}) nnc_release(h);
    Threads::TearDown();
  }
  // Leaves the caching of computed tensors to the end of the thread.
  nnc_error* use_all() const {
    nnc_tensor *y = nullptr, *z = nullptr;
    nnc_error* e = nnc_module_call(nullptr, conv_, image_, &y);
    if (!e) e = nnc_parametrize_cached_begin(nullptr);
    if (!e) e = nnc_module_call(nullptr, linear_, x_, &z);
    nnc_release(y);
    nnc_release(z);
    return e;
  }
  nnc_tensor* image_ = nullptr;
  nnc_module *conv_ = nullptr, *linear_ = nullptr;
};

TEST_F(ThreadsEnd, ComesAfterDestructorsThatCall) {
  static std::atomic<int> calls{0};
  static std::function<nnc_error*()> use;
  use = [&] { return use_all(); };
  pthread_key_t key{};
  ASSERT_EQ(pthread_key_create(&key,
                               [](void*) {
                                 nnc_error* e = use();
                                 calls += e == nullptr;
                                 nnc_error_free(e);
                                 e = nnc_parametrize_cached_end(nullptr);
                                 calls += e == nullptr;
                                 nnc_error_free(e);
                               }),
            0);
  for (int i = 0; i < 50; ++i) {
    std::thread([&] {
      ok(use_all());
      pthread_setspecific(key, &key);
    }).join();
  }
  pthread_key_delete(key);
  EXPECT_EQ(calls, 100);
}

#if !NNC_TEST_SANITIZED  // those of Clang have an operator new of their own
// A thread_local with a destructor would end the process here.
TEST_F(ThreadsEnd, NeedsNoMemoryToBeWaitedFor) {
  for (int64_t n = 1;; ++n) {
    bool failed = false;
    std::thread([&] {
      nnc_test::fail_system_allocation_after(n);
      nnc_error* e = use_all();
      failed = nnc_test::fail_system_allocation_after(0) == 0;
      if (e) {
        EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY) << n << ": " << nnc_error_message(e);
      }
      nnc_error_free(e);
    }).join();
    if (!failed || HasFailure()) break;
  }
}
#endif

TEST_F(Threads, CallFromTheEndOfAThread) {
  // A key's destructor, after the library has forgotten the thread.
  static std::atomic<int> calls{0};
  static nnc_tensor* x;
  x = x_;
  pthread_key_t key{};
  ASSERT_EQ(pthread_key_create(&key,
                               [](void*) {
                                 calls += nnc_tensor_numel(x) == 8;
                                 nnc_tensor* y = nullptr;
                                 nnc_error_free(nnc_relu(nullptr, x, &y));
                                 nnc_release(y);
                               }),
            0);
  for (int i = 0; i < 50; ++i) {
    std::thread([&] {
      nnc_tensor* y = nullptr;
      ok(nnc_relu(ctx_, x_, &y));
      nnc_release(y);
      pthread_setspecific(key, &key);
    }).join();
  }
  pthread_key_delete(key);
  EXPECT_EQ(calls, 50);
}

}  // namespace
