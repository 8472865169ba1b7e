/* SPDX-License-Identifier: Apache-2.0 */
/* Utilities for the parameters of modules: torch.nn.utils.
 *
 * parameters is a list of tensors, in whose place torch also takes one tensor. Those of a module
 * are the tensors of nnc_module_named_parameters. foreach chooses among equal results in torch and
 * changes nothing here. */
#ifndef NNC_NN_UTILS_H
#define NNC_NN_UTILS_H

#include <nnc/nn.h>

NNC_BEGIN

/* ---- clipping of gradients ----
 * What is clipped are the gradients that parameters have, in place and without a history, all of
 * them or none; parameters without one are passed over. A gradient that two parameters share is
 * clipped twice, as in torch. NNC_E_STATE: a gradient in which elements share memory. */

/* (): the norm, of order norm_type (torch: 2; any number, infinite ones too), of the norms of the
 * tensors: that of one vector of all their elements. But of order 0 it is how many of the tensors
 * have an element that is not 0. Of the type of the tensors, of several types
 * the one that they promote to; 0 of the default type without tensors. No gradient. NNC_E_DTYPE: a
 * tensor that is not floating point. NNC_E_INVALID: with error_if_nonfinite not 0 (torch: 0) the
 * result is infinite or NaN; a tensor without elements, which has no norm of that order. */
NNC_CHECKED nnc_error *nnc_get_total_norm(nnc_ctx *ctx, nnc_tensor *const *tensors,
                                          int64_t n_tensors, double norm_type,
                                          int32_t error_if_nonfinite, int32_t foreach,
                                          nnc_tensor **out);
/* Multiplies the gradients by min(max_norm / (total_norm + 1e-6), 1). NNC_E_SHAPE: total_norm has
 * dimensions. */
NNC_CHECKED nnc_error *nnc_clip_grads_with_norm_(nnc_ctx *ctx, nnc_tensor *const *parameters,
                                                 int64_t n_parameters, double max_norm,
                                                 nnc_tensor *total_norm, int32_t foreach);
/* (): nnc_get_total_norm of the gradients, by which nnc_clip_grads_with_norm_ then clips them. */
NNC_CHECKED nnc_error *nnc_clip_grad_norm_(nnc_ctx *ctx, nnc_tensor *const *parameters,
                                           int64_t n_parameters, double max_norm, double norm_type,
                                           int32_t error_if_nonfinite, int32_t foreach,
                                           nnc_tensor **out);
/* Brings every element of the gradients into -clip_value..clip_value, as nnc_clamp_. NNC_E_STATE:
 * none of the parameters has a gradient. */
NNC_CHECKED nnc_error *nnc_clip_grad_value_(nnc_ctx *ctx, nnc_tensor *const *parameters,
                                            int64_t n_parameters, double clip_value,
                                            int32_t foreach);

/* ---- parameters as one vector ---- */

/* (number of all elements): the parameters one after another, a copy; differentiable. Of several
 * types the one that they promote to. NNC_E_INVALID: no parameters. NNC_E_SHAPE: one whose strides
 * cannot be viewed as a vector. */
NNC_CHECKED nnc_error *nnc_parameters_to_vector(nnc_ctx *ctx, nnc_tensor *const *parameters,
                                                int64_t n_parameters, nnc_tensor **out);
/* The reverse, all or nothing: the parameters stay the same tensors of the same sizes, but look at
 * the elements of vec from now on and share memory with it, as in torch; they take its type. What
 * vec has beyond them is left. A graph that was recorded before computes its gradients with what
 * the parameters are in backward, as in torch. NNC_E_SHAPE: vec has too few. NNC_E_DTYPE: not
 * floating point for parameters that require gradients, or not of the type of a gradient that one
 * has. */
NNC_CHECKED nnc_error *nnc_vector_to_parameters(nnc_ctx *ctx, nnc_tensor *vec,
                                                nnc_tensor *const *parameters,
                                                int64_t n_parameters);

/* ---- making modules without initial values ---- */

/* nnc_module_new_kwargs (kwargs may be NULL) of one layer, whose parameters and buffers have
 * arbitrary content, as to be loaded; no random numbers are drawn. NNC_E_UNSUPPORTED: a layer whose
 * constructor takes no device, as one without parameters. NNC_E_STATE: a lazy module. */
NNC_CHECKED nnc_error *nnc_skip_init(nnc_ctx *ctx, const char *text, nnc_kwargs *kwargs,
                                     nnc_module **out);

NNC_END

#endif
