// SPDX-License-Identifier: Apache-2.0
// One object used by several threads at once: what nnc/status.h allows. The tsan preset runs these.
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::code_of;
using nnc_test::ok;

template <class F>
void run_threads(int n, const F& body) {
  std::vector<std::thread> threads;
  for (int k = 0; k < n; ++k) threads.emplace_back(body, k);
  for (std::thread& t : threads) t.join();
}

// The context computes on the calling thread alone: the thread sanitizer cannot see how OpenMP's
// threads wait for each other. ThreadPool below is not for it.
class Threads : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = nnc_live_handles();
    ok(nnc_ctx_new("threads=1", &ctx_));
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

TEST_F(Threads, BuildAndReadOneModule) {
  nnc_module* net = make("Sequential(Linear(4, 4))");
  constexpr int kChildren = 100;
  run_threads(4, [&](int k) {
    for (int i = 0; i < kChildren; ++i) {
      const std::string name = std::to_string(k) + "_" + std::to_string(i);
      nnc_tensor *y = nullptr, *buffer = nullptr;
      nnc_named* state = nullptr;
      nnc_module* child = nullptr;
      nnc_string* text = nullptr;
      switch (k) {
        case 0:
          ok(nnc_module_add(ctx_, net, name.c_str(), "ReLU()"));
          ok(nnc_module_get_submodule(ctx_, net, name.c_str(), &child));
          break;
        case 1:
          ok(nnc_module_register_buffer(ctx_, net, name.c_str(), x_, 1));
          ok(nnc_module_get_buffer(ctx_, net, name.c_str(), &buffer));
          break;
        case 2:
          ok(nnc_module_call(ctx_, net, x_, &y));
          ok(nnc_module_train(ctx_, net, i % 2));
          break;
        default:
          ok(nnc_module_state_dict(ctx_, net, &state));
          if (i % 10 == 0) ok(nnc_module_repr(ctx_, net, &text));
          EXPECT_GE(nnc_module_training(net), 0);
      }
      for (void* h : std::vector<void*>{y, buffer, state, child, text}) nnc_release(h);
    }
  });
  nnc_named* children = nullptr;
  ok(nnc_module_named_children(ctx_, net, &children));
  EXPECT_EQ(nnc_named_count(children), 1 + kChildren);
  nnc_release(children);
  nnc_release(net);
}

// What is taken out of a container lives on in the calls that found it there.
TEST_F(Threads, ChangeOneContainerBesideItsForward) {
  nnc_module* net = make("Sequential(Linear(4, 4), ReLU())");
  nnc_module* values = make("ParameterList()");
  ok(nnc_parameter_list_append(ctx_, values, x_));
  std::atomic<bool> done{false};
  run_threads(3, [&](int k) {
    for (int i = 0; k == 0 && i < 200; ++i) {
      nnc_module *fresh = nullptr, *former = nullptr;
      ok(nnc_module_new(ctx_, "Linear(4, 4)", &fresh));
      ok(nnc_sequential_insert(ctx_, net, 0, fresh));
      ok(nnc_sequential_pop(ctx_, net, 1, &former));
      ok(nnc_parameter_list_set(ctx_, values, 0, x_));
      nnc_release(fresh);
      nnc_release(former);
    }
    if (k == 0) done = true;
    while (!done) {
      nnc_tensor *y = nullptr, *value = nullptr;
      nnc_string* text = nullptr;
      nnc_named* state = nullptr;
      ok(nnc_module_call(ctx_, net, x_, &y));
      ok(nnc_module_repr(ctx_, net, &text));
      ok(nnc_module_state_dict(ctx_, net, &state));
      ok(nnc_parameter_list_get(ctx_, values, 0, &value));
      for (void* h : {static_cast<void*>(y), static_cast<void*>(value), static_cast<void*>(text),
                      static_cast<void*>(state)})
        nnc_release(h);
    }
  });
  EXPECT_EQ(nnc_sequential_len(net), 2);
  nnc_release(net);
  nnc_release(values);
}

