/* SPDX-License-Identifier: Apache-2.0 */
/* Convolution, pooling, normalization: torch.nn.functional.
 *
 * A list of sizes (stride, padding, ...) has one value per spatial dimension, or one for all of
 * them; NULL is torch's default. All differentiable. */
#ifndef NNC_OPS_NN_H
#define NNC_OPS_NN_H

#include <nnc/autograd.h>

NNC_BEGIN

/* As n_padding of a convolution. */
enum { NNC_PADDING_SAME = -1 };

/* ---- convolution ----
 * input (N, C_in, spatial) or (C_in, spatial), weight (C_out, C_in / groups, kernel), bias (C_out)
 * or NULL, all of one element type. NNC_PADDING_SAME as n_padding is torch's padding='same': the
 * output has the input's sizes (stride 1 only). torch's defaults for the last four: 1, 0, 1, 1. */
NNC_CHECKED nnc_error *nnc_conv1d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, const int64_t *stride, int64_t n_stride,
                                  const int64_t *padding, int64_t n_padding,
                                  const int64_t *dilation, int64_t n_dilation, int64_t groups,
                                  nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_conv2d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, const int64_t *stride, int64_t n_stride,
                                  const int64_t *padding, int64_t n_padding,
                                  const int64_t *dilation, int64_t n_dilation, int64_t groups,
                                  nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_conv3d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                  nnc_tensor *bias, const int64_t *stride, int64_t n_stride,
                                  const int64_t *padding, int64_t n_padding,
                                  const int64_t *dilation, int64_t n_dilation, int64_t groups,
                                  nnc_tensor **out);
/* The gradient of a convolution with respect to its input, as a layer: weight (C_in,
 * C_out / groups, kernel). output_padding enlarges the output at the end. */
NNC_CHECKED nnc_error *nnc_conv_transpose1d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                            nnc_tensor *bias, const int64_t *stride,
                                            int64_t n_stride, const int64_t *padding,
                                            int64_t n_padding, const int64_t *output_padding,
                                            int64_t n_output_padding, int64_t groups,
                                            const int64_t *dilation, int64_t n_dilation,
                                            nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_conv_transpose2d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                            nnc_tensor *bias, const int64_t *stride,
                                            int64_t n_stride, const int64_t *padding,
                                            int64_t n_padding, const int64_t *output_padding,
                                            int64_t n_output_padding, int64_t groups,
                                            const int64_t *dilation, int64_t n_dilation,
                                            nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_conv_transpose3d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                            nnc_tensor *bias, const int64_t *stride,
                                            int64_t n_stride, const int64_t *padding,
                                            int64_t n_padding, const int64_t *output_padding,
                                            int64_t n_output_padding, int64_t groups,
                                            const int64_t *dilation, int64_t n_dilation,
                                            nnc_tensor **out);
/* ---- pooling ----
 * input (N, C, spatial) or (C, spatial). stride NULL: kernel_size. */
/* The largest of each window; padding counts as minus infinity, NaN as the largest. indices (NULL
 * if not wanted) receives where each lies in its plane, int64. */
NNC_CHECKED nnc_error *nnc_max_pool1d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      const int64_t *dilation, int64_t n_dilation,
                                      int32_t ceil_mode, nnc_tensor **out, nnc_tensor **indices);
NNC_CHECKED nnc_error *nnc_max_pool2d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      const int64_t *dilation, int64_t n_dilation,
                                      int32_t ceil_mode, nnc_tensor **out, nnc_tensor **indices);
NNC_CHECKED nnc_error *nnc_max_pool3d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      const int64_t *dilation, int64_t n_dilation,
                                      int32_t ceil_mode, nnc_tensor **out, nnc_tensor **indices);
/* The inverse: zeros but for input at indices. output_size (NULL: computed) tells apart the sizes
 * that pool to the same. */
NNC_CHECKED nnc_error *nnc_max_unpool1d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                        const int64_t *kernel_size, int64_t n_kernel_size,
                                        const int64_t *stride, int64_t n_stride,
                                        const int64_t *padding, int64_t n_padding,
                                        const int64_t *output_size, int64_t n_output_size,
                                        nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_max_unpool2d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                        const int64_t *kernel_size, int64_t n_kernel_size,
                                        const int64_t *stride, int64_t n_stride,
                                        const int64_t *padding, int64_t n_padding,
                                        const int64_t *output_size, int64_t n_output_size,
                                        nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_max_unpool3d(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                        const int64_t *kernel_size, int64_t n_kernel_size,
                                        const int64_t *stride, int64_t n_stride,
                                        const int64_t *padding, int64_t n_padding,
                                        const int64_t *output_size, int64_t n_output_size,
                                        nnc_tensor **out);
/* The mean of each window. count_include_pad: the zeros of the padding count. */
NNC_CHECKED nnc_error *nnc_avg_pool1d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      int32_t ceil_mode, int32_t count_include_pad,
                                      nnc_tensor **out);
