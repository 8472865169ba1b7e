// SPDX-License-Identifier: Apache-2.0
// Hooks of optimizers, and their state dicts as collections.
#include "capi/autograd_objects.h"
#include "capi/callback.h"
#include "capi/objects.h"
#include "capi/state_dict.h"
#include "nnc/optim.h"

namespace nnc::capi {

Ref<Named> named_of(const optim::StateDict& state) {
  Ref<Named> out = Ref<Named>::adopt(new Named);
  for (const optim::StateEntry& e : state) out->add({e.key, e.tensor, nullptr});
  return out;
}

optim::StateDict entries_of(const Named& named) {
  optim::StateDict out;
  for (nn::NamedTensor& e : named.tensors()) out.push_back({std::move(e.name), e.tensor});
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

// self is taken when nothing can fail any more.
nnc_error* put_hook(const char* op, nnc_ctx* ctx, nnc_optimizer* optimizer,
                    const nnc_optimizer_hook* hook, uintptr_t self, bool first, nnc_hook** out,
                    optim::HookPlace place) {
  return guard(op, ctx, out, [&](const Call& c) {
    optim::Optimizer& o = ARG(optimizer);
    const auto function = Ref<HostOptimizerHook>::adopt(new HostOptimizerHook(hook, self));
    const Ref<Hook> registered = o.add_hook(place, function, first);
    try {
      c.put_object(reinterpret_cast<void**>(out), Kind::kHook, new HookObject({registered}));
    } catch (...) {
      registered->remove();
      throw;
    }
    function->take_self();
  });
}

}  // namespace
}  // namespace nnc::capi

using nnc::capi::put_hook;
using nnc::optim::HookPlace;

nnc_error* nnc_optimizer_register_step_pre_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                const nnc_optimizer_hook* hook, uintptr_t self,
                                                nnc_hook** out) {
  return put_hook(__func__, ctx, optimizer, hook, self, false, out, HookPlace::kStepPre);
}
nnc_error* nnc_optimizer_register_step_post_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                 const nnc_optimizer_hook* hook, uintptr_t self,
                                                 nnc_hook** out) {
  return put_hook(__func__, ctx, optimizer, hook, self, false, out, HookPlace::kStepPost);
}
nnc_error* nnc_optimizer_register_state_dict_pre_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                      const nnc_optimizer_hook* hook,
                                                      uintptr_t self, int32_t prepend,
                                                      nnc_hook** out) {
  return put_hook(__func__, ctx, optimizer, hook, self, prepend != 0, out,
                  HookPlace::kStateDictPre);
}
nnc_error* nnc_optimizer_register_state_dict_post_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                       const nnc_optimizer_hook* hook,
                                                       uintptr_t self, int32_t prepend,
                                                       nnc_hook** out) {
  return put_hook(__func__, ctx, optimizer, hook, self, prepend != 0, out,
                  HookPlace::kStateDictPost);
}
nnc_error* nnc_optimizer_register_load_state_dict_pre_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                           const nnc_optimizer_hook* hook,
                                                           uintptr_t self, int32_t prepend,
                                                           nnc_hook** out) {
  return put_hook(__func__, ctx, optimizer, hook, self, prepend != 0, out, HookPlace::kLoadPre);
}
nnc_error* nnc_optimizer_register_load_state_dict_post_hook(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                                            const nnc_optimizer_hook* hook,
                                                            uintptr_t self, int32_t prepend,
                                                            nnc_hook** out) {
  return put_hook(__func__, ctx, optimizer, hook, self, prepend != 0, out, HookPlace::kLoadPost);
}
