// SPDX-License-Identifier: Apache-2.0
// Hooks of optimizers, and their state dicts as collections.
#include "capi/host_hook.h"
#include "capi/objects.h"
#include "capi/state_dict.h"
#include "nnc/optim.h"

namespace nnc::capi {

Ref<Named> named_of(const optim::StateDict& state) {
  Ref<Named> out = Ref<Named>::adopt(new Named);
  for (const optim::StateEntry& e : state) out->add({e.key, e.tensor, nullptr, e.form});
  return out;
}

optim::StateDict entries_of(const Named& named) {
  optim::StateDict out;
  for (Named::Entry& e : named.entries()) {
    out.push_back({std::move(e.key), e.tensor, std::move(e.form)});
  }
  return out;
}

std::string to_text(const optim::Options& options) {
  std::string out;
  for (const optim::Options::Entry& e : options.entries()) {
    out += (out.empty() ? "" : ", ") + e.name + "=";
    if (e.value.is_text()) out += '\'';
    append_option(out, e.value);
    if (e.value.is_text()) out += '\'';
  }
  return out;
}

namespace {

class HostOptimizerHook final : public optim::OptimizerHook {
 public:
  HostOptimizerHook(const nnc_optimizer_hook* table, uintptr_t self)
      : table_(table, self, "hook") {}
  void take_self() { table_.take_self(); }

  void run(optim::Optimizer& o, optim::StateDict* state) override {
    const HostCall depth("hook", "call");
    const CallbackScope scope;
    const Call c("call", scope.handle());
    nnc_optimizer* optimizer = nullptr;
    nnc_named *dict = nullptr, *other = nullptr;
    put(c, OUT(&optimizer), Ref<optim::Optimizer>::share(&o));
    if (state) put(c, OUT(&dict), named_of(*state));
    nnc_error* e = call_host("hook", [&] {
      return table_.functions.call(table_.self, scope.handle(), optimizer, dict, &other);
    });
    if (e) raise_user_error(e, "hook");
    check(state || !other, Code::kCallback, "hook: there is no state dict to replace");
    if (!state) return;
    auto* const taken = static_cast<Named*>(resolve(other ? other : dict, Kind::kNamed));
    check(taken != nullptr, Code::kCallback, "hook: *out is not a live named handle");
    *state = entries_of(*taken);
  }

 private:
  HostTable<nnc_optimizer_hook> table_;
};

nnc_error* of_optimizer(const char* op, nnc_ctx* ctx, nnc_optimizer* optimizer,
                        const nnc_optimizer_hook* hook, uintptr_t self, bool first, nnc_hook** out,
                        optim::HookPlace place) {
  return put_hook<HostOptimizerHook>(
      op, ctx, hook, self, out,
      [&](const Ref<HostOptimizerHook>& f) { return ARG(optimizer).add_hook(place, f, first); });
}

}  // namespace
}  // namespace nnc::capi

using nnc::capi::of_optimizer;
using nnc::optim::HookPlace;

nnc_error* nnc_optimizer_register_step_pre_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                const nnc_optimizer_hook* hook, uintptr_t self,
                                                nnc_hook** out) {
  return of_optimizer(__func__, ctx, optimizer, hook, self, false, out, HookPlace::kStepPre);
}
nnc_error* nnc_optimizer_register_step_post_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                 const nnc_optimizer_hook* hook, uintptr_t self,
                                                 nnc_hook** out) {
  return of_optimizer(__func__, ctx, optimizer, hook, self, false, out, HookPlace::kStepPost);
}
nnc_error* nnc_optimizer_register_state_dict_pre_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                      const nnc_optimizer_hook* hook,
                                                      uintptr_t self, int32_t prepend,
                                                      nnc_hook** out) {
  return of_optimizer(__func__, ctx, optimizer, hook, self, prepend != 0, out,
                      HookPlace::kStateDictPre);
}
nnc_error* nnc_optimizer_register_state_dict_post_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                       const nnc_optimizer_hook* hook,
                                                       uintptr_t self, int32_t prepend,
                                                       nnc_hook** out) {
  return of_optimizer(__func__, ctx, optimizer, hook, self, prepend != 0, out,
                      HookPlace::kStateDictPost);
}
nnc_error* nnc_optimizer_register_load_state_dict_pre_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                           const nnc_optimizer_hook* hook,
                                                           uintptr_t self, int32_t prepend,
                                                           nnc_hook** out) {
  return of_optimizer(__func__, ctx, optimizer, hook, self, prepend != 0, out, HookPlace::kLoadPre);
}
nnc_error* nnc_optimizer_register_load_state_dict_post_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                            const nnc_optimizer_hook* hook,
                                                            uintptr_t self, int32_t prepend,
                                                            nnc_hook** out) {
  return of_optimizer(__func__, ctx, optimizer, hook, self, prepend != 0, out,
                      HookPlace::kLoadPost);
}
