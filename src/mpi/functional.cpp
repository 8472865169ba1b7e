// SPDX-License-Identifier: Apache-2.0
// The collectives of nnc/mpi.h on tensors: in place, and with gradients.
#include "mpi/functional.h"

#include <memory>

#include "mpi/collectives.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

enum class Kind : int8_t { kAllReduce, kBroadcast, kAllGather, kReduceScatter };

// One call of a collective: what runs forward, and what its gradient is.
struct Call : Object {
  std::shared_ptr<Group> group;
  nnc_mpi_group* handle = nullptr;  // of its own, for the collectives of the gradient
  Kind kind = Kind::kAllReduce;
  Reduction op = Reduction::kSum;
  int src = 0;
  int64_t dim = 0;
  bool compares = true;  // what the ranks call in backward

  ~Call() override { nnc_release(handle); }
  const char* op_name() const { return op == Reduction::kAvg ? "avg" : "sum"; }
};

// A handle on the group that lives as long as the graph.
nnc_mpi_group* group_handle(const std::shared_ptr<Group>& group) {
  const FreeContext free;
  return static_cast<nnc_mpi_group*>(make_handle(free.get(), "ProcessGroup", group));
}

TensorHandle run(const Call& c, nnc_tensor* input) {
  switch (c.kind) {
    case Kind::kAllReduce:
      return all_reduce(*c.group, input, c.op);
    case Kind::kBroadcast:
      return broadcast(*c.group, input, c.src);
    case Kind::kAllGather:
      return all_gather(*c.group, input, c.dim);
    case Kind::kReduceScatter:
      return reduce_scatter(*c.group, input, c.op, c.dim);
  }
  return {};
}

nnc_error* collective_forward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx*,
                              nnc_tensor* const* inputs, int64_t, nnc_tensor** outputs, int64_t,
                              int64_t* n_outputs) {
  return guard("nnc_function_apply", [&] {
    const auto c = std::static_pointer_cast<Call>(object_of(self));
    const TensorHandle result = run(*c, inputs[0]);
    take(nnc_detach(ctx, result.get(), outputs));
    *n_outputs = 1;
  });
}

nnc_tensor* all_of(nnc_ctx* ctx, nnc_tensor* like) {
  nnc_tensor* mask = nullptr;
  pass(nnc_ones_like(ctx, like, NNC_BOOL, &mask));
  return mask;
}

// The gradient of a collective is one, which is recorded where that is wanted.
nnc_error* backward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx*, nnc_tensor* const* grads,
                    int64_t, nnc_tensor** out, int64_t) {
  return guard("nnc_backward", [&] {
    const auto c = std::static_pointer_cast<Call>(object_of(self));
    nnc_tensor* g = nullptr;
    switch (c->kind) {
      case Kind::kAllReduce:
        if (!c->compares) {
          *out = all_reduce_sum(ctx, c->group, grads[0]);
          return;
        }
        return pass(nnc_mpi_all_reduce(ctx, c->handle, grads[0], c->op_name(), out));
      case Kind::kBroadcast:
        pass(nnc_mpi_all_reduce(ctx, c->handle, grads[0], "sum", &g));
        if (c->group->rank() == c->src) {
          *out = g;
          return;
        }
        // Zeros, but with the graph that all ranks have.
        return pass(nnc_masked_fill(ctx, g, all_of(ctx, g), 0.0, out));
      case Kind::kAllGather:
        return pass(nnc_mpi_reduce_scatter_tensor(ctx, c->handle, grads[0], "sum", c->dim, out));
      case Kind::kReduceScatter:
        pass(nnc_mpi_all_gather_tensor(ctx, c->handle, grads[0], c->dim, &g));
        if (c->op == Reduction::kAvg) {
          return pass(nnc_mul_scalar(ctx, g, 1.0 / c->group->size(), out));
        }
        *out = g;
    }
  });
}

// Calls it, recorded where input requires a gradient.
void apply(nnc_ctx* ctx, const char* name, std::shared_ptr<Call> call, nnc_tensor* input,
           nnc_tensor** out) {
  const nnc_function_vtable vtable = {sizeof vtable, collective_forward, backward, forget};
  const FreeContext free;
  call->handle = group_handle(call->group);
  const uintptr_t self = reserve(std::move(call));
  Owned<nnc_function> function;
  try {
    take(nnc_function_new(free.get(), name, &vtable, self, function.out()));
  } catch (...) {
    forget(self);
    throw;
  }
  int64_t n = 0;
  take(nnc_function_apply(ctx, function.get(), &input, 1, out, 1, &n));
}

int check_rank(const Group& group, int64_t rank, const char* argument) {
  check(rank >= 0 && rank < group.size(), NNC_E_INDEX, argument, " ", rank, " is not in 0..",
        group.size() - 1);
  return static_cast<int>(rank);
}

nnc_dtype dtype_of(nnc_tensor* t, const char* argument) {
  const nnc_dtype d = nnc_tensor_dtype(t);
  check(d != 0, NNC_E_HANDLE, argument, t ? " is not a live tensor handle" : " is NULL");
  return d;
}

