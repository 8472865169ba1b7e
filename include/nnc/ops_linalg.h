/* SPDX-License-Identifier: Apache-2.0 */
/* Products of matrices and vectors.
 *
 * Operands have one element type, any but bool; 16-bit floats are summed in float32, integers wrap.
 * Sizes that do not fit give NNC_E_SHAPE with torch's words. All differentiable. */
#ifndef NNC_OPS_LINALG_H
#define NNC_OPS_LINALG_H

#include <nnc/autograd.h>

NNC_BEGIN

/* input (m, k) times mat2 (k, n): (m, n). */
NNC_CHECKED nnc_error *nnc_mm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat2, nnc_tensor **out);
/* Matrix by matrix: input (b, m, k) times mat2 (b, k, n): (b, m, n). */
NNC_CHECKED nnc_error *nnc_bmm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat2, nnc_tensor **out);
/* input (m, k) times vec (k): (m). */
NNC_CHECKED nnc_error *nnc_mv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *vec, nnc_tensor **out);
/* The sum of the products of two vectors of one length. */
NNC_CHECKED nnc_error *nnc_dot(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor,
                               nnc_tensor **out);
/* Every element of input (m) times every element of vec2 (n): (m, n). */
NNC_CHECKED nnc_error *nnc_outer(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *vec2,
                                 nnc_tensor **out);
/* Vectors, matrices and batches of matrices, at least one dimension each. Dimensions before the
 * last two are broadcast; a vector on the left is a row, on the right a column, and its dimension
 * of 1 is gone from the result. */
NNC_CHECKED nnc_error *nnc_matmul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                  nnc_tensor **out);
/* beta * input + alpha * mat1 (m, k) times mat2 (k, n); input is repeated to (m, n). With beta 0
 * NaN and infinities of input do not count. torch's defaults are 1 and 1. */
NNC_CHECKED nnc_error *nnc_addmm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat1,
                                 nnc_tensor *mat2, double beta, double alpha, nnc_tensor **out);
/* beta * input + alpha * mat (m, k) times vec (k); input has m elements or one. */
NNC_CHECKED nnc_error *nnc_addmv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat, nnc_tensor *vec,
                                 double beta, double alpha, nnc_tensor **out);
/* beta * input + alpha * batch1 (b, m, k) times batch2 (b, k, n); input is repeated to (b, m, n).
 */
NNC_CHECKED nnc_error *nnc_baddbmm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *batch1,
                                   nnc_tensor *batch2, double beta, double alpha, nnc_tensor **out);
/* input (..., in) times weight (out, in) transposed, plus bias (out) or NULL: (..., out). Without
 * bias, weight may be a vector (in): (...). */
NNC_CHECKED nnc_error *nnc_linear(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, nnc_tensor **out);

NNC_END

#endif
