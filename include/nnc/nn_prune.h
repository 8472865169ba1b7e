/* SPDX-License-Identifier: Apache-2.0 */
/* Pruning: elements of parameters that count as zero (torch.nn.utils.prune).
 *
 * A pruned parameter name becomes name_mask times name_orig: the buffer name_mask, of the
 * parameter's size and type, holds 0 where it is pruned, and the parameter name_orig is what it
 * was. Each call of the module multiplies them, with a gradient, and nnc_module_get_parameter does
 * when it is asked for name. What is pruned again loses more of what is left: an amount is then one
 * of the elements, or slices, that stay.
 *
 * amount is a part of them in 0..1, rounded to the nearest number, half to even; of a function with
 * _i64 it is their number. Random numbers come from ctx's generator. On an error nothing has
 * changed. NNC_E_UNKNOWN: the module has no parameter of that name; NNC_E_INVALID: amount is
 * outside of its range, a parameter is None, or it is computed otherwise; NNC_E_UNSUPPORTED:
 * another tensor is computed from it, or a ParameterList or a ParameterDict holds it; NNC_E_SHAPE:
 * importance_scores (NULL: the parameter itself) has another size than the parameter. */
#ifndef NNC_NN_PRUNE_H
#define NNC_NN_PRUNE_H

#include <nnc/nn.h>

NNC_BEGIN

/* Prunes nothing: the parameter only gets its mask of ones. */
NNC_CHECKED nnc_error *nnc_prune_identity(nnc_ctx *ctx, nnc_module *module, const char *name);
/* Prunes elements at random. */
NNC_CHECKED nnc_error *nnc_prune_random_unstructured(nnc_ctx *ctx, nnc_module *module,
                                                     const char *name, double amount);
/* So many of them. */
NNC_CHECKED nnc_error *nnc_prune_random_unstructured_i64(nnc_ctx *ctx, nnc_module *module,
                                                         const char *name, int64_t amount);
/* Prunes the elements whose scores have the least absolute values. */
NNC_CHECKED nnc_error *nnc_prune_l1_unstructured(nnc_ctx *ctx, nnc_module *module, const char *name,
                                                 double amount, nnc_tensor *importance_scores);
/* So many of them. */
NNC_CHECKED nnc_error *nnc_prune_l1_unstructured_i64(nnc_ctx *ctx, nnc_module *module,
                                                     const char *name, int64_t amount,
                                                     nnc_tensor *importance_scores);
/* Prunes slices along dim at random. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is
 * none of them. */
NNC_CHECKED nnc_error *nnc_prune_random_structured(nnc_ctx *ctx, nnc_module *module,
                                                   const char *name, double amount, int64_t dim);
/* So many of them. */
NNC_CHECKED nnc_error *nnc_prune_random_structured_i64(nnc_ctx *ctx, nnc_module *module,
                                                       const char *name, int64_t amount,
                                                       int64_t dim);
/* Prunes the slices along dim whose scores have the least norms of order n. torch's n='fro' is 2,
 * n='nuc' goes through nnc_prune_apply. NNC_E_INVALID: fewer than 2 dimensions; NNC_E_INDEX: dim is
 * none of them. */
NNC_CHECKED nnc_error *nnc_prune_ln_structured(nnc_ctx *ctx, nnc_module *module, const char *name,
                                               double amount, double n, int64_t dim,
                                               nnc_tensor *importance_scores);
/* So many of them. */
NNC_CHECKED nnc_error *nnc_prune_ln_structured_i64(nnc_ctx *ctx, nnc_module *module,
                                                   const char *name, int64_t amount, double n,
                                                   int64_t dim, nnc_tensor *importance_scores);
/* Prunes by a mask of the parameter's size, NNC_E_SHAPE if it has another. */
NNC_CHECKED nnc_error *nnc_prune_custom_from_mask(nnc_ctx *ctx, nnc_module *module,
                                                  const char *name, nnc_tensor *mask);

/* Prunes by a method in torch's words: "Identity()", "RandomUnstructured(amount)",
 * "L1Unstructured(amount)", "RandomStructured(amount, dim=-1)", "LnStructured(amount, n, dim=-1)",
 * or "CustomFromMask()" with its mask in kwargs, which may be NULL; amount is an int or a float.
 * Text that is none of these is NNC_E_TEXT, NNC_E_UNKNOWN or NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_prune_apply(nnc_ctx *ctx, nnc_module *module, const char *name,
                                       const char *pruning_method, nnc_kwargs *kwargs,
                                       nnc_tensor *importance_scores);
/* Prunes several parameters, in whichever modules, together: those of them that are least important
 * go, wherever they are. The keys of parameters are their paths from module ("conv1.weight"), its
 * tensors the importance scores (none: the parameter itself). pruning_method is as for
 * nnc_prune_apply; NNC_E_INVALID for one that prunes slices, and if there are no parameters. */
NNC_CHECKED nnc_error *nnc_prune_global_unstructured(nnc_ctx *ctx, nnc_module *module,
                                                     nnc_named *parameters,
                                                     const char *pruning_method);

/* Makes the pruned parameter one again, with zeros where it was pruned. It is the same tensor as
 * name_orig, so that an optimizer still has it. Writes to the elements of that tensor, which nobody
 * else uses meanwhile (<nnc/status.h>). NNC_E_INVALID: it is not pruned. */
NNC_CHECKED nnc_error *nnc_prune_remove(nnc_ctx *ctx, nnc_module *module, const char *name);
/* Is anything in the module or its descendants pruned (1 or 0)? */
NNC_CHECKED nnc_error *nnc_prune_is_pruned(nnc_ctx *ctx, nnc_module *module, int32_t *out);

NNC_END

#endif
