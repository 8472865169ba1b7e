/* SPDX-License-Identifier: Apache-2.0 */
/* Modules, parameters, and named collections of tensors. */
#ifndef NNC_NN_H
#define NNC_NN_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- typed keyword arguments, for what text cannot say (tensors) ----
 * A key may be set once: a second time is NNC_E_INVALID, and so is "". */

/* An empty bag of keyword arguments. */
NNC_CHECKED nnc_error *nnc_kwargs_new(nnc_ctx *ctx, nnc_kwargs **out);
/* Sets key to Python's None. */
NNC_CHECKED nnc_error *nnc_kwargs_set_none(nnc_kwargs *kwargs, const char *key);
/* Sets key to False (0) or True (anything else). */
NNC_CHECKED nnc_error *nnc_kwargs_set_bool(nnc_kwargs *kwargs, const char *key, int32_t value);
/* Sets key to an int. */
NNC_CHECKED nnc_error *nnc_kwargs_set_i64(nnc_kwargs *kwargs, const char *key, int64_t value);
/* Sets key to a float. */
NNC_CHECKED nnc_error *nnc_kwargs_set_f64(nnc_kwargs *kwargs, const char *key, double value);
/* Sets key to a str, which is copied. */
NNC_CHECKED nnc_error *nnc_kwargs_set_str(nnc_kwargs *kwargs, const char *key, const char *value);
/* Sets key to a tuple of n ints, which are copied. */
NNC_CHECKED nnc_error *nnc_kwargs_set_i64s(nnc_kwargs *kwargs, const char *key,
                                           const int64_t *values, int64_t n);
/* Sets key to a tensor, which the bag then shares. */
NNC_CHECKED nnc_error *nnc_kwargs_set_tensor(nnc_kwargs *kwargs, const char *key,
                                             nnc_tensor *value);
/* Sets key to a tuple of n tensors, such as (h_0, c_0) for LSTM's hx. */
NNC_CHECKED nnc_error *nnc_kwargs_set_tensors(nnc_kwargs *kwargs, const char *key,
                                              nnc_tensor *const *values, int64_t n);

/* The number of keys that are set, -1 for a bad handle. */
NNC_API int64_t nnc_kwargs_count(nnc_kwargs *kwargs);
/* Key index (0 the first that was set). NNC_E_INDEX if there is none. */
NNC_CHECKED nnc_error *nnc_kwargs_key(nnc_ctx *ctx, nnc_kwargs *kwargs, int64_t index,
                                      nnc_string **out);
/* The tensor that key is set to; *out is NULL if the key is not set, or to None. NNC_E_INVALID if
 * it is set to something else. */
NNC_CHECKED nnc_error *nnc_kwargs_tensor(nnc_ctx *ctx, nnc_kwargs *kwargs, const char *key,
                                         nnc_tensor **out);

/* ---- named collections: what named_parameters(), state_dict() and the like return ----
 * A snapshot in torch's order: what is done to it changes no module. An entry has a key and may
 * have a tensor or a module.
 * Nested dictionaries, as in torch.save({"model": ..., "optimizer": ..., "epoch": 5}), are one flat
 * collection whose keys have their levels joined by dots: "model.0.weight",
 * "optimizer.param_groups.0.lr". What is no tensor in Python is one here, in the form that
 * nnc_optimizer_state_dict describes; the collection knows what it was, and nnc_save makes it that
 * again. */

/* An empty collection. */
NNC_CHECKED nnc_error *nnc_named_new(nnc_ctx *ctx, nnc_named **out);
/* Appends an entry, which shares the tensor; NULL: a key alone. A key that is there already is
 * NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_named_add(nnc_named *named, const char *key, nnc_tensor *tensor);
/* The same with a module. */
NNC_CHECKED nnc_error *nnc_named_add_module(nnc_named *named, const char *key, nnc_module *module);
/* Puts an entry in the place of the one that has its key, or appends it: named[key] = tensor. */
NNC_CHECKED nnc_error *nnc_named_set(nnc_named *named, const char *key, nnc_tensor *tensor);
/* Takes an entry out; those behind it move up. A key that is not there is NNC_E_UNKNOWN. */
NNC_CHECKED nnc_error *nnc_named_remove(nnc_named *named, const char *key);
/* The tensor of the entry that has this key; *out is NULL if there is none. */
NNC_CHECKED nnc_error *nnc_named_get(nnc_ctx *ctx, nnc_named *named, const char *key,
                                     nnc_tensor **out);
