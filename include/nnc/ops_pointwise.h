/* SPDX-License-Identifier: Apache-2.0 */
/* Element by element: arithmetic, comparison, mathematics.
 *
 * Two tensors are broadcast against each other and computed in their common type, by torch's rules.
 * The result is a new tensor; a trailing underscore means in place, on the first argument, into
 * whose sizes and type the result must fit. All differentiable unless said. */
#ifndef NNC_OPS_POINTWISE_H
#define NNC_OPS_POINTWISE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- arithmetic ---- */
/* input + alpha * other */
NNC_CHECKED nnc_error *nnc_add(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_add_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha);
/* input - alpha * other */
NNC_CHECKED nnc_error *nnc_sub(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_sub_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha);
NNC_CHECKED nnc_error *nnc_mul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_mul_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other);
/* True division; whole numbers give the default floating point type. */
NNC_CHECKED nnc_error *nnc_div(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_div_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other);

/* With a number, weak in promotion as a Python number is: a whole number keeps an integer tensor
 * integer. */
NNC_CHECKED nnc_error *nnc_add_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_sub_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_mul_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_div_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);

NNC_END

#endif
