// SPDX-License-Identifier: Apache-2.0
// Children of a process whose threads were all at work in the library when it forked.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <functional>

#include "nnc/memory.h"
#include "nnc/profiler.h"
#include "nnc/program.h"
#include "support/data.h"
#include "support/slow_build.h"

namespace nnc_test {
namespace {

constexpr int kForks = 150;

// What the process has before it forks, and its threads and children use.
struct Shared {
  Shared() {
    ok(nnc_ctx_new("threads=3", &ctx));
    dataset = counting_dataset(ctx, 64);
    loader = loader_of(ctx, dataset, "batch_size=4, shuffle=True, num_workers=2");
    ok(nnc_module_new(ctx, "Sequential(Linear(8, 8), ReLU(), Linear(8, 1))", &model));
    const int64_t sizes[] = {4, 8};
    ok(nnc_randn(ctx, sizes, 2, NNC_FLOAT32, &x));
    ok(nnc_profiler_new(ctx, "max_events=1000", &profiler));
  }
  ~Shared() {
    for (void* h : std::vector<void*>{profiler, x, model, loader, dataset, ctx}) nnc_release(h);
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  nnc_ctx* ctx = nullptr;
  nnc_dataset* dataset = nullptr;
  nnc_data_loader* loader = nullptr;
  nnc_module* model = nullptr;
  nnc_tensor* x = nullptr;
  nnc_profiler* profiler = nullptr;
};

// ---- what a thread or a child does once: false, and why on stderr, if it fails ----

bool good(nnc_error* e) {
  if (!e) return true;
  std::fprintf(stderr, "%s: %s\n", nnc_error_op(e), nnc_error_message(e));
  nnc_error_free(e);
  return false;
}

bool trains(nnc_ctx* ctx, nnc_module* m, nnc_tensor* x) {
  nnc_tensor *y = nullptr, *loss = nullptr;
  const bool done = good(nnc_module_call(ctx, m, x, &y)) &&
                    good(nnc_sum(ctx, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss)) &&
                    good(nnc_backward(ctx, loss)) && good(nnc_module_zero_grad(ctx, m));
  nnc_release(y);
  nnc_release(loss);
  return done;
}

bool loads(nnc_ctx* ctx, nnc_data_loader* loader) {
  nnc_data_loader_iter* i = nullptr;
  bool done = good(nnc_data_loader_iter_new(ctx, loader, &i));
  for (int k = 0; k < 17 && done; ++k) {
    nnc_tensor* t = nullptr;
    int64_t n = 0;
    done = good(nnc_data_loader_next(ctx, i, &t, 1, &n)) && n == (k < 16 ? 1 : 0);
    nnc_release(t);
  }
  nnc_release(i);
  return done;
}

// A primitive of a shape that is new.
bool convolves(nnc_ctx* ctx, int64_t width) {
  const int64_t in[] = {1, 3, 16, width}, filters[] = {8, 3, 3, 3};
  nnc_tensor *x = nullptr, *w = nullptr, *y = nullptr;
  const bool done = good(nnc_randn(ctx, in, 4, NNC_FLOAT32, &x)) &&
                    good(nnc_randn(ctx, filters, 4, NNC_FLOAT32, &w)) &&
                    good(nnc_conv2d(ctx, x, w, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 1, &y));
  for (nnc_tensor* t : {x, w, y}) nnc_release(t);
  return done;
}

// Small and large ones, drawn from the generator of all.
bool makes(nnc_ctx* ctx) {
  bool done = true;
  for (const int64_t n : {5, 4000, 300000}) {
    nnc_tensor *a = nullptr, *b = nullptr, *copy = nullptr;
    nnc_named* named = nullptr;
    done = done && good(nnc_randn(nullptr, &n, 1, NNC_FLOAT32, &a)) &&
           good(nnc_add(ctx, a, a, 1, &b)) && good(nnc_clone(ctx, b, &copy)) &&
           good(nnc_tensor_set_grad(ctx, copy, b)) && good(nnc_named_new(ctx, &named)) &&
           good(nnc_named_add(named, "a", a));
    for (void* h : std::vector<void*>{named, a, b, copy}) nnc_release(h);
  }
  return done;
}

bool builds(nnc_ctx* ctx, nnc_tensor* x) {
  nnc_module *m = nullptr, *child = nullptr;
  nnc_program* p = nullptr;
  const bool done = good(nnc_module_new(ctx, "Sequential(Linear(8, 4), Tanh())", &m)) &&
                    good(nnc_module_new(ctx, "Linear(4, 2)", &child)) &&
                    good(nnc_module_register_module(ctx, m, "2", child)) &&
                    good(nnc_program_capture(ctx, m, &x, 1, &p)) &&
                    good(nnc_module_to(ctx, m, NNC_FLOAT64));
  for (void* h : std::vector<void*>{p, child, m}) nnc_release(h);
  return done;
}

// Hooks that all modules of the process look at.
bool hooks_all(nnc_ctx* ctx) {
  const nnc_module_hook hook{sizeof hook,
                             [](uintptr_t, nnc_ctx*, nnc_module*, nnc_tensor* const*, int64_t,
                                nnc_kwargs*, nnc_tensor* const*, int64_t, nnc_tensor**, int64_t,
                                int64_t*, nnc_kwargs**) -> nnc_error* { return nullptr; },
                             nullptr};
  nnc_hook* h = nullptr;
  const bool done = good(nnc_register_module_forward_pre_hook(ctx, &hook, 0, &h)) &&
                    good(nnc_hook_remove(ctx, h));
  nnc_release(h);
  return done;
}

bool profiles(nnc_ctx* ctx, nnc_profiler* p) {
  nnc_string* table = nullptr;
  const bool done = good(nnc_profiler_start(ctx, p)) && convolves(ctx, 16) &&
                    good(nnc_profiler_stop(ctx, p)) &&
                    good(nnc_profiler_table(ctx, p, nullptr, 10, &table));
  nnc_release(table);
  return done;
}

// ---- children ----

// What the profiler has noted so far, and it may run.
bool reads(nnc_ctx* ctx, nnc_profiler* p) {
  nnc_string* table = nullptr;
  const bool done = good(nnc_profiler_table(ctx, p, nullptr, 10, &table));
  nnc_release(table);
  nnc_error_free(nnc_profiler_stop(ctx, p));
  return done;
}

// Everything by objects of the child's own, and by those of the process that no call changes. The
// number of what failed, or 0.
int work(const Shared& s, int64_t number) {
  nnc_ctx *ctx = nullptr, *scope = nullptr;
  nnc_module* own = nullptr;
  if (!good(nnc_ctx_new("threads=2", &ctx)) || !good(nnc_ctx_scope(ctx, &scope))) return 1;
  if (!reads(ctx, s.profiler)) return 2;
  if (!makes(scope)) return 3;
  if (!convolves(ctx, 100 + number)) return 4;
  if (!good(nnc_module_new(scope, "Sequential(Linear(8, 8), ReLU(), Linear(8, 1))", &own)) ||
      !trains(scope, own, s.x)) {
    return 5;
  }
  if (!builds(ctx, s.x) || !hooks_all(ctx)) return 6;
  nnc_data_loader* l = loader_of(ctx, s.dataset, "batch_size=4, shuffle=True, num_workers=2");
  const bool loaded = loads(ctx, l);
  nnc_release(l);
  if (!loaded) return 7;
  nnc_profiler* p = nullptr;
  if (!good(nnc_profiler_new(ctx, nullptr, &p)) || !profiles(ctx, p)) return 8;
  bool other = false;
  std::thread([&] { other = makes(ctx); }).join();
  if (!other) return 9;
  for (void* h : std::vector<void*>{p, scope, ctx, s.loader, s.model, s.dataset}) nnc_release(h);
  return 0;
}

void expect_work_in_child(const Shared& s, int64_t number) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    alarm(30);
    _exit(work(s, number));
  }
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0)
      << "fork " << number << ": status " << status;
}

