// SPDX-License-Identifier: Apache-2.0
// Rows of what single layers do beside their forward, and of modules as arguments.
#include "support/samples.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

Handle layer(const char* text) {
  return c(nnc_module_new, text);
}
In table() {
  return in({4, 3}).no_grad();
}
Handle embedding(const Tensor& rows, bool freeze) {
  return c(nnc_embedding_from_pretrained, rows, freeze, none, none, 2.0, false, false);
}
Handle bag(const Tensor& rows, const char* mode) {
  return c(nnc_embedding_bag_from_pretrained, rows, true, none, 2.0, false, mode, false, false,
           none);
}
Out weight_of(const Handle& m) {
  const Tensor w = c(nnc_module_get_parameter, m, "weight");
  return Tensors{c(nnc_detach, w), c(nnc_tensor_requires_grad, w)};
}
// The running statistics after a batch, and after they are reset.
Out reset(const char* text, const Tensor& x) {
  const Handle m = layer(text);
  c(nnc_module_call, m, x);
  c(nnc_module_reset_running_stats, m);
  return Tensors{c(nnc_module_get_buffer, m, "running_mean"),
                 c(nnc_module_get_buffer, m, "running_var"),
                 c(nnc_module_get_buffer, m, "num_batches_tracked")};
}
In plain(Dims sizes) {
  return in(std::move(sizes)).type(DType::kFloat32);
}

