// SPDX-License-Identifier: Apache-2.0
// Handing out hooks whose functions are the host's.
#pragma once

#include "capi/autograd_objects.h"
#include "capi/callback.h"

namespace nnc::capi {

// Makes the host's hook of its table, registers it, and hands it out. self is taken when nothing
// can fail any more.
template <class Host, class Table, class Register>
nnc_error* put_hook(const char* op, nnc_ctx* ctx, const Table* hook, uintptr_t self, nnc_hook** out,
                    const Register& add) {
  return guard(op, ctx, out, [&](const Call& c) {
    const auto function = Ref<Host>::adopt(new Host(hook, self));
    const Ref<Hook> registered = add(function);
    try {
      c.put_object(reinterpret_cast<void**>(out), Kind::kHook, new HookObject({registered}));
    } catch (...) {
      registered->remove();
      throw;
    }
    function->take_self();
  });
}

}  // namespace nnc::capi
