// SPDX-License-Identifier: Apache-2.0
// What sample rows with functions of their own have in common: callbacks, leaves and backward.
#pragma once

#include "capi/context.h"
#include "support/kinds.h"

namespace nnc::testing {

// What a callback returns for an exception of c().
template <class F>
nnc_error* caught(const F& f) {
  try {
    return f();
  } catch (const Error& e) {
    return nnc_error_new(static_cast<nnc_code>(e.code()), e.op().c_str(), e.message().c_str());
  } catch (const std::bad_alloc&) {
    return nnc_error_new(NNC_E_MEMORY, "", "out of memory");
  }
}
// The tests also call with other numbers of inputs.
inline nnc_error* wrong_count() {
  return nnc_error_new(NNC_E_INVALID, "", "another number of inputs");
}

using HookInputs = nnc_tensor* const*;

inline Tensor tensor_behind(nnc_tensor* h) {
  return Tensor(
      Ref<TensorImpl>::share(static_cast<TensorImpl*>(capi::resolve(h, capi::Kind::kTensor))));
}
// In the scope of ctx.
inline nnc_tensor* handle_on(nnc_ctx* ctx, const Tensor& t) {
  auto* c = static_cast<capi::Context*>(capi::resolve(ctx, capi::Kind::kContext));
  return static_cast<nnc_tensor*>(
      capi::make_handle(capi::Kind::kTensor, Ref<TensorImpl>(t.ref()).leak(), c->scope()));
}

inline Tensor leaf_from(const Tensor& x) {
  Tensor t = c(nnc_clone, c(nnc_detach, x));
  c(nnc_tensor_requires_grad_, t, true);
  return t;
}
inline Tensor flag_of(bool b) {
  return Tensor::full({}, Scalar(int64_t{b}), DType::kInt64);
}
inline Tensor summed(const Tensor& x) {
  return c(nnc_sum, x, none, false, 0);
}
inline Tensor squared(const Tensor& x) {
  return c(nnc_mul, x, x);
}
inline Tensor doubled(const Tensor& x) {
  return c(nnc_mul_scalar, x, 2);
}
inline Tensor retained(const Tensor& t) {
  c(nnc_tensor_retain_grad, t);
  return t;
}
// The gradient of a tensor, and whether there is one, after backward of the others.
inline Out seen(const Tensor& t, const std::vector<Tensor>& backwards = {}) {
  for (const Tensor& b : backwards) c(nnc_backward, b);
  const Out g = c(nnc_tensor_grad, t);
  const bool some = g.all.size() == 1 && g.all[0].defined();
  return some ? Tensors{flag_of(true), g.all[0]} : Tensors{flag_of(false)};
}
// The gradients of leaves with x's elements after `run`.
template <class F>
Out gradients_after(X x, const F& run) {
  std::vector<Tensor> leaves;
  for (const Tensor& t : x) leaves.push_back(leaf_from(t));
  run(X(leaves.data(), static_cast<int64_t>(leaves.size())));
  Tensors all;
  for (const Tensor& l : leaves) {
    const Out g = c(nnc_tensor_grad, l);
    if (g.all.size() == 1 && g.all[0].defined()) all.push_back(g.all[0]);
  }
  return all;
}
// Backward of what a function makes of leaves.
inline Sample gradients_of(const char* op, const char* name, std::vector<In> inputs, RowFunction f,
                           const char* torch) {
  const auto call = [f](X x) {
    return gradients_after(x, [f](X leaves) { c(nnc_backward, f(leaves)); });
  };
  const char* all = inputs.size() == 1 ? ", a)" : ", a, b)";
  return row(op, name, std::move(inputs), call, kept(std::string("grads(") + torch + all));
}

}  // namespace nnc::testing
