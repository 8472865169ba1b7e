/* SPDX-License-Identifier: Apache-2.0 */
/* The tables that libnnc gets. Go cannot say "const", so each function hands on to an exported one
 * of callbacks.go. */
#include "_cgo_export.h"

#define LIST(list) ((nnc_tensor **)(list))
#define TEXT(text) ((char *)(text))

static nnc_error *call(uintptr_t self, nnc_ctx *ctx, nnc_tensor *const *inputs, int64_t n_inputs,
                       nnc_tensor **outputs, int64_t capacity, int64_t *n_outputs) {
  return nncGoCall(self, ctx, LIST(inputs), n_inputs, outputs, capacity, n_outputs);
}
const nnc_callback nnc_go_callback = {sizeof(nnc_callback), call, nncGoDestroy};

const nnc_saved_tensors_hooks nnc_go_saved_tensors_hooks = {
    sizeof(nnc_saved_tensors_hooks), nncGoPack, nncGoUnpack, nncGoDrop, nncGoDestroy};

static nnc_error *function_forward(uintptr_t self, nnc_ctx *ctx, nnc_function_ctx *function_ctx,
                                   nnc_tensor *const *inputs, int64_t n_inputs,
                                   nnc_tensor **outputs, int64_t capacity, int64_t *n_outputs) {
  return nncGoFunctionForward(self, ctx, function_ctx, LIST(inputs), n_inputs, outputs, capacity,
                              n_outputs);
}
static nnc_error *function_backward(uintptr_t self, nnc_ctx *ctx, nnc_function_ctx *function_ctx,
                                    nnc_tensor *const *grad_outputs, int64_t n_grad_outputs,
                                    nnc_tensor **grad_inputs, int64_t n_inputs) {
  return nncGoFunctionBackward(self, ctx, function_ctx, LIST(grad_outputs), n_grad_outputs,
                               grad_inputs, n_inputs);
}
const nnc_function_vtable nnc_go_function_vtable = {sizeof(nnc_function_vtable), function_forward,
                                                    function_backward, nncGoDestroy};

static nnc_error *module_forward(uintptr_t self, nnc_ctx *ctx, nnc_module *module,
                                 nnc_tensor *const *inputs, int64_t n_inputs, nnc_kwargs *kwargs,
                                 nnc_tensor **outputs, int64_t capacity, int64_t *n_outputs) {
  return nncGoModuleForward(self, ctx, module, LIST(inputs), n_inputs, kwargs, outputs, capacity,
                            n_outputs);
}
const nnc_module_vtable nnc_go_module_vtable = {sizeof(nnc_module_vtable), module_forward,
                                                nncGoModuleExtraRepr,      nncGoDestroy,
                                                nncGoModuleCopy,           nncGoModuleGetExtraState,
                                                nncGoModuleSetExtraState,  nncGoModuleRightInverse};

const nnc_dataset_vtable nnc_go_dataset_vtable = {sizeof(nnc_dataset_vtable), 0, nncGoDatasetLen,
                                                  nncGoDatasetGet, nncGoDestroy};

const nnc_optimizer_hook nnc_go_optimizer_hook = {sizeof(nnc_optimizer_hook), nncGoOptimizerHook,
                                                  nncGoDestroy};

static nnc_error *lr_lambda(uintptr_t self, const char *name, double x, double *out) {
  return nncGoLRLambda(self, TEXT(name), x, out);
}
const nnc_lr_lambda nnc_go_lr_lambda = {sizeof(nnc_lr_lambda), lr_lambda, nncGoDestroy};

static nnc_error *module_hook(uintptr_t self, nnc_ctx *ctx, nnc_module *module,
                              nnc_tensor *const *inputs, int64_t n_inputs, nnc_kwargs *kwargs,
                              nnc_tensor *const *outputs, int64_t n_outputs, nnc_tensor **replaced,
                              int64_t capacity, int64_t *n_replaced, nnc_kwargs **replaced_kwargs) {
  return nncGoModuleHook(self, ctx, module, LIST(inputs), n_inputs, kwargs, LIST(outputs),
                         n_outputs, replaced, capacity, n_replaced, replaced_kwargs);
}
const nnc_module_hook nnc_go_module_hook = {sizeof(nnc_module_hook), module_hook, nncGoDestroy};

static nnc_error *registration_hook(uintptr_t self, nnc_ctx *ctx, nnc_module *module,
                                    const char *name, nnc_tensor *tensor, nnc_module *child,
                                    nnc_tensor **replaced_tensor, nnc_module **replaced_child) {
  return nncGoRegistrationHook(self, ctx, module, TEXT(name), tensor, child, replaced_tensor,
                               replaced_child);
}
const nnc_registration_hook nnc_go_registration_hook = {sizeof(nnc_registration_hook),
                                                        registration_hook, nncGoDestroy};

static nnc_error *state_dict_hook(uintptr_t self, nnc_ctx *ctx, nnc_module *module,
                                  nnc_named *state_dict, const char *prefix, int32_t keep_vars,
                                  nnc_named *missing_keys, nnc_named *unexpected_keys,
                                  nnc_named *error_msgs) {
  return nncGoStateDictHook(self, ctx, module, state_dict, TEXT(prefix), keep_vars, missing_keys,
                            unexpected_keys, error_msgs);
}
const nnc_state_dict_hook nnc_go_state_dict_hook = {sizeof(nnc_state_dict_hook), state_dict_hook,
                                                    nncGoDestroy};

const nnc_module_callback nnc_go_module_callback = {sizeof(nnc_module_callback),
                                                    nncGoModuleCallback};

nnc_error *nnc_go_distance(uintptr_t self, nnc_ctx *ctx, nnc_tensor *x1, nnc_tensor *x2,
                           nnc_tensor **out) {
  return nncGoDistance(self, ctx, x1, x2, out);
}

void nnc_go_deleter(uintptr_t self) {
  nncGoDestroy(self);
}
