// SPDX-License-Identifier: Apache-2.0
// Memory of what is computed while a program is captured: counted and limited as any other.
#include <string>
#include <vector>

#include "nnc/memory.h"
#include "nnc/program.h"
#include "support/host_functions.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;

#define TRY(call)                          \
  do {                                     \
    if (nnc_error* e_ = (call)) return e_; \
  } while (0)

constexpr int64_t kMega = 1 << 20;

class ProgramMemory : public nnc_test::HostTest {
 protected:
  void SetUp() override {
    HostTest::SetUp();
    const int64_t n = kMega / 4;
    ok(nnc_full(ctx, &n, 1, 1, NNC_FLOAT32, &x_));
    nnc_empty_cache();
  }
  void TearDown() override {
    ok(nnc_memory_limit(nullptr, 0));
    HostTest::TearDown();
  }
  // Gives so many tensors of 1 MiB.
  static nnc_error* several(nnc_ctx* c, nnc_tensor* x, int64_t count, List& out) {
    for (int64_t i = 0; i < count; ++i) TRY(nnc_add(c, x, x, 1, &out.emplace_back()));
    return nullptr;
  }
  nnc_tensor* x_ = nullptr;
};

TEST_F(ProgramMemory, IsCountedDuringACapture) {
  const int64_t before = nnc_memory_allocated();
  int64_t with = 0, after = 0;
  nnc_module* chain = nullptr;
  ok(nnc_module_new(ctx, "Sequential(ReLU(), ReLU6(), ReLU(), ReLU6(), ReLU(), ReLU6())", &chain));
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    List all;
    out.resize(1);
    TRY(several(c, in[0], 20, all));
    with = nnc_memory_allocated();
    TRY(nnc_module_call(c, chain, in[0], &out[0]));
    after = nnc_memory_allocated();
    return nullptr;
  });
  nnc_reset_peak_memory_stats();
  nnc_program* p = nullptr;
  ok(nnc_program_capture_callback(ctx, &kHost, f.self(), &x_, 1, &p));
  EXPECT_GE(with - before, 20 * kMega);
  EXPECT_LE(with - before, 28 * kMega);
  EXPECT_LE(after - with, 3 * kMega) << "what the layers pass on to each other is free again";
  EXPECT_GE(nnc_max_memory_allocated() - before, 20 * kMega);
  nnc_release(p);
  nnc_empty_cache();
  EXPECT_EQ(nnc_memory_allocated(), before);
  EXPECT_EQ(nnc_memory_reserved(), before);
}

TEST_F(ProgramMemory, IsLimitedDuringACapture) {
  const int64_t before = nnc_memory_allocated();
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    List all;
    TRY(several(c, in[0], 30, all));
    out = {all[0]};
    return nullptr;
  });
  ok(nnc_memory_limit(nullptr, before + 10 * kMega));
  nnc_program* p = nullptr;
  nnc_error* e = nnc_program_capture_callback(ctx, &kHost, f.self(), &x_, 1, &p);
  EXPECT_EQ(nnc_error_code(e), NNC_E_MEMORY);
  const std::string text = message(e);
  EXPECT_NE(text.find("you tried to allocate 1048576 bytes beside "), std::string::npos) << text;
  EXPECT_NE(text.find("of the limit of "), std::string::npos) << text;
  nnc_empty_cache();
  EXPECT_EQ(nnc_memory_allocated(), before);
  EXPECT_EQ(nnc_memory_reserved(), before);
  ok(nnc_memory_limit(nullptr, 0));
  ok(nnc_program_capture_callback(ctx, &kHost, f.self(), &x_, 1, &p));
}

// As long as somebody keeps it, also when the program is gone.
TEST_F(ProgramMemory, CountsWhatATrainingStepLeavesBehind) {
  const int64_t before = nnc_memory_allocated();
  List kept;
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor* t = nullptr;
    TRY(several(ctx, in[0], 12, kept));
    TRY(nnc_add(c, in[0], in[0], 1, &t));
    out = {t};
    return nullptr;
  });
  nnc_program* p = nullptr;
  ok(nnc_program_capture_step(ctx, &kHost, f.self(), &p));
  for (int i = 0; i < 2; ++i) {
    nnc_tensor* y = nullptr;
    int64_t n = 0;
    ok(nnc_program_run(ctx, p, &x_, 1, &y, 1, &n));
    nnc_release(y);
    EXPECT_GE(nnc_memory_allocated() - before, 12 * kMega);
    EXPECT_LE(nnc_memory_allocated() - before, 18 * kMega);
  }
  EXPECT_EQ(f.calls, 1);
  nnc_release(p);
  EXPECT_GE(nnc_memory_allocated() - before, 12 * kMega);
  for (nnc_tensor* t : kept) nnc_release(t);
  EXPECT_EQ(nnc_memory_allocated(), before);
}

}  // namespace
