// SPDX-License-Identifier: Apache-2.0
// A run that is killed again and again, at any moment: its checkpoint is always there as a whole,
// and what comes out is the run that nobody has killed. `build/nnc_capi_tests
// --gtest_filter=Kill.*`
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/slow_build.h"
#include "support/temporary_folder.h"

namespace {

using nnc_test::ok;

constexpr int kKills = NNC_TEST_SLOW ? 100 : 1000;

// A network that learns from what it draws, and counts its steps.
class Training {
 public:
  Training() {
    ok(nnc_ctx_new("seed=5", &ctx_));
    ok(nnc_ctx_scope(ctx_, &scope_));
    ok(nnc_module_new(scope_, "Sequential(Linear(16, 64), Tanh(), Linear(64, 4))", &module_));
    ok(nnc_optimizer_new(scope_, "Adam(lr=0.01)", module_, &optimizer_));
  }
  ~Training() {
    nnc_release(scope_);
    nnc_release(ctx_);
  }
  Training(const Training&) = delete;
  Training& operator=(const Training&) = delete;

  void step() {
    const int64_t sizes[] = {8, 16};
    nnc_ctx* s = nullptr;
    nnc_tensor *x = nullptr, *y = nullptr, *loss = nullptr;
    ok(nnc_ctx_scope(ctx_, &s));
    ok(nnc_randn(s, sizes, 2, NNC_FLOAT32, &x));
    ok(nnc_module_call(s, module_, x, &y));
    ok(nnc_sum(s, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    ok(nnc_optimizer_zero_grad(s, optimizer_));
    ok(nnc_backward(s, loss));
    ok(nnc_optimizer_step(s, optimizer_));
    nnc_release(s);
    ++steps_;
  }
  void save(const std::string& path) {
    nnc_named* extra = nullptr;
    ok(nnc_named_new(ctx_, &extra));
    ok(nnc_named_add_value(extra, "steps", std::to_string(steps_).c_str()));
    ok(nnc_training_save(ctx_, module_, optimizer_, nullptr, extra, path.c_str()));
    nnc_release(extra);
  }
  void load(const std::string& path) {
    nnc_named* extra = nullptr;
    nnc_tensor* steps = nullptr;
    double number = 0;
    ok(nnc_training_load(ctx_, path.c_str(), module_, optimizer_, nullptr, &extra));
    ok(nnc_named_get(ctx_, extra, "steps", &steps));
    ok(nnc_tensor_item(ctx_, steps, &number));
    steps_ = static_cast<int64_t>(number);
    nnc_release(steps);
    nnc_release(extra);
  }
  int64_t steps() const { return steps_; }
  // The bytes of the parameters.
  std::string bytes() const {
    std::string all;
    nnc_named* parameters = nullptr;
    ok(nnc_module_named_parameters(ctx_, module_, &parameters));
    for (int64_t i = 0; i < nnc_named_count(parameters); ++i) {
      nnc_tensor* t = nullptr;
      ok(nnc_named_tensor(ctx_, parameters, i, &t));
      all.append(static_cast<const char*>(nnc_tensor_data(t)),
                 static_cast<size_t>(nnc_tensor_numel(t)) * sizeof(float));
      nnc_release(t);
    }
    nnc_release(parameters);
    return all;
  }

 private:
  nnc_ctx *ctx_ = nullptr, *scope_ = nullptr;
  nnc_module* module_ = nullptr;
  nnc_optimizer* optimizer_ = nullptr;
  int64_t steps_ = 0;
};

TEST(Kill, NeverLosesACheckpoint) {
  const std::string path = nnc_test::temporary_path("run.safetensors");
  Training first;
  first.save(path);
  std::vector<std::pair<int64_t, size_t>> seen;  // steps, and a hash of the bytes
  // How long a child lives on this machine so that more than half of them get some way.
  double microseconds = 2000;
  for (int i = 0; i < kKills; ++i) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      Training r;
      for (r.load(path);; r.save(path)) r.step();
    }
    const double share = 0.5 + i * 37 % 100 / 100.0;  // another moment each time
    std::this_thread::sleep_for(
        std::chrono::microseconds(static_cast<int64_t>(share * microseconds)));
    kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
    Training r;
    r.load(path);
    ASSERT_FALSE(HasFailure()) << "after kill " << i;
    const int64_t before = seen.empty() ? 0 : seen.back().first;
    ASSERT_GE(r.steps(), before) << "after kill " << i;
    microseconds *= r.steps() > before ? 0.9 : 1.2;
    seen.emplace_back(r.steps(), std::hash<std::string>()(r.bytes()));
  }
  EXPECT_GT(seen.back().first, kKills / 4);
  Training straight;
  for (const auto& [steps, hash] : seen) {
    while (straight.steps() < steps) straight.step();
    ASSERT_EQ(std::hash<std::string>()(straight.bytes()), hash) << "after " << steps << " steps";
  }
}

}  // namespace
