/* SPDX-License-Identifier: Apache-2.0 */
/* Optimizers. */
#ifndef NNC_OPTIM_H
#define NNC_OPTIM_H

#include <nnc/nn.h>

NNC_BEGIN

/* An optimizer holds its parameters in groups, each with options of its own, and its state for each
 * parameter. */

/* From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3, betas=(0.9, 0.999))", "AdamW()", for all
 * parameters of a module; arguments and defaults are torch's (without params), nnc_signature tells
 * them. NNC_E_TEXT, NNC_E_UNKNOWN and NNC_E_INVALID as for nnc_module_new; a module without
 * parameters is NNC_E_INVALID. foreach and fused choose among equal results in torch and change
 * nothing here; capturable is refused. With differentiable=True steps are recorded, see
 * nnc_optimizer_step. */
NNC_CHECKED nnc_error *nnc_optimizer_new(nnc_ctx *ctx, const char *text, nnc_module *module,
                                         nnc_optimizer **out);
/* The same for n_params leaves of your own, or any tensors with differentiable=True. NNC_E_STATE
 * for a tensor that was computed, NNC_E_INVALID for an empty list or one with a tensor twice. */
NNC_CHECKED nnc_error *nnc_optimizer_new_from(nnc_ctx *ctx, const char *text,
                                              nnc_tensor *const *params, int64_t n_params,
                                              nnc_optimizer **out);
/* One step for every parameter that has a gradient. A step that fails has changed no parameter.
 * NNC_E_DTYPE: one of a type that is not floating point has a gradient. NNC_E_INVALID: LBFGS, which
 * needs a closure. NNC_E_STATE: within a step of the same optimizer.
 * Parameters of 16 bits are stepped in float32 and rounded once, where PyTorch rounds after each
 * operation: an eps that is 0 in float16 makes NaN there of a gradient whose square is 0. One
 * without elements is left alone, also by Adafactor and Muon, which divide by zero in PyTorch.
 * Of an optimizer made with differentiable=True a step is an operation in place that backward goes
 * through, whatever ctx says of gradients: to the parameters before it, their gradients (made with
 * create_graph) and the state, which lies in new tensors after each step. As in torch the first
 * momentum of SGD is a constant; a parameter that is a leaf that wants a gradient is NNC_E_STATE,
 * and foreach=True NNC_E_UNSUPPORTED. Backward also goes through several steps of Adamax, Rprop,
 * amsgrad and a centered RMSprop, which torch refuses. A loaded state keeps its history. */
NNC_CHECKED nnc_error *nnc_optimizer_step(nnc_ctx *ctx, nnc_optimizer *optimizer);
/* step(closure): calls closure, which has no inputs, computes the loss anew with its gradients
 * (zero_grad, forward, backward) and gives it as its one output, a tensor of one element; then
 * steps. Gradients are recorded during the call, whatever ctx says. LBFGS calls it as often as it
 * needs. *out is the loss that the first call gave. If the closure fails, the parameters stay as
 * they were before the step. */
NNC_CHECKED nnc_error *nnc_optimizer_step_closure(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                  const nnc_callback *closure, uintptr_t self,
                                                  nnc_tensor **out);
/* Sets every parameter's gradient to none. */
NNC_CHECKED nnc_error *nnc_optimizer_zero_grad(nnc_ctx *ctx, nnc_optimizer *optimizer);
/* What print(optimizer) shows in PyTorch, without a final newline. */
NNC_CHECKED nnc_error *nnc_optimizer_repr(nnc_ctx *ctx, nnc_optimizer *optimizer, nnc_string **out);

/* ---- parameter groups and their options ----
 * Groups are numbered from 0, in the order in which they were added; NNC_E_INDEX for another
 * number. Options have torch's names (lr, betas, initial_lr, ...); NNC_E_UNKNOWN for another one.
 * As in torch, their values are not judged again when they change, but for their kind: a number is
 * no pair, and None only where torch has it (NNC_E_INVALID). What changes takes effect in the next
 * step. */

/* Adds a group of n_params leaves with options of its own, "lr=0.01, momentum=0.9"; those that are
 * not named are the optimizer's. options may be NULL. NNC_E_INVALID for a parameter that is in a
 * group already, and for a second group of LBFGS. */
NNC_CHECKED nnc_error *nnc_optimizer_add_param_group(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                     nnc_tensor *const *params, int64_t n_params,
                                                     const char *options);
/* The number of groups, -1 for a bad handle. */
NNC_API int64_t nnc_optimizer_param_group_count(nnc_optimizer *optimizer);
/* All groups as they are now: for each its parameters themselves, "0.params.0", "0.params.1", then
 * its options, "0.lr", as tensors of the form that nnc_optimizer_state_dict has. */
NNC_CHECKED nnc_error *nnc_optimizer_param_groups(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                  nnc_named **out);
/* The options of a group that is added without any, "lr=0.001, momentum=0, ...". */
NNC_CHECKED nnc_error *nnc_optimizer_defaults(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                              nnc_string **out);
/* An option as Python prints it: "0.1", "(0.9, 0.999)", "None". */
NNC_CHECKED nnc_error *nnc_optimizer_get_option(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                int64_t group, const char *name, nnc_string **out);
/* An option that is a number; of a bool 0 or 1. NNC_E_INVALID if it is none. */
NNC_CHECKED nnc_error *nnc_optimizer_get_option_f64(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                    int64_t group, const char *name, double *out);
/* Sets the options that the text names, "lr=0.01, betas=(0.9, 0.99)", all or none. */
NNC_CHECKED nnc_error *nnc_optimizer_set_options(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                 int64_t group, const char *options);
/* Sets one option to a float. */
NNC_CHECKED nnc_error *nnc_optimizer_set_option_f64(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                    int64_t group, const char *name, double value);
/* Sets one option to an int. */
NNC_CHECKED nnc_error *nnc_optimizer_set_option_i64(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                    int64_t group, const char *name, int64_t value);
/* Sets one option to False (0) or True (anything else). */
NNC_CHECKED nnc_error *nnc_optimizer_set_option_bool(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                     int64_t group, const char *name,
                                                     int32_t value);

