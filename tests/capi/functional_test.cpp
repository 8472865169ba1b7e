// SPDX-License-Identifier: Apache-2.0
// Derivatives of functions, and the check of gradients, beyond the sample rows.
#include <cmath>

#include "support/host_functions.h"

namespace {

using nnc_test::HostFunction;
using nnc_test::kHost;
using nnc_test::List;
using nnc_test::ok;
using Values = std::vector<double>;

nnc_error* square(nnc_ctx* c, const List& in, List& out) {
  out.resize(1);
  return nnc_mul(c, in[0], in[0], &out[0]);
}
nnc_error* square_sum(nnc_ctx* c, const List& in, List& out) {
  nnc_tensor* y = nullptr;
  out.resize(1);
  if (nnc_error* e = nnc_mul(c, in[0], in[0], &y)) return e;
  return nnc_sum(c, y, nullptr, 0, 0, 0, &out[0]);
}
nnc_error* linear_sum(nnc_ctx* c, const List& in, List& out) {
  out.resize(1);
  return nnc_sum(c, in[0], nullptr, 0, 0, 0, &out[0]);
}
nnc_error* first_only(nnc_ctx* c, const List& in, List& out) {
  out.resize(1);
  return nnc_mul_scalar(c, in[0], 3, &out[0]);
}

class Functional : public nnc_test::HostTest {
 protected:
  List jacobian(const HostFunction& f, List in, int32_t create_graph = 0, int32_t strict = 0) {
    List out(8);
    int64_t n = 0;
    ok(nnc_autograd_jacobian(ctx, &kHost, f.self(), in.data(), static_cast<int64_t>(in.size()),
                             create_graph, strict, out.data(), 8, &n));
    out.resize(static_cast<size_t>(n));
    return out;
  }
  std::string refusal(decltype(&nnc_autograd_jacobian) function, const HostFunction& f, List in,
                      int32_t create_graph, int32_t strict) {
    List out(8);
    int64_t n = -7;
    const std::string text =
        message(function(ctx, &kHost, f.self(), in.data(), static_cast<int64_t>(in.size()),
                         create_graph, strict, out.data(), 8, &n));
    EXPECT_EQ(n, -7);
    return text;
  }
  std::string product(decltype(&nnc_autograd_vjp) function, const HostFunction& f, List in, List v,
                      int32_t strict, List& out) {
    out.resize(8);
    int64_t n = 0;
    const std::string text =
        message(function(ctx, &kHost, f.self(), in.data(), static_cast<int64_t>(in.size()),
                         v.empty() ? nullptr : v.data(), static_cast<int64_t>(v.size()), 0, strict,
                         out.data(), 8, &n));
    out.resize(static_cast<size_t>(n));
    return text;
  }
  std::string gradcheck(const HostFunction& f, List in, int32_t raise, int32_t* out) {
    return message(nnc_autograd_gradcheck(ctx, &kHost, f.self(), in.data(),
                                          static_cast<int64_t>(in.size()), 1e-6, 1e-5, 1e-3, raise,
                                          0, 1, out));
  }
};

TEST_F(Functional, JacobianLeavesNoTraceUnlessAskedTo) {
  HostFunction& f = host(square);
  nnc_tensor *x = leaf({1, 2}), *j = jacobian(f, {x})[0];
  EXPECT_EQ(values(j), (Values{2, 0, 0, 4}));
  EXPECT_EQ(nnc_tensor_ndim(j), 2);
  EXPECT_EQ(nnc_tensor_requires_grad(j), 0);
  EXPECT_EQ(grad(x), Values());
  j = jacobian(f, {x}, 1)[0];
  ok(nnc_backward(ctx, sum(j)));
  EXPECT_EQ(grad(x), (Values{2, 2}));
  EXPECT_EQ(f.destroyed, 0);
}

TEST_F(Functional, WhatIsIndependentIsZeroOrAnError) {
  HostFunction &f = host(first_only), &s = host(square_sum), &l = host(linear_sum);
  nnc_tensor *x = tensor({1, 2}), *w = tensor({1, 2, 3});
  const List j = jacobian(f, {x, w});
  EXPECT_EQ(values(j[1]), Values(6, 0.0));
  EXPECT_NE(refusal(nnc_autograd_jacobian, f, {x, w}, 0, 1)
                .find("Output 0 of the user-provided function is independent of input 1"),
            std::string::npos);
  EXPECT_NE(refusal(nnc_autograd_jacobian, f, {x}, 1, 1).find("when create_graph=True"),
            std::string::npos);
  EXPECT_NE(refusal(nnc_autograd_hessian, l, {x}, 0, 1).find("jacobian"), std::string::npos);
  EXPECT_NE(refusal(nnc_autograd_hessian, f, {x}, 0, 0).find("should contain a single element"),
            std::string::npos);
  List out;
  EXPECT_EQ(product(nnc_autograd_hvp, l, {x}, {x}, 0, out), "no error");
  EXPECT_EQ(values(out[1]), (Values{0, 0}));
  EXPECT_EQ(product(nnc_autograd_vhp, s, {x}, {x}, 1, out), "no error");
  EXPECT_EQ(values(out[1]), (Values{2, 4}));
  EXPECT_NE(product(nnc_autograd_vjp, f, {x, w}, {x}, 1, out).find("independent of input 1"),
            std::string::npos);
}

TEST_F(Functional, VectorsAreChecked) {
  HostFunction &f = host(square), &s = host(square_sum);
  nnc_tensor *x = tensor({1, 2}), *w = tensor({1, 2, 3});
  List out;
  for (const auto function : {nnc_autograd_vjp, nnc_autograd_jvp}) {
    EXPECT_NE(product(function, f, {x}, {}, 0, out).find("can only be None"), std::string::npos);
    EXPECT_NE(product(function, f, {x}, {w}, 0, out)
                  .find("Entry 0 in v has invalid size: should be [2] but got [3]."),
              std::string::npos);
    EXPECT_NE(product(function, f, {x}, {x, x}, 0, out).find("should be 1 but got 2."),
              std::string::npos);
  }
  EXPECT_EQ(product(nnc_autograd_vjp, s, {x}, {}, 0, out), "no error");
  EXPECT_EQ(values(out[0]), Values{5});
  EXPECT_EQ(values(out[1]), (Values{2, 4}));
  EXPECT_EQ(product(nnc_autograd_jvp, f, {tensor({3})}, {}, 0, out), "no error");
  EXPECT_EQ(values(out[1]), Values{6});
}

TEST_F(Functional, ErrorsAreTheCallersAndOutputsFit) {
  HostFunction& f = host(
      [](nnc_ctx*, const List&, List&) { return nnc_error_new(NNC_E_CALLBACK, "mine", "no"); });
  EXPECT_EQ(refusal(nnc_autograd_jacobian, f, {tensor({1})}, 0, 0),
            "11: nnc_autograd_jacobian: mine: no");
  HostFunction& s = host(square);
  nnc_tensor *x = tensor({1}), *out = nullptr;
  int64_t n = -7;
  EXPECT_NE(message(nnc_autograd_jacobian(ctx, &kHost, s.self(), &x, 1, 0, 0, &out, 0, &n))
                .find("capacity"),
            std::string::npos);
  EXPECT_EQ(n, -7);
}

TEST_F(Functional, EmptyAndRepeatedInputs) {
  HostFunction &f = host(square), &product_of = host([](nnc_ctx*c, const List&in, List&out) {
    out.resize(1);
    return nnc_mul(c, in[0], in[1], &out[0]);
  });
  const List j = jacobian(f, {tensor({})});
  EXPECT_EQ(nnc_tensor_numel(j[0]), 0);
  EXPECT_EQ(nnc_tensor_ndim(j[0]), 2);
  nnc_tensor* x = leaf({3});
  for (const int32_t create_graph : {0, 1}) {
    const List k = jacobian(product_of, {x, x}, create_graph);
    EXPECT_EQ(values(k[0]), Values{3});
    EXPECT_EQ(values(k[1]), Values{3});
  }
}

// The gradient of x * x as someone may get it wrong: twice too large in element 1.
nnc_error* wrong_backward(uintptr_t, nnc_ctx* c, nnc_function_ctx* f, nnc_tensor* const* grads,
                          int64_t, nnc_tensor** gx, int64_t) {
  nnc_tensor *x = nullptr, *g = nullptr, *weight = nullptr;
  int64_t n = 0;
  const double weights[] = {2, 4};
  const int64_t size = 2;
  if (nnc_error* e = nnc_function_ctx_saved_tensors(c, f, &x, 1, &n)) return e;
  if (nnc_error* e = nnc_tensor_from_data(c, weights, &size, 1, NNC_FLOAT64, &weight)) return e;
  if (nnc_error* e = nnc_mul(c, grads[0], x, &g)) return e;
  return nnc_mul(c, g, weight, gx);
}
nnc_error* saving_square(uintptr_t, nnc_ctx* c, nnc_function_ctx* f, nnc_tensor* const* in, int64_t,
                         nnc_tensor** out, int64_t, int64_t* n) {
  *n = 1;
  if (nnc_error* e = nnc_mul(c, in[0], in[0], out)) return e;
  return nnc_function_ctx_save_for_backward(c, f, in, 1);
}

TEST_F(Functional, GradcheckFindsTheWrongEntry) {
  const nnc_function_vtable table = {static_cast<int64_t>(sizeof table), saving_square,
                                     wrong_backward, nullptr};
  nnc_function* wrong = nullptr;
  ok(nnc_function_new(ctx, "Square", &table, 0, &wrong));
  HostFunction& f = host([wrong](nnc_ctx* c, const List& in, List& out) {
    int64_t n = 0;
    out.resize(1);
    return nnc_function_apply(c, wrong, in.data(), 1, out.data(), 1, &n);
  });
  nnc_tensor* x = leaf({1, 3});
  const std::string text = gradcheck(f, {x}, 1, nullptr);
  int32_t right = -1;
  EXPECT_EQ(gradcheck(f, {x}, 0, &right), "no error");
  EXPECT_EQ(right, 0);
  const std::string raised = gradcheck(f, {x}, 1, &right);
  EXPECT_NE(raised.find("8: nnc_autograd_gradcheck: Jacobian mismatch for output 0 with respect to "
                        "input 0: at element 1 of the input and 1 of the output, numerical: "),
            std::string::npos)
      << raised;
  EXPECT_NE(raised.find("analytical: 12"), std::string::npos) << raised;
  EXPECT_NE(text.find("out is NULL"), std::string::npos);
}

TEST_F(Functional, GradcheckOfRightFunctions) {
  HostFunction &f = host(square), &constant = host([](nnc_ctx*c, const List&in, List&out) {
    out.resize(1);
    return nnc_detach(c, in[0], &out[0]);
  });
  int32_t right = 0;
  nnc_tensor* x = leaf({1, -2, 0});
  EXPECT_EQ(gradcheck(f, {x, tensor({4})}, 1, &right), "no error");
  EXPECT_EQ(right, 1);
  EXPECT_EQ(grad(x), Values());
  EXPECT_EQ(values(x), (Values{1, -2, 0}));
  List in{x};
  ok(nnc_autograd_gradgradcheck(ctx, &kHost, f.self(), in.data(), 1, nullptr, 0, 1e-6, 1e-5, 1e-3,
                                1, 0, 1, &right));
  EXPECT_NE(gradcheck(constant, {x}, 1, &right).find("expected to be zero"), std::string::npos);
  // Whole numbers jump, and have no gradient that could be wrong.
  HostFunction& whole = host([](nnc_ctx* c, const List& in, List& out) {
    out.resize(1);
    return nnc_tensor_long(c, in[0], &out[0]);
  });
  EXPECT_EQ(gradcheck(whole, {x}, 1, &right), "no error");
  EXPECT_NE(gradcheck(f, {tensor({1})}, 1, &right).find("at least one input tensor"),
            std::string::npos);
  for (const double eps : {0.0, -1.0, HUGE_VAL}) {
    EXPECT_NE(message(nnc_autograd_gradcheck(ctx, &kHost, f.self(), in.data(), 1, eps, 1e-5, 1e-3,
                                             1, 0, 1, &right))
                  .find("eps"),
              std::string::npos);
  }
}

TEST_F(Functional, GradcheckNoticesWhatChangesFromCallToCall) {
  int calls = 0;
  HostFunction& f = host([&calls](nnc_ctx* c, const List& in, List& out) {
    out.resize(1);
    return nnc_mul_scalar(c, in[0], ++calls, &out[0]);
  });
  int32_t right = 1;
  EXPECT_EQ(gradcheck(f, {leaf({1})}, 0, &right), "no error");
  EXPECT_EQ(right, 0);
}

}  // namespace
