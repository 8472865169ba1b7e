/* SPDX-License-Identifier: Apache-2.0 */
/* Products of matrices and vectors.
 *
 * What holds for all of them, unless one says otherwise: operands have one element type, any but
 * bool (NNC_E_DTYPE), and so has the result; 16-bit types are summed in float32, integers wrap.
 * Sizes that do not fit are NNC_E_SHAPE. beta and alpha are coefficients, see <nnc/tensor.h>. All
 * differentiable. */
#ifndef NNC_OPS_LINALG_H
#define NNC_OPS_LINALG_H

#include <nnc/autograd.h>

NNC_BEGIN

/* (m, n): input (m, k) times mat2 (k, n). */
NNC_CHECKED nnc_error *nnc_mm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat2, nnc_tensor **out);
/* (b, m, n): input (b, m, k) times mat2 (b, k, n), matrix by matrix. */
NNC_CHECKED nnc_error *nnc_bmm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat2, nnc_tensor **out);
/* (m): input (m, k) times vec (k). */
NNC_CHECKED nnc_error *nnc_mv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *vec, nnc_tensor **out);
/* (): the sum of the products of the elements of two vectors of one length. */
NNC_CHECKED nnc_error *nnc_dot(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor,
                               nnc_tensor **out);
/* (m, n): every element of input (m) times every element of vec2 (n). Types are promoted. */
NNC_CHECKED nnc_error *nnc_outer(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *vec2,
                                 nnc_tensor **out);
/* (batch, m, n) for input (batch, m, k) and other (batch, k, n), where the batch dimensions are
 * broadcast and may be missing. A vector on the left is a row (1, k), on the right a column (k, 1),
 * and its dimension of 1 is gone from the result. NNC_E_SHAPE: a 0-dimensional tensor. */
NNC_CHECKED nnc_error *nnc_matmul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                  nnc_tensor **out);
/* (m, n): beta * input + alpha * mat1 (m, k) times mat2 (k, n) (torch: 1, 1). input is broadcast to
 * (m, n); with beta 0 it does not count, not even NaN. */
NNC_CHECKED nnc_error *nnc_addmm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat1,
                                 nnc_tensor *mat2, double beta, double alpha, nnc_tensor **out);
/* (m): beta * input + alpha * mat (m, k) times vec (k) (torch: 1, 1). input has m elements or one;
 * with beta 0 it does not count. */
NNC_CHECKED nnc_error *nnc_addmv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mat, nnc_tensor *vec,
                                 double beta, double alpha, nnc_tensor **out);
/* (b, m, n): beta * input + alpha * batch1 (b, m, k) times batch2 (b, k, n) (torch: 1, 1). input is
 * broadcast; with beta 0 it does not count. */
NNC_CHECKED nnc_error *nnc_baddbmm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *batch1,
                                   nnc_tensor *batch2, double beta, double alpha, nnc_tensor **out);
/* (..., out): input (..., in) times weight (out, in) transposed, plus bias (out) or NULL. Without
 * bias weight may be a vector (in): (...). */
NNC_CHECKED nnc_error *nnc_linear(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, nnc_tensor **out);
/* (..., out): for each pair of rows x of input1 (..., in1) and y of input2 (..., in2) the number
 * x weight[o] y + bias[o] for every o. weight is (out, in1, in2), bias (out) or NULL. */
NNC_CHECKED nnc_error *nnc_bilinear(nnc_ctx *ctx, nnc_tensor *input1, nnc_tensor *input2,
                                    nnc_tensor *weight, nnc_tensor *bias, nnc_tensor **out);
/* Products of groups of floating point matrices. offs (g) of int32 holds where each group ends, of
 * rows, columns or the dimension that is summed over; it is NULL for two stacks of matrices.
 *   (m, n): rows of mat_a (m, k), each group times its matrix of mat_b (g, k, n);
 *   (m, n): each matrix of mat_a (g, m, k) times its columns of mat_b (k, n);
 *   (g, m, n): columns of mat_a (m, k) times rows of mat_b (k, n), group by group;
 *   (g, m, n): mat_a (g, m, k) times mat_b (g, k, n).
 * What lies behind the last group is 0. bias must be NULL, out_dtype 0 or the type of mat_a, as in
 * torch. NNC_E_INDEX: ends that decrease or lie outside. */
NNC_CHECKED nnc_error *nnc_grouped_mm(nnc_ctx *ctx, nnc_tensor *mat_a, nnc_tensor *mat_b,
                                      nnc_tensor *offs, nnc_tensor *bias, nnc_dtype out_dtype,
                                      nnc_tensor **out);

NNC_END

#endif