// Does each of these again and again, in a thread of its own, until the last child is done.
void fork_beside(const Shared& s, const std::vector<std::function<bool(int64_t)>>& all) {
  std::atomic<bool> over{false};
  std::vector<std::thread> threads;
  for (const auto& f : all) {
    threads.emplace_back([&] {
      for (int64_t i = 0; !over; ++i) EXPECT_TRUE(f(i));
    });
  }
  for (int64_t i = 0; i < kForks && !::testing::Test::HasFailure(); ++i) {
    expect_work_in_child(s, i);
  }
  over = true;
  for (std::thread& t : threads) t.join();
}

class Fork : public ::testing::Test {
  void SetUp() override {
    // The allocator of g++ 12's address sanitizer does not take its own locks over fork().
    if (NNC_TEST_SANITIZED) GTEST_SKIP() << "the sanitizer's own locks stay locked in the child";
  }
};

TEST_F(Fork, BesideWorkersAndHandles) {
  Shared s;
  fork_beside(s, {[&](int64_t) { return loads(s.ctx, s.loader); },
                  [&](int64_t) { return makes(s.ctx); }, [&](int64_t) { return makes(s.ctx); }});
}

TEST_F(Fork, BesideModulesAndPrimitives) {
  Shared s;
  fork_beside(s, {[&](int64_t) { return trains(s.ctx, s.model, s.x); },
                  [&](int64_t i) { return convolves(s.ctx, 17 + i % 1500); },
                  [&](int64_t) { return builds(s.ctx, s.x); }});
}

