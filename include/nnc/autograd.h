/* SPDX-License-Identifier: Apache-2.0 */
/* Gradients: what is recorded under a context with grad=True can be run backward. */
#ifndef NNC_AUTOGRAD_H
#define NNC_AUTOGRAD_H

#include <nnc/tensor.h>

NNC_BEGIN

/* 1 if operations on the tensor are recorded, 0 if not, -1 for a bad handle. */
NNC_API int32_t nnc_tensor_requires_grad(nnc_tensor *tensor);
/* 1 if no recorded operation made the tensor, 0 if one did, -1 for a bad handle. */
NNC_API int32_t nnc_tensor_is_leaf(nnc_tensor *tensor);
/* From now on operations on the tensor are recorded, or with 0 no longer. NNC_E_STATE: not a leaf.
 * NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_tensor_requires_grad_(nnc_ctx *ctx, nnc_tensor *tensor,
                                                 int32_t requires_grad);
/* The gradient accumulated in a leaf; *out is NULL while there is none. */
NNC_CHECKED nnc_error *nnc_tensor_grad(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor **out);
/* Replaces it; grad NULL: none. NNC_E_SHAPE: not of the tensor's sizes and type. */
NNC_CHECKED nnc_error *nnc_tensor_set_grad(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor *grad);
/* The name of the operation that made the tensor, "AddmmBackward0"; *out is NULL for a leaf. */
NNC_CHECKED nnc_error *nnc_tensor_grad_fn(nnc_ctx *ctx, nnc_tensor *tensor, nnc_string **out);
/* A view of the same memory through which no gradient flows. */
NNC_CHECKED nnc_error *nnc_detach(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The tensor itself becomes a leaf that wants no gradient. NNC_E_STATE: it is a view of another. */
NNC_CHECKED nnc_error *nnc_detach_(nnc_ctx *ctx, nnc_tensor *input);
/* Adds the gradients of a tensor of one element into the leaves that it was computed from, and
 * frees the graph: torch.Tensor.backward(). NNC_E_STATE: the graph was freed before, or nothing was
 * recorded; what backward needs was written to since, or converted with its module. A backward that
 * fails changes no .grad; unless it was to keep the graph, parts of that may be freed: run forward
 * again. */
NNC_CHECKED nnc_error *nnc_backward(nnc_ctx *ctx, nnc_tensor *tensor);
/* The general form: torch.autograd.backward. grad_tensors is NULL, or holds one for each tensor
 * (NULL: ones, for a tensor of one element). retain_graph not 0 keeps the graph for another
 * backward; create_graph not 0 does too, and makes the gradients differentiable: then a leaf and
 * its gradient hold each other until nnc_tensor_set_grad or a zero_grad parts them, as in torch.
 * inputs, unless NULL, are the only leaves that get a gradient; none at all is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_autograd_backward(nnc_ctx *ctx, nnc_tensor *const *tensors,
                                             int64_t n_tensors, nnc_tensor *const *grad_tensors,
                                             int32_t retain_graph, int32_t create_graph,
                                             nnc_tensor *const *inputs, int64_t n_inputs);
/* The gradients of outputs with respect to inputs, one each in out[0..n_inputs-1], while those of
 * the leaves stay as they are: torch.autograd.grad. The other arguments as for
 * nnc_autograd_backward. NNC_E_STATE: an input that was not used, unless allow_unused is not 0:
 * NULL then. */
NNC_CHECKED nnc_error *nnc_autograd_grad(nnc_ctx *ctx, nnc_tensor *const *outputs,
                                         int64_t n_outputs, nnc_tensor *const *inputs,
                                         int64_t n_inputs, nnc_tensor *const *grad_outputs,
                                         int32_t retain_graph, int32_t create_graph,
                                         int32_t allow_unused, nnc_tensor **out);

NNC_END

#endif
