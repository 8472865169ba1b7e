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
/* input * other */
NNC_CHECKED nnc_error *nnc_mul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_mul_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other);
/* True division; whole numbers give the default floating point type. */
NNC_CHECKED nnc_error *nnc_div(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_div_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other);

/* With a number, weak in promotion as a Python number is: a whole number keeps an integer tensor
 * integer. Here alpha is 1. */
NNC_CHECKED nnc_error *nnc_add_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_sub_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_mul_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_div_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_add_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);
NNC_CHECKED nnc_error *nnc_sub_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);
NNC_CHECKED nnc_error *nnc_mul_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);
NNC_CHECKED nnc_error *nnc_div_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);

/* ---- division to whole numbers ---- */
/* Integers divided by 0 fail with "ZeroDivisionError"; the smallest one divided by -1 wraps. */
/* input / other, rounded: rounding_mode is "trunc", "floor", or NULL for the true quotient. The
 * gradients of a rounded one are 0. */
NNC_CHECKED nnc_error *nnc_div_rounding(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                        const char *rounding_mode, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_div_rounding_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                         const char *rounding_mode);
NNC_CHECKED nnc_error *nnc_div_rounding_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                               const char *rounding_mode, nnc_tensor **out);
/* input / other, rounded down. As in torch, it has no gradient: backward through it fails. */
NNC_CHECKED nnc_error *nnc_floor_divide(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                        nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_floor_divide_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                               nnc_tensor **out);
/* What is left: input - other * floor(input / other), with the sign of other */
NNC_CHECKED nnc_error *nnc_remainder(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_remainder_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                            nnc_tensor **out);
/* What is left: input - other * trunc(input / other), with the sign of input */
NNC_CHECKED nnc_error *nnc_fmod(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_fmod_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                       nnc_tensor **out);

/* ---- powers ---- */
/* input to the power exponent. An integer tensor takes no negative number as exponent. */
NNC_CHECKED nnc_error *nnc_pow(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *exponent,
                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_pow_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *exponent);
NNC_CHECKED nnc_error *nnc_pow_scalar(nnc_ctx *ctx, nnc_tensor *input, double exponent,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_pow_scalar_(nnc_ctx *ctx, nnc_tensor *input, double exponent);
/* input * input */
NNC_CHECKED nnc_error *nnc_square(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- choice and mixture ---- */
/* The larger of both, NaN if one is NaN. The gradient of equal ones is shared half and half. */
NNC_CHECKED nnc_error *nnc_maximum(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* The smaller of both, in the same way */
NNC_CHECKED nnc_error *nnc_minimum(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* input held in min..max; NULL is no bound, not both may be NULL. max wins if min > max. The
 * gradient at the bounds is 0. */
NNC_CHECKED nnc_error *nnc_clamp(nnc_ctx *ctx, nnc_tensor *input, const double *min,
                                 const double *max, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_clamp_(nnc_ctx *ctx, nnc_tensor *input, const double *min,
                                  const double *max);
/* clamp with one bound */
NNC_CHECKED nnc_error *nnc_clamp_min(nnc_ctx *ctx, nnc_tensor *input, double min, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_clamp_max(nnc_ctx *ctx, nnc_tensor *input, double max, nnc_tensor **out);
/* input where condition (a bool tensor) is true, else other */
NNC_CHECKED nnc_error *nnc_where(nnc_ctx *ctx, nnc_tensor *condition, nnc_tensor *input,
                                 nnc_tensor *other, nnc_tensor **out);
/* input + weight * (end - input); floating point, all of one type */
NNC_CHECKED nnc_error *nnc_lerp(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                nnc_tensor *weight, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_lerp_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                 nnc_tensor *weight);
NNC_CHECKED nnc_error *nnc_lerp_scalar(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                       double weight, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_lerp_scalar_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                        double weight);
/* input + value * tensor1 * tensor2 (torch: value 1) */
NNC_CHECKED nnc_error *nnc_addcmul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                   nnc_tensor *tensor2, double value, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_addcmul_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                    nnc_tensor *tensor2, double value);
/* input + value * tensor1 / tensor2 (torch: value 1); not of whole numbers */
NNC_CHECKED nnc_error *nnc_addcdiv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                   nnc_tensor *tensor2, double value, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_addcdiv_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                    nnc_tensor *tensor2, double value);

/* ---- mathematics ---- */
/* Whole numbers give the default floating point type, but for neg, abs, sign and the roundings. */
/* -input */
NNC_CHECKED nnc_error *nnc_neg(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_neg_(nnc_ctx *ctx, nnc_tensor *input);
/* |input|; its gradient at 0 is 0 */
NNC_CHECKED nnc_error *nnc_abs(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* -1, 0 or 1 */
NNC_CHECKED nnc_error *nnc_sign(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* 1 / input */
NNC_CHECKED nnc_error *nnc_reciprocal(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* e to the power input */
NNC_CHECKED nnc_error *nnc_exp(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_exp_(nnc_ctx *ctx, nnc_tensor *input);
/* exp(input) - 1, exact for small input */
NNC_CHECKED nnc_error *nnc_expm1(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Logarithms: natural, natural of 1 + input, to the base 2, to the base 10 */
NNC_CHECKED nnc_error *nnc_log(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_log1p(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_log2(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_log10(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Square root, and 1 over it */
NNC_CHECKED nnc_error *nnc_sqrt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_sqrt_(nnc_ctx *ctx, nnc_tensor *input);
NNC_CHECKED nnc_error *nnc_rsqrt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Angles are in radians. */
NNC_CHECKED nnc_error *nnc_sin(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_cos(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_tan(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_asin(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_acos(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_atan(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_sinh(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_cosh(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The error function, and 1 minus it */
NNC_CHECKED nnc_error *nnc_erf(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_erfc(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Rounded down, up, to the nearest (halves to even), towards 0 */
NNC_CHECKED nnc_error *nnc_floor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ceil(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_round(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_trunc(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- comparison and logic: bool results without gradient ---- */
/* input == other, !=, <, <=, >, >= */
NNC_CHECKED nnc_error *nnc_eq(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ne(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_lt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_le(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_gt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ge(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* The same with a number */
NNC_CHECKED nnc_error *nnc_eq_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ne_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_lt_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_le_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_gt_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ge_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* What is not 0 counts as true. */
NNC_CHECKED nnc_error *nnc_logical_and(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_logical_or(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_logical_xor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_logical_not(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Bit by bit, of integers and bool; the result has their common type. */
NNC_CHECKED nnc_error *nnc_bitwise_and(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_bitwise_or(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_bitwise_xor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_bitwise_not(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Of whole numbers: false, false and true */
NNC_CHECKED nnc_error *nnc_isnan(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_isinf(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_isfinite(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* |input - other| <= atol + rtol * |other|, or equal (torch: 1e-5, 1e-8, 0). Both of one type. Two
 * NaN are close if equal_nan is not 0. */
NNC_CHECKED nnc_error *nnc_isclose(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double rtol,
                                   double atol, int32_t equal_nan, nnc_tensor **out);
/* *out = 1 if isclose is true everywhere, else 0 */
NNC_CHECKED nnc_error *nnc_allclose(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double rtol,
                                    double atol, int32_t equal_nan, int32_t *out);
/* *out = 1 if both have the same sizes and elements, else 0 */
NNC_CHECKED nnc_error *nnc_equal(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, int32_t *out);

NNC_END

#endif
