/* SPDX-License-Identifier: Apache-2.0 */
/* Element by element: arithmetic, comparison, mathematics.
 *
 * What holds for all of them, unless one says otherwise:
 *
 * Sizes. Tensors are broadcast: aligned at their last dimensions, two sizes must be equal, or one
 * of them 1 or missing; the result has the larger ones. NNC_E_SHAPE if they do not fit.
 *
 * Element types. Tensors compute in their common type, and so is the result: floating point ranks
 * above integers, those above bool; of one kind the wider type wins, and float16 with bfloat16
 * makes float32. A 0-dimensional tensor counts only by its kind, if another has dimensions.
 *
 * Numbers. "A float" is a double, "an int" an int64_t, as <nnc/tensor.h> explains: a float makes
 * integers compute in the default type, an int makes bool compute in int64.
 *
 * In place. A name that ends in an underscore writes to input, and returns no tensor. NNC_E_SHAPE
 * if the others do not broadcast to its sizes, NNC_E_DTYPE if it does not take the result's type
 * (floating point into integers, anything but bool into bool), NNC_E_STATE if it is a leaf that
 * requires a gradient, if several of its elements are one place of memory, or if it shares memory
 * with another argument that is not the same elements in the same order (tensors whose elements do
 * not fill a stretch of memory are not looked at). On failure input is unchanged.
 *
 * Gradients. All tensor arguments of floating point have one.
 *
 * Accuracy. Functions of one float32 and their first two derivatives are within 4 units of the last
 * place of the true value over the whole range. As in PyTorch, some derivatives are not: those of
 * expm1, tanh and sigmoid are made of the result, and lose what it has lost where it is close to a
 * whole number (the second one of sigmoid also where it is close to 1/2); those of erf and erfc are
 * within 70 units, the second ones of rsqrt, asin, acos, atan and softsign within 10, that of atan
 * is 0 where the square of input is infinite, and those of powers overflow where the power that
 * they are made of does. */
#ifndef NNC_OPS_POINTWISE_H
#define NNC_OPS_POINTWISE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- arithmetic ---- */

/* input + alpha * other (torch: alpha 1). */
NNC_CHECKED nnc_error *nnc_add(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha,
                               nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_add_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha);
/* input + other with a float. */
NNC_CHECKED nnc_error *nnc_add_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
/* input + other with an int. */
NNC_CHECKED nnc_error *nnc_add_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                          nnc_tensor **out);
/* The same in place, with a float. */
NNC_CHECKED nnc_error *nnc_add_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_add_scalar_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t other);
/* input - alpha * other (torch: alpha 1). NNC_E_DTYPE: bool tensors. */
NNC_CHECKED nnc_error *nnc_sub(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha,
                               nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_sub_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double alpha);
/* input - other with a float. */
NNC_CHECKED nnc_error *nnc_sub_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
/* input - other with an int. */
NNC_CHECKED nnc_error *nnc_sub_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                          nnc_tensor **out);
/* The same in place, with a float. */
NNC_CHECKED nnc_error *nnc_sub_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_sub_scalar_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t other);
/* input * other. */
NNC_CHECKED nnc_error *nnc_mul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                               nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_mul_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other);
/* input * other with a float. */
NNC_CHECKED nnc_error *nnc_mul_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      nnc_tensor **out);
/* input * other with an int. */
NNC_CHECKED nnc_error *nnc_mul_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                          nnc_tensor **out);
/* The same in place, with a float. */
NNC_CHECKED nnc_error *nnc_mul_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_mul_scalar_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t other);
/* input / other. rounding_mode NULL: the true quotient; integers compute in the default type.
 * "trunc" rounds it towards 0, "floor" down; integers stay integers, and the gradients are 0.
 * NNC_E_INVALID: another word; a rounded division of integers by 0 ("ZeroDivisionError").
 * NNC_E_DTYPE: rounded, of bool. */
