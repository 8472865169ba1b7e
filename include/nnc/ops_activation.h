/* SPDX-License-Identifier: Apache-2.0 */
/* Activations, as in torch.nn.functional.
 *
 * What holds for all of them, unless one says otherwise: the result has the sizes and the type of
 * input, which is floating point (NNC_E_DTYPE). A name that ends in an underscore writes to input,
 * under the rules of <nnc/ops_pointwise.h>. Random numbers are PyTorch's, from the context's
 * generator. All differentiable.
 *
 * Accuracy. As <nnc/ops_pointwise.h> has it, but for these: gelu within 5 units of the last place,
 * its derivatives within 70, or all within 150 with "tanh"; the derivatives of silu and mish within
 * 10, those of tanhshrink within 6. Where derivatives of gelu, silu and mish are a difference of
 * two terms, the units are those of the terms; what underflows is within |input| of the smallest
 * numbers, 700 |input| of them with "tanh". Derivatives of elu, celu and selu in place are made of
 * the result, and lose what it has lost where it is close to its limit. */
#ifndef NNC_OPS_ACTIVATION_H
#define NNC_OPS_ACTIVATION_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- made of straight pieces ---- */

/* max(input, 0); its gradient at 0 is 0. Integers too. */
NNC_CHECKED nnc_error *nnc_relu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_relu_(nnc_ctx *ctx, nnc_tensor *input);
/* input held in 0..6. Integers too. */
NNC_CHECKED nnc_error *nnc_relu6(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_relu6_(nnc_ctx *ctx, nnc_tensor *input);
/* input held in min_val..max_val (torch: -1, 1); its gradient at the bounds is 0. Integers too,
 * with the bounds cut off. NNC_E_INVALID: min_val > max_val. */
NNC_CHECKED nnc_error *nnc_hardtanh(nnc_ctx *ctx, nnc_tensor *input, double min_val, double max_val,
                                    nnc_tensor **out);
/* The same in place; but min_val > max_val makes every element max_val. */
NNC_CHECKED nnc_error *nnc_hardtanh_(nnc_ctx *ctx, nnc_tensor *input, double min_val,
                                     double max_val);
/* input where it is positive, else negative_slope * input (torch: 0.01). */
NNC_CHECKED nnc_error *nnc_leaky_relu(nnc_ctx *ctx, nnc_tensor *input, double negative_slope,
                                      nnc_tensor **out);
/* The same in place. With a negative negative_slope backward fails. */
NNC_CHECKED nnc_error *nnc_leaky_relu_(nnc_ctx *ctx, nnc_tensor *input, double negative_slope);
/* input where it is positive, else weight * input. weight has one element, or one for each channel,
 * dimension 1 of input, and input's type. NNC_E_SHAPE: another number. */
NNC_CHECKED nnc_error *nnc_prelu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                 nnc_tensor **out);
/* nnc_leaky_relu with a slope for each element <= 0 that is drawn from lower..upper (torch: 1/8,
 * 1/3) if training is not 0 (torch: 0), else the middle of both. NNC_E_INVALID: lower > upper. */
