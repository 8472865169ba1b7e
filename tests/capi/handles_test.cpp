// SPDX-License-Identifier: Apache-2.0
// The life of handles: scopes, owners, threads, fork; and what errors say.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/extremes.h"
#include "support/slow_build.h"
#include "support/system_memory.h"

namespace {

using nnc_test::ok;

// The code and the message of an error, which is freed.
struct Failure {
  int32_t code = 0;
  std::string op, message;
  explicit Failure(nnc_error* e) {
    if (!e) return;
    code = nnc_error_code(e);
    op = nnc_error_op(e);
    message = nnc_error_message(e);
    nnc_error_free(e);
  }
};

nnc_tensor* filled(nnc_ctx* ctx, double value, int64_t n = 4) {
  nnc_tensor* t = nullptr;
  ok(nnc_full(ctx, &n, 1, value, NNC_FLOAT32, &t));
  return t;
}
double item(nnc_tensor* t) {
  nnc_tensor* s = nullptr;
  double v = 0;
  ok(nnc_sum(nullptr, t, nullptr, 0, 0, 0, &s));
  ok(nnc_tensor_item(nullptr, s, &v));
  nnc_release(s);
  return v;
}

class Handles : public ::testing::Test {
 protected:
  void SetUp() override { before_ = nnc_live_handles(); }
  void TearDown() override { EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked"; }
  int64_t before_ = 0;
};

TEST_F(Handles, ReleasedOnceAndForAll) {
  nnc_tensor* t = filled(nullptr, 1);
  EXPECT_EQ(nnc_tensor_numel(t), 4);
  nnc_release(t);
  EXPECT_EQ(nnc_tensor_numel(t), -1);
  nnc_release(t);
  nnc_release(nullptr);
  nnc_release(reinterpret_cast<void*>(intptr_t{0x7fff}));
}

TEST_F(Handles, ValueOfAReleasedHandleIsNotUsedAgainSoon) {
  nnc_tensor* dead = filled(nullptr, 1);
  nnc_release(dead);
  for (int i = 0; i < 1000; ++i) {
    nnc_tensor* t = filled(nullptr, 2);
    EXPECT_NE(t, dead);
    EXPECT_EQ(nnc_tensor_numel(dead), -1);
    nnc_release(t);
  }
}

TEST_F(Handles, RetainNeedsAsManyReleases) {
  nnc_tensor* t = filled(nullptr, 1);
  EXPECT_EQ(nnc_retain(t), t);
  nnc_release(t);
  EXPECT_EQ(nnc_tensor_numel(t), 4);
  nnc_release(t);
  EXPECT_EQ(nnc_tensor_numel(t), -1);
  EXPECT_EQ(nnc_retain(t), nullptr);
  EXPECT_EQ(nnc_keep(t), nullptr);
  EXPECT_EQ(nnc_retain(nullptr), nullptr);
}

TEST_F(Handles, DieWithTheirScope) {
  nnc_ctx *scope = nullptr, *inner = nullptr, *fork = nullptr;
  ok(nnc_ctx_scope(nullptr, &scope));
  nnc_tensor *a = filled(scope, 1), *kept = filled(scope, 2), *early = filled(scope, 3);
  ok(nnc_ctx_scope(scope, &inner));
  nnc_tensor* b = filled(inner, 4);
  ok(nnc_ctx_fork(scope, "grad=False", &fork));
  nnc_tensor* c = filled(fork, 5);
  EXPECT_EQ(nnc_keep(kept), kept);
  nnc_release(early);
  nnc_release(inner);
  EXPECT_EQ(nnc_tensor_numel(b), -1);
  EXPECT_EQ(nnc_tensor_numel(a), 4);
  nnc_release(scope);
  EXPECT_EQ(nnc_tensor_numel(a), -1);
  EXPECT_EQ(nnc_tensor_numel(c), -1) << "made through a variant of the scope";
  EXPECT_EQ(nnc_tensor_numel(kept), 4);
  nnc_release(kept);
  nnc_release(fork);
}

TEST_F(Handles, InnerScopeDiesWithTheOuterOne) {
  nnc_ctx *scope = nullptr, *inner = nullptr;
  ok(nnc_ctx_scope(nullptr, &scope));
  ok(nnc_ctx_scope(scope, &inner));
  nnc_tensor* t = filled(inner, 1);
  nnc_release(scope);
  EXPECT_EQ(nnc_tensor_numel(t), -1);
  nnc_tensor* out = nullptr;
  EXPECT_EQ(Failure(nnc_add_scalar(inner, t, 1, &out)).code, NNC_E_HANDLE);
  EXPECT_EQ(out, nullptr);
}

TEST_F(Handles, ManyInOneScope) {
  nnc_ctx* scope = nullptr;
  ok(nnc_ctx_scope(nullptr, &scope));
  for (int i = 0; i < 20000; ++i) {
    nnc_tensor* t = filled(scope, i, 1);
    if (i % 2) nnc_release(t);
  }
  EXPECT_EQ(nnc_live_handles(), before_ + 10001);
  nnc_release(scope);
}

TEST_F(Handles, ReadersOfDeadOnesSaySo) {
  nnc_tensor* const dead = filled(nullptr, 1);
  nnc_release(dead);
  for (nnc_tensor* t : {dead, static_cast<nnc_tensor*>(nullptr)}) {
    using Number = int64_t (*)(nnc_tensor*);
    for (const Number f : {nnc_tensor_ndim, nnc_tensor_numel, nnc_tensor_storage_offset,
                           nnc_tensor_element_size, nnc_tensor_nbytes, nnc_tensor_version}) {
      EXPECT_EQ(f(t), -1);
    }
    using Flag = int32_t (*)(nnc_tensor*);
    for (const Flag f : {nnc_is_floating_point, nnc_is_complex, nnc_tensor_is_contiguous}) {
      EXPECT_EQ(f(t), -1);
    }
    EXPECT_EQ(nnc_tensor_size(t, 0), -1);
    EXPECT_EQ(nnc_tensor_stride(t, 0), -1);
    EXPECT_EQ(nnc_tensor_dtype(t), 0);
    EXPECT_EQ(nnc_tensor_device(t), nullptr);
    EXPECT_EQ(nnc_tensor_data(t), nullptr);
    EXPECT_EQ(nnc_tensor_data_mut(t), nullptr);
  }
}

int64_t resident_bytes() {
  int64_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

// Handles themselves take 64 bytes each, which go back with them: Note [Memory of slots]. Those
// that are dead stay dead.
TEST_F(Handles, TheirMemoryGoesBack) {
  constexpr size_t kMany = 300'000;
  nnc_module* m = nullptr;
  ok(nnc_module_new(nullptr, "Linear(1, 1)", &m));
  std::vector<nnc_tensor*> views(kMany), former;  // all of one tensor
  const auto make_all = [&] {
    for (nnc_tensor*& v : views) ok(nnc_module_get_parameter(nullptr, m, "weight", &v));
  };
  const int64_t before = resident_bytes();
  for (int round = 0; round < 3; ++round) {
    make_all();
    for (nnc_tensor* v : views) nnc_release(v);
    if (!NNC_TEST_SANITIZED) {
      EXPECT_LT(resident_bytes(), before + static_cast<int64_t>(kMany) * 40) << round;
    }
    former.insert(former.end(), views.begin(), views.end());
  }
  make_all();
  std::vector<nnc_tensor*> all = former;
  all.insert(all.end(), views.begin(), views.end());
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end()) << "a handle lives again";
  for (nnc_tensor* v : former) EXPECT_EQ(nnc_tensor_ndim(v), -1);
  for (nnc_tensor* v : views) nnc_release(v);
  nnc_release(m);
}

TEST_F(Handles, ObjectsOutliveHandlesThatNeedThem) {
  nnc_tensor *x = filled(nullptr, 3), *y = nullptr, *g = nullptr, *s = nullptr;
  ok(nnc_tensor_requires_grad_(nullptr, x, 1));
  ok(nnc_mul(nullptr, x, x, &y));
  ok(nnc_sum(nullptr, y, nullptr, 0, 0, 0, &s));
  nnc_release(y);
  ok(nnc_backward(nullptr, s));
  ok(nnc_tensor_grad(nullptr, x, &g));
  nnc_release(x);
  EXPECT_EQ(item(g), 24);
  nnc_release(g);
  nnc_release(s);
}

TEST_F(Handles, CallersMemoryIsGivenBackOnce) {
  static std::atomic<int> count{0};
  float data[4] = {1, 2, 3, 4};
  const int64_t n = 4;
  nnc_tensor *t = nullptr, *view = nullptr;
  ok(nnc_from_blob(
      nullptr, data, &n, 1, nullptr, NNC_FLOAT32,
      [](uintptr_t self) { count += static_cast<int>(self); }, 5, &t));
  EXPECT_EQ(nnc_tensor_data(t), data);
  const int64_t two[] = {2, 2};
  ok(nnc_view(nullptr, t, two, 2, &view));
  nnc_release(t);
  EXPECT_EQ(count, 0);
  nnc_release(view);
  EXPECT_EQ(count, 5);
}

TEST_F(Handles, WhatADeleterThrowsEndsThere) {
  float data[4] = {1, 2, 3, 4};
  const int64_t n = 4;
  for (const bool in_scope : {false, true}) {
    nnc_ctx* scope = nullptr;
    if (in_scope) ok(nnc_ctx_scope(nullptr, &scope));
    static int calls;
    calls = 0;
    nnc_tensor* t = nullptr;
    ok(nnc_from_blob(
        scope, data, &n, 1, nullptr, NNC_FLOAT32,
        [](uintptr_t) {
          ++calls;
          throw std::runtime_error("of the host");
        },
        0, &t));
    nnc_release(in_scope ? static_cast<void*>(scope) : t);
    EXPECT_EQ(calls, 1);
  }
}

TEST_F(Handles, UsedByManyThreadsWhileOneReleasesThem) {
  std::atomic<nnc_tensor*> current{filled(nullptr, 1)};
  std::atomic<bool> stop{false};
  std::atomic<int> used{0}, refused{0}, wrong{0};
  std::vector<std::thread> threads;
  for (int k = 0; k < 3; ++k) {
    threads.emplace_back([&] {
      while (!stop) {
        nnc_tensor *t = current, *y = nullptr;
        nnc_error* e = nnc_add_scalar(nullptr, t, 1, &y);
        if (e) {
          if (Failure(e).code != NNC_E_HANDLE) ++wrong;
          ++refused;
        } else {
          if (item(y) != 8) ++wrong;
          nnc_release(y);
          ++used;
        }
      }
    });
  }
  while (used == 0 && wrong == 0) std::this_thread::yield();
  for (int i = 0; i < 3000; ++i) {
    nnc_tensor* old = current;
    if (i % 2) current = filled(nullptr, 1);
    nnc_release(old);
    if (i % 2 == 0) std::this_thread::yield();
    if (i % 2 == 0) current = filled(nullptr, 1);
  }
  stop = true;
  for (std::thread& t : threads) t.join();
  nnc_release(current);
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(used, 0);
}

TEST_F(Handles, ReleasedByTwoThreadsAtOnce) {
  for (int round = 0; round < 200; ++round) {
    std::vector<nnc_tensor*> list;
    for (int i = 0; i < 20; ++i) list.push_back(filled(nullptr, 1));
    const auto release_all = [&] {
      for (nnc_tensor* t : list) nnc_release(t);
    };
    std::thread other(release_all);
    release_all();
    other.join();
  }
}

TEST_F(Handles, OneScopeOfManyThreads) {
  nnc_ctx* scope = nullptr;
  ok(nnc_ctx_scope(nullptr, &scope));
  std::vector<std::thread> threads;
  for (int k = 0; k < 4; ++k) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        nnc_tensor* t = filled(scope, i);
        if (i % 3 == 0) nnc_release(t);
        if (i % 3 == 1) nnc_release(nnc_keep(t));
      }
    });
  }
  for (std::thread& t : threads) t.join();
  nnc_release(scope);
}

