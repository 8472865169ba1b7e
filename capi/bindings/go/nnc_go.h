/* SPDX-License-Identifier: Apache-2.0 */
/* What the Go files see of C: libnnc, and the tables of the functions in callbacks.go. */
#ifndef NNC_GO_H
#define NNC_GO_H

#include <nnc/nnc.h>

/* Any handle. Never complete, so that Go's collector does not look at what such pointers hold. */
typedef struct nnc_go_any nnc_go_any;

extern const nnc_callback nnc_go_callback;
extern const nnc_saved_tensors_hooks nnc_go_saved_tensors_hooks;
extern const nnc_function_vtable nnc_go_function_vtable;
extern const nnc_module_vtable nnc_go_module_vtable;
extern const nnc_dataset_vtable nnc_go_dataset_vtable;
extern const nnc_optimizer_hook nnc_go_optimizer_hook;
extern const nnc_lr_lambda nnc_go_lr_lambda;
extern const nnc_module_hook nnc_go_module_hook;
extern const nnc_registration_hook nnc_go_registration_hook;
extern const nnc_state_dict_hook nnc_go_state_dict_hook;
extern const nnc_module_callback nnc_go_module_callback;
nnc_error *nnc_go_distance(uintptr_t self, nnc_ctx *ctx, nnc_tensor *x1, nnc_tensor *x2,
                           nnc_tensor **out);
void nnc_go_deleter(uintptr_t self);

#endif
