// SPDX-License-Identifier: Apache-2.0
#include "nnc/autograd_functional.h"

#include <cmath>

#include "capi/host_function.h"
#include "engine/gradcheck.h"

namespace nnc::capi {
namespace {

using Derivatives = std::vector<Tensor> (*)(TensorFunction f, Span<const Tensor> inputs,
                                            const FunctionalOptions& options);
using Product = OutputsAndProduct (*)(TensorFunction f, Span<const Tensor> inputs,
                                      Span<const Tensor> v, const FunctionalOptions& options);

FunctionalOptions functional_options(int32_t create_graph, int32_t strict) {
  return {create_graph != 0, strict != 0};
}

std::vector<Tensor> derivatives(Derivatives of, const nnc_callback* func, uintptr_t self,
                                const std::vector<Tensor>& inputs, const FunctionalOptions& o) {
  return of(HostFunction(func, self, "func"), inputs, o);
}

// The outputs, then the product.
std::vector<Tensor> product(Product of, const nnc_callback* func, uintptr_t self,
                            const std::vector<Tensor>& inputs, const std::vector<Tensor>& v,
                            const FunctionalOptions& o) {
  auto [list, rest] = of(HostFunction(func, self, "func"), inputs, v, o);
  list.insert(list.end(), rest.begin(), rest.end());
  return list;
}

GradcheckOptions tolerances(double eps, double atol, double rtol, double nondet_tol,
                            int32_t check_undefined_grad) {
  check(eps > 0 && std::isfinite(eps), Code::kInvalid, "eps is ", eps, ", expected a step above 0");
  return {eps, atol, rtol, nondet_tol, check_undefined_grad != 0};
}

// What is wrong as an error, or 0.
int32_t verdict(const std::string& wrong, int32_t raise_exception) {
  check(wrong.empty() || !raise_exception, Code::kState, wrong);
  return wrong.empty() ? 1 : 0;
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_autograd_jacobian(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                                 nnc_tensor* const* inputs, int64_t n_inputs, int32_t create_graph,
                                 int32_t strict, nnc_tensor** out, int64_t capacity,
                                 int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    return derivatives(jacobian, func, self, LIST(inputs),
                       functional_options(create_graph, strict));
  });
}

nnc_error* nnc_autograd_hessian(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                                nnc_tensor* const* inputs, int64_t n_inputs, int32_t create_graph,
                                int32_t strict, nnc_tensor** out, int64_t capacity,
                                int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    return derivatives(hessian, func, self, LIST(inputs), functional_options(create_graph, strict));
  });
}

nnc_error* nnc_autograd_vjp(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                            nnc_tensor* const* inputs, int64_t n_inputs, nnc_tensor* const* v,
                            int64_t n_v, int32_t create_graph, int32_t strict, nnc_tensor** out,
                            int64_t capacity, int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    return product(vjp, func, self, LIST(inputs), LIST(v),
                   functional_options(create_graph, strict));
  });
}

nnc_error* nnc_autograd_jvp(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                            nnc_tensor* const* inputs, int64_t n_inputs, nnc_tensor* const* v,
                            int64_t n_v, int32_t create_graph, int32_t strict, nnc_tensor** out,
                            int64_t capacity, int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    return product(jvp, func, self, LIST(inputs), LIST(v),
                   functional_options(create_graph, strict));
  });
}

nnc_error* nnc_autograd_hvp(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                            nnc_tensor* const* inputs, int64_t n_inputs, nnc_tensor* const* v,
                            int64_t n_v, int32_t create_graph, int32_t strict, nnc_tensor** out,
                            int64_t capacity, int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    return product(hvp, func, self, LIST(inputs), LIST(v),
                   functional_options(create_graph, strict));
  });
}

nnc_error* nnc_autograd_vhp(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                            nnc_tensor* const* inputs, int64_t n_inputs, nnc_tensor* const* v,
                            int64_t n_v, int32_t create_graph, int32_t strict, nnc_tensor** out,
                            int64_t capacity, int64_t* n_out) {
  return guard_and_undo(__func__, ctx, out_list(out, capacity, n_out), [&] {
    return product(vhp, func, self, LIST(inputs), LIST(v),
                   functional_options(create_graph, strict));
  });
}

nnc_error* nnc_autograd_gradcheck(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                                  nnc_tensor* const* inputs, int64_t n_inputs, double eps,
                                  double atol, double rtol, int32_t raise_exception,
                                  double nondet_tol, int32_t check_undefined_grad, int32_t* out) {
  return guard_and_undo(__func__, ctx, OUT(out), [&] {
    const auto o = tolerances(eps, atol, rtol, nondet_tol, check_undefined_grad);
    return verdict(gradcheck(HostFunction(func, self, "func"), LIST(inputs), o), raise_exception);
  });
}

nnc_error* nnc_autograd_gradgradcheck(nnc_ctx* ctx, const nnc_callback* func, uintptr_t self,
                                      nnc_tensor* const* inputs, int64_t n_inputs,
                                      nnc_tensor* const* grad_outputs, int64_t n_grad_outputs,
                                      double eps, double atol, double rtol, int32_t raise_exception,
                                      double nondet_tol, int32_t check_undefined_grad,
                                      int32_t* out) {
  return guard_and_undo(__func__, ctx, OUT(out), [&] {
    const auto o = tolerances(eps, atol, rtol, nondet_tol, check_undefined_grad);
    const HostFunction f(func, self, "func");
    return verdict(gradgradcheck(f, LIST(inputs), LIST(grad_outputs), o), raise_exception);
  });
}
