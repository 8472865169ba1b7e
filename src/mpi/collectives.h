// SPDX-License-Identifier: Apache-2.0
// Collectives on tensors, without a history: what the functions with gradients are made of. Results
// are new tensors, made through no scope; inputs stay as they are whatever happens.
#pragma once

#include "mpi/group.h"
#include "mpi/reduction.h"

namespace nnc::mpi {

using TensorHandle = Owned<nnc_tensor>;

// (input's sizes): the elements of all ranks reduced.
TensorHandle all_reduce(Group& group, nnc_tensor* input, Reduction op);
// (input's sizes): those of rank src.
TensorHandle broadcast(Group& group, nnc_tensor* input, int src);
// Those of all ranks along dimension dim, in the order of ranks.
TensorHandle all_gather(Group& group, nnc_tensor* input, int64_t dim);
// This rank's part along dim of all ranks' elements reduced. NNC_E_SHAPE: they do not divide.
TensorHandle reduce_scatter(Group& group, nnc_tensor* input, Reduction op, int64_t dim);

// Throws NNC_E_INVALID on all ranks, naming the first that differs from rank 0, unless all of them
// call the same with a tensor of the same sizes and type (or with none).
void check_same_call(Group& group, const std::string& call, nnc_tensor* tensor);

// A dimension, counted from the end if negative.
int64_t wrap_dim(int64_t dim, int64_t ndim, const char* argument);
std::vector<int64_t> sizes_of(nnc_tensor* tensor);

}  // namespace nnc::mpi
