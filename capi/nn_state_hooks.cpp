// SPDX-License-Identifier: Apache-2.0
// Hooks of modules' state dicts.
#include "capi/host_hook.h"
#include "capi/objects.h"
#include "nn/hooks.h"
#include "nnc/nn_hooks.h"

namespace nnc::capi {
namespace {

// A list as the host may change it while it is called, and its contents afterwards.
class Lent {
 public:
  Lent(const Call& c, const std::vector<std::string>* keys) {
    if (!keys) return;
    for (const std::string& k : *keys) named_->set({k, {}, {}});
    put(c, OUT(&handle_), named_);
  }
  Lent(const Call& c, const std::vector<nn::NamedTensor>* state) {
    if (!state) return;
    for (const nn::NamedTensor& e : *state) named_->set({e.name, e.tensor, {}});
    put(c, OUT(&handle_), named_);
  }
  nnc_named* handle() const { return handle_; }
  void take(std::vector<std::string>* keys) const {
    if (keys) *keys = named_->keys();
  }
  void take(std::vector<nn::NamedTensor>* state) const {
    if (state) *state = named_->tensors();
  }

 private:
  const Ref<Named> named_ = Ref<Named>::adopt(new Named);
  nnc_named* handle_ = nullptr;
};

class HostStateHook final : public nn::StateHook {
 public:
  HostStateHook(const nnc_state_dict_hook* table, uintptr_t self) : table_(table, self, "hook") {}
  void take_self() { table_.take_self(); }
  void run(const Seen& seen) override;

 private:
  HostTable<nnc_state_dict_hook> table_;
};

void HostStateHook::run(const Seen& seen) {
  const HostCall depth("hook", "call");
  const CallbackScope scope;
  const Call c("call", scope.handle());
  nnc_module* module = nullptr;
  c.put(&module, Ref<nn::Module>::share(&seen.module));
  const Lent state(c, seen.state), missing(c, seen.missing), unexpected(c, seen.unexpected),
      errors(c, seen.errors);
  nnc_error* e = call_host("hook", [&] {
    return table_.functions.call(table_.self, scope.handle(), module, state.handle(),
                                 seen.prefix.c_str(), seen.keep_vars, missing.handle(),
                                 unexpected.handle(), errors.handle());
  });
  if (e) raise_user_error(e, "hook");
  state.take(seen.state);
  missing.take(seen.missing);
  unexpected.take(seen.unexpected);
  errors.take(seen.errors);
}

nnc_error* put_state_hook(const char* op, nnc_ctx* ctx, nnc_module* module,
                          const nnc_state_dict_hook* hook, uintptr_t self, nnc_hook** out,
                          nn::ModuleHookPlace place) {
  return put_hook<HostStateHook>(op, ctx, hook, self, out, [&](const Ref<HostStateHook>& f) {
    return ARG(module).make_hooks().add(place, f, {});
  });
}

}  // namespace
}  // namespace nnc::capi

using nnc::capi::put_state_hook;
using Place = nnc::nn::ModuleHookPlace;

nnc_error* nnc_module_register_state_dict_pre_hook(nnc_ctx* ctx, nnc_module* module,
                                                   const nnc_state_dict_hook* hook, uintptr_t self,
                                                   nnc_hook** out) {
  return put_state_hook(__func__, ctx, module, hook, self, out, Place::kStateDictPre);
}
nnc_error* nnc_module_register_state_dict_post_hook(nnc_ctx* ctx, nnc_module* module,
                                                    const nnc_state_dict_hook* hook, uintptr_t self,
                                                    nnc_hook** out) {
  return put_state_hook(__func__, ctx, module, hook, self, out, Place::kStateDictPost);
}
nnc_error* nnc_module_register_load_state_dict_pre_hook(nnc_ctx* ctx, nnc_module* module,
                                                        const nnc_state_dict_hook* hook,
                                                        uintptr_t self, nnc_hook** out) {
  return put_state_hook(__func__, ctx, module, hook, self, out, Place::kLoadPre);
}
nnc_error* nnc_module_register_load_state_dict_post_hook(nnc_ctx* ctx, nnc_module* module,
                                                         const nnc_state_dict_hook* hook,
                                                         uintptr_t self, nnc_hook** out) {
  return put_state_hook(__func__, ctx, module, hook, self, out, Place::kLoadPost);
}
