// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_vision.h"

#include "capi/guard.h"
#include "capi/reals.h"
#include "ops/grid_sample.h"
#include "ops/interpolate.h"
#include "ops/shuffle.h"
#include "ops/unfold.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_pixel_shuffle(nnc_ctx* ctx, nnc_tensor* input, int64_t upscale_factor,
                             nnc_tensor** out) {
  return PUT(out, ops::pixel_shuffle(ARG(input), upscale_factor));
}

nnc_error* nnc_pixel_unshuffle(nnc_ctx* ctx, nnc_tensor* input, int64_t downscale_factor,
                               nnc_tensor** out) {
  return PUT(out, ops::pixel_unshuffle(ARG(input), downscale_factor));
}

nnc_error* nnc_channel_shuffle(nnc_ctx* ctx, nnc_tensor* input, int64_t groups, nnc_tensor** out) {
  return PUT(out, ops::channel_shuffle(ARG(input), groups));
}

nnc_error* nnc_unfold(nnc_ctx* ctx, nnc_tensor* input, const int64_t* kernel_size,
                      int64_t n_kernel_size, const int64_t* dilation, int64_t n_dilation,
                      const int64_t* padding, int64_t n_padding, const int64_t* stride,
                      int64_t n_stride, nnc_tensor** out) {
  return PUT(out, ops::unfold_blocks(ARG(input), LIST(kernel_size), LIST(dilation), LIST(padding),
                                     LIST(stride)));
}

nnc_error* nnc_fold(nnc_ctx* ctx, nnc_tensor* input, const int64_t* output_size,
                    int64_t n_output_size, const int64_t* kernel_size, int64_t n_kernel_size,
                    const int64_t* dilation, int64_t n_dilation, const int64_t* padding,
                    int64_t n_padding, const int64_t* stride, int64_t n_stride, nnc_tensor** out) {
  return PUT(out, ops::fold_blocks(ARG(input), LIST(output_size), LIST(kernel_size), LIST(dilation),
                                   LIST(padding), LIST(stride)));
}

nnc_error* nnc_interpolate(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                           const double* scale_factor, int64_t n_scale_factor, const char* mode,
                           int32_t align_corners, int32_t recompute_scale_factor, int32_t antialias,
                           nnc_tensor** out) {
  return PUT(out, ops::interpolate(ARG(input), {LIST(size), REALS(scale_factor),
                                                mode ? mode : "nearest", align_corners != 0,
                                                recompute_scale_factor != 0, antialias != 0}));
}

nnc_error* nnc_affine_grid(nnc_ctx* ctx, nnc_tensor* theta, const int64_t* size, int64_t n_size,
                           int32_t align_corners, nnc_tensor** out) {
  return PUT(out, ops::affine_grid(ARG(theta), LIST(size), align_corners));
}

nnc_error* nnc_grid_sample(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* grid, const char* mode,
                           const char* padding_mode, int32_t align_corners, nnc_tensor** out) {
  return PUT(out, ops::grid_sample(ARG(input), ARG(grid), mode ? mode : "bilinear",
                                   padding_mode ? padding_mode : "zeros", align_corners));
}
