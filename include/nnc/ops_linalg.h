/* SPDX-License-Identifier: Apache-2.0 */
/* Products of matrices and vectors, and torch.linalg.
 *
 * What holds for the products, unless one says otherwise: operands have one element type, any but
 * bool (NNC_E_DTYPE), and so has the result; 16-bit types are summed in float32 (where the
 * processor multiplies bfloat16 itself, large products take subnormal numbers for zero), integers
 * wrap. Sizes that do not fit are NNC_E_SHAPE. beta and alpha are coefficients, see <nnc/tensor.h>.
 * All differentiable. */
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
/* (..., out): input (..., in) times weight (out, in) transposed, plus bias (out) or NULL. weight
 * may be a vector (in), bias then () or (...), but NULL if input is a matrix: (...). */
NNC_CHECKED nnc_error *nnc_linear(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, nnc_tensor **out);
/* The sum of the products of the operands' elements, as the equation says it: the dimensions of
 * each operand by letters, with commas between operands, then "->" and those of the result.
 * "ij,jk->ik" is a product of matrices, "ii->i" a diagonal, "bij->b" a sum. Without "->" the result
 * has the letters that stand once, in alphabetical order. "..." stands for any dimensions, which
 * are broadcast. Sizes of one letter are equal, or 1. NNC_E_INVALID: an equation that cannot be
 * read, or other numbers of operands. NNC_E_SHAPE: sizes or numbers of dimensions that do not fit
 * it. */
NNC_CHECKED nnc_error *nnc_einsum(nnc_ctx *ctx, const char *equation, nnc_tensor *const *operands,
                                  int64_t n_operands, nnc_tensor **out);
/* The last dims dimensions of a summed with the first of b (torch: 2): the sizes that are left of
 * a, then those of b. Sizes are equal, or 1. NNC_E_INVALID: dims below 0 or above a tensor's. */
NNC_CHECKED nnc_error *nnc_tensordot(nnc_ctx *ctx, nnc_tensor *a, nnc_tensor *b, int64_t dims,
                                     nnc_tensor **out);
/* The same of dimension dims_a[i] of a with dims_b[i] of b. NNC_E_INVALID: lists of different
 * lengths. NNC_E_INDEX: no such dimension. */
NNC_CHECKED nnc_error *nnc_tensordot_dims(nnc_ctx *ctx, nnc_tensor *a, nnc_tensor *b,
                                          const int64_t *dims_a, int64_t n_dims_a,
                                          const int64_t *dims_b, int64_t n_dims_b,
                                          nnc_tensor **out);

/* ---- norms. dim and keepdim as in <nnc/ops_reduce.h>, dtype (0: input's) is converted to before.
 * NNC_E_DTYPE: not floating point, or a dtype that holds less than input's. ---- */

/* (sum of |input|^ord)^(1 / ord) (torch: 2); infinity: the largest |input|, -infinity: the
 * smallest; 0: how many are not 0. */
NNC_CHECKED nnc_error *nnc_linalg_vector_norm(nnc_ctx *ctx, nnc_tensor *input, double ord,
                                              const int64_t *dim, int64_t n_dim, int32_t keepdim,
                                              nnc_dtype dtype, nnc_tensor **out);
/* Norms of the matrices of the two dimensions dim (NULL: the last two). ord 1 (-1): the largest
 * (smallest) sum of |input| in a column, infinity (-infinity): in a row; 2 (-2): the largest
 * (smallest) singular value, of float32 and float64. NNC_E_INVALID: another ord, or a matrix that
 * has no singular values because it is not finite. NNC_E_SHAPE: not two different dimensions. */
NNC_CHECKED nnc_error *nnc_linalg_matrix_norm(nnc_ctx *ctx, nnc_tensor *input, double ord,
                                              const int64_t *dim, int64_t n_dim, int32_t keepdim,
                                              nnc_dtype dtype, nnc_tensor **out);
/* The same, ord "fro" (NULL): the root of the sum of the squares; "nuc": the sum of the singular
 * values, with that error. */
NNC_CHECKED nnc_error *nnc_linalg_matrix_norm_str(nnc_ctx *ctx, nnc_tensor *input, const char *ord,
                                                  const int64_t *dim, int64_t n_dim,
                                                  int32_t keepdim, nnc_dtype dtype,
                                                  nnc_tensor **out);
