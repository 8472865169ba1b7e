// SPDX-License-Identifier: Apache-2.0
// Hooks of tensors, and of what is saved for backward.
#include "capi/autograd_objects.h"
#include "capi/host_function.h"
#include "engine/multi_hook.h"
#include "graph/saved_tensor.h"

namespace nnc::capi {

void HookObject::remove() const {
  for (const Ref<Hook>& h : hooks_) h->remove();
}

namespace {

// A gradient goes in, what replaces it may come out.
class GradientHook final : public HookFunction {
 public:
  GradientHook(const nnc_callback* table, uintptr_t self) : function(table, self, "hook") {}
  Tensor call(const Tensor& g) override {
    if (!g.defined()) return {};
    const std::vector<Tensor> out = function(Span<const Tensor>(&g, 1));
    check(out.size() <= 1, Code::kCallback, "hook: gave ", static_cast<int64_t>(out.size()),
          " outputs, expected at most one");
    return out.empty() ? Tensor() : out[0];
  }
  HostFunction function;
};

void check_no_output(const std::vector<Tensor>& out) {
  check(out.empty(), Code::kCallback, "hook: gave ", static_cast<int64_t>(out.size()),
        " outputs, expected none");
}

class AccumulatedHook final : public HookFunction {
 public:
  AccumulatedHook(const nnc_callback* table, uintptr_t self) : function(table, self, "hook") {}
  Tensor call(const Tensor& leaf) override {
    check_no_output(function(Span<const Tensor>(&leaf, 1)));
    return {};
  }
  HostFunction function;
};

class MultiHook final : public MultiGradFunction {
 public:
  MultiHook(const nnc_callback* table, uintptr_t self) : function(table, self, "hook") {}
  void call(Span<const Tensor> gradients) override { check_no_output(function(gradients)); }
  HostFunction function;
};

// Hands hooks out. self is taken when nothing can fail any more.
template <class F>
void put_hooks(const Call& c, nnc_hook** out, std::vector<Ref<Hook>> hooks, F& owner) {
  const std::vector<Ref<Hook>> registered = hooks;
  try {
    c.put_object(reinterpret_cast<void**>(out), Kind::kHook, new HookObject(std::move(hooks)));
  } catch (...) {
    for (const Ref<Hook>& h : registered) h->remove();
    throw;
  }
  owner.function.take_self();
}

using Register = Ref<Hook> (*)(const Tensor& t, Ref<HookFunction> function);
template <class F>
nnc_error* put_tensor_hook(const char* op, nnc_ctx* ctx, nnc_tensor* tensor,
                           const nnc_callback* hook, uintptr_t self, nnc_hook** out, Register add) {
  return guard(op, ctx, out, [&](const Call& c) {
    const Tensor t = ARG(tensor);
    const Ref<F> function = Ref<F>::adopt(new F(hook, self));
    put_hooks(c, out, {add(t, function)}, *function);
  });
}

MultiGradMode multi_grad_mode(const char* mode) {
  const std::string_view m = mode ? mode : "all";
  check(m == "all" || m == "any", Code::kInvalid,
        "Expects mode to be one of ('all', 'any') but got ", m);
  return m == "all" ? MultiGradMode::kAll : MultiGradMode::kAny;
}

// ---- saved tensors ----

class HostSavedHooks final : public SavedTensorHooks {
 public:
  HostSavedHooks(const nnc_saved_tensors_hooks& table, uintptr_t self)
      : table_(table), self_(self) {}
  ~HostSavedHooks() override {
    if (owns_self_) end_of_self(table_.destroy, self_);
  }
  void take_self() { owns_self_ = true; }

  Ref<PackedTensor> pack(const Tensor& t) override;
  Tensor unpack(uintptr_t packed) const;
  void forget(uintptr_t packed) const;

