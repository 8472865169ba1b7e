/* SPDX-License-Identifier: Apache-2.0 */
/* Images: shuffles, sliding blocks, resampling: torch.nn.functional.
 *
 * Lists of numbers (kernel_size, stride, padding, ...) have one for each spatial dimension, or one
 * for all of them; NULL, with length 0, is torch's default. Extents and their products beyond what
 * can be addressed are NNC_E_INVALID or NNC_E_MEMORY. All differentiable. */
#ifndef NNC_OPS_VISION_H
#define NNC_OPS_VISION_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- shuffles ----
 * Any element type. NNC_E_SHAPE: fewer than 3 dimensions, a size that is not divisible;
 * NNC_E_INVALID: a factor or a number of groups below 1. */

/* (..., C, H r, W r) of (..., C r^2, H, W), r being upscale_factor: element (c, h r + i, w r + j)
 * is input's (c r^2 + i r + j, h, w). */
NNC_CHECKED nnc_error *nnc_pixel_shuffle(nnc_ctx *ctx, nnc_tensor *input, int64_t upscale_factor,
                                         nnc_tensor **out);
/* (..., C r^2, H / r, W / r) of (..., C, H, W), r being downscale_factor: the inverse of
 * nnc_pixel_shuffle. */
NNC_CHECKED nnc_error *nnc_pixel_unshuffle(nnc_ctx *ctx, nnc_tensor *input,
                                           int64_t downscale_factor, nnc_tensor **out);
/* (input's sizes) of (N, C, ...): the channels as a matrix (groups, C / groups), transposed. */
NNC_CHECKED nnc_error *nnc_channel_shuffle(nnc_ctx *ctx, nnc_tensor *input, int64_t groups,
                                           nnc_tensor **out);

/* ---- sliding blocks ----
 * Floating point or bool. There are
 *     L = product over both dimensions of (S + 2 padding - dilation (kernel_size - 1) - 1) / stride
 *         + 1, each rounded down,
 * blocks in an image of sizes S (torch: dilation 1, padding 0, stride 1). NNC_E_SHAPE: sizes that
 * do not fit, no block; NNC_E_INVALID: a number out of range; NNC_E_DTYPE: other integers. */

/* (N, C product(kernel_size), L) of (N, C, H, W), or both without N: each block of input as a
 * column, with zeros where it lies in the padding. */
NNC_CHECKED nnc_error *nnc_unfold(nnc_ctx *ctx, nnc_tensor *input, const int64_t *kernel_size,
                                  int64_t n_kernel_size, const int64_t *dilation,
                                  int64_t n_dilation, const int64_t *padding, int64_t n_padding,
                                  const int64_t *stride, int64_t n_stride, nnc_tensor **out);
/* (N, C, output_size) of (N, C product(kernel_size), L), or both without N: the columns of input
 * added up, each element where nnc_unfold would have read it; what lies in the padding is dropped.
 * Sums of a 16-bit type are rounded once, those of bool say whether any element is true. */
NNC_CHECKED nnc_error *nnc_fold(nnc_ctx *ctx, nnc_tensor *input, const int64_t *output_size,
                                int64_t n_output_size, const int64_t *kernel_size,
                                int64_t n_kernel_size, const int64_t *dilation, int64_t n_dilation,
                                const int64_t *padding, int64_t n_padding, const int64_t *stride,
                                int64_t n_stride, nnc_tensor **out);

/* ---- resampling ---- */

/* (N, C, size) of (N, C, spatial): the image in another size, for 1 to 3 spatial dimensions. Either
 * size is given, or scale_factor: then sizes are those of input times scale_factor, rounded down,
 * and the other list is NULL. Along each dimension result i stands at p = (i + 0.5) s - 0.5 of
 * input, where s is 1 / scale_factor, or the ratio of the sizes if size is given or
 * recompute_scale_factor is not 0; with align_corners not 0, at p = i (in - 1) / (out - 1).
 * mode (NULL: "nearest"):
 * - "nearest": the element at i s, rounded down, but in images, as in PyTorch, i itself where the
 *   size stays and i / 2 where it doubles, whatever scale_factor is (so in channels-last volumes of
 *   more than 3 channels);
 *   "nearest-exact": at (i + 0.5) s, rounded down;
 * - "linear", "bilinear", "trilinear", for 1, 2 and 3 dimensions: between the two elements around
 *   max(p, 0) along a straight line;
 * - "bicubic", for 2: of the four around p by the cubic convolution of Keys with a = -0.75; beyond
 *   the edge the last element is repeated;
 * - "area": nnc_adaptive_avg_pool of that size, 0 too.
 * antialias not 0, for "bilinear" and "bicubic": where s > 1, the kernel (a = -0.5 there) is s
 * times as wide, and its weights are divided by their sum (torch: all three flags 0). Floating
 * point, and uint8 for the nearest ones, whose places are computed in float32, for float64 in that;
 * and for images, as PyTorch has them: along the rows, then across them, each sum with weights of
 * 15 bits and rounded to a byte; along a dimension that keeps its size they stay as they are.
 * NNC_E_SHAPE: dimensions that the mode does not have, an empty image; NNC_E_INVALID: both lists or
 * none, another length, a mode that does not exist, align_corners or antialias where they say
 * nothing. */
NNC_CHECKED nnc_error *nnc_interpolate(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                       int64_t n_size, const double *scale_factor,
                                       int64_t n_scale_factor, const char *mode,
                                       int32_t align_corners, int32_t recompute_scale_factor,
                                       int32_t antialias, nnc_tensor **out);

/* ---- sampling ---- */

/* (N, size[2:], 2) or (N, size[2:], 3): the places that theta (N, 2, 3) or (N, 3, 4) moves the
 * positions of an image of that size (N, C, H, W) or (N, C, D, H, W) to: theta times (x, y, 1) or
 * (x, y, z, 1). Along each dimension -1 and 1 are the outer edges of the first and the last
 * position, or their middles with align_corners not 0 (torch: 0). Floating point. NNC_E_SHAPE:
 * sizes that do not fit; NNC_E_INVALID: a size below 1. */
NNC_CHECKED nnc_error *nnc_affine_grid(nnc_ctx *ctx, nnc_tensor *theta, const int64_t *size,
                                       int64_t n_size, int32_t align_corners, nnc_tensor **out);
/* (N, C, sizes of the grid): input (N, C, H, W) or (N, C, D, H, W) at the places (x, y) or (x, y,
 * z) of grid (N, H_out, W_out, 2) or (N, D_out, H_out, W_out, 3), which count as in
 * nnc_affine_grid. mode (NULL: "bilinear"): "nearest", ties to even; "bilinear"; "bicubic" as in
 * nnc_interpolate, not for volumes. padding_mode (NULL: "zeros") says what lies outside: "zeros";
 * "border", the nearest element of the edge; "reflection" at the edges. A place that is NaN lies
 * outside for "zeros"; otherwise it is the first position, but NaN with "bicubic". Both tensors
 * have one floating point type. NNC_E_SHAPE: sizes that do not fit, an empty image; NNC_E_INVALID:
 * another mode. */
NNC_CHECKED nnc_error *nnc_grid_sample(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *grid,
                                       const char *mode, const char *padding_mode,
                                       int32_t align_corners, nnc_tensor **out);

NNC_END

#endif
