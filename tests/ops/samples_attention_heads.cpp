// SPDX-License-Identifier: Apache-2.0
// Several attentions side by side.
#include "support/samples.h"

namespace nnc::testing {
namespace {

// What nnc_multi_head_attention_forward takes besides query, key and value.
struct HeadsArgs {
  int64_t embed_dim = 4, num_heads = 2;
  Tensor in_weight{}, in_bias{}, bias_k{}, bias_v{};
  bool add_zero_attn = false;
  double dropout_p = 0;
  Tensor out_weight{}, out_bias{};
  bool training = true;
  Tensor padding{};
  bool need_weights = true;
  Tensor mask{};
  bool separate = false;
  Tensor q_weight{}, k_weight{}, v_weight{}, static_k{}, static_v{};
  bool average = true, causal = false;
};
Out heads(const Tensor& q, const Tensor& k, const Tensor& v, const HeadsArgs& h) {
  const Out y = c(nnc_multi_head_attention_forward, q, k, v, h.embed_dim, h.num_heads, h.in_weight,
                  h.in_bias, h.bias_k, h.bias_v, h.add_zero_attn, h.dropout_p, h.out_weight,
                  h.out_bias, h.training, h.padding, h.need_weights, h.mask, h.separate, h.q_weight,
                  h.k_weight, h.v_weight, h.static_k, h.static_v, h.average, h.causal);
  return h.need_weights ? Out(y.all) : Out(y.all[0]);
}
// x[0] attends to itself with the weights x[1] to x[4].
HeadsArgs own_heads(X x) {
  return {.in_weight = x[1], .in_bias = x[2], .out_weight = x[3], .out_bias = x[4]};
}

using HeadsChange = void (*)(HeadsArgs&, X);
std::vector<In> self_inputs(const In& x, const std::vector<In>& more) {
  std::vector<In> all{x, in({12, 4}), in({12}), in({4, 4}), in({4})};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}
std::function<Out(X)> self_call(HeadsChange change) {
  return [change](X x) {
    HeadsArgs h = own_heads(x);
    change(h, x);
    return heads(x[0], x[0], x[0], h);
  };
}
Sample self_row(const char* name, const std::vector<In>& more, HeadsChange change,
                const char* torch) {
  return row_of("multi_head_attention_forward", name, self_inputs(in({3, 2, 4}), more),
                self_call(change), torch);
}
Sample unbatched_row(const char* name, const std::vector<In>& more, HeadsChange change,
                     const char* torch) {
  return row_of("multi_head_attention_forward", name, self_inputs(in({3, 4}), more),
                self_call(change), torch);
}
// One query, one key.
Sample unbatched_one(const char* name, const std::vector<In>& more, HeadsChange change,
                     const char* torch) {
  return row_of("multi_head_attention_forward", name, self_inputs(in({1, 4}), more),
                self_call(change), torch)
      .no_gradcheck()
      .no_second_order();
}
Refusal self_refused(const char* name, const std::vector<In>& more, HeadsChange change, Code code,
                     const char* text, const char* torch) {
  return {"multi_head_attention_forward",
          name,
          self_inputs(in({3, 2, 4}), more),
          self_call(change),
          code,
          text,
          torch};
}
#define SELF "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, False, 0.0, d, e"

// clang-format off
[[maybe_unused]] const bool g_attention_heads = add_samples("attention_heads", {
    row("transformer_generate_square_subsequent_mask", "plain", {},
        [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 4, 0); },
        "nn.Transformer.generate_square_subsequent_mask(4)"),
    row("transformer_generate_square_subsequent_mask", "one", {},
        [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 1, NNC_FLOAT32); },
        "nn.Transformer.generate_square_subsequent_mask(1, dtype=torch.float32)"),
    row("transformer_generate_square_subsequent_mask", "empty", {},
        [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 0, NNC_FLOAT64); },
        "nn.Transformer.generate_square_subsequent_mask(0, dtype=torch.float64)"),
    row("transformer_generate_square_subsequent_mask", "bfloat16", {},
        [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 3, NNC_BFLOAT16); },
        "nn.Transformer.generate_square_subsequent_mask(3, dtype=torch.bfloat16)"),
    row("transformer_generate_square_subsequent_mask", "bool", {},
        [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 3, NNC_BOOL); },
        "nn.Transformer.generate_square_subsequent_mask(3, dtype=torch.bool)"),
    self_row("self", {},
        [](HeadsArgs&, X) {},
        SELF ")"),
    unbatched_one("one_key_masked", {bools({1, 1}).values({1})},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        SELF ", attn_mask=f)"),
    unbatched_one("one_key_padded", {bools({1}).values({1})},
        [](HeadsArgs& h, X x) { h.padding = x[5]; },
        SELF ", key_padding_mask=f)"),
    self_row("no_average", {},
        [](HeadsArgs& h, X) { h.average = false; },
        SELF ", average_attn_weights=False)"),
    self_row("no_weights", {},
        [](HeadsArgs& h, X) { h.need_weights = false; },
        SELF ", need_weights=False)"),
    unbatched_row("unbatched", {},
        [](HeadsArgs&, X) {},
        SELF ")"),
    unbatched_row("unbatched_no_weights", {bools({2, 3, 3}), ints({3}, {0, 1,
        0}).type(DType::kBool)},
        [](HeadsArgs& h, X x) { h.need_weights = false, h.mask = x[5], h.padding = x[6]; },
        SELF ", need_weights=False, attn_mask=f, key_padding_mask=g)"),
    self_row("bool_mask", {bools({3, 3}).values({0, 1, 1, 0, 0, 1, 0, 1, 0})},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        SELF ", attn_mask=f)"),
    self_row("bool_mask_no_weights", {bools({3, 3}).values({0, 1, 1, 1, 1, 1, 0, 1, 0})},
        [](HeadsArgs& h, X x) { h.need_weights = false, h.mask = x[5]; },
        SELF ", need_weights=False, attn_mask=f)"),
    self_row("padding", {bools({2, 3}).values({0, 1, 0, 0, 0, 1})},
        [](HeadsArgs& h, X x) { h.padding = x[5]; },
        SELF ", key_padding_mask=f)"),
    self_row("padding_no_weights", {bools({2, 3}).values({0, 1, 0, 1, 1, 1})},
        [](HeadsArgs& h, X x) { h.need_weights = false, h.padding = x[5]; },
        SELF ", need_weights=False, key_padding_mask=f)"),
    self_row("mask_of_heads", {in({4, 3, 3})},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        SELF ", attn_mask=f)"),
    self_row("masks", {constant({3, 3}), constant({2, 3})},
        [](HeadsArgs& h, X x) { h.mask = x[5], h.padding = x[6]; },
        SELF ", attn_mask=f, key_padding_mask=g)"),
    self_row("masks_no_weights", {constant({4, 3, 3}), bools({2, 3}).values({0, 1, 0, 0, 0, 1})},
        [](HeadsArgs& h, X x) { h.mask = x[5], h.padding = x[6], h.need_weights = false; },
        SELF ", attn_mask=f, key_padding_mask=g, need_weights=False)"),
    self_row("causal", {bools({3, 3}).values({0, 1, 1, 0, 0, 1, 0, 0, 0})},
        [](HeadsArgs& h, X x) { h.mask = x[5], h.causal = true, h.need_weights = false; },
        SELF ", attn_mask=f, is_causal=True, need_weights=False)"),
    self_row("causal_weights", {bools({3, 3}).values({0, 1, 1, 0, 0, 1, 0, 0, 0})},
        [](HeadsArgs& h, X x) { h.mask = x[5], h.causal = true; },
        SELF ", attn_mask=f, is_causal=True)"),
    self_row("causal_padding", {bools({3, 3}).values({0, 1, 1, 0, 0, 1, 0, 0, 0}), bools({2,
        3}).values({0, 0, 1, 0, 0, 0})},
        [](HeadsArgs& h, X x) { h.mask = x[5], h.padding = x[6], h.causal = true,
        h.need_weights = false; },
        SELF ", attn_mask=f, key_padding_mask=g, is_causal=True, need_weights=False)"),
    self_row("dropout", {},
        [](HeadsArgs& h, X) { h.dropout_p = 0.4; },
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, False, 0.4, d, "
        "e)").seeded(5),
    self_row("dropout_no_weights", {},
        [](HeadsArgs& h, X) { h.dropout_p = 0.4, h.need_weights = false; },
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, False, 0.4, d, e, "
        "need_weights=False)").seeded(5),
    self_row("no_training", {},
        [](HeadsArgs& h, X) { h.dropout_p = 0.4, h.training = false; },
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, False, 0.4, d, e, "
        "training=False)"),
    self_row("added_keys", {in({1, 1, 4}), in({1, 1, 4}), bools({3, 3}).values({0, 1, 1, 0, 0, 1, 0,
        0, 0}), bools({2, 3}).values({0, 0, 1, 0, 0, 0})},
        [](HeadsArgs& h, X x) { h.bias_k = x[5], h.bias_v = x[6], h.add_zero_attn = true,
        h.mask = x[7], h.padding = x[8]; },
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, f, g, True, 0.0, d, e, attn_mask=h, "
        "key_padding_mask=i)"),
    self_row("added_keys_no_weights", {in({1, 1, 4}), in({1, 1, 4}), constant({3, 3})},
        [](HeadsArgs& h, X x) { h.bias_k = x[5], h.bias_v = x[6], h.add_zero_attn = true,
        h.mask = x[7], h.need_weights = false; },
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, f, g, True, 0.0, d, e, attn_mask=h, "
        "need_weights=False)"),
    self_row("zero_key", {},
        [](HeadsArgs& h, X) { h.add_zero_attn = true, h.average = false; },
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, True, 0.0, d, e, "
        "average_attn_weights=False)"),
    self_row("static", {in({4, 5, 2}), in({4, 5, 2})},
        [](HeadsArgs& h, X x) { h.static_k = x[5], h.static_v = x[6]; },
        SELF ", static_k=f, static_v=g)"),
    self_row("static_no_weights", {in({4, 5, 2}), in({4, 5, 2}), bools({2, 5})},
        [](HeadsArgs& h, X x) { h.static_k = x[5], h.static_v = x[6], h.padding = x[7],
        h.need_weights = false; },
        SELF ", static_k=f, static_v=g, key_padding_mask=h, need_weights=False)"),
    row("multi_head_attention_forward", "cross",
        {in({3, 2, 4}), in({5, 2, 4}), in({12, 4}), in({12}), in({6, 4}), in({6})},
        [](X x) {
          return heads(x[0], x[1], x[1], {.in_weight = x[2], .in_bias = x[3], .out_weight = x[4],
          .out_bias = x[5]});
        },
        "F.multi_head_attention_forward(a, b, b, 4, 2, c, d, None, None, False, 0.0, e, f)"),
    row("multi_head_attention_forward", "three_without_bias",
        {in({3, 2, 4}), in({5, 2, 4}), in({5, 2, 4}), in({12, 4}), in({4, 4})},
        [](X x) {
          return heads(x[0], x[1], x[2], {.in_weight = x[3], .out_weight = x[4]});
        },
        "F.multi_head_attention_forward(a, b, c, 4, 2, d, None, None, None, False, 0.0, e, None)"),
    row("multi_head_attention_forward", "separate",
        {in({3, 2, 4}), in({5, 2, 3}), in({5, 2, 6}), in({4, 4}), in({4, 3}), in({4, 6}), in({12}),
        in({4, 4}), in({4})},
        [](X x) {
          return heads(x[0], x[1], x[2], {.in_bias = x[6], .out_weight = x[7], .out_bias = x[8],
          .separate = true, .q_weight = x[3], .k_weight = x[4], .v_weight = x[5]});
        },
        "F.multi_head_attention_forward(a, b, c, 4, 2, None, g, None, None, False, 0.0, h, i, "
        "use_separate_proj_weight=True, q_proj_weight=d, k_proj_weight=e, v_proj_weight=f)"),
    row("multi_head_attention_forward", "separate_without_bias",
        {in({3, 2, 4}), in({5, 2, 3}), in({5, 2, 6}), in({4, 4}), in({4, 3}), in({4, 6}), in({4,
        4})},
        [](X x) {
          return heads(x[0], x[1], x[2], {.num_heads = 4, .out_weight = x[6], .need_weights = false,
          .separate = true, .q_weight = x[3], .k_weight = x[4], .v_weight = x[5]});
        },
        "F.multi_head_attention_forward(a, b, c, 4, 4, None, None, None, None, False, 0.0, g, "
        "None, need_weights=False, use_separate_proj_weight=True, q_proj_weight=d, "
        "k_proj_weight=e, v_proj_weight=f)"),
});

