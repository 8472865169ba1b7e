/* SPDX-License-Identifier: Apache-2.0 */
/* Convolution, pooling, normalization: torch.nn.functional.
 *
 * What holds for all of them, unless one says otherwise: a list of numbers (kernel_size, stride,
 * padding, ...) has one for each spatial dimension, or one for all of them; NULL, with length 0, is
 * torch's default. Formulas speak of one spatial dimension and hold for each. Extents and their
 * products beyond what can be addressed are NNC_E_INVALID or NNC_E_MEMORY. All differentiable. */
#ifndef NNC_OPS_NN_H
#define NNC_OPS_NN_H

#include <nnc/autograd.h>

NNC_BEGIN

/* As n_padding of a convolution. */
enum { NNC_PADDING_SAME = -1 };

/* ---- convolution ----
 * input is (N, C_in, spatial) or (C_in, spatial), and so is the result with C_out channels; all
 * tensors have one element type. stride is at least 1, padding at least 0, dilation at least 1;
 * groups divides both numbers of channels. NNC_E_SHAPE: sizes that do not fit; NNC_E_DTYPE: types
 * that differ, bool; NNC_E_INVALID: another number out of range. */

/* (N, C_out, L_out), L_out = (L + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
 * down. weight is (C_out, C_in / groups, kernel), bias (C_out) or NULL (torch: stride 1, padding 0,
 * dilation 1, groups 1). With NNC_PADDING_SAME as n_padding, padding is chosen such that L_out is
 * L: torch's padding="same", for stride 1. A sum over no input channels is 0, so that out is bias
 * (torch: a tensor without channels). */
NNC_CHECKED nnc_error *nnc_conv1d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, const int64_t *stride, int64_t n_stride,
                                  const int64_t *padding, int64_t n_padding,
                                  const int64_t *dilation, int64_t n_dilation, int64_t groups,
                                  nnc_tensor **out);
/* (N, C_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in / groups,
 * kernel_h, kernel_w). The rest as for nnc_conv1d. */
NNC_CHECKED nnc_error *nnc_conv2d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, const int64_t *stride, int64_t n_stride,
                                  const int64_t *padding, int64_t n_padding,
                                  const int64_t *dilation, int64_t n_dilation, int64_t groups,
                                  nnc_tensor **out);
/* (N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv1d. weight is (C_out, C_in /
 * groups, kernel_d, kernel_h, kernel_w). The rest as for nnc_conv1d. */
NNC_CHECKED nnc_error *nnc_conv3d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, const int64_t *stride, int64_t n_stride,
                                  const int64_t *padding, int64_t n_padding,
                                  const int64_t *dilation, int64_t n_dilation, int64_t groups,
                                  nnc_tensor **out);
/* (N, C_out, L_out), L_out = (L - 1) stride - 2 padding + dilation (kernel - 1) + output_padding +
 * 1: what nnc_conv1d does to gradients, as a layer. weight is (C_in, C_out / groups, kernel), bias
 * (C_out) or NULL (torch: stride 1, padding 0, output_padding 0, groups 1, dilation 1).
 * output_padding is smaller than stride or dilation. */
NNC_CHECKED nnc_error *nnc_conv_transpose1d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                            nnc_tensor *bias, const int64_t *stride,
                                            int64_t n_stride, const int64_t *padding,
                                            int64_t n_padding, const int64_t *output_padding,
                                            int64_t n_output_padding, int64_t groups,
                                            const int64_t *dilation, int64_t n_dilation,
                                            nnc_tensor **out);
/* (N, C_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in, C_out /
 * groups, kernel_h, kernel_w). */
NNC_CHECKED nnc_error *nnc_conv_transpose2d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                            nnc_tensor *bias, const int64_t *stride,
                                            int64_t n_stride, const int64_t *padding,
                                            int64_t n_padding, const int64_t *output_padding,
                                            int64_t n_output_padding, int64_t groups,
                                            const int64_t *dilation, int64_t n_dilation,
                                            nnc_tensor **out);
