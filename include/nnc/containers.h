/* SPDX-License-Identifier: Apache-2.0 */
/* Modules that hold modules or parameters: Sequential, ModuleList, ModuleDict, ParameterList,
 * ParameterDict, and what they hold. They are made by nnc_module_new ("Sequential(ReLU())",
 * "Sequential(OrderedDict([('a', ReLU())]))", "ModuleDict({'a': ReLU()})"); a module of another
 * class is NNC_E_INVALID. Parameters in text are torch.zeros, ones, rand, randn, empty (zeros here)
 * or full, perhaps within Parameter: "ParameterDict({'a': Parameter(torch.randn(2, 3))})", where,
 * as in PyTorch, the entries of a dict stand in the order of their keys, those of an OrderedDict or
 * of pairs as they are written. What nnc_module_register_parameter adds is an entry as well
 * (PyTorch's ParameterDict prints and lists those keys only that were set), and a place of a
 * ModuleList is where a module stands, also if it has another name (PyTorch looks for the number as
 * a name).
 *
 * An index counts from the end if it is negative; one that is not there is NNC_E_INDEX. A slice is
 * Python's [start:end:step]: its bounds may lie outside (0 and INT64_MAX: all of it; INT64_MAX and
 * INT64_MIN with a negative step), its step must not be 0 (NNC_E_INVALID). A key that is not there
 * is NNC_E_UNKNOWN; new keys follow the rules of nnc_module_register_module. It is NNC_E_INVALID to
 * put a container into itself, also by way of another. Outputs are the modules and parameters
 * themselves, no copies. As in PyTorch a module may be None, here NULL, but for that of
 * nnc_sequential_insert; calling None is NNC_E_INVALID. On an error nothing has changed. Calls of
 * other threads that are under way see the container as it was or as it is; a forward that is under
 * way runs what it began with. Adding at the end and replacing take as long for long lists as for
 * short ones, but for a nanosecond for each entry; taking a key out of a dictionary copies what
 * follows it, taking out of a list and inserting copy the list. */
#ifndef NNC_CONTAINERS_H
#define NNC_CONTAINERS_H

#include <nnc/nn.h>

NNC_BEGIN

/* ---- Sequential ---- */

/* How many modules there are; -1 for a handle that is not of a Sequential. */
NNC_API int64_t nnc_sequential_len(nnc_module *sequential);
/* The module at idx. */
NNC_CHECKED nnc_error *nnc_sequential_get(nnc_ctx *ctx, nnc_module *sequential, int64_t idx,
                                          nnc_module **out);
/* Another Sequential of the modules in the slice, which keep their names. */
NNC_CHECKED nnc_error *nnc_sequential_slice(nnc_ctx *ctx, nnc_module *sequential, int64_t start,
                                            int64_t end, int64_t step, nnc_module **out);
/* Puts another module in the place of the one at idx, under its name. */
NNC_CHECKED nnc_error *nnc_sequential_set(nnc_ctx *ctx, nnc_module *sequential, int64_t idx,
                                          nnc_module *module);
/* Takes out the module at idx. Those that stay are numbered again from 0. */
NNC_CHECKED nnc_error *nnc_sequential_delete(nnc_ctx *ctx, nnc_module *sequential, int64_t idx);
/* Takes out the modules in the slice. Those that stay are numbered again from 0. */
NNC_CHECKED nnc_error *nnc_sequential_delete_slice(nnc_ctx *ctx, nnc_module *sequential,
                                                   int64_t start, int64_t end, int64_t step);
/* Takes out the module at key, and gives it. Those that stay are numbered again from 0. */
NNC_CHECKED nnc_error *nnc_sequential_pop(nnc_ctx *ctx, nnc_module *sequential, int64_t key,
                                          nnc_module **out);
/* Puts a module in at the end, under its number. */
NNC_CHECKED nnc_error *nnc_sequential_append(nnc_ctx *ctx, nnc_module *sequential,
                                             nnc_module *module);
/* Puts a module in before the one at index, -len..len (NNC_E_INDEX); that one and what follows
 * are numbered again. */
NNC_CHECKED nnc_error *nnc_sequential_insert(nnc_ctx *ctx, nnc_module *sequential, int64_t index,
                                             nnc_module *module);
/* Puts in at the end what another Sequential or ModuleList has, all or none. */
NNC_CHECKED nnc_error *nnc_sequential_extend(nnc_ctx *ctx, nnc_module *sequential,
                                             nnc_module *modules);
/* Another Sequential of the modules of both, numbered from 0: PyTorch's + of two. */
NNC_CHECKED nnc_error *nnc_sequential_concat(nnc_ctx *ctx, nnc_module *sequential,
                                             nnc_module *other, nnc_module **out);

/* ---- ModuleList ---- */

/* How many modules there are; -1 for a handle that is not of a ModuleList. */
NNC_API int64_t nnc_module_list_len(nnc_module *module_list);
/* The module at idx. */
NNC_CHECKED nnc_error *nnc_module_list_get(nnc_ctx *ctx, nnc_module *module_list, int64_t idx,
                                           nnc_module **out);
