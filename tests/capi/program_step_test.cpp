// SPDX-License-Identifier: Apache-2.0
// Programs of training steps: a model that they train stays, bit for bit, that of the function.
#include "support/program_step.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using nnc_test::ProgramStep;
using nnc_test::Trained;
using nnc_test::Values;

struct Case {
  const char *name, *model, *optimizer;
  std::vector<int64_t> x;
  int64_t classes;
};

class ProgramStepModels : public ProgramStep, public ::testing::WithParamInterface<Case> {};

// Batches of one size, then smaller ones, then the first again; two of each are from a plan.
TEST_P(ProgramStepModels, TrainsAsTheFunctionDoes) {
  const Case& c = GetParam();
  const Trained a = trained(c.model, c.optimizer), b = trained(c.model, c.optimizer);
  HostFunction &eager = step_of(a, c.classes > 0), &captured = step_of(b, c.classes > 0);
  nnc_program* p = program_of(captured);
  std::vector<int64_t> small = c.x;
  small[0] -= 1;
  std::vector<List> batches;
  for (int i = 0; i < 10; ++i) {
    const std::vector<int64_t>& dims = i >= 4 && i < 7 ? small : c.x;
    batches.push_back({random(dims)});
    if (c.classes > 0) batches.back().push_back(classes(dims[0], c.classes));
  }
  std::vector<Values> losses[2];
  ok(nnc_manual_seed(ctx, 3));
  for (const List& in : batches) losses[0].push_back(wide(call(eager, in)[0]));
  ok(nnc_manual_seed(ctx, 3));
  for (const List& in : batches) losses[1].push_back(wide(run(p, in)[0]));
  EXPECT_EQ(captured.calls, 2);
  EXPECT_EQ(losses[0], losses[1]);
  EXPECT_EQ(state(a), state(b));
  nnc_string* text = nullptr;
  ok(nnc_program_text(ctx, p, &text));
  EXPECT_NE(std::string(nnc_string_data(text)).find("optimizer step"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Models, ProgramStepModels,
    ::testing::Values(
        Case{"Perceptron",
             "Sequential(Linear(6, 8), ReLU(), Linear(8, 3))",
             "SGD(lr=0.1, momentum=0.9)",
             {5, 6},
             3},
        Case{"Adam", "Sequential(Linear(6, 8), Tanh(), Linear(8, 3))", "Adam(lr=0.01)", {5, 6}, 3},
        Case{"AdamW",
             "Sequential(Linear(6, 8), GELU(), LayerNorm(8), Linear(8, 3))",
             "AdamW(lr=0.01, amsgrad=True)",
             {5, 6},
             3},
        Case{"Convolutions",
             "Sequential(Conv2d(3, 8, 3, padding=1), BatchNorm2d(8), ReLU(), MaxPool2d(2), "
             "Dropout(0.3), Conv2d(8, 8, 3, groups=8), Flatten(), Linear(32, 4))",
             "SGD(lr=0.1, momentum=0.9, nesterov=True)",
             {4, 3, 8, 8},
             4},
        Case{"Dropouts",
             "Sequential(Dropout(0.5), Conv1d(4, 6, 3), Dropout1d(0.4), Flatten(), "
             "AlphaDropout(0.2), Linear(24, 3))",
             "RMSprop(lr=0.01)",
             {5, 4, 6},
             3},
        Case{"Recurrent",
             "LSTM(5, 7, num_layers=2, dropout=0.3, bidirectional=True)",
             "Adagrad(lr=0.1)",
             {6, 3, 5},
             0},
        Case{"Gated", "GRU(5, 7, batch_first=True)", "NAdam(lr=0.01)", {3, 4, 5}, 0},
        Case{"Encoder",
             "TransformerEncoderLayer(8, 2, 16, dropout=0.1, batch_first=True)",
             "AdamW(lr=1e-3)",
             {2, 5, 8},
             0}),
    [](const auto& c) { return std::string(c.param.name); });

// Gradients are added up over two runs, then taken.
TEST_F(ProgramStep, AddsUpGradients) {
  const char* const text = "Sequential(Linear(4, 3), Sigmoid())";
  const Trained a = trained(text, "SGD(lr=0.5)"), b = trained(text, "SGD(lr=0.5)");
  const auto gradients = [&](const Trained& t) -> HostFunction& {
    return host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      nnc_tensor *y = nullptr, *loss = nullptr;
      TRY(nnc_module_call(c, t.model, in[0], &y));
      TRY(nnc_sum(c, y, nullptr, 0, 0, 0, &loss));
      TRY(nnc_backward(c, loss));
      out = {loss};
      return nullptr;
    });
  };
  HostFunction &eager = gradients(a), &captured = gradients(b);
  nnc_program* p = program_of(captured);
  for (int i = 0; i < 8; ++i) {
    const List in = {random({5, 4})};
    EXPECT_EQ(wide(call(eager, in)[0]), wide(run(p, in)[0]));
    EXPECT_EQ(state(a), state(b));
    if (i % 2 == 0) continue;
    for (const Trained& t : {a, b}) {
      ok(nnc_optimizer_step(ctx, t.optimizer));
      ok(nnc_optimizer_zero_grad(ctx, t.optimizer));
    }
  }
  EXPECT_EQ(captured.calls, 2);  // without gradients there, and with them
}

