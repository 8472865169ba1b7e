/* SPDX-License-Identifier: Apache-2.0 */
/* Derivatives of whole functions, and whether those are right. */
#ifndef NNC_AUTOGRAD_FUNCTIONAL_H
#define NNC_AUTOGRAD_FUNCTIONAL_H

#include <nnc/autograd.h>

NNC_BEGIN

/* func is called during the call only, with as many tensors as there are inputs, while operations
 * are recorded; its destroy is not used. create_graph not 0: the results can be differentiated with
 * respect to the inputs; otherwise func gets tensors without history. strict not 0: an output that
 * does not depend on an input in a way that can be differentiated is NNC_E_STATE, and so is, with
 * create_graph, a result that cannot be differentiated again; otherwise such derivatives are zeros.
 * An error of func's becomes yours. Several results come in one list of *n_out tensors; more than
 * capacity is NNC_E_INVALID. torch's vectorize and strategy choose between ways to the same
 * numbers, and have no counterpart. */

/* The derivative of every element of every output by every element of every input: *n_out is
 * outputs x inputs, those of the first output first; each has the size of its output followed by
 * that of its input. Outputs without elements are taken, unlike in torch. */
NNC_CHECKED nnc_error *nnc_autograd_jacobian(nnc_ctx *ctx, const nnc_callback *func, uintptr_t self,
                                             nnc_tensor *const *inputs, int64_t n_inputs,
                                             int32_t create_graph, int32_t strict, nnc_tensor **out,
                                             int64_t capacity, int64_t *n_out);
/* The second derivatives of a func with one output of one element: *n_out is inputs x inputs, those
 * of the first input first; each has the size of one input followed by that of the other. */
NNC_CHECKED nnc_error *nnc_autograd_hessian(nnc_ctx *ctx, const nnc_callback *func, uintptr_t self,
                                            nnc_tensor *const *inputs, int64_t n_inputs,
                                            int32_t create_graph, int32_t strict, nnc_tensor **out,
                                            int64_t capacity, int64_t *n_out);
/* The outputs of func, then the product of v and the jacobian, one for each input. v has a tensor
 * of the same size for each output; it may be NULL for one output of one element. */
NNC_CHECKED nnc_error *nnc_autograd_vjp(nnc_ctx *ctx, const nnc_callback *func, uintptr_t self,
                                        nnc_tensor *const *inputs, int64_t n_inputs,
                                        nnc_tensor *const *v, int64_t n_v, int32_t create_graph,
                                        int32_t strict, nnc_tensor **out, int64_t capacity,
                                        int64_t *n_out);
/* The outputs of func, then the product of the jacobian and v, one for each output. v has a tensor
 * of the same size for each input; it may be NULL for one input of one element. */
NNC_CHECKED nnc_error *nnc_autograd_jvp(nnc_ctx *ctx, const nnc_callback *func, uintptr_t self,
                                        nnc_tensor *const *inputs, int64_t n_inputs,
                                        nnc_tensor *const *v, int64_t n_v, int32_t create_graph,
                                        int32_t strict, nnc_tensor **out, int64_t capacity,
                                        int64_t *n_out);
/* The output of func, of one element, then the product of its hessian and v, one for each input. v
 * as for nnc_autograd_jvp. */
NNC_CHECKED nnc_error *nnc_autograd_hvp(nnc_ctx *ctx, const nnc_callback *func, uintptr_t self,
                                        nnc_tensor *const *inputs, int64_t n_inputs,
                                        nnc_tensor *const *v, int64_t n_v, int32_t create_graph,
                                        int32_t strict, nnc_tensor **out, int64_t capacity,
                                        int64_t *n_out);
/* The output of func, of one element, then the product of v and its hessian, one for each input;
 * cheaper than nnc_autograd_hvp. v as for nnc_autograd_jvp. */
NNC_CHECKED nnc_error *nnc_autograd_vhp(nnc_ctx *ctx, const nnc_callback *func, uintptr_t self,
                                        nnc_tensor *const *inputs, int64_t n_inputs,
                                        nnc_tensor *const *v, int64_t n_v, int32_t create_graph,
                                        int32_t strict, nnc_tensor **out, int64_t capacity,
                                        int64_t *n_out);

/* Compares the gradients of func at copies of the inputs, float64 for any sharpness, with central
 * differences: |gradient - difference| <= atol + rtol |difference|, in every entry of every
 * jacobian. Also: backward gives the same twice (but for nondet_tol), zero for a gradient of zero,
 * and, unless check_undefined_grad is 0, zero or nothing where no gradient arrives. torch: eps
 * 1e-6, atol 1e-5, rtol 1e-3, raise_exception 1, nondet_tol 0, check_undefined_grad 1; its other
 * checks have no counterpart. *out is 1; with raise_exception 0 it is 0 where something is wrong,
 * which is NNC_E_STATE otherwise, with the entry that is furthest off. NNC_E_INVALID: no input
 * requires a gradient. */
NNC_CHECKED nnc_error *nnc_autograd_gradcheck(nnc_ctx *ctx, const nnc_callback *func,
                                              uintptr_t self, nnc_tensor *const *inputs,
                                              int64_t n_inputs, double eps, double atol,
                                              double rtol, int32_t raise_exception,
                                              double nondet_tol, int32_t check_undefined_grad,
                                              int32_t *out);
/* The same of the gradients of the gradients that func has for grad_outputs, one for each output
 * that requires a gradient; NULL: drawn from the context's generator, uniform in [-1, 1). */
NNC_CHECKED nnc_error *nnc_autograd_gradgradcheck(nnc_ctx *ctx, const nnc_callback *func,
                                                  uintptr_t self, nnc_tensor *const *inputs,
                                                  int64_t n_inputs, nnc_tensor *const *grad_outputs,
                                                  int64_t n_grad_outputs, double eps, double atol,
                                                  double rtol, int32_t raise_exception,
                                                  double nondet_tol, int32_t check_undefined_grad,
                                                  int32_t *out);

NNC_END

#endif
