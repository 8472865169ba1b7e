/* SPDX-License-Identifier: Apache-2.0 */
/* Shapes, joining and indexing. A view looks at the same memory: writing to one shows in the
 * other. */
#ifndef NNC_OPS_SHAPE_H
#define NNC_OPS_SHAPE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* The same elements with other sizes; one size may be -1 (what is left). nnc_view fails where the
 * strides allow no view, nnc_reshape copies then. */
NNC_CHECKED nnc_error *nnc_view(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                int64_t n_size, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_reshape(nnc_ctx *ctx, nnc_tensor *input, const int64_t *shape,
                                   int64_t n_shape, nnc_tensor **out);
/* A view that repeats dimensions of size 1 (and new leading ones) without a copy; -1 keeps a
 * size. */
NNC_CHECKED nnc_error *nnc_expand(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                  int64_t n_size, nnc_tensor **out);
/* A view of input's storage with any sizes, strides and offset (in elements); offset NULL keeps
 * the input's. */
NNC_CHECKED nnc_error *nnc_as_strided(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                      const int64_t *stride, int64_t n_size,
                                      const int64_t *storage_offset, nnc_tensor **out);

NNC_END

#endif
