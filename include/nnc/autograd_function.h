/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of your own: with a backward of their own, run again instead of kept, differentiated.
 */
#ifndef NNC_AUTOGRAD_FUNCTION_H
#define NNC_AUTOGRAD_FUNCTION_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- torch.autograd.Function ---- */

/* ctx, errors and depth as for nnc_callback. function_ctx stands for one call: it is of use during
 * forward or backward only, NNC_E_STATE afterwards. */
typedef struct nnc_function_vtable {
  int64_t struct_size; /* sizeof(nnc_function_vtable) */
  /* Computes outputs[0..*n_outputs-1] (at most capacity, none NULL) from inputs, while nothing is
   * recorded. */
  nnc_error *(*forward)(uintptr_t self, nnc_ctx *ctx, nnc_function_ctx *function_ctx,
                        nnc_tensor *const *inputs, int64_t n_inputs, nnc_tensor **outputs,
                        int64_t capacity, int64_t *n_outputs);
  /* Computes the gradient of each input, which may stay NULL for none, from those of the outputs,
   * also where none of those has got one. What it computes is recorded where a graph of the
   * gradients is wanted, so that they can be differentiated again. */
  nnc_error *(*backward)(uintptr_t self, nnc_ctx *ctx, nnc_function_ctx *function_ctx,
                         nnc_tensor *const *grad_outputs, int64_t n_grad_outputs,
                         nnc_tensor **grad_inputs, int64_t n_inputs);
  /* The function and all that it recorded are gone. From whichever thread ended them. May be NULL.
   */
  void (*destroy)(uintptr_t self);
} nnc_function_vtable;
/* A function that calls *vtable, which is copied, with self. Its results have the grad_fn
 * "<name>Backward"; name is as for nnc_module_container. NNC_E_INVALID: a table that is not known
 * or lacks forward or backward. On an error self stays yours, and destroy is not called. */
NNC_CHECKED nnc_error *nnc_function_new(nnc_ctx *ctx, const char *name,
                                        const nnc_function_vtable *vtable, uintptr_t self,
                                        nnc_function **out);
/* Calls forward, and records backward if an input requires a gradient. An input that forward gives
 * back comes out as a view of it, unless it is marked dirty: then as itself. More outputs than
 * capacity are NNC_E_INVALID: nothing is written, but forward has run. */
NNC_CHECKED nnc_error *nnc_function_apply(nnc_ctx *ctx, nnc_function *function,
                                          nnc_tensor *const *inputs, int64_t n_inputs,
                                          nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* In forward: what backward will need, inputs and outputs among them; replaces what was saved
 * before. Writing to one of them later makes backward an error. */
NNC_CHECKED nnc_error *nnc_function_ctx_save_for_backward(nnc_ctx *ctx,
                                                          nnc_function_ctx *function_ctx,
                                                          nnc_tensor *const *tensors,
                                                          int64_t n_tensors);
/* In backward: what forward saved, with its history where gradients are recorded. NULL in tensors
 * gives NULL. NNC_E_STATE: the graph was freed, or something was written to since. */
NNC_CHECKED nnc_error *nnc_function_ctx_saved_tensors(nnc_ctx *ctx, nnc_function_ctx *function_ctx,
                                                      nnc_tensor **out, int64_t capacity,
                                                      int64_t *n_out);
/* In forward: inputs that it writes to, all of which it must give back as outputs. NNC_E_STATE: a
 * leaf that requires a gradient, a view of one, or one that may not be written to otherwise; and of
 * nnc_function_apply: a view beside another output, where gradients are recorded. */
NNC_CHECKED nnc_error *nnc_function_ctx_mark_dirty(nnc_ctx *ctx, nnc_function_ctx *function_ctx,
                                                   nnc_tensor *const *tensors, int64_t n_tensors);
/* In forward: outputs through which no gradient flows. */
NNC_CHECKED nnc_error *nnc_function_ctx_mark_non_differentiable(nnc_ctx *ctx,
                                                                nnc_function_ctx *function_ctx,
                                                                nnc_tensor *const *tensors,
                                                                int64_t n_tensors);
/* In forward: with 0, backward gets NULL instead of zeros for outputs that no gradient came from.
 */
NNC_CHECKED nnc_error *nnc_function_ctx_set_materialize_grads(nnc_ctx *ctx,
                                                              nnc_function_ctx *function_ctx,
                                                              int32_t value);
/* 1 if input `index` requires a gradient (in backward: if that is wanted now), 0 if not, -1 for a
 * bad handle or index, or after the call. */
NNC_API int32_t nnc_function_ctx_needs_input_grad(nnc_function_ctx *function_ctx, int64_t index);

/* ---- torch.utils.checkpoint ---- */

/* Calls the function and records it, but keeps none of what backward will need: the function is
 * called again when that is asked for. So it has to do the same again; the inputs may not be
 * written to in between, and an input that the function writes to and gives back keeps itself,
 * and self, alive until backward. preserve_rng_state (torch: 1): the second call draws the same
 * random numbers as the first; determinism_check "default" (or NULL): it must save tensors of the
 * same sizes and types, "none": as many; more are passed over. What differs is NNC_E_STATE in
 * backward, and so is what the function writes to after it was saved, where torch goes on with the
 * values that were written. This is torch's use_reentrant=False. self is kept until nothing needs
 * it any more: then destroy is called, at the end of this call if nothing was recorded. On an error
 * self stays yours.
 */
NNC_CHECKED nnc_error *nnc_checkpoint(nnc_ctx *ctx, const nnc_callback *function, uintptr_t self,
                                      nnc_tensor *const *inputs, int64_t n_inputs,
                                      int32_t preserve_rng_state, const char *determinism_check,
                                      nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* Runs the children of a module one after another, in so many segments of the same length (the last
 * has the rest), each but the last as by nnc_checkpoint. NNC_E_INVALID: fewer children than
 * segments, or less than one segment. */
NNC_CHECKED nnc_error *nnc_checkpoint_sequential(nnc_ctx *ctx, nnc_module *functions,
                                                 int64_t segments, nnc_tensor *input,
                                                 int32_t preserve_rng_state, nnc_tensor **out);

NNC_END

#endif
