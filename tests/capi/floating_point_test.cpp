// SPDX-License-Identifier: Apache-2.0
// Hosts with another floating-point environment: Note [Floating-point environment] in
// capi/floating_point.h.
#include <fenv.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace {

using nnc_test::ok;
using Bits = std::vector<uint32_t>;

void append(nnc_tensor* t, Bits* out) {
  const auto* p = static_cast<const uint32_t*>(nnc_tensor_data(t));
  out->insert(out->end(), p, p + nnc_tensor_numel(t));
}

// The bits of results, losses, gradients and texts of all kinds of functions.
Bits everything() {
  nnc_ctx *outer = nullptr, *c = nullptr;
  ok(nnc_ctx_new("seed=3, threads=2", &outer));
  ok(nnc_ctx_scope(outer, &c));
  Bits bits;
  for (const char* text :
       {"Sequential(Conv2d(3, 8, 3), BatchNorm2d(8), GELU(), Flatten(), Linear(1568, 9))",
        "Sequential(Flatten(2), TransformerEncoderLayer(256, 4, 64, batch_first=True))"}) {
    nnc_module* m = nullptr;
    nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr, *g = nullptr;
    const int64_t sizes[] = {4, 3, 16, 16};
    ok(nnc_module_new(c, text, &m));
    ok(nnc_randn(c, sizes, 4, NNC_FLOAT32, &x));
    ok(nnc_tensor_requires_grad_(c, x, 1));
    ok(nnc_module_call(c, m, x, &y));
    ok(nnc_sum(c, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    ok(nnc_backward(c, loss));
    ok(nnc_tensor_grad(c, x, &g));
    append(y, &bits);
    append(g, &bits);
  }
  // What raises every exception flag: quotients by 0, logarithms of negative numbers, sums beyond
  // the type, subnormals.
  const float odd[] = {0,      -1,   1e38F, 3e38F,  std::numeric_limits<float>::denorm_min(),
                       1e-38F, -0.F, 0.1F,  1e-45F, INFINITY,
                       NAN,    7};
  const int64_t n = 12;
  nnc_tensor* x = nullptr;
  ok(nnc_tensor_from_data(c, odd, &n, 1, NNC_FLOAT32, &x));
  using Unary = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor**);
  for (const Unary f :
       {nnc_log, nnc_exp, nnc_sqrt, nnc_reciprocal, nnc_tan, nnc_lgamma, nnc_sigmoid}) {
    nnc_tensor* y = nullptr;
    ok(f(c, x, &y));
    append(y, &bits);
  }
  using Binary = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor*, nnc_tensor**);
  for (const Binary f : {nnc_mul, nnc_atan2, nnc_fmod, nnc_pow}) {
    nnc_tensor* y = nullptr;
    ok(f(c, x, x, &y));
    append(y, &bits);
  }
  nnc_string* shown = nullptr;
  ok(nnc_tensor_repr(c, x, &shown));
  for (const char* p = nnc_string_data(shown); *p; ++p) bits.push_back(static_cast<uint32_t>(*p));
  nnc_release(c);
  nnc_release(outer);
  return bits;
}

// The register that says how to compute, but for its exception flags, and bits of it that the
// functions of C leave alone: x86 takes subnormals for zeros; arm64 does, or has one NaN alone, or
// float16 without infinities.
#if defined(__x86_64__)
constexpr uint64_t kOwnBits[] = {0x8040};
uint64_t control() {
  return _mm_getcsr() & ~0x3fU;
}
void set_control(uint64_t bits) {
  _mm_setcsr(static_cast<unsigned>(bits));
}
#elif defined(__aarch64__)
constexpr uint64_t kOwnBits[] = {1 << 24, 1 << 25, 1 << 26};
uint64_t control() {
  uint64_t bits = 0;
  asm volatile("mrs %0, fpcr" : "=r"(bits));
  return bits;
}
void set_control(uint64_t bits) {
  asm volatile("msr fpcr, %0" ::"r"(bits));
}
#else
constexpr uint64_t kOwnBits[] = {0};
uint64_t control() {
  return 0;
}
void set_control(uint64_t) {}
#endif

struct Environment {
  std::string name;
  std::function<void()> set;
};

std::vector<Environment> environments() {
  std::vector<Environment> all = {
      {"upwards", [] { fesetround(FE_UPWARD); }},
      {"downwards", [] { fesetround(FE_DOWNWARD); }},
      {"towards zero", [] { fesetround(FE_TOWARDZERO); }},
      {"traps", [] {
         feenableexcept(FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW | FE_INEXACT);
       }}};
  for (const uint64_t bits : kOwnBits) {
    all.push_back({"bits " + std::to_string(bits), [bits] { set_control(control() | bits); }});
  }
  return all;
}

class FloatingPoint : public testing::Test {
 protected:
  ~FloatingPoint() override { restore(); }

  void restore() const {
    fesetenv(FE_DFL_ENV);
    set_control(default_);
  }

