// SPDX-License-Identifier: Apache-2.0
// Programs of training steps: what convolutions leave in an order of their own, and what
// optimizers, their hooks and the host see of it between steps.
#include "nnc/nn_utils.h"
#include "support/program_step.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::List;
using nnc_test::ok;
using nnc_test::ProgramStep;
using nnc_test::Values;

class ProgramStepOrders : public ProgramStep {
 protected:
  // A leaf of an image's sizes, and its optimizer.
  struct Image {
    nnc_tensor* pixels = nullptr;
    nnc_optimizer* optimizer = nullptr;
  };
  Image image() {
    Image i;
    ok(nnc_manual_seed(ctx, 3));
    i.pixels = random({2, 8, 6, 6});
    ok(nnc_tensor_requires_grad_(ctx, i.pixels, 1));
    ok(nnc_optimizer_new_from(ctx, "SGD(lr=0.5)", &i.pixels, 1, &i.optimizer));
    return i;
  }
  Values grad_of(nnc_tensor* t) {
    nnc_tensor* g = nullptr;
    ok(nnc_tensor_grad(ctx, t, &g));
    return g ? wide(g) : Values();
  }
  static nnc_error* convolved(nnc_ctx* c, nnc_tensor* x, nnc_tensor* weight, nnc_tensor** out) {
    return nnc_conv2d(c, x, weight, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 1, out);
  }
};

// What is done to the gradient of an image in front of a convolution before the step.
struct Change {
  const char* name;
  int backwards;
  nnc_error* (*of)(nnc_ctx* c, nnc_tensor* pixels);
};
const Change kChanges[] = {
    {"two gradients are added up", 2, [](nnc_ctx*, nnc_tensor*) -> nnc_error* { return nullptr; }},
    {"clipped by value", 1,
     [](nnc_ctx* c, nnc_tensor* t) { return nnc_clip_grad_value_(c, &t, 1, 1e-4, -1); }},
    {"clipped by norm", 1,
     [](nnc_ctx* c, nnc_tensor* t) -> nnc_error* {
       nnc_tensor* norm = nullptr;
       return nnc_clip_grad_norm_(c, &t, 1, 0.01, 2, 0, -1, &norm);
     }},
    {"multiplied", 1,
     [](nnc_ctx* c, nnc_tensor* t) -> nnc_error* {
       nnc_tensor* g = nullptr;
       TRY(nnc_tensor_grad(c, t, &g));
       return nnc_mul_scalar_(c, g, 0.5);
     }},
};

TEST_F(ProgramStepOrders, GradientsOfImagesThatAreChangedBeforeTheStep) {
  nnc_tensor* weight = random({8, 8, 3, 3});
  for (const Change& change : kChanges) {
    SCOPED_TRACE(change.name);
    const Image a = image(), b = image();
    const auto step = [&](const Image& i) -> HostFunction& {
      return host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
        TRY(nnc_optimizer_zero_grad(c, i.optimizer));
        nnc_tensor* loss = nullptr;
        for (int k = 0; k < change.backwards; ++k) {
          nnc_tensor *x = nullptr, *y = nullptr, *square = nullptr;
          TRY(nnc_add(c, i.pixels, in[0], 1, &x));
          TRY(convolved(c, x, weight, &y));
          TRY(nnc_square(c, y, &square));
          TRY(nnc_mean(c, square, nullptr, 0, 0, 0, &loss));
          TRY(nnc_backward(c, loss));
        }
        TRY(change.of(c, i.pixels));
        TRY(nnc_optimizer_step(c, i.optimizer));
        out = {loss};
        return nullptr;
      });
    };
    HostFunction &eager = step(a), &captured = step(b);
    nnc_program* p = program_of(captured);
    for (int i = 0; i < 5; ++i) {
      const List in = {random({2, 8, 6, 6})};
      EXPECT_EQ(wide(call(eager, in)[0]), wide(run(p, in)[0])) << i;
      EXPECT_EQ(wide(a.pixels), wide(b.pixels)) << i;
    }
    EXPECT_EQ(captured.calls, 1);
    EXPECT_EQ(grad_of(a.pixels), grad_of(b.pixels));
  }
}

// Halves the gradient of the tensor that is its self.
constexpr nnc_optimizer_hook kHalves = {
    sizeof(nnc_optimizer_hook),
    [](uintptr_t self, nnc_ctx* c, nnc_optimizer*, nnc_named*, nnc_named**) -> nnc_error* {
      nnc_tensor* g = nullptr;
      TRY(nnc_tensor_grad(c, reinterpret_cast<nnc_tensor*>(self), &g));
      return nnc_mul_scalar_(c, g, 0.5);
    },
    nullptr};

// A result that an optimizer, or a hook of its, takes as a gradient before it is changed; with and
// without a convolution that could take over what follows it.
TEST_F(ProgramStepOrders, ResultsThatAreStepsGradientsBeforeTheyAreChanged) {
  for (const int64_t groups : {1, 8}) {
    SCOPED_TRACE(groups);
    nnc_tensor* weight = random({8, 8 / groups, 1, 1});
    const Image a = image(), b = image();
    const auto step = [&](const Image& i) -> HostFunction& {
      return host([=](nnc_ctx* outer, const List& in, List& out) -> nnc_error* {
        nnc_ctx* c = nullptr;
        TRY(nnc_ctx_fork(outer, "grad=False", &c));
        nnc_tensor *y = nullptr, *z = nullptr;
        TRY(nnc_conv2d(c, in[0], weight, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, groups, &y));
        TRY(nnc_tensor_set_grad(c, i.pixels, y));
        TRY(convolved(c, in[0], in[1], &z));
        TRY(nnc_optimizer_step(c, i.optimizer));
        TRY(nnc_add_(c, z, y, 1));
        TRY(nnc_relu_(c, y));
        TRY(nnc_tensor_set_grad(c, i.pixels, nullptr));
        nnc_release(c);
        out = {y, z};
        return nullptr;
      });
    };
    for (const Image& i : {a, b}) {
      nnc_hook* hook = nullptr;
      ok(nnc_optimizer_register_step_pre_hook(ctx, i.optimizer, &kHalves,
                                              reinterpret_cast<uintptr_t>(i.pixels), &hook));
    }
    HostFunction &eager = step(a), &captured = step(b);
    nnc_program* p = program_of(captured);
    for (int i = 0; i < 4; ++i) {
      const List in = {random({2, 8, 6, 6}), random({8, 8, 1, 1})};
      const List expected = call(eager, in), got = run(p, in);
      EXPECT_EQ(wide(expected[0]), wide(got[0])) << i;
      EXPECT_EQ(wide(expected[1]), wide(got[1])) << i;
      EXPECT_EQ(wide(a.pixels), wide(b.pixels)) << i;
    }
    EXPECT_EQ(captured.calls, 1);
  }
}

}  // namespace