/* Appends all entries of other under "key.", a dictionary in the dictionary: named[key] = other,
 * all or none. Of a collection without entries it is an entry of its own, an empty dictionary.
 * NNC_E_INVALID for a key that is there already. */
NNC_CHECKED nnc_error *nnc_named_add_named(nnc_named *named, const char *key, nnc_named *other);
/* The entries under "key.", with these keys' beginnings taken off: named[key]. NNC_E_UNKNOWN if
 * there are none, nor an empty dictionary of that key. */
NNC_CHECKED nnc_error *nnc_named_sub(nnc_ctx *ctx, nnc_named *named, const char *key,
                                     nnc_named **out);
/* The same as a list, or as a tuple if is_tuple is not 0: named[key] = [...]. The keys of other
 * have to be "0", "1" and so on in this order, or begin with these and a dot: NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_named_add_list(nnc_named *named, const char *key, nnc_named *other,
                                          int32_t is_tuple);
/* What Python has under key: "Tensor", "Module", "NoneType", "bool", "int", "float", "str",
 * "tuple", "list" or "dict", of an entry or of what lies below. "": what the collection is itself,
 * unless it has an entry of that key, as that of a file with nothing but a tensor does. NULL if
 * there is nothing. The text is static. */
NNC_API const char *nnc_named_kind(nnc_named *named, const char *key);
/* Appends a plain value that text has as Python does: "5", "0.1", "True", "None", "'words'", and
 * tuples and lists of these, "(0.9, 0.999)"; an int of more than 64 bits is a float. Lists
 * and tuples of numbers, or of bools, are one entry; others are one for each element, "key.0" and
 * so on, as nnc_load has it. NNC_E_TEXT for another text, NNC_E_INVALID for another value and for a
 * key that is there already. */
NNC_CHECKED nnc_error *nnc_named_add_value(nnc_named *named, const char *key, const char *value);
/* A value as Python prints it: "5", "(0.9, 0.999)", "None", a str without quotes, a tensor as
 * nnc_tensor_repr does; None for an entry without a tensor. NNC_E_UNKNOWN for a key that is not
 * there. */
NNC_CHECKED nnc_error *nnc_named_value(nnc_ctx *ctx, nnc_named *named, const char *key,
                                       nnc_string **out);
/* The number of entries, -1 for a bad handle. */
NNC_API int64_t nnc_named_count(nnc_named *named);
/* The key of entry index (0 the first). It lives until the collection is released, whatever
 * becomes of the entry. NULL if there is no such entry. */
NNC_API const char *nnc_named_key(nnc_named *named, int64_t index);
/* The tensor of entry index; *out is NULL if it has none. NNC_E_INDEX if there is no such entry. */
NNC_CHECKED nnc_error *nnc_named_tensor(nnc_ctx *ctx, nnc_named *named, int64_t index,
                                        nnc_tensor **out);
/* The module of entry index; *out is NULL if it has none. NNC_E_INDEX if there is no such entry. */
NNC_CHECKED nnc_error *nnc_named_module(nnc_ctx *ctx, nnc_named *named, int64_t index,
                                        nnc_module **out);

