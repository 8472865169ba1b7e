/* SPDX-License-Identifier: Apache-2.0 */
/* Averages of weights over training (torch.optim.swa_utils): stochastic weight averaging,
 * Izmailov et al. 2018, https://arxiv.org/abs/1803.05407, and exponential moving averages. The
 * learning rate that goes with it is the scheduler SWALR. */
#ifndef NNC_SWA_UTILS_H
#define NNC_SWA_UTILS_H

#include <nnc/nn.h>

NNC_BEGIN

/* An AveragedModel: a module with a deep copy of model as its child "module", by whose forward it
 * computes, and the int64 buffer "n_averaged", 0. model stays as it is.
 * avg_fn is how weights p become averages a, after n models; NULL is get_swa_avg_fn:
 *   "get_swa_avg_fn()"                  a + (p - a) / (n + 1)
 *   "get_swa_multi_avg_fn()"            the same, by interpolation with the float32 1 / (n + 1)
 *   "get_ema_avg_fn(decay=0.999)"       decay * a + (1 - decay) * p
 *   "get_ema_multi_avg_fn(decay=0.999)" the same, by interpolation
 * use_buffers not 0 (torch: 0) averages buffers as well, else they are copied.
 * NNC_E_UNKNOWN, NNC_E_TEXT: another avg_fn; NNC_E_INVALID: decay not in [0, 1]. */
NNC_CHECKED nnc_error *nnc_averaged_model_new(nnc_ctx *ctx, nnc_module *model, const char *avg_fn,
                                              int32_t use_buffers, nnc_module **out);
/* The avg_fn of equal weights: torch.optim.swa_utils.get_swa_avg_fn. Yours to release. */
NNC_CHECKED nnc_error *nnc_get_swa_avg_fn(nnc_ctx *ctx, nnc_string **out);
/* The avg_fn of weights that decay (torch: 0.999): torch.optim.swa_utils.get_ema_avg_fn. Yours to
 * release. NNC_E_INVALID: decay not in [0, 1]. */
NNC_CHECKED nnc_error *nnc_get_ema_avg_fn(nnc_ctx *ctx, double decay, nnc_string **out);

/* Takes the weights of model into the averages and adds 1 to n_averaged; while that is 0 they are
 * copied. Nothing has changed after an error. Integers round toward 0.
 * NNC_E_INVALID: averaged is no AveragedModel, or model has another number of tensors; NNC_E_SHAPE:
 * other sizes; NNC_E_DTYPE: buffers of integers with get_swa_multi_avg_fn. */
NNC_CHECKED nnc_error *nnc_averaged_model_update_parameters(nnc_ctx *ctx, nnc_module *averaged,
                                                            nnc_module *model);

/* Computes the running statistics of the batch normalization layers in model anew, after its
 * weights were averaged, say: resets them, puts all modules into training mode and calls model with
 * each tensor of loader; then they are the plain averages over these batches, whatever the layers'
 * momentum. All modules then get the mode that model had. A model without such layers is not
 * called. On an error statistics and modes are what they were. NNC_E_INVALID, NNC_E_SHAPE: as the
 * call of the model has them. */
NNC_CHECKED nnc_error *nnc_update_bn(nnc_ctx *ctx, nnc_tensor *const *loader, int64_t n_loader,
                                     nnc_module *model);
/* The same with batches from a function of yours, called without inputs until it gives no output.
 * The first output is the batch; others are passed over, as torch does with targets. self stays
 * yours. NNC_E_INVALID: a table that is not known or lacks call. */
NNC_CHECKED nnc_error *nnc_update_bn_callback(nnc_ctx *ctx, const nnc_callback *loader,
                                              uintptr_t self, nnc_module *model);

NNC_END

#endif