[[maybe_unused]] const bool g_attention_heads_refusals = add_refusals("attention_heads", {
    {"transformer_generate_square_subsequent_mask", "negative", {},
     [](X) { return c(nnc_transformer_generate_square_subsequent_mask, -1, 0); }, Code::kInvalid,
     "-1", "nn.Transformer.generate_square_subsequent_mask(-1)"},
    {"transformer_generate_square_subsequent_mask", "int", {},
     [](X) { return c(nnc_transformer_generate_square_subsequent_mask, 2, NNC_INT32); },
     Code::kInvalid, "value cannot be converted to type int",
     "nn.Transformer.generate_square_subsequent_mask(2, dtype=torch.int32)"},
    {"multi_head_attention_forward", "query_dims",
     {in({4}), in({12, 4}), in({12}), in({4, 4}), in({4})},
     [](X x) { return heads(x[0], x[0], x[0], own_heads(x)); },
     Code::kShape, "query should be unbatched 2D or batched 3D tensor but received 1-D query "
        "tensor",
     SELF ")"},
    {"multi_head_attention_forward", "key_dims",
     {in({3, 2, 4}), in({12, 4}), in({12}), in({4, 4}), in({4}), in({3, 4})},
     [](X x) { return heads(x[0], x[5], x[0], own_heads(x)); },
     Code::kShape, "For batched (3-D) `query`, expected `key` and `value` to be 3-D but found 2-D "
        "and 3-D tensors respectively",
     "F.multi_head_attention_forward(a, f, a, 4, 2, b, c, None, None, False, 0.0, d, e)"},
    {"multi_head_attention_forward", "unbatched_value_dims",
     {in({3, 4}), in({12, 4}), in({12}), in({4, 4}), in({4}), in({3, 2, 4})},
     [](X x) { return heads(x[0], x[0], x[5], own_heads(x)); },
     Code::kShape, "For unbatched (2-D) `query`, expected `key` and `value` to be 2-D but found "
        "2-D and 3-D tensors",
     "F.multi_head_attention_forward(a, a, f, 4, 2, b, c, None, None, False, 0.0, d, e)"},
    self_refused("padding_dims", {bools({3})},
        [](HeadsArgs& h, X x) { h.padding = x[5]; },
        Code::kShape, "For batched (3-D) `query`, expected `key_padding_mask` to be `None` or 2-D "
        "but found 1-D tensor instead",
        SELF ", key_padding_mask=f)"),
    self_refused("mask_dims", {bools({3})},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        Code::kShape, "For batched (3-D) `query`, expected `attn_mask` to be `None`, 2-D or 3-D "
        "but found 1-D tensor instead",
        SELF ", attn_mask=f)"),
    self_refused("mask_sizes", {bools({3, 2})},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        Code::kShape, "The shape of the 2D attn_mask is ",
        SELF ", attn_mask=f)"),
    self_refused("mask_sizes_of_heads", {bools({2, 3, 3})},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        Code::kShape, "The shape of the 3D attn_mask is ",
        SELF ", attn_mask=f)"),
    self_refused("padding_sizes", {bools({2, 4})},
        [](HeadsArgs& h, X x) { h.padding = x[5]; },
        Code::kShape, "Expected key_padded_mask.shape[1] to be 3, but got 4",
        SELF ", key_padding_mask=f)"),
    self_refused("padding_batch", {bools({1, 3})},
        [](HeadsArgs& h, X x) { h.padding = x[5]; },
        Code::kShape, "Expected key_padded_mask.shape[0] to be 2, but got 1",
        SELF ", key_padding_mask=f)"),
    self_refused("mask_type", {ints({3, 3}, 0, 2)},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        Code::kDtype, "only bool and floating types of attn_mask are supported",
        SELF ", attn_mask=f)"),
    self_refused("mask_of_another_type", {constant({3, 3}).type(DType::kFloat16)},
        [](HeadsArgs& h, X x) { h.mask = x[5]; },
        Code::kDtype, "masks must be of query's type",
        SELF ", attn_mask=f)"),
    self_refused("padding_type", {ints({2, 3}, 0, 2)},
        [](HeadsArgs& h, X x) { h.padding = x[5]; },
        Code::kDtype, "only bool and floating types of key_padding_mask are supported",
        SELF ", key_padding_mask=f)"),
    self_refused("causal", {},
        [](HeadsArgs& h, X) { h.causal = true; },
        Code::kInvalid, "Need attn_mask if specifying the is_causal hint.",
        SELF ", is_causal=True)"),
    self_refused("embed_dim", {},
        [](HeadsArgs& h, X) { h.embed_dim = 6; },
        Code::kShape, "was expecting embedding dimension of 6, but got 4",
        "F.multi_head_attention_forward(a, a, a, 6, 2, b, c, None, None, False, 0.0, d, e)"),
    self_refused("num_heads", {},
        [](HeadsArgs& h, X) { h.num_heads = 3; },
        Code::kInvalid, "embed_dim 4 not divisible by num_heads 3",
        "F.multi_head_attention_forward(a, a, a, 4, 3, b, c, None, None, False, 0.0, d, e)"),
    self_refused("no_heads", {},
        [](HeadsArgs& h, X) { h.num_heads = 0; },
        Code::kInvalid, "num_heads must be positive, got 0",
        "F.multi_head_attention_forward(a, a, a, 4, 0, b, c, None, None, False, 0.0, d, e)"),
    {"multi_head_attention_forward", "value_sizes",
     {in({3, 2, 4}), in({12, 4}), in({12}), in({4, 4}), in({4}), in({4, 2, 4})},
     [](X x) { return heads(x[0], x[0], x[5], own_heads(x)); },
     Code::kShape, "does not match value shape",
     "F.multi_head_attention_forward(a, a, f, 4, 2, b, c, None, None, False, 0.0, d, e)"},
    {"multi_head_attention_forward", "key_batch",
     {in({3, 2, 4}), in({12, 4}), in({12}), in({4, 4}), in({4}), in({3, 1, 4})},
     [](X x) { return heads(x[0], x[5], x[5], own_heads(x)); },
     Code::kShape, "key has a batch of 1, query one of 2",
     "F.multi_head_attention_forward(a, f, f, 4, 2, b, c, None, None, False, 0.0, d, e)"},
    self_refused("no_in_weight", {},
        [](HeadsArgs& h, X) { h.in_weight = {}; },
        Code::kInvalid, "use_separate_proj_weight is False but in_proj_weight is None",
        "F.multi_head_attention_forward(a, a, a, 4, 2, None, c, None, None, False, 0.0, d, e)"),
    self_refused("no_q_weight", {},
        [](HeadsArgs& h, X) { h.separate = true; },
        Code::kInvalid, "use_separate_proj_weight is True but q_proj_weight is None",
        SELF ", use_separate_proj_weight=True)"),
    self_refused("k_weight_sizes", {in({4, 3})},
        [](HeadsArgs& h, X x) { h.separate = true, h.q_weight = x[3], h.k_weight = x[5],
        h.v_weight = x[3]; },
        Code::kShape, "expecting key weights shape of ",
        SELF ", use_separate_proj_weight=True, q_proj_weight=d, k_proj_weight=f, v_proj_weight=d)"),
    self_refused("bias_sizes", {in({9})},
        [](HeadsArgs& h, X x) { h.separate = true, h.in_bias = x[5], h.q_weight = x[3],
        h.k_weight = x[3], h.v_weight = x[3]; },
        Code::kShape, "expecting query bias shape of ",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, f, None, None, False, 0.0, d, e, "
        "use_separate_proj_weight=True, q_proj_weight=d, k_proj_weight=d, v_proj_weight=d)"),
    self_refused("only_bias_k", {in({1, 1, 4})},
        [](HeadsArgs& h, X x) { h.bias_k = x[5]; },
        Code::kInvalid, "bias_k is set but bias_v is None",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, f, None, False, 0.0, d, e)"),
    self_refused("only_bias_v", {in({1, 1, 4})},
        [](HeadsArgs& h, X x) { h.bias_v = x[5]; },
        Code::kInvalid, "bias_v is set but bias_k is None",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, f, False, 0.0, d, e)"),
    self_refused("static_with_bias", {in({1, 1, 4}), in({4, 3, 2})},
        [](HeadsArgs& h, X x) { h.bias_k = x[5], h.bias_v = x[5], h.static_k = x[6]; },
        Code::kInvalid, "bias cannot be added to static key.",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, f, f, False, 0.0, d, e, static_k=g)"),
    self_refused("static_value_with_bias", {in({1, 1, 4}), in({4, 3, 2})},
        [](HeadsArgs& h, X x) { h.bias_k = x[5], h.bias_v = x[5], h.static_v = x[6]; },
        Code::kInvalid, "bias cannot be added to static value.",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, f, f, False, 0.0, d, e, static_v=g)"),
    self_refused("static_heads", {in({2, 3, 2})},
        [](HeadsArgs& h, X x) { h.static_k = x[5]; },
        Code::kShape, "expecting static_k.size(0) of 4, but got 2",
        SELF ", static_k=f)"),
    self_refused("static_width", {in({4, 3, 3})},
        [](HeadsArgs& h, X x) { h.static_v = x[5]; },
        Code::kShape, "expecting static_v.size(2) of 2, but got 3",
        SELF ", static_v=f)"),
    self_refused("dropout", {},
        [](HeadsArgs& h, X) { h.dropout_p = 1.5; },
        Code::kInvalid, "dropout probability has to be between 0 and 1, but got 1.5",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, False, 1.5, d, e)"),
    self_refused("out_weight", {in({4, 5})},
        [](HeadsArgs& h, X x) { h.out_weight = x[5]; },
        Code::kShape, "mat1 and mat2 shapes cannot be multiplied (6x4 and 5x4)",
        "F.multi_head_attention_forward(a, a, a, 4, 2, b, c, None, None, False, 0.0, f, e)"),
});
// clang-format on

#undef SELF

}  // namespace
}  // namespace nnc::testing
