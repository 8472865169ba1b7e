// SPDX-License-Identifier: Apache-2.0
// Note [Exchange]
// The mean of much among few ranks. It goes in pieces of about a megabyte, which stay in a
// processor's cache. Of each piece every rank gets its part from all others, adds the parts up in
// the order of the ranks, and sends the mean to all; meanwhile the next piece is under way. The
// bytes are those of a reduce-scatter and an all-gather, 2 (p - 1)/p of all (Thakur, Rabenseifner,
// Gropp: Optimization of Collective Communication Operations in MPICH, 2005, section 4.5). MPI's
// own all-reduce sends as much, but reads and writes its buffers as a whole for each step, on
// processors that are computing.
#pragma once

#include <memory>
#include <vector>

#include "mpi/group.h"

namespace nnc::mpi {

// Whether n elements of dtype are exchanged so among that many ranks; the same on all of them.
bool is_exchanged(int64_t n, nnc_dtype dtype, int ranks);

// What makes n floating-point elements at data the mean over the ranks. `owner` keeps them alive.
// `number` tells exchanges apart that are under way on one communicator.
std::vector<Operation::Step> exchange_steps(const Group& group, std::shared_ptr<Communicator> comm,
                                            int64_t number, void* data, int64_t n, nnc_dtype dtype,
                                            std::shared_ptr<void> owner);

}  // namespace nnc::mpi
