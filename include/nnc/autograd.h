/* SPDX-License-Identifier: Apache-2.0 */
/* Gradients: what is recorded under a context with grad=True can be run backward. */
#ifndef NNC_AUTOGRAD_H
#define NNC_AUTOGRAD_H

#include <nnc/tensor.h>

NNC_BEGIN

/* 1 if operations on the tensor are recorded, 0 if not, -1 for a bad handle. */
NNC_API int32_t nnc_tensor_requires_grad(nnc_tensor *tensor);
/* 1 if no recorded operation made the tensor, 0 if one did, -1 for a bad handle. */
NNC_API int32_t nnc_tensor_is_leaf(nnc_tensor *tensor);
/* From now on operations on the tensor are recorded, or with 0 no longer. NNC_E_STATE: not a leaf.
 * NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_tensor_requires_grad_(nnc_ctx *ctx, nnc_tensor *tensor,
                                                 int32_t requires_grad);
/* The gradient accumulated in a leaf, or in another tensor after nnc_tensor_retain_grad; *out is
 * NULL while there is none. */
NNC_CHECKED nnc_error *nnc_tensor_grad(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor **out);
/* Replaces it; grad NULL: none. NNC_E_SHAPE: not of the tensor's sizes and type. */
NNC_CHECKED nnc_error *nnc_tensor_set_grad(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor *grad);
/* The name of the operation that made the tensor, "AddmmBackward0"; *out is NULL for a leaf. */
NNC_CHECKED nnc_error *nnc_tensor_grad_fn(nnc_ctx *ctx, nnc_tensor *tensor, nnc_string **out);
/* A view of the same memory through which no gradient flows. */
NNC_CHECKED nnc_error *nnc_detach(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The tensor itself becomes a leaf that wants no gradient. NNC_E_STATE: it is a view of another. */
NNC_CHECKED nnc_error *nnc_detach_(nnc_ctx *ctx, nnc_tensor *input);
/* Adds the gradients of a tensor of one element into the leaves that it was computed from, and
 * frees the graph: torch.Tensor.backward(). NNC_E_STATE: the graph was freed before, or nothing was
 * recorded; what backward needs was written to since, or converted with its module. A backward that
 * fails changes no .grad; unless it was to keep the graph, parts of that may be freed: run forward
 * again. */
NNC_CHECKED nnc_error *nnc_backward(nnc_ctx *ctx, nnc_tensor *tensor);
/* The general form: torch.autograd.backward. grad_tensors is NULL, or holds one for each tensor
 * (NULL: ones, for a tensor of one element). retain_graph not 0 keeps the graph for another
 * backward; create_graph not 0 does too, and makes the gradients differentiable: then a leaf and
 * its gradient hold each other until nnc_tensor_set_grad or a zero_grad parts them, as in torch.
 * inputs, unless NULL, are all that gets a gradient; those that were computed retain theirs from
 * then on, as after nnc_tensor_retain_grad. None at all is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_autograd_backward(nnc_ctx *ctx, nnc_tensor *const *tensors,
                                             int64_t n_tensors, nnc_tensor *const *grad_tensors,
                                             int32_t retain_graph, int32_t create_graph,
                                             nnc_tensor *const *inputs, int64_t n_inputs);
/* The gradients of outputs with respect to inputs, one each in out[0..n_inputs-1], while those of
 * the leaves stay as they are: torch.autograd.grad. The other arguments as for
 * nnc_autograd_backward. NNC_E_STATE: an input that was not used, unless allow_unused is not 0:
 * NULL then. */
NNC_CHECKED nnc_error *nnc_autograd_grad(nnc_ctx *ctx, nnc_tensor *const *outputs,
                                         int64_t n_outputs, nnc_tensor *const *inputs,
                                         int64_t n_inputs, nnc_tensor *const *grad_outputs,
                                         int32_t retain_graph, int32_t create_graph,
                                         int32_t allow_unused, nnc_tensor **out);
/* The same with zeros of the input's sizes and type for an input that was not used, which require a
 * gradient if create_graph is not 0: torch's materialize_grads. */
NNC_CHECKED nnc_error *nnc_autograd_grad_materialize_grads(
    nnc_ctx *ctx, nnc_tensor *const *outputs, int64_t n_outputs, nnc_tensor *const *inputs,
    int64_t n_inputs, nnc_tensor *const *grad_outputs, int32_t retain_graph, int32_t create_graph,
    nnc_tensor **out);
/* From now on backward also fills the .grad of a tensor that was computed, as a leaf's; that of its
 * latest value, if it is written to. What comes to a former .grad makes another one, where that of
 * a leaf is written to. Nothing happens to a leaf. NNC_E_STATE: the tensor does not
 * require a gradient. */
NNC_CHECKED nnc_error *nnc_tensor_retain_grad(nnc_ctx *ctx, nnc_tensor *tensor);
/* 1 after nnc_tensor_retain_grad of a tensor that was computed, 0 if not, -1 for a bad handle. */
NNC_API int32_t nnc_tensor_retains_grad(nnc_tensor *tensor);

/* ---- functions of yours ----
 * Hooks, functions to differentiate, and what else libnnc calls with tensors. A table says what to
 * call; self is handed on and may be anything. Calls come on the thread that entered the library,
 * during that call. ctx is a scope with the settings and the generator of the call under way:
 * handles made through it, and all that the function is given, are released after the call
 * (nnc_keep keeps them; not ctx itself, of which nnc_ctx_fork makes one to keep). A function may
 * call whatever it likes, also backward. An error that it returns becomes the caller's; no C++
 * exception or longjmp may leave it (an exception becomes NNC_E_CALLBACK where the host's unwinder
 * allows). Calls within each other may be 300 deep, or as deep as the stack allows: more is
 * NNC_E_CALLBACK. */
typedef struct nnc_callback {
  int64_t struct_size; /* sizeof(nnc_callback) */
  /* Computes outputs[0..*n_outputs-1] (at most capacity, none NULL; *n_outputs is 0 before) from
   * inputs. */
  nnc_error *(*call)(uintptr_t self, nnc_ctx *ctx, nnc_tensor *const *inputs, int64_t n_inputs,
                     nnc_tensor **outputs, int64_t capacity, int64_t *n_outputs);
  /* Whatever was going to call with self is gone. From whichever thread ended it. May be NULL. Only
   * for functions that are kept: those that are called during one call of the library leave self
   * with the caller. */
  void (*destroy)(uintptr_t self);
} nnc_callback;

/* ---- hooks ----
 * A function that backward calls when the gradient of a tensor is complete. Hooks of one tensor run
 * in the order in which they were registered. They stand with the value: after the tensor was
 * written to, they still get the gradient of what it was before. A hook ends, and destroy is called
 * for its self, when it is removed or when its tensor and everything computed from that are gone;
 * releasing the nnc_hook does not remove it. One that is removed while backward runs is not called
 * any more, where torch still calls one of the tensor whose hooks are running; one that is
 * registered meanwhile may have to wait for the next backward. A table that is not known or lacks
 * call is NNC_E_INVALID; on an error self stays yours, and destroy is not called. */

/* The hook gets the gradient of the tensor; an output, if there is one, replaces it, and must be of
 * the same size and type. It runs for backward and for grad, but not where no gradient arrives.
 * NNC_E_STATE: the tensor does not require a gradient. */
NNC_CHECKED nnc_error *nnc_tensor_register_hook(nnc_ctx *ctx, nnc_tensor *tensor,
                                                const nnc_callback *hook, uintptr_t self,
                                                nnc_hook **out);
/* The hook gets the leaf, after backward has added to its .grad and before it goes on: to use the
 * gradient and drop it, say. It has no outputs. The .grad of such a leaf stays as the hook saw it
 * even if backward fails later. NNC_E_STATE: not a leaf that requires a gradient. */
NNC_CHECKED nnc_error *nnc_tensor_register_post_accumulate_grad_hook(
    nnc_ctx *ctx, nnc_tensor *tensor, const nnc_callback *hook, uintptr_t self, nnc_hook **out);
/* A hook of several tensors, without outputs. mode "all" (or NULL): once in each backward that
 * reaches any of them, when the gradients of all that it reaches are there; one input for each
 * tensor, NULL where no gradient arrived. "any": once, with the gradient that comes first.
 * Leaves and outputs among the inputs of grad are as any other (torch refuses such leaves in mode
 * "all", and passes over a tensor that is an output and an input of grad at once). NNC_E_STATE: a
 * tensor that does not require a gradient ("any" passes over those). */
NNC_CHECKED nnc_error *nnc_autograd_register_multi_grad_hook(
    nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors, const nnc_callback *hook,
    uintptr_t self, const char *mode, nnc_hook **out);
/* Removes what was registered; a second time changes nothing. */
NNC_CHECKED nnc_error *nnc_hook_remove(nnc_ctx *ctx, nnc_hook *hook);

/* What stands in the way of tensors that are kept for backward; ctx, errors and depth as for
 * nnc_callback. */
typedef struct nnc_saved_tensors_hooks {
  int64_t struct_size; /* sizeof(nnc_saved_tensors_hooks) */
  /* *packed is kept instead of the tensor: a number, a pointer, whatever unpack understands. The
   * tensor may not be written to. */
  nnc_error *(*pack)(uintptr_t self, nnc_ctx *ctx, nnc_tensor *tensor, uintptr_t *packed);
  /* A tensor of the size and type that was packed. May be called several times. */
  nnc_error *(*unpack)(uintptr_t self, nnc_ctx *ctx, uintptr_t packed, nnc_tensor **out);
  /* packed is not needed any more. May be NULL. */
  void (*drop)(uintptr_t self, uintptr_t packed);
  /* No context and no tensor has the hooks any more. May be NULL. */
  void (*destroy)(uintptr_t self);
} nnc_saved_tensors_hooks;
/* A variant of ctx: what operations under it keep for backward goes through these hooks, instead of
 * those that ctx may have. What an operation in place keeps of its own result does not. On an error
 * self stays yours. NNC_E_INVALID: a table that is not known or lacks pack or unpack. */
NNC_CHECKED nnc_error *nnc_autograd_saved_tensors_hooks(nnc_ctx *ctx,
                                                        const nnc_saved_tensors_hooks *hooks,
                                                        uintptr_t self, nnc_ctx **out);

NNC_END

#endif