NNC_CHECKED nnc_error *nnc_div(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                               const char *rounding_mode, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_div_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                const char *rounding_mode);
/* input / other with a float. rounding_mode as for nnc_div. */
NNC_CHECKED nnc_error *nnc_div_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                      const char *rounding_mode, nnc_tensor **out);
/* input / other with an int. rounding_mode as for nnc_div. */
NNC_CHECKED nnc_error *nnc_div_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                          const char *rounding_mode, nnc_tensor **out);
/* The same in place, with a float. */
NNC_CHECKED nnc_error *nnc_div_scalar_(nnc_ctx *ctx, nnc_tensor *input, double other,
                                       const char *rounding_mode);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_div_scalar_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                           const char *rounding_mode);

/* Three divisions that leave integers integers. Integers divided by 0 are NNC_E_INVALID
 * ("ZeroDivisionError"), also where a number is 0 only in the tensor's type, as 256 is in int8; the
 * smallest integer divided by -1 wraps. NNC_E_DTYPE: bool. */

/* input / other, rounded down. As in torch it has no gradient: backward through it is
 * NNC_E_UNSUPPORTED. */
NNC_CHECKED nnc_error *nnc_floor_divide(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                        nnc_tensor **out);
/* The same with a float. */
NNC_CHECKED nnc_error *nnc_floor_divide_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                               nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_floor_divide_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                                   nnc_tensor **out);
/* input - other * floor(input / other): what is left, with the sign of other. */
NNC_CHECKED nnc_error *nnc_remainder(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                     nnc_tensor **out);
/* The same with a float. */
NNC_CHECKED nnc_error *nnc_remainder_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                            nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_remainder_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                                nnc_tensor **out);
/* The same of a float as input; other has a gradient (torch: none). */
NNC_CHECKED nnc_error *nnc_remainder_scalar_self(nnc_ctx *ctx, double self, nnc_tensor *other,
                                                 nnc_tensor **out);
/* The same of an int as input. */
NNC_CHECKED nnc_error *nnc_remainder_scalar_self_i64(nnc_ctx *ctx, int64_t self, nnc_tensor *other,
                                                     nnc_tensor **out);
/* input - other * trunc(input / other): what is left, with the sign of input. */
NNC_CHECKED nnc_error *nnc_fmod(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                nnc_tensor **out);
/* The same with a float. */
NNC_CHECKED nnc_error *nnc_fmod_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                       nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_fmod_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                           nnc_tensor **out);
/* input to the power exponent. Of integers it wraps, and a negative exponent gives 0, or 1 or -1
 * where input is that. The gradient of exponent is 0 where input is 0 and exponent >= 0, and so are
 * the derivatives of that. NNC_E_DTYPE: two bool tensors. */
NNC_CHECKED nnc_error *nnc_pow(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *exponent,
                               nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_pow_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *exponent);
/* The same with a float, which is rounded to input's type first: up to 32 units of the last place
 * of float32 from the power of the number itself. */
NNC_CHECKED nnc_error *nnc_pow_scalar(nnc_ctx *ctx, nnc_tensor *input, double exponent,
                                      nnc_tensor **out);
/* The same with an int. NNC_E_INVALID: a negative one for integers. */
NNC_CHECKED nnc_error *nnc_pow_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t exponent,
                                          nnc_tensor **out);
/* self^exponent, of a float; the gradient is out * log(self), 0 where self is 0 and exponent is not
 * negative. */
NNC_CHECKED nnc_error *nnc_pow_scalar_self(nnc_ctx *ctx, double self, nnc_tensor *exponent,
                                           nnc_tensor **out);
/* The same of an int. */
NNC_CHECKED nnc_error *nnc_pow_scalar_self_i64(nnc_ctx *ctx, int64_t self, nnc_tensor *exponent,
                                               nnc_tensor **out);
