/* SPDX-License-Identifier: Apache-2.0 */
/* Losses. */
#ifndef NNC_OPS_LOSS_H
#define NNC_OPS_LOSS_H

#include <nnc/autograd.h>

NNC_BEGIN

NNC_END

#endif