// The learning rate of a scheduler that the step advances, and one that was set by hand.
TEST_F(ProgramStep, TakesTheOptimizersPresentOptions) {
  const char* const text = "Linear(4, 3)";
  const Trained a = trained(text, "SGD(lr=0.5)"), b = trained(text, "SGD(lr=0.5)");
  const auto scheduled = [&](const Trained& t) -> HostFunction& {
    nnc_lr_scheduler* s = nullptr;
    ok(nnc_lr_scheduler_new(ctx, "StepLR(step_size=2, gamma=0.5)", t.optimizer, &s));
    HostFunction& step = step_of(t, false);
    return host([=, &step](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      TRY(step.function(c, in, out));
      return nnc_lr_scheduler_step(c, s, nullptr);
    });
  };
  HostFunction &eager = scheduled(a), &captured = scheduled(b);
  nnc_program* p = program_of(captured);
  for (int i = 0; i < 6; ++i) {
    if (i == 4) {
      for (const Trained& t : {a, b})
        ok(nnc_optimizer_set_option_f64(ctx, t.optimizer, 0, "lr", 0.3));
    }
    const List in = {random({5, 4})};
    EXPECT_EQ(wide(call(eager, in)[0]), wide(run(p, in)[0]));
    EXPECT_EQ(state(a), state(b));
  }
  EXPECT_EQ(captured.calls, 1);
}

TEST_F(ProgramStep, IsCapturedAnewForOtherParametersAndModes) {
  const Trained t = trained("Sequential(Linear(4, 3), Dropout(0.5))", "SGD(lr=0.5)");
  HostFunction& f = step_of(t, false);
  nnc_program* p = program_of(f);
  const List in = {random({5, 4})};
  run(p, in), run(p, in);
  EXPECT_EQ(f.calls, 1);
  ok(nnc_module_eval(ctx, t.model));
  run(p, in), run(p, in);
  EXPECT_EQ(f.calls, 2);
  nnc_tensor* weight = nullptr;
  ok(nnc_module_get_parameter(ctx, t.model, "0.weight", &weight));
  ok(nnc_tensor_requires_grad_(ctx, weight, 0));
  const Values before = wide(weight);
  run(p, in), run(p, in);
  EXPECT_EQ(f.calls, 3);
  // As with the function: zero_grad dropped its gradient, and it gets none.
  EXPECT_EQ(wide(weight), before);
}

