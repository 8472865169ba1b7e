// SPDX-License-Identifier: Apache-2.0
#include "nnc/optim.h"

#include "capi/host_function.h"
#include "capi/objects.h"
#include "capi/state_dict.h"

using namespace nnc;
using namespace nnc::capi;
using optim::Option;

nnc_error* nnc_optimizer_new(nnc_ctx* ctx, const char* text, nnc_module* module,
                             nnc_optimizer** out) {
  return PUT(
      out, optim::make_optimizer(ARG(text), ARG(module).parameter_tensors(), "nnc_optimizer_new"));
}
nnc_error* nnc_optimizer_new_from(nnc_ctx* ctx, const char* text, nnc_tensor* const* params,
                                  int64_t n_params, nnc_optimizer** out) {
  return PUT(out, optim::make_optimizer(ARG(text), MARKED_LIST(params), "nnc_optimizer_new_from"));
}
nnc_error* nnc_optimizer_step(nnc_ctx* ctx, nnc_optimizer* optimizer) {
  return RUN(ARG(optimizer).step());
}
nnc_error* nnc_optimizer_step_closure(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                      const nnc_callback* closure, uintptr_t self,
                                      nnc_tensor** out) {
  return guard(__func__, ctx, OUT(out), [&] {
    optim::Optimizer& o = ARG(optimizer);
    const HostFunction function(closure, self, "closure");
    return o.step([&] {
      const std::vector<Tensor> outputs = function({});
      check(outputs.size() == 1, Code::kCallback, "closure: gave ",
            static_cast<int64_t>(outputs.size()), " outputs, expected the loss");
      return outputs[0];
    });
  });
}
nnc_error* nnc_optimizer_zero_grad(nnc_ctx* ctx, nnc_optimizer* optimizer) {
  return RUN(ARG(optimizer).zero_grad());
}
nnc_error* nnc_optimizer_repr(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_string** out) {
  return PUT(out, ARG(optimizer).repr());
}

// ---- parameter groups and their options ----

nnc_error* nnc_optimizer_add_param_group(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                         nnc_tensor* const* params, int64_t n_params,
                                         const char* options) {
  return RUN(ARG(optimizer).add_group(MARKED_LIST(params), options ? ARG(options) : nullptr));
}
int64_t nnc_optimizer_param_group_count(nnc_optimizer* optimizer) {
  return read<optim::Optimizer>(optimizer, Kind::kOptimizer, int64_t{-1},
                                [](optim::Optimizer& o) { return looked_at(o).group_count(); });
}
nnc_error* nnc_optimizer_param_groups(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_named** out) {
  return PUT(out, named_of(ARG(optimizer).param_groups()));
}
nnc_error* nnc_optimizer_defaults(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_string** out) {
  return PUT(out, to_text(ARG(optimizer).defaults()));
}
nnc_error* nnc_optimizer_get_option(nnc_ctx* ctx, nnc_optimizer* optimizer, int64_t group,
                                    const char* name, nnc_string** out) {
  return guard(__func__, ctx, OUT(out), [&] {
    std::string text;
    append_option(text, ARG(optimizer).options(group).at(ARG(name)));
    return text;
  });
}
nnc_error* nnc_optimizer_get_option_f64(nnc_ctx* ctx, nnc_optimizer* optimizer, int64_t group,
                                        const char* name, double* out) {
  return PUT(out, ARG(optimizer).options(group).real(ARG(name)));
}
nnc_error* nnc_optimizer_set_options(nnc_ctx* ctx, nnc_optimizer* optimizer, int64_t group,
                                     const char* options) {
  return RUN(ARG(optimizer).set_options(group, ARG(options)));
}
nnc_error* nnc_optimizer_set_option_f64(nnc_ctx* ctx, nnc_optimizer* optimizer, int64_t group,
                                        const char* name, double value) {
  return RUN(ARG(optimizer).set_option(group, ARG(name), Option(value)));
}
nnc_error* nnc_optimizer_set_option_i64(nnc_ctx* ctx, nnc_optimizer* optimizer, int64_t group,
                                        const char* name, int64_t value) {
  return RUN(ARG(optimizer).set_option(group, ARG(name), Option(value)));
}
nnc_error* nnc_optimizer_set_option_bool(nnc_ctx* ctx, nnc_optimizer* optimizer, int64_t group,
                                         const char* name, int32_t value) {
  return RUN(ARG(optimizer).set_option(group, ARG(name), Option(value != 0)));
}

// ---- state ----

nnc_error* nnc_optimizer_state(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_tensor* param,
                               nnc_named** out) {
  return PUT(out, named_of(ARG(optimizer).state_of(ARG(param))));
}
nnc_error* nnc_optimizer_state_dict(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_named** out) {
  return PUT(out, named_of(ARG(optimizer).state_dict()));
}
nnc_error* nnc_optimizer_load_state_dict(nnc_ctx* ctx, nnc_optimizer* optimizer,
                                         nnc_named* state_dict) {
  return RUN(ARG(optimizer).load_state_dict(entries_of(ARG(state_dict))));
}