/* ---- making modules ----
 * Text in the words that PyTorch users write and PyTorch prints: "Linear(100, 200)",
 * "Conv2d(1, 6, kernel_size=5, padding='same')", "Sequential(Linear(4, 2), ReLU())". Arguments,
 * defaults, initial values (drawn from ctx's generator) and printed form are torch's. What
 * nnc_module_repr prints can be given back, and makes the same module where it says all: as
 * torch's, it leaves out the arguments of losses and distances, return_indices, ceil_mode and
 * count_include_pad of averages, inplace of Hardswish and Hardsigmoid, init of PReLU,
 * include_last_offset and sparse of EmbeddingBag, bias of InstanceNorm; nnc_model_save keeps them.
 * Parametrized modules, RNNBase and RNNCellBase cannot be given back; attention, transformers and
 * FractionalMaxPool, which do not print their arguments, become containers of what they print; a
 * host's container is given back as the layer whose name it has, if there is one, and
 * not at all if it has no children, or one with a bracket in its name. An unknown name or argument
 * is NNC_E_UNKNOWN and tells the position and the nearest right name; an argument that torch has
 * and this library does not offer (nnc_has) is NNC_E_UNSUPPORTED unless it has torch's default; a
 * value that cannot be is NNC_E_INVALID, text that cannot be read NNC_E_TEXT. Values are literals:
 * arithmetic as in "Linear(8*2*2, 2)" is not read. A failure draws no random numbers.
 *
 * sparse of Embedding and EmbeddingBag is taken and printed; gradients are dense all the same, with
 * the values of torch's sparse ones.
 *
 * Lazy modules ("LazyLinear(10)") learn the number of inputs from the first input: then their
 * parameters and buffers get sizes and initial values, and the module prints as the ordinary one.
 * Until then these tensors can be looked up, listed, given to an optimizer, printed, asked for
 * their type and gradient, put into collections and converted with their module; whatever else they
 * are given to is NNC_E_STATE, and their sizes are those of a bad handle. They stay the same
 * tensors. Loading a state gives them its sizes. One of several threads that call at the same time
 * initialises; when a call fails, the modules that it initialised are lazy again, unless another
 * thread has called them meanwhile. */

/* The module that text describes, in training mode. */
NNC_CHECKED nnc_error *nnc_module_new(nnc_ctx *ctx, const char *text, nnc_module **out);
/* The same with further keyword arguments, for tensors (such as a loss's weight). kwargs may be
 * NULL. */
NNC_CHECKED nnc_error *nnc_module_new_kwargs(nnc_ctx *ctx, const char *text, nnc_kwargs *kwargs,
                                             nnc_module **out);
/* An empty module of a class of yours: children are added below, its forward is yours to write with
 * nnc_module_call on the children. class_name is what it prints, "LeNet": letters, digits, '_' and
 * '.'; another is NNC_E_INVALID. Calling it is NNC_E_UNSUPPORTED. */
NNC_CHECKED nnc_error *nnc_module_container(nnc_ctx *ctx, const char *class_name, nnc_module **out);

/* A module whose forward libnnc must be able to call (inside a Sequential, say). Each function gets
 * the module's self; it is called only on the thread that entered the library, during that call. An
 * error that it returns becomes the caller's. No C++ exception or longjmp may leave it (an
 * exception becomes NNC_E_CALLBACK where the host's unwinder allows). Calls of such functions
 * within each other may be 300 deep, or as deep as the stack allows: more is NNC_E_CALLBACK.
 * Functions may be NULL but for forward. */