/* ---- state ---- */

/* What the optimizer keeps for a parameter, "step", "exp_avg", ...: the tensors themselves, in
 * torch's order; nothing before the first step, but for the parameters that Adagrad is made with.
 * NNC_E_UNKNOWN for a tensor that is in no group. */
NNC_CHECKED nnc_error *nnc_optimizer_state(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                           nnc_tensor *param, nnc_named **out);
/* torch's state dict with the keys of its levels joined by dots. "state.3.exp_avg": what is kept
 * for parameter 3, counted through all groups; the tensor itself. "param_groups.0.params": the
 * numbers of the parameters of group 0, int64. "param_groups.0.lr": an option. A float is a tensor
 * without dimensions of float64, an int of int64, a bool of bool; a tuple or list is one of one
 * dimension (bool if all are; float64 if it holds a float, a None in it as NaN); a str holds its
 * UTF-8 as uint8, and None is a tensor of float64 without elements. So is "state" where nothing is
 * kept yet. */
NNC_CHECKED nnc_error *nnc_optimizer_state_dict(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                nnc_named **out);
/* Takes over state and options from what nnc_optimizer_state_dict gave, or from a state dict of
 * torch's in that form. Tensors of state are copied, in the type of their parameter ("step" and
 * other numbers as they are). An option that is missing stays as it is, as is a parameter's state
 * if none of it is there, which then begins anew. NNC_E_INVALID for other numbers of groups or
 * parameters, NNC_E_UNKNOWN for a key that does not belong here, NNC_E_SHAPE and NNC_E_DTYPE for
 * tensors that do not fit. On an error nothing has changed. */
NNC_CHECKED nnc_error *nnc_optimizer_load_state_dict(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                     nnc_named *state_dict);

/* ---- hooks ----
 * Functions that are called around a step, a state dict or a load, in the order in which they were
 * registered (with prepend not 0: before the others). A hook ends, and destroy is called for its
 * self, when it is removed (nnc_hook_remove) or with the optimizer. A table that is not known or
 * lacks call is NNC_E_INVALID; on an error self stays yours, and destroy is not called. */
typedef struct nnc_optimizer_hook {
  int64_t struct_size; /* sizeof(nnc_optimizer_hook) */
  /* ctx, errors and depth are as for nnc_callback. state_dict is NULL for hooks that get none.
   * Where a hook may replace the state dict, it puts another one into *out, NULL before. */
  nnc_error *(*call)(uintptr_t self, nnc_ctx *ctx, nnc_optimizer *optimizer, nnc_named *state_dict,
                     nnc_named **out);
  /* The hook is gone. From whichever thread ended it. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_optimizer_hook;
/* Before each step; an error of the hook ends the call. */
NNC_CHECKED nnc_error *nnc_optimizer_register_step_pre_hook(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                            const nnc_optimizer_hook *hook,
                                                            uintptr_t self, nnc_hook **out);
/* After each step; the step stands, also if the hook fails. */
NNC_CHECKED nnc_error *nnc_optimizer_register_step_post_hook(nnc_ctx *ctx, nnc_optimizer *optimizer,
                                                             const nnc_optimizer_hook *hook,
                                                             uintptr_t self, nnc_hook **out);
/* Before nnc_optimizer_state_dict. */
NNC_CHECKED nnc_error *nnc_optimizer_register_state_dict_pre_hook(nnc_ctx *ctx,
                                                                  nnc_optimizer *optimizer,
                                                                  const nnc_optimizer_hook *hook,
                                                                  uintptr_t self, int32_t prepend,
                                                                  nnc_hook **out);
/* After nnc_optimizer_state_dict, with its result, to which it may add or which it may replace. */
NNC_CHECKED nnc_error *nnc_optimizer_register_state_dict_post_hook(nnc_ctx *ctx,
                                                                   nnc_optimizer *optimizer,
                                                                   const nnc_optimizer_hook *hook,
                                                                   uintptr_t self, int32_t prepend,
                                                                   nnc_hook **out);
/* Before nnc_optimizer_load_state_dict, with what was given (a copy of the collection), to which it
 * may add or which it may replace. */
NNC_CHECKED nnc_error *nnc_optimizer_register_load_state_dict_pre_hook(
    nnc_ctx *ctx, nnc_optimizer *optimizer, const nnc_optimizer_hook *hook, uintptr_t self,
    int32_t prepend, nnc_hook **out);
/* After nnc_optimizer_load_state_dict; what was loaded stands, also if the hook fails. */
NNC_CHECKED nnc_error *nnc_optimizer_register_load_state_dict_post_hook(
    nnc_ctx *ctx, nnc_optimizer *optimizer, const nnc_optimizer_hook *hook, uintptr_t self,
    int32_t prepend, nnc_hook **out);

NNC_END

#endif
