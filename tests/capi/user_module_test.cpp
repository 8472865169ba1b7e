// SPDX-License-Identifier: Apache-2.0
// Modules whose forward is the caller's, through a vtable.
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "nnc/nnc.h"
#include "support/c_error.h"

namespace {

using nnc_test::ok;

std::string message_of(nnc_error* e) {
  if (!e) return "no error";
  const std::string text = std::string(nnc_error_op(e)) + ": " + nnc_error_message(e);
  nnc_error_free(e);
  return text;
}

// What forward shall do, and what has been called.
struct Scale {
  double factor = 2;
  enum {
    kRight,
    kError,
    kForeignError,
    kNoOutput,
    kDeadOutput,
    kWrongKind,
    kNullOutput,
    kTooMany,
    kNegative,
    kThrows,
    kThrowsInt
  } mode = kRight;
  int destroyed = 0;
};
Scale& scale(uintptr_t self) {
  return *reinterpret_cast<Scale*>(self);
}

nnc_error* forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                   int64_t n_inputs, nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  switch (scale(self).mode) {
    case Scale::kError:
      return nnc_error_new(NNC_E_CALLBACK, "Scale", "is out of order");
    case Scale::kForeignError:
      return reinterpret_cast<nnc_error*>(inputs[0]);
    case Scale::kNoOutput:
      *n = 0;
      return nullptr;
    case Scale::kTooMany:
      *n = INT64_MAX;
      return nullptr;
    case Scale::kThrows:
      throw std::runtime_error("thrown by the host");
    case Scale::kThrowsInt:
      throw 7;
    case Scale::kNegative:
      *n = -1;
      return nullptr;
    case Scale::kDeadOutput:
      outputs[0] = inputs[0];
      nnc_release(inputs[0]);
      *n = 1;
      return nullptr;
    case Scale::kWrongKind:
      outputs[0] = reinterpret_cast<nnc_tensor*>(module);
      *n = 1;
      return nullptr;
    case Scale::kNullOutput:
      outputs[0] = nullptr;
      *n = 1;
      return nullptr;
    default:
      break;
  }
  if (n_inputs != 1) return nnc_error_new(NNC_E_INVALID, "Scale", "takes one input");
  *n = 1;
  return nnc_mul_scalar(ctx, inputs[0], scale(self).factor, &outputs[0]);
}
nnc_error* extra_repr(uintptr_t self, nnc_ctx* ctx, nnc_string** out) {
  const std::string text = "factor=" + std::to_string(static_cast<int>(scale(self).factor));
  return nnc_string_new(ctx, text.data(), static_cast<int64_t>(text.size()), out);
}
void destroy(uintptr_t self) {
  ++scale(self).destroyed;
}

nnc_module_vtable full_vtable() {
  return {static_cast<int64_t>(sizeof(nnc_module_vtable)),
          forward,
          extra_repr,
          destroy,
          nullptr,
          nullptr,
          nullptr,
          nullptr};
}

class UserModule : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = nnc_live_handles();
    const nnc_module_vtable vtable = full_vtable();
    ok(nnc_module_new_user(nullptr, "Scale", &vtable, reinterpret_cast<uintptr_t>(&state_),
                           &module_));
    const int64_t n = 3;
    ok(nnc_ones(nullptr, &n, 1, NNC_FLOAT32, &x_));
  }
  void TearDown() override {
    nnc_release(module_);
    nnc_release(x_);
    EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked";
    EXPECT_EQ(state_.destroyed, 1);
  }
  double sum_of(nnc_tensor* t) {
    nnc_tensor* s = nullptr;
    double v = 0;
    ok(nnc_sum(nullptr, t, nullptr, 0, 0, 0, &s));
    ok(nnc_tensor_item(nullptr, s, &v));
    nnc_release(s);
    return v;
  }
  std::string call_message() {
    nnc_tensor* y = nullptr;
    const std::string text = message_of(nnc_module_call(nullptr, module_, x_, &y));
    EXPECT_EQ(y, nullptr);
    return text;
  }

  Scale state_;
  nnc_module* module_ = nullptr;
  nnc_tensor* x_ = nullptr;
  int64_t before_ = 0;
};