/* (N, C_out, D_out, H_out, W_out), each of them as L_out of nnc_conv_transpose1d; weight is (C_in,
 * C_out / groups, kernel_d, kernel_h, kernel_w). */
NNC_CHECKED nnc_error *nnc_conv_transpose3d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                            nnc_tensor *bias, const int64_t *stride,
                                            int64_t n_stride, const int64_t *padding,
                                            int64_t n_padding, const int64_t *output_padding,
                                            int64_t n_output_padding, int64_t groups,
                                            const int64_t *dilation, int64_t n_dilation,
                                            nnc_tensor **out);

/* ---- pooling ----
 * input is (N, C, spatial) or (C, spatial), and so is the result, in the type of input. A spatial
 * size L becomes
 *     L_out = (L + 2 padding - dilation (kernel_size - 1) - 1) / stride + 1
 * rounded down or, with ceil_mode not 0, rounded up; but a window that would begin behind the input
 * and its left padding is left out then. dilation is 1 where it is no parameter. stride NULL is
 * kernel_size. NNC_E_SHAPE: too few dimensions, an empty result; NNC_E_INVALID: a list of another
 * length, padding over half of the kernel, another number out of range; NNC_E_DTYPE: bool.
 */

/* The largest element of each window (torch: stride kernel_size, padding 0, dilation 1, ceil_mode
 * 0). Padding counts as minus infinity, which is what a window becomes that dilation leads around
 * the input; NaN counts as the largest. indices (NULL: not wanted) becomes where each stands in its
 * channel, -1 if nowhere, int64, in the sizes of out. */
NNC_CHECKED nnc_error *nnc_max_pool1d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      const int64_t *dilation, int64_t n_dilation,
                                      int32_t ceil_mode, nnc_tensor **out, nnc_tensor **indices);
/* The same over (H, W); indices count in the row-major plane of H x W. */
NNC_CHECKED nnc_error *nnc_max_pool2d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      const int64_t *dilation, int64_t n_dilation,
                                      int32_t ceil_mode, nnc_tensor **out, nnc_tensor **indices);
/* The same over (D, H, W); indices count in the row-major volume of D x H x W. */
NNC_CHECKED nnc_error *nnc_max_pool3d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      const int64_t *dilation, int64_t n_dilation,
                                      int32_t ceil_mode, nnc_tensor **out, nnc_tensor **indices);
/* nnc_max_pool1d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_max_pool1d_with_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                   const int64_t *kernel_size,
                                                   int64_t n_kernel_size, const int64_t *stride,
                                                   int64_t n_stride, const int64_t *padding,
                                                   int64_t n_padding, const int64_t *dilation,
                                                   int64_t n_dilation, int32_t ceil_mode,
                                                   nnc_tensor **out, nnc_tensor **indices);
/* nnc_max_pool2d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_max_pool2d_with_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                   const int64_t *kernel_size,
                                                   int64_t n_kernel_size, const int64_t *stride,
                                                   int64_t n_stride, const int64_t *padding,
                                                   int64_t n_padding, const int64_t *dilation,
                                                   int64_t n_dilation, int32_t ceil_mode,
                                                   nnc_tensor **out, nnc_tensor **indices);
/* nnc_max_pool3d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_max_pool3d_with_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                   const int64_t *kernel_size,
                                                   int64_t n_kernel_size, const int64_t *stride,
                                                   int64_t n_stride, const int64_t *padding,
                                                   int64_t n_padding, const int64_t *dilation,
                                                   int64_t n_dilation, int32_t ceil_mode,
                                                   nnc_tensor **out, nnc_tensor **indices);
/* Zeros but for the elements of input, each at its place of indices: the inverse of nnc_max_pool1d,
 * of which the arguments are. Of elements with one place the last stays. Spatial sizes are
 * output_size or, if it is NULL, (L - 1) stride - 2 padding + kernel_size. NNC_E_INDEX: an index
 * outside them. */
