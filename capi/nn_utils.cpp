// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_utils.h"

#include "capi/objects.h"
#include "nn/clip_grad.h"
#include "nn/parameter_vector.h"
#include "nn/skip_init.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_get_total_norm(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                              double norm_type, int32_t error_if_nonfinite, int32_t /*foreach*/,
                              nnc_tensor** out) {
  return PUT(out,
             nn::total_norm(LIST(tensors), norm_type, error_if_nonfinite != 0, "get_total_norm"));
}

nnc_error* nnc_clip_grads_with_norm_(nnc_ctx* ctx, nnc_tensor* const* parameters,
                                     int64_t n_parameters, double max_norm, nnc_tensor* total_norm,
                                     int32_t /*foreach*/) {
  return RUN(nn::clip_grads_with_norm_(MARKED_LIST(parameters), max_norm, ARG(total_norm)));
}

nnc_error* nnc_clip_grad_norm_(nnc_ctx* ctx, nnc_tensor* const* parameters, int64_t n_parameters,
                               double max_norm, double norm_type, int32_t error_if_nonfinite,
                               int32_t /*foreach*/, nnc_tensor** out) {
  return PUT(out, nn::clip_grad_norm_(MARKED_LIST(parameters), max_norm, norm_type,
                                      error_if_nonfinite != 0));
}

nnc_error* nnc_clip_grad_value_(nnc_ctx* ctx, nnc_tensor* const* parameters, int64_t n_parameters,
                                double clip_value, int32_t /*foreach*/) {
  return RUN(nn::clip_grad_value_(MARKED_LIST(parameters), clip_value));
}

nnc_error* nnc_parameters_to_vector(nnc_ctx* ctx, nnc_tensor* const* parameters,
                                    int64_t n_parameters, nnc_tensor** out) {
  return PUT(out, nn::parameters_to_vector(LIST(parameters)));
}

nnc_error* nnc_vector_to_parameters(nnc_ctx* ctx, nnc_tensor* vec, nnc_tensor* const* parameters,
                                    int64_t n_parameters) {
  return RUN(nn::vector_to_parameters(ARG(vec), LIST(parameters)));
}

nnc_error* nnc_skip_init(nnc_ctx* ctx, const char* text, nnc_kwargs* kwargs, nnc_module** out) {
  return PUT(out, nn::skip_init(ARG(text), OPT(kwargs), "nnc_skip_init"));
}
