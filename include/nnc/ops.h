/* SPDX-License-Identifier: Apache-2.0 */
/* All operations on tensors. */
#ifndef NNC_OPS_H
#define NNC_OPS_H

#include <nnc/ops_activation.h>
#include <nnc/ops_attention.h>
#include <nnc/ops_distance.h>
#include <nnc/ops_embedding.h>
#include <nnc/ops_index.h>
#include <nnc/ops_linalg.h>
#include <nnc/ops_loss.h>
#include <nnc/ops_nn.h>
#include <nnc/ops_pointwise.h>
#include <nnc/ops_reduce.h>
#include <nnc/ops_rnn.h>
#include <nnc/ops_search.h>
#include <nnc/ops_shape.h>
#include <nnc/ops_vision.h>

#endif
