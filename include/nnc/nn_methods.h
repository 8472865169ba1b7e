/* SPDX-License-Identifier: Apache-2.0 */
/* Methods that every module has, beside those of <nnc/nn.h>: lists with more arguments, element
 * types, functions of yours for all modules of a tree. */
#ifndef NNC_NN_METHODS_H
#define NNC_NN_METHODS_H

#include <nnc/nn.h>

NNC_BEGIN

/* ---- looking inside ----
 * recurse not 0: of the module and its descendants; 0: of the module alone. remove_duplicate not 0:
 * what is shared is listed once, under its first name; 0: under each of its names, of which there
 * may be a million more than modules (NNC_E_INVALID). prefix, NULL or "" for none, stands before
 * the keys. */

/* The parameters, each once: out has room for capacity tensors, *n_out is how many there are. More
 * than capacity is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_module_parameters(nnc_ctx *ctx, nnc_module *module, int32_t recurse,
                                             nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* The same of the buffers. */
NNC_CHECKED nnc_error *nnc_module_buffers(nnc_ctx *ctx, nnc_module *module, int32_t recurse,
                                          nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* The immediate children, each once, with their places as keys: "0", "1", ... */
NNC_CHECKED nnc_error *nnc_module_children(nnc_ctx *ctx, nnc_module *module, nnc_named **out);
/* The module and its descendants, parents first, with their places as keys. */
NNC_CHECKED nnc_error *nnc_module_modules(nnc_ctx *ctx, nnc_module *module,
                                          int32_t remove_duplicate, nnc_named **out);
/* nnc_module_named_parameters with its arguments. */
NNC_CHECKED nnc_error *nnc_module_named_parameters_prefix(nnc_ctx *ctx, nnc_module *module,
                                                          const char *prefix, int32_t recurse,
                                                          int32_t remove_duplicate,
                                                          nnc_named **out);
/* nnc_module_named_buffers with its arguments. */
NNC_CHECKED nnc_error *nnc_module_named_buffers_prefix(nnc_ctx *ctx, nnc_module *module,
                                                       const char *prefix, int32_t recurse,
                                                       int32_t remove_duplicate, nnc_named **out);
/* nnc_module_named_modules with its arguments. */
NNC_CHECKED nnc_error *nnc_module_named_modules_prefix(nnc_ctx *ctx, nnc_module *module,
                                                       const char *prefix, int32_t remove_duplicate,
                                                       nnc_named **out);
/* What stands between the parentheses when the module is printed. */
NNC_CHECKED nnc_error *nnc_module_extra_repr(nnc_ctx *ctx, nnc_module *module, nnc_string **out);

/* ---- changing ---- */

/* Puts child into the place of the module at the path target, or adds it to the parent if strict is
 * 0 and there is none. NNC_E_INVALID: an empty target or name, or the child contains the parent;
 * NNC_E_UNKNOWN: the parent does not exist, or with strict the module; NNC_E_INVALID: target is a
 * parameter or buffer. Calls under way go on with the former module. */
NNC_CHECKED nnc_error *nnc_module_set_submodule(nnc_ctx *ctx, nnc_module *module,
                                                const char *target, nnc_module *child,
                                                int32_t strict);
/* nnc_module_zero_grad; with set_to_none 0 gradients that are there become zeros, without a
 * history. */
NNC_CHECKED nnc_error *nnc_module_zero_grad_set_to_none(nnc_ctx *ctx, nnc_module *module,
                                                        int32_t set_to_none);

/* Gives the parameters, and what BatchNorm and InstanceNorm track, the values that they are made
 * with, drawn from ctx's generator: in place, of the sizes and types that they have now. Whether
 * they require gradients, and their gradients, stay. NNC_E_UNSUPPORTED: a class that has no such
 * method in PyTorch, such as one without parameters, MultiheadAttention or one of yours. An
 * Embedding draws its table even if that was given to it. On an error nothing has changed, the
 * generator included. */
NNC_CHECKED nnc_error *nnc_module_reset_parameters(nnc_ctx *ctx, nnc_module *module);

/* A function of yours for modules. ctx, errors and depth as for nnc_callback; module is released
 * after the call. */
typedef struct nnc_module_callback {
  int64_t struct_size; /* sizeof(nnc_module_callback) */
  nnc_error *(*call)(uintptr_t self, nnc_ctx *ctx, nnc_module *module); /* with each module */
} nnc_module_callback;
/* Calls fn for every module of the tree, children before their parents: to initialise parameters,
 * say. As in PyTorch, a module with several parents gets a call from each. An error of fn ends the
 * call; what it did before stays. NNC_E_INVALID: a table that is not known or
 * lacks call. */
NNC_CHECKED nnc_error *nnc_module_apply(nnc_ctx *ctx, nnc_module *module,
                                        const nnc_module_callback *fn, uintptr_t self);

/* ---- element types ----
 * As nnc_module_to: all or none, the tensors stay the same, other threads are waited for. */

/* nnc_module_to with float32. */
NNC_CHECKED nnc_error *nnc_module_float(nnc_ctx *ctx, nnc_module *module);
/* nnc_module_to with float64. */
NNC_CHECKED nnc_error *nnc_module_double(nnc_ctx *ctx, nnc_module *module);
/* nnc_module_to with float16. */
NNC_CHECKED nnc_error *nnc_module_half(nnc_ctx *ctx, nnc_module *module);
/* nnc_module_to with bfloat16. */
NNC_CHECKED nnc_error *nnc_module_bfloat16(nnc_ctx *ctx, nnc_module *module);
/* Converts all parameters, gradients and buffers, integers too, to any type. NNC_E_DTYPE: a
 * parameter that requires a gradient, and a type that is not floating point. */
NNC_CHECKED nnc_error *nnc_module_type(nnc_ctx *ctx, nnc_module *module, nnc_dtype dst_type);
/* Changes nothing: there is no other device. */
NNC_CHECKED nnc_error *nnc_module_cpu(nnc_ctx *ctx, nnc_module *module);
/* Gives parameters, gradients and buffers new memory, whose content is arbitrary. recurse 0: those
 * of the module alone. */
NNC_CHECKED nnc_error *nnc_module_to_empty(nnc_ctx *ctx, nnc_module *module, int32_t recurse);

NNC_END

#endif
