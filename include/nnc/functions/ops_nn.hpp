// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_nn.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_NN_HPP
#define NNC_FUNCTIONS_OPS_NN_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor conv1d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                     const Ints& stride = {1}, const Padding& padding = {0},
                     const Ints& dilation = {1}, Int groups = 1) {
  return Tensor::of(nnc_conv1d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    dilation.data(), detail::count(dilation), groups);
}
inline Tensor conv2d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                     const Ints& stride = {1}, const Padding& padding = {0},
                     const Ints& dilation = {1}, Int groups = 1) {
  return Tensor::of(nnc_conv2d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    dilation.data(), detail::count(dilation), groups);
}
inline Tensor conv3d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                     const Ints& stride = {1}, const Padding& padding = {0},
                     const Ints& dilation = {1}, Int groups = 1) {
  return Tensor::of(nnc_conv3d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    dilation.data(), detail::count(dilation), groups);
}
inline Tensor conv_transpose1d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                               const Ints& stride = {1}, const Ints& padding = {0},
                               const Ints& output_padding = {0}, Int groups = 1,
                               const Ints& dilation = {1}) {
  return Tensor::of(nnc_conv_transpose1d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    output_padding.data(), detail::count(output_padding), groups, dilation.data(),
                    detail::count(dilation));
}
inline Tensor conv_transpose2d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                               const Ints& stride = {1}, const Ints& padding = {0},
                               const Ints& output_padding = {0}, Int groups = 1,
                               const Ints& dilation = {1}) {
  return Tensor::of(nnc_conv_transpose2d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    output_padding.data(), detail::count(output_padding), groups, dilation.data(),
                    detail::count(dilation));
}
inline Tensor conv_transpose3d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                               const Ints& stride = {1}, const Ints& padding = {0},
                               const Ints& output_padding = {0}, Int groups = 1,
                               const Ints& dilation = {1}) {
  return Tensor::of(nnc_conv_transpose3d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    output_padding.data(), detail::count(output_padding), groups, dilation.data(),
                    detail::count(dilation));
}
inline Tensor max_pool1d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, const Ints& dilation = {1},
                         Flag ceil_mode = false) {
  return detail::first(nnc_max_pool1d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), stride.data(), detail::count(stride),
                       padding.data(), detail::count(padding), dilation.data(),
                       detail::count(dilation), ceil_mode);
}
inline Tensor max_pool2d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, const Ints& dilation = {1},
                         Flag ceil_mode = false) {
  return detail::first(nnc_max_pool2d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), stride.data(), detail::count(stride),
                       padding.data(), detail::count(padding), dilation.data(),
                       detail::count(dilation), ceil_mode);
}
inline Tensor max_pool3d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, const Ints& dilation = {1},
                         Flag ceil_mode = false) {
  return detail::first(nnc_max_pool3d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), stride.data(), detail::count(stride),
                       padding.data(), detail::count(padding), dilation.data(),
                       detail::count(dilation), ceil_mode);
}
inline std::tuple<Tensor, Tensor> max_pool1d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
    const Ints& padding = {0}, const Ints& dilation = {1}, Flag ceil_mode = false) {
  return detail::tuple<2>(nnc_max_pool1d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), stride.data(),
                          detail::count(stride), padding.data(), detail::count(padding),
                          dilation.data(), detail::count(dilation), ceil_mode);
}
inline std::tuple<Tensor, Tensor> max_pool2d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
    const Ints& padding = {0}, const Ints& dilation = {1}, Flag ceil_mode = false) {
  return detail::tuple<2>(nnc_max_pool2d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), stride.data(),
                          detail::count(stride), padding.data(), detail::count(padding),
                          dilation.data(), detail::count(dilation), ceil_mode);
}
inline std::tuple<Tensor, Tensor> max_pool3d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
    const Ints& padding = {0}, const Ints& dilation = {1}, Flag ceil_mode = false) {
  return detail::tuple<2>(nnc_max_pool3d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), stride.data(),
                          detail::count(stride), padding.data(), detail::count(padding),
                          dilation.data(), detail::count(dilation), ceil_mode);
}
inline Tensor max_unpool1d(const Tensor& input, const Tensor& indices, const Ints& kernel_size,
                           const Ints& stride = {}, const Ints& padding = {0},
                           const Ints& output_size = {}) {
  return Tensor::of(nnc_max_unpool1d, detail::current, input.get(), indices.get(),
                    kernel_size.data(), detail::count(kernel_size), stride.data(),
                    detail::count(stride), padding.data(), detail::count(padding),
                    output_size.data(), detail::count(output_size));
}
inline Tensor max_unpool2d(const Tensor& input, const Tensor& indices, const Ints& kernel_size,
                           const Ints& stride = {}, const Ints& padding = {0},
                           const Ints& output_size = {}) {
  return Tensor::of(nnc_max_unpool2d, detail::current, input.get(), indices.get(),
                    kernel_size.data(), detail::count(kernel_size), stride.data(),
                    detail::count(stride), padding.data(), detail::count(padding),
                    output_size.data(), detail::count(output_size));
}
inline Tensor max_unpool3d(const Tensor& input, const Tensor& indices, const Ints& kernel_size,
                           const Ints& stride = {}, const Ints& padding = {0},
                           const Ints& output_size = {}) {
  return Tensor::of(nnc_max_unpool3d, detail::current, input.get(), indices.get(),
                    kernel_size.data(), detail::count(kernel_size), stride.data(),
                    detail::count(stride), padding.data(), detail::count(padding),
                    output_size.data(), detail::count(output_size));
}
inline Tensor avg_pool1d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, Flag ceil_mode = false,
                         Flag count_include_pad = true) {
  return Tensor::of(nnc_avg_pool1d, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride),
                    padding.data(), detail::count(padding), ceil_mode, count_include_pad);
}
inline Tensor avg_pool2d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, Flag ceil_mode = false,
                         Flag count_include_pad = true,
                         std::optional<Int> divisor_override = std::nullopt) {
  return Tensor::of(nnc_avg_pool2d, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride),
                    padding.data(), detail::count(padding), ceil_mode, count_include_pad,
                    detail::pointer(divisor_override));
}
inline Tensor avg_pool3d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, Flag ceil_mode = false,
                         Flag count_include_pad = true,
                         std::optional<Int> divisor_override = std::nullopt) {
  return Tensor::of(nnc_avg_pool3d, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride),
                    padding.data(), detail::count(padding), ceil_mode, count_include_pad,
                    detail::pointer(divisor_override));
}
inline Tensor adaptive_avg_pool1d(const Tensor& input, const Ints& output_size) {
  return Tensor::of(nnc_adaptive_avg_pool1d, detail::current, input.get(), output_size.data(),
                    detail::count(output_size));
}
inline Tensor adaptive_avg_pool2d(const Tensor& input, const Ints& output_size) {
  return Tensor::of(nnc_adaptive_avg_pool2d, detail::current, input.get(), output_size.data(),
                    detail::count(output_size));
}
inline Tensor adaptive_avg_pool3d(const Tensor& input, const Ints& output_size) {
  return Tensor::of(nnc_adaptive_avg_pool3d, detail::current, input.get(), output_size.data(),
                    detail::count(output_size));
}
inline Tensor adaptive_max_pool1d(const Tensor& input, const Ints& output_size) {
  return detail::first(nnc_adaptive_max_pool1d, detail::current, input.get(), output_size.data(),
                       detail::count(output_size));
}
inline Tensor adaptive_max_pool2d(const Tensor& input, const Ints& output_size) {
  return detail::first(nnc_adaptive_max_pool2d, detail::current, input.get(), output_size.data(),
                       detail::count(output_size));
}
inline Tensor adaptive_max_pool3d(const Tensor& input, const Ints& output_size) {
  return detail::first(nnc_adaptive_max_pool3d, detail::current, input.get(), output_size.data(),
                       detail::count(output_size));
}
inline std::tuple<Tensor, Tensor> adaptive_max_pool1d_with_indices(const Tensor& input,
                                                                   const Ints& output_size) {
  return detail::tuple<2>(nnc_adaptive_max_pool1d_with_indices, detail::current, input.get(),
                          output_size.data(), detail::count(output_size));
}
inline std::tuple<Tensor, Tensor> adaptive_max_pool2d_with_indices(const Tensor& input,
                                                                   const Ints& output_size) {
  return detail::tuple<2>(nnc_adaptive_max_pool2d_with_indices, detail::current, input.get(),
                          output_size.data(), detail::count(output_size));
}
inline std::tuple<Tensor, Tensor> adaptive_max_pool3d_with_indices(const Tensor& input,
                                                                   const Ints& output_size) {
  return detail::tuple<2>(nnc_adaptive_max_pool3d_with_indices, detail::current, input.get(),
                          output_size.data(), detail::count(output_size));
}
inline Tensor fractional_max_pool2d(const Tensor& input, const Ints& kernel_size,
                                    const Ints& output_size, const Reals& output_ratio,
                                    const Tensor& random_samples) {
  return detail::first(nnc_fractional_max_pool2d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), output_size.data(), detail::count(output_size),
                       output_ratio.data(), detail::count(output_ratio), random_samples.get());
}
inline Tensor fractional_max_pool3d(const Tensor& input, const Ints& kernel_size,
                                    const Ints& output_size, const Reals& output_ratio,
                                    const Tensor& random_samples) {
  return detail::first(nnc_fractional_max_pool3d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), output_size.data(), detail::count(output_size),
                       output_ratio.data(), detail::count(output_ratio), random_samples.get());
}
inline std::tuple<Tensor, Tensor> fractional_max_pool2d_with_indices(const Tensor& input,
                                                                     const Ints& kernel_size,
                                                                     const Ints& output_size,
                                                                     const Reals& output_ratio,
                                                                     const Tensor& random_samples) {
  return detail::tuple<2>(nnc_fractional_max_pool2d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), output_size.data(),
                          detail::count(output_size), output_ratio.data(),
                          detail::count(output_ratio), random_samples.get());
}
inline std::tuple<Tensor, Tensor> fractional_max_pool3d_with_indices(const Tensor& input,
                                                                     const Ints& kernel_size,
                                                                     const Ints& output_size,
                                                                     const Reals& output_ratio,
                                                                     const Tensor& random_samples) {
  return detail::tuple<2>(nnc_fractional_max_pool3d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), output_size.data(),
                          detail::count(output_size), output_ratio.data(),
                          detail::count(output_ratio), random_samples.get());
}
inline Tensor lp_pool1d(const Tensor& input, double norm_type, const Ints& kernel_size,
                        const Ints& stride = {}, Flag ceil_mode = false) {
  return Tensor::of(nnc_lp_pool1d, detail::current, input.get(), norm_type, kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride), ceil_mode);
}
inline Tensor lp_pool2d(const Tensor& input, double norm_type, const Ints& kernel_size,
                        const Ints& stride = {}, Flag ceil_mode = false) {
  return Tensor::of(nnc_lp_pool2d, detail::current, input.get(), norm_type, kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride), ceil_mode);
}
inline Tensor lp_pool3d(const Tensor& input, double norm_type, const Ints& kernel_size,
                        const Ints& stride = {}, Flag ceil_mode = false) {
  return Tensor::of(nnc_lp_pool3d, detail::current, input.get(), norm_type, kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride), ceil_mode);
}
inline Tensor batch_norm(const Tensor& input, const Tensor& running_mean, const Tensor& running_var,
                         const Tensor& weight = {}, const Tensor& bias = {}, Flag training = false,
                         double momentum = 0.1, double eps = 1e-05) {
  return Tensor::of(nnc_batch_norm, detail::current, input.get(), running_mean.get(),
                    running_var.get(), weight.get(), bias.get(), training, momentum, eps);
}
inline Tensor layer_norm(const Tensor& input, const Ints& normalized_shape,
                         const Tensor& weight = {}, const Tensor& bias = {}, double eps = 1e-05) {
  return Tensor::of(nnc_layer_norm, detail::current, input.get(), normalized_shape.data(),
                    detail::count(normalized_shape), weight.get(), bias.get(), eps);
}
inline Tensor group_norm(const Tensor& input, Int num_groups, const Tensor& weight = {},
                         const Tensor& bias = {}, double eps = 1e-05) {
  return Tensor::of(nnc_group_norm, detail::current, input.get(), num_groups, weight.get(),
                    bias.get(), eps);
}
inline Tensor instance_norm(const Tensor& input, const Tensor& running_mean = {},
                            const Tensor& running_var = {}, const Tensor& weight = {},
                            const Tensor& bias = {}, Flag use_input_stats = true,
                            double momentum = 0.1, double eps = 1e-05) {
  return Tensor::of(nnc_instance_norm, detail::current, input.get(), running_mean.get(),
                    running_var.get(), weight.get(), bias.get(), use_input_stats, momentum, eps);
}
inline Tensor rms_norm(const Tensor& input, const Ints& normalized_shape, const Tensor& weight = {},
                       std::optional<double> eps = std::nullopt) {
  return Tensor::of(nnc_rms_norm, detail::current, input.get(), normalized_shape.data(),
                    detail::count(normalized_shape), weight.get(), detail::pointer(eps));
}
inline Tensor local_response_norm(const Tensor& input, Int size, double alpha = 0.0001,
                                  double beta = 0.75, double k = 1.0) {
  return Tensor::of(nnc_local_response_norm, detail::current, input.get(), size, alpha, beta, k);
}
inline Tensor normalize(const Tensor& input, double p = 2.0, Int dim = 1, double eps = 1e-12) {
  return Tensor::of(nnc_normalize, detail::current, input.get(), p, dim, eps);
}

}  // namespace nnc

#endif