NNC_CHECKED nnc_error *nnc_max_unpool1d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                        const int64_t *kernel_size, int64_t n_kernel_size,
                                        const int64_t *stride, int64_t n_stride,
                                        const int64_t *padding, int64_t n_padding,
                                        const int64_t *output_size, int64_t n_output_size,
                                        nnc_tensor **out);
/* The same for nnc_max_pool2d. */
NNC_CHECKED nnc_error *nnc_max_unpool2d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                        const int64_t *kernel_size, int64_t n_kernel_size,
                                        const int64_t *stride, int64_t n_stride,
                                        const int64_t *padding, int64_t n_padding,
                                        const int64_t *output_size, int64_t n_output_size,
                                        nnc_tensor **out);
/* The same for nnc_max_pool3d. */
NNC_CHECKED nnc_error *nnc_max_unpool3d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                        const int64_t *kernel_size, int64_t n_kernel_size,
                                        const int64_t *stride, int64_t n_stride,
                                        const int64_t *padding, int64_t n_padding,
                                        const int64_t *output_size, int64_t n_output_size,
                                        nnc_tensor **out);
/* The mean of each window (torch: stride kernel_size, padding 0, ceil_mode 0, count_include_pad 1).
 * Padding counts as zeros, or with count_include_pad 0 not at all; quotients of int64 are cut off.
 * NNC_E_DTYPE: neither floating point nor int64. */
NNC_CHECKED nnc_error *nnc_avg_pool1d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      int32_t ceil_mode, int32_t count_include_pad,
                                      nnc_tensor **out);
/* The same over (H, W). The sum is divided by divisor_override, or by the number of elements if
 * that is NULL. NNC_E_INVALID: a divisor of 0. */
NNC_CHECKED nnc_error *nnc_avg_pool2d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      int32_t ceil_mode, int32_t count_include_pad,
                                      const int64_t *divisor_override, nnc_tensor **out);
/* The same over (D, H, W). */
NNC_CHECKED nnc_error *nnc_avg_pool3d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      int32_t ceil_mode, int32_t count_include_pad,
                                      const int64_t *divisor_override, nnc_tensor **out);
/* (N, C, output_size): the mean of each of output_size windows that together cover the input;
 * window i of S runs from i L / S, rounded down, to (i + 1) L / S, rounded up. In all adaptive
 * pools an output_size of -1 keeps that size (None in torch). NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_adaptive_avg_pool1d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out);
/* The same over (H, W). */
NNC_CHECKED nnc_error *nnc_adaptive_avg_pool2d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out);
/* The same over (D, H, W). */
NNC_CHECKED nnc_error *nnc_adaptive_avg_pool3d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out);
/* (N, C, output_size): the largest element of the windows of nnc_adaptive_avg_pool1d. indices
 * (NULL: not wanted) as for nnc_max_pool1d. */
