/* SPDX-License-Identifier: Apache-2.0 */
/* lenet --mpi 1: the ranks of mpirun share the work of each step out. */
#ifndef LENET_RANKS_H
#define LENET_RANKS_H

#include "net.h"

/* One process is rank 0 of 1, and has neither a group nor a module of its own. */
typedef struct {
  int64_t rank, size;
  void *group;        /* nnc_mpi_group; NULL: one process */
  nnc_module *module; /* DistributedDataParallel; NULL: one process */
} ranks;

/* Joins the ranks. Those after the first have no stdout from then on. */
nnc_error *ranks_begin(nnc_ctx *c, ranks *r);
/* From now on the ranks' gradients are averaged; all begin with the weights of rank 0. net has to
 * live as long as r. */
nnc_error *ranks_share(nnc_ctx *c, const lenet *net, ranks *r);
/* lenet_forward, whose backward averages over the ranks. */
nnc_error *ranks_forward(nnc_ctx *c, const ranks *r, const lenet *net, nnc_tensor *x,
                         nnc_tensor **out);
/* The part of count things that is this rank's, from *first on. */
int64_t ranks_part(const ranks *r, int64_t count, int64_t *first);
/* values[0..n-1] become the sums of all ranks. */
nnc_error *ranks_sum(nnc_ctx *c, const ranks *r, void *values, int64_t n, nnc_dtype dtype);
/* Waits for the others, and ends MPI. */
nnc_error *ranks_end(nnc_ctx *c, const ranks *r);

#endif
