/* SPDX-License-Identifier: Apache-2.0 */
/* Contexts: the settings of a computation, the random generator, and scopes. */
#ifndef NNC_CONTEXT_H
#define NNC_CONTEXT_H

#include <nnc/status.h>

NNC_BEGIN

/* A context is the first argument of whatever computes or creates; NULL is the process's default
 * context. Its settings never change, so that threads may share it; its generator is locked for
 * the length of each draw. There is no thread-local state.
 *
 *   setting        default    meaning
 *   grad           True       record operations for backward
 *   default_dtype  'float32'  element type of makers and parameters: 'float32', 'float64', ...
 *   threads        0          most threads an operation may use; 0: one for each core
 *   deterministic  False      results, gradients and random numbers are the same to the bit for
 *                             any number of threads, on one kind of processor; what a library
 *                             computes then runs on one thread, the rest on all
 *   seed           (none)     a generator of its own, seeded; without it the parent's is shared
 *
 * settings is text, "seed=0, grad=False"; NULL or "" changes nothing. */

/* A context with default settings, changed as said. It has a generator of its own. */
NNC_CHECKED nnc_error *nnc_ctx_new(const char *settings, nnc_ctx **out);
/* A variant of ctx: its settings changed as said, its generator and its scope shared. */
NNC_CHECKED nnc_error *nnc_ctx_fork(nnc_ctx *ctx, const char *settings, nnc_ctx **out);
/* A context like ctx in which every handle that is made is released together with the context
 * itself (unless taken out with nnc_keep). */
NNC_CHECKED nnc_error *nnc_ctx_scope(nnc_ctx *ctx, nnc_ctx **out);
/* The value of a setting as text: "True", "float32", "0". For "seed" the generator's last seed. */
NNC_CHECKED nnc_error *nnc_ctx_get(nnc_ctx *ctx, const char *setting, nnc_string **out);
/* Seeds the context's generator: from then on it draws PyTorch's numbers after
 * torch.manual_seed(seed). A negative seed counts as seed + 2^64. */
NNC_CHECKED nnc_error *nnc_manual_seed(nnc_ctx *ctx, int64_t seed);

NNC_END

#endif