NNC_CHECKED nnc_error *nnc_adaptive_max_pool1d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out, nnc_tensor **indices);
/* The same over (H, W). */
NNC_CHECKED nnc_error *nnc_adaptive_max_pool2d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out, nnc_tensor **indices);
/* The same over (D, H, W). */
NNC_CHECKED nnc_error *nnc_adaptive_max_pool3d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out, nnc_tensor **indices);
/* nnc_adaptive_max_pool1d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_adaptive_max_pool1d_with_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                            const int64_t *output_size,
                                                            int64_t n_output_size, nnc_tensor **out,
                                                            nnc_tensor **indices);
/* nnc_adaptive_max_pool2d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_adaptive_max_pool2d_with_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                            const int64_t *output_size,
                                                            int64_t n_output_size, nnc_tensor **out,
                                                            nnc_tensor **indices);
/* nnc_adaptive_max_pool3d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_adaptive_max_pool3d_with_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                            const int64_t *output_size,
                                                            int64_t n_output_size, nnc_tensor **out,
                                                            nnc_tensor **indices);
/* (N, C, output_size) of (N, C, H, W), or both without N: the largest element of output_size
 * windows of kernel_size, NaN counting as that. output_size may be NULL: then it is the sizes of
 * input times output_ratio, of one number for each dimension, rounded down. Where the windows of a
 * channel begin a sample u of it says: with a = (L - kernel_size) / (output_size - 1), window i at
 * (i + u) a less u a, both rounded down, and the last one at L - kernel_size. random_samples (N, C,
 * 2), of input's type, has u along W and H; NULL: drawn as nnc_rand draws, in PyTorch's order.
 * indices as for nnc_max_pool2d. Floating point. After Graham, Fractional Max-Pooling, 2014.
 * NNC_E_SHAPE: windows that do not fit, samples of other sizes; NNC_E_INVALID: neither list. */
NNC_CHECKED nnc_error *nnc_fractional_max_pool2d(nnc_ctx *ctx, nnc_tensor *input,
                                                 const int64_t *kernel_size, int64_t n_kernel_size,
                                                 const int64_t *output_size, int64_t n_output_size,
                                                 const double *output_ratio, int64_t n_output_ratio,
                                                 nnc_tensor *random_samples, nnc_tensor **out,
                                                 nnc_tensor **indices);
/* The same over (D, H, W), with samples (N, C, 3) along D, H and W. */
NNC_CHECKED nnc_error *nnc_fractional_max_pool3d(nnc_ctx *ctx, nnc_tensor *input,
                                                 const int64_t *kernel_size, int64_t n_kernel_size,
                                                 const int64_t *output_size, int64_t n_output_size,
                                                 const double *output_ratio, int64_t n_output_ratio,
                                                 nnc_tensor *random_samples, nnc_tensor **out,
                                                 nnc_tensor **indices);
/* nnc_fractional_max_pool2d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_fractional_max_pool2d_with_indices(
    nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size, int64_t n_kernel_size,
    const int64_t *output_size, int64_t n_output_size, const double *output_ratio,
    int64_t n_output_ratio, nnc_tensor *random_samples, nnc_tensor **out, nnc_tensor **indices);
/* nnc_fractional_max_pool3d of which both results are wanted. */
NNC_CHECKED nnc_error *nnc_fractional_max_pool3d_with_indices(
    nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size, int64_t n_kernel_size,
    const int64_t *output_size, int64_t n_output_size, const double *output_ratio,
    int64_t n_output_ratio, nnc_tensor *random_samples, nnc_tensor **out, nnc_tensor **indices);
/* (sum of x^norm_type)^(1 / norm_type) over each window (torch: stride kernel_size, ceil_mode
 * 0); with norm_type INFINITY or -INFINITY the largest or the least |x|. NNC_E_INVALID: norm_type
 * 0. */
NNC_CHECKED nnc_error *nnc_lp_pool1d(nnc_ctx *ctx, nnc_tensor *input, double norm_type,
                                     const int64_t *kernel_size, int64_t n_kernel_size,
                                     const int64_t *stride, int64_t n_stride, int32_t ceil_mode,
                                     nnc_tensor **out);
/* The same over (H, W). */
NNC_CHECKED nnc_error *nnc_lp_pool2d(nnc_ctx *ctx, nnc_tensor *input, double norm_type,
                                     const int64_t *kernel_size, int64_t n_kernel_size,
                                     const int64_t *stride, int64_t n_stride, int32_t ceil_mode,
                                     nnc_tensor **out);
/* The same over (D, H, W). */
NNC_CHECKED nnc_error *nnc_lp_pool3d(nnc_ctx *ctx, nnc_tensor *input, double norm_type,
                                     const int64_t *kernel_size, int64_t n_kernel_size,
                                     const int64_t *stride, int64_t n_stride, int32_t ceil_mode,
                                     nnc_tensor **out);

