// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_nn.h"

#include "capi/guard.h"
#include "ops/conv.h"
#include "ops/norm.h"
#include "ops/pool.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

// NULL is the default, an empty list.
Sizes list(const Call& c, const int64_t* p, int64_t n, const char* argument) {
  return c.sizes(p, p ? n : 0, argument);
}

Tensor convolution(const Call& c, int64_t rank, nnc_tensor* input, nnc_tensor* weight,
                   nnc_tensor* bias, Sizes stride, const int64_t* padding, int64_t n_padding,
                   Sizes dilation, int64_t groups) {
  const Tensor x = c.tensor(input, "input"), w = c.tensor(weight, "weight");
  const Tensor b = c.optional(bias, "bias");
  if (n_padding == NNC_PADDING_SAME) return ops::conv_same(rank, x, w, b, stride, dilation, groups);
  return ops::conv(rank, x, w, b, stride, list(c, padding, n_padding, "padding"), dilation, groups);
}

// Both handles, or neither.
void put_both(const Call& c, nnc_tensor** out, const Tensor& y, nnc_tensor** indices,
              const Tensor& places) {
  nnc_tensor* first = nullptr;
  c.put(&first, y);
  if (indices) {
    try {
      c.put(indices, places);
    } catch (...) {
      release_handle(first);
      throw;
    }
  }
  *out = first;
}

}  // namespace

nnc_error* nnc_conv1d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      const int64_t* stride, int64_t n_stride, const int64_t* padding,
                      int64_t n_padding, const int64_t* dilation, int64_t n_dilation,
                      int64_t groups, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, convolution(c, 1, input, weight, bias, list(c, stride, n_stride, "stride"), padding,
                           n_padding, list(c, dilation, n_dilation, "dilation"), groups));
  });
}

nnc_error* nnc_conv2d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      const int64_t* stride, int64_t n_stride, const int64_t* padding,
                      int64_t n_padding, const int64_t* dilation, int64_t n_dilation,
                      int64_t groups, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, convolution(c, 2, input, weight, bias, list(c, stride, n_stride, "stride"), padding,
                           n_padding, list(c, dilation, n_dilation, "dilation"), groups));
  });
}

nnc_error* nnc_conv3d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor* bias,
                      const int64_t* stride, int64_t n_stride, const int64_t* padding,
                      int64_t n_padding, const int64_t* dilation, int64_t n_dilation,
                      int64_t groups, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, convolution(c, 3, input, weight, bias, list(c, stride, n_stride, "stride"), padding,
                           n_padding, list(c, dilation, n_dilation, "dilation"), groups));
  });
}

nnc_error* nnc_conv_transpose1d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                                nnc_tensor* bias, const int64_t* stride, int64_t n_stride,
                                const int64_t* padding, int64_t n_padding,
                                const int64_t* output_padding, int64_t n_output_padding,
                                int64_t groups, const int64_t* dilation, int64_t n_dilation,
                                nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::conv_transpose(1, c.tensor(input, "input"), c.tensor(weight, "weight"),
                                   c.optional(bias, "bias"), list(c, stride, n_stride, "stride"),
                                   list(c, padding, n_padding, "padding"),
                                   list(c, output_padding, n_output_padding, "output_padding"),
                                   groups, list(c, dilation, n_dilation, "dilation")));
  });
}

nnc_error* nnc_conv_transpose2d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                                nnc_tensor* bias, const int64_t* stride, int64_t n_stride,
                                const int64_t* padding, int64_t n_padding,
                                const int64_t* output_padding, int64_t n_output_padding,
                                int64_t groups, const int64_t* dilation, int64_t n_dilation,
                                nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::conv_transpose(2, c.tensor(input, "input"), c.tensor(weight, "weight"),
                                   c.optional(bias, "bias"), list(c, stride, n_stride, "stride"),
                                   list(c, padding, n_padding, "padding"),
                                   list(c, output_padding, n_output_padding, "output_padding"),
                                   groups, list(c, dilation, n_dilation, "dilation")));
  });
}