/* Another ModuleList of the modules in the slice, numbered from 0. */
NNC_CHECKED nnc_error *nnc_module_list_slice(nnc_ctx *ctx, nnc_module *module_list, int64_t start,
                                             int64_t end, int64_t step, nnc_module **out);
/* Puts another module in the place of the one at idx, under its name. */
NNC_CHECKED nnc_error *nnc_module_list_set(nnc_ctx *ctx, nnc_module *module_list, int64_t idx,
                                           nnc_module *module);
/* Takes out the module at idx. Those that stay are numbered again from 0. */
NNC_CHECKED nnc_error *nnc_module_list_delete(nnc_ctx *ctx, nnc_module *module_list, int64_t idx);
/* Takes out the modules in the slice. Those that stay are numbered again from 0. */
NNC_CHECKED nnc_error *nnc_module_list_delete_slice(nnc_ctx *ctx, nnc_module *module_list,
                                                    int64_t start, int64_t end, int64_t step);
/* Takes out the module at key, and gives it. Those that stay are numbered again from 0. */
NNC_CHECKED nnc_error *nnc_module_list_pop(nnc_ctx *ctx, nnc_module *module_list, int64_t key,
                                           nnc_module **out);
/* Puts a module in at the end, under its number. */
NNC_CHECKED nnc_error *nnc_module_list_append(nnc_ctx *ctx, nnc_module *module_list,
                                              nnc_module *module);
/* Puts a module in before the one at index, -len..len (NNC_E_INDEX); that one and what follows
 * are numbered again. (PyTorch's ModuleList takes no negative index here.) */
NNC_CHECKED nnc_error *nnc_module_list_insert(nnc_ctx *ctx, nnc_module *module_list, int64_t index,
                                              nnc_module *module);
/* Puts in at the end what another Sequential or ModuleList has, all or none. */
NNC_CHECKED nnc_error *nnc_module_list_extend(nnc_ctx *ctx, nnc_module *module_list,
                                              nnc_module *modules);
/* Another ModuleList of the modules of both, numbered from 0: PyTorch's + of two. */
NNC_CHECKED nnc_error *nnc_module_list_concat(nnc_ctx *ctx, nnc_module *module_list,
                                              nnc_module *other, nnc_module **out);

/* ---- ModuleDict ---- */

/* How many entries there are; -1 for a handle that is not of a ModuleDict. */
NNC_API int64_t nnc_module_dict_len(nnc_module *module_dict);
/* 1 if there is such a key, 0 if not; -1 for a handle that is not of a ModuleDict, or a key
 * that is NULL. */
NNC_API int32_t nnc_module_dict_contains(nnc_module *module_dict, const char *key);
/* The module under that key. */
NNC_CHECKED nnc_error *nnc_module_dict_get(nnc_ctx *ctx, nnc_module *module_dict, const char *key,
                                           nnc_module **out);
/* Puts a module in under that key: in the place of the one that has it, or at the end. */
NNC_CHECKED nnc_error *nnc_module_dict_set(nnc_ctx *ctx, nnc_module *module_dict, const char *key,
                                           nnc_module *module);
/* Takes out the module under that key, and gives it. */
NNC_CHECKED nnc_error *nnc_module_dict_pop(nnc_ctx *ctx, nnc_module *module_dict, const char *key,
                                           nnc_module **out);
/* Puts in the modules of a collection under their keys, as nnc_module_dict_set does, all or
 * none. NNC_E_INVALID for an entry that is a tensor. */
NNC_CHECKED nnc_error *nnc_module_dict_update(nnc_ctx *ctx, nnc_module *module_dict,
                                              nnc_named *modules);
/* Takes out the module under that key. */
NNC_CHECKED nnc_error *nnc_module_dict_delete(nnc_ctx *ctx, nnc_module *module_dict,
                                              const char *key);
/* Takes out all. */
NNC_CHECKED nnc_error *nnc_module_dict_clear(nnc_ctx *ctx, nnc_module *module_dict);
/* A collection of the keys, in order, with their modules. */
NNC_CHECKED nnc_error *nnc_module_dict_keys(nnc_ctx *ctx, nnc_module *module_dict, nnc_named **out);
/* nnc_module_dict_keys: a collection has both. */
NNC_CHECKED nnc_error *nnc_module_dict_items(nnc_ctx *ctx, nnc_module *module_dict,
                                             nnc_named **out);
/* nnc_module_dict_keys: a collection has both. */
NNC_CHECKED nnc_error *nnc_module_dict_values(nnc_ctx *ctx, nnc_module *module_dict,
                                              nnc_named **out);

/* ---- ParameterDict: tensors that are no parameters are put in as parameters that share their
 * memory ---- */

/* How many entries there are; -1 for a handle that is not of a ParameterDict. */
NNC_API int64_t nnc_parameter_dict_len(nnc_module *parameter_dict);
/* 1 if there is such a key, 0 if not; -1 for a handle that is not of a ParameterDict, or a key
 * that is NULL. */
