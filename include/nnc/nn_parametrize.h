/* SPDX-License-Identifier: Apache-2.0 */
/* Tensors of modules that are computed: torch.nn.utils.parametrize and
 * torch.nn.utils.parametrizations, and the older weight_norm and spectral_norm of torch.nn.utils.
 *
 * A parametrized parameter or buffer of a module, "weight", is no longer one: each call of the
 * module computes it, with gradients, from what its child "parametrizations.weight" holds, and
 * nnc_module_get_parameter (of a buffer nnc_module_get_buffer) computes it whenever it is called.
 * An optimizer trains what it is computed from, which listings and state dicts have instead. What
 * stands there afterwards has the tensor's former place among the module's parameters (torch puts
 * it at the end).
 *
 * A tensor that is computed, by one of these functions or by pruning (<nnc/nn_prune.h>), can be
 * parametrized further where it is parametrized, and is NNC_E_INVALID or NNC_E_UNKNOWN elsewhere.
 * NNC_E_UNSUPPORTED: what a tensor is computed from, and what a ParameterList or a ParameterDict
 * holds.
 *
 * All functions change the module or, on an error, nothing, unless their comment says otherwise. A
 * module, a parameter or a buffer that is not there is NNC_E_UNKNOWN. A call of the module that is
 * under way in another thread may fail; what two threads change at the same time is NNC_E_STATE for
 * one of them. */
#ifndef NNC_NN_PARAMETRIZE_H
#define NNC_NN_PARAMETRIZE_H

#include <nnc/nn.h>

NNC_BEGIN

/* ---- any parametrization ---- */

/* From now on module's parameter or buffer tensor_name is what parametrization gives for it, or,
 * where it is parametrized already, for what the former ones give. parametrization is a module that
 * makes one tensor of one; it gets module's training mode, and becomes
 * "parametrizations.<tensor_name>.0" (or the next number). The tensor itself stays a parameter,
 * "parametrizations.<tensor_name>.original". If parametrization is a module of yours with a
 * right_inverse (nnc_module_vtable), the tensor's data becomes what that gives for it; if that
 * gives several tensors, those become "original0", "original1", ..., which the first
 * parametrization then gets in this order. unsafe 0 (torch's default): what comes out must have the
 * type and the size of the tensor, NNC_E_DTYPE and NNC_E_SHAPE; the functions of parametrization
 * are called once to see that. NNC_E_INVALID: the entry is None, or parametrization contains
 * module. Parametrized tensors whose parametrizations have parametrized tensors, and so on, are
 * NNC_E_UNSUPPORTED when they are computed, if there are more than 50 within each other. */
NNC_CHECKED nnc_error *nnc_parametrize_register_parametrization(nnc_ctx *ctx, nnc_module *module,
                                                                const char *tensor_name,
                                                                nnc_module *parametrization,
                                                                int32_t unsafe);
/* Is tensor_name parametrized (1 or 0)? NULL asks whether anything in the module is. */
NNC_CHECKED nnc_error *nnc_parametrize_is_parametrized(nnc_ctx *ctx, nnc_module *module,
                                                       const char *tensor_name, int32_t *out);
/* Makes tensor_name a parameter or buffer again, with the value that it is computed to now
 * (leave_parametrized not 0, torch's default), or else with that of "original". It is the same
 * tensor as "original", so that an optimizer still has it; a new one where it was computed from
 * several. NNC_E_INVALID: it is not parametrized, or was computed from several tensors and
 * leave_parametrized is 0. */
NNC_CHECKED nnc_error *nnc_parametrize_remove_parametrizations(nnc_ctx *ctx, nnc_module *module,
                                                               const char *tensor_name,
                                                               int32_t leave_parametrized);
/* Registers the parametrizations of from_module's tensor_name (NULL: of all its parametrized
 * tensors) in to_module too, which then computes its own from the same originals. A tensor that
 * to_module does not have becomes a parameter of it. On an error the tensors before stay
 * transferred. */
NNC_CHECKED nnc_error *nnc_parametrize_transfer_parametrizations_and_params(
    nnc_ctx *ctx, nnc_module *from_module, nnc_module *to_module, const char *tensor_name);
/* From here to the matching end the calling thread computes each parametrized tensor once, and then
 * uses it again, whatever becomes of the module: for a layer that is called many times in a step.
 * Pairs may be nested. */
NNC_CHECKED nnc_error *nnc_parametrize_cached_begin(nnc_ctx *ctx);
/* The end of it. NNC_E_STATE: nothing was begun in this thread. */
NNC_CHECKED nnc_error *nnc_parametrize_cached_end(nnc_ctx *ctx);