TEST_F(Threads, ConvertAModuleBesideItsForward) {
  nnc_module* m = make("Sequential(Linear(4, 64), ReLU(), Linear(64, 4))");
  std::atomic<bool> stop{false};
  std::atomic<int> answers{0};
  std::thread converter([&] {
    for (int i = 0; i < 100 || answers == 0; ++i) {
      ok(nnc_module_to(ctx_, m, i % 2 ? NNC_FLOAT32 : NNC_FLOAT64));
    }
    ok(nnc_module_to(ctx_, m, NNC_FLOAT32));
    stop = true;
  });
  run_threads(2, [&](int) {
    while (!stop) {
      nnc_tensor* y = nullptr;
      const int32_t code = code_of(nnc_module_call(ctx_, m, x_, &y));
      EXPECT_TRUE(code == 0 || code == NNC_E_DTYPE) << code;
      if (code == 0) ++answers;
      nnc_release(y);
    }
  });
  converter.join();
  nnc_release(m);
}

TEST_F(Threads, ConvertTwoModulesAtOnce) {
  nnc_module *a = make("Linear(4, 4)"), *b = make("Linear(4, 4)");
  run_threads(2, [&](int k) {
    for (int i = 0; i < 100; ++i) {
      ok(nnc_module_to(ctx_, k ? a : b, i % 2 ? NNC_FLOAT32 : NNC_FLOAT64));
    }
  });
  nnc_release(a);
  nnc_release(b);
}

// A forward that converts its own module, and one that waits for another thread's conversion.
struct Converting {
  nnc_module* target;
  bool from_another_thread;
  int32_t code = -1;
};
nnc_error* convert(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                   nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  auto& c = *reinterpret_cast<Converting*>(self);
  const auto call = [&] { c.code = code_of(nnc_module_to(ctx, c.target, NNC_FLOAT64)); };
  if (c.from_another_thread)
    std::thread(call).join();
  else
    call();
  *n = 1;
  return nnc_relu(ctx, inputs[0], &outputs[0]);
}

