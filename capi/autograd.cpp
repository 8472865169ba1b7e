// SPDX-License-Identifier: Apache-2.0
#include "nnc/autograd.h"

#include "capi/guard.h"
#include "engine/backward.h"

using namespace nnc;
using namespace nnc::capi;

int32_t nnc_tensor_requires_grad(nnc_tensor* tensor) {
  return read<TensorImpl>(tensor, Kind::kTensor, int32_t{-1}, [](TensorImpl& t) {
    return static_cast<int32_t>(requires_grad(Tensor(Ref<TensorImpl>::share(&t))));
  });
}

int32_t nnc_tensor_is_leaf(nnc_tensor* tensor) {
  return read<TensorImpl>(tensor, Kind::kTensor, int32_t{-1}, [](TensorImpl& t) {
    return static_cast<int32_t>(is_leaf(Tensor(Ref<TensorImpl>::share(&t))));
  });
}

nnc_error* nnc_tensor_requires_grad_(nnc_ctx* ctx, nnc_tensor* tensor, int32_t requires_grad) {
  return guard(__func__, ctx, [&](const Call& c) {
    set_requires_grad(c.tensor(tensor, "tensor"), requires_grad != 0);
  });
}

nnc_error* nnc_tensor_grad(nnc_ctx* ctx, nnc_tensor* tensor, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const AutogradMeta* m = autograd_meta_or_null(c.tensor(tensor, "tensor"));
    c.put(out, m ? m->grad : Tensor());
  });
}

nnc_error* nnc_tensor_set_grad(nnc_ctx* ctx, nnc_tensor* tensor, nnc_tensor* grad) {
  return guard(__func__, ctx, [&](const Call& c) {
    const Tensor t = c.tensor(tensor, "tensor"), g = c.optional(grad, "grad");
    check(!g.defined() || (same_sizes(g.sizes(), t.sizes()) && g.dtype() == t.dtype()),
          Code::kShape, c.op(), ": assigned grad has data of a different size or type");
    check(!g.same(t) || !g.defined(), Code::kInvalid, c.op(),
          ": can't assign Variable as its own grad");
    if (g.defined() || t.impl()->meta) autograd_meta(t).grad = g;
  });
}

nnc_error* nnc_tensor_grad_fn(nnc_ctx* ctx, nnc_tensor* tensor, nnc_string** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const Ref<Node> fn = grad_fn(c.tensor(tensor, "tensor"));
    if (fn)
      c.put(out, std::string(fn->name()));
    else
      *out = nullptr;
  });
}

nnc_error* nnc_detach(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, detach(c.tensor(input, "input"))); });
}

nnc_error* nnc_backward(nnc_ctx* ctx, nnc_tensor* tensor) {
  return guard(__func__, ctx, [&](const Call& c) {
    const Tensor t = c.tensor(tensor, "tensor");
    backward(Span<const Tensor>(&t, 1), {}, {});
  });
}

nnc_error* nnc_autograd_backward(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                                 nnc_tensor* const* grad_tensors, int32_t retain_graph,
                                 int32_t create_graph, nnc_tensor* const* inputs,
                                 int64_t n_inputs) {
  return guard(__func__, ctx, [&](const Call& c) {
    const BackwardOptions options{retain_graph || create_graph, create_graph != 0};
    const auto outputs = c.tensors(tensors, n_tensors, "tensors");
    const auto grads = c.optional_tensors(grad_tensors, n_tensors, "grad_tensors");
    const auto leaves = c.tensors(inputs, inputs ? n_inputs : 0, "inputs");
    backward(outputs, grads, options, leaves);
  });
}

nnc_error* nnc_autograd_grad(nnc_ctx* ctx, nnc_tensor* const* outputs, int64_t n_outputs,
                             nnc_tensor* const* inputs, int64_t n_inputs,
                             nnc_tensor* const* grad_outputs, int32_t retain_graph,
                             int32_t create_graph, int32_t allow_unused, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const BackwardOptions options{retain_graph || create_graph, create_graph != 0};
    const auto ys = c.tensors(outputs, n_outputs, "outputs");
    const auto xs = c.tensors(inputs, n_inputs, "inputs");
    const auto gs = c.optional_tensors(grad_outputs, n_outputs, "grad_outputs");
    c.put_all(out, gradients(ys, xs, gs, options, allow_unused != 0));
  });
}