// The sum of |x1 - x2| over the last dimension.
nnc_error* absolute(uintptr_t, nnc_ctx* ctx, nnc_module*, nnc_tensor* const* inputs, int64_t,
                    nnc_kwargs*, nnc_tensor** outputs, int64_t, int64_t* n) {
  nnc_tensor *difference = nullptr, *distance = nullptr;
  nnc_error* e = nnc_sub(ctx, inputs[0], inputs[1], 1, &difference);
  if (!e) e = nnc_abs(ctx, difference, &distance);
  const int64_t last = -1;
  if (!e) e = nnc_sum(ctx, distance, &last, 1, 0, 0, &outputs[0]);
  *n = 1;
  return e;
}
const nnc_module_vtable kAbsolute = {
    sizeof(nnc_module_vtable), absolute, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

Out triplet(const Handle& distance, X x) {
  const Handle k = c(nnc_kwargs_new);
  c(nnc_kwargs_set_module, k, "distance_function", distance);
  const Handle loss = c(nnc_module_new_kwargs, "TripletMarginWithDistanceLoss()", k);
  return c(nnc_module_forward, loss, Tensors{x[0], x[1], x[2]}, none);
}

#define ADAPTIVE "AdaptiveLogSoftmaxWithLoss(8, 12, [3, 7])"

// clang-format off
[[maybe_unused]] const bool g_layers = add_samples("layers", {
    row("kwargs_set_module", "layer", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) { return triplet(layer("PairwiseDistance(p=1.0)"), x); },
        "nn.TripletMarginWithDistanceLoss(distance_function=nn.PairwiseDistance(1.0))(a, b, c)")
        .no_write_check(),
    row("kwargs_set_module", "users", {in({4, 3}), in({4, 3}), in({4, 3})},
        [](X x) { return triplet(c(nnc_module_new_user, "Absolute", &kAbsolute, 0), x); },
        "nn.TripletMarginWithDistanceLoss(distance_function=lambda x, y: (x - y).abs().sum(-1))"
        "(a, b, c)").no_write_check(),
    row("embedding_from_pretrained", "rows", {table(), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_module_call, embedding(x[0], true), x[1]); },
        "nn.Embedding.from_pretrained(a)(b)"),
    row("embedding_from_pretrained", "frozen", {table()},
        [](X x) { return weight_of(embedding(x[0], true)); }, "(a, torch.tensor(0))"),
    row("embedding_from_pretrained", "free", {table()},
        [](X x) { return weight_of(embedding(x[0], false)); }, "(a, torch.tensor(1))"),
    row("embedding_from_pretrained", "norm", {table(), ints({2, 3}, 0, 4)},
        [](X x) {
          return c(nnc_module_call, c(nnc_embedding_from_pretrained, c(nnc_clone, x[0]), true, 1,
                                      0.5, 1.5, true, false), x[1]);
        },
        "nn.Embedding.from_pretrained(a.clone(), True, 1, 0.5, 1.5, True)(b)"),
    row("embedding_bag_from_pretrained", "mean", {table(), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_module_call, bag(x[0], nullptr), x[1]); },
        "nn.EmbeddingBag.from_pretrained(a)(b)"),
    row("embedding_bag_from_pretrained", "max", {table(), ints({2, 3}, 0, 4)},
        [](X x) { return c(nnc_module_call, bag(x[0], "max"), x[1]); },
        "nn.EmbeddingBag.from_pretrained(a, mode='max')(b)"),
    row("embedding_bag_from_pretrained", "offsets", {table(), ints({5}, 0, 4), ints({3}, {0, 2, 5})},
        [](X x) {
          const Handle m = c(nnc_embedding_bag_from_pretrained, c(nnc_clone, x[0]), false, 0.5, 1.5,
                             false, "sum", false, true, 1);
          return Tensors{c(nnc_detach, c(nnc_module_forward, m, Tensors{x[1], x[2]}, none)),
                         c(nnc_tensor_requires_grad, c(nnc_module_get_parameter, m, "weight"))};
        },
        "(nn.EmbeddingBag.from_pretrained(a.clone(), False, 0.5, 1.5, mode='sum', "
        "include_last_offset=True, padding_idx=1)(b, c).detach(), torch.tensor(1))"),
    row("adaptive_log_softmax_with_loss_log_prob", "plain", {plain({5, 8})},
        [](X x) {
          return c(nnc_adaptive_log_softmax_with_loss_log_prob, layer(ADAPTIVE), x[0]);
        },
        "nn." ADAPTIVE ".log_prob(a)")
        .seeded(7).tolerance(2e-5).no_gradcheck().no_write_check().no_grad_fn_name(),
    row("adaptive_log_softmax_with_loss_predict", "plain", {plain({9, 8}).range(-4, 4)},
        [](X x) { return c(nnc_adaptive_log_softmax_with_loss_predict, layer(ADAPTIVE), x[0]); },
        "nn." ADAPTIVE ".predict(a)").seeded(8),
    row("adaptive_log_softmax_with_loss_predict", "one", {plain({1, 8}).range(-4, 4)},
        [](X x) { return c(nnc_adaptive_log_softmax_with_loss_predict, layer(ADAPTIVE), x[0]); },
        "nn." ADAPTIVE ".predict(a)").seeded(9),
    row("module_reset_running_stats", "batch", {plain({4, 3}).no_grad()},
        [](X x) { return reset("BatchNorm1d(3)", x[0]); },
        "(torch.zeros(3), torch.ones(3), torch.tensor(0))"),
    row("module_reset_running_stats", "instance", {plain({2, 3, 4}).no_grad()},
        [](X x) { return reset("InstanceNorm1d(3, track_running_stats=True)", x[0]); },
        "(torch.zeros(3), torch.ones(3), torch.tensor(0))"),
});
[[maybe_unused]] const bool g_layers_refusals = add_refusals("layers", {
    {"embedding_from_pretrained", "sizes", {in({4}).no_grad()},
     [](X x) { return weight_of(embedding(x[0], true)); }, Code::kShape,
     "Embeddings parameter is expected to be 2-dimensional",
     "nn.Embedding.from_pretrained(a)"},
    {"embedding_bag_from_pretrained", "mode", {table()},
     [](X x) { return weight_of(bag(x[0], "most")); }, Code::kInvalid, "has to be one of",
     "nn.EmbeddingBag.from_pretrained(a, mode='most')(torch.tensor([[1]]))"},
    {"adaptive_log_softmax_with_loss_log_prob", "sizes", {plain({8})},
     [](X x) { return c(nnc_adaptive_log_softmax_with_loss_log_prob, layer(ADAPTIVE), x[0]); },
     Code::kShape, "expected 2D input", "nn." ADAPTIVE ".log_prob(a)"},
    {"adaptive_log_softmax_with_loss_predict", "other", {plain({2, 8})},
     [](X x) { return c(nnc_adaptive_log_softmax_with_loss_predict, layer("Linear(8, 3)"), x[0]); },
     Code::kInvalid, "module must be an AdaptiveLogSoftmaxWithLoss, got Linear",
     "nn.Linear(8, 3).predict(a)"},
    {"module_reset_running_stats", "other", {plain({2, 8})},
     [](X) {
       c(nnc_module_reset_running_stats, layer("Linear(8, 3)"));
       return Out();
     },
     Code::kInvalid, "module must be a BatchNorm or InstanceNorm, got Linear",
     "nn.Linear(8, 3).reset_running_stats()"},
});
// clang-format on
#undef ADAPTIVE

}  // namespace
}  // namespace nnc::testing
