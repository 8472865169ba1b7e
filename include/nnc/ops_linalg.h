/* SPDX-License-Identifier: Apache-2.0 */
/* Matrix products and linear layers. */
#ifndef NNC_OPS_LINALG_H
#define NNC_OPS_LINALG_H

#include <nnc/autograd.h>

NNC_BEGIN

NNC_END

#endif
