// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_parametrize.h"

#include "capi/former_list.h"
#include "capi/module_lists.h"
#include "capi/objects.h"
#include "nn/parametrizations.h"
#include "nn/parametrize.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_parametrize_register_parametrization(nnc_ctx* ctx, nnc_module* module,
                                                    const char* tensor_name,
                                                    nnc_module* parametrization, int32_t unsafe) {
  return CHANGE(nn::register_parametrization(ARG(module), ARG(tensor_name),
                                             share(&ARG(parametrization)), unsafe != 0));
}
nnc_error* nnc_parametrize_is_parametrized(nnc_ctx* ctx, nnc_module* module,
                                           const char* tensor_name, int32_t* out) {
  return PUT(out, nn::is_parametrized(ARG(module), tensor_name) ? 1 : 0);
}
nnc_error* nnc_parametrize_remove_parametrizations(nnc_ctx* ctx, nnc_module* module,
                                                   const char* tensor_name,
                                                   int32_t leave_parametrized) {
  return CHANGE(
      nn::remove_parametrizations(ARG(module), ARG(tensor_name), leave_parametrized != 0));
}
nnc_error* nnc_parametrize_transfer_parametrizations_and_params(nnc_ctx* ctx,
                                                                nnc_module* from_module,
                                                                nnc_module* to_module,
                                                                const char* tensor_name) {
  return CHANGE(
      nn::transfer_parametrizations_and_params(ARG(from_module), ARG(to_module), tensor_name));
}
nnc_error* nnc_parametrize_cached_begin(nnc_ctx* ctx) {
  return RUN(nn::begin_cached());
}
nnc_error* nnc_parametrize_cached_end(nnc_ctx* ctx) {
  return RUN(nn::end_cached());
}
nnc_error* nnc_parametrize_parametrization_list_new(nnc_ctx* ctx, nnc_module* modules,
                                                    nnc_tensor* original, int32_t unsafe,
                                                    nnc_module** out) {
  return PUT(out, nn::parametrization_list(modules_in(ARG(modules)), ARG(original), unsafe != 0));
}
nnc_error* nnc_parametrization_list_right_inverse(nnc_ctx* ctx, nnc_module* list,
                                                  nnc_tensor* value) {
  return RUN(nn::right_inverse(ARG(list), ARG(value)));
}

nnc_error* nnc_parametrizations_weight_norm(nnc_ctx* ctx, nnc_module* module, const char* name,
                                            const int64_t* dim) {
  return CHANGE(nn::parametrize_weight_norm(ARG(module), ARG(name), OPT(dim)));
}
nnc_error* nnc_parametrizations_spectral_norm(nnc_ctx* ctx, nnc_module* module, const char* name,
                                              int64_t n_power_iterations, double eps,
                                              const int64_t* dim) {
  return CHANGE(
      nn::parametrize_spectral_norm(ARG(module), ARG(name), n_power_iterations, eps, OPT(dim)));
}
nnc_error* nnc_parametrizations_orthogonal(nnc_ctx* ctx, nnc_module* module, const char* name,
                                           const char* orthogonal_map, int32_t use_trivialization) {
  return CHANGE(nn::parametrize_orthogonal(
      ARG(module), ARG(name), orthogonal_map ? orthogonal_map : "", use_trivialization != 0));
}

nnc_error* nnc_weight_norm(nnc_ctx* ctx, nnc_module* module, const char* name, const int64_t* dim) {
  return CHANGE(nn::weight_norm(ARG(module), ARG(name), OPT(dim)));
}
nnc_error* nnc_remove_weight_norm(nnc_ctx* ctx, nnc_module* module, const char* name) {
  return CHANGE(nn::remove_weight_norm(ARG(module), ARG(name)));
}
nnc_error* nnc_spectral_norm(nnc_ctx* ctx, nnc_module* module, const char* name,
                             int64_t n_power_iterations, double eps, const int64_t* dim) {
  return CHANGE(nn::spectral_norm(ARG(module), ARG(name), n_power_iterations, eps, OPT(dim)));
}
nnc_error* nnc_remove_spectral_norm(nnc_ctx* ctx, nnc_module* module, const char* name) {
  return CHANGE(nn::remove_spectral_norm(ARG(module), ARG(name)));
}