 private:
  const nnc_saved_tensors_hooks table_;
  const uintptr_t self_;
  bool owns_self_ = false;
};

class HostPacked final : public PackedTensor {
 public:
  explicit HostPacked(Ref<HostSavedHooks> hooks) : hooks_(std::move(hooks)) {}
  ~HostPacked() override {
    if (there_) hooks_->forget(packed_);
  }
  Tensor unpack() override { return hooks_->unpack(packed_); }
  void take(uintptr_t packed) {
    packed_ = packed;
    there_ = true;
  }

 private:
  const Ref<HostSavedHooks> hooks_;
  uintptr_t packed_ = 0;
  bool there_ = false;
};

constexpr char kSavedHooks[] = "saved_tensors_hooks";

Ref<PackedTensor> HostSavedHooks::pack(const Tensor& t) {
  Ref<HostPacked> result = Ref<HostPacked>::adopt(new HostPacked(Ref<HostSavedHooks>::share(this)));
  const HostCall depth(kSavedHooks, "pack");
  const CallbackScope scope;
  nnc_tensor* tensor = nullptr;
  Call("pack", scope.handle()).put(&tensor, t);
  uintptr_t packed = 0;
  nnc_error* e =
      call_host(kSavedHooks, [&] { return table_.pack(self_, scope.handle(), tensor, &packed); });
  if (e) raise_user_error(e, kSavedHooks);
  result->take(packed);
  return result;
}

Tensor HostSavedHooks::unpack(uintptr_t packed) const {
  const HostCall depth(kSavedHooks, "unpack");
  const CallbackScope scope;
  nnc_tensor* out = nullptr;
  nnc_error* e =
      call_host(kSavedHooks, [&] { return table_.unpack(self_, scope.handle(), packed, &out); });
  if (e) raise_user_error(e, kSavedHooks);
  return take_outputs(kSavedHooks, "unpack", &out, 1)[0];
}

void HostSavedHooks::forget(uintptr_t packed) const {
  if (!table_.drop) return;
  release_handle(call_host("drop", [&]() -> nnc_error* {
    table_.drop(self_, packed);
    return nullptr;
  }));
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_tensor_register_hook(nnc_ctx* ctx, nnc_tensor* tensor, const nnc_callback* hook,
                                    uintptr_t self, nnc_hook** out) {
  return put_tensor_hook<GradientHook>(__func__, ctx, tensor, hook, self, out, register_hook);
}

nnc_error* nnc_tensor_register_post_accumulate_grad_hook(nnc_ctx* ctx, nnc_tensor* tensor,
                                                         const nnc_callback* hook, uintptr_t self,
                                                         nnc_hook** out) {
  return put_tensor_hook<AccumulatedHook>(__func__, ctx, tensor, hook, self, out,
                                          register_post_accumulate_grad_hook);
}

nnc_error* nnc_autograd_register_multi_grad_hook(nnc_ctx* ctx, nnc_tensor* const* tensors,
                                                 int64_t n_tensors, const nnc_callback* hook,
                                                 uintptr_t self, const char* mode, nnc_hook** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const std::vector<Tensor> list = LIST(tensors);
    const Ref<MultiHook> function = Ref<MultiHook>::adopt(new MultiHook(hook, self));
    put_hooks(c, out, register_multi_grad_hook(list, function, multi_grad_mode(mode)), *function);
  });
}

nnc_error* nnc_hook_remove(nnc_ctx* ctx, nnc_hook* hook) {
  return RUN(object<HookObject>(hook, Kind::kHook, "hook").remove());
}

nnc_error* nnc_autograd_saved_tensors_hooks(nnc_ctx* ctx, const nnc_saved_tensors_hooks* hooks,
                                            uintptr_t self, nnc_ctx** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    const nnc_saved_tensors_hooks& table = known_table(hooks, "hooks");
    check(table.pack && table.unpack, Code::kInvalid, "hooks->pack or hooks->unpack is NULL");
    const Ref<HostSavedHooks> made = Ref<HostSavedHooks>::adopt(new HostSavedHooks(table, self));
    c.put_object(reinterpret_cast<void**>(out), Kind::kContext, c.ctx().with(made).leak());
    made->take_self();
  });
}
