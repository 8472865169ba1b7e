/* SPDX-License-Identifier: Apache-2.0 */
/* Optimizers. */
#ifndef NNC_OPTIM_H
#define NNC_OPTIM_H

#include <nnc/nn.h>

NNC_BEGIN

/* An optimizer holds its parameters, and its state for each of them. */

/* From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3, betas=(0.9, 0.999))", "AdamW()", for all
 * parameters of a module; arguments and defaults are torch's (without params), nnc_signature tells
 * them. NNC_E_TEXT, NNC_E_UNKNOWN and NNC_E_INVALID as for nnc_module_new; a module without
 * parameters is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_optimizer_new(nnc_ctx *ctx, const char *text, nnc_module *module,
                                         nnc_optimizer **out);
/* The same for n_params leaves of your own. NNC_E_STATE for a tensor that was computed,
 * NNC_E_INVALID for an empty list or one with a tensor twice. */
NNC_CHECKED nnc_error *nnc_optimizer_new_from(nnc_ctx *ctx, const char *text,
                                              nnc_tensor *const *params, int64_t n_params,
                                              nnc_optimizer **out);
/* One step for every parameter that has a gradient. A step that fails has changed no parameter.
 * NNC_E_DTYPE: one of a type that is not floating point has a gradient. */
NNC_CHECKED nnc_error *nnc_optimizer_step(nnc_ctx *ctx, nnc_optimizer *optimizer);
/* Sets every parameter's gradient to none. */
NNC_CHECKED nnc_error *nnc_optimizer_zero_grad(nnc_ctx *ctx, nnc_optimizer *optimizer);
/* What print(optimizer) shows in PyTorch, without a final newline. */
NNC_CHECKED nnc_error *nnc_optimizer_repr(nnc_ctx *ctx, nnc_optimizer *optimizer, nnc_string **out);

NNC_END

#endif