 private:
  const uint64_t default_ = control();
};

TEST_F(FloatingPoint, OfTheHostChangesNothingAndIsNotChanged) {
  const Bits expected = everything();
  for (const Environment& e : environments()) {
    e.set();
    const int rounding = fegetround(), traps = fegetexcept();
    const uint64_t before = control();
    const Bits bits = everything();
    const uint64_t after = control();
    const int rounding_after = fegetround(), traps_after = fegetexcept();
    restore();
    EXPECT_TRUE(bits == expected) << e.name;
    EXPECT_EQ(rounding_after, rounding) << e.name;
    EXPECT_EQ(traps_after, traps) << e.name;
    EXPECT_EQ(after, before) << e.name;
  }
}

// A forward that looks at the environment, calls the library and leaves another.
struct Seen {
  int rounding = -1;
};
nnc_error* forward(uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                   nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  reinterpret_cast<Seen*>(self)->rounding = fegetround();
  nnc_error* e = nnc_div_scalar(ctx, inputs[0], 3, nullptr, outputs);
  fesetround(FE_DOWNWARD);
  *n_outputs = 1;
  return e;
}

TEST_F(FloatingPoint, OfTheHostIsThatOfItsCallbacks) {
  Seen seen;
  nnc_module_vtable table{};
  table.struct_size = sizeof table;
  table.forward = forward;
  nnc_module* m = nullptr;
  nnc_tensor *x = nullptr, *y = nullptr;
  ok(nnc_module_new_user(nullptr, "Third", &table, reinterpret_cast<uintptr_t>(&seen), &m));
  ok(nnc_ones(nullptr, nullptr, 0, NNC_FLOAT32, &x));
  float third[2] = {};
  int after[2] = {};
  for (int i = 0; i < 2; ++i) {
    fesetround(i == 0 ? FE_TONEAREST : FE_UPWARD);
    ok(nnc_module_call(nullptr, m, x, &y));
    after[i] = fegetround();
    fesetround(FE_TONEAREST);
    EXPECT_EQ(seen.rounding, i == 0 ? FE_TONEAREST : FE_UPWARD);
    third[i] = *static_cast<const float*>(nnc_tensor_data(y));
    nnc_release(y);
  }
  EXPECT_EQ(third[0], 1.0F / 3);
  EXPECT_EQ(third[1], third[0]);
  EXPECT_EQ(after[0], FE_TONEAREST);
  EXPECT_EQ(after[1], FE_UPWARD);
  nnc_release(x);
  nnc_release(m);
}

// Whose end comes with a release, outside of calls and within.
nnc_function* ends_with(int* rounding) {
  nnc_function_vtable table{};
  table.struct_size = sizeof table;
  table.forward = [](uintptr_t, nnc_ctx*, nnc_function_ctx*, nnc_tensor* const*, int64_t,
                     nnc_tensor**, int64_t, int64_t*) -> nnc_error* { return nullptr; };
  table.backward = [](uintptr_t, nnc_ctx*, nnc_function_ctx*, nnc_tensor* const*, int64_t,
                      nnc_tensor**, int64_t) -> nnc_error* { return nullptr; };
  table.destroy = [](uintptr_t self) { *reinterpret_cast<int*>(self) = fegetround(); };
  nnc_function* f = nullptr;
  ok(nnc_function_new(nullptr, "F", &table, reinterpret_cast<uintptr_t>(rounding), &f));
  return f;
}

TEST_F(FloatingPoint, OfTheHostIsThatBehindARelease) {
  struct Callback {
    int rounding = -1, behind = -1;
  } seen;
  const nnc_callback release{sizeof release,
                             [](uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* inputs, int64_t,
                                nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
                               auto& to = *reinterpret_cast<Callback*>(self);
                               nnc_release(ends_with(&to.rounding));
                               to.behind = fegetround();
                               *n_outputs = 1;
                               return nnc_clone(ctx, inputs[0], outputs);
                             },
                             nullptr};
  nnc_tensor *x = nullptr, *y = nullptr;
  ok(nnc_ones(nullptr, nullptr, 0, NNC_FLOAT32, &x));
  int rounding = -1;
  nnc_function* f = ends_with(&rounding);
  fesetround(FE_UPWARD);
  nnc_release(f);
  const int behind = fegetround();
  int64_t n = 0;
  nnc_error* e = nnc_checkpoint(nullptr, &release, reinterpret_cast<uintptr_t>(&seen), &x, 1, 0,
                                nullptr, &y, 1, &n);
  const int at_the_end = fegetround();
  fesetround(FE_TONEAREST);
  ok(e);
  EXPECT_EQ(rounding, FE_UPWARD);
  EXPECT_EQ(behind, FE_UPWARD);
  EXPECT_EQ(seen.rounding, FE_UPWARD);
  EXPECT_EQ(seen.behind, FE_UPWARD);
  EXPECT_EQ(at_the_end, FE_UPWARD);
  nnc_release(x);
  nnc_release(y);
}

}  // namespace
