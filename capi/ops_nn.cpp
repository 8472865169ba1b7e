// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_nn.h"

#include "capi/guard.h"
#include "capi/reals.h"
#include "ops/conv.h"
#include "ops/fractional_max_pool.h"
#include "ops/norm.h"
#include "ops/pool.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

Tensor conv(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias, Sizes stride,
            const int64_t* padding, int64_t n_padding, Sizes dilation, int64_t groups) {
  if (n_padding == NNC_PADDING_SAME) {
    return ops::conv_same(rank, x, weight, bias, stride, dilation, groups);
  }
  return ops::conv(rank, x, weight, bias, stride, LIST(padding), dilation, groups);
}

// Where the results of a pooling go: the indices need not be wanted, or must be.
Outs<2> to(nnc_tensor** out, nnc_tensor** indices) {
  return outs(OUT(out), maybe(OUT(indices)));
}
Outs<2> to_both(nnc_tensor** out, nnc_tensor** indices) {
  return outs(OUT(out), OUT(indices));
}

// The indices are undefined unless they are wanted.
std::pair<Tensor, Tensor> max_pool(int64_t rank, bool with_indices, const Tensor& x, Sizes kernel,
                                   Sizes stride, Sizes padding, Sizes dilation, bool ceil_mode) {
  Tensor places;
  Tensor y = ops::max_pool(rank, x, kernel, stride, padding, dilation, ceil_mode,
                           with_indices ? &places : nullptr);
  return {std::move(y), std::move(places)};
}
std::pair<Tensor, Tensor> adaptive_max_pool(int64_t rank, bool with_indices, const Tensor& x,
                                            Sizes output_size) {
  Tensor places;
  Tensor y = ops::adaptive_max_pool(rank, x, output_size, with_indices ? &places : nullptr);
  return {std::move(y), std::move(places)};
}

std::pair<Tensor, Tensor> fractional_max_pool(int64_t rank, bool with_indices, const Tensor& x,
                                              const ops::FractionalArguments& a) {
  Tensor places;
  Tensor y = ops::fractional_max_pool(rank, x, a, with_indices ? &places : nullptr);
  return {std::move(y), std::move(places)};
}

}  // namespace

nnc_error* nnc_conv1d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      const int64_t* stride, int64_t n_stride, const int64_t* padding,
                      int64_t n_padding, const int64_t* dilation, int64_t n_dilation,
                      int64_t groups, nnc_tensor** out) {
  return PUT(out, conv(1, ARG(input), ARG(weight), OPT(bias), LIST(stride), padding, n_padding,
                       LIST(dilation), groups));
}

nnc_error* nnc_conv2d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      const int64_t* stride, int64_t n_stride, const int64_t* padding,
                      int64_t n_padding, const int64_t* dilation, int64_t n_dilation,
                      int64_t groups, nnc_tensor** out) {
  return PUT(out, conv(2, ARG(input), ARG(weight), OPT(bias), LIST(stride), padding, n_padding,
                       LIST(dilation), groups));
}

nnc_error* nnc_conv3d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      const int64_t* stride, int64_t n_stride, const int64_t* padding,
                      int64_t n_padding, const int64_t* dilation, int64_t n_dilation,
                      int64_t groups, nnc_tensor** out) {
  return PUT(out, conv(3, ARG(input), ARG(weight), OPT(bias), LIST(stride), padding, n_padding,
                       LIST(dilation), groups));
}

nnc_error* nnc_conv_transpose1d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                                nnc_tensor* bias, const int64_t* stride, int64_t n_stride,
                                const int64_t* padding, int64_t n_padding,
                                const int64_t* output_padding, int64_t n_output_padding,
                                int64_t groups, const int64_t* dilation, int64_t n_dilation,
                                nnc_tensor** out) {
  return PUT(out, ops::conv_transpose(1, ARG(input), ARG(weight), OPT(bias), LIST(stride),
                                      LIST(padding), LIST(output_padding), groups, LIST(dilation)));
}

