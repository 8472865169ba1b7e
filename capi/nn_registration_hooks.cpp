// SPDX-License-Identifier: Apache-2.0
// Hooks that see what modules register.
#include "capi/host_hook.h"
#include "capi/objects.h"
#include "nn/hooks.h"
#include "nnc/nn_hooks.h"

namespace nnc::capi {
namespace {

class HostRegistrationHook final : public nn::RegistrationHook {
 public:
  HostRegistrationHook(const nnc_registration_hook* table, uintptr_t self)
      : table_(table, self, "hook") {}
  void take_self() { table_.take_self(); }
  void run(Entry& entry) override;

 private:
  HostTable<nnc_registration_hook> table_;
};

void HostRegistrationHook::run(Entry& entry) {
  const HostCall depth("hook", "call");
  const CallbackScope scope;
  const Call c("call", scope.handle());
  nnc_module *module = nullptr, *child = nullptr, *other_child = nullptr;
  nnc_tensor *tensor = nullptr, *other_tensor = nullptr;
  c.put(&module, Ref<nn::Module>::share(&entry.module));
  if (entry.tensor.defined()) c.put(&tensor, entry.tensor);
  c.put(&child, entry.child);
  nnc_error* e = call_host("hook", [&] {
    return table_.functions.call(table_.self, scope.handle(), module, entry.name.c_str(), tensor,
                                 child, &other_tensor, &other_child);
  });
  if (e) raise_user_error(e, "hook");
  check(entry.is_child ? !other_tensor : !other_child, Code::kCallback, "hook: ",
        entry.is_child ? "a child cannot be replaced by a tensor"
                       : "a tensor cannot be replaced by a module");
  // What is not initialized can only be given back.
  if (other_tensor && other_tensor != tensor)
    entry.tensor = take_outputs("hook", "call", &other_tensor, 1)[0];
  if (!other_child) return;
  auto* const m = static_cast<nn::Module*>(resolve(other_child, Kind::kModule));
  check(m != nullptr, Code::kCallback, "hook: *replaced_child is not a live module handle");
  entry.child = Ref<nn::Module>::share(m);
}

nnc_error* of_all(const char* op, nnc_ctx* ctx, const nnc_registration_hook* hook, uintptr_t self,
                  nnc_hook** out, nn::ModuleHookPlace place) {
  return put_hook<HostRegistrationHook>(op, ctx, hook, self, out,
                                        [&](const Ref<HostRegistrationHook>& f) {
                                          return nn::register_hook_of_all_modules(place, f, {});
                                        });
}

}  // namespace
}  // namespace nnc::capi

using nnc::capi::of_all;
using Place = nnc::nn::ModuleHookPlace;

nnc_error* nnc_register_module_parameter_registration_hook(nnc_ctx* ctx,
                                                           const nnc_registration_hook* hook,
                                                           uintptr_t self, nnc_hook** out) {
  return of_all(__func__, ctx, hook, self, out, Place::kRegisterParameter);
}
nnc_error* nnc_register_module_buffer_registration_hook(nnc_ctx* ctx,
                                                        const nnc_registration_hook* hook,
                                                        uintptr_t self, nnc_hook** out) {
  return of_all(__func__, ctx, hook, self, out, Place::kRegisterBuffer);
}
nnc_error* nnc_register_module_module_registration_hook(nnc_ctx* ctx,
                                                        const nnc_registration_hook* hook,
                                                        uintptr_t self, nnc_hook** out) {
  return of_all(__func__, ctx, hook, self, out, Place::kRegisterModule);
}
