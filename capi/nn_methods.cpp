// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_methods.h"

#include "capi/callback.h"
#include "capi/former_list.h"
#include "capi/module_lists.h"
#include "capi/objects.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

nn::Module::Listing listing(const char* prefix, int32_t recurse, int32_t remove_duplicate) {
  return {prefix ? prefix : "", recurse != 0, remove_duplicate != 0};
}

// With places as keys.
Ref<Named> number(std::vector<Ref<nn::Module>> list) {
  Ref<Named> named = Ref<Named>::adopt(new Named);
  for (size_t i = 0; i < list.size(); ++i) named->add({std::to_string(i), {}, std::move(list[i])});
  return named;
}
Ref<Named> children(const nn::Module& m) {
  std::vector<Ref<nn::Module>> list;
  for (nn::Module::Child& c : m.named_children()) list.push_back(std::move(c.module));
  return number(std::move(list));
}
Ref<Named> modules(nn::Module& m, bool remove_duplicate) {
  std::vector<Ref<nn::Module>> list;
  for (const auto& v : m.named_modules({{}, true, remove_duplicate}))
    list.push_back(share(v.module));
  return number(std::move(list));
}

void apply(nn::Module& m, const nnc_module_callback* fn, uintptr_t self) {
  const nnc_module_callback& table = known_table(fn, "fn");
  check(table.call != nullptr, Code::kInvalid, "fn->call is NULL");
  m.apply([&](nn::Module& each) {
    const HostCall depth("fn", "call");
    const CallbackScope scope;
    nnc_module* module = nullptr;
    Call("call", scope.handle()).put(&module, share(&each));
    nnc_error* e = call_host("fn", [&] { return table.call(self, scope.handle(), module); });
    if (e) raise_user_error(e, "fn");
  });
}

// Note [Alone]
template <class F>
nnc_error* convert(const char* op, nnc_ctx* ctx, nnc_module* module, const F& change) {
  return guard(op, ctx, [&] {
    nn::Module& m = ARG(module);
    const AloneGuard alone(op);
    change(m);
  });
}
nnc_error* to(const char* op, nnc_ctx* ctx, nnc_module* module, DType dtype) {
  return convert(op, ctx, module, [&](nn::Module& m) { m.to(dtype); });
}

}  // namespace

nnc_error* nnc_module_parameters(nnc_ctx* ctx, nnc_module* module, int32_t recurse,
                                 nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), ARG(module).parameter_tensors(recurse != 0));
}
nnc_error* nnc_module_buffers(nnc_ctx* ctx, nnc_module* module, int32_t recurse, nnc_tensor** out,
                              int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), ARG(module).buffer_tensors(recurse != 0));
}
nnc_error* nnc_module_children(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return PUT(out, children(ARG(module)));
}
nnc_error* nnc_module_modules(nnc_ctx* ctx, nnc_module* module, int32_t remove_duplicate,
                              nnc_named** out) {
  return PUT(out, modules(ARG(module), remove_duplicate != 0));
}
nnc_error* nnc_module_named_parameters_prefix(nnc_ctx* ctx, nnc_module* module, const char* prefix,
                                              int32_t recurse, int32_t remove_duplicate,
                                              nnc_named** out) {
  return PUT(out,
             collect(ARG(module).named_parameters(listing(prefix, recurse, remove_duplicate))));
}
nnc_error* nnc_module_named_buffers_prefix(nnc_ctx* ctx, nnc_module* module, const char* prefix,
                                           int32_t recurse, int32_t remove_duplicate,
                                           nnc_named** out) {
  return PUT(out, collect(ARG(module).named_buffers(listing(prefix, recurse, remove_duplicate))));
}
nnc_error* nnc_module_named_modules_prefix(nnc_ctx* ctx, nnc_module* module, const char* prefix,
                                           int32_t remove_duplicate, nnc_named** out) {
  return PUT(out, collect(ARG(module).named_modules(listing(prefix, 1, remove_duplicate))));
}
nnc_error* nnc_module_extra_repr(nnc_ctx* ctx, nnc_module* module, nnc_string** out) {
  return PUT(out, ARG(module).extra_repr());
}

nnc_error* nnc_module_set_submodule(nnc_ctx* ctx, nnc_module* module, const char* target,
                                    nnc_module* child, int32_t strict) {
  return CHANGE(ARG(module).set_submodule(ARG(target), share(&ARG(child)), strict != 0));
}
nnc_error* nnc_module_zero_grad_set_to_none(nnc_ctx* ctx, nnc_module* module, int32_t set_to_none) {
  return RUN(ARG(module).zero_grad(set_to_none != 0));
}
nnc_error* nnc_module_reset_parameters(nnc_ctx* ctx, nnc_module* module) {
  return RUN(ARG(module).reset_parameters());
}
nnc_error* nnc_module_apply(nnc_ctx* ctx, nnc_module* module, const nnc_module_callback* fn,
                            uintptr_t self) {
  return RUN(apply(ARG(module), fn, self));
}

nnc_error* nnc_module_float(nnc_ctx* ctx, nnc_module* module) {
  return to(__func__, ctx, module, DType::kFloat32);
}
nnc_error* nnc_module_double(nnc_ctx* ctx, nnc_module* module) {
  return to(__func__, ctx, module, DType::kFloat64);
}
nnc_error* nnc_module_half(nnc_ctx* ctx, nnc_module* module) {
  return to(__func__, ctx, module, DType::kFloat16);
}
nnc_error* nnc_module_bfloat16(nnc_ctx* ctx, nnc_module* module) {
  return to(__func__, ctx, module, DType::kBFloat16);
}
nnc_error* nnc_module_type(nnc_ctx* ctx, nnc_module* module, nnc_dtype dst_type) {
  return convert(__func__, ctx, module, [&](nn::Module& m) { m.type(ARG(dst_type)); });
}
nnc_error* nnc_module_cpu(nnc_ctx* ctx, nnc_module* module) {
  return RUN(static_cast<void>(ARG(module)));
}
nnc_error* nnc_module_to_empty(nnc_ctx* ctx, nnc_module* module, int32_t recurse) {
  return convert(__func__, ctx, module, [&](nn::Module& m) { m.to_empty(recurse != 0); });
}
