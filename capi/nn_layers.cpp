// SPDX-License-Identifier: Apache-2.0
#include "nnc/nn_layers.h"

#include "capi/objects.h"
#include "nn/adaptive_softmax.h"
#include "nn/attention.h"
#include "nn/norm.h"
#include "nn/registry.h"
#include "nn/rnn.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

Kwargs::Value module_value(nn::Module& m) {
  return std::shared_ptr<nn::Module>(&m, [r = Ref<nn::Module>::share(&m)](nn::Module*) {});
}

// What the two tables have in common among their arguments; others are in `more`.
struct TableArguments {
  bool freeze;
  std::optional<int64_t> padding_idx;
  const double* max_norm;
  double norm_type;
  bool by_freq, sparse;
};

Ref<nn::Module> make_table(const char* op, const char* layer, const Tensor& embeddings,
                           const TableArguments& a, Kwargs more = {}) {
  check(embeddings.dim() == 2, Code::kShape,
        "Embeddings parameter is expected to be 2-dimensional, got size ", embeddings.sizes());
  more.set("num_embeddings", embeddings.size(0), op);
  more.set("embedding_dim", embeddings.size(1), op);
  more.set("_weight", embeddings, op);
  if (a.padding_idx) more.set("padding_idx", *a.padding_idx, op);
  if (a.max_norm) more.set("max_norm", *a.max_norm, op);
  more.set("norm_type", a.norm_type, op);
  more.set("scale_grad_by_freq", a.by_freq, op);
  more.set("sparse", a.sparse, op);
  Ref<nn::Module> m = nn::make_module(layer, &more, op);
  if (a.freeze) m->requires_grad_(false);
  return m;
}

Kwargs bag_arguments(const char* op, const char* mode, bool last) {
  Kwargs k;
  k.set("mode", std::string(mode ? mode : "mean"), op);
  k.set("include_last_offset", last, op);
  return k;
}

}  // namespace

nnc_error* nnc_kwargs_set_module(nnc_kwargs* kwargs, const char* key, nnc_module* value) {
  nnc_ctx* const ctx = nullptr;
  return RUN(ARG(kwargs).set(ARG(key), module_value(ARG(value)), "nnc_kwargs_set_module"));
}

nnc_error* nnc_embedding_from_pretrained(nnc_ctx* ctx, nnc_tensor* embeddings, int32_t freeze,
                                         const int64_t* padding_idx, const double* max_norm,
                                         double norm_type, int32_t scale_grad_by_freq,
                                         int32_t sparse, nnc_module** out) {
  return PUT(out, make_table("nnc_embedding_from_pretrained", "Embedding()", ARG(embeddings),
                             {freeze != 0, OPT(padding_idx), max_norm, norm_type,
                              scale_grad_by_freq != 0, sparse != 0}));
}
nnc_error* nnc_embedding_bag_from_pretrained(nnc_ctx* ctx, nnc_tensor* embeddings, int32_t freeze,
                                             const double* max_norm, double norm_type,
                                             int32_t scale_grad_by_freq, const char* mode,
                                             int32_t sparse, int32_t include_last_offset,
                                             const int64_t* padding_idx, nnc_module** out) {
  return PUT(out, make_table("nnc_embedding_bag_from_pretrained", "EmbeddingBag()", ARG(embeddings),
                             {freeze != 0, OPT(padding_idx), max_norm, norm_type,
                              scale_grad_by_freq != 0, sparse != 0},
                             bag_arguments("nnc_embedding_bag_from_pretrained", mode,
                                           include_last_offset != 0)));
}

nnc_error* nnc_adaptive_log_softmax_with_loss_log_prob(nnc_ctx* ctx, nnc_module* module,
                                                       nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, nn::adaptive_log_prob(ARG(module), ARG(input)));
}
nnc_error* nnc_adaptive_log_softmax_with_loss_predict(nnc_ctx* ctx, nnc_module* module,
                                                      nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, nn::adaptive_predict(ARG(module), ARG(input)));
}

nnc_error* nnc_module_reset_running_stats(nnc_ctx* ctx, nnc_module* module) {
  return RUN(nn::reset_running_stats(ARG(module)));
}

nnc_error* nnc_rnn_base_all_weights(nnc_ctx* ctx, nnc_module* module, nnc_tensor** out,
                                    int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), nn::all_weights(ARG(module)));
}

nnc_error* nnc_multihead_attention_merge_masks(nnc_ctx* ctx, nnc_module* module,
                                               nnc_tensor* attn_mask, nnc_tensor* key_padding_mask,
                                               nnc_tensor* query, nnc_tensor** merged_mask,
                                               int64_t* mask_type) {
  return guard(__func__, ctx, Output{merged_mask, "merged_mask"}, [&](const Call& c) {
    check_out(mask_type, "mask_type");
    const nn::MergedMask merged =
        nn::merge_masks(ARG(module), OPT(attn_mask), OPT(key_padding_mask), ARG(query));
    c.put(merged_mask, merged.mask);
    *mask_type = merged.type;
  });
}