nnc_error* nnc_conv_transpose3d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                                nnc_tensor* bias, const int64_t* stride, int64_t n_stride,
                                const int64_t* padding, int64_t n_padding,
                                const int64_t* output_padding, int64_t n_output_padding,
                                int64_t groups, const int64_t* dilation, int64_t n_dilation,
                                nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::conv_transpose(3, c.tensor(input, "input"), c.tensor(weight, "weight"),
                                   c.optional(bias, "bias"), list(c, stride, n_stride, "stride"),
                                   list(c, padding, n_padding, "padding"),
                                   list(c, output_padding, n_output_padding, "output_padding"),
                                   groups, list(c, dilation, n_dilation, "dilation")));
  });
}

nnc_error* nnc_max_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, const int64_t* dilation,
                          int64_t n_dilation, int32_t ceil_mode, nnc_tensor** out,
                          nnc_tensor** indices) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Tensor places;
    const Tensor y = ops::max_pool(
        1, c.tensor(input, "input"), list(c, kernel_size, n_kernel_size, "kernel_size"),
        list(c, stride, n_stride, "stride"), list(c, padding, n_padding, "padding"),
        list(c, dilation, n_dilation, "dilation"), ceil_mode != 0, indices ? &places : nullptr);
    put_both(c, out, y, indices, places);
  });
}

nnc_error* nnc_max_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, const int64_t* dilation,
                          int64_t n_dilation, int32_t ceil_mode, nnc_tensor** out,
                          nnc_tensor** indices) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Tensor places;
    const Tensor y = ops::max_pool(
        2, c.tensor(input, "input"), list(c, kernel_size, n_kernel_size, "kernel_size"),
        list(c, stride, n_stride, "stride"), list(c, padding, n_padding, "padding"),
        list(c, dilation, n_dilation, "dilation"), ceil_mode != 0, indices ? &places : nullptr);
    put_both(c, out, y, indices, places);
  });
}

nnc_error* nnc_max_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, const int64_t* dilation,
                          int64_t n_dilation, int32_t ceil_mode, nnc_tensor** out,
                          nnc_tensor** indices) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Tensor places;
    const Tensor y = ops::max_pool(
        3, c.tensor(input, "input"), list(c, kernel_size, n_kernel_size, "kernel_size"),
        list(c, stride, n_stride, "stride"), list(c, padding, n_padding, "padding"),
        list(c, dilation, n_dilation, "dilation"), ceil_mode != 0, indices ? &places : nullptr);
    put_both(c, out, y, indices, places);
  });
}

nnc_error* nnc_max_unpool1d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                            const int64_t* kernel_size, int64_t n_kernel_size,
                            const int64_t* stride, int64_t n_stride, const int64_t* padding,
                            int64_t n_padding, const int64_t* output_size, int64_t n_output_size,
                            nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::max_unpool(1, c.tensor(input, "input"), c.tensor(indices, "indices"),
                               list(c, kernel_size, n_kernel_size, "kernel_size"),
                               list(c, stride, n_stride, "stride"),
                               list(c, padding, n_padding, "padding"),
                               list(c, output_size, n_output_size, "output_size")));
  });
}

nnc_error* nnc_max_unpool2d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                            const int64_t* kernel_size, int64_t n_kernel_size,
                            const int64_t* stride, int64_t n_stride, const int64_t* padding,
                            int64_t n_padding, const int64_t* output_size, int64_t n_output_size,
                            nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::max_unpool(2, c.tensor(input, "input"), c.tensor(indices, "indices"),
                               list(c, kernel_size, n_kernel_size, "kernel_size"),
                               list(c, stride, n_stride, "stride"),
                               list(c, padding, n_padding, "padding"),
                               list(c, output_size, n_output_size, "output_size")));
  });
}

