/* SPDX-License-Identifier: Apache-2.0 */
/* What the Go files of this package see of C. */
#ifndef NNC_GO_MPI_H
#define NNC_GO_MPI_H

#include <nnc/mpi.h>

/* Either handle of libnnc-mpi. Never complete, so that Go's collector does not look at what such
 * pointers hold. */
typedef struct nnc_go_mpi_any nnc_go_mpi_any;

#endif
