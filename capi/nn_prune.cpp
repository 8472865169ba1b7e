// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_prune.h"

#include "capi/former_list.h"
#include "capi/objects.h"
#include "nn/prune.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

nnc_error* prune(const char* op, nnc_ctx* ctx, nnc_module* module, const char* name,
                 nnc_tensor* importance_scores, FunctionRef<nn::Pruning()> method) {
  return guard(op, ctx, [&] {
    nn::Module& m = ARG(module);
    const std::string parameter = ARG(name);
    const Tensor scores = OPT(importance_scores);
    const nn::Pruning pruning = method();
    change_list([&] { return nn::prune(m, parameter, pruning, scores); });
  });
}

}  // namespace

nnc_error* nnc_prune_identity(nnc_ctx* ctx, nnc_module* module, const char* name) {
  return prune(__func__, ctx, module, name, nullptr, [&] { return nn::prune_identity(); });
}
nnc_error* nnc_prune_random_unstructured(nnc_ctx* ctx, nnc_module* module, const char* name,
                                         double amount) {
  return prune(__func__, ctx, module, name, nullptr, [&] {
    return nn::prune_random_unstructured({amount, {}});
  });
}
nnc_error* nnc_prune_random_unstructured_i64(nnc_ctx* ctx, nnc_module* module, const char* name,
                                             int64_t amount) {
  return prune(__func__, ctx, module, name, nullptr, [&] {
    return nn::prune_random_unstructured({0, amount});
  });
}
nnc_error* nnc_prune_l1_unstructured(nnc_ctx* ctx, nnc_module* module, const char* name,
                                     double amount, nnc_tensor* importance_scores) {
  return prune(__func__, ctx, module, name, importance_scores, [&] {
    return nn::prune_l1_unstructured({amount, {}});
  });
}
nnc_error* nnc_prune_l1_unstructured_i64(nnc_ctx* ctx, nnc_module* module, const char* name,
                                         int64_t amount, nnc_tensor* importance_scores) {
  return prune(__func__, ctx, module, name, importance_scores, [&] {
    return nn::prune_l1_unstructured({0, amount});
  });
}
nnc_error* nnc_prune_random_structured(nnc_ctx* ctx, nnc_module* module, const char* name,
                                       double amount, int64_t dim) {
  return prune(__func__, ctx, module, name, nullptr, [&] {
    return nn::prune_random_structured({amount, {}}, dim);
  });
}
nnc_error* nnc_prune_random_structured_i64(nnc_ctx* ctx, nnc_module* module, const char* name,
                                           int64_t amount, int64_t dim) {
  return prune(__func__, ctx, module, name, nullptr, [&] {
    return nn::prune_random_structured({0, amount}, dim);
  });
}
nnc_error* nnc_prune_ln_structured(nnc_ctx* ctx, nnc_module* module, const char* name,
                                   double amount, double n, int64_t dim,
                                   nnc_tensor* importance_scores) {
  return prune(__func__, ctx, module, name, importance_scores, [&] {
    return nn::prune_ln_structured({amount, {}}, n, "", dim);
  });
}
nnc_error* nnc_prune_ln_structured_i64(nnc_ctx* ctx, nnc_module* module, const char* name,
                                       int64_t amount, double n, int64_t dim,
                                       nnc_tensor* importance_scores) {
  return prune(__func__, ctx, module, name, importance_scores, [&] {
    return nn::prune_ln_structured({0, amount}, n, "", dim);
  });
}
nnc_error* nnc_prune_custom_from_mask(nnc_ctx* ctx, nnc_module* module, const char* name,
                                      nnc_tensor* mask) {
  return prune(__func__, ctx, module, name, nullptr,
               [&] { return nn::prune_custom_from_mask(ARG(mask)); });
}

nnc_error* nnc_prune_apply(nnc_ctx* ctx, nnc_module* module, const char* name,
                           const char* pruning_method, nnc_kwargs* kwargs,
                           nnc_tensor* importance_scores) {
  return prune(__func__, ctx, module, name, importance_scores, [&] {
    return nn::read_pruning_method(ARG(pruning_method), OPT(kwargs), "nnc_prune_apply");
  });
}
nnc_error* nnc_prune_global_unstructured(nnc_ctx* ctx, nnc_module* module, nnc_named* parameters,
                                         const char* pruning_method) {
  return CHANGE(nn::prune_global(
      ARG(module), ARG(parameters).tensors(),
      nn::read_pruning_method(ARG(pruning_method), nullptr, "nnc_prune_global_unstructured")));
}

nnc_error* nnc_prune_remove(nnc_ctx* ctx, nnc_module* module, const char* name) {
  return CHANGE(nn::remove_pruning(ARG(module), ARG(name)));
}
nnc_error* nnc_prune_is_pruned(nnc_ctx* ctx, nnc_module* module, int32_t* out) {
  return PUT(out, nn::is_pruned(ARG(module)) ? 1 : 0);
}