/* The same in place, with a float. */
NNC_CHECKED nnc_error *nnc_pow_scalar_(nnc_ctx *ctx, nnc_tensor *input, double exponent);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_pow_scalar_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t exponent);
/* input * input; of bool in int64. */
NNC_CHECKED nnc_error *nnc_square(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- choice and mixture ---- */

/* The larger of both; NaN if one is NaN. The gradient of equal ones is shared half and half. */
NNC_CHECKED nnc_error *nnc_maximum(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* The smaller of both, in the same way. */
NNC_CHECKED nnc_error *nnc_minimum(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* input held in min..max: where it is less than min, min, then where it is more than max, max. A
 * bound of NULL is none; a NaN makes everything NaN. The gradient is 0 where a bound was taken and
 * at the bounds. NNC_E_INVALID: both bounds NULL; one that the result's type does not hold. */
NNC_CHECKED nnc_error *nnc_clamp(nnc_ctx *ctx, nnc_tensor *input, const double *min,
                                 const double *max, nnc_tensor **out);
/* The same with ints. */
NNC_CHECKED nnc_error *nnc_clamp_i64(nnc_ctx *ctx, nnc_tensor *input, const int64_t *min,
                                     const int64_t *max, nnc_tensor **out);
/* The same in place, with floats. */
NNC_CHECKED nnc_error *nnc_clamp_(nnc_ctx *ctx, nnc_tensor *input, const double *min,
                                  const double *max);
/* The same in place, with ints. */
NNC_CHECKED nnc_error *nnc_clamp_i64_(nnc_ctx *ctx, nnc_tensor *input, const int64_t *min,
                                      const int64_t *max);
/* max(input, min). */
NNC_CHECKED nnc_error *nnc_clamp_min(nnc_ctx *ctx, nnc_tensor *input, double min, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_clamp_min_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t min,
                                         nnc_tensor **out);
/* min(input, max). */
NNC_CHECKED nnc_error *nnc_clamp_max(nnc_ctx *ctx, nnc_tensor *input, double max, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_clamp_max_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t max,
                                         nnc_tensor **out);
/* nnc_clamp with tensors as bounds, NULL for none; all are broadcast. The gradient goes to what was
 * taken: input, min or max; a tie of input and one bound is shared half and half. */
NNC_CHECKED nnc_error *nnc_clamp_tensor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *min,
                                        nnc_tensor *max, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_clamp_tensor_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *min,
                                         nnc_tensor *max);
/* max(input, min) with a tensor; gradients as of nnc_maximum. */
NNC_CHECKED nnc_error *nnc_clamp_min_tensor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *min,
                                            nnc_tensor **out);
/* min(input, max) with a tensor. */
NNC_CHECKED nnc_error *nnc_clamp_max_tensor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *max,
                                            nnc_tensor **out);
/* input, but nan for NaN (NULL: 0), posinf for infinity and neginf for -infinity (NULL: the largest
 * and the lowest number of the type). Integers and bool are copied. The gradient is 0 where input
 * is not finite. */