TEST_F(Threads, ConvertInsideAForward) {
  nnc_module* target = make("Linear(4, 4)");
  const nnc_module_vtable vtable = {static_cast<int64_t>(sizeof vtable),
                                    convert,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr};
  for (const bool other : {false, true}) {
    Converting state{target, other};
    nnc_module* m = nullptr;
    nnc_tensor* y = nullptr;
    ok(nnc_module_new_user(ctx_, "Convert", &vtable, reinterpret_cast<uintptr_t>(&state), &m));
    ok(nnc_module_call(ctx_, m, x_, &y));
    EXPECT_EQ(state.code, other ? NNC_E_STATE : 0) << "it waits for a call that waits for it";
    nnc_release(y);
    nnc_release(m);
  }
  nnc_release(target);
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

// A call computes with what was there when it began: with a weight of its own, or with one that is
// computed, which here is the same. What a functional call is given stands in the place of the one.
TEST_F(Threads, CallWhatIsComputed) {
  nnc_module* m = make("Linear(4, 2, bias=False)");
  nnc_tensor *ones = nullptr, *twos = nullptr;
  nnc_named* state = nullptr;
  const int64_t sizes[] = {2, 4}, rows = 0;
  ok(nnc_ones(ctx_, sizes, 2, NNC_FLOAT32, &ones));
  ok(nnc_module_register_parameter(ctx_, m, "weight", ones));
  ok(nnc_full(ctx_, sizes, 2, 2, NNC_FLOAT32, &twos));
  ok(nnc_named_new(ctx_, &state));
  ok(nnc_named_add(state, "weight", twos));
  std::atomic<bool> done{false};
  run_threads(3, [&](int k) {
    if (k == 0) {
      for (int i = 0; i < 1000; ++i) {
        ok(nnc_weight_norm(ctx_, m, "weight", &rows));
        ok(nnc_remove_weight_norm(ctx_, m, "weight"));
      }
      done = true;
    }
    while (!done) {
      nnc_tensor *y = nullptr, *z = nullptr, *w = nullptr;
      int64_t n = 0;
      ok(nnc_module_call(ctx_, m, x_, &y));
      ok(nnc_functional_call(ctx_, m, state, &x_, 1, nullptr, 1, 0, &z, 1, &n));
      ok(nnc_module_get_parameter(ctx_, m, "weight", &w));
      EXPECT_EQ(first(y), 4);
      EXPECT_TRUE(first(z) == 4 || first(z) == 8) << first(z);
      EXPECT_EQ(first(w), 1);
      for (void* h : std::vector<void*>{y, z, w}) nnc_release(h);
    }
  });
  for (void* h : std::vector<void*>{m, ones, twos, state}) nnc_release(h);
}

TEST_F(Threads, CallWhatIsPruned) {
  nnc_tensor* mask = nullptr;
  const int64_t sizes[] = {2, 4};
  const float half[] = {1, 1, 0, 0, 1, 1, 0, 0};
  ok(nnc_tensor_from_data(ctx_, half, sizes, 2, NNC_FLOAT32, &mask));
  for (int round = 0; round < 200; ++round) {
    nnc_module* m = make("Linear(4, 2)");
    nnc_tensor* ones = nullptr;
    ok(nnc_ones(ctx_, sizes, 2, NNC_FLOAT32, &ones));
    ok(nnc_module_register_parameter(ctx_, m, "weight", ones));
    ok(nnc_module_register_parameter(ctx_, m, "bias", nullptr));
    std::atomic<bool> done{false};
    run_threads(3, [&](int k) {
      if (k == 0) {
        ok(nnc_prune_custom_from_mask(ctx_, m, "weight", mask));
        done = true;
      }
      for (bool last = false; !last;) {
        last = done;
        nnc_tensor* y = nullptr;
        ok(nnc_module_call(ctx_, m, x_, &y));
        EXPECT_TRUE(first(y) == 2 || (first(y) == 4 && !last)) << first(y);
        nnc_release(y);
      }
    });
    for (void* h : std::vector<void*>{m, ones}) nnc_release(h);
  }
  nnc_release(mask);
}

// The same of weights and children that others replace.
TEST_F(Threads, CallWhatIsReplaced) {
  nnc_module* m = make("Sequential(Linear(4, 2, bias=False), ReLU())");
  nnc_module *layer = nullptr, *relu = make("ReLU()"), *identity = make("Identity()");
  ok(nnc_module_get_submodule(ctx_, m, "0", &layer));
  std::atomic<bool> done{false};
  const int64_t sizes[] = {2, 4};
  const auto put = [&](double value) {
    nnc_tensor* w = nullptr;
    ok(nnc_full(ctx_, sizes, 2, value, NNC_FLOAT32, &w));
    ok(nnc_module_register_parameter(ctx_, layer, "weight", w));
    nnc_release(w);
  };
  put(1);
  run_threads(3, [&](int k) {
    if (k == 0) {
      for (int i = 0; i < 2000; ++i) {
        put(i % 2 ? 1 : 2);
        ok(nnc_module_register_module(ctx_, m, "1", i % 2 ? relu : identity));
      }
      done = true;
    }
    while (!done) {
      nnc_tensor* y = nullptr;
      ok(nnc_module_call(ctx_, m, x_, &y));
      EXPECT_TRUE(first(y) == 4 || first(y) == 8) << first(y);
      nnc_release(y);
    }
  });
  for (void* h : std::vector<void*>{m, layer, relu, identity}) nnc_release(h);
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

// What one frees of a graph is there for the other, or an error.
TEST_F(Threads, RunOneGraphBackwardTwice) {
  for (int round = 0; round < 300; ++round) {
    nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
    make_graph(&x, &y);
    for (int i = 0; i < 20; ++i) {
      nnc_tensor* next = nullptr;
      ok(nnc_mul(ctx_, y, y, &next));
      nnc_release(y);
      y = next;
    }
    ok(nnc_sum(ctx_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    run_threads(3, [&](int) {
      nnc_tensor* g = nullptr;
      const int32_t code = code_of(nnc_autograd_grad(ctx_, &loss, 1, &x, 1, nullptr, 0, 0, 0, &g));
      EXPECT_TRUE(code == 0 || code == NNC_E_STATE) << code;
      nnc_release(g);
    });
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

// One of them has it, the others compute alone meanwhile.
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