NNC_API int32_t nnc_parameter_dict_contains(nnc_module *parameter_dict, const char *key);
/* The parameter under that key. */
NNC_CHECKED nnc_error *nnc_parameter_dict_at(nnc_ctx *ctx, nnc_module *parameter_dict,
                                             const char *key, nnc_tensor **out);
/* The parameter under that key; otherwise default_value itself, which may be NULL, and so may
 * *out be then. */
NNC_CHECKED nnc_error *nnc_parameter_dict_get(nnc_ctx *ctx, nnc_module *parameter_dict,
                                              const char *key, nnc_tensor *default_value,
                                              nnc_tensor **out);
/* Puts a parameter in under that key: in the place of the one that has it, or at the end.
 * NNC_E_DTYPE for a tensor that is not floating point. */
NNC_CHECKED nnc_error *nnc_parameter_dict_set(nnc_ctx *ctx, nnc_module *parameter_dict,
                                              const char *key, nnc_tensor *value);
/* The parameter under that key. If there is none, default_value is put in as
 * nnc_parameter_dict_set does, and given. */
NNC_CHECKED nnc_error *nnc_parameter_dict_setdefault(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                     const char *key, nnc_tensor *default_value,
                                                     nnc_tensor **out);
/* Takes out the parameter under that key, and gives it. */
NNC_CHECKED nnc_error *nnc_parameter_dict_pop(nnc_ctx *ctx, nnc_module *parameter_dict,
                                              const char *key, nnc_tensor **out);
/* Takes out the last entry, and gives a collection of it alone. NNC_E_UNKNOWN if there is none. */
NNC_CHECKED nnc_error *nnc_parameter_dict_popitem(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                  nnc_named **out);
/* Puts in the tensors of a collection under their keys, as nnc_parameter_dict_set does, all or
 * none. NNC_E_INVALID for an entry without a tensor. */
NNC_CHECKED nnc_error *nnc_parameter_dict_update(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                 nnc_named *parameters);
/* Another ParameterDict of the same parameters. */
NNC_CHECKED nnc_error *nnc_parameter_dict_copy(nnc_ctx *ctx, nnc_module *parameter_dict,
                                               nnc_module **out);
/* A ParameterDict with the keys of a collection, each with a parameter that shares the memory
 * of default_value. parameter_dict is not asked for its entries. */
NNC_CHECKED nnc_error *nnc_parameter_dict_fromkeys(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                   nnc_named *keys, nnc_tensor *default_value,
                                                   nnc_module **out);
/* Takes out the parameter under that key. */
NNC_CHECKED nnc_error *nnc_parameter_dict_delete(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                 const char *key);
/* Takes out all. */
NNC_CHECKED nnc_error *nnc_parameter_dict_clear(nnc_ctx *ctx, nnc_module *parameter_dict);
/* A collection of the keys, in order, with their parameters. */
NNC_CHECKED nnc_error *nnc_parameter_dict_keys(nnc_ctx *ctx, nnc_module *parameter_dict,
                                               nnc_named **out);
/* nnc_parameter_dict_keys: a collection has both. */
NNC_CHECKED nnc_error *nnc_parameter_dict_items(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                nnc_named **out);
/* nnc_parameter_dict_keys: a collection has both. */
NNC_CHECKED nnc_error *nnc_parameter_dict_values(nnc_ctx *ctx, nnc_module *parameter_dict,
                                                 nnc_named **out);

/* ---- ParameterList: tensors that are no parameters are put in as parameters that share their
 * memory; NNC_E_DTYPE for those that are not floating point ---- */

/* How many parameters there are; -1 for a handle that is not of a ParameterList. */
NNC_API int64_t nnc_parameter_list_len(nnc_module *parameter_list);
/* The parameter at idx. */
NNC_CHECKED nnc_error *nnc_parameter_list_get(nnc_ctx *ctx, nnc_module *parameter_list, int64_t idx,
                                              nnc_tensor **out);
/* Another ParameterList of the parameters in the slice. */
NNC_CHECKED nnc_error *nnc_parameter_list_slice(nnc_ctx *ctx, nnc_module *parameter_list,
                                                int64_t start, int64_t end, int64_t step,
                                                nnc_module **out);
/* Puts another parameter in the place of the one at idx. */
NNC_CHECKED nnc_error *nnc_parameter_list_set(nnc_ctx *ctx, nnc_module *parameter_list, int64_t idx,
                                              nnc_tensor *param);
/* Puts a parameter in at the end. */
NNC_CHECKED nnc_error *nnc_parameter_list_append(nnc_ctx *ctx, nnc_module *parameter_list,
                                                 nnc_tensor *value);
/* Puts n_values parameters in at the end, all or none. */
NNC_CHECKED nnc_error *nnc_parameter_list_extend(nnc_ctx *ctx, nnc_module *parameter_list,
                                                 nnc_tensor *const *values, int64_t n_values);

NNC_END

#endif
