/* SPDX-License-Identifier: Apache-2.0 */
/* Modules as functions of their parameters: torch.func. Derivatives of functions of yours are in
 * <nnc/autograd_functional.h>. */
#ifndef NNC_FUNC_H
#define NNC_FUNC_H

#include <nnc/nn.h>

NNC_BEGIN

/* nnc_module_forward with other tensors in the place of parameters and buffers of module and its
 * descendants, those at the paths that are the keys of parameter_and_buffer_dicts. Gradients go to
 * these; the module stays as it is, and a call of another thread does not see them. What forward
 * writes to buffers, such as running statistics, is written to those given. Forwards of yours find
 * them under the same names, by nnc_module_get_parameter, nnc_module_get_buffer and the lists.
 * tie_weights not 0 (torch: 1): a tensor also stands in the place of all others that are the same
 * parameter; two for one are NNC_E_INVALID. strict not 0 (torch: 0): keys are all names and no
 * others, else NNC_E_INVALID, which lists them; otherwise a key whose module does not exist is
 * NNC_E_UNKNOWN, and one that its module does not have is passed over. So is the name of what
 * weight_norm, spectral_norm or pruning of <nnc/nn_utils.h> and <nnc/nn_prune.h> computes. In the
 * place of a tensor that is parametrized nothing can stand: the call computes it from what
 * right_inverse makes of the one given, which gets no gradient, as in PyTorch. Sizes and types are
 * checked by the operations that use the tensors. */
NNC_CHECKED nnc_error *nnc_functional_call(nnc_ctx *ctx, nnc_module *module,
                                           nnc_named *parameter_and_buffer_dicts,
                                           nnc_tensor *const *inputs, int64_t n_inputs,
                                           nnc_kwargs *kwargs, int32_t tie_weights, int32_t strict,
                                           nnc_tensor **outputs, int64_t capacity,
                                           int64_t *n_outputs);

NNC_END

#endif
