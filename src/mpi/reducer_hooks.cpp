// SPDX-License-Identifier: Apache-2.0
// What connects a reducer with backward: Note [Reducing while backward goes on].
#include "mpi/reducer.h"

namespace nnc::mpi {

namespace {

// The self of nodes and hooks. They may outlive the reducer: then they do nothing.
struct Link {
  std::weak_ptr<Reducer> reducer;
  size_t parameter;
};

uintptr_t new_link(const std::shared_ptr<Reducer>& reducer, size_t parameter = 0) {
  return reinterpret_cast<uintptr_t>(new Link{reducer, parameter});
}
const Link& link(uintptr_t self) {
  return *reinterpret_cast<const Link*>(self);
}
void drop_link(uintptr_t self) {
  delete reinterpret_cast<Link*>(self);
}

nnc_tensor* zero(nnc_ctx* ctx) {
  const int64_t one = 1;
  nnc_tensor* z = nullptr;
  take(nnc_zeros(ctx, &one, 1, NNC_FLOAT32, &z));
  return z;
}

// ---- the node that is older than forward ----

nnc_error* begin_forward(uintptr_t, nnc_ctx* ctx, nnc_function_ctx*, nnc_tensor* const*, int64_t,
                         nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  return guard("nnc_module_forward", [&] {
    outputs[0] = zero(ctx);
    *n_outputs = 1;
  });
}
nnc_error* begin_backward(uintptr_t, nnc_ctx* ctx, nnc_function_ctx*, nnc_tensor* const*, int64_t,
                          nnc_tensor** grads, int64_t) {
  return guard("nnc_backward", [&] { grads[0] = zero(ctx); });
}

// ---- the node of an output ----

// A copy, as in torch's _DDPSink: a view out of a function could not be written to.
nnc_error* output_forward(uintptr_t, nnc_ctx* ctx, nnc_function_ctx*, nnc_tensor* const* inputs,
                          int64_t, nnc_tensor** outputs, int64_t, int64_t* n_outputs) {
  *n_outputs = 1;
  return nnc_clone(ctx, inputs[0], outputs);
}
nnc_error* output_backward(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx*,
                           nnc_tensor* const* grad_outputs, int64_t, nnc_tensor** grads, int64_t) {
  return guard("nnc_backward", [&] {
    const std::shared_ptr<Reducer> r = link(self).reducer.lock();
    check(r != nullptr, NNC_E_STATE,
          "the DistributedDataParallel that made this output has been released before backward");
    r->arm();
    grads[0] = grad_outputs[0];
    grads[1] = zero(ctx);
  });
}

// ---- hooks ----

nnc_error* parameter_hook(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const*, int64_t, nnc_tensor**,
                          int64_t, int64_t*) {
  return guard("nnc_backward", [&] {
    if (const std::shared_ptr<Reducer> r = link(self).reducer.lock()) {
      r->gradient_ready(ctx, link(self).parameter);
    }
  });
}
nnc_error* end_hook(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* leaves, int64_t, nnc_tensor**,
                    int64_t, int64_t*) {
  return guard("nnc_backward", [&] {
    take(nnc_tensor_set_grad(ctx, leaves[0], nullptr));
    if (const std::shared_ptr<Reducer> r = link(self).reducer.lock()) r->backward_ends(ctx);
  });
}

Owned<nnc_hook> add_hook(nnc_ctx* free, nnc_tensor* leaf, decltype(nnc_callback::call) call,
                         uintptr_t self) {
  const nnc_callback table = {sizeof table, call, drop_link};
  Owned<nnc_hook> hook;
  nnc_error* e =
      nnc_tensor_register_post_accumulate_grad_hook(free, leaf, &table, self, hook.out());
  if (e) drop_link(self);
  take(e);
  return hook;
}

Owned<nnc_function> add_node(nnc_ctx* free, const char* name,
                             decltype(nnc_function_vtable::forward) forward,
                             decltype(nnc_function_vtable::backward) backward, uintptr_t self) {
  const nnc_function_vtable table = {sizeof table, forward, backward, drop_link};
  Owned<nnc_function> f;
  nnc_error* e = nnc_function_new(free, name, &table, self, f.out());
  if (e) drop_link(self);
  take(e);
  return f;
}

}  // namespace

void Reducer::add_hooks() {
  const FreeContext free;
  const std::shared_ptr<Reducer> self = shared_from_this();
  for (size_t i = 0; i < slots_.size(); ++i) {
    slots_[i].hook =
        add_hook(free.get(), slots_[i].parameter.get(), parameter_hook, new_link(self, i));
  }
  const int64_t one = 1;
  take(nnc_zeros(free.get(), &one, 1, NNC_FLOAT32, end_mark_.out()));
  take(nnc_tensor_requires_grad_(free.get(), end_mark_.get(), 1));
  end_hook_ = add_hook(free.get(), end_mark_.get(), end_hook, new_link(self));
  begin_node_ = add_node(free.get(), "DDPBegin", begin_forward, begin_backward, new_link(self));
  output_node_ = add_node(free.get(), "DDPSink", output_forward, output_backward, new_link(self));
}

Reducer::~Reducer() {
  const auto remove = [](const Owned<nnc_hook>& hook) {
    if (hook) nnc_error_free(nnc_hook_remove(nullptr, hook.get()));
  };
  for (const Slot& s : slots_) remove(s.hook);
  remove(end_hook_);
  if (!group_->failed() && !group_->monitor()->forked()) return;
  if (comm_) comm_->keep();
  if (second_comm_) second_comm_->keep();
}

Owned<nnc_tensor> Reducer::begin_graph(nnc_ctx* ctx) {
  Owned<nnc_tensor> begun;
  nnc_tensor* mark = end_mark_.get();
  nnc_tensor* out = nullptr;
  int64_t n = 0;
  take(nnc_function_apply(ctx, begin_node_.get(), &mark, 1, &out, 1, &n));
  ++forwards_;
  begun = Owned<nnc_tensor>(out);
  return begun;
}

nnc_tensor* Reducer::connect(nnc_ctx* ctx, nnc_tensor* output, nnc_tensor* begun) {
  nnc_tensor* const inputs[] = {output, begun};
  nnc_tensor* out = nullptr;
  int64_t n = 0;
  take(nnc_function_apply(ctx, output_node_.get(), inputs, 2, &out, 1, &n));
  return out;
}

}  // namespace nnc::mpi
