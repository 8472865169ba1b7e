// SPDX-License-Identifier: Apache-2.0

/*
Package distributed is torch.distributed over MPI: training on several processes and machines. It
calls libnnc-mpi, a library of its own; package nnc does not need it.

	group, err := distributed.Init(ctx)
	model, err = distributed.NewDistributedDataParallel(ctx, group, model)

The program is started as several ranks, "mpirun -np 4 program", and each rank trains with its part
of the data. What follows is collective unless it says otherwise: all ranks of a group call the same
functions with the same sizes and options in the same order, each group from one goroutine at a time.

# When a rank is gone

Every wait ends. If a rank ends without having left its group, or no longer moves, the functions of
the group are nnc.ErrState on all other ranks from then on, with a message that names that rank;
what they would have changed is not changed, but for gradients that backward had added up.

So each rank calls ProcessGroup.Finalize when it is done: a program of Go's ends without the functions
that C calls at its exit, and for the others it would look as if it had failed. A rank that cannot go
on need not do anything; its end, as by log.Fatal, ends the others.

# Errors, contexts, ownership

These are package nnc's: errors are of type *nnc.Error, contexts come first and may be nil, and what
is made through a scope goes with it.
*/
package distributed