/* divisor_override (or NULL) replaces the number of elements. */
NNC_CHECKED nnc_error *nnc_avg_pool2d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      int32_t ceil_mode, int32_t count_include_pad,
                                      const int64_t *divisor_override, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_avg_pool3d(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                      int64_t n_kernel_size, const int64_t *stride,
                                      int64_t n_stride, const int64_t *padding, int64_t n_padding,
                                      int32_t ceil_mode, int32_t count_include_pad,
                                      const int64_t *divisor_override, nnc_tensor **out);
/* Windows that divide the input into output_size; -1 keeps an input size (torch's None). */
NNC_CHECKED nnc_error *nnc_adaptive_avg_pool1d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_adaptive_avg_pool2d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_adaptive_avg_pool3d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_adaptive_max_pool1d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out, nnc_tensor **indices);
NNC_CHECKED nnc_error *nnc_adaptive_max_pool2d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out, nnc_tensor **indices);
NNC_CHECKED nnc_error *nnc_adaptive_max_pool3d(nnc_ctx *ctx, nnc_tensor *input,
                                               const int64_t *output_size, int64_t n_output_size,
                                               nnc_tensor **out, nnc_tensor **indices);
/* The norm_type-norm of each window (the root of the sum of its elements to that power). */
NNC_CHECKED nnc_error *nnc_lp_pool1d(nnc_ctx *ctx, nnc_tensor *input, double norm_type,
                                     const int64_t *kernel_size, int64_t n_kernel_size,
                                     const int64_t *stride, int64_t n_stride, int32_t ceil_mode,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_lp_pool2d(nnc_ctx *ctx, nnc_tensor *input, double norm_type,
                                     const int64_t *kernel_size, int64_t n_kernel_size,
                                     const int64_t *stride, int64_t n_stride, int32_t ceil_mode,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_lp_pool3d(nnc_ctx *ctx, nnc_tensor *input, double norm_type,
                                     const int64_t *kernel_size, int64_t n_kernel_size,
                                     const int64_t *stride, int64_t n_stride, int32_t ceil_mode,
                                     nnc_tensor **out);
/* ---- normalization ----
 * weight and bias may be NULL. */
/* Each channel of input (N, C, ...) to mean 0 and variance 1, times weight plus bias, (C) each.
 * With training by the batch's statistics, towards which running_mean and running_var (or NULL)
 * move by momentum; else by the running ones. torch's defaults: 0, 0.1, 1e-5. */
NNC_CHECKED nnc_error *nnc_batch_norm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *running_mean,
                                      nnc_tensor *running_var, nnc_tensor *weight, nnc_tensor *bias,
                                      int32_t training, double momentum, double eps,
                                      nnc_tensor **out);
/* Over the last dimensions, whose sizes are normalized_shape; weight and bias have that shape. eps:
 * 1e-5. */
NNC_CHECKED nnc_error *nnc_layer_norm(nnc_ctx *ctx, nnc_tensor *input,
                                      const int64_t *normalized_shape, int64_t n_normalized_shape,
                                      nnc_tensor *weight, nnc_tensor *bias, double eps,
                                      nnc_tensor **out);
/* Over num_groups groups of the channels of each sample. eps: 1e-5. */
NNC_CHECKED nnc_error *nnc_group_norm(nnc_ctx *ctx, nnc_tensor *input, int64_t num_groups,
                                      nnc_tensor *weight, nnc_tensor *bias, double eps,
                                      nnc_tensor **out);
/* Each channel of each sample. Without use_input_stats by the running statistics. torch's defaults:
 * 1, 0.1, 1e-5. */
NNC_CHECKED nnc_error *nnc_instance_norm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *running_mean,
                                         nnc_tensor *running_var, nnc_tensor *weight,
                                         nnc_tensor *bias, int32_t use_input_stats, double momentum,
                                         double eps, nnc_tensor **out);
/* Divided by the root of the mean square over the last dimensions. eps NULL: the distance from 1 to
 * the next value of input's type. */
NNC_CHECKED nnc_error *nnc_rms_norm(nnc_ctx *ctx, nnc_tensor *input,
                                    const int64_t *normalized_shape, int64_t n_normalized_shape,
                                    nnc_tensor *weight, const double *eps, nnc_tensor **out);
/* Divided by (k + alpha * the mean square of the size channels around)^beta. torch's defaults:
 * 1e-4, 0.75, 1. */
NNC_CHECKED nnc_error *nnc_local_response_norm(nnc_ctx *ctx, nnc_tensor *input, int64_t size,
                                               double alpha, double beta, double k,
                                               nnc_tensor **out);
/* Divided by the p-norm along dim, at least eps. torch's defaults: 2, 1, 1e-12. */
NNC_CHECKED nnc_error *nnc_normalize(nnc_ctx *ctx, nnc_tensor *input, double p, int64_t dim,
                                     double eps, nnc_tensor **out);

NNC_END

#endif