NNC_CHECKED nnc_error *nnc_rrelu(nnc_ctx *ctx, nnc_tensor *input, double lower, double upper,
                                 int32_t training, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_rrelu_(nnc_ctx *ctx, nnc_tensor *input, double lower, double upper,
                                  int32_t training);
/* input where it is > threshold, else value. Integers too, with both numbers cut off to their type.
 * NNC_E_INVALID: a number that the type does not hold. */
NNC_CHECKED nnc_error *nnc_threshold(nnc_ctx *ctx, nnc_tensor *input, double threshold,
                                     double value, nnc_tensor **out);
/* The same in place. The gradient is found from the result: a value above threshold lets it through
 * everywhere, as in torch. */
NNC_CHECKED nnc_error *nnc_threshold_(nnc_ctx *ctx, nnc_tensor *input, double threshold,
                                      double value);
/* relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's. */
NNC_CHECKED nnc_error *nnc_hardsigmoid(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_hardsigmoid_(nnc_ctx *ctx, nnc_tensor *input);
/* input * relu6(input + 3) / 6. */
NNC_CHECKED nnc_error *nnc_hardswish(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_hardswish_(nnc_ctx *ctx, nnc_tensor *input);
/* input, but 0 in -lambd..lambd (torch: 0.5). */
NNC_CHECKED nnc_error *nnc_hardshrink(nnc_ctx *ctx, nnc_tensor *input, double lambd,
                                      nnc_tensor **out);
/* input moved by lambd towards 0, and 0 in -lambd..lambd (torch: 0.5). NNC_E_INVALID: lambd < 0. */
NNC_CHECKED nnc_error *nnc_softshrink(nnc_ctx *ctx, nnc_tensor *input, double lambd,
                                      nnc_tensor **out);

/* ---- smooth ---- */

/* 1 / (1 + exp(-input)). Integers compute in the default type. */
NNC_CHECKED nnc_error *nnc_sigmoid(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_sigmoid_(nnc_ctx *ctx, nnc_tensor *input);
/* The hyperbolic tangent. Integers compute in the default type. */
NNC_CHECKED nnc_error *nnc_tanh(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_tanh_(nnc_ctx *ctx, nnc_tensor *input);
/* input where it is positive, else alpha * (exp(input) - 1) (torch: 1). */
NNC_CHECKED nnc_error *nnc_elu(nnc_ctx *ctx, nnc_tensor *input, double alpha, nnc_tensor **out);
/* The same in place. With a negative alpha backward fails. */
NNC_CHECKED nnc_error *nnc_elu_(nnc_ctx *ctx, nnc_tensor *input, double alpha);
/* 1.0507 * nnc_elu of alpha 1.6733: the constants that keep mean 0 and variance 1. */
NNC_CHECKED nnc_error *nnc_selu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_selu_(nnc_ctx *ctx, nnc_tensor *input);
/* input where it is positive, else alpha * (exp(input / alpha) - 1) (torch: 1). NNC_E_INVALID:
 * alpha is 0. */
NNC_CHECKED nnc_error *nnc_celu(nnc_ctx *ctx, nnc_tensor *input, double alpha, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_celu_(nnc_ctx *ctx, nnc_tensor *input, double alpha);
/* input * P(input), P the distribution function of the standard normal distribution. approximate
 * "none" (NULL: that), or "tanh" for input * (1 + tanh(sqrt(2 / pi) * (input + 0.044715 *
 * input^3))) / 2. NNC_E_INVALID: another word. */
NNC_CHECKED nnc_error *nnc_gelu(nnc_ctx *ctx, nnc_tensor *input, const char *approximate,
                                nnc_tensor **out);
/* input * sigmoid(input). */
NNC_CHECKED nnc_error *nnc_silu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_silu_(nnc_ctx *ctx, nnc_tensor *input);
/* input * tanh(log(1 + exp(input))). */
NNC_CHECKED nnc_error *nnc_mish(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_mish_(nnc_ctx *ctx, nnc_tensor *input);
/* log(1 + exp(beta * input)) / beta, and input where beta * input > threshold (torch: 1, 20). */
NNC_CHECKED nnc_error *nnc_softplus(nnc_ctx *ctx, nnc_tensor *input, double beta, double threshold,
                                    nnc_tensor **out);
/* input / (1 + |input|); of integers in float32 (torch adds the 1 in their type, where it wraps).
 */
NNC_CHECKED nnc_error *nnc_softsign(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input - tanh(input). Its gradient needs input as it was (that of torch only its tanh). */
NNC_CHECKED nnc_error *nnc_tanhshrink(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* log(sigmoid(input)), without overflow. */
NNC_CHECKED nnc_error *nnc_logsigmoid(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* (input's sizes, dim of half its size): a * sigmoid(b), a and b the halves of input along dim
 * (torch: -1). NNC_E_SHAPE: the size of dim is odd. */
NNC_CHECKED nnc_error *nnc_glu(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor **out);
/* Samples of one-hot vectors along dim that keep a gradient: the softmax of (logits + g) / tau with
 * g = -log(e) for draws e of the exponential distribution, PyTorch's, from the context's generator.
 * hard not 0: 1 where that is largest, else 0, with the gradient of the softmax. eps has no effect,
 * as in torch (torch: tau 1, hard 0, eps 1e-10, dim -1). */
NNC_CHECKED nnc_error *nnc_gumbel_softmax(nnc_ctx *ctx, nnc_tensor *logits, double tau,
                                          int32_t hard, double eps, int64_t dim, nnc_tensor **out);

NNC_END

#endif