TEST_F(ProgramStep, RefusesWhatTheHostDecides) {
  const Trained t = trained("Linear(4, 3)", "SGD(lr=0.5)");
  HostFunction& step = step_of(t, false);
  const List in = {random({5, 4})};
  nnc_program* reads = program_of(host([&](nnc_ctx* c, const List& x, List& out) -> nnc_error* {
    TRY(step.function(c, x, out));
    double loss = 0;
    return nnc_tensor_item(c, out[0], &loss);
  }));
  EXPECT_NE(error_of_run(reads, in).find("is read by the host"), std::string::npos);
  nnc_program* draws = program_of(host([&](nnc_ctx* c, const List& x, List& out) -> nnc_error* {
    const int64_t n = 4;
    nnc_tensor* noise = nullptr;
    TRY(nnc_randn(c, &n, 1, NNC_FLOAT32, &noise));
    return step.function(c, {x[0]}, out);
  }));
  EXPECT_NE(error_of_run(draws, in).find("random numbers are drawn"), std::string::npos);
  nnc_program* self = nullptr;
  self = program_of(host([&](nnc_ctx* c, const List& x, List&) -> nnc_error* {
    int64_t n = 0;
    nnc_tensor* out = nullptr;
    return nnc_program_run(c, self, x.data(), 1, &out, 1, &n);
  }));
  EXPECT_NE(error_of_run(self, in).find("nnc_program_run"), std::string::npos);
  nnc_string* text = nullptr;
  EXPECT_NE(message(nnc_program_text(ctx, self, &text)).find("has not run yet"), std::string::npos);
  // A forward alone takes no steps.
  nnc_program* forward = nullptr;
  HostFunction& optimizes = host([=](nnc_ctx* c, const List&, List&) -> nnc_error* {
    return nnc_optimizer_step(c, t.optimizer);
  });
  EXPECT_NE(
      message(nnc_program_capture_callback(ctx, &kHost, optimizes.self(), in.data(), 1, &forward))
          .find("a tensor that was there before is changed"),
      std::string::npos);
}

// What the function keeps is written anew, in either order of its elements.
TEST_F(ProgramStep, WritesWhatIsKept) {
  const Trained t = trained("Conv2d(3, 4, 3)", "SGD(lr=0.5)");
  nnc_tensor* kept = nullptr;
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor* y = nullptr;
    TRY(nnc_module_call(c, t.model, in[0], &y));
    TRY(nnc_detach(ctx, y, &kept));
    out = {y};
    return nullptr;
  });
  nnc_program* p = program_of(f);
  for (int i = 0; i < 4; ++i) {
    const Values y = wide(run(p, {random({2, 3, 6, 6})})[0]);
    EXPECT_EQ(wide(kept), y);
  }
  EXPECT_EQ(f.calls, 1);
}

// An input, too: what a kept loss has saved of it is another now, which its backward says.
TEST_F(ProgramStep, WritesInputsThatAreKept) {
  const Trained t = trained("Linear(3, 1)", "SGD(lr=0.5)");
  nnc_tensor *kept = nullptr, *loss = nullptr;
  HostFunction& f = host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor* y = nullptr;
    TRY(nnc_detach(ctx, in[0], &kept));
    TRY(nnc_module_call(c, t.model, in[0], &y));
    TRY(nnc_sum(ctx, y, nullptr, 0, 0, 0, &loss));
    out = {y};
    return nullptr;
  });
  nnc_program* p = program_of(f);
  for (int i = 0; i < 3; ++i) {
    nnc_tensor* x = random({2, 3});
    run(p, {x});
    EXPECT_EQ(wide(kept), wide(x));
  }
  EXPECT_EQ(f.calls, 1);
  EXPECT_NE(message(nnc_backward(ctx, loss)).find("modified by an inplace operation"),
            std::string::npos);
}

// Convolutions whose results and gradients are needed in both orders, run after run.
TEST_F(ProgramStep, KeepsBothOrders) {
  for (const char* const text : {"Conv2d(3, 3, 1)", "Sequential(Conv2d(3, 4, 3), Flatten())",
                                 "Sequential(Conv2d(3, 4, 3), Conv2d(4, 4, 1), Flatten())"}) {
    SCOPED_TRACE(text);
    const auto plain = [&](const Trained& t) -> HostFunction& {
      return host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
        nnc_tensor *y = nullptr, *bent = nullptr, *loss = nullptr;
        TRY(nnc_module_call(c, t.model, in[0], &y));
        TRY(nnc_tanh(c, y, &bent));
        TRY(nnc_sum(c, bent, nullptr, 0, 0, 0, &loss));
        TRY(nnc_backward(c, loss));
        out = {loss};
        return nullptr;
      });
    };
    const Trained a = trained(text, "SGD(lr=0.5)"), b = trained(text, "SGD(lr=0.5)");
    HostFunction &eager = plain(a), &captured = plain(b);
    nnc_program* p = program_of(captured);
    for (int i = 0; i < 12; ++i) {
      const List in = {random({2, 3, 4, 4})};
      EXPECT_EQ(wide(call(eager, in)[0]), wide(run(p, in)[0]));
      EXPECT_EQ(state(a), state(b));
    }
  }
}

