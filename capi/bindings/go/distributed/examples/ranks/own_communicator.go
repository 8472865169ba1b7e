// SPDX-License-Identifier: Apache-2.0

//go:build nnc_own_mpi

package main

// #cgo pkg-config: mpi-c
// #include <mpi.h>
// static int begin(MPI_Comm *comm) {
//   int level;
//   if (MPI_Init_thread(NULL, NULL, MPI_THREAD_MULTIPLE, &level) != MPI_SUCCESS) return 0;
//   return level == MPI_THREAD_MULTIPLE && MPI_Comm_dup(MPI_COMM_WORLD, comm) == MPI_SUCCESS;
// }
// static int end(MPI_Comm *comm) {
//   return MPI_Comm_free(comm) == MPI_SUCCESS && MPI_Finalize() == MPI_SUCCESS;
// }
import "C"

import (
	"errors"
	"unsafe"

	"nnc"
)

// The program begins and ends MPI itself, and has a communicator of its own.

var comm C.MPI_Comm

func communicator() unsafe.Pointer {
	if C.begin(&comm) == 0 {
		nnc.Check(errors.New("MPI cannot be begun"))
	}
	return unsafe.Pointer(&comm)
}

func endMPI() {
	if C.end(&comm) == 0 {
		nnc.Check(errors.New("MPI cannot be ended"))
	}
}
