/* SPDX-License-Identifier: Apache-2.0 */
/* Gradients. */
#ifndef NNC_AUTOGRAD_H
#define NNC_AUTOGRAD_H

#include <nnc/tensor.h>

NNC_BEGIN

/* 1 if operations on the tensor are recorded, 0 if not, -1 for a bad handle. */
NNC_API int32_t nnc_tensor_requires_grad(nnc_tensor *tensor);
NNC_API int32_t nnc_tensor_is_leaf(nnc_tensor *tensor);
/* Only for leaves of floating point type. */
NNC_CHECKED nnc_error *nnc_tensor_requires_grad_(nnc_ctx *ctx, nnc_tensor *tensor,
                                                 int32_t requires_grad);
/* The gradient accumulated in a leaf. *out is NULL while there is none. */
NNC_CHECKED nnc_error *nnc_tensor_grad(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor **out);
/* Replaces it; grad NULL: none. */
NNC_CHECKED nnc_error *nnc_tensor_set_grad(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor *grad);
/* The name of the operation that made the tensor, "AddmmBackward0". *out is NULL for a leaf. */
NNC_CHECKED nnc_error *nnc_tensor_grad_fn(nnc_ctx *ctx, nnc_tensor *tensor, nnc_string **out);
/* A look at the same data through which no gradient flows. */
NNC_CHECKED nnc_error *nnc_detach(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* Adds the gradients of a tensor of one element into the leaves it was computed from, and frees the
 * graph. torch.Tensor.backward(). */
NNC_CHECKED nnc_error *nnc_backward(nnc_ctx *ctx, nnc_tensor *tensor);
/* The general form. grad_tensors: NULL, or one per tensor (NULL: ones, for a tensor of one
 * element). retain_graph keeps the graph for another backward (create_graph implies it);
 * create_graph makes the gradients differentiable themselves: then a leaf and its gradient hold
 * each other until nnc_tensor_set_grad or a zero_grad parts them, as in torch. inputs: NULL, or the
 * only leaves that get a gradient. torch.autograd.backward. */
NNC_CHECKED nnc_error *nnc_autograd_backward(nnc_ctx *ctx, nnc_tensor *const *tensors,
                                             int64_t n_tensors, nnc_tensor *const *grad_tensors,
                                             int32_t retain_graph, int32_t create_graph,
                                             nnc_tensor *const *inputs, int64_t n_inputs);
/* The gradients of outputs with respect to inputs, one each in out[0..n_inputs-1]; the leaves' own
 * gradients stay as they are. An input that was not used is an error, or with allow_unused gives
 * NULL. torch.autograd.grad. */
NNC_CHECKED nnc_error *nnc_autograd_grad(nnc_ctx *ctx, nnc_tensor *const *outputs,
                                         int64_t n_outputs, nnc_tensor *const *inputs,
                                         int64_t n_inputs, nnc_tensor *const *grad_outputs,
                                         int32_t retain_graph, int32_t create_graph,
                                         int32_t allow_unused, nnc_tensor **out);

NNC_END

#endif