void require_out(const void* out) {
  check(out != nullptr, NNC_E_INVALID, "out is NULL");
}

// Elements that a rank must not write to make the call fail before anybody waits.
void write_back(nnc_ctx* ctx, nnc_tensor* tensor, const TensorHandle& result) {
  const Scope scope(ctx);
  take(nnc_copy_(scope.get(), tensor, result.get()));
}

}  // namespace

nnc_tensor* all_reduce_sum(nnc_ctx* ctx, const std::shared_ptr<Group>& group, nnc_tensor* input) {
  auto call = std::make_shared<Call>();
  call->group = group;
  call->compares = false;
  nnc_tensor* out = nullptr;
  apply(ctx, "AllReduce", std::move(call), input, &out);
  return out;
}

}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_barrier(nnc_ctx*, nnc_mpi_group* group) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check_same_call(*g, "barrier", nullptr);
    g->barrier();
  });
}

nnc_error* nnc_mpi_all_reduce_(nnc_ctx* ctx, nnc_mpi_group* group, nnc_tensor* tensor,
                               const char* op) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    const Reduction how = reduction_named(op, dtype_of(tensor, "tensor"));
    check_same_call(*g, text("all_reduce(", op ? op : "sum", ")"), tensor);
    write_back(ctx, tensor, all_reduce(*g, tensor, how));
  });
}

nnc_error* nnc_mpi_all_reduce(nnc_ctx* ctx, nnc_mpi_group* group, nnc_tensor* input, const char* op,
                              nnc_tensor** out) {
  return guard(__func__, [&] {
    auto call = std::make_shared<Call>();
    call->group = object<Group>(group, "group");
    call->op = reduction_named(op, dtype_of(input, "input"));
    require_out(out);
    check(call->op <= Reduction::kAvg || nnc_tensor_requires_grad(input) != 1, NNC_E_UNSUPPORTED,
          "op ", op, " has no gradient, and input requires one");
    check_same_call(*call->group, text("all_reduce(", op ? op : "sum", ")"), input);
    apply(ctx, "AllReduce", std::move(call), input, out);
  });
}

nnc_error* nnc_mpi_broadcast_(nnc_ctx* ctx, nnc_mpi_group* group, nnc_tensor* tensor, int64_t src) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    const int from = check_rank(*g, src, "src");
    dtype_of(tensor, "tensor");
    check_same_call(*g, text("broadcast from ", src), tensor);
    write_back(ctx, tensor, broadcast(*g, tensor, from));
  });
}

nnc_error* nnc_mpi_broadcast(nnc_ctx* ctx, nnc_mpi_group* group, nnc_tensor* input, int64_t src,
                             nnc_tensor** out) {
  return guard(__func__, [&] {
    auto call = std::make_shared<Call>();
    call->group = object<Group>(group, "group");
    call->kind = Kind::kBroadcast;
    call->src = check_rank(*call->group, src, "src");
    dtype_of(input, "input");
    require_out(out);
    check_same_call(*call->group, text("broadcast from ", src), input);
    apply(ctx, "Broadcast", std::move(call), input, out);
  });
}

nnc_error* nnc_mpi_all_gather_tensor(nnc_ctx* ctx, nnc_mpi_group* group, nnc_tensor* input,
                                     int64_t gather_dim, nnc_tensor** out) {
  return guard(__func__, [&] {
    auto call = std::make_shared<Call>();
    call->group = object<Group>(group, "group");
    call->kind = Kind::kAllGather;
    dtype_of(input, "input");
    call->dim = wrap_dim(gather_dim, nnc_tensor_ndim(input), "gather_dim");
    require_out(out);
    check_same_call(*call->group, text("all_gather_tensor(gather_dim=", call->dim, ")"), input);
    apply(ctx, "AllGatherTensor", std::move(call), input, out);
  });
}

nnc_error* nnc_mpi_reduce_scatter_tensor(nnc_ctx* ctx, nnc_mpi_group* group, nnc_tensor* input,
                                         const char* op, int64_t scatter_dim, nnc_tensor** out) {
  return guard(__func__, [&] {
    auto call = std::make_shared<Call>();
    call->group = object<Group>(group, "group");
    call->kind = Kind::kReduceScatter;
    call->op = reduction_named(op, dtype_of(input, "input"));
    call->dim = wrap_dim(scatter_dim, nnc_tensor_ndim(input), "scatter_dim");
    require_out(out);
    const int64_t size = nnc_tensor_size(input, call->dim);
    check(size % call->group->size() == 0, NNC_E_SHAPE, "dimension ", call->dim, " has size ", size,
          ", which ", call->group->size(), " ranks cannot share");
    check(call->op <= Reduction::kAvg || nnc_tensor_requires_grad(input) != 1, NNC_E_UNSUPPORTED,
          "op ", op, " has no gradient, and input requires one");
    check_same_call(
        *call->group,
        text("reduce_scatter_tensor(", op ? op : "sum", ", scatter_dim=", call->dim, ")"), input);
    apply(ctx, "ReduceScatterTensor", std::move(call), input, out);
  });
}