NNC_CHECKED nnc_error *nnc_nan_to_num(nnc_ctx *ctx, nnc_tensor *input, const double *nan,
                                      const double *posinf, const double *neginf, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_nan_to_num_(nnc_ctx *ctx, nnc_tensor *input, const double *nan,
                                       const double *posinf, const double *neginf);
/* input where condition is true, else other; all three are broadcast. NNC_E_DTYPE: condition is
 * neither bool nor, as in older programs, uint8. */
NNC_CHECKED nnc_error *nnc_where(nnc_ctx *ctx, nnc_tensor *condition, nnc_tensor *input,
                                 nnc_tensor *other, nnc_tensor **out);
/* The same with a float as other. It does not raise the type of floating point input. */
NNC_CHECKED nnc_error *nnc_where_scalar(nnc_ctx *ctx, nnc_tensor *condition, nnc_tensor *input,
                                        double other, nnc_tensor **out);
/* The same with an int as other, which raises only bool, to int64. NNC_E_INVALID: out of the range
 * of an integer input. */
NNC_CHECKED nnc_error *nnc_where_scalar_i64(nnc_ctx *ctx, nnc_tensor *condition, nnc_tensor *input,
                                            int64_t other, nnc_tensor **out);
/* nnc_where_scalar with the float where condition is true. */
NNC_CHECKED nnc_error *nnc_where_scalar_self(nnc_ctx *ctx, nnc_tensor *condition, double self,
                                             nnc_tensor *other, nnc_tensor **out);
/* nnc_where_scalar_i64 with the int where condition is true. */
NNC_CHECKED nnc_error *nnc_where_scalar_self_i64(nnc_ctx *ctx, nnc_tensor *condition, int64_t self,
                                                 nnc_tensor *other, nnc_tensor **out);
/* (condition's sizes): the one float where condition is true, else the other, in the default
 * type. */
NNC_CHECKED nnc_error *nnc_where_scalars(nnc_ctx *ctx, nnc_tensor *condition, double self,
                                         double other, nnc_tensor **out);
/* The same of two ints, in int64. */
NNC_CHECKED nnc_error *nnc_where_scalars_i64(nnc_ctx *ctx, nnc_tensor *condition, int64_t self,
                                             int64_t other, nnc_tensor **out);
/* input + weight * (end - input). NNC_E_DTYPE: not all of one floating type; a weight () may have
 * another one. */
NNC_CHECKED nnc_error *nnc_lerp(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                nnc_tensor *weight, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_lerp_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                 nnc_tensor *weight);
/* The same with a number as weight. */
NNC_CHECKED nnc_error *nnc_lerp_scalar(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                       double weight, nnc_tensor **out);
/* The same in place, with a number as weight. */
NNC_CHECKED nnc_error *nnc_lerp_scalar_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *end,
                                        double weight);
/* input + value * tensor1 * tensor2 (torch: value 1). NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_addcmul(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                   nnc_tensor *tensor2, double value, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_addcmul_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                    nnc_tensor *tensor2, double value);
/* input + value * tensor1 / tensor2 (torch: value 1). NNC_E_DTYPE: tensor1 and tensor2 both of
 * integers. */
NNC_CHECKED nnc_error *nnc_addcdiv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                   nnc_tensor *tensor2, double value, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_addcdiv_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *tensor1,
                                    nnc_tensor *tensor2, double value);

/* ---- signs and roundings: the type stays ---- */

