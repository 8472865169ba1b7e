// SPDX-License-Identifier: Apache-2.0
#include "host_functions.h"

#include <nnc/nnc.h>

#include <map>

#include "handles.h"

namespace nnc_fuzz {
namespace {

enum : uintptr_t { kGivesBack = 4, kFails = 10, kGivesNothing, kGivesNone, kCallsBackward, kOther };

nnc_error* failure() {
  return nnc_error_new(NNC_E_INVALID, "host", "it does not want to");
}

// Puts what is computed from the inputs into outputs.
nnc_error* compute(uintptr_t self, nnc_ctx* ctx, nnc_tensor* const* inputs, int64_t n,
                   nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
  if (self == kFails) return failure();
  if (self == kGivesNothing || capacity < 1) return nullptr;
  *n_outputs = 1;
  if (self == kGivesNone) return nullptr;
  nnc_tensor* x = n > 0 ? inputs[0] : nullptr;
  if (!x) {
    const int64_t size = self % 2 ? 2 : 1;  // a loss has one element
    return nnc_ones(ctx, &size, 1, NNC_FLOAT32, outputs);
  }
  if (self == kOther) {
    outputs[0] = reinterpret_cast<nnc_tensor*>(uintptr_t{0x1234});
    return nullptr;
  }
  if (self == kGivesBack) {
    outputs[0] = x;
    return nullptr;
  }
  if (self == kCallsBackward) nnc_error_free(nnc_backward(ctx, x));
  nnc_tensor* y = nullptr;
  if (nnc_error* e = self % 2 ? nnc_mul(ctx, x, x, &y) : nnc_sin(ctx, x, &y)) return e;
  if (self >= 6 && self < 10) return nnc_sum(ctx, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, outputs);
  outputs[0] = y;
  if (self == 3 && capacity > 1) {
    *n_outputs = 2;
    outputs[1] = x;
  }
  return nullptr;
}

void destroy(uintptr_t) {}

const nnc_callback kCallback = {sizeof(nnc_callback), compute, destroy};

const nnc_module_hook kModuleHook = {
    sizeof(nnc_module_hook),
    [](uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t n_inputs,
       nnc_kwargs*, nnc_tensor* const* outputs, int64_t n_outputs, nnc_tensor** replaced,
       int64_t capacity, int64_t* n_replaced, nnc_kwargs**) -> nnc_error* {
      if (self < 6) return nullptr;
      return n_outputs > 0 ? compute(self, ctx, outputs, n_outputs, replaced, capacity, n_replaced)
                           : compute(self, ctx, inputs, n_inputs, replaced, capacity, n_replaced);
    },
    destroy};

const nnc_registration_hook kRegistrationHook = {
    sizeof(nnc_registration_hook),
    [](uintptr_t self, nnc_ctx* ctx, nnc_module*, const char*, nnc_tensor* tensor, nnc_module*,
       nnc_tensor** replaced_tensor, nnc_module**) -> nnc_error* {
      int64_t n = 0;
      if (self < 6 || !tensor) return nullptr;
      return compute(self, ctx, &tensor, 1, replaced_tensor, 1, &n);
    },
    destroy};

const nnc_state_dict_hook kStateDictHook = {
    sizeof(nnc_state_dict_hook),
    [](uintptr_t self, nnc_ctx*, nnc_module*, nnc_named* state_dict, const char* prefix, int32_t,
       nnc_named*, nnc_named*, nnc_named*) -> nnc_error* {
      if (self == kFails) return failure();
      if (self % 3 == 1) return nnc_named_add_value(state_dict, prefix, "5");
      if (self % 3 == 2 && nnc_named_count(state_dict) > 0) {
        return nnc_named_remove(state_dict, nnc_named_key(state_dict, 0));
      }
      return nullptr;
    },
    destroy};

const nnc_optimizer_hook kOptimizerHook = {
    sizeof(nnc_optimizer_hook),
    [](uintptr_t self, nnc_ctx* ctx, nnc_optimizer*, nnc_named* state_dict,
       nnc_named** out) -> nnc_error* {
      if (self == kFails) return failure();
      return state_dict && self % 3 == 1 ? nnc_named_new(ctx, out) : nullptr;
    },
    destroy};

const nnc_lr_lambda kLambda = {
    sizeof(nnc_lr_lambda),
    [](uintptr_t self, const char*, double x, double* out) -> nnc_error* {
      if (self == kFails) return failure();
      *out = self % 2 ? 0.5 : x;
      return nullptr;
    },
    destroy};

const nnc_saved_tensors_hooks kSavedTensors = {
    sizeof(nnc_saved_tensors_hooks),
    [](uintptr_t self, nnc_ctx* ctx, nnc_tensor* tensor, uintptr_t* packed) -> nnc_error* {
      if (self == kFails) return failure();
      nnc_tensor* copy = nullptr;
      nnc_tensor* detached = nullptr;
      if (nnc_error* e = nnc_detach(ctx, tensor, &detached)) return e;
      if (nnc_error* e = nnc_clone(ctx, detached, &copy)) return e;
      *packed = reinterpret_cast<uintptr_t>(nnc_keep(copy));
      return nullptr;
    },
    [](uintptr_t self, nnc_ctx* ctx, uintptr_t packed, nnc_tensor** out) -> nnc_error* {
      if (self == kGivesNothing) return nullptr;
      return nnc_clone(ctx, reinterpret_cast<nnc_tensor*>(packed), out);
    },
    [](uintptr_t, uintptr_t packed) { nnc_release(reinterpret_cast<void*>(packed)); }, destroy};

// Calls whatever is offered during the call of a function.
void use_function_ctx(uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f, nnc_tensor* const* inputs,
                      int64_t n) {
  nnc_error_free(nnc_function_ctx_save_for_backward(ctx, f, inputs, n));
  nnc_error_free(nnc_function_ctx_set_materialize_grads(ctx, f, self % 2));
  nnc_function_ctx_needs_input_grad(f, static_cast<int64_t>(self) - 2);
  if (self == 7) nnc_error_free(nnc_function_ctx_mark_dirty(ctx, f, inputs, n));
  if (self == 8) nnc_error_free(nnc_function_ctx_mark_non_differentiable(ctx, f, inputs, n));
}

const nnc_function_vtable kFunction = {
    sizeof(nnc_function_vtable),
    [](uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f, nnc_tensor* const* inputs, int64_t n,
       nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
      use_function_ctx(self, ctx, f, inputs, n);
      return compute(self, ctx, inputs, n, outputs, capacity, n_outputs);
    },
    [](uintptr_t self, nnc_ctx* ctx, nnc_function_ctx* f, nnc_tensor* const* grad_outputs,
       int64_t n_grad_outputs, nnc_tensor** grad_inputs, int64_t n_inputs) -> nnc_error* {
      nnc_tensor* saved[4] = {};
      int64_t n = 0;
      if (nnc_error* e = nnc_function_ctx_saved_tensors(ctx, f, saved, 4, &n)) return e;
      if (self == kFails + 1) return failure();
      for (int64_t i = 0; i < n_inputs && i < n && n_grad_outputs > 0 && grad_outputs[0]; ++i) {
        if (nnc_error* e = nnc_mul(ctx, grad_outputs[0], saved[i], &grad_inputs[i])) return e;
      }
      return nullptr;
    },
    destroy};

const nnc_dataset_vtable kDataset = {
    sizeof(nnc_dataset_vtable), 1,
    [](uintptr_t self, nnc_ctx*, int64_t* out) -> nnc_error* {
      if (self == kFails) return failure();
      *out = self == kOther ? -3 : static_cast<int64_t>(self);
      return nullptr;
    },
    [](uintptr_t self, nnc_ctx* ctx, int64_t index, nnc_tensor** out, int64_t capacity,
       int64_t* n_out) -> nnc_error* {
      if (self == kGivesNothing || capacity < 1) return nullptr;
      *n_out = 1;
      const int64_t size = self == 5 ? index : 2;  // of sizes that cannot be stacked
      return nnc_ones(ctx, &size, 1, NNC_FLOAT32, out);
    },
    destroy};

const nnc_module_vtable kModule = {
    sizeof(nnc_module_vtable),
    [](uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t n, nnc_kwargs*,
       nnc_tensor** outputs, int64_t capacity,
       int64_t* n_outputs) { return compute(self, ctx, inputs, n, outputs, capacity, n_outputs); },
    [](uintptr_t, nnc_ctx* ctx, nnc_string** out) { return nnc_string_new(ctx, "x", 1, out); },
    destroy,
    [](uintptr_t self, nnc_ctx*, nnc_module*, uintptr_t* copied) -> nnc_error* {
      if (self == kFails) return failure();
      *copied = self;
      return nullptr;
    },
    nullptr,
    nullptr,
    [](uintptr_t self, nnc_ctx* ctx, nnc_module*, nnc_tensor* x, nnc_tensor** outputs,
       int64_t capacity,
       int64_t* n_outputs) { return compute(self, ctx, &x, 1, outputs, capacity, n_outputs); }};

const nnc_module_callback kModuleCallback = {
    sizeof(nnc_module_callback),
    [](uintptr_t self, nnc_ctx* ctx, nnc_module* module) -> nnc_error* {
      if (self == kFails) return failure();
      return self % 2 ? nnc_module_train(ctx, module, 1) : nullptr;
    }};

nnc_error* distance(uintptr_t self, nnc_ctx* ctx, nnc_tensor* x1, nnc_tensor* x2,
                    nnc_tensor** out) {
  if (self == kFails) return failure();
  if (self == kGivesNothing) return nullptr;
  return nnc_sub(ctx, x1, x2, 1, out);
}

struct Table {
  const void *known, *unknown;
};
template <class T>
Table table_of(const T& known) {
  static T unknown;
  unknown = known;
  unknown.struct_size = 3;
  return {&known, &unknown};
}

}  // namespace

const void* host_table(const std::string& type, int64_t behaviour) {
  static const std::map<std::string, Table> tables = {
      {"const nnc_callback *", table_of(kCallback)},
      {"const nnc_module_hook *", table_of(kModuleHook)},
      {"const nnc_registration_hook *", table_of(kRegistrationHook)},
      {"const nnc_state_dict_hook *", table_of(kStateDictHook)},
      {"const nnc_optimizer_hook *", table_of(kOptimizerHook)},
      {"const nnc_lr_lambda *", table_of(kLambda)},
      {"const nnc_saved_tensors_hooks *", table_of(kSavedTensors)},
      {"const nnc_function_vtable *", table_of(kFunction)},
      {"const nnc_dataset_vtable *", table_of(kDataset)},
      {"const nnc_module_vtable *", table_of(kModule)},
      {"const nnc_module_callback *", table_of(kModuleCallback)},
  };
  if (type == "nnc_distance_function") return reinterpret_cast<const void*>(distance);
  const auto found = tables.find(type);
  if (found == tables.end()) return nullptr;
  return behaviour == kBehaviours - 1 ? found->second.unknown : found->second.known;
}

}  // namespace nnc_fuzz
