/* SPDX-License-Identifier: Apache-2.0 */
/* A batch normalization folded into the layer before it (torch.nn.utils.fusion): in evaluation mode
 * it multiplies and adds numbers that no longer change.
 *
 * With scale = bn_w / sqrt(bn_rv + bn_eps), one number for each output of the layer, the new weight
 * is weight * scale and the new bias (bias - bn_rm) * scale + bn_b, in the types of the old ones (a
 * new bias: of the weight). All tensors are of floating point type, the bn_ ones are vectors of the
 * same size; NULL for a bias is 0, for bn_w 1. What comes out is new and has no history; it
 * requires a gradient where the layer's own tensor did.
 * NNC_E_DTYPE: another type; NNC_E_SHAPE: sizes that do not belong together. */
#ifndef NNC_NN_FUSION_H
#define NNC_NN_FUSION_H

#include <nnc/nn.h>

NNC_BEGIN

/* A copy of conv (Conv1d to 3d, or ConvTranspose1d to 3d with transpose not 0; torch: 0) that gives
 * what conv and then bn, a BatchNorm, give; the two stay as they are. NNC_E_STATE: one of them is
 * in training mode, or bn keeps no statistics; NNC_E_INVALID: bn is no BatchNorm, conv has other
 * parameters than a weight and a bias. */
NNC_CHECKED nnc_error *nnc_fuse_conv_bn_eval(nnc_ctx *ctx, nnc_module *conv, nnc_module *bn,
                                             int32_t transpose, nnc_module **out);
/* The same for a Linear; bn may have one feature, which then holds for all outputs. */
NNC_CHECKED nnc_error *nnc_fuse_linear_bn_eval(nnc_ctx *ctx, nnc_module *linear, nnc_module *bn,
                                               nnc_module **out);
/* The weight, of the size of conv_w, and the bias alone. The outputs of conv_w are counted by its
 * dimension 0, with transpose not 0 (torch: 0) by dimension 1. */
NNC_CHECKED nnc_error *nnc_fuse_conv_bn_weights(nnc_ctx *ctx, nnc_tensor *conv_w,
                                                nnc_tensor *conv_b, nnc_tensor *bn_rm,
                                                nnc_tensor *bn_rv, double bn_eps, nnc_tensor *bn_w,
                                                nnc_tensor *bn_b, int32_t transpose,
                                                nnc_tensor **weight, nnc_tensor **bias);
/* The same of a Linear: linear_w is (out_features, in_features). */
NNC_CHECKED nnc_error *nnc_fuse_linear_bn_weights(nnc_ctx *ctx, nnc_tensor *linear_w,
                                                  nnc_tensor *linear_b, nnc_tensor *bn_rm,
                                                  nnc_tensor *bn_rv, double bn_eps,
                                                  nnc_tensor *bn_w, nnc_tensor *bn_b,
                                                  nnc_tensor **weight, nnc_tensor **bias);

NNC_END

#endif
