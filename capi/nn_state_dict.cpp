// SPDX-License-Identifier: Apache-2.0
// State dicts of modules.
#include "capi/former_list.h"
#include "capi/load_state.h"
#include "capi/module_lists.h"
#include "capi/objects.h"
#include "nnc/nn.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

// The keys that a load gives, handed out before it is sure that they are wanted.
class KeysOut {
 public:
  KeysOut(nnc_named** missing, nnc_named** unexpected) : places_{missing, unexpected} {}
  KeysOut(const KeysOut&) = delete;
  KeysOut& operator=(const KeysOut&) = delete;
  ~KeysOut() {
    for (nnc_named* h : lists_) release_handle(h);
  }
  void make(const Call& c, const nn::LoadResult& r) {
    const std::vector<std::string>* const keys[2] = {&r.missing, &r.unexpected};
    for (int i = 0; i < 2; ++i) {
      if (!places_[i]) continue;
      Ref<Named> list = Ref<Named>::adopt(new Named);
      for (const std::string& k : *keys[i]) list->add({k, {}, {}});
      put(c, Out<nnc_named*>(&lists_[i], "out"), std::move(list));
    }
  }
  void put_out() noexcept {
    for (int i = 0; i < 2; ++i) {
      if (places_[i]) *places_[i] = std::exchange(lists_[i], nullptr);
    }
  }

 private:
  nnc_named** const places_[2];
  nnc_named* lists_[2] = {nullptr, nullptr};
};

}  // namespace

// Note [Commit last]: the lists of keys are handed out before anything is loaded.
void nnc::capi::load_state(const Call& c, nn::Module& m, Span<const nn::NamedTensor> state,
                           const nn::LoadOptions& options, nnc_named** missing,
                           nnc_named** unexpected) {
  FormerListInLine former;
  KeysOut keys(missing, unexpected);
  m.load_state_dict(state, options, former.list(),
                    [&](const nn::LoadResult& r) { keys.make(c, r); });
  keys.put_out();
}

nnc_error* nnc_module_state_dict(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return PUT(out, collect(ARG(module).state_dict()));
}
nnc_error* nnc_module_state_dict_prefix(nnc_ctx* ctx, nnc_module* module, const char* prefix,
                                        int32_t keep_vars, nnc_named** out) {
  return PUT(out, collect(ARG(module).state_dict(prefix ? prefix : "", keep_vars != 0)));
}
nnc_error* nnc_module_load_state_dict(nnc_ctx* ctx, nnc_module* module, nnc_named* state,
                                      int32_t strict, nnc_named** missing, nnc_named** unexpected) {
  return guard(__func__, ctx, [&](const Call& c) {
    load_state(c, ARG(module), ARG(state).tensors(), {strict != 0, false}, missing, unexpected);
  });
}
nnc_error* nnc_module_load_state_dict_assign(nnc_ctx* ctx, nnc_module* module, nnc_named* state,
                                             int32_t strict, int32_t assign, nnc_named** missing,
                                             nnc_named** unexpected) {
  return guard(__func__, ctx, [&](const Call& c) {
    load_state(c, ARG(module), ARG(state).tensors(), {strict != 0, assign != 0}, missing,
               unexpected);
  });
}
nnc_error* nnc_module_get_extra_state(nnc_ctx* ctx, nnc_module* module, nnc_tensor** out) {
  return PUT(out, ARG(module).get_extra_state());
}
nnc_error* nnc_module_set_extra_state(nnc_ctx* ctx, nnc_module* module, nnc_tensor* state) {
  return RUN(ARG(module).set_extra_state(ARG(state)));
}