nnc_error* nnc_conv_transpose2d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                                nnc_tensor* bias, const int64_t* stride, int64_t n_stride,
                                const int64_t* padding, int64_t n_padding,
                                const int64_t* output_padding, int64_t n_output_padding,
                                int64_t groups, const int64_t* dilation, int64_t n_dilation,
                                nnc_tensor** out) {
  return PUT(out, ops::conv_transpose(2, ARG(input), ARG(weight), OPT(bias), LIST(stride),
                                      LIST(padding), LIST(output_padding), groups, LIST(dilation)));
}

nnc_error* nnc_conv_transpose3d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                                nnc_tensor* bias, const int64_t* stride, int64_t n_stride,
                                const int64_t* padding, int64_t n_padding,
                                const int64_t* output_padding, int64_t n_output_padding,
                                int64_t groups, const int64_t* dilation, int64_t n_dilation,
                                nnc_tensor** out) {
  return PUT(out, ops::conv_transpose(3, ARG(input), ARG(weight), OPT(bias), LIST(stride),
                                      LIST(padding), LIST(output_padding), groups, LIST(dilation)));
}

nnc_error* nnc_max_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, const int64_t* dilation,
                          int64_t n_dilation, int32_t ceil_mode, nnc_tensor** out,
                          nnc_tensor** indices) {
  return PUT(to(out, indices), max_pool(1, indices, ARG(input), LIST(kernel_size), LIST(stride),
                                        LIST(padding), LIST(dilation), ceil_mode));
}

nnc_error* nnc_max_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, const int64_t* dilation,
                          int64_t n_dilation, int32_t ceil_mode, nnc_tensor** out,
                          nnc_tensor** indices) {
  return PUT(to(out, indices), max_pool(2, indices, ARG(input), LIST(kernel_size), LIST(stride),
                                        LIST(padding), LIST(dilation), ceil_mode));
}

nnc_error* nnc_max_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, const int64_t* dilation,
                          int64_t n_dilation, int32_t ceil_mode, nnc_tensor** out,
                          nnc_tensor** indices) {
  return PUT(to(out, indices), max_pool(3, indices, ARG(input), LIST(kernel_size), LIST(stride),
                                        LIST(padding), LIST(dilation), ceil_mode));
}

nnc_error* nnc_max_pool1d_with_indices(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                                       int64_t n_kernel_size, const int64_t* stride,
                                       int64_t n_stride, const int64_t* padding, int64_t n_padding,
                                       const int64_t* dilation, int64_t n_dilation,
                                       int32_t ceil_mode, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices), max_pool(1, true, ARG(input), LIST(kernel_size), LIST(stride),
                                             LIST(padding), LIST(dilation), ceil_mode));
}

nnc_error* nnc_max_pool2d_with_indices(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                                       int64_t n_kernel_size, const int64_t* stride,
                                       int64_t n_stride, const int64_t* padding, int64_t n_padding,
                                       const int64_t* dilation, int64_t n_dilation,
                                       int32_t ceil_mode, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices), max_pool(2, true, ARG(input), LIST(kernel_size), LIST(stride),
                                             LIST(padding), LIST(dilation), ceil_mode));
}

nnc_error* nnc_max_pool3d_with_indices(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                                       int64_t n_kernel_size, const int64_t* stride,
                                       int64_t n_stride, const int64_t* padding, int64_t n_padding,
                                       const int64_t* dilation, int64_t n_dilation,
                                       int32_t ceil_mode, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices), max_pool(3, true, ARG(input), LIST(kernel_size), LIST(stride),
                                             LIST(padding), LIST(dilation), ceil_mode));
}

nnc_error* nnc_max_unpool1d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                            const int64_t* kernel_size, int64_t n_kernel_size,
                            const int64_t* stride, int64_t n_stride, const int64_t* padding,
                            int64_t n_padding, const int64_t* output_size, int64_t n_output_size,
                            nnc_tensor** out) {
  return PUT(out, ops::max_unpool(1, ARG(input), ARG(indices), LIST(kernel_size), LIST(stride),
                                  LIST(padding), LIST(output_size)));
}

nnc_error* nnc_max_unpool2d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                            const int64_t* kernel_size, int64_t n_kernel_size,
                            const int64_t* stride, int64_t n_stride, const int64_t* padding,
                            int64_t n_padding, const int64_t* output_size, int64_t n_output_size,
                            nnc_tensor** out) {
  return PUT(out, ops::max_unpool(2, ARG(input), ARG(indices), LIST(kernel_size), LIST(stride),
                                  LIST(padding), LIST(output_size)));
}

