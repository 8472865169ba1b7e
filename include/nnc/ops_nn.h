/* SPDX-License-Identifier: Apache-2.0 */
/* Convolution, pooling, normalization, dropout, embedding, recurrent layers: torch.nn.functional. */
#ifndef NNC_OPS_NN_H
#define NNC_OPS_NN_H

#include <nnc/autograd.h>

NNC_BEGIN

NNC_END

#endif
