// SPDX-License-Identifier: Apache-2.0
#include "nnc/func.h"

#include "capi/forward.h"
#include "nn/functional_call.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_functional_call(nnc_ctx* ctx, nnc_module* module,
                               nnc_named* parameter_and_buffer_dicts, nnc_tensor* const* inputs,
                               int64_t n_inputs, nnc_kwargs* kwargs, int32_t tie_weights,
                               int32_t strict, nnc_tensor** outputs, int64_t capacity,
                               int64_t* n_outputs) {
  return forward(__func__, ctx, module, inputs, n_inputs, kwargs, {outputs, capacity, n_outputs},
                 [&](nn::Module& m, const nn::Inputs& in) {
                   return nn::functional_call(m, ARG(parameter_and_buffer_dicts).tensors(), in,
                                              tie_weights != 0, strict != 0);
                 });
}
