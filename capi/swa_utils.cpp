// SPDX-License-Identifier: Apache-2.0
#include "nnc/swa_utils.h"

#include "capi/objects.h"
#include "nn/averaged_model.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_averaged_model_new(nnc_ctx* ctx, nnc_module* model, const char* avg_fn,
                                  int32_t use_buffers, nnc_module** out) {
  return PUT(out,
             nn::averaged_model(ARG(model), avg_fn, use_buffers != 0, "nnc_averaged_model_new"));
}
nnc_error* nnc_averaged_model_update_parameters(nnc_ctx* ctx, nnc_module* averaged,
                                                nnc_module* model) {
  return RUN(nn::update_parameters(ARG(averaged), ARG(model)));
}