// Gradients that are clipped, and taken by the next step only.
TEST_F(ProgramStep, ClipsAndDelaysGradients) {
  const auto delayed = [&](const Trained& t) -> HostFunction& {
    nnc_tensor* w = nullptr;
    ok(nnc_module_get_parameter(ctx, t.model, "weight", &w));
    return host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      nnc_tensor *y = nullptr, *square = nullptr, *loss = nullptr, *g = nullptr, *norm = nullptr;
      nnc_tensor* p = w;
      TRY(nnc_module_call(c, t.model, in[0], &y));
      TRY(nnc_square(c, y, &square));
      TRY(nnc_sum(c, square, nullptr, 0, 0, 0, &loss));
      TRY(nnc_autograd_grad(c, &loss, 1, &p, 1, nullptr, 0, 0, 0, &g));
      TRY(nnc_optimizer_step(c, t.optimizer));
      TRY(nnc_tensor_set_grad(c, w, g));
      TRY(nnc_clip_grad_norm_(c, &p, 1, 0.1, 2, 0, 0, &norm));
      out = {loss, norm};
      return nullptr;
    });
  };
  const Trained a = trained("Linear(4, 3)", "SGD(lr=0.5)"),
                b = trained("Linear(4, 3)", "SGD(lr=0.5)");
  HostFunction &eager = delayed(a), &captured = delayed(b);
  nnc_program* p = program_of(captured);
  for (int i = 0; i < 5; ++i) {
    const List in = {random({5, 4})};
    const List expected = call(eager, in), got = run(p, in);
    EXPECT_EQ(wide(expected[0]), wide(got[0]));
    EXPECT_EQ(wide(expected[1]), wide(got[1]));
    EXPECT_EQ(state(a), state(b));
  }
}

// A gradient that the function sets without a look at the former one, which is another at every
// run.
TEST_F(ProgramStep, SetsGradients) {
  nnc_tensor* w = nullptr;
  ok(nnc_tensor_requires_grad_(ctx, w = random({3}), 1));
  HostFunction& f = host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
    nnc_tensor* twice = nullptr;
    TRY(nnc_mul_scalar(c, in[0], 2, &twice));
    TRY(nnc_tensor_set_grad(c, w, twice));
    out = {twice};
    return nullptr;
  });
  nnc_program* p = program_of(f);
  for (int i = 0; i < 4; ++i) {
    call(f, {random({3})});
    const List got = run(p, {random({3})});
    nnc_tensor* g = nullptr;
    ok(nnc_tensor_grad(ctx, w, &g));
    EXPECT_EQ(wide(g), wide(got[0]));
  }
  EXPECT_EQ(f.calls, 1);
}