TEST_F(UserModule, RunsInsideASequential) {
  nnc_module* net = nullptr;
  ok(nnc_module_new(nullptr, "Sequential(ReLU())", &net));
  ok(nnc_module_register_module(nullptr, net, "1", module_));
  ok(nnc_module_register_module(nullptr, net, "2", module_));
  ok(nnc_tensor_requires_grad_(nullptr, x_, 1));
  nnc_tensor *y = nullptr, *s = nullptr, *g = nullptr;
  ok(nnc_module_call(nullptr, net, x_, &y));
  EXPECT_EQ(sum_of(y), 12);
  ok(nnc_sum(nullptr, y, nullptr, 0, 0, 0, &s));
  ok(nnc_backward(nullptr, s));
  ok(nnc_tensor_grad(nullptr, x_, &g));
  EXPECT_EQ(sum_of(g), 12);
  nnc_string* text = nullptr;
  ok(nnc_module_repr(nullptr, net, &text));
  EXPECT_STREQ(nnc_string_data(text),
               "Sequential(\n  (0): ReLU()\n  (1): Scale(factor=2)\n  (2): Scale(factor=2)\n)");
  for (void* h : std::vector<void*>{net, y, s, g, text}) nnc_release(h);
}

TEST_F(UserModule, ItsErrorIsTheCallers) {
  state_.mode = Scale::kError;
  EXPECT_NE(call_message().find("is out of order"), std::string::npos);
  state_.mode = Scale::kRight;
  nnc_tensor* y = nullptr;
  ok(nnc_module_call(nullptr, module_, x_, &y));
  nnc_release(y);
}

TEST_F(UserModule, WrongAnswersAreErrors) {
  for (const auto mode : {Scale::kForeignError, Scale::kNoOutput, Scale::kDeadOutput,
                          Scale::kTooMany, Scale::kNegative}) {
    state_.mode = mode;
    const std::string text = call_message();
    EXPECT_NE(text, "no error") << mode;
  }
}

TEST_F(UserModule, WrongOutputsAreItsOwnFault) {
  const std::pair<int, std::string> cases[] = {{Scale::kDeadOutput, "not a live tensor handle"},
                                               {Scale::kWrongKind, "not a live tensor handle"},
                                               {Scale::kNullOutput, "NULL"}};
  for (const auto& [mode, what] : cases) {
    state_.mode = static_cast<decltype(state_.mode)>(mode);
    EXPECT_EQ(call_message(), "nnc_module_call: Scale: output 0 of forward is " + what);
    nnc_tensor* y = nullptr;
    int64_t n = -7;
    nnc_error* e = nnc_module_forward(nullptr, module_, &x_, 1, nullptr, &y, 1, &n);
    EXPECT_EQ(nnc_error_code(e), NNC_E_CALLBACK);
    nnc_error_free(e);
    EXPECT_EQ(n, -7);
    EXPECT_EQ(y, nullptr);
  }
}

TEST_F(UserModule, VtableIsChecked) {
  nnc_module* m = nullptr;
  nnc_module_vtable v = full_vtable();
  for (const int64_t size : {int64_t{8}, int64_t{33}, int64_t{1} << 40, int64_t{-32}}) {
    v.struct_size = size;
    EXPECT_NE(message_of(nnc_module_new_user(nullptr, "M", &v, 0, &m)).find("struct_size"),
              std::string::npos)
        << size;
  }
  v = full_vtable();
  v.forward = nullptr;
  EXPECT_NE(message_of(nnc_module_new_user(nullptr, "M", &v, 0, &m)).find("forward"),
            std::string::npos);
  v = full_vtable();
  EXPECT_NE(message_of(nnc_module_new_user(nullptr, "my class", &v, 0, &m)).find("my class"),
            std::string::npos);
  EXPECT_EQ(m, nullptr);
  v = {static_cast<int64_t>(sizeof v),
       forward,
       nullptr,
       nullptr,
       nullptr,
       nullptr,
       nullptr,
       nullptr};
  Scale other;
  ok(nnc_module_new_user(nullptr, "M", &v, reinterpret_cast<uintptr_t>(&other), &m));
  nnc_string* text = nullptr;
  ok(nnc_module_repr(nullptr, m, &text));
  EXPECT_STREQ(nnc_string_data(text), "M()");
  nnc_release(text);
  nnc_release(m);
}

// Against the contract, but no reason to end the process: see Note [Exceptions of the host].
TEST_F(UserModule, ExceptionBecomesAnError) {
  for (int i = 0; i < 3; ++i) {
    state_.mode = Scale::kThrows;
    EXPECT_EQ(call_message(), "nnc_module_call: Scale: thrown by the host");
    state_.mode = Scale::kThrowsInt;
    EXPECT_NE(call_message().find("C++ exception"), std::string::npos);
  }
  state_.mode = Scale::kRight;
  nnc_tensor* y = nullptr;
  ok(nnc_module_call(nullptr, module_, x_, &y));
  nnc_release(y);
}