/* ord NULL: the root of the sum of the squares over any dim. Else nnc_linalg_vector_norm over one
 * dimension and nnc_linalg_matrix_norm over two; without dim input has as many. NNC_E_SHAPE: more.
 */
NNC_CHECKED nnc_error *nnc_linalg_norm(nnc_ctx *ctx, nnc_tensor *input, const double *ord,
                                       const int64_t *dim, int64_t n_dim, int32_t keepdim,
                                       nnc_dtype dtype, nnc_tensor **out);
/* nnc_linalg_matrix_norm_str; without dim of a matrix. */
NNC_CHECKED nnc_error *nnc_linalg_norm_str(nnc_ctx *ctx, nnc_tensor *input, const char *ord,
                                           const int64_t *dim, int64_t n_dim, int32_t keepdim,
                                           nnc_dtype dtype, nnc_tensor **out);
/* torch.norm: p "fro" (NULL) over any one or two dimensions, or all; "nuc" as
 * nnc_linalg_norm_str. */
NNC_CHECKED nnc_error *nnc_norm_str(nnc_ctx *ctx, nnc_tensor *input, const char *p,
                                    const int64_t *dim, int64_t n_dim, int32_t keepdim,
                                    nnc_dtype dtype, nnc_tensor **out);

/* ---- torch.linalg: of each matrix (m, n) of a batch (..., m, n) on its own, in float32 or float64
 * (NNC_E_DTYPE; nnc_linalg_matrix_power and _exp say so where they take others). NNC_E_SHAPE: fewer
 * than two dimensions, or matrices that are not square where (n, n) is written. Results lie column
 * by column, as PyTorch's. Which of several right factors (their signs) comes out is LAPACK's
 * choice; gradients are those of results that do not depend on it. A matrix with NaN or infinities
 * that a function refuses, or says NaN of, is so here for all sizes; in PyTorch that depends on the
 * sizes and on its LAPACK, which for 1 or 2 rows goes on, and asserts in lstsq by gelsd. ---- */

/* (..., n, n): the inverse. NNC_E_INVALID: a singular matrix. */
NNC_CHECKED nnc_error *nnc_linalg_inv(nnc_ctx *ctx, nnc_tensor *A, nnc_tensor **out);
/* (...): the determinant of (..., n, n). */
NNC_CHECKED nnc_error *nnc_linalg_det(nnc_ctx *ctx, nnc_tensor *A, nnc_tensor **out);
/* (...) and (...): the sign of the determinant (-1, 0, 1) and the logarithm of its absolute value,
 * which is -infinity for 0. */
NNC_CHECKED nnc_error *nnc_linalg_slogdet(nnc_ctx *ctx, nnc_tensor *A, nnc_tensor **sign,
                                          nnc_tensor **logabsdet);
/* X of A X = B, or with left 0 of X A = B (torch: left 1), for A (..., n, n) and B (..., n, k) or
 * (..., k, n); batches are broadcast. B of one dimension, or of A's sizes without the last, is a
 * vector for each matrix, with left only. NNC_E_INVALID: a singular matrix. */
NNC_CHECKED nnc_error *nnc_linalg_solve(nnc_ctx *ctx, nnc_tensor *A, nnc_tensor *B, int32_t left,
                                        nnc_tensor **out);
/* The same for the upper or the lower triangle of input, with ones on the diagonal if
 * unitriangular; the rest is not read. Types are promoted. A 0 on the diagonal gives infinities. */
NNC_CHECKED nnc_error *nnc_linalg_solve_triangular(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *B,
                                                   int32_t upper, int32_t left,
                                                   int32_t unitriangular, nnc_tensor **out);
/* (..., n, n): L, a lower triangle, with input = L L^T, or with upper U, an upper one, with input =
 * U^T U. That triangle of input is read, the other taken for its mirror image. NNC_E_INVALID: a
 * matrix that is not positive definite. */
NNC_CHECKED nnc_error *nnc_linalg_cholesky(nnc_ctx *ctx, nnc_tensor *input, int32_t upper,
                                           nnc_tensor **out);
/* A = Q R with orthogonal columns Q and an upper triangle R, k = min(m, n). mode "reduced" (NULL):
 * Q (..., m, k) and R (..., k, n); "complete": (..., m, m) and (..., m, n), of a tall A without a
 * gradient; "r": Q is (0), R (..., k, n), without a gradient. */
