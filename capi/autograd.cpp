// SPDX-License-Identifier: Apache-2.0
#include "nnc/autograd.h"

#include "capi/guard.h"
#include "engine/backward.h"
#include "graph/inplace.h"
#include "kernels/copy.h"
#include "ops/memory_format.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

std::optional<std::string> grad_fn_name(const Tensor& t) {
  const Ref<Node> fn = grad_fn(t);
  return fn ? std::optional<std::string>(fn->name()) : std::nullopt;
}

BackwardOptions options(int32_t retain_graph, int32_t create_graph) {
  return {retain_graph || create_graph, create_graph != 0};
}

auto seeds(nnc_tensor* const* grad_outputs, int64_t n_outputs) {
  return optional_list(grad_outputs, n_outputs, "grad_outputs", "outputs");
}

// gradients(), with zeros for the inputs that were not used: set aside before the graph is freed.
Tensors or_zeros(Span<const Tensor> outputs, Span<const Tensor> inputs,
                 Span<const Tensor> grad_outputs, const BackwardOptions& options) {
  Tensors zeros;
  for (const Tensor& x : inputs) {
    zeros.push_back(ops::empty_like(x, x.dtype(), ops::MemoryFormat::kPreserve));
    set_requires_grad(zeros.back(), options.create_graph && is_floating(x.dtype()));
  }
  Tensors result = gradients(outputs, inputs, grad_outputs, options, true);
  for (int64_t i = 0; i < inputs.size(); ++i) {
    if (result[i].defined()) continue;
    kernels::fill(zeros[i].mutable_view(), 0);
    result[i] = zeros[i];
  }
  return result;
}

}  // namespace

int32_t nnc_tensor_requires_grad(nnc_tensor* tensor) {
  return get_marked(tensor, -1, [](const Tensor& t) { return int32_t{requires_grad(t)}; });
}

int32_t nnc_tensor_is_leaf(nnc_tensor* tensor) {
  return get_marked(tensor, -1, [](const Tensor& t) { return int32_t{is_leaf(t)}; });
}

nnc_error* nnc_tensor_requires_grad_(nnc_ctx* ctx, nnc_tensor* tensor, int32_t requires_grad) {
  return RUN(set_requires_grad(ARG(tensor), requires_grad));
}

nnc_error* nnc_tensor_grad(nnc_ctx* ctx, nnc_tensor* tensor, nnc_tensor** out) {
  return PUT(out, grad_of(MARKED(tensor)));
}

nnc_error* nnc_tensor_set_grad(nnc_ctx* ctx, nnc_tensor* tensor, nnc_tensor* grad) {
  return RUN(set_grad(ARG(tensor), OPT(grad), "tensor_set_grad"));
}

nnc_error* nnc_tensor_grad_fn(nnc_ctx* ctx, nnc_tensor* tensor, nnc_string** out) {
  return PUT(out, grad_fn_name(ARG(tensor)));
}

nnc_error* nnc_tensor_retain_grad(nnc_ctx* ctx, nnc_tensor* tensor) {
  return RUN(retain_grad(ARG(tensor)));
}

int32_t nnc_tensor_retains_grad(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return int32_t{retains_grad(t)}; });
}

nnc_error* nnc_detach(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, detach(ARG(input)));
}

nnc_error* nnc_detach_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(detach_(ARG(input)));
}

nnc_error* nnc_backward(nnc_ctx* ctx, nnc_tensor* tensor) {
  return RUN(const Tensor root = ARG(tensor); backward(Span<const Tensor>(&root, 1), {}, {}));
}

nnc_error* nnc_autograd_backward(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                                 nnc_tensor* const* grad_tensors, int32_t retain_graph,
                                 int32_t create_graph, nnc_tensor* const* inputs,
                                 int64_t n_inputs) {
  return RUN(check(!inputs || n_inputs != 0, Code::kInvalid, "inputs argument cannot be empty");
             backward(LIST(tensors),
                      optional_list(grad_tensors, n_tensors, "grad_tensors", "tensors"),
                      options(retain_graph, create_graph), LIST(inputs)));
}

nnc_error* nnc_autograd_grad(nnc_ctx* ctx, nnc_tensor* const* outputs, int64_t n_outputs,
                             nnc_tensor* const* inputs, int64_t n_inputs,
                             nnc_tensor* const* grad_outputs, int32_t retain_graph,
                             int32_t create_graph, int32_t allow_unused, nnc_tensor** out) {
  return PUT(out_array(out), gradients(LIST(outputs), LIST(inputs), seeds(grad_outputs, n_outputs),
                                       options(retain_graph, create_graph), allow_unused));
}

nnc_error* nnc_autograd_grad_materialize_grads(nnc_ctx* ctx, nnc_tensor* const* outputs,
                                               int64_t n_outputs, nnc_tensor* const* inputs,
                                               int64_t n_inputs, nnc_tensor* const* grad_outputs,
                                               int32_t retain_graph, int32_t create_graph,
                                               nnc_tensor** out) {
  return PUT(out_array(out), or_zeros(LIST(outputs), LIST(inputs), seeds(grad_outputs, n_outputs),
                                      options(retain_graph, create_graph)));
}
