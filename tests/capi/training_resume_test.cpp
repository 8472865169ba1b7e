// SPDX-License-Identifier: Apache-2.0
// A run that is saved, made anew and loaded goes on with the same bits: every optimizer with every
// schedule.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/temporary_folder.h"

namespace {

using nnc_test::ok;

struct Optimizer {
  const char* text;
  bool has_momentum;  // or betas: schedules of momentum ask for it
};
const Optimizer kOptimizers[] = {{"SGD(lr=0.1)", true},
                                 {"SGD(lr=0.1, momentum=0.9, nesterov=True)", true},
                                 {"Adam(lr=0.01, amsgrad=True)", true},
                                 {"AdamW()", true},
                                 {"RMSprop(centered=True, momentum=0.1)", true},
                                 {"Adagrad()", false},
                                 {"Adadelta()", false},
                                 {"NAdam()", true},
                                 {"RAdam()", true},
                                 {"Adamax()", true},
                                 {"ASGD()", false},
                                 {"Rprop()", false},
                                 {"Adafactor()", false}};
struct Schedule {
  const char* text;
  bool moves_momentum = false, has_metric = false;
};
const Schedule kSchedules[] = {{""},
                               {"StepLR(step_size=2)"},
                               {"MultiStepLR(milestones=[2, 3, 3])"},
                               {"ReduceLROnPlateau(patience=1)", false, true},
                               {"CosineAnnealingLR(T_max=5)"},
                               {"CosineAnnealingWarmRestarts(T_0=3)"},
                               {"ExponentialLR(gamma=0.9)"},
                               {"LinearLR()"},
                               {"PolynomialLR()"},
                               {"OneCycleLR(max_lr=0.1, total_steps=20)", true},
                               {"CyclicLR(base_lr=0.01, max_lr=0.1)", true}};

// A small network with its optimizer and schedule, made through a scope.
class Training {
 public:
  Training(nnc_ctx* scope, const Optimizer& o, const Schedule& s) : scope_(scope), schedule_(s) {
    ok(nnc_module_new(scope, "Sequential(Linear(6, 8), BatchNorm1d(8), Dropout(0.3), Linear(8, 3))",
                      &module_));
    ok(nnc_optimizer_new(scope, o.text, module_, &optimizer_));
    if (*s.text) ok(nnc_lr_scheduler_new(scope, s.text, optimizer_, &scheduler_));
  }
  void take_steps(int n) {
    for (int i = 0; i < n; ++i) take_step();
  }
  void save(const char* path) {
    ok(nnc_training_save(scope_, module_, optimizer_, scheduler_, nullptr, path));
  }
  void load(const char* path) {
    nnc_named* extra = nullptr;
    ok(nnc_training_load(scope_, path, module_, optimizer_, scheduler_, &extra));
  }
  // The bytes of all parameters and buffers.
  std::string bytes() {
    nnc_named* state = nullptr;
    ok(nnc_module_state_dict(scope_, module_, &state));
    std::string all;
    for (int64_t i = 0; i < nnc_named_count(state); ++i) {
      nnc_tensor* t = nullptr;
      ok(nnc_named_tensor(scope_, state, i, &t));
      std::string own(static_cast<size_t>(nnc_tensor_nbytes(t)), '\0');
      ok(nnc_tensor_copy_to(scope_, t, own.data(), static_cast<int64_t>(own.size())));
      all += own;
    }
    return all;
  }

 private:
  void take_step() {
    const int64_t sizes[] = {8, 6};
    nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
    ok(nnc_randn(scope_, sizes, 2, NNC_FLOAT32, &x));
    ok(nnc_optimizer_zero_grad(scope_, optimizer_));
    ok(nnc_module_call(scope_, module_, x, &y));
    ok(nnc_square(scope_, y, &y));
    ok(nnc_mean(scope_, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    ok(nnc_backward(scope_, loss));
    ok(nnc_optimizer_step(scope_, optimizer_));
    if (!scheduler_) return;
    if (schedule_.has_metric)
      ok(nnc_reduce_lr_on_plateau_step(scope_, scheduler_, 1.0, nullptr));
    else
      ok(nnc_lr_scheduler_step(scope_, scheduler_, nullptr));
  }

  nnc_ctx* scope_;
  const Schedule& schedule_;
  nnc_module* module_ = nullptr;
  nnc_optimizer* optimizer_ = nullptr;
  nnc_lr_scheduler* scheduler_ = nullptr;
};

TEST(TrainingRuns, ResumedRunsGiveTheSameBits) {
  const std::string path = nnc_test::temporary_path("resumed");
  nnc_ctx* ctx = nullptr;
  ok(nnc_ctx_new("seed=3", &ctx));
  for (const Optimizer& o : kOptimizers) {
    for (const Schedule& s : kSchedules) {
      if (s.moves_momentum && !o.has_momentum) continue;
      SCOPED_TRACE(std::string(o.text) + " " + s.text);
      nnc_ctx* scope = nullptr;
      ok(nnc_ctx_scope(ctx, &scope));
      Training whole(scope, o, s);
      whole.take_steps(3);
      whole.save(path.c_str());
      whole.take_steps(4);
      Training resumed(scope, o, s);  // draws other values
      EXPECT_NE(resumed.bytes(), whole.bytes());
      resumed.load(path.c_str());
      resumed.take_steps(4);
      EXPECT_EQ(resumed.bytes(), whole.bytes());
      nnc_release(scope);
    }
  }
  nnc_release(ctx);
}

}  // namespace
