/* SPDX-License-Identifier: Apache-2.0 */
/* Activations, as in torch.nn.functional. A trailing underscore means in place. */
#ifndef NNC_OPS_ACTIVATION_H
#define NNC_OPS_ACTIVATION_H

#include <nnc/autograd.h>

NNC_BEGIN

/* max(input, 0); its gradient at 0 is 0 */
NNC_CHECKED nnc_error *nnc_relu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_relu_(nnc_ctx *ctx, nnc_tensor *input);
/* 1 / (1 + exp(-input)) */
NNC_CHECKED nnc_error *nnc_sigmoid(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_sigmoid_(nnc_ctx *ctx, nnc_tensor *input);

NNC_END

#endif
