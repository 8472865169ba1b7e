// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_hooks.h"

#include "capi/host_hook.h"
#include "capi/objects.h"
#include "nn/hooks.h"

namespace nnc::capi {
namespace {

class HostModuleHook final : public nn::ModuleHook {
 public:
  HostModuleHook(const nnc_module_hook* table, uintptr_t self) : table_(table, self, "hook") {}
  void take_self() { table_.take_self(); }
  Change run(const Seen& seen) override;

 private:
  HostTable<nnc_module_hook> table_;
};

nn::ModuleHook::Change HostModuleHook::run(const Seen& seen) {
  const HostCall depth("hook", "call");
  const CallbackScope scope;
  const Call c("call", scope.handle());
  nnc_module* module = nullptr;
  c.put(&module, Ref<nn::Module>::share(&seen.module));
  const Handles inputs = make_handles(c, seen.inputs), outputs = make_handles(c, seen.outputs);
  nnc_kwargs *kwargs = nullptr, *other = nullptr;
  if (seen.kwargs) put(c, OUT(&kwargs), Ref<KwargsObject>::adopt(new KwargsObject(*seen.kwargs)));
  nnc_tensor* replaced[kHostOutputs] = {};
  int64_t n = -1;
  nnc_error* e = call_host("hook", [&] {
    return table_.functions.call(table_.self, scope.handle(), module, inputs.data(), inputs.size(),
                                 kwargs, outputs.data(), outputs.size(), replaced, kHostOutputs, &n,
                                 &other);
  });
  if (e) raise_user_error(e, "hook");
  check(kwargs || !other, Code::kCallback, "hook: there are no keyword arguments to replace");
  Change change;
  if (n != -1) {
    check(n >= 0 && n <= kHostOutputs, Code::kCallback, "hook: call says it has replaced by ", n,
          " tensors, expected -1..", kHostOutputs);
    change.tensors.emplace();
    for (int64_t i = 0; i < n; ++i) {
      change.tensors->push_back(replaced[i] ? take_outputs("hook", "call", &replaced[i], 1)[0]
                                            : Tensor());
    }
  }
  if (!kwargs) return change;
  if (!other) other = kwargs;
  auto* const bag = static_cast<KwargsObject*>(resolve(other, Kind::kKwargs));
  check(bag != nullptr, Code::kCallback, "hook: *replaced_kwargs is not a live kwargs handle");
  change.kwargs = *static_cast<const Kwargs*>(bag->get());
  return change;
}

using Place = nn::ModuleHookPlace;
using Options = nn::ModuleHookOptions;

nnc_error* of_module(const char* op, nnc_ctx* ctx, nnc_module* module, Place place,
                     const nnc_module_hook* hook, uintptr_t self, const Options& options,
                     nnc_hook** out) {
  return put_hook<HostModuleHook>(op, ctx, hook, self, out, [&](const Ref<HostModuleHook>& f) {
    return ARG(module).make_hooks().add(place, f, options);
  });
}
nnc_error* of_all(const char* op, nnc_ctx* ctx, Place place, const nnc_module_hook* hook,
                  uintptr_t self, const Options& options, nnc_hook** out) {
  return put_hook<HostModuleHook>(op, ctx, hook, self, out, [&](const Ref<HostModuleHook>& f) {
    return nn::register_hook_of_all_modules(place, f, options);
  });
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc::capi;

nnc_error* nnc_module_register_forward_pre_hook(nnc_ctx* ctx, nnc_module* module,
                                                const nnc_module_hook* hook, uintptr_t self,
                                                int32_t prepend, int32_t with_kwargs,
                                                nnc_hook** out) {
  return of_module(__func__, ctx, module, Place::kForwardPre, hook, self,
                   {prepend != 0, with_kwargs != 0}, out);
}
nnc_error* nnc_module_register_forward_hook(nnc_ctx* ctx, nnc_module* module,
                                            const nnc_module_hook* hook, uintptr_t self,
                                            int32_t prepend, int32_t with_kwargs,
                                            int32_t always_call, nnc_hook** out) {
  return of_module(__func__, ctx, module, Place::kForward, hook, self,
                   {prepend != 0, with_kwargs != 0, always_call != 0}, out);
}
nnc_error* nnc_module_register_full_backward_pre_hook(nnc_ctx* ctx, nnc_module* module,
                                                      const nnc_module_hook* hook, uintptr_t self,
                                                      int32_t prepend, nnc_hook** out) {
  return of_module(__func__, ctx, module, Place::kBackwardPre, hook, self, {prepend != 0}, out);
}
nnc_error* nnc_module_register_full_backward_hook(nnc_ctx* ctx, nnc_module* module,
                                                  const nnc_module_hook* hook, uintptr_t self,
                                                  int32_t prepend, nnc_hook** out) {
  return of_module(__func__, ctx, module, Place::kBackward, hook, self, {prepend != 0}, out);
}

nnc_error* nnc_register_module_forward_pre_hook(nnc_ctx* ctx, const nnc_module_hook* hook,
                                                uintptr_t self, nnc_hook** out) {
  return of_all(__func__, ctx, Place::kForwardPre, hook, self, {}, out);
}
nnc_error* nnc_register_module_forward_hook(nnc_ctx* ctx, const nnc_module_hook* hook,
                                            uintptr_t self, int32_t with_kwargs,
                                            int32_t always_call, nnc_hook** out) {
  return of_all(__func__, ctx, Place::kForward, hook, self,
                {false, with_kwargs != 0, always_call != 0}, out);
}
nnc_error* nnc_register_module_full_backward_pre_hook(nnc_ctx* ctx, const nnc_module_hook* hook,
                                                      uintptr_t self, nnc_hook** out) {
  return of_all(__func__, ctx, Place::kBackwardPre, hook, self, {}, out);
}
nnc_error* nnc_register_module_full_backward_hook(nnc_ctx* ctx, const nnc_module_hook* hook,
                                                  uintptr_t self, nnc_hook** out) {
  return of_all(__func__, ctx, Place::kBackward, hook, self, {}, out);
}