typedef struct nnc_module_vtable {
  int64_t struct_size; /* sizeof(nnc_module_vtable) */
  /* Computes outputs[0..*n_outputs-1] (at most capacity, none NULL) from inputs. ctx is a scope:
   * handles made through it, inputs and outputs among them, are released after the call. kwargs may
   * be NULL. */
  nnc_error *(*forward)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, nnc_tensor *const *inputs,
                        int64_t n_inputs, nnc_kwargs *kwargs, nnc_tensor **outputs,
                        int64_t capacity, int64_t *n_outputs);
  /* What stands between the parentheses when the module is printed. */
  nnc_error *(*extra_repr)(uintptr_t self, nnc_ctx *ctx, nnc_string **out);
  /* The module is gone. From whichever thread released it last. */
  void (*destroy)(uintptr_t self);
  /* Makes the self of a copy of the module, for nnc_module_deepcopy, which copies what the module
   * holds. The copy has the same vtable; destroy is called for its self too, also if copying fails
   * later, but not if this function has failed. NULL: the module cannot be copied. */
  nnc_error *(*copy)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, uintptr_t *copied);
  /* What the module keeps in state dicts beside its parameters and buffers, as a tensor: the entry
   * "_extra_state" behind its own entries and before those of its children. NULL: nothing. */
  nnc_error *(*get_extra_state)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, nnc_tensor **out);
  /* Takes such a tensor out of a state dict that is loaded, when the module's own entries are
   * loaded and those of its children are not. If the load fails later it is called again, with what
   * get_extra_state gave before, if there is one. NULL: such an entry is an unexpected key; else it
   * is a missing key where there is none. */
  nnc_error *(*set_extra_state)(uintptr_t self, nnc_ctx *ctx, nnc_module *module,
                                nnc_tensor *state);
  /* Of a parametrization (<nnc/nn_parametrize.h>): outputs are the inputs that forward has to get
   * to give x, one or several; none say that it cannot tell. NULL: it has no such function. */
  nnc_error *(*right_inverse)(uintptr_t self, nnc_ctx *ctx, nnc_module *module, nnc_tensor *x,
                              nnc_tensor **outputs, int64_t capacity, int64_t *n_outputs);
} nnc_module_vtable;
/* A module of a class of yours that calls *vtable, which is copied, with self. class_name is as for
 * nnc_module_container; NNC_E_INVALID for a vtable without a forward or of a wrong struct_size. On
 * an error self stays yours, and destroy is not called. */
NNC_CHECKED nnc_error *nnc_module_new_user(nnc_ctx *ctx, const char *class_name,
                                           const nnc_module_vtable *vtable, uintptr_t self,
                                           nnc_module **out);

/* What copy.deepcopy gives: the module and its descendants anew, in the same modes, with copies of
 * their tensors, which require gradients where those do. What is shared among them is shared in the
 * copy. Gradients of parameters are not copied, those of buffers are; hooks are the same functions
 * (<nnc/nn_hooks.h>). NNC_E_UNSUPPORTED: one of the modules has a vtable without copy;
 * NNC_E_STATE: a buffer that was computed from what requires a gradient. */
NNC_CHECKED nnc_error *nnc_module_deepcopy(nnc_ctx *ctx, nnc_module *module, nnc_module **out);

/* ---- putting modules together ----
 * Names may not be empty, contain '.', or be taken: NNC_E_INVALID. Taken is also what names an
 * attribute of the module in PyTorch: those of every nn.Module ("training", "forward", "type"), a
 * container's ("keys", "append") and a layer's arguments ("in_features"). What has the name and is
 * of the same kind, a child, a parameter or a buffer, is replaced where it stands, but not what is
 * computed; calls under way use the one or the other. A layer uses its new weights in its next
 * call, an LSTM as well, which in PyTorch keeps to the former ones until they are assigned. A
 * weight that has become None and is needed is NNC_E_INVALID then. */

/* Makes a child from text, as nnc_module_new, and registers it; nnc_module_get_submodule gives its
 * handle. */
NNC_CHECKED nnc_error *nnc_module_add(nnc_ctx *ctx, nnc_module *module, const char *name,
                                      const char *text);
/* Registers a child. NULL registers the name without one: None is printed, and no listing has it.
 * NNC_E_INVALID if the module is the child or one of its descendants. */
NNC_CHECKED nnc_error *nnc_module_register_module(nnc_ctx *ctx, nnc_module *module,
                                                  const char *name, nnc_module *child);
/* torch.nn.Parameter(data): a new tensor that shares the memory of data, prints as "Parameter
 * containing:" and is a leaf, which requires a gradient unless requires_grad is 0 (torch: 1). data
 * NULL: no elements, of ctx's default type. NNC_E_DTYPE: data is not of floating point type, which
 * only requires_grad 0 takes. */
NNC_CHECKED nnc_error *nnc_parameter_new(nnc_ctx *ctx, nnc_tensor *data, int32_t requires_grad,
                                         nnc_tensor **out);