nnc_error* nnc_max_unpool3d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                            const int64_t* kernel_size, int64_t n_kernel_size,
                            const int64_t* stride, int64_t n_stride, const int64_t* padding,
                            int64_t n_padding, const int64_t* output_size, int64_t n_output_size,
                            nnc_tensor** out) {
  return PUT(out, ops::max_unpool(3, ARG(input), ARG(indices), LIST(kernel_size), LIST(stride),
                                  LIST(padding), LIST(output_size)));
}

nnc_error* nnc_avg_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, int32_t ceil_mode,
                          int32_t count_include_pad, nnc_tensor** out) {
  return PUT(out, ops::avg_pool(1, ARG(input), LIST(kernel_size), LIST(stride), LIST(padding),
                                ceil_mode, count_include_pad));
}

nnc_error* nnc_avg_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, int32_t ceil_mode,
                          int32_t count_include_pad, const int64_t* divisor_override,
                          nnc_tensor** out) {
  return PUT(out, ops::avg_pool(2, ARG(input), LIST(kernel_size), LIST(stride), LIST(padding),
                                ceil_mode, count_include_pad, divisor_override));
}

nnc_error* nnc_avg_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, int32_t ceil_mode,
                          int32_t count_include_pad, const int64_t* divisor_override,
                          nnc_tensor** out) {
  return PUT(out, ops::avg_pool(3, ARG(input), LIST(kernel_size), LIST(stride), LIST(padding),
                                ceil_mode, count_include_pad, divisor_override));
}

nnc_error* nnc_adaptive_avg_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out) {
  return PUT(out, ops::adaptive_avg_pool(1, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_avg_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out) {
  return PUT(out, ops::adaptive_avg_pool(2, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_avg_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out) {
  return PUT(out, ops::adaptive_avg_pool(3, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_max_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to(out, indices), adaptive_max_pool(1, indices, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_max_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to(out, indices), adaptive_max_pool(2, indices, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_max_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to(out, indices), adaptive_max_pool(3, indices, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_max_pool1d_with_indices(nnc_ctx* ctx, nnc_tensor* input,
                                                const int64_t* output_size, int64_t n_output_size,
                                                nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices), adaptive_max_pool(1, true, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_max_pool2d_with_indices(nnc_ctx* ctx, nnc_tensor* input,
                                                const int64_t* output_size, int64_t n_output_size,
                                                nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices), adaptive_max_pool(2, true, ARG(input), LIST(output_size)));
}

nnc_error* nnc_adaptive_max_pool3d_with_indices(nnc_ctx* ctx, nnc_tensor* input,
                                                const int64_t* output_size, int64_t n_output_size,
                                                nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices), adaptive_max_pool(3, true, ARG(input), LIST(output_size)));
}

nnc_error* nnc_fractional_max_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                                     int64_t n_kernel_size, const int64_t* output_size,
                                     int64_t n_output_size, const double* output_ratio,
                                     int64_t n_output_ratio, nnc_tensor* random_samples,
                                     nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to(out, indices), fractional_max_pool(2, indices, ARG(input),
                                                   {LIST(kernel_size), LIST(output_size),
                                                    REALS(output_ratio), OPT(random_samples)}));
}

nnc_error* nnc_fractional_max_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                                     int64_t n_kernel_size, const int64_t* output_size,
                                     int64_t n_output_size, const double* output_ratio,
                                     int64_t n_output_ratio, nnc_tensor* random_samples,
                                     nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to(out, indices), fractional_max_pool(3, indices, ARG(input),
                                                   {LIST(kernel_size), LIST(output_size),
                                                    REALS(output_ratio), OPT(random_samples)}));
}

nnc_error* nnc_fractional_max_pool2d_with_indices(
    nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size, int64_t n_kernel_size,
    const int64_t* output_size, int64_t n_output_size, const double* output_ratio,
    int64_t n_output_ratio, nnc_tensor* random_samples, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices),
             fractional_max_pool(
                 2, true, ARG(input),
                 {LIST(kernel_size), LIST(output_size), REALS(output_ratio), OPT(random_samples)}));
}

nnc_error* nnc_fractional_max_pool3d_with_indices(
    nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size, int64_t n_kernel_size,
    const int64_t* output_size, int64_t n_output_size, const double* output_ratio,
    int64_t n_output_ratio, nnc_tensor* random_samples, nnc_tensor** out, nnc_tensor** indices) {
  return PUT(to_both(out, indices),
             fractional_max_pool(
                 3, true, ARG(input),
                 {LIST(kernel_size), LIST(output_size), REALS(output_ratio), OPT(random_samples)}));
}

nnc_error* nnc_lp_pool1d(nnc_ctx* ctx, nnc_tensor* input, double norm_type,
                         const int64_t* kernel_size, int64_t n_kernel_size, const int64_t* stride,
                         int64_t n_stride, int32_t ceil_mode, nnc_tensor** out) {
  return PUT(out,
             ops::lp_pool(1, ARG(input), norm_type, LIST(kernel_size), LIST(stride), ceil_mode));
}

nnc_error* nnc_lp_pool2d(nnc_ctx* ctx, nnc_tensor* input, double norm_type,
                         const int64_t* kernel_size, int64_t n_kernel_size, const int64_t* stride,
                         int64_t n_stride, int32_t ceil_mode, nnc_tensor** out) {
  return PUT(out,
             ops::lp_pool(2, ARG(input), norm_type, LIST(kernel_size), LIST(stride), ceil_mode));
}

nnc_error* nnc_lp_pool3d(nnc_ctx* ctx, nnc_tensor* input, double norm_type,
                         const int64_t* kernel_size, int64_t n_kernel_size, const int64_t* stride,
                         int64_t n_stride, int32_t ceil_mode, nnc_tensor** out) {
  return PUT(out,
             ops::lp_pool(3, ARG(input), norm_type, LIST(kernel_size), LIST(stride), ceil_mode));
}

nnc_error* nnc_batch_norm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* running_mean,
                          nnc_tensor* running_var, nnc_tensor* weight, nnc_tensor* bias,
                          int32_t training, double momentum, double eps, nnc_tensor** out) {
  return PUT(out, ops::batch_norm(ARG(input), OPT(running_mean), OPT(running_var), OPT(weight),
                                  OPT(bias), training, momentum, eps));
}

