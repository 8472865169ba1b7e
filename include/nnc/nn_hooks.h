/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of modules: functions of yours that are called around the call of a module, with the
 * gradients of its inputs and outputs, and when its state dict is made or loaded. */
#ifndef NNC_NN_HOOKS_H
#define NNC_NN_HOOKS_H

#include <nnc/nn.h>

NNC_BEGIN

/* ---- hooks of one module ----
 * They run whoever calls the module: nnc_module_call, nnc_module_forward, a Sequential or another
 * module that it is part of. Hooks of one kind run in the order in which they were registered, with
 * prepend not 0 before those that are there. As in PyTorch, a call takes its hooks of backward when
 * it begins, those before forward then, and those after forward when that has ended: a hook that is
 * removed later runs once more.
 *
 * A hook ends, and destroy is called for its self, when it was removed (nnc_hook_remove), or its
 * module is gone, and no call and no graph is going to call it any more; releasing the nnc_hook
 * does not remove it. A deep copy of the module has the same hooks, which end apart from those of
 * the original. A table that is not known or lacks call is NNC_E_INVALID; on an error self stays
 * yours, and destroy is not called.
 *
 * What torch has as a tuple in a tuple (hx, h_n and c_n of LSTM) is given as its elements, each
 * with its gradient. Keyword arguments have no gradients here. */
typedef struct nnc_module_hook {
  int64_t struct_size; /* sizeof(nnc_module_hook) */
  /* module is the one that is called. Of inputs and outputs NULL are those that were left out, are
   * None, or have no gradient. ctx, errors and depth are as for nnc_callback. To replace what its
   * kind of hook may replace, the function puts it into replaced[0..*n_replaced-1] (at most
   * capacity, NULL for None); *n_replaced is -1 before, which replaces nothing. kwargs is NULL
   * unless the hook was registered with_kwargs. */
  nnc_error *(*call)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, nnc_tensor *const *inputs,
                     int64_t n_inputs, nnc_kwargs *kwargs, nnc_tensor *const *outputs,
                     int64_t n_outputs, nnc_tensor **replaced, int64_t capacity,
                     int64_t *n_replaced, nnc_kwargs **replaced_kwargs);
  /* The hook is gone. From whichever thread ended it. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_module_hook;

/* Before forward: the hook gets the inputs, no outputs, and may replace the inputs. with_kwargs not
 * 0: it gets the keyword arguments too, to which it may add, or puts others into *replaced_kwargs,
 * NULL before. */
NNC_CHECKED nnc_error *nnc_module_register_forward_pre_hook(nnc_ctx *ctx, nnc_module *module,
                                                            const nnc_module_hook *hook,
                                                            uintptr_t self, int32_t prepend,
                                                            int32_t with_kwargs, nnc_hook **out);
/* After forward: the hook gets inputs and outputs, and may replace the outputs. with_kwargs not 0:
 * it gets the keyword arguments too. always_call not 0: it is called also when the call has failed,
 * in forward or in a hook, without outputs if there are none; what it fails with then is dropped,
 * and what it replaces is lost. */
NNC_CHECKED nnc_error *nnc_module_register_forward_hook(nnc_ctx *ctx, nnc_module *module,
                                                        const nnc_module_hook *hook, uintptr_t self,
                                                        int32_t prepend, int32_t with_kwargs,
                                                        int32_t always_call, nnc_hook **out);
/* In backward, when the gradients of the outputs are there: the hook gets them as outputs, no
 * inputs, and may replace them by as many. A module with hooks of backward gives views of what
 * forward gets and gives, which must not be written to in place (NNC_E_STATE). */
NNC_CHECKED nnc_error *nnc_module_register_full_backward_pre_hook(nnc_ctx *ctx, nnc_module *module,
                                                                  const nnc_module_hook *hook,
                                                                  uintptr_t self, int32_t prepend,
                                                                  nnc_hook **out);
/* In backward, when the gradients of the inputs are there: the hook gets them as inputs, zeros
 * where none came, and those of the outputs as outputs; it may replace the inputs' by as many.
 * Where no input requires a gradient it gets NULL for each, when the gradients of the outputs are
 * there, and may replace nothing. */
NNC_CHECKED nnc_error *nnc_module_register_full_backward_hook(nnc_ctx *ctx, nnc_module *module,
                                                              const nnc_module_hook *hook,
                                                              uintptr_t self, int32_t prepend,
                                                              nnc_hook **out);

/* ---- hooks of all modules of the process ----
 * For looking on: torch.nn.modules.module. They run before those of the module itself, until they
 * are removed. */

/* nnc_module_register_forward_pre_hook of every module. */
NNC_CHECKED nnc_error *nnc_register_module_forward_pre_hook(nnc_ctx *ctx,
                                                            const nnc_module_hook *hook,
                                                            uintptr_t self, nnc_hook **out);
/* nnc_module_register_forward_hook of every module. */
NNC_CHECKED nnc_error *nnc_register_module_forward_hook(nnc_ctx *ctx, const nnc_module_hook *hook,
                                                        uintptr_t self, int32_t with_kwargs,
                                                        int32_t always_call, nnc_hook **out);
/* nnc_module_register_full_backward_pre_hook of every module. */
NNC_CHECKED nnc_error *nnc_register_module_full_backward_pre_hook(nnc_ctx *ctx,
                                                                  const nnc_module_hook *hook,
                                                                  uintptr_t self, nnc_hook **out);
