/* SPDX-License-Identifier: Apache-2.0 */
/* Programs: a forward without gradients, or a training step, captured once and run from a plan. */
#ifndef NNC_PROGRAM_H
#define NNC_PROGRAM_H

#include <nnc/autograd.h>
#include <nnc/nn.h>

NNC_BEGIN

/* ---- what a program is ----
 * Capturing runs the forward once, on copies of the inputs, and notes which operations lead from
 * the inputs to the outputs. What does not depend on the inputs is computed then and never again:
 * batch normalization in evaluation mode is folded into the convolution or linear layer before it,
 * weights are packed: copies of convolutions' and linear layers' (as much memory again) stay with
 * them until they are written to, for all plans together. The rest becomes steps, of which
 * neighbours are fused (convolution, linear, residual sum, activation), in memory that is planned
 * ahead, so that a run calls no function of the host's and allocates its outputs and the kernels'
 * work space only.
 *
 * A run gives what the forward would give with these inputs now, within rounding; outputs have no
 * history, and are new tensors also where forward gives back an input or a parameter. For inputs of
 * other sizes, strides or types, under a context with another default type or deterministic, and
 * after a tensor from outside was written to, or a module that was called, or given to any other
 * function, has other parameters, buffers or children or another mode than it was found with, the
 * forward is captured anew; plans of the last 16 kinds of inputs are kept. So a function that is
 * captured is called during runs as well. Everything else that the host's code decides stays as it
 * was at the capture: its own functions, values and hooks, what its other threads compute, and
 * which tensor it takes where it does so without a module (one that looks at other memory since,
 * after nnc_module_to say, is not seen). Each input is a copy without gaps, also where two are one
 * tensor: writing into it changes the copy alone. Gradients that the function leaves in .grad are
 * those of the capture.
 *
 * NNC_E_UNSUPPORTED, with the module and the operation: the forward reads a value that depends on
 * the inputs back to the host, as nnc_tensor_item, nnc_tensor_data (which gives NULL then), boolean
 * masks as indices, nonzero and nnc_binary_cross_entropy, which looks whether its input is within
 * 0..1, do; draws
 * random numbers, as dropout in training mode does; changes a tensor that was there before, as
 * batch normalization in training mode does, or gives a module that was there before one that
 * depends on the inputs; goes on after a call that failed and took back such a change; or reads
 * memory that the host may write to. Inputs may require grad, which means nothing: their copies do
 * not.
 *
 * A program may be used from any thread; its runs come one after another, so a function that is
 * captured, or a hook, must not wait for another thread's run of the same program: neither by
 * itself nor by running another program that waits. */

/* Captures module's forward for inputs like these (none NULL). */
NNC_CHECKED nnc_error *nnc_program_capture(nnc_ctx *ctx, nnc_module *module,
                                           nnc_tensor *const *inputs, int64_t n_inputs,
                                           nnc_program **out);
/* The same of a function of yours, which calls libnnc's functions, through the ctx that it is
 * given or another. The program keeps self until it is gone, then destroy is called; on an error
 * self stays yours. NNC_E_INVALID: a table that is not known or lacks call. */
NNC_CHECKED nnc_error *nnc_program_capture_callback(nnc_ctx *ctx, const nnc_callback *function,
                                                    uintptr_t self, nnc_tensor *const *inputs,
                                                    int64_t n_inputs, nnc_program **out);
/* ---- training steps ----
 * A program of a training step: function computes a loss, its gradients, and calls an optimizer's
 * step, in any order and as often as it likes. Each run takes one such step. The first run with
 * inputs of a kind calls the function, which takes the step, and notes what it does; further runs
 * repeat that without the function: they read parameters, buffers and the state of optimizers as
 * they are then, and change them in their places. Steps of optimizers and schedulers and their
 * hooks are taken as ever, with the options that they have then; dropout draws from the generator.
 * Results and all that changes are bit for bit those of the function, but where a convolution is
 * fused with what follows it, which may differ by rounding.
 *
 * The function is called again if a module that it came to has other parameters, buffers, children
 * or another mode than it found, if an optimizer has other parameters, if .grad of a tensor is
 * another one than at the capture and the function adds to it or reads it, or if one of the tensors
 * that it reads requires a gradient since, or does not any more. So it is called until it leaves
 * these as it finds them; and at every run where hooks of the optimizer change them, which those
 * hooks are free to do. A hook that begins with that in a run without the function ends this run
 * with an error, if anything is to be computed behind it.
 *
 * Tensors that the function leaves behind (.grad, or what you keep of it, an input too) are written
 * anew by every run, until the function was called for other inputs, which leave others behind; so
 * where you keep any, inputs of two sizes that take turns call it each time.
 * Everything else that the host's code decides stays as it was, as above: a learning rate that the
 * function gives to a function of libnnc's, for example, but not the optimizer's.
 *
 * A run that fails has changed what came before: parameters, gradients, statistics. As where you
 * call the function, a module's call that fails takes back its own.
 *
 * NNC_E_INVALID at a run: an input that requires grad, which its copy would not.
 * NNC_E_UNSUPPORTED at a run, with what cannot be captured: a computed value that the host reads
 * back (as momentum=None of batch normalization, scale_grad_by_freq and max_norm of embeddings, and
 * error_if_nonfinite do), random numbers but those of dropout (in layers, attention and recurrent
 * networks) and of bernoulli_, seeds, checkpoints that preserve the generator's state, optimizers
 * that call a closure several times (LBFGS), other options of an optimizer than a scheduler sets,
 * hooks of optimizers that run a program which has to be captured then, a tensor from outside that
 * the host reads after an optimizer's step, which may have changed it, an entry of a module that is
 * read and then replaced (copy into it), a call that fails, unless it asks for a name that does not
 * exist. What the function had changed before stays changed. self as at
 * nnc_program_capture_callback. */
NNC_CHECKED nnc_error *nnc_program_capture_step(nnc_ctx *ctx, const nnc_callback *function,
                                                uintptr_t self, nnc_program **out);

/* Runs the program. Outputs come as nnc_module_forward or the function gives them (NULL: None);
 * *n_out is how many there are. More than capacity is an error, and nothing is computed or written;
 * but where the function of a training step is called, that has taken the step. Errors are those of
 * the forward: indices are checked at every run. NNC_E_INVALID: another number of inputs than at
 * the first capture; a call by what the program itself calls. */
NNC_CHECKED nnc_error *nnc_program_run(nnc_ctx *ctx, nnc_program *program,
                                       nnc_tensor *const *inputs, int64_t n_inputs,
                                       nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* The plan that ran last as a table: for each step its operation, what is fused with it, the class
 * of the module that it comes from, the sizes of its output, the bytes that it reads and writes
 * without weights, and its share of the time, for which the steps run three times more with the
 * last inputs; those of a training step, or of a function that changes its inputs, are measured in
 * the first three runs after its capture.
 * NNC_E_STATE: a training step that has not run yet. Yours to release. */
NNC_CHECKED nnc_error *nnc_program_text(nnc_ctx *ctx, nnc_program *program, nnc_string **out);

NNC_END

#endif