nnc_error* nnc_layer_norm(nnc_ctx* ctx, nnc_tensor* input, const int64_t* normalized_shape,
                          int64_t n_normalized_shape, nnc_tensor* weight, nnc_tensor* bias,
                          double eps, nnc_tensor** out) {
  return PUT(out, ops::layer_norm(ARG(input), LIST(normalized_shape), OPT(weight), OPT(bias), eps));
}

nnc_error* nnc_group_norm(nnc_ctx* ctx, nnc_tensor* input, int64_t num_groups, nnc_tensor* weight,
                          nnc_tensor* bias, double eps, nnc_tensor** out) {
  return PUT(out, ops::group_norm(ARG(input), num_groups, OPT(weight), OPT(bias), eps));
}

nnc_error* nnc_instance_norm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* running_mean,
                             nnc_tensor* running_var, nnc_tensor* weight, nnc_tensor* bias,
                             int32_t use_input_stats, double momentum, double eps,
                             nnc_tensor** out) {
  return PUT(out, ops::instance_norm(ARG(input), OPT(running_mean), OPT(running_var), OPT(weight),
                                     OPT(bias), use_input_stats, momentum, eps));
}

nnc_error* nnc_rms_norm(nnc_ctx* ctx, nnc_tensor* input, const int64_t* normalized_shape,
                        int64_t n_normalized_shape, nnc_tensor* weight, const double* eps,
                        nnc_tensor** out) {
  return PUT(out, ops::rms_norm(ARG(input), LIST(normalized_shape), OPT(weight), eps));
}

nnc_error* nnc_local_response_norm(nnc_ctx* ctx, nnc_tensor* input, int64_t size, double alpha,
                                   double beta, double k, nnc_tensor** out) {
  return PUT(out, ops::local_response_norm(ARG(input), size, alpha, beta, k));
}

nnc_error* nnc_normalize(nnc_ctx* ctx, nnc_tensor* input, double p, int64_t dim, double eps,
                         nnc_tensor** out) {
  return PUT(out, ops::normalize(ARG(input), p, dim, eps));
}