nnc_error* nnc_max_unpool3d(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                            const int64_t* kernel_size, int64_t n_kernel_size,
                            const int64_t* stride, int64_t n_stride, const int64_t* padding,
                            int64_t n_padding, const int64_t* output_size, int64_t n_output_size,
                            nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::max_unpool(3, c.tensor(input, "input"), c.tensor(indices, "indices"),
                               list(c, kernel_size, n_kernel_size, "kernel_size"),
                               list(c, stride, n_stride, "stride"),
                               list(c, padding, n_padding, "padding"),
                               list(c, output_size, n_output_size, "output_size")));
  });
}

nnc_error* nnc_avg_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, int32_t ceil_mode,
                          int32_t count_include_pad, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::avg_pool(
                   1, c.tensor(input, "input"), list(c, kernel_size, n_kernel_size, "kernel_size"),
                   list(c, stride, n_stride, "stride"), list(c, padding, n_padding, "padding"),
                   ceil_mode != 0, count_include_pad != 0));
  });
}

nnc_error* nnc_avg_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, int32_t ceil_mode,
                          int32_t count_include_pad, const int64_t* divisor_override,
                          nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::avg_pool(
                   2, c.tensor(input, "input"), list(c, kernel_size, n_kernel_size, "kernel_size"),
                   list(c, stride, n_stride, "stride"), list(c, padding, n_padding, "padding"),
                   ceil_mode != 0, count_include_pad != 0, divisor_override));
  });
}

nnc_error* nnc_avg_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                          int64_t n_kernel_size, const int64_t* stride, int64_t n_stride,
                          const int64_t* padding, int64_t n_padding, int32_t ceil_mode,
                          int32_t count_include_pad, const int64_t* divisor_override,
                          nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::avg_pool(
                   3, c.tensor(input, "input"), list(c, kernel_size, n_kernel_size, "kernel_size"),
                   list(c, stride, n_stride, "stride"), list(c, padding, n_padding, "padding"),
                   ceil_mode != 0, count_include_pad != 0, divisor_override));
  });
}

nnc_error* nnc_adaptive_avg_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::adaptive_avg_pool(1, c.tensor(input, "input"),
                                      list(c, output_size, n_output_size, "output_size")));
  });
}

nnc_error* nnc_adaptive_avg_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::adaptive_avg_pool(2, c.tensor(input, "input"),
                                      list(c, output_size, n_output_size, "output_size")));
  });
}

nnc_error* nnc_adaptive_avg_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::adaptive_avg_pool(3, c.tensor(input, "input"),
                                      list(c, output_size, n_output_size, "output_size")));
  });
}

nnc_error* nnc_adaptive_max_pool1d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out, nnc_tensor** indices) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Tensor places;
    const Tensor y = ops::adaptive_max_pool(1, c.tensor(input, "input"),
                                            list(c, output_size, n_output_size, "output_size"),
                                            indices ? &places : nullptr);
    put_both(c, out, y, indices, places);
  });
}

nnc_error* nnc_adaptive_max_pool2d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out, nnc_tensor** indices) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Tensor places;
    const Tensor y = ops::adaptive_max_pool(2, c.tensor(input, "input"),
                                            list(c, output_size, n_output_size, "output_size"),
                                            indices ? &places : nullptr);
    put_both(c, out, y, indices, places);
  });
}

nnc_error* nnc_adaptive_max_pool3d(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                                   int64_t n_output_size, nnc_tensor** out, nnc_tensor** indices) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    Tensor places;
    const Tensor y = ops::adaptive_max_pool(3, c.tensor(input, "input"),
                                            list(c, output_size, n_output_size, "output_size"),
                                            indices ? &places : nullptr);
    put_both(c, out, y, indices, places);
  });
}

