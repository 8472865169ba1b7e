/* SPDX-License-Identifier: Apache-2.0 */
/* LeNet as PyTorch's tutorial "Building Models" has it. */
#ifndef LENET_NET_H
#define LENET_NET_H

#include <nnc/nnc.h>

typedef struct {
  nnc_module *module, *conv1, *conv2, *fc1, *fc2, *fc3;
} lenet;

nnc_error *lenet_new(nnc_ctx *c, lenet *net);
/* uint8 images (n, 28, 28) as what it sees: (n, 1, 32, 32) float32 in 0 .. 1, with a border of two
 * pixels. */
nnc_error *lenet_input(nnc_ctx *c, nnc_tensor *images, nnc_tensor **out);
/* (n, 1, 32, 32) to (n, 10) scores. */
nnc_error *lenet_forward(nnc_ctx *c, const lenet *net, nnc_tensor *x, nnc_tensor **out);

#endif
