/* SPDX-License-Identifier: Apache-2.0 */
/* Learning rates that change while training: torch.optim.lr_scheduler. */
#ifndef NNC_LR_SCHEDULER_H
#define NNC_LR_SCHEDULER_H

#include <nnc/optim.h>

NNC_BEGIN

/* A scheduler keeps its optimizer alive and sets options of its groups: lr always, momentum or
 * betas where torch does; initial_lr and others stand beside them from then on. A step that keeps
 * one number for each group is NNC_E_INVALID after a group was added, as in torch. */

/* From text, "StepLR(step_size=30, gamma=0.1)", "OneCycleLR(max_lr=0.1, total_steps=100)";
 * arguments and defaults are torch's (without optimizer), nnc_signature tells them
 * ("optim.lr_scheduler.StepLR"). Schedulers within schedulers are made along with them:
 * "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[2])". As in torch, making one
 * does its first step. NNC_E_TEXT, NNC_E_UNKNOWN and NNC_E_INVALID as for nnc_module_new. On an
 * error the optimizer is as it was. */
NNC_CHECKED nnc_error *nnc_lr_scheduler_new(nnc_ctx *ctx, const char *text,
                                            nnc_optimizer *optimizer, nnc_lr_scheduler **out);
/* A function of yours for LambdaLR, MultiplicativeLR and CyclicLR's scale_fn. ctx, errors and depth
 * are as for nnc_callback. */
typedef struct nnc_lr_lambda {
  int64_t struct_size; /* sizeof(nnc_lr_lambda) */
  /* Computes *out of x, the epoch (of scale_fn: the cycle or the iteration). name is what stands in
   * the text: "f" for the first group and "g" for the second in "LambdaLR([f, g])". */
  nnc_error *(*call)(uintptr_t self, const char *name, double x, double *out);
  /* The scheduler is gone. From whichever thread released it last. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_lr_lambda;
/* The same with functions, which the text gives names: "LambdaLR(warmup)", "LambdaLR([f, g])" for
 * two groups, "CyclicLR(0.01, 0.1, scale_fn=f)". A table that is not known or lacks call is
 * NNC_E_INVALID; on an error self stays yours, and destroy is not called. */
NNC_CHECKED nnc_error *nnc_lr_scheduler_new_lambda(nnc_ctx *ctx, const char *text,
                                                   nnc_optimizer *optimizer,
                                                   const nnc_lr_lambda *lambda, uintptr_t self,
                                                   nnc_lr_scheduler **out);
/* Sets the learning rates of the next epoch, or of *epoch, unless that is NULL (which need not be
 * whole, and is at most 2**53; SequentialLR and ChainedScheduler take none). For
 * ReduceLROnPlateau see below: it is NNC_E_INVALID here. NNC_E_INVALID: OneCycleLR is at its end. A
 * step that fails changes nothing. */
NNC_CHECKED nnc_error *nnc_lr_scheduler_step(nnc_ctx *ctx, nnc_lr_scheduler *scheduler,
                                             const double *epoch);
/* The step of ReduceLROnPlateau, to which the metric is told: lr falls when that has not got better
 * for `patience` steps. NNC_E_INVALID for another scheduler. */
NNC_CHECKED nnc_error *nnc_reduce_lr_on_plateau_step(nnc_ctx *ctx, nnc_lr_scheduler *scheduler,
                                                     double metrics, const double *epoch);
/* The learning rates that the last step set, one for each group: float64, of one dimension. */
NNC_CHECKED nnc_error *nnc_lr_scheduler_get_last_lr(nnc_ctx *ctx, nnc_lr_scheduler *scheduler,
                                                    nnc_tensor **out);
/* torch's state dict, "last_epoch", "base_lrs", "_step_count", ..., in the form that
 * nnc_optimizer_state_dict has; that of a scheduler within as "_schedulers.0.last_epoch". Functions
 * of yours stand as None. MultiStepLR's milestones are counted, as torch's Counter does:
 * "milestones.30" says how often 30 is there (in a file it is a dict, of which torch's step()
 * without an epoch makes the same); a sorted list if not all are whole numbers. */
NNC_CHECKED nnc_error *nnc_lr_scheduler_state_dict(nnc_ctx *ctx, nnc_lr_scheduler *scheduler,
                                                   nnc_named **out);
/* Takes over such a state. What is missing stays as it is; NNC_E_UNKNOWN for a key that does not
 * belong here, NNC_E_INVALID for a value of another kind. On an error nothing has changed. The
 * optimizer's options are not touched: they are part of its own state dict. */
NNC_CHECKED nnc_error *nnc_lr_scheduler_load_state_dict(nnc_ctx *ctx, nnc_lr_scheduler *scheduler,
                                                        nnc_named *state_dict);

NNC_END

#endif