// Gradients of two halves of a batch, in both orders of images, are added up, clipped and taken.
TEST_F(ProgramStep, AddsUpWithinAStep) {
  const auto halves = [&](const Trained& t) -> HostFunction& {
    List all(4);
    const char* const names[4] = {"0.weight", "0.bias", "2.weight", "2.bias"};
    for (size_t i = 0; i < 4; ++i) ok(nnc_module_get_parameter(ctx, t.model, names[i], &all[i]));
    return host([=](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      nnc_tensor *y = nullptr, *square = nullptr, *loss = nullptr, *norm = nullptr;
      List parameters = all;
      TRY(nnc_optimizer_zero_grad(c, t.optimizer));
      for (nnc_tensor* x : in) {
        TRY(nnc_module_call(c, t.model, x, &y));
        TRY(nnc_square(c, y, &square));
        TRY(nnc_sum(c, square, nullptr, 0, 0, 0, &loss));
        TRY(nnc_backward(c, loss));
      }
      TRY(nnc_clip_grad_norm_(c, parameters.data(), 4, 0.1, 2, 0, 0, &norm));
      TRY(nnc_optimizer_step(c, t.optimizer));
      out = {loss, norm};
      return nullptr;
    });
  };
  const char* const text = "Sequential(Conv2d(3, 32, 3), ReLU(), Conv2d(32, 32, 3, padding=1))";
  const Trained a = trained(text, "SGD(lr=0.5, momentum=0.9)"),
                b = trained(text, "SGD(lr=0.5, momentum=0.9)");
  HostFunction &eager = halves(a), &captured = halves(b);
  nnc_program* p = program_of(captured);
  for (int i = 0; i < 6; ++i) {
    List in = {random({2, 3, 12, 12}), random({2, 3, 12, 12})};
    if (i >= 3) ok(nnc_contiguous_memory_format(ctx, in[1], NNC_CHANNELS_LAST, &in[1]));
    const List expected = call(eager, in), got = run(p, in);
    EXPECT_EQ(wide(expected[0]), wide(got[0]));
    EXPECT_EQ(wide(expected[1]), wide(got[1]));
    // Read by the host between some of the steps.
    if (i % 2 == 0) {
      EXPECT_EQ(state(a), state(b));
    }
  }
  EXPECT_EQ(state(a), state(b));
}

// Its gradient would be that of a copy.
TEST_F(ProgramStep, RefusesInputsThatRequireGrad) {
  const Trained t = trained("Linear(4, 3)", "SGD(lr=0.5)");
  nnc_program* p = program_of(step_of(t, false));
  nnc_tensor* x = random({2, 4});
  ok(nnc_tensor_requires_grad_(ctx, x, 1));
  EXPECT_NE(error_of_run(p, {x}).find("inputs[0] requires grad"), std::string::npos);
}

// What a plan would not do again is refused.
TEST_F(ProgramStep, RefusesSettings) {
  const Trained t = trained("Linear(4, 3)", "SGD(lr=0.5)");
  HostFunction& step = step_of(t, false);
  const std::vector<std::function<nnc_error*(nnc_ctx*)>> settings = {
      [=](nnc_ctx* c) { return nnc_optimizer_set_option_f64(c, t.optimizer, 0, "lr", 0.1); },
      [=](nnc_ctx* c) { return nnc_optimizer_set_options(c, t.optimizer, 0, "lr=0.1"); },
      [](nnc_ctx* c) { return nnc_manual_seed(c, 1); },
      [](nnc_ctx* c) {
        nnc_ctx* seeded = nullptr;
        return nnc_ctx_fork(c, "seed=1", &seeded);
      },
  };
  for (const auto& setting : settings) {
    nnc_program* p = program_of(host([&](nnc_ctx* c, const List& in, List& out) -> nnc_error* {
      TRY(setting(c));
      return step.function(c, in, out);
    }));
    EXPECT_NE(error_of_run(p, {random({5, 4})}).find("cannot be captured"), std::string::npos);
  }
}

// Each context's generator, and whether gradients are on.
TEST_F(ProgramStep, FollowsTheContext) {
  const Trained t = trained("Sequential(Linear(4, 3), Dropout(0.5))", "SGD(lr=0)");
  HostFunction& f = step_of(t, false);
  nnc_program* p = program_of(f);
  const List in = {random({5, 4})};
  const auto run_in = [&](const char* settings) {
    nnc_ctx* c = nullptr;
    ok(nnc_ctx_fork(ctx, settings, &c));
    Values losses;
    for (int i = 0; i < 2; ++i) {
      nnc_tensor* out = nullptr;
      int64_t n = 0;
      ok(nnc_program_run(c, p, in.data(), 1, &out, 1, &n));
      losses.push_back(wide(out)[0]);
    }
    return losses;
  };
  EXPECT_EQ(run_in("seed=1"), run_in("seed=1"));
  nnc_ctx* quiet = nullptr;
  ok(nnc_ctx_fork(ctx, "grad=False", &quiet));
  nnc_tensor* out = nullptr;
  int64_t n = 0;
  EXPECT_NE(message(nnc_program_run(quiet, p, in.data(), 1, &out, 1, &n)).find("require grad"),
            std::string::npos);
}

}  // namespace
