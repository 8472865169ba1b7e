// SPDX-License-Identifier: Apache-2.0
#include "nnc/optim.h"

#include "capi/objects.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_optimizer_new(nnc_ctx* ctx, const char* text, nnc_module* module,
                             nnc_optimizer** out) {
  return PUT(
      out, optim::make_optimizer(ARG(text), ARG(module).parameter_tensors(), "nnc_optimizer_new"));
}
nnc_error* nnc_optimizer_new_from(nnc_ctx* ctx, const char* text, nnc_tensor* const* params,
                                  int64_t n_params, nnc_optimizer** out) {
  return PUT(out, optim::make_optimizer(ARG(text), LIST(params), "nnc_optimizer_new_from"));
}
nnc_error* nnc_optimizer_step(nnc_ctx* ctx, nnc_optimizer* optimizer) {
  return RUN(ARG(optimizer).step());
}
nnc_error* nnc_optimizer_zero_grad(nnc_ctx* ctx, nnc_optimizer* optimizer) {
  return RUN(ARG(optimizer).zero_grad());
}
nnc_error* nnc_optimizer_repr(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_string** out) {
  return PUT(out, ARG(optimizer).repr());
}