/* Registers a parameter: a leaf of floating point type, which requires a gradient from then on, or
 * what nnc_parameter_new gave, frozen or not. NULL registers the name without a value; a container
 * of parameters takes none (NNC_E_INVALID). NNC_E_STATE for a tensor that was computed. */
NNC_CHECKED nnc_error *nnc_module_register_parameter(nnc_ctx *ctx, nnc_module *module,
                                                     const char *name, nnc_tensor *param);
/* Registers a buffer: a tensor that is no parameter. A persistent one is part of the state dict
 * (torch: 1); -1: as the buffer is that has the name, module.name = tensor; a new one is
 * persistent. NULL registers the name without a value. */
NNC_CHECKED nnc_error *nnc_module_register_buffer(nnc_ctx *ctx, nnc_module *module,
                                                  const char *name, nnc_tensor *tensor,
                                                  int32_t persistent);

/* ---- running ---- */

/* One tensor in, the first output out. */
NNC_CHECKED nnc_error *nnc_module_call(nnc_ctx *ctx, nnc_module *module, nnc_tensor *input,
                                       nnc_tensor **out);
/* The general form: inputs in torch's order (NULL: left out), or by the names of forward's
 * parameters in kwargs ("input", "target", "hx"; kwargs may be NULL). A name that forward does not
 * have is NNC_E_UNKNOWN, an argument that is missing, given twice or too many NNC_E_INVALID.
 * Outputs come flattened in torch's order (LSTM: output, h_n, c_n); *n_outputs is how many there
 * are. More than capacity is an error: nothing is written, and nothing has run but forwards of
 * yours, whose outputs are counted afterwards. */
NNC_CHECKED nnc_error *nnc_module_forward(nnc_ctx *ctx, nnc_module *module,
                                          nnc_tensor *const *inputs, int64_t n_inputs,
                                          nnc_kwargs *kwargs, nnc_tensor **outputs,
                                          int64_t capacity, int64_t *n_outputs);

/* ---- looking inside ----
 * Paths are names joined by dots, "layer1.0.weight"; "" is the module itself. A path that leads
 * nowhere is NNC_E_UNKNOWN. */

/* The descendant at path; NNC_E_UNKNOWN if it is None. */
NNC_CHECKED nnc_error *nnc_module_get_submodule(nnc_ctx *ctx, nnc_module *module, const char *path,
                                                nnc_module **out);
/* The parameter at path itself, no copy; *out is NULL if it is registered without a value. */
NNC_CHECKED nnc_error *nnc_module_get_parameter(nnc_ctx *ctx, nnc_module *module, const char *path,
                                                nnc_tensor **out);
/* The buffer at path itself, no copy; *out is NULL if it is registered without a value. */
NNC_CHECKED nnc_error *nnc_module_get_buffer(nnc_ctx *ctx, nnc_module *module, const char *path,
                                             nnc_tensor **out);
/* All parameters of the module and its descendants; a shared one is listed once. */
NNC_CHECKED nnc_error *nnc_module_named_parameters(nnc_ctx *ctx, nnc_module *module,
                                                   nnc_named **out);
/* All buffers of the module and its descendants; a shared one is listed once. */
NNC_CHECKED nnc_error *nnc_module_named_buffers(nnc_ctx *ctx, nnc_module *module, nnc_named **out);
/* The immediate children, a shared one once. */
NNC_CHECKED nnc_error *nnc_module_named_children(nnc_ctx *ctx, nnc_module *module, nnc_named **out);
/* The module (key "") and all its descendants, each once, parents first. */
NNC_CHECKED nnc_error *nnc_module_named_modules(nnc_ctx *ctx, nnc_module *module, nnc_named **out);
/* What print(module) shows in PyTorch, without a final newline. NNC_E_INVALID if that is longer
 * than 256 MiB, as shared and deeply nested modules may print. */
NNC_CHECKED nnc_error *nnc_module_repr(nnc_ctx *ctx, nnc_module *module, nnc_string **out);
/* 1 in training mode, 0 in evaluation mode, -1 for a bad handle. */
NNC_API int32_t nnc_module_training(nnc_module *module);

/* ---- changing ---- */

