// SPDX-License-Identifier: Apache-2.0
// Functions of a host's as the library calls them, and tensors to call it with, for tests of C
// functions.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "support/c_error.h"

namespace nnc_test {

using List = std::vector<nnc_tensor*>;

// A C++ function behind an nnc_callback, and what became of it.
struct HostFunction {
  using Function = std::function<nnc_error*(nnc_ctx* ctx, const List& in, List& out)>;
  explicit HostFunction(Function f) : function(std::move(f)) {}
  HostFunction(const HostFunction&) = delete;
  HostFunction& operator=(const HostFunction&) = delete;
  uintptr_t self() const { return reinterpret_cast<uintptr_t>(this); }

  static nnc_error* call(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* inputs, int64_t n_inputs,
                         nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
    auto& host = *reinterpret_cast<HostFunction*>(self);
    EXPECT_EQ(host.destroyed, 0);
    ++host.calls;
    List out;
    nnc_error* e = host.function(ctx, List(inputs, inputs + n_inputs), out);
    EXPECT_LE(static_cast<int64_t>(out.size()), capacity);
    std::copy(out.begin(), out.end(), outputs);
    *n_outputs = static_cast<int64_t>(out.size());
    return e;
  }
  static void destroy(uintptr_t self) { ++reinterpret_cast<HostFunction*>(self)->destroyed; }
  static constexpr nnc_callback kTable() {
    return {static_cast<int64_t>(sizeof(nnc_callback)), call, destroy};
  }

  Function function;
  int calls = 0, destroyed = 0;
};
inline constexpr nnc_callback kHost = HostFunction::kTable();

// A scope, whose end must leave no handle behind.
class HostTest : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = nnc_live_handles();
    ok(nnc_ctx_scope(nullptr, &ctx));
  }
  void TearDown() override {
    nnc_release(ctx);
    EXPECT_EQ(nnc_live_handles(), before_) << "handles leaked";
  }

  nnc_tensor* tensor(const std::vector<double>& values) {
    nnc_tensor* t = nullptr;
    const auto n = static_cast<int64_t>(values.size());
    ok(nnc_tensor_from_data(ctx, values.data(), &n, 1, NNC_FLOAT64, &t));
    return t;
  }
  nnc_tensor* leaf(const std::vector<double>& values) {
    nnc_tensor* t = tensor(values);
    ok(nnc_tensor_requires_grad_(ctx, t, 1));
    return t;
  }
  nnc_tensor* mul(nnc_tensor* a, nnc_tensor* b) {
    nnc_tensor* t = nullptr;
    ok(nnc_mul(ctx, a, b, &t));
    return t;
  }
  nnc_tensor* times(nnc_tensor* a, double b) {
    nnc_tensor* t = nullptr;
    ok(nnc_mul_scalar(ctx, a, b, &t));
    return t;
  }
  nnc_tensor* sum(nnc_tensor* a) {
    nnc_tensor* t = nullptr;
    ok(nnc_sum(ctx, a, nullptr, 0, 0, 0, &t));
    return t;
  }
  std::vector<double> grad(nnc_tensor* t) {
    nnc_tensor* g = nullptr;
    ok(nnc_tensor_grad(ctx, t, &g));
    return g ? values(g) : std::vector<double>();
  }
  static std::vector<double> values(nnc_tensor* t) {
    std::vector<double> list(static_cast<size_t>(nnc_tensor_numel(t)));
    ok(nnc_tensor_copy_to(nullptr, t, list.data(),
                          static_cast<int64_t>(list.size() * sizeof(double))));
    return list;
  }
  // "code: op: message", and the end of the error.
  static std::string message(nnc_error* e) {
    if (!e) return "no error";
    const std::string text =
        std::to_string(nnc_error_code(e)) + ": " + nnc_error_op(e) + ": " + nnc_error_message(e);
    nnc_error_free(e);
    return text;
  }

  // One that lives longer than all that may call it.
  HostFunction& host(HostFunction::Function f) { return hosts_.emplace_back(std::move(f)); }

  nnc_ctx* ctx = nullptr;

 private:
  std::deque<HostFunction> hosts_;
  int64_t before_ = 0;
};

}  // namespace nnc_test