// ---- deep copies ----

// Each copy has a Scale of its own, which the test owns.
struct Copies {
  std::vector<std::unique_ptr<Scale>> all;
  bool fail = false;
};
Copies* g_copies = nullptr;

nnc_error* copy_scale(uintptr_t self, nnc_ctx* ctx, nnc_module* module, uintptr_t* copied) {
  nnc_string* text = nullptr;
  EXPECT_EQ(nnc_module_repr(ctx, module, &text), nullptr);
  EXPECT_STREQ(nnc_string_data(text), "Scale(factor=2)");
  if (g_copies->fail) return nnc_error_new(NNC_E_STATE, "Scale", "stays alone");
  g_copies->all.push_back(std::make_unique<Scale>(scale(self)));
  *copied = reinterpret_cast<uintptr_t>(g_copies->all.back().get());
  return nullptr;
}

class CopiedUserModule : public UserModule {
 protected:
  void SetUp() override {
    UserModule::SetUp();
    g_copies = &copies_;
    nnc_module_vtable vtable = full_vtable();
    vtable.copy = copy_scale;
    ok(nnc_module_new_user(nullptr, "Scale", &vtable, reinterpret_cast<uintptr_t>(&original_),
                           &scale_));
    ok(nnc_module_register_parameter(nullptr, scale_, "p", x_));
    ok(nnc_module_new(nullptr, "Sequential(ReLU())", &net_));
    ok(nnc_sequential_append(nullptr, net_, scale_));
    ok(nnc_sequential_append(nullptr, net_, scale_));
  }
  void TearDown() override {
    nnc_release(scale_);
    nnc_release(net_);
    UserModule::TearDown();
    EXPECT_EQ(original_.destroyed, 1);
    for (const auto& s : copies_.all) EXPECT_EQ(s->destroyed, 1);
  }

  Copies copies_;
  Scale original_;
  nnc_module *scale_ = nullptr, *net_ = nullptr;
};

TEST_F(CopiedUserModule, InsideASequential) {
  nnc_module *copy = nullptr, *again = nullptr;
  ok(nnc_module_deepcopy(nullptr, net_, &copy));
  ASSERT_EQ(copies_.all.size(), 1u);  // what is shared is copied once
  copies_.all[0]->factor = 5;
  nnc_tensor *y = nullptr, *z = nullptr, *p = nullptr, *q = nullptr;
  ok(nnc_module_call(nullptr, net_, x_, &y));
  ok(nnc_module_call(nullptr, copy, x_, &z));
  EXPECT_EQ(sum_of(y), 12);
  EXPECT_EQ(sum_of(z), 75);
  ok(nnc_module_get_parameter(nullptr, copy, "2.p", &p));
  ok(nnc_detach(nullptr, p, &q));
  ok(nnc_fill_(nullptr, q, 7));
  EXPECT_EQ(sum_of(p), 21);
  EXPECT_EQ(sum_of(x_), 3);
  copies_.all[0]->factor = 2;
  ok(nnc_module_deepcopy(nullptr, copy, &again));
  EXPECT_EQ(copies_.all.size(), 2u);
  nnc_release(copy);
  EXPECT_EQ(copies_.all[0]->destroyed, 1);
  EXPECT_EQ(copies_.all[1]->destroyed, 0);
  for (void* h : std::vector<void*>{again, y, z, p, q}) nnc_release(h);
}

TEST_F(CopiedUserModule, FailuresLeaveNothingBehind) {
  nnc_module* copy = nullptr;
  copies_.fail = true;
  EXPECT_EQ(message_of(nnc_module_deepcopy(nullptr, net_, &copy)),
            "nnc_module_deepcopy: Scale: stays alone");
  copies_.fail = false;
  // A later module of the tree has no copy.
  ok(nnc_sequential_append(nullptr, net_, module_));
  EXPECT_EQ(message_of(nnc_module_deepcopy(nullptr, net_, &copy)),
            "nnc_module_deepcopy: deepcopy: a module of class Scale cannot be copied");
  ASSERT_EQ(copies_.all.size(), 1u);
  EXPECT_EQ(copies_.all[0]->destroyed, 1);
  EXPECT_EQ(copy, nullptr);
}

TEST_F(CopiedUserModule, AsAnAveragedModel) {
  nnc_module* averaged = nullptr;
  ok(nnc_averaged_model_new(nullptr, net_, nullptr, 0, &averaged));
  EXPECT_EQ(copies_.all.size(), 1u);
  nnc_release(averaged);
}

}  // namespace
