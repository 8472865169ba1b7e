// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_vision.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_VISION_HPP
#define NNC_FUNCTIONS_OPS_VISION_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor pixel_shuffle(const Tensor& input, Int upscale_factor) {
  return Tensor::of(nnc_pixel_shuffle, detail::current, input.get(), upscale_factor);
}
inline Tensor pixel_unshuffle(const Tensor& input, Int downscale_factor) {
  return Tensor::of(nnc_pixel_unshuffle, detail::current, input.get(), downscale_factor);
}
inline Tensor channel_shuffle(const Tensor& input, Int groups) {
  return Tensor::of(nnc_channel_shuffle, detail::current, input.get(), groups);
}
inline Tensor unfold(const Tensor& input, const Ints& kernel_size, const Ints& dilation = {1},
                     const Ints& padding = {0}, const Ints& stride = {1}) {
  return Tensor::of(nnc_unfold, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), dilation.data(), detail::count(dilation),
                    padding.data(), detail::count(padding), stride.data(), detail::count(stride));
}
inline Tensor fold(const Tensor& input, const Ints& output_size, const Ints& kernel_size,
                   const Ints& dilation = {1}, const Ints& padding = {0},
                   const Ints& stride = {1}) {
  return Tensor::of(nnc_fold, detail::current, input.get(), output_size.data(),
                    detail::count(output_size), kernel_size.data(), detail::count(kernel_size),
                    dilation.data(), detail::count(dilation), padding.data(),
                    detail::count(padding), stride.data(), detail::count(stride));
}
inline Tensor interpolate(const Tensor& input, const Ints& size = {},
                          const Reals& scale_factor = {}, const Text& mode = "nearest",
                          Flag align_corners = false, Flag recompute_scale_factor = false,
                          Flag antialias = false) {
  return Tensor::of(nnc_interpolate, detail::current, input.get(), size.data(), detail::count(size),
                    scale_factor.data(), detail::count(scale_factor), mode.get(), align_corners,
                    recompute_scale_factor, antialias);
}
inline Tensor affine_grid(const Tensor& theta, const Ints& size, Flag align_corners = false) {
  return Tensor::of(nnc_affine_grid, detail::current, theta.get(), size.data(), detail::count(size),
                    align_corners);
}
inline Tensor grid_sample(const Tensor& input, const Tensor& grid, const Text& mode = "bilinear",
                          const Text& padding_mode = "zeros", Flag align_corners = false) {
  return Tensor::of(nnc_grid_sample, detail::current, input.get(), grid.get(), mode.get(),
                    padding_mode.get(), align_corners);
}

}  // namespace nnc

#endif