/* -input. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_neg(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_neg_(nnc_ctx *ctx, nnc_tensor *input);
/* |input|; its gradient at 0 is 0. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_abs(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* -1, 0 or 1, and NaN for NaN. Its gradient is 0. */
NNC_CHECKED nnc_error *nnc_sign(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The largest whole number that is not above input. Gradient 0. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_floor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The smallest whole number that is not below input. Gradient 0. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_ceil(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The nearest whole number, a half to the even one. Gradient 0. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_round(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* torch.round with decimals: round(input * 10^decimals) / 10^decimals; a negative decimals rounds
 * to tens, hundreds, ... Where input * 10^decimals overflows the type, input itself, for which
 * PyTorch has infinity or NaN. Gradient 0. NNC_E_DTYPE: integers and bool. */
NNC_CHECKED nnc_error *nnc_round_decimals(nnc_ctx *ctx, nnc_tensor *input, int64_t decimals,
                                          nnc_tensor **out);
/* input without its fraction. Gradient 0. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_trunc(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- functions of real numbers: integers and bool compute in the default type ---- */

/* 1 / input. */
NNC_CHECKED nnc_error *nnc_reciprocal(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* e to the power input. */
NNC_CHECKED nnc_error *nnc_exp(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_exp_(nnc_ctx *ctx, nnc_tensor *input);
/* exp(input) - 1, without loss for input near 0. */
NNC_CHECKED nnc_error *nnc_expm1(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The natural logarithm; NaN for input < 0. */
NNC_CHECKED nnc_error *nnc_log(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* log(1 + input), without loss for input near 0. */
NNC_CHECKED nnc_error *nnc_log1p(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The logarithm to the base 2. */
NNC_CHECKED nnc_error *nnc_log2(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The logarithm to the base 10. */
NNC_CHECKED nnc_error *nnc_log10(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The square root; NaN for input < 0. */
NNC_CHECKED nnc_error *nnc_sqrt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_sqrt_(nnc_ctx *ctx, nnc_tensor *input);
/* 1 / sqrt(input). */
NNC_CHECKED nnc_error *nnc_rsqrt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The sine of an angle in radians. */
NNC_CHECKED nnc_error *nnc_sin(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The cosine of an angle in radians. */
NNC_CHECKED nnc_error *nnc_cos(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The tangent of an angle in radians. */
NNC_CHECKED nnc_error *nnc_tan(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The arc sine in -pi/2..pi/2; NaN for |input| > 1. */
NNC_CHECKED nnc_error *nnc_asin(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The arc cosine in 0..pi; NaN for |input| > 1. */
NNC_CHECKED nnc_error *nnc_acos(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The arc tangent in -pi/2..pi/2. */
NNC_CHECKED nnc_error *nnc_atan(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The hyperbolic sine. */
NNC_CHECKED nnc_error *nnc_sinh(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The hyperbolic cosine. */
NNC_CHECKED nnc_error *nnc_cosh(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The error function 2 / sqrt(pi) * integral of exp(-t^2) over 0..input. */
NNC_CHECKED nnc_error *nnc_erf(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* 1 - erf(input), without loss for large input. */
NNC_CHECKED nnc_error *nnc_erfc(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* The angle in -pi..pi of the point whose x is other and whose y is input; the gradients at (0, 0)
 * are 0, and so are their derivatives. */
NNC_CHECKED nnc_error *nnc_atan2(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                 nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_atan2_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other);
/* input * log(other), and 0 where input is 0 unless other is NaN. The gradient of input is 0 where
 * input is 0 and other <= 0, and so are the derivatives of that. */
NNC_CHECKED nnc_error *nnc_xlogy(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                 nnc_tensor **out);
/* The same with a number as other. */
NNC_CHECKED nnc_error *nnc_xlogy_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                        nnc_tensor **out);
/* The same with a number as input. */
NNC_CHECKED nnc_error *nnc_xlogy_scalar_self(nnc_ctx *ctx, double self, nnc_tensor *other,
                                             nnc_tensor **out);
/* log(z / (1 - z)), z being input held in eps..1 - eps; eps NULL or negative: z is input, and the
 * result is NaN outside 0..1. The gradient is 0 where input was not kept. */
NNC_CHECKED nnc_error *nnc_logit(nnc_ctx *ctx, nnc_tensor *input, const double *eps,
                                 nnc_tensor **out);
/* The natural logarithm of |gamma(input)|; infinite at 0, -1, -2, ..., where its gradient is NaN,
 * but infinite at 0, and the derivative of that infinite. */
NNC_CHECKED nnc_error *nnc_lgamma(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The number whose nnc_erf is input; infinite at 1 and -1, NaN beyond. */
NNC_CHECKED nnc_error *nnc_erfinv(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- comparison and logic: the result is bool and has no gradient ---- */

/* Values are compared in the common type: an int64 tensor with a float in the default type, with an
 * int exactly. A comparison with NaN is false, but != is true. */

/* input == other. */
NNC_CHECKED nnc_error *nnc_eq(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* input == other, a float. */
NNC_CHECKED nnc_error *nnc_eq_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* input == other, an int. */
NNC_CHECKED nnc_error *nnc_eq_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                         nnc_tensor **out);
/* input != other. */
NNC_CHECKED nnc_error *nnc_ne(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* input != other, a float. */
NNC_CHECKED nnc_error *nnc_ne_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* input != other, an int. */
NNC_CHECKED nnc_error *nnc_ne_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                         nnc_tensor **out);
/* input < other. */
NNC_CHECKED nnc_error *nnc_lt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* input < other, a float. */
NNC_CHECKED nnc_error *nnc_lt_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* input < other, an int. */
NNC_CHECKED nnc_error *nnc_lt_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                         nnc_tensor **out);
/* input <= other. */
NNC_CHECKED nnc_error *nnc_le(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* input <= other, a float. */
NNC_CHECKED nnc_error *nnc_le_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* input <= other, an int. */
NNC_CHECKED nnc_error *nnc_le_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                         nnc_tensor **out);
/* input > other. */
NNC_CHECKED nnc_error *nnc_gt(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* input > other, a float. */
NNC_CHECKED nnc_error *nnc_gt_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* input > other, an int. */
NNC_CHECKED nnc_error *nnc_gt_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                         nnc_tensor **out);
/* input >= other. */
NNC_CHECKED nnc_error *nnc_ge(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, nnc_tensor **out);
/* input >= other, a float. */
NNC_CHECKED nnc_error *nnc_ge_scalar(nnc_ctx *ctx, nnc_tensor *input, double other,
                                     nnc_tensor **out);
/* input >= other, an int. */
NNC_CHECKED nnc_error *nnc_ge_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                         nnc_tensor **out);
/* Both are not 0. */
NNC_CHECKED nnc_error *nnc_logical_and(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
/* One at least is not 0. */
NNC_CHECKED nnc_error *nnc_logical_or(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                      nnc_tensor **out);
/* Exactly one is not 0. */
NNC_CHECKED nnc_error *nnc_logical_xor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
/* input is 0. */
NNC_CHECKED nnc_error *nnc_logical_not(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input & other, in the common type. NNC_E_DTYPE: floating point. */
NNC_CHECKED nnc_error *nnc_bitwise_and(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
/* The same with an int, of which integers take the bits that they have room for; bool with it gives
 * int64. */
NNC_CHECKED nnc_error *nnc_bitwise_and_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                                  nnc_tensor **out);
/* input | other, in the common type. NNC_E_DTYPE: floating point. */
NNC_CHECKED nnc_error *nnc_bitwise_or(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                      nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_bitwise_or_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                                 nnc_tensor **out);
/* input ^ other, in the common type. NNC_E_DTYPE: floating point. */
NNC_CHECKED nnc_error *nnc_bitwise_xor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                       nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_bitwise_xor_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t other,
                                                  nnc_tensor **out);
/* ~input, of bool its negation, in the type of input. NNC_E_DTYPE: floating point. */
NNC_CHECKED nnc_error *nnc_bitwise_not(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input is not a number. */
NNC_CHECKED nnc_error *nnc_isnan(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input is infinite. */
NNC_CHECKED nnc_error *nnc_isinf(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input is neither infinite nor NaN. */
NNC_CHECKED nnc_error *nnc_isfinite(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* |input - other| <= atol + rtol * |other|, or both are equal (torch: rtol 1e-5, atol 1e-8,
 * equal_nan 0). Two NaN are close if equal_nan is not 0. NNC_E_DTYPE: not of one type.
 * NNC_E_INVALID: negative rtol or atol. */
NNC_CHECKED nnc_error *nnc_isclose(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double rtol,
                                   double atol, int32_t equal_nan, nnc_tensor **out);
/* *out = 1 if nnc_isclose is true everywhere, else 0. */
NNC_CHECKED nnc_error *nnc_allclose(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, double rtol,
                                    double atol, int32_t equal_nan, int32_t *out);
/* *out = 1 if both have the same sizes and equal elements, whatever their types, else 0. */
NNC_CHECKED nnc_error *nnc_equal(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other, int32_t *out);

NNC_END

#endif
