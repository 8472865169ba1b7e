/* SPDX-License-Identifier: Apache-2.0 */
/* Initial values of parameters: torch.nn.init.
 *
 * Each function writes all of tensor, of any strides, in place and without a history: tensor may be
 * a leaf that requires a gradient, and goes on requiring it. Draws are those of PyTorch in its
 * order, from the generator of ctx: the same seed gives the same numbers, and a call that fails has
 * drawn and written nothing. In 16-bit types they are drawn in float32 and rounded.
 *
 * fan_in is size 1 of tensor, fan_out size 0, both times the product of the sizes that follow: what
 * the weight of a Linear or a convolution connects. Where they are used fewer dimensions than 2 are
 * NNC_E_SHAPE. Where numbers are drawn a tensor that is not of floating point type is NNC_E_DTYPE,
 * and NNC_E_STATE is one in which elements share memory. */
#ifndef NNC_INIT_H
#define NNC_INIT_H

#include <nnc/tensor.h>

NNC_BEGIN

/* The factor by which torch recommends to scale weights before a function: 1 for "linear",
 * "conv1d" to "conv3d", "conv_transpose1d" to "conv_transpose3d" and "sigmoid", 5/3 for "tanh",
 * sqrt(2) for "relu", sqrt(2 / (1 + slope^2)) for "leaky_relu", 3/4 for "selu". param is the slope;
 * NULL: 0.01. NNC_E_INVALID: another word. */
NNC_CHECKED nnc_error *nnc_init_calculate_gain(nnc_ctx *ctx, const char *nonlinearity,
                                               const double *param, double *out);

/* ---- one distribution, or one number ---- */

/* Uniform in [a, b) (torch: 0, 1). NNC_E_INVALID: a > b. */
NNC_CHECKED nnc_error *nnc_init_uniform_(nnc_ctx *ctx, nnc_tensor *tensor, double a, double b);
/* Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std. */
NNC_CHECKED nnc_error *nnc_init_normal_(nnc_ctx *ctx, nnc_tensor *tensor, double mean, double std);
/* The same (torch: 0, 1) with all values in [a, b] (torch: -2, 2): others are drawn again.
 * NNC_E_INVALID: std is 0, a > b; hardly any value lies there (2^18 draws did not fill the tensor,
 * or of 2^20 less than one in 2^18 was kept). */
NNC_CHECKED nnc_error *nnc_init_trunc_normal_(nnc_ctx *ctx, nnc_tensor *tensor, double mean,
                                              double std, double a, double b);
/* val everywhere; any type, and elements may share memory. NNC_E_INVALID: the type does not hold
 * val. */
NNC_CHECKED nnc_error *nnc_init_constant_(nnc_ctx *ctx, nnc_tensor *tensor, double val);
/* The same. */
NNC_CHECKED nnc_error *nnc_init_constant_i64_(nnc_ctx *ctx, nnc_tensor *tensor, int64_t val);
/* 1 everywhere; any type. */
NNC_CHECKED nnc_error *nnc_init_ones_(nnc_ctx *ctx, nnc_tensor *tensor);
/* 0 everywhere; any type. */
NNC_CHECKED nnc_error *nnc_init_zeros_(nnc_ctx *ctx, nnc_tensor *tensor);

/* ---- scaled by the fans ---- */

/* Uniform in +-gain * sqrt(6 / (fan_in + fan_out)) (torch: gain 1). NNC_E_INVALID: negative gain.
 * NNC_E_SHAPE: both fans are 0. */
NNC_CHECKED nnc_error *nnc_init_xavier_uniform_(nnc_ctx *ctx, nnc_tensor *tensor, double gain);
/* Normal with the standard deviation gain * sqrt(2 / (fan_in + fan_out)) (torch: gain 1). Errors as
 * of nnc_init_xavier_uniform_. */
NNC_CHECKED nnc_error *nnc_init_xavier_normal_(nnc_ctx *ctx, nnc_tensor *tensor, double gain);
/* Uniform in +-gain * sqrt(3 / fan) with the gain of nonlinearity (NULL: "leaky_relu"), whose slope
 * is a (torch: 0), and the fan that mode names (NULL: "fan_in"; "fan_out"). A tensor without
 * elements stays as it is. NNC_E_INVALID: another word. */
NNC_CHECKED nnc_error *nnc_init_kaiming_uniform_(nnc_ctx *ctx, nnc_tensor *tensor, double a,
                                                 const char *mode, const char *nonlinearity);
/* Normal with the standard deviation gain / sqrt(fan); the rest as in nnc_init_kaiming_uniform_. */
NNC_CHECKED nnc_error *nnc_init_kaiming_normal_(nnc_ctx *ctx, nnc_tensor *tensor, double a,
                                                const char *mode, const char *nonlinearity);

/* ---- shaped by the dimensions ---- */

/* The identity: 1 on the diagonal of a matrix, else 0; any type. NNC_E_SHAPE: no matrix. */
NNC_CHECKED nnc_error *nnc_init_eye_(nnc_ctx *ctx, nnc_tensor *tensor);
/* The weight of a convolution of 1 to 3 dimensions in so many groups (torch: 1) that hands its
 * input through: in each group 1 at the middle of the kernel from input i to output i, else 0; any
 * type. NNC_E_SHAPE: not of 3 to 5 dimensions, size 0 is no multiple of groups. NNC_E_INDEX: the
 * kernel is empty. */
NNC_CHECKED nnc_error *nnc_init_dirac_(nnc_ctx *ctx, nnc_tensor *tensor, int64_t groups);
/* gain (torch: 1) times a random matrix whose rows, or columns if it has fewer of those, have the
 * length 1 and are orthogonal; what follows the first dimension counts as one. float32 and float64.
 * A tensor without elements stays as it is. NNC_E_SHAPE: fewer than 2 dimensions, or strides that
 * cannot be viewed as a matrix. NNC_E_DTYPE: another type. */
NNC_CHECKED nnc_error *nnc_init_orthogonal_(nnc_ctx *ctx, nnc_tensor *tensor, double gain);
/* A matrix of normal numbers with mean 0 and that standard deviation (torch: 0.01), of which in
 * each column ceil(sparsity * rows), drawn too, are 0. NNC_E_SHAPE: no matrix. NNC_E_INVALID:
 * negative std, sparsity is not finite. */
NNC_CHECKED nnc_error *nnc_init_sparse_(nnc_ctx *ctx, nnc_tensor *tensor, double sparsity,
                                        double std);

NNC_END

#endif
