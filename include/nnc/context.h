/* SPDX-License-Identifier: Apache-2.0 */
/* Contexts: the settings of a computation, the random generator, and scopes. */
#ifndef NNC_CONTEXT_H
#define NNC_CONTEXT_H

#include <nnc/status.h>

NNC_BEGIN

/* A context is the first argument of whatever computes or creates; NULL is the process's default
 * context, whose generator starts as PyTorch's does. Settings never change, so threads may share a
 * context; how tensors are printed may change (nnc_set_printoptions), at any time. There is no
 * thread-local state. Inside a callback the context that it is given has the settings and the
 * generator of the call that is under way.
 *
 *   setting        default    meaning
 *   grad           True       record operations for backward
 *   default_dtype  'float32'  element type of makers and parameters: 'float32', 'float64', ...
 *   threads        0          most threads an operation may use, 1..1024; 0: one for each core that
 *                             the process may use (affinity, CPU quota of its control group). All
 *                             threads of the host share one pool; its threads sleep when there is
 *                             no work, and end two seconds later
 *   deterministic  False      results, gradients and random numbers are the same to the bit for
 *                             any number of threads, on one kind of processor, but for gradients
 *                             through a graph that several threads of the host recorded together;
 *                             what several backwards add up in a .grad is rounded once, the same
 *                             in any order (of float64 as far as 106 bits go);
 *                             factorizations of matrices then run on one thread, the rest on all
 *   detect_anomaly False      record with each operation which call it was, and say that of one
 *                             whose backward fails or makes nan; for searching, it costs time
 *   check_nan      True       with detect_anomaly: nan in backward is NNC_E_STATE
 *   seed           (none)     a generator of its own, seeded; without it the parent's is shared
 *
 * settings is text, "seed=0, grad=False"; NULL or "" changes nothing. A setting that does not exist
 * is NNC_E_UNKNOWN, a value that cannot be is NNC_E_INVALID, and text that cannot be read is
 * NNC_E_TEXT. */

/* A context with default settings, changed as said. It has a generator of its own. */
NNC_CHECKED nnc_error *nnc_ctx_new(const char *settings, nnc_ctx **out);
/* A variant of ctx: its settings changed as said, its scope shared, and its generator too unless
 * settings has a seed. It does not need ctx any more: it may outlive it (in a scope after
 * nnc_keep), and handles that are made through it after the end of the scope are yours to release.
 */
NNC_CHECKED nnc_error *nnc_ctx_fork(nnc_ctx *ctx, const char *settings, nnc_ctx **out);
/* A context like ctx in which every handle that is made is released together with the context
 * itself (unless taken out with nnc_keep). Scopes may be nested to any depth. */
NNC_CHECKED nnc_error *nnc_ctx_scope(nnc_ctx *ctx, nnc_ctx **out);
/* The value of a setting as text: "True", "float32", "0"; for "seed" the generator's last seed.
 * NNC_E_UNKNOWN for another name. */
NNC_CHECKED nnc_error *nnc_ctx_get(nnc_ctx *ctx, const char *setting, nnc_string **out);
/* Seeds the context's generator: from then on it draws PyTorch's numbers after
 * torch.manual_seed(seed). A negative seed counts as seed + 2^64. */
NNC_CHECKED nnc_error *nnc_manual_seed(nnc_ctx *ctx, int64_t seed);
/* How nnc_tensor_repr prints under this context; a variant starts with its parent's options and has
 * its own from then on, so nnc_ctx_fork is torch.printoptions. First profile, one of "default",
 * "short" (precision 2, edgeitems 2) and "full" (no threshold), sets all but sci_mode; then each
 * number that is not NULL:
 *   precision  0..1000  digits after the point (default 4)
 *   threshold           of tensors with more elements a summary is printed (1000)
 *   edgeitems  0..2^31  what a summary shows at either end of a dimension (3)
 *   linewidth  0..2^31  letters in a line (80)
 * sci_mode 1 is scientific notation always, 0 never; NULL: where the elements ask for it, whatever
 * was set before. profile may be NULL. NNC_E_INVALID: a number out of range, no such profile. */
NNC_CHECKED nnc_error *nnc_set_printoptions(nnc_ctx *ctx, const int64_t *precision,
                                            const int64_t *threshold, const int64_t *edgeitems,
                                            const int64_t *linewidth, const char *profile,
                                            const int32_t *sci_mode);

NNC_END

#endif
