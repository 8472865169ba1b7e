// SPDX-License-Identifier: Apache-2.0
// What elements of several ranks become one by, in MPI's terms.
#pragma once

#include <mpi.h>

#include <cstdint>

#include "mpi/support.h"
#include "mpi/worker.h"

namespace nnc::mpi {

bool is_floating(nnc_dtype dtype);

// torch.distributed.ReduceOp.
enum class Reduction : int8_t { kSum, kAvg, kProduct, kMin, kMax, kBand, kBor, kBxor };

// By its name, NULL being "sum"; NNC_E_UNKNOWN for another, NNC_E_DTYPE where elements of dtype
// cannot be reduced so.
Reduction reduction_named(const char* op, nnc_dtype dtype);

MPI_Datatype mpi_type(nnc_dtype dtype);
// Of kAvg: the sum, which the caller divides. Called where MPI is called.
MPI_Op mpi_op(nnc_dtype dtype, Reduction op);

// Begins the reduction of n elements at `in` to `out` on all ranks, in pieces that MPI can count.
// in == out: in place.
int begin_all_reduce(const void* in, void* out, int64_t n, nnc_dtype dtype, Reduction op,
                     MPI_Comm comm, std::vector<MPI_Request>& requests);

}  // namespace nnc::mpi
