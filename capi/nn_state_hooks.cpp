// SPDX-License-Identifier: Apache-2.0
// Hooks of modules' state dicts.
#include "capi/host_hook.h"
#include "capi/objects.h"
#include "nn/hooks.h"
#include "nnc/nn_hooks.h"

namespace nnc::capi {
namespace {

// Keys, or keys with tensors, as the host may change them.
template <class T>
class Lent final : public nn::LentList<T>::Form {
 public:
  explicit Lent(const std::vector<T>& items) {
    for (const T& item : items) Lent::set(item);
  }
  void set(T item) override {
    if constexpr (std::is_same_v<T, std::string>)
      named_->set({std::move(item), {}, {}});
    else
      named_->set({std::move(item.name), std::move(item.tensor), {}});
  }
  std::vector<T> items() const override {
    if constexpr (std::is_same_v<T, std::string>)
      return named_->keys();
    else
      return named_->tensors();
  }
  const Ref<Named>& named() const { return named_; }

 private:
  const Ref<Named> named_ = Ref<Named>::adopt(new Named);
};

// For a function of the host's, which `c` calls. Null if it does not get the list.
template <class T>
nnc_named* lend(const Call& c, nn::LentList<T>* list) {
  nnc_named* handle = nullptr;
  if (list) put(c, OUT(&handle), list->template lend<Lent<T>>().named());
  return handle;
}

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
  nnc_named *const state = lend(c, seen.state), *const missing = lend(c, seen.missing),
                   *const unexpected = lend(c, seen.unexpected),
                   *const errors = lend(c, seen.errors);
  nnc_error* e = call_host("hook", [&] {
    return table_.functions.call(table_.self, scope.handle(), module, state, seen.prefix.c_str(),
                                 seen.keep_vars, missing, unexpected, errors);
  });
  if (e) raise_user_error(e, "hook");
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
