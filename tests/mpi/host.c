/* SPDX-License-Identifier: Apache-2.0 */
/* nnc_mpi_host LEVEL: a host that begins MPI itself, with MPI_THREAD_SINGLE (0) up to
 * MPI_THREAD_MULTIPLE (3), trains in two groups beside each other, and ends MPI itself. */
#include <mpi.h>
#include <nnc/mpi.h>
#include <stdio.h>
#include <stdlib.h>

static int rank;

static void must(nnc_error* e) {
  if (e == NULL) return;
  printf("rank %d: %s: %s\n", rank, nnc_error_op(e), nnc_error_message(e));
  fflush(stdout);
  MPI_Abort(MPI_COMM_WORLD, 1);
}

/* The sum of the ranks' numbers in the world, by training of groups of every second rank. */
static double train(nnc_ctx* c, nnc_mpi_group* group) {
  const int64_t sizes[] = {1, 3};
  nnc_module *net, *ddp;
  nnc_tensor *x, *y, *loss, *weight, *grad, *sum;
  double out = 0.0;
  int step;
  must(nnc_module_new(c, "Linear(3, 1, bias=False)", &net));
  must(nnc_mpi_distributed_data_parallel_new(c, group, net, NULL, &ddp));
  must(nnc_full(c, sizes, 2, (double)rank, NNC_FLOAT32, &x));
  for (step = 0; step < 3; step++) {
    must(nnc_module_zero_grad(c, net));
    must(nnc_module_call(c, ddp, x, &y));
    must(nnc_sum(c, y, NULL, 0, 0, NNC_DTYPE_DEFAULT, &loss));
    must(nnc_backward(c, loss));
  }
  must(nnc_module_get_parameter(c, net, "weight", &weight));
  must(nnc_tensor_grad(c, weight, &grad));
  must(nnc_select(c, grad, 1, 0, &sum));
  must(nnc_tensor_item(c, sum, &out));
  return out;
}

int main(int argc, char** argv) {
  const int level = argc > 1 ? atoi(argv[1]) : 0;
  int got = 0, size = 0, bad = 0, r;
  double mean, expected = 0.0, n = 0.0;
  MPI_Comm half;
  nnc_ctx* c;
  nnc_mpi_group* group;
  MPI_Init_thread(&argc, &argv, level, &got);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  MPI_Comm_split(MPI_COMM_WORLD, rank % 2, rank, &half);
  must(nnc_ctx_scope(NULL, &c));
  must(nnc_mpi_init(c, &half, "timeout=60", &group));
  MPI_Comm_free(&half); /* the library has its own */
  mean = train(c, group);
  for (r = rank % 2; r < size; r += 2, n += 1.0) expected += r;
  if (mean != expected / n || nnc_mpi_rank(group) != rank / 2) {
    printf("rank %d: %g, expected %g\n", rank, mean, expected / n);
    bad = 1;
  }
  must(nnc_mpi_finalize(c, group));
  nnc_release(c);
  MPI_Allreduce(MPI_IN_PLACE, &bad, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
  MPI_Finalize();
  return bad;
}
