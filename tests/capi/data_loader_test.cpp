// SPDX-License-Identifier: Apache-2.0
// What loaders do besides the order of samples: batches, errors, threads, their end.
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "support/data.h"

namespace nnc_test {
namespace {

// A dataset of the host's, whose samples are their indices.
struct Host {
  ~Host() {
    EXPECT_TRUE(soon([&] { return destroyed == made; }));
  }
  int made = 0;
  int64_t n = 40;
  int64_t bad = -1;  // fails
  std::atomic<int> calls{0};
  std::atomic<bool> blocked{false};  // get() waits while this is so
  std::atomic<int> destroyed{0};
  std::atomic<bool> signals_open{false}, other_thread{false};
  std::thread::id host = std::this_thread::get_id();
};
Host& host(uintptr_t self) {
  return *reinterpret_cast<Host*>(self);
}
nnc_error* host_len(uintptr_t self, nnc_ctx*, int64_t* out) {
  *out = host(self).n;
  return nullptr;
}
nnc_error* host_get(uintptr_t self, nnc_ctx* ctx, int64_t index, nnc_tensor** out, int64_t,
                    int64_t* n) {
  Host& h = host(self);
  if (std::this_thread::get_id() != h.host) {
    h.other_thread = true;
    sigset_t mask;
    pthread_sigmask(SIG_BLOCK, nullptr, &mask);
    if (!sigismember(&mask, SIGINT) || !sigismember(&mask, SIGALRM)) h.signals_open = true;
  }
  ++h.calls;
  while (h.blocked) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (index == h.bad) return nnc_error_new(NNC_E_INVALID, "host", "a bad sample");
  *n = 1;
  return nnc_tensor_from_data(ctx, &index, nullptr, 0, NNC_INT64, out);
}
void host_destroy(uintptr_t self) {
  ++host(self).destroyed;
}
nnc_dataset* host_dataset(nnc_ctx* ctx, Host& h, bool any_thread) {
  const nnc_dataset_vtable vtable{sizeof vtable, any_thread, host_len, host_get, host_destroy};
  nnc_dataset* out = nullptr;
  ok(nnc_dataset_new_user(ctx, &vtable, reinterpret_cast<uintptr_t>(&h), &out));
  ++h.made;
  return out;
}

TEST(DataLoader, AnyNumberOfWorkersGivesTheSameBatches) {
  Scope s;
  std::vector<std::vector<int64_t>> first;
  for (int workers = 0; workers <= 4; ++workers) {
    for (int kind = 0; kind < 3; ++kind) {
      Host h;
      Scope inner;
      nnc_dataset* d =
          kind == 0 ? counting_dataset(inner.ctx, h.n) : host_dataset(inner.ctx, h, kind == 2);
      ok(nnc_manual_seed(inner.ctx, 5));
      nnc_data_loader* l = loader_of(
          inner.ctx, d, "batch_size=3, shuffle=True, num_workers=" + std::to_string(workers));
      const auto all = all_batches(inner.ctx, iterator_of(inner.ctx, l));
      if (first.empty()) first = all;
      EXPECT_EQ(all, first) << workers << " workers, kind " << kind;
      EXPECT_EQ(h.other_thread, kind == 2 && workers > 0);
      EXPECT_FALSE(h.signals_open);
    }
  }
  EXPECT_EQ(first.size(), 14u);
}

TEST(DataLoader, AnErrorComesWithItsBatchAndTheNextFollows) {
  for (int workers : {0, 1, 3}) {
    for (bool any_thread : {false, true}) {
      Host h;
      h.bad = 7;
      Scope s;
      nnc_data_loader* l = loader_of(s.ctx, host_dataset(s.ctx, h, any_thread),
                                     "batch_size=3, num_workers=" + std::to_string(workers));
      nnc_data_loader_iter* i = iterator_of(s.ctx, l);
      EXPECT_EQ(next_batch(s.ctx, i), (std::vector<int64_t>{0, 1, 2}));
      EXPECT_EQ(next_batch(s.ctx, i), (std::vector<int64_t>{3, 4, 5}));
      nnc_tensor* t = nullptr;
      int64_t n = -5;
      expect_error(nnc_data_loader_next(s.ctx, i, &t, 1, &n), NNC_E_INVALID, "a bad sample");
      EXPECT_EQ(n, -5);
      EXPECT_EQ(next_batch(s.ctx, i), (std::vector<int64_t>{9, 10, 11}));
      EXPECT_EQ(all_batches(s.ctx, i).size(), 10u);
    }
  }
}

TEST(DataLoader, ABatchThatDoesNotFitIsNotLost) {
  for (const char* options : {"batch_size=4", "batch_size=4, num_workers=2"}) {
    Scope s;
    nnc_data_loader_iter* i =
        iterator_of(s.ctx, loader_of(s.ctx, counting_dataset(s.ctx, 4), options));
    int64_t n = 0;
    EXPECT_EQ(code_of(nnc_data_loader_next(s.ctx, i, nullptr, 0, &n)), NNC_E_INVALID);
    EXPECT_EQ(next_batch(s.ctx, i), (std::vector<int64_t>{0, 1, 2, 3}));
    EXPECT_TRUE(next_batch(s.ctx, i).empty());
    EXPECT_TRUE(next_batch(s.ctx, i).empty());
  }
}

// At each point of a pass, in each order of release.
TEST(DataLoader, StopsAtAnyPoint) {
  for (bool hosts : {false, true}) {
    for (int taken = 0; taken <= 12; ++taken) {
      for (int order = 0; order < 6; ++order) {
        Host h;
        h.n = 10;
        {
          Scope s;
          nnc_dataset* d = hosts ? host_dataset(s.outer, h, true) : counting_dataset(s.outer, h.n);
          nnc_data_loader* l = loader_of(s.outer, d, "num_workers=3, prefetch_factor=1");
          nnc_data_loader_iter* i = iterator_of(s.outer, l);
          for (int k = 0; k < taken; ++k) next_batch(s.ctx, i);
          void* all[] = {d, l, i};
          const int first = order % 3;
          const int second = (first + 1 + order / 3) % 3;
          nnc_release(all[first]);
          nnc_release(all[second]);
          nnc_release(all[3 - first - second]);
          // Until then a worker may be at the host's function, which has handles.
          if (hosts) {
            EXPECT_TRUE(soon([&] { return h.destroyed == 1; }));
          }
        }
      }
    }
  }
}

TEST(DataLoader, AheadOfTheCallerByThePrefetchFactor) {
  Host h;
  h.n = 100;
  Scope s;
  nnc_data_loader_iter* i = iterator_of(
      s.ctx, loader_of(s.ctx, host_dataset(s.ctx, h, true), "num_workers=2, prefetch_factor=3"));
  EXPECT_TRUE(soon([&] { return h.calls == 6; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_EQ(h.calls, 6);
  next_batch(s.ctx, i);
  EXPECT_TRUE(soon([&] { return h.calls == 7; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_EQ(h.calls, 7);
}

// What a host's function waits for may be the thread that releases.
TEST(DataLoader, ReleasingDoesNotWaitForTheHost) {
  Host h;
  h.blocked = true;
  Scope s;
  nnc_ctx* inner = nullptr;
  ok(nnc_ctx_scope(s.ctx, &inner));
  iterator_of(inner, loader_of(inner, host_dataset(inner, h, true), "num_workers=2"));
  EXPECT_TRUE(soon([&] { return h.calls == 2; }));
  nnc_release(inner);
  EXPECT_EQ(h.destroyed, 0);
  h.blocked = false;
  EXPECT_TRUE(soon([&] { return h.destroyed == 1; }));
  EXPECT_EQ(h.calls, 2);
}

// Workers that are not at the host's function end with their iterator, so that the dataset goes
// with the last release.
TEST(DataLoader, IdleWorkersEndAtOnce) {
  for (int i = 0; i < 20; ++i) {
    Host h;
    h.n = 10;
    Scope s;
    nnc_ctx* inner = nullptr;
    ok(nnc_ctx_scope(s.ctx, &inner));
    nnc_data_loader_iter* pass =
        iterator_of(inner, loader_of(inner, host_dataset(inner, h, true), "num_workers=3"));
    for (int k = 0; k <= h.n; ++k) next_batch(s.ctx, pass);
    nnc_release(inner);
    EXPECT_EQ(h.destroyed, 1);
  }
}

// The same error for any number of workers, and no exception through the host's function.
TEST(DataLoader, IsNotAskedByTheDatasetThatItAsks) {
  struct Asking {
    std::atomic<nnc_data_loader_iter*> pass{nullptr};
    std::atomic<int> code{0};
  };
  const auto len = [](uintptr_t, nnc_ctx*, int64_t* out) -> nnc_error* {
    *out = 8;
    return nullptr;
  };
  const auto get = [](uintptr_t self, nnc_ctx* ctx, int64_t index, nnc_tensor** out, int64_t,
                      int64_t* n) -> nnc_error* {
    auto& asking = *reinterpret_cast<Asking*>(self);
    nnc_tensor* batch[1] = {};
    if (index == 5) {
      while (!asking.pass) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      nnc_error* e = nnc_data_loader_next(ctx, asking.pass, batch, 1, n);
      asking.code = nnc_error_code(e);
      return e;
    }
    *n = 1;
    return nnc_tensor_from_data(ctx, &index, nullptr, 0, NNC_INT64, out);
  };
  for (const char* workers : {"num_workers=0", "num_workers=2"}) {
    SCOPED_TRACE(workers);
    Asking asking;
    Scope s;
    const nnc_dataset_vtable vtable{sizeof vtable, 1, len, get, nullptr};
    nnc_dataset* d = nullptr;
    ok(nnc_dataset_new_user(s.ctx, &vtable, reinterpret_cast<uintptr_t>(&asking), &d));
    asking.pass = iterator_of(s.ctx, loader_of(s.ctx, d, std::string("batch_size=2, ") + workers));
    nnc_error* e = nullptr;
    int64_t n = 1;
    for (int k = 0; k < 4 && !e; ++k) {
      nnc_tensor* batch[1] = {};
      e = nnc_data_loader_next(s.ctx, asking.pass, batch, 1, &n);
    }
    EXPECT_EQ(nnc_error_code(e), NNC_E_STATE) << nnc_error_message(e);
    EXPECT_EQ(asking.code, NNC_E_STATE);
    nnc_error_free(e);
  }
}

// Converting a module waits for calls of other threads, but not for one that waits for a worker.
TEST(DataLoader, WaitingForAWorkerHoldsNobodyUp) {
  Host h;
  h.blocked = true;
  Scope s;
  nnc_data_loader_iter* i =
      iterator_of(s.ctx, loader_of(s.ctx, host_dataset(s.ctx, h, true), "num_workers=1"));
  std::thread waiting([&] { EXPECT_EQ(next_batch(s.ctx, i), std::vector<int64_t>{0}); });
  EXPECT_TRUE(soon([&] { return h.calls == 1; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  h.blocked = false;
  waiting.join();
}

TEST(DataLoader, SeveralThreadsShareAPass) {
  Scope s;
  constexpr int64_t kSamples = 3000;
  nnc_data_loader_iter* i =
      iterator_of(s.ctx, loader_of(s.ctx, counting_dataset(s.ctx, kSamples),
                                   "batch_size=7, shuffle=True, num_workers=2"));
  std::vector<std::atomic<int>> seen(kSamples);
  std::vector<std::thread> threads;
  for (int k = 0; k < 3; ++k) {
    threads.emplace_back([&] {
      for (const auto& batch : all_batches(s.ctx, i)) {
        for (int64_t v : batch) ++seen[static_cast<size_t>(v)];
      }
    });
  }
  for (std::thread& t : threads) t.join();
  for (const auto& n : seen) EXPECT_EQ(n, 1);
}

TEST(DataLoader, TheChildOfForkOnlyReleases) {
  Host h;
  Scope s;
  nnc_dataset* d = counting_dataset(s.outer, 5000);
  nnc_data_loader* l = loader_of(s.outer, d, "num_workers=3");
  for (int k = 0; k < 5; ++k) {
    nnc_data_loader_iter* i = iterator_of(s.outer, l);
    next_batch(s.ctx, i);
    const pid_t child = fork();
    if (child == 0) {
      alarm(20);
      nnc_tensor* t = nullptr;
      int64_t n = 0;
      const bool refused = nnc_data_loader_next(s.ctx, i, &t, 1, &n) != nullptr;
      nnc_release(i);
      nnc_release(l);
      nnc_release(d);
      _exit(refused ? 0 : 3);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    EXPECT_EQ(next_batch(s.ctx, i), std::vector<int64_t>{1});
    nnc_release(i);
  }
  nnc_release(l);
  nnc_release(d);
}

TEST(DataLoaderDeathTest, ExitWhileWorkersRun) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        Host& h = *new Host;
        h.n = 1000000;
        nnc_ctx* c = nullptr;
        ok(nnc_ctx_new(nullptr, &c));
        nnc_data_loader_iter* i = iterator_of(
            c, loader_of(c, host_dataset(c, h, true), "num_workers=3, prefetch_factor=9999"));
        next_batch(c, i);
        std::exit(7);
      },
      ::testing::ExitedWithCode(7), "");
}

TEST(DataLoader, PadsFieldsOfUnequalLengths) {
  for (const char* options : {"batch_size=3, padding_value=-1", "batch_size=3, padding_value=[-1]",
                              "batch_size=3, padding_value=-1, num_workers=2"}) {
    Scope s;
    std::vector<nnc_dataset*> parts;
    for (int64_t n : {2, 3, 1}) {
      const std::vector<int64_t> numbers{n, n + 1, n + 2};
      const int64_t dims[] = {1, n};
      nnc_tensor* t = nullptr;
      ok(nnc_tensor_from_data(s.ctx, numbers.data(), dims, 2, NNC_INT64, &t));
      parts.emplace_back();
      ok(nnc_tensor_dataset_new(s.ctx, &t, 1, &parts.back()));
    }
    nnc_dataset* all = nullptr;
    ok(nnc_concat_dataset_new(s.ctx, parts.data(), 3, &all));
    EXPECT_EQ(nnc_dataset_len(all), 3);
    nnc_tensor* out[2] = {};
    int64_t n = 0;
    ok(nnc_data_loader_next(s.ctx, iterator_of(s.ctx, loader_of(s.ctx, all, options)), out, 2, &n));
    ASSERT_EQ(n, 2);
    EXPECT_EQ(elements_of(out[0]), (std::vector<int64_t>{2, 3, -1, 3, 4, 5, 1, -1, -1}));
    EXPECT_EQ(elements_of(out[1]), (std::vector<int64_t>{2, 3, 1}));
    expect_error(nnc_data_loader_next(
                     s.ctx, iterator_of(s.ctx, loader_of(s.ctx, all, "batch_size=3")), out, 2, &n),
                 NNC_E_SHAPE,
                 "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at "
                 "entry 1");
  }
}

TEST(DataLoader, RefusesWhatTorchRefuses) {
  Scope s;
  nnc_dataset* d = counting_dataset(s.ctx, 4);
  nnc_sampler* sampler = nullptr;
  ok(nnc_sequential_sampler_new(s.ctx, d, &sampler));
  nnc_data_loader* l = nullptr;
  const auto code = [&](nnc_sampler* with, const char* options) {
    return code_of(nnc_data_loader_new(s.ctx, d, with, options, nullptr, &l));
  };
  for (const char* bad :
       {"batch_size=0", "batch_size=-1", "num_workers=-1", "num_workers=513", "prefetch_factor=2",
        "num_workers=1, prefetch_factor=0", "persistent_workers=True",
        "batch_size=None, drop_last=True", "batch_size=None, padding_value=0"}) {
    EXPECT_EQ(code(nullptr, bad), NNC_E_INVALID) << bad;
  }
  EXPECT_EQ(code(nullptr, "batch=2"), NNC_E_UNKNOWN);
  EXPECT_EQ(code(nullptr, "batch_size="), NNC_E_TEXT);
  EXPECT_EQ(code(sampler, "shuffle=True"), NNC_E_INVALID);
  EXPECT_EQ(code(sampler, "shuffle=False"), 0);
  nnc_release(l);
  nnc_sampler *batches = nullptr, *none = nullptr;
  ok(nnc_batch_sampler_new(s.ctx, sampler, 3, 0, &batches));
  for (const char* bad : {"batch_size=2", "batch_size=None", "drop_last=True", "shuffle=True"}) {
    EXPECT_EQ(code(batches, bad), NNC_E_INVALID) << bad;
  }
  EXPECT_EQ(code_of(nnc_batch_sampler_new(s.ctx, sampler, 0, 0, &none)), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_batch_sampler_new(s.ctx, batches, 2, 0, &none)), NNC_E_INVALID);
  const int64_t places[] = {1, 3, 0}, empty_one[] = {3, 0}, few[] = {2}, many[] = {2, 2};
  for (const int64_t* lengths : {empty_one, many})
    EXPECT_EQ(code_of(nnc_listed_batches_new(s.ctx, places, 3, lengths, 2, &none)), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_listed_batches_new(s.ctx, places, 3, few, 1, &none)), NNC_E_INVALID);
  nnc_dataset* empty = counting_dataset(s.ctx, 0);
  EXPECT_EQ(code_of(nnc_data_loader_new(s.ctx, empty, nullptr, "shuffle=True", nullptr, &l)),
            NNC_E_INVALID);
  EXPECT_TRUE(all_batches(s.ctx, iterator_of(s.ctx, loader_of(s.ctx, empty, ""))).empty());
}

// Samples of tensors that require grad have their history, and the caller fetches them.
TEST(DataLoader, KeepsHistories) {
  for (const char* options : {"batch_size=2", "batch_size=2, num_workers=2"}) {
    Scope s;
    const int64_t n = 4;
    nnc_tensor *x = nullptr, *y = nullptr, *sum = nullptr, *grad = nullptr;
    ok(nnc_ones(s.ctx, &n, 1, NNC_FLOAT32, &x));
    ok(nnc_tensor_requires_grad_(s.ctx, x, 1));
    nnc_dataset* d = nullptr;
    ok(nnc_tensor_dataset_new(s.ctx, &x, 1, &d));
    int64_t count = 0;
    ok(nnc_data_loader_next(s.ctx, iterator_of(s.ctx, loader_of(s.ctx, d, options)), &y, 1,
                            &count));
    ok(nnc_sum(s.ctx, y, nullptr, 0, 0, 0, &sum));
    ok(nnc_backward(s.ctx, sum));
    ok(nnc_tensor_grad(s.ctx, x, &grad));
    const auto* g = static_cast<const float*>(nnc_tensor_data(grad));
    EXPECT_EQ((std::vector<float>{g[0], g[1], g[2], g[3]}), (std::vector<float>{1, 1, 0, 0}));
  }
}

TEST(Datasets, TooDeepIsAnError) {
  Scope s;
  nnc_dataset* d = counting_dataset(s.ctx, 2);
  const int64_t indices[] = {0, -1};
  for (int depth = 2; depth <= 100; ++depth) ok(nnc_subset_new(s.ctx, d, indices, 2, &d));
  EXPECT_EQ(sample_of(s.ctx, d, -1), 1);
  EXPECT_EQ(code_of(nnc_subset_new(s.ctx, d, indices, 2, &d)), NNC_E_INVALID);
  EXPECT_EQ(code_of(nnc_concat_dataset_new(s.ctx, &d, 1, &d)), NNC_E_INVALID);
  nnc_tensor* t = nullptr;
  int64_t n = 0;
  EXPECT_EQ(code_of(nnc_dataset_get(s.ctx, d, 2, &t, 1, &n)), NNC_E_INDEX);
  EXPECT_EQ(code_of(nnc_dataset_get(s.ctx, d, -3, &t, 1, &n)), NNC_E_INDEX);
}

}  // namespace
}  // namespace nnc_test
