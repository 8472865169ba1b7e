// SPDX-License-Identifier: Apache-2.0
// Training runs in files: what fails in one part has changed none of them.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"
#include "support/temporary_folder.h"

namespace {

using nnc_test::expect_error;
using nnc_test::ok;

class TrainingFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    ok(nnc_ctx_new("seed=3", &ctx_));
    ok(nnc_module_new(ctx_, "Linear(2, 2)", &module_));
    ok(nnc_optimizer_new(ctx_, "Adam()", module_, &optimizer_));
    ok(nnc_lr_scheduler_new(ctx_, "StepLR(step_size=2)", optimizer_, &scheduler_));
    ok(nnc_training_save(ctx_, module_, optimizer_, scheduler_, nullptr, path_.c_str()));
    int64_t sizes[] = {2};
    nnc_tensor* drawn = nullptr;
    ok(nnc_rand(ctx_, sizes, 1, NNC_FLOAT32, &drawn));  // the generator goes on
    nnc_release(drawn);
    ok(nnc_optimizer_set_option_f64(ctx_, optimizer_, 0, "lr", 0.25));
  }
  void TearDown() override {
    for (void* h : std::vector<void*>{scheduler_, optimizer_, module_, ctx_}) nnc_release(h);
  }
  // The file again, with one entry changed by f.
  template <class F>
  void change(const F& f) const {
    nnc_named* all = nullptr;
    ok(nnc_load(ctx_, path_.c_str(), nullptr, &all));
    f(all);
    ok(nnc_save(ctx_, all, path_.c_str()));
    nnc_release(all);
  }
  // All that a load could change.
  std::string state() const {
    std::string text;
    nnc_named* state = nullptr;
    ok(nnc_module_state_dict(ctx_, module_, &state));
    append(text, state);
    ok(nnc_optimizer_state_dict(ctx_, optimizer_, &state));
    append(text, state);
    ok(nnc_lr_scheduler_state_dict(ctx_, scheduler_, &state));
    append(text, state);
    nnc_tensor* t = nullptr;
    ok(nnc_get_rng_state(ctx_, &t));
    std::string bytes(static_cast<size_t>(nnc_tensor_numel(t)), '\0');
    ok(nnc_tensor_copy_to(ctx_, t, bytes.data(), static_cast<int64_t>(bytes.size())));
    nnc_release(t);
    return text + bytes;
  }
  void expect_refused(nnc_code code, const char* words) const {
    const std::string before = state();
    nnc_named* out = nullptr;
    expect_error(nnc_training_load(ctx_, path_.c_str(), module_, optimizer_, scheduler_, &out),
                 code, words);
    EXPECT_EQ(state(), before);
    EXPECT_EQ(out, nullptr);
  }

  nnc_ctx* ctx_ = nullptr;
  nnc_module* module_ = nullptr;
  nnc_optimizer* optimizer_ = nullptr;
  nnc_lr_scheduler* scheduler_ = nullptr;
  const std::string path_ = nnc_test::temporary_path("training");

 private:
  void append(std::string& text, nnc_named* state) const {
    for (int64_t i = 0; i < nnc_named_count(state); ++i) {
      nnc_string* s = nullptr;
      ok(nnc_named_value(ctx_, state, nnc_named_key(state, i), &s));
      text.append(nnc_named_key(state, i)).append("=").append(nnc_string_data(s)).append("\n");
      nnc_release(s);
    }
    nnc_release(state);
  }
};

TEST_F(TrainingFiles, AreLoaded) {
  const std::string before = state();
  nnc_named* out = nullptr;
  ok(nnc_training_load(ctx_, path_.c_str(), module_, optimizer_, scheduler_, &out));
  EXPECT_NE(state(), before);
  EXPECT_EQ(nnc_named_count(out), 0);
  nnc_release(out);
}

TEST_F(TrainingFiles, AWrongModelChangesNothing) {
  change([](nnc_named* all) { ok(nnc_named_remove(all, "model.bias")); });
  expect_refused(NNC_E_INVALID, "Missing key(s) in state_dict: \"bias\"");
}
TEST_F(TrainingFiles, AWrongOptimizerChangesNothing) {
  change([](nnc_named* all) { ok(nnc_named_remove(all, "optimizer.param_groups.0.params")); });
  expect_refused(NNC_E_INVALID, "doesn't match the size of optimizer's group");
}
TEST_F(TrainingFiles, AWrongScheduleChangesNothing) {
  change([](nnc_named* all) {
    nnc_named* other = nullptr;
    ok(nnc_named_new(nullptr, &other));
    ok(nnc_named_add_value(other, "other", "1"));
    ok(nnc_named_add_named(all, "lr_scheduler", other));
    nnc_release(other);
  });
  expect_refused(NNC_E_UNKNOWN, "'other' does not belong to this scheduler");
}
TEST_F(TrainingFiles, AKeyBesideAPartIsNotLost) {
  change([](nnc_named* all) { ok(nnc_named_add_value(all, "lr_scheduler.other", "1")); });
  nnc_named* out = nullptr;
  ok(nnc_training_load(ctx_, path_.c_str(), module_, optimizer_, scheduler_, &out));
  ASSERT_EQ(nnc_named_count(out), 1);
  EXPECT_STREQ(nnc_named_key(out, 0), "lr_scheduler.other");
  nnc_release(out);
}
TEST_F(TrainingFiles, AWrongGeneratorChangesNothing) {
  change([](nnc_named* all) {
    ok(nnc_named_remove(all, "rng_state"));
    ok(nnc_named_add_value(all, "rng_state", "1"));
  });
  expect_refused(NNC_E_DTYPE, "RNG state must be a torch.ByteTensor");
}
TEST_F(TrainingFiles, PartsThatAreNotThereAreTold) {
  ok(nnc_training_save(ctx_, module_, nullptr, nullptr, nullptr, path_.c_str()));
  expect_refused(NNC_E_UNKNOWN, "there is no key 'optimizer'");
}
TEST_F(TrainingFiles, KeysOfPartsAreNotForExtras) {
  nnc_named* extra = nullptr;
  ok(nnc_named_new(ctx_, &extra));
  ok(nnc_named_add_value(extra, "model.x", "1"));
  expect_error(nnc_training_save(ctx_, module_, nullptr, nullptr, extra, path_.c_str()),
               NNC_E_INVALID, "'model.x' is the key of a part");
  nnc_release(extra);
}

}  // namespace