/* A ParametrizationList of a tensor that belongs to no module: called without inputs, it gives what
 * the modules in modules, a ModuleList, one after the other, make of original. The rest is as for
 * nnc_parametrize_register_parametrization. NNC_E_INVALID: there are none. */
NNC_CHECKED nnc_error *nnc_parametrize_parametrization_list_new(nnc_ctx *ctx, nnc_module *modules,
                                                                nnc_tensor *original,
                                                                int32_t unsafe, nnc_module **out);
/* What assigning to a parametrized tensor is in torch: what list, a module's
 * "parametrizations.<tensor_name>", is computed from becomes what the parametrizations' right
 * inverses, the last one first, give for value. NNC_E_UNSUPPORTED: one of them has none. */
NNC_CHECKED nnc_error *nnc_parametrization_list_right_inverse(nnc_ctx *ctx, nnc_module *list,
                                                              nnc_tensor *value);

/* ---- ready-made ones ---- */

/* w = g v / |v|, https://arxiv.org/abs/1602.07868: original0 is g, the norms of the slices of the
 * tensor along dim (torch: 0; NULL and, as in torch, -1: the norm of it all), original1 is v, the
 * tensor as it was. States with name_g and name_v, of nnc_weight_norm, can be loaded too.
 * NNC_E_INDEX: dim is none of the tensor's; NNC_E_INVALID: it is parametrized already. */
NNC_CHECKED nnc_error *nnc_parametrizations_weight_norm(nnc_ctx *ctx, nnc_module *module,
                                                        const char *name, const int64_t *dim);
/* w / s, https://arxiv.org/abs/1802.05957: s is the largest singular value of w as a matrix whose
 * rows are dimension dim (NULL: 0, of transposed convolutions 1), found by the power method. Its
 * vectors are buffers, drawn from ctx's generator and turned 15 times; each time the tensor is
 * computed in training mode they are turned n_power_iterations (torch: 1) times more. eps (torch:
 * 1e-12) is what their lengths are at least divided by. A vector w is divided by its length.
 * NNC_E_INVALID: n_power_iterations is not in 1..10000; NNC_E_INDEX: dim is none of the tensor's.
 */
NNC_CHECKED nnc_error *nnc_parametrizations_spectral_norm(nnc_ctx *ctx, nnc_module *module,
                                                          const char *name,
                                                          int64_t n_power_iterations, double eps,
                                                          const int64_t *dim);
/* Matrices (the last two dimensions) with orthonormal columns, of wide ones rows.
 * orthogonal_map says how they come from any matrix: "matrix_exp" (of its skew part), "cayley" or
 * "householder" (a product of reflections); NULL: "matrix_exp" for square ones, else "householder".
 * use_trivialization not 0 (torch: 1) keeps a matrix "base" that the result is multiplied with,
 * https://arxiv.org/abs/1909.09501: the tensor's value at the beginning, made orthogonal by QR; new
 * columns of a base that is not square are drawn from ctx's generator. NNC_E_SHAPE: fewer than 2
 * dimensions; NNC_E_INVALID: another word; NNC_E_DTYPE: 16-bit types. */
NNC_CHECKED nnc_error *nnc_parametrizations_orthogonal(nnc_ctx *ctx, nnc_module *module,
                                                       const char *name, const char *orthogonal_map,
                                                       int32_t use_trivialization);

/* ---- the older form ----
 * The tensors that "weight" is computed from stand beside it in the module itself. As torch
 * computes it before each call, but does so whenever somebody asks for it. */

/* The parameter name becomes name_g name_v / |name_v|, two parameters of module; see
 * nnc_parametrizations_weight_norm. NNC_E_INVALID: it is already. */
NNC_CHECKED nnc_error *nnc_weight_norm(nnc_ctx *ctx, nnc_module *module, const char *name,
                                       const int64_t *dim);
/* Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so. */
NNC_CHECKED nnc_error *nnc_remove_weight_norm(nnc_ctx *ctx, nnc_module *module, const char *name);
/* The parameter name becomes the parameter name_orig divided by its largest singular value; see
 * nnc_parametrizations_spectral_norm. The buffers name_u and name_v are the power method's vectors,
 * not turned at the beginning; calls in training mode turn them, asking for the parameter does not.
 * NNC_E_INVALID: it is already. */
NNC_CHECKED nnc_error *nnc_spectral_norm(nnc_ctx *ctx, nnc_module *module, const char *name,
                                         int64_t n_power_iterations, double eps,
                                         const int64_t *dim);
/* Makes it a parameter again, a new one. NNC_E_INVALID: it is not computed so. */
NNC_CHECKED nnc_error *nnc_remove_spectral_norm(nnc_ctx *ctx, nnc_module *module, const char *name);

NNC_END

#endif