NNC_CHECKED nnc_error *nnc_linalg_qr(nnc_ctx *ctx, nnc_tensor *A, const char *mode, nnc_tensor **Q,
                                     nnc_tensor **R);
/* The eigenvalues (..., n), rising, and the eigenvectors, columns of (..., n, n), of a symmetric
 * matrix, whose triangle UPLO ("L" or "U"; NULL: "L") is read. NNC_E_INVALID: another word, or a
 * matrix that is not finite. */
NNC_CHECKED nnc_error *nnc_linalg_eigh(nnc_ctx *ctx, nnc_tensor *input, const char *UPLO,
                                       nnc_tensor **eigenvalues, nnc_tensor **eigenvectors);
/* A = U diag(S) Vh, k = min(m, n): U (..., m, m), S (..., k) falling, Vh (..., n, n), or without
 * full_matrices (torch: 1) U (..., m, k) and Vh (..., k, n). Gradients need different singular
 * values, those of columns and rows beyond k are none. NNC_E_INVALID: a matrix that is not finite;
 * a driver: NULL only, as in torch without CUDA. */
NNC_CHECKED nnc_error *nnc_linalg_svd(nnc_ctx *ctx, nnc_tensor *A, int32_t full_matrices,
                                      const char *driver, nnc_tensor **U, nnc_tensor **S,
                                      nnc_tensor **Vh);
/* The X (..., n, k) with the least |input X - b|, and among several the least |X|, for input (...,
 * m, n) and b (..., m, k), or (..., m), then X is (..., n). residuals (..., k): |input X - b|^2 of
 * each column, where m > n, the rank is n and the driver is not gelsy; else (0). rank (...): int64,
 * with gels (0). singular_values (..., min(m, n)): with gelsd and gelss, else (0). rcond (NULL:
 * epsilon times max(m, n)): singular values below that part of the largest count as 0. Of an input
 * with NaN or infinities gelsd and gelss are NNC_E_INVALID, the others give NaN, of rank 0. driver
 * "gelsy" (NULL), "gelsd", "gelss", or "gels", for full rank only (NNC_E_INVALID: another). Batches
 * are broadcast; as in PyTorch, that of a matrix b beside a batch of inputs is its sizes from the
 * left, rows included: (3, k) is taken three times. With n 0, gels has residuals of 0. */
NNC_CHECKED nnc_error *nnc_linalg_lstsq(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *b,
                                        const double *rcond, const char *driver,
                                        nnc_tensor **solution, nnc_tensor **residuals,
                                        nnc_tensor **rank, nnc_tensor **singular_values);
/* (..., n, m): the pseudoinverse of (..., m, n). Singular values up to max(atol, rtol times the
 * largest) count as 0; atol NULL: 0, rtol NULL: epsilon times max(m, n), or 0 where atol is more.
 * hermitian: input is symmetric, only its lower triangle is read. NNC_E_INVALID: a matrix that is
 * not finite. */
NNC_CHECKED nnc_error *nnc_linalg_pinv(nnc_ctx *ctx, nnc_tensor *input, const double *atol,
                                       const double *rtol, int32_t hermitian, nnc_tensor **out);
/* (..., n, n): input to the power n; below 0 that of the inverse. Any type that nnc_matmul takes,
 * below 0 float32 and float64. NNC_E_INVALID: n below 0, a singular matrix. */
NNC_CHECKED nnc_error *nnc_linalg_matrix_power(nnc_ctx *ctx, nnc_tensor *input, int64_t n,
                                               nnc_tensor **out);
/* (..., n, n): 1 + input + input^2 / 2! + input^3 / 3! + ... Of any floating point type. NaN if
 * input is not finite and n > 1. */
NNC_CHECKED nnc_error *nnc_linalg_matrix_exp(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* (..., m, n): the first n columns of H_1 ... H_k, H_i = 1 - tau_i v_i v_i^T, for input (..., m,
 * n), m >= n, and tau (..., k), k <= n; v_i is column i of input below the diagonal, 1 on it and 0
 * above. */
NNC_CHECKED nnc_error *nnc_linalg_householder_product(nnc_ctx *ctx, nnc_tensor *input,
                                                      nnc_tensor *tau, nnc_tensor **out);
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