TEST_F(Handles, ScopeThatDiesWhileInUse) {
  for (int round = 0; round < 100; ++round) {
    nnc_ctx* scope = nullptr;
    ok(nnc_ctx_scope(nullptr, &scope));
    std::thread other([scope] {
      for (int i = 0; i < 50; ++i) {
        nnc_tensor* t = nullptr;
        const int64_t n = 4;
        const Failure f(nnc_full(scope, &n, 1, 1, NNC_FLOAT32, &t));
        EXPECT_TRUE(f.code == 0 || f.code == NNC_E_HANDLE) << f.message;
      }
    });
    nnc_release(scope);
    other.join();
  }
}

TEST_F(Handles, LongGraphIsFreedWithItsHandle) {
  nnc_tensor *x = filled(nullptr, 1, 1), *y = nullptr;
  ok(nnc_tensor_requires_grad_(nullptr, x, 1));
  ok(nnc_add_scalar(nullptr, x, 1, &y));
  for (int i = 0; i < 200000; ++i) {
    nnc_tensor* next = nullptr;
    ok(nnc_add_scalar(nullptr, y, 1, &next));
    nnc_release(y);
    y = next;
  }
  nnc_release(x);
  nnc_release(y);
}

// The child must not wait for threads that only the parent has.
TEST_F(Handles, ChildOfAForkComputes) {
  const int64_t sizes[] = {256, 256};
  nnc_tensor *a = nullptr, *b = nullptr;
  ok(nnc_ones(nullptr, sizes, 2, NNC_FLOAT32, &a));
  ok(nnc_add(nullptr, a, a, 1, &b));  // large enough for the parent's threads to be there
  EXPECT_EQ(item(b), 2.0 * 256 * 256);
  const pid_t child = fork();
  if (child == 0) {
    alarm(30);
    nnc_tensor *c = nullptr, *s = nullptr;
    double v = 0;
    const bool failed = nnc_mul(nullptr, b, b, &c) || nnc_sum(nullptr, c, nullptr, 0, 0, 0, &s) ||
                        nnc_tensor_item(nullptr, s, &v);
    _exit(!failed && v == 4.0 * 256 * 256 ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
  nnc_release(a);
  nnc_release(b);
}

TEST_F(Handles, OutOfMemoryIsAnError) {
  nnc_tensor* t = nullptr;
  for (const int64_t n : {int64_t{1} << 48, int64_t{1} << 60, INT64_MAX}) {
    const Failure f(nnc_empty(nullptr, &n, 1, NNC_FLOAT32, &t));
    EXPECT_EQ(f.code, NNC_E_MEMORY) << f.message;
    EXPECT_EQ(f.op, "nnc_empty");
    EXPECT_EQ(t, nullptr);
  }
  nnc_tensor* x = filled(nullptr, 1, 1);
  const int64_t wide[] = {int64_t{1} << 47};
  nnc_tensor* y = nullptr;
  ok(nnc_expand(nullptr, x, wide, 1, &y));
  EXPECT_EQ(Failure(nnc_add_scalar(nullptr, y, 1, &t)).code, NNC_E_MEMORY);
  EXPECT_EQ(Failure(nnc_clone(nullptr, y, &t)).code, NNC_E_MEMORY);
  nnc_release(x);
  nnc_release(y);
}

TEST_F(Handles, ErrorsSayWhereAndWhat) {
  const int64_t two = 2, three = 3;
  nnc_tensor *a = nullptr, *b = nullptr, *y = nullptr;
  ok(nnc_zeros(nullptr, &two, 1, 0, &a));
  ok(nnc_zeros(nullptr, &three, 1, 0, &b));
  const Failure f(nnc_add(nullptr, a, b, 1, &y));
  EXPECT_EQ(f.code, NNC_E_SHAPE);
  EXPECT_EQ(f.op, "nnc_add");
  EXPECT_NE(f.message.find("The size of tensor a (2) must match the size of tensor b (3)"),
            std::string::npos)
      << f.message;
  EXPECT_EQ(y, nullptr);
  nnc_release(b);
  EXPECT_EQ(Failure(nnc_add(nullptr, a, b, 1, &y)).message.find("other"), 0u);
  nnc_release(a);
}

TEST_F(Handles, ErrorsOfCallers) {
  nnc_error* e = nnc_error_new(NNC_E_STATE, "mine", "was wrong");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(nnc_error_code(e), NNC_E_STATE);
  EXPECT_STREQ(nnc_error_op(e), "mine");
  EXPECT_STREQ(nnc_error_message(e), "was wrong");
  nnc_error_free(e);
  EXPECT_EQ(nnc_error_message(e), nullptr);
  nnc_error_free(e);
  nnc_error_free(nullptr);
  e = nnc_error_new(-77, nullptr, nullptr);
  EXPECT_STREQ(nnc_error_message(e), "");
  nnc_error_free(e);
  nnc_tensor* t = filled(nullptr, 1);
  EXPECT_EQ(nnc_error_code(reinterpret_cast<nnc_error*>(t)), NNC_E_HANDLE);
  nnc_error_free(reinterpret_cast<nnc_error*>(t));
  EXPECT_EQ(nnc_tensor_numel(t), 4) << "a tensor is not an error";
  nnc_release(t);
}

TEST_F(Handles, StringsAreCopies) {
  nnc_string* s = nullptr;
  ok(nnc_string_new(nullptr, "a\0b", 3, &s));
  EXPECT_EQ(nnc_string_size(s), 3);
  EXPECT_EQ(std::memcmp(nnc_string_data(s), "a\0b", 4), 0);
  nnc_release(s);
  EXPECT_EQ(nnc_string_data(s), nullptr);
  EXPECT_EQ(nnc_string_size(s), -1);
}

TEST_F(Handles, KeysStayWhereTheyAre) {
  nnc_named* named = nullptr;
  nnc_tensor* t = filled(nullptr, 1);
  ok(nnc_named_new(nullptr, &named));
  ok(nnc_named_add(named, "a", t));
  const char* first = nnc_named_key(named, 0);
  const nnc_test::Deadline deadline(5);
  // So many that looking through all keys for each new one would take minutes.
  for (int i = 0; i < 200000; ++i) ok(nnc_named_add(named, std::to_string(i).c_str(), t));
  EXPECT_EQ(nnc_named_key(named, 0), first);
  EXPECT_STREQ(first, "a");
  EXPECT_STREQ(nnc_named_key(named, 200000), "199999");
  EXPECT_EQ(nnc_named_key(named, 200001), nullptr);
  EXPECT_EQ(nnc_named_key(named, -1), nullptr);
  EXPECT_EQ(Failure(nnc_named_add(named, "77777", t)).code, NNC_E_INVALID);
  nnc_release(named);
  nnc_release(t);
}

#if !NNC_TEST_SANITIZED  // those of Clang have an operator new of their own
// A call that finds no memory for its handle, or for the list of its scope, has drawn nothing.
TEST_F(Handles, AreMadeRoomForBeforeAnythingChanges) {
  const auto state = [] {
    nnc_tensor* t = nullptr;
    ok(nnc_get_rng_state(nullptr, &t));
    std::vector<uint8_t> bytes(static_cast<size_t>(nnc_tensor_numel(t)));
    ok(nnc_tensor_copy_to(nullptr, t, bytes.data(), static_cast<int64_t>(bytes.size())));
    nnc_release(t);
    return bytes;
  };
  nnc_ctx* scope = nullptr;
  ok(nnc_ctx_scope(nullptr, &scope));
  const int64_t four = 4;
  int refused = 0;
  for (int made = 0; made < 400; ++made) {
    const std::vector<uint8_t> before = state();
    for (int64_t n = 1;; ++n) {
      nnc_tensor* t = nullptr;
      nnc_test::fail_system_allocation_after(n);
      nnc_error* e = nnc_rand(scope, &four, 1, NNC_FLOAT32, &t);
      nnc_test::fail_system_allocation_after(0);
      if (!e) break;
      EXPECT_EQ(Failure(e).code, NNC_E_MEMORY);
      EXPECT_EQ(state(), before);
      ++refused;
    }
  }
  nnc_release(scope);
  EXPECT_GT(refused, 3);
}
#endif

TEST_F(Handles, StringOfAnySizeIsRefusedProperly) {
  nnc_string* s = nullptr;
  for (const int64_t n : {int64_t{1} << 60, INT64_MAX}) {
    const Failure f(nnc_string_new(nullptr, "abc", n, &s));
    EXPECT_EQ(f.code, NNC_E_MEMORY) << f.message;
    EXPECT_EQ(f.op, "nnc_string_new");
  }
  EXPECT_EQ(Failure(nnc_string_new(nullptr, "abc", -1, &s)).code, NNC_E_INVALID);
  EXPECT_EQ(Failure(nnc_string_new(nullptr, nullptr, 1, &s)).code, NNC_E_INVALID);
  EXPECT_EQ(s, nullptr);
}

}  // namespace