/* nnc_module_register_full_backward_hook of every module. */
NNC_CHECKED nnc_error *nnc_register_module_full_backward_hook(nnc_ctx *ctx,
                                                              const nnc_module_hook *hook,
                                                              uintptr_t self, nnc_hook **out);

/* ---- hooks of registrations, of all modules of the process ---- */

typedef struct nnc_registration_hook {
  int64_t struct_size; /* sizeof(nnc_registration_hook) */
  /* What is to be registered with module as name: tensor, a parameter or buffer, or child; the
   * other is NULL, and so is a buffer or child that is None. ctx, errors and depth are as for
   * nnc_callback; all handles are released after the call. To put another one into its place the
   * function puts that into *replaced_tensor or *replaced_child, NULL before; a tensor in the place
   * of a parameter becomes one. An error is that of the call, which then registers nothing. */
  nnc_error *(*call)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, const char *name,
                     nnc_tensor *tensor, nnc_module *child, nnc_tensor **replaced_tensor,
                     nnc_module **replaced_child);
  /* The hook is gone. From whichever thread ended it. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_registration_hook;

/* Before a parameter that is not None is registered: by nnc_module_register_parameter, by a
 * ParameterList or ParameterDict, or by nnc_module_load_state_dict_assign. What a layer
 * registers while it is made is shown when the layer is whole and has its initial values: its
 * parameters, then its buffers, then its children; PyTorch calls the hook during construction. As
 * in PyTorch, a deep copy shows nothing. Nor is what parametrizations, pruning, the older
 * weight_norm and spectral_norm, and fusion change in a module that is there, which PyTorch does
 * show; a ParametrizationList is shown as any module. The hook ends when it is removed. */
NNC_CHECKED nnc_error *nnc_register_module_parameter_registration_hook(
    nnc_ctx *ctx, const nnc_registration_hook *hook, uintptr_t self, nnc_hook **out);
/* The same for buffers: nnc_module_register_buffer, nnc_module_load_state_dict_assign. */
NNC_CHECKED nnc_error *nnc_register_module_buffer_registration_hook(
    nnc_ctx *ctx, const nnc_registration_hook *hook, uintptr_t self, nnc_hook **out);
/* The same for children: nnc_module_register_module, nnc_module_add, nnc_module_set_submodule, and
 * the containers, but for what is inserted into a list. */
NNC_CHECKED nnc_error *nnc_register_module_module_registration_hook(
    nnc_ctx *ctx, const nnc_registration_hook *hook, uintptr_t self, nnc_hook **out);

/* ---- hooks of state dicts ----
 * They run for the module whose state dict is made or loaded and for those below it, each with its
 * prefix ("" or "encoder.0."), in the order in which they were registered; a module with several
 * names runs them for each. Their life is that of the hooks above, and a deep copy has them too.
 * An error of a hook is that of the call, which then has changed nothing: what a load had written
 * by then is taken back, but not what the hook itself has done. torch's local_metadata is left out:
 * a state dict here is tensors by name and carries no versions, so that a load knows as many as
 * PyTorch's of a plain dict. So is strict, which is always True. */
typedef struct nnc_state_dict_hook {
  int64_t struct_size; /* sizeof(nnc_state_dict_hook) */
  /* ctx, errors and depth are as for nnc_callback; all handles are released after the call. What
   * the kind of hook does not get is NULL. In the collections the function may add, replace and
   * take out what it likes (nnc_named_set, nnc_named_remove): what they hold afterwards counts. The
   * three lists have keys alone: an entry without a tensor each. */
  nnc_error *(*call)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, nnc_named *state_dict,
                     const char *prefix, int32_t keep_vars, nnc_named *missing_keys,
                     nnc_named *unexpected_keys, nnc_named *error_msgs);
  /* The hook is gone. From whichever thread ended it. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_state_dict_hook;

/* Before the module's entries are read: the hook gets prefix and keep_vars. */
NNC_CHECKED nnc_error *nnc_module_register_state_dict_pre_hook(nnc_ctx *ctx, nnc_module *module,
                                                               const nnc_state_dict_hook *hook,
                                                               uintptr_t self, nnc_hook **out);
/* After those of the module and its descendants: the hook gets state_dict, which holds all entries
 * until then, those of other modules too, prefix and keep_vars. */
NNC_CHECKED nnc_error *nnc_module_register_state_dict_post_hook(nnc_ctx *ctx, nnc_module *module,
                                                                const nnc_state_dict_hook *hook,
                                                                uintptr_t self, nnc_hook **out);
/* Before the module's entries are loaded: the hook gets state_dict, a collection of the entries
 * whose keys begin with prefix, and the three lists. What it changes in state_dict is seen by the
 * module and those below it. A message in error_msgs makes the call fail (NNC_E_INVALID), strict or
 * not. */
NNC_CHECKED nnc_error *nnc_module_register_load_state_dict_pre_hook(nnc_ctx *ctx,
                                                                    nnc_module *module,
                                                                    const nnc_state_dict_hook *hook,
                                                                    uintptr_t self, nnc_hook **out);
/* After the module and its descendants are loaded, which the hook can see: it gets missing_keys and
 * unexpected_keys as far as they are known. What it leaves there is what strict refuses and the
 * call gives. prefix is the module's. */
NNC_CHECKED nnc_error *nnc_module_register_load_state_dict_post_hook(
    nnc_ctx *ctx, nnc_module *module, const nnc_state_dict_hook *hook, uintptr_t self,
    nnc_hook **out);

NNC_END

#endif
