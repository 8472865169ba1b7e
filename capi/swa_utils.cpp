// SPDX-License-Identifier: Apache-2.0
#include "nnc/swa_utils.h"

#include "capi/host_function.h"
#include "capi/objects.h"
#include "nn/averaged_model.h"
#include "nn/update_bn.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_averaged_model_new(nnc_ctx* ctx, nnc_module* model, const char* avg_fn,
                                  int32_t use_buffers, nnc_module** out) {
  return PUT(out,
             nn::averaged_model(ARG(model), avg_fn, use_buffers != 0, "nnc_averaged_model_new"));
}
nnc_error* nnc_get_swa_avg_fn(nnc_ctx* ctx, nnc_string** out) {
  return PUT(out, std::string("get_swa_avg_fn()"));
}
nnc_error* nnc_get_ema_avg_fn(nnc_ctx* ctx, double decay, nnc_string** out) {
  return PUT(out, nn::ema_average(decay));
}

nnc_error* nnc_averaged_model_update_parameters(nnc_ctx* ctx, nnc_module* averaged,
                                                nnc_module* model) {
  return RUN(nn::update_parameters(ARG(averaged), ARG(model)));
}

nnc_error* nnc_update_bn(nnc_ctx* ctx, nnc_tensor* const* loader, int64_t n_loader,
                         nnc_module* model) {
  return guard(__func__, ctx, [&] {
    const std::vector<Tensor> batches = LIST(loader);
    size_t done = 0;
    const auto next = [&](Tensor& batch) {
      if (done == batches.size()) return false;
      batch = batches[done++];
      return true;
    };
    nn::update_bn(next, ARG(model));
  });
}
nnc_error* nnc_update_bn_callback(nnc_ctx* ctx, const nnc_callback* loader, uintptr_t self,
                                  nnc_module* model) {
  return guard(__func__, ctx, [&] {
    const HostFunction function(loader, self, "loader");
    const auto next = [&](Tensor& batch) {
      const std::vector<Tensor> given = function({});
      if (!given.empty()) batch = given[0];
      return !given.empty();
    };
    nn::update_bn(next, ARG(model));
  });
}