/* Puts the module and its descendants into training mode (mode not 0) or evaluation mode. */
NNC_CHECKED nnc_error *nnc_module_train(nnc_ctx *ctx, nnc_module *module, int32_t mode);
/* nnc_module_train with mode 0. */
NNC_CHECKED nnc_error *nnc_module_eval(nnc_ctx *ctx, nnc_module *module);
/* Sets every parameter's gradient to none. */
NNC_CHECKED nnc_error *nnc_module_zero_grad(nnc_ctx *ctx, nnc_module *module);
/* Sets for every parameter whether it requires a gradient. */
NNC_CHECKED nnc_error *nnc_module_requires_grad_(nnc_ctx *ctx, nnc_module *module,
                                                 int32_t requires_grad);
/* Converts floating point parameters, buffers and gradients to another floating point type, all or
 * none. They stay the same tensors: handles on them see the new type. What a forward saved before
 * is refused in backward where it would be read in another type. An optimizer's state does not
 * follow: SGD converts its momentum in the next step, Adam and AdamW refuse the step, as in torch.
 * NNC_E_DTYPE for a type that is not floating point. It waits until calls of other threads have
 * ended; NNC_E_STATE if one of them does not within ten seconds. */
NNC_CHECKED nnc_error *nnc_module_to(nnc_ctx *ctx, nnc_module *module, nnc_dtype dtype);

/* ---- state ---- */

/* Parameters and persistent buffers, detached; they share memory with the module. A module that is
 * registered under several names has its entries under each; if that multiplies to more than a
 * million it is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_module_state_dict(nnc_ctx *ctx, nnc_module *module, nnc_named **out);
/* The same with torch's arguments. prefix stands before the keys as it is, with no dot between;
 * NULL is "". keep_vars not 0 (torch: 0): the parameters and buffers themselves, not detached. */
NNC_CHECKED nnc_error *nnc_module_state_dict_prefix(nnc_ctx *ctx, nnc_module *module,
                                                    const char *prefix, int32_t keep_vars,
                                                    nnc_named **out);
/* Copies the tensors of state into the module, converted to its types. strict: a missing or
 * unexpected key is an error. A wrong shape always is (both NNC_E_INVALID), but a vector of one
 * element goes where there is a tensor without dimensions. num_batches_tracked may be missing. Of
 * several values for a tensor with several names the last name's stays. On an error nothing has
 * changed. missing and unexpected may be NULL; otherwise they receive the keys. */
NNC_CHECKED nnc_error *nnc_module_load_state_dict(nnc_ctx *ctx, nnc_module *module,
                                                  nnc_named *state, int32_t strict,
                                                  nnc_named **missing, nnc_named **unexpected);
/* The same with torch's assign (torch: 0). Not 0: the tensors of state, with their types and
 * memory, take the places of the module's own, so optimizers have to be made afterwards. A
 * parameter is taken itself, of any other tensor a parameter is made that shares its memory, for
 * each name another; both require gradients as the former one did (NNC_E_INVALID for a type that is
 * not floating point then). A buffer is the tensor itself, detached if that is a parameter. Calls
 * under way go on with the former tensors. */
NNC_CHECKED nnc_error *nnc_module_load_state_dict_assign(nnc_ctx *ctx, nnc_module *module,
                                                         nnc_named *state, int32_t strict,
                                                         int32_t assign, nnc_named **missing,
                                                         nnc_named **unexpected);

/* The tensor that the module's vtable gives for state dicts. NNC_E_UNSUPPORTED: it has no vtable,
 * or one without get_extra_state. */
NNC_CHECKED nnc_error *nnc_module_get_extra_state(nnc_ctx *ctx, nnc_module *module,
                                                  nnc_tensor **out);
/* Gives the module's vtable such a tensor. NNC_E_UNSUPPORTED: it has no vtable, or one without
 * set_extra_state. */
NNC_CHECKED nnc_error *nnc_module_set_extra_state(nnc_ctx *ctx, nnc_module *module,
                                                  nnc_tensor *state);

NNC_END

#endif