// What other threads only look at is whole in the child.
TEST_F(Fork, BesideReaders) {
  Shared s;
  nnc_named* named = nullptr;
  nnc_kwargs* kwargs = nullptr;
  nnc_optimizer* optimizer = nullptr;
  ok(nnc_module_state_dict(s.ctx, s.model, &named));
  ok(nnc_kwargs_new(s.ctx, &kwargs));
  ok(nnc_kwargs_set_i64(kwargs, "a", 1));
  ok(nnc_optimizer_new(s.ctx, "Adam()", s.model, &optimizer));
  const auto read = [&](int64_t) {
    nnc_ctx* scope = nullptr;
    nnc_named* all = nullptr;
    nnc_tensor* t = nullptr;
    nnc_string* text = nullptr;
    const bool done =
        good(nnc_ctx_scope(s.ctx, &scope)) && good(nnc_named_sub(scope, named, "0", &all)) &&
        good(nnc_named_get(scope, named, "0.weight", &t)) && nnc_kwargs_count(kwargs) == 1 &&
        good(nnc_module_get_parameter(scope, s.model, "2.weight", &t)) &&
        good(nnc_optimizer_repr(scope, optimizer, &text)) &&
        good(nnc_optimizer_state_dict(scope, optimizer, &all)) &&
        nnc_optimizer_param_group_count(optimizer) == 1;
    nnc_release(scope);
    return done;
  };
  std::atomic<bool> over{false};
  std::vector<std::thread> threads;
  for (int k = 0; k < 2; ++k) {
    threads.emplace_back([&] {
      while (!over) EXPECT_TRUE(read(0));
    });
  }
  for (int i = 0; i < kForks && !::testing::Test::HasFailure(); ++i) {
    const pid_t child = fork();
    if (child == 0) {
      alarm(30);
      _exit(read(0) && good(nnc_optimizer_zero_grad(s.ctx, optimizer)) && read(1) ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0) << "fork " << i;
  }
  over = true;
  for (std::thread& t : threads) t.join();
  for (void* h : std::vector<void*>{named, kwargs, optimizer}) nnc_release(h);
}

TEST_F(Fork, BesideHooksOfAllModules) {
  Shared s;
  fork_beside(s,
              {[&](int64_t) { return hooks_all(s.ctx); }, [&](int64_t) { return hooks_all(s.ctx); },
               [&](int64_t) { return builds(s.ctx, s.x); }});
}

TEST_F(Fork, BesideAProfiler) {
  Shared s;
  fork_beside(s, {[&](int64_t) { return profiles(s.ctx, s.profiler); },
                  [&](int64_t) { return makes(s.ctx); },
                  [&](int64_t) { return trains(s.ctx, s.model, s.x); }});
}

// What the child makes, it frees, though threads of its parent were in calls when it began.
TEST_F(Fork, AChildFreesWhatItDrops) {
  Shared s;
  std::atomic<bool> over{false};
  std::thread other([&] {
    while (!over) EXPECT_TRUE(convolves(s.ctx, 64));
  });
  for (int i = 0; i < 20; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      alarm(30);
      constexpr int64_t n = 1 << 20;
      const int64_t before = nnc_memory_allocated();
      for (int k = 0; k < 3; ++k) {
        nnc_tensor* t = nullptr;
        if (!good(nnc_zeros(s.ctx, &n, 1, NNC_FLOAT32, &t))) _exit(1);
        std::thread([&] { nnc_tensor_data(t); }).join();  // shared, so that it may have to wait
        nnc_release(t);
      }
      _exit(nnc_memory_allocated() == before ? 0 : 2);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  }
  over = true;
  other.join();
}

}  // namespace
}  // namespace nnc_test