nnc_error* nnc_lp_pool1d(nnc_ctx* ctx, nnc_tensor* input, double norm_type,
                         const int64_t* kernel_size, int64_t n_kernel_size, const int64_t* stride,
                         int64_t n_stride, int32_t ceil_mode, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::lp_pool(1, c.tensor(input, "input"), norm_type,
                            list(c, kernel_size, n_kernel_size, "kernel_size"),
                            list(c, stride, n_stride, "stride"), ceil_mode != 0));
  });
}

nnc_error* nnc_lp_pool2d(nnc_ctx* ctx, nnc_tensor* input, double norm_type,
                         const int64_t* kernel_size, int64_t n_kernel_size, const int64_t* stride,
                         int64_t n_stride, int32_t ceil_mode, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::lp_pool(2, c.tensor(input, "input"), norm_type,
                            list(c, kernel_size, n_kernel_size, "kernel_size"),
                            list(c, stride, n_stride, "stride"), ceil_mode != 0));
  });
}

nnc_error* nnc_lp_pool3d(nnc_ctx* ctx, nnc_tensor* input, double norm_type,
                         const int64_t* kernel_size, int64_t n_kernel_size, const int64_t* stride,
                         int64_t n_stride, int32_t ceil_mode, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::lp_pool(3, c.tensor(input, "input"), norm_type,
                            list(c, kernel_size, n_kernel_size, "kernel_size"),
                            list(c, stride, n_stride, "stride"), ceil_mode != 0));
  });
}

nnc_error* nnc_batch_norm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* running_mean,
                          nnc_tensor* running_var, nnc_tensor* weight, nnc_tensor* bias,
                          int32_t training, double momentum, double eps, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::batch_norm(c.tensor(input, "input"), c.optional(running_mean, "running_mean"),
                               c.optional(running_var, "running_var"), c.optional(weight, "weight"),
                               c.optional(bias, "bias"), training != 0, momentum, eps));
  });
}

nnc_error* nnc_layer_norm(nnc_ctx* ctx, nnc_tensor* input, const int64_t* normalized_shape,
                          int64_t n_normalized_shape, nnc_tensor* weight, nnc_tensor* bias,
                          double eps, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::layer_norm(c.tensor(input, "input"),
                               list(c, normalized_shape, n_normalized_shape, "normalized_shape"),
                               c.optional(weight, "weight"), c.optional(bias, "bias"), eps));
  });
}

nnc_error* nnc_group_norm(nnc_ctx* ctx, nnc_tensor* input, int64_t num_groups, nnc_tensor* weight,
                          nnc_tensor* bias, double eps, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::group_norm(c.tensor(input, "input"), num_groups, c.optional(weight, "weight"),
                               c.optional(bias, "bias"), eps));
  });
}

nnc_error* nnc_instance_norm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* running_mean,
                             nnc_tensor* running_var, nnc_tensor* weight, nnc_tensor* bias,
                             int32_t use_input_stats, double momentum, double eps,
                             nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::instance_norm(c.tensor(input, "input"), c.optional(running_mean, "running_mean"),
                             c.optional(running_var, "running_var"), c.optional(weight, "weight"),
                             c.optional(bias, "bias"), use_input_stats != 0, momentum, eps));
  });
}

nnc_error* nnc_rms_norm(nnc_ctx* ctx, nnc_tensor* input, const int64_t* normalized_shape,
                        int64_t n_normalized_shape, nnc_tensor* weight, const double* eps,
                        nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::rms_norm(c.tensor(input, "input"),
                             list(c, normalized_shape, n_normalized_shape, "normalized_shape"),
                             c.optional(weight, "weight"), eps));
  });
}

nnc_error* nnc_local_response_norm(nnc_ctx* ctx, nnc_tensor* input, int64_t size, double alpha,
                                   double beta, double k, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::local_response_norm(c.tensor(input, "input"), size, alpha, beta, k));
  });
}

nnc_error* nnc_normalize(nnc_ctx* ctx, nnc_tensor* input, double p, int64_t dim, double eps,
                         nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::normalize(c.tensor(input, "input"), p, dim, eps));
  });
}
