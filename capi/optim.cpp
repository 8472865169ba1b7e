// SPDX-License-Identifier: Apache-2.0
#include "nnc/optim.h"

#include "capi/guard.h"
#include "optim/optimizer.h"

using namespace nnc;
using namespace nnc::capi;

namespace {
void put_optimizer(const Call& c, const char* text, std::vector<Tensor> params,
                   nnc_optimizer** out) {
  Ref<optim::Optimizer> o = optim::make_optimizer(c.text(text, "text"), std::move(params), c.op());
  c.put_object(reinterpret_cast<void**>(out), Kind::kOptimizer, o.leak());
}
optim::Optimizer& optimizer_of(const Call& c, nnc_optimizer* h) {
  return c.object<optim::Optimizer>(h, Kind::kOptimizer, "optimizer");
}
}  // namespace

nnc_error* nnc_optimizer_new(nnc_ctx* ctx, const char* text, nnc_module* module,
                             nnc_optimizer** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    put_optimizer(c, text, c.module(module).parameter_tensors(), out);
  });
}

nnc_error* nnc_optimizer_new_from(nnc_ctx* ctx, const char* text, nnc_tensor* const* params,
                                  int64_t n_params, nnc_optimizer** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    put_optimizer(c, text, c.tensors(params, n_params, "params"), out);
  });
}

nnc_error* nnc_optimizer_step(nnc_ctx* ctx, nnc_optimizer* optimizer) {
  return guard(__func__, ctx, [&](const Call& c) { optimizer_of(c, optimizer).step(); });
}

nnc_error* nnc_optimizer_zero_grad(nnc_ctx* ctx, nnc_optimizer* optimizer) {
  return guard(__func__, ctx, [&](const Call& c) { optimizer_of(c, optimizer).zero_grad(); });
}

nnc_error* nnc_optimizer_repr(nnc_ctx* ctx, nnc_optimizer* optimizer, nnc_string** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, optimizer_of(c, optimizer).repr()); });
}
