/* SPDX-License-Identifier: Apache-2.0 */
/* With libnnc-mpi, or, built without it, one process alone. */
#include "ranks.h"

#include <stdio.h>
#include <string.h>

#include "../common/try.h"

int64_t ranks_part(const ranks *r, int64_t count, int64_t *first) {
  *first = count * r->rank / r->size;
  return count * (r->rank + 1) / r->size - *first;
}

nnc_error *ranks_forward(nnc_ctx *c, const ranks *r, const lenet *net, nnc_tensor *x,
                         nnc_tensor **out) {
  return r->module ? nnc_module_call(c, r->module, x, out) : lenet_forward(c, net, x, out);
}

#ifdef LENET_MPI

#include <nnc/mpi.h>

nnc_error *ranks_begin(nnc_ctx *c, ranks *r) {
  nnc_mpi_group *group;
  TRY(nnc_mpi_init(c, NULL, NULL, &group));
  r->group = group;
  r->rank = nnc_mpi_rank(group);
  r->size = nnc_mpi_world_size(group);
  if (r->rank > 0 && freopen("/dev/null", "w", stdout) == NULL) {
    return nnc_error_new(NNC_E_FILE, "lenet", "/dev/null cannot be opened");
  }
  return NULL;
}

/* The network as a module that others can call. */
static nnc_error *call_net(uintptr_t self, nnc_ctx *c, nnc_module *module,
                           nnc_tensor *const *inputs, int64_t n_inputs, nnc_kwargs *kwargs,
                           nnc_tensor **outputs, int64_t capacity, int64_t *n_outputs) {
  (void)module, (void)n_inputs, (void)kwargs, (void)capacity;
  *n_outputs = 1;
  return lenet_forward(c, (const lenet *)self, inputs[0], outputs);
}

nnc_error *ranks_share(nnc_ctx *c, const lenet *net, ranks *r) {
  nnc_module_vtable vtable;
  nnc_module *callable;
  if (r->group == NULL) return NULL;
  memset(&vtable, 0, sizeof vtable);
  vtable.struct_size = sizeof vtable;
  vtable.forward = call_net;
  TRY(nnc_module_new_user(c, "Callable", &vtable, (uintptr_t)net, &callable));
  TRY(nnc_module_register_module(c, callable, "lenet", net->module));
  return nnc_mpi_distributed_data_parallel_new(c, r->group, callable, NULL, &r->module);
}

nnc_error *ranks_sum(nnc_ctx *c, const ranks *r, void *values, int64_t n, nnc_dtype dtype) {
  nnc_tensor *sum;
  if (r->group == NULL) return NULL;
  TRY(nnc_tensor_from_data(c, values, &n, 1, dtype, &sum));
  TRY(nnc_mpi_all_reduce_(c, r->group, sum, "sum"));
  return nnc_tensor_copy_to(c, sum, values, nnc_tensor_nbytes(sum));
}

nnc_error *ranks_end(nnc_ctx *c, const ranks *r) {
  return r->group ? nnc_mpi_finalize(c, r->group) : NULL;
}

#else

nnc_error *ranks_begin(nnc_ctx *c, ranks *r) {
  (void)c, (void)r;
  return nnc_error_new(NNC_E_UNSUPPORTED, "lenet", "--mpi: built without libnnc-mpi");
}
nnc_error *ranks_share(nnc_ctx *c, const lenet *net, ranks *r) {
  (void)c, (void)net, (void)r;
  return NULL;
}
nnc_error *ranks_sum(nnc_ctx *c, const ranks *r, void *values, int64_t n, nnc_dtype dtype) {
  (void)c, (void)r, (void)values, (void)n, (void)dtype;
  return NULL;
}
nnc_error *ranks_end(nnc_ctx *c, const ranks *r) {
  (void)c, (void)r;
  return NULL;
}

#endif