/* ---- normalization ----
 * The result has the sizes and the type of input, which is floating point. weight and bias may be
 * NULL: 1 and 0. Means and variances are those of the elements that belong together, the variance
 * divided by their number. */

/* input (N, C, ...): each channel minus its mean, over sqrt(variance + eps), times weight (C), plus
 * bias (C) (torch: training 0, momentum 0.1, eps 1e-5). With training not 0 by the statistics of
 * the batch, and running_mean and running_var (C), unless NULL, become (1 - momentum) * themselves
 * + momentum * these (the variance divided by n - 1); else by the running ones. NNC_E_INVALID: one
 * value per channel in training. NNC_E_DTYPE, here and below: not all of input's type, nor, beside
 * 16-bit floats, all of float32. */
NNC_CHECKED nnc_error *nnc_batch_norm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *running_mean,
                                      nnc_tensor *running_var, nnc_tensor *weight, nnc_tensor *bias,
                                      int32_t training, double momentum, double eps,
                                      nnc_tensor **out);
/* The same over the last dimensions, whose sizes are normalized_shape (torch: eps 1e-5); weight and
 * bias have that shape. NNC_E_SHAPE: other sizes. */
NNC_CHECKED nnc_error *nnc_layer_norm(nnc_ctx *ctx, nnc_tensor *input,
                                      const int64_t *normalized_shape, int64_t n_normalized_shape,
                                      nnc_tensor *weight, nnc_tensor *bias, double eps,
                                      nnc_tensor **out);
/* The same over each of num_groups groups of channels of each sample of input (N, C, ...) (torch:
 * eps 1e-5); weight and bias are (C). NNC_E_INVALID: groups that do not divide C, or that hold a
 * single value each. */
NNC_CHECKED nnc_error *nnc_group_norm(nnc_ctx *ctx, nnc_tensor *input, int64_t num_groups,
                                      nnc_tensor *weight, nnc_tensor *bias, double eps,
                                      nnc_tensor **out);
/* The same over each channel of each sample of input (N, C, ...) (torch: use_input_stats 1,
 * momentum 0.1, eps 1e-5). With use_input_stats 0 by the running statistics, else these move as for
 * nnc_batch_norm. Types as there, but running statistics may have another type. */
NNC_CHECKED nnc_error *nnc_instance_norm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *running_mean,
                                         nnc_tensor *running_var, nnc_tensor *weight,
                                         nnc_tensor *bias, int32_t use_input_stats, double momentum,
                                         double eps, nnc_tensor **out);
/* input / sqrt(mean of input^2 + eps) over the last dimensions, times weight of any type; eps NULL
 * is the distance from 1 to the next value of input's type, of float32 beside 16-bit floats. */
NNC_CHECKED nnc_error *nnc_rms_norm(nnc_ctx *ctx, nnc_tensor *input,
                                    const int64_t *normalized_shape, int64_t n_normalized_shape,
                                    nnc_tensor *weight, const double *eps, nnc_tensor **out);
/* input / (k + alpha * the mean of the squares of the size channels around, zeros beyond the
 * ends)^beta for input (N, C, ...) (torch: alpha 1e-4, beta 0.75, k 1). */
NNC_CHECKED nnc_error *nnc_local_response_norm(nnc_ctx *ctx, nnc_tensor *input, int64_t size,
                                               double alpha, double beta, double k,
                                               nnc_tensor **out);
/* input / max(nnc_norm of p along dim, eps) (torch: p 2, dim 1, eps 1e-12). */
NNC_CHECKED nnc_error *nnc_normalize(nnc_ctx *ctx, nnc_tensor *input, double p, int64_t dim,
                                     double eps, nnc_tensor **out);

NNC_END

#endif
