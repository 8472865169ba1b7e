// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn.h"

#include "capi/forward.h"
#include "capi/module_lists.h"
#include "capi/objects.h"
#include "nn/container.h"
#include "nn/registry.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

Ref<nn::Module> make_container(const char* class_name) {
  nn::check_class_name(class_name, "nnc_module_container");
  return Ref<nn::Module>::adopt(new nn::Container(class_name));
}

// Note [Alone]
void convert(nn::Module& m, DType dtype) {
  const AloneGuard alone("nnc_module_to");
  m.to(dtype);
}

}  // namespace

nnc_error* nnc_module_new(nnc_ctx* ctx, const char* text, nnc_module** out) {
  return PUT(out, nn::make_module(ARG(text), nullptr, "nnc_module_new"));
}
nnc_error* nnc_module_new_kwargs(nnc_ctx* ctx, const char* text, nnc_kwargs* kwargs,
                                 nnc_module** out) {
  return PUT(out, nn::make_module(ARG(text), OPT(kwargs), "nnc_module_new_kwargs"));
}
nnc_error* nnc_module_container(nnc_ctx* ctx, const char* class_name, nnc_module** out) {
  return PUT(out, make_container(ARG(class_name)));
}

nnc_error* nnc_module_deepcopy(nnc_ctx* ctx, nnc_module* module, nnc_module** out) {
  return PUT(out, ARG(module).deep_copy());
}

nnc_error* nnc_parameter_new(nnc_ctx* ctx, nnc_tensor* data, int32_t requires_grad,
                             nnc_tensor** out) {
  return PUT(out, nn::parameter_of(data ? OPT(data) : Tensor::empty({0}, exec().default_dtype),
                                   requires_grad != 0, "Parameter"));
}
nnc_error* nnc_module_call(nnc_ctx* ctx, nnc_module* module, nnc_tensor* input, nnc_tensor** out) {
  return PUT_OR_UNDO(out, ARG(module).call(ARG(input)));
}
nnc_error* nnc_module_forward(nnc_ctx* ctx, nnc_module* module, nnc_tensor* const* inputs,
                              int64_t n_inputs, nnc_kwargs* kwargs, nnc_tensor** outputs,
                              int64_t capacity, int64_t* n_outputs) {
  return forward(__func__, ctx, module, inputs, n_inputs, kwargs, {outputs, capacity, n_outputs},
                 [](nn::Module& m, const nn::Inputs& in) { return m.call(in); });
}

nnc_error* nnc_module_get_submodule(nnc_ctx* ctx, nnc_module* module, const char* path,
                                    nnc_module** out) {
  return PUT(out, share(ARG(module).get_submodule(ARG(path))));
}
nnc_error* nnc_module_get_parameter(nnc_ctx* ctx, nnc_module* module, const char* path,
                                    nnc_tensor** out) {
  return PUT_OR_UNDO(out, ARG(module).get_parameter(ARG(path)));
}
nnc_error* nnc_module_get_buffer(nnc_ctx* ctx, nnc_module* module, const char* path,
                                 nnc_tensor** out) {
  return PUT_OR_UNDO(out, ARG(module).get_buffer(ARG(path)));
}
nnc_error* nnc_module_named_parameters(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return PUT(out, collect(ARG(module).named_parameters()));
}
nnc_error* nnc_module_named_buffers(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return PUT(out, collect(ARG(module).named_buffers()));
}
nnc_error* nnc_module_named_children(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return PUT(out, collect(ARG(module).named_children()));
}
nnc_error* nnc_module_named_modules(nnc_ctx* ctx, nnc_module* module, nnc_named** out) {
  return PUT(out, collect(ARG(module).named_modules()));
}
nnc_error* nnc_module_repr(nnc_ctx* ctx, nnc_module* module, nnc_string** out) {
  return PUT(out, ARG(module).repr());
}
int32_t nnc_module_training(nnc_module* module) {
  return read<nn::Module>(module, Kind::kModule, int32_t{-1}, [](nn::Module& m) {
    return static_cast<int32_t>(looked_at(m).training());
  });
}

nnc_error* nnc_module_train(nnc_ctx* ctx, nnc_module* module, int32_t mode) {
  return RUN(ARG(module).train(mode != 0));
}
nnc_error* nnc_module_eval(nnc_ctx* ctx, nnc_module* module) {
  return RUN(ARG(module).train(false));
}
nnc_error* nnc_module_zero_grad(nnc_ctx* ctx, nnc_module* module) {
  return RUN(ARG(module).zero_grad());
}
nnc_error* nnc_module_requires_grad_(nnc_ctx* ctx, nnc_module* module, int32_t requires_grad) {
  return RUN(ARG(module).requires_grad_(requires_grad != 0));
}
nnc_error* nnc_module_to(nnc_ctx* ctx, nnc_module* module, nnc_dtype dtype) {
  return RUN(convert(ARG(module), OPT(dtype).value_or(exec().default_dtype)));
}
