/* SPDX-License-Identifier: Apache-2.0 */
/* Reductions. dim[0..n_dim-1] are the dimensions that go (negative ones count from the end);
 * NULL or n_dim 0: all of them. keepdim leaves them with size 1. dtype 0: the input's, and int64
 * for sums of whole numbers. */
#ifndef NNC_OPS_REDUCE_H
#define NNC_OPS_REDUCE_H

#include <nnc/autograd.h>

NNC_BEGIN

NNC_CHECKED nnc_error *nnc_sum(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);

NNC_END

#endif
