/* SPDX-License-Identifier: Apache-2.0 */
/* Optimizers. */
#ifndef NNC_OPTIM_H
#define NNC_OPTIM_H

#include <nnc/nn.h>

NNC_BEGIN

/* From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3, betas=(0.9, 0.999))", "AdamW()", for all
 * parameters of a module. Arguments and defaults are torch's (without params). */
NNC_CHECKED nnc_error *nnc_optimizer_new(nnc_ctx *ctx, const char *text, nnc_module *module,
                                         nnc_optimizer **out);
/* The same for leaves of your own. */
NNC_CHECKED nnc_error *nnc_optimizer_new_from(nnc_ctx *ctx, const char *text,
                                              nnc_tensor *const *params, int64_t n_params,
                                              nnc_optimizer **out);
/* One step for every parameter that has a gradient. */
NNC_CHECKED nnc_error *nnc_optimizer_step(nnc_ctx *ctx, nnc_optimizer *optimizer);
/* Sets every parameter's gradient to none. */
NNC_CHECKED nnc_error *nnc_optimizer_zero_grad(nnc_ctx *ctx, nnc_optimizer *optimizer);
/* What print(optimizer) shows in PyTorch, without a final newline. */
NNC_CHECKED nnc_error *nnc_optimizer_repr(nnc_ctx *ctx, nnc_optimizer *optimizer, nnc_string **out);

NNC_END

#endif
