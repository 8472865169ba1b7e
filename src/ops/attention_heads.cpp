// SPDX-License-Identifier: Apache-2.0
// Several attentions side by side, composed of other operations, in torch's order.
#include <array>
#include <cmath>
#include <limits>

#include "base/random.h"
#include "graph/node.h"
#include "ops/arith.h"
#include "ops/attention.h"
#include "ops/create.h"
#include "ops/dropout.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"

namespace nnc::ops {
namespace {

constexpr const char* kMultiHead = "multi_head_attention_forward";

// ---- checks, in torch's words ----
// Is there a batch?
bool check_dims(const Tensor& q, const Tensor& k, const Tensor& v, const MultiHeadAttention& a) {
  check(q.dim() == 2 || q.dim() == 3, Code::kShape, kMultiHead,
        ": query should be unbatched 2D or batched 3D tensor but received ", q.dim(),
        "-D query tensor");
  const bool batched = q.dim() == 3;
  const char* const kind =
      batched ? ": For batched (3-D) `query`" : ": For unbatched (2-D) `query`";
  check(k.dim() == q.dim() && v.dim() == q.dim(), Code::kShape, kMultiHead, kind,
        ", expected `key` and `value` to be ", q.dim(), "-D but found ", k.dim(), "-D and ",
        v.dim(), "-D tensors respectively");
  const Tensor &padding = a.key_padding_mask, &mask = a.attn_mask;
  check(!padding.defined() || padding.dim() == q.dim() - 1, Code::kShape, kMultiHead, kind,
        ", expected `key_padding_mask` to be `None` or ", q.dim() - 1, "-D but found ",
        padding.defined() ? padding.dim() : 0, "-D tensor instead");
  check(!mask.defined() || mask.dim() == 2 || mask.dim() == 3, Code::kShape, kMultiHead, kind,
        ", expected `attn_mask` to be `None`, 2-D or 3-D but found ",
        mask.defined() ? mask.dim() : 0, "-D tensor instead");
  return batched;
}
void check_widths(const Tensor& q, const Tensor& k, const Tensor& v, const MultiHeadAttention& a) {
  const int64_t width = q.size(-1);
  check(width == a.embed_dim_to_check, Code::kShape, kMultiHead,
        ": was expecting embedding dimension of ", a.embed_dim_to_check, ", but got ", width);
  check(a.num_heads > 0, Code::kInvalid, kMultiHead, ": num_heads must be positive, got ",
        a.num_heads);
  check(width % a.num_heads == 0, Code::kInvalid, kMultiHead, ": embed_dim ", width,
        " not divisible by num_heads ", a.num_heads);
  if (a.use_separate_proj_weight) {
    const Sizes of_key(k.sizes().data(), 2), of_value(v.sizes().data(), 2);
    check(same_sizes(of_key, of_value), Code::kShape, kMultiHead,
          ": key's sequence and batch dims ", of_key, " do not match value's ", of_value);
  } else {
    check(same_sizes(k.sizes(), v.sizes()), Code::kShape, kMultiHead, ": key shape ", k.sizes(),
          " does not match value shape ", v.sizes());
  }
  const int64_t batch = a.batch_first ? 0 : 1;
  check(k.size(batch) == q.size(batch), Code::kShape, kMultiHead, ": key has a batch of ",
        k.size(batch), ", query one of ", q.size(batch));
}
void check_added_keys(const MultiHeadAttention& a) {
  check(a.bias_k.defined() == a.bias_v.defined(), Code::kInvalid, kMultiHead,
        a.bias_k.defined() ? ": bias_k is set but bias_v is None"
                           : ": bias_v is set but bias_k is None");
  if (!a.bias_k.defined()) return;
  check(!a.static_k.defined(), Code::kInvalid, kMultiHead, ": bias cannot be added to static key.");
  check(!a.static_v.defined(), Code::kInvalid, kMultiHead,
        ": bias cannot be added to static value.");
}
void check_weight(const Tensor& w, const char* what, Sizes sizes) {
  check(!w.defined() || same_sizes(w.sizes(), sizes), Code::kShape, kMultiHead, ": expecting ",
        what, " shape of ", sizes, ", but got ", w.defined() ? w.sizes() : Sizes());
}
// May x (rows, batch, width) be multiplied by w (n, width), transposed?
void check_linear(const Tensor& x, int64_t width, const Tensor& w) {
  check(w.dim() == 2, Code::kShape, kMultiHead, ": a weight must be a matrix, got size ",
        w.sizes());
  check(w.size(1) == width, Code::kShape, kMultiHead,
        ": mat1 and mat2 shapes cannot be multiplied (", x.size(0) * x.size(1), "x", width, " and ",
        w.size(1), "x", w.size(0), ")");
}
void check_parameters(const Tensor& q, const Tensor& k, const MultiHeadAttention& a) {
  const int64_t width = q.size(-1);
  check(!a.training || (a.dropout_p >= 0 && a.dropout_p <= 1), Code::kInvalid, kMultiHead,
        ": dropout probability has to be between 0 and 1, but got ", a.dropout_p);
  check_linear(q, width, a.out_proj_weight);
  check_weight(a.out_proj_bias, "out_proj_bias", {a.out_proj_weight.size(0)});
  for (const Tensor* b : {&a.bias_k, &a.bias_v})
    check_weight(*b, "bias_k or bias_v", {1, 1, width});
  if (a.use_separate_proj_weight) return;
  check(a.in_proj_weight.defined(), Code::kInvalid, kMultiHead,
        ": use_separate_proj_weight is False but in_proj_weight is None");
  check_linear(q, width, a.in_proj_weight), check_linear(k, k.size(-1), a.in_proj_weight);
  const int64_t all = checked_mul(width, 3, kMultiHead);
  check_weight(a.in_proj_weight, "in_proj_weight", {all, width});
  check_weight(a.in_proj_bias, "in_proj_bias", {all});
}

// ---- projections: (rows, batch, E) each
using Three = std::array<Tensor, 3>;

Three split_in_three(const Tensor& x, int64_t dim) {
  if (!x.defined()) return {};
  const auto parts = chunk(x, 3, dim);
  check(parts.size() == 3, Code::kShape, kMultiHead,
        ": in_proj_weight and in_proj_bias need 3 parts, got ", x.sizes());
  return {parts[0], parts[1], parts[2]};
}

Three projected(const Tensor& q, const Tensor& k, const Tensor& v, const MultiHeadAttention& a) {
  const int64_t e = q.size(-1);
  Three w{a.q_proj_weight, a.k_proj_weight, a.v_proj_weight};
  const Three b = split_in_three(a.in_proj_bias, 0);
  if (a.use_separate_proj_weight) {
    const char* const names[3] = {"q_proj_weight", "k_proj_weight", "v_proj_weight"};
    const char* const kinds[3][2] = {{"query weights", "query bias"},
                                     {"key weights", "key bias"},
                                     {"value weights", "value bias"}};
    const int64_t widths[3] = {e, k.size(-1), v.size(-1)};
    for (size_t i = 0; i < 3; ++i) {
      check(w[i].defined(), Code::kInvalid, kMultiHead, ": use_separate_proj_weight is True but ",
            names[i], " is None");
      check_weight(w[i], kinds[i][0], {e, widths[i]});
      check_weight(b[i], kinds[i][1], {e});
    }
  } else {
    // All of one tensor: one product.
    if (q.same(k) && k.same(v)) {
      return split_in_three(linear(q, a.in_proj_weight, a.in_proj_bias), -1);
    }
    w = split_in_three(a.in_proj_weight, 0);
  }
  return {linear(q, w[0], b[0]), linear(k, w[1], b[1]), linear(v, w[2], b[2])};
}

// ---- heads: (batch, heads, rows, E / heads)
struct Heads {
  int64_t batch, count, width;
  bool batch_first;
  int64_t all() const { return checked_mul(batch, count, kMultiHead); }
  int64_t rows() const { return batch_first ? 1 : 0; }  // their dimension

  Tensor of(const Tensor& x) const {
    const Tensor apart = view(x, {x.size(0), x.size(1), count, width});
    return permute(apart, {1 - rows(), 2, rows(), 3});
  }
  // x with one more key and value for each of the batch.
  Tensor with_added(const Tensor& x, const Tensor& bias) const {
    const Tensor more = batch_first ? repeat(bias, {batch, 1, 1}) : repeat(bias, {1, batch, 1});
    return cat(Tensors{x, more}, rows());
  }
  // x (batch heads, rows, E / heads), or the heads of y if x is not given.
  Tensor of(const Tensor& x, const char* name, const Tensor& y) const {
    if (!x.defined()) return of(y);
    check(x.dim() == 3, Code::kShape, kMultiHead, ": ", name, " must have 3 dimensions, got ",
          x.dim());
    check(x.size(0) == all(), Code::kShape, kMultiHead, ": expecting ", name, ".size(0) of ", all(),
          ", but got ", x.size(0));
    check(x.size(2) == width, Code::kShape, kMultiHead, ": expecting ", name, ".size(2) of ", width,
          ", but got ", x.size(2));
    return reshape(x, {batch, count, x.size(1), width});
  }
};

// One more key, which the mask lets pass.
Tensor with_one_more(const Tensor& mask) {
  return mask.defined() ? pad(mask, {0, 1}) : mask;
}

// The masks of a call, as what is added to scores (batch, heads, queries, keys).
struct Masks {
  Tensor mask, padding;

  void add_key() { mask = with_one_more(mask), padding = with_one_more(padding); }
  void check_mask(const Heads& h, int64_t queries, int64_t keys) const {
    if (!mask.defined()) return;
    const int64_t sizes[3] = {mask.dim() == 3 ? h.all() : 0, queries, keys};
    const Sizes expected = mask.dim() == 3 ? Sizes(sizes, 3) : Sizes(sizes + 1, 2);
    check(same_sizes(mask.sizes(), expected), Code::kShape, kMultiHead, ": The shape of the ",
          mask.dim(), "D attn_mask is ", mask.sizes(), ", but should be ", expected, ".");
  }
  Tensor merged(const Heads& h, int64_t keys) const {
    Tensor m = mask;
    if (m.defined() && m.dim() == 3) m = reshape(m, {h.batch, h.count, m.size(1), m.size(2)});
    check(!m.defined() || m.size(-1) == keys, Code::kShape, kMultiHead, ": attn_mask has ",
          m.defined() ? m.size(-1) : 0, " keys, expected ", keys);
    if (!padding.defined()) return m;
    for (int64_t d = 0; d < 2; ++d) {
      check(padding.size(d) == (d == 0 ? h.batch : keys), Code::kShape, kMultiHead,
            ": Expected key_padded_mask.shape[", d, "] to be ", d == 0 ? h.batch : keys,
            ", but got ", padding.size(d));
    }
    const Tensor p = view(padding, {h.batch, 1, 1, keys});
    return m.defined() ? add(m, p) : p;
  }
};

// softmax() takes the limit of a single infinite score; here a masked one makes NaN, as do its
// gradients.
Tensor shares_of(const Tensor& scores) {
  if (scores.size(-1) != 1) return softmax(scores, -1);
  const Tensor e = exp(sub(scores, scores));
  return div(e, e);
}

struct Attended {
  Tensor values, weights;
};
Attended with_weights(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& mask,
                      double p) {
  check(!mask.defined() || mask.dtype() == q.dtype(), Code::kDtype, kMultiHead,
        ": with need_weights masks must be of query's type, got torch.",
        mask.defined() ? mask.dtype() : q.dtype(), " and torch.", q.dtype());
  const double width = static_cast<double>(q.size(-1));
  const Tensor scaled = mul(q, Scalar(std::sqrt(1 / width)));
  const Tensor products = matmul(scaled, transpose(k, -2, -1));
  const Tensor scores = mask.defined() ? add(mask, products) : products;
  const Tensor shares = shares_of(scores);
  const Tensor weights = dropout(shares, p, true);
  return {matmul(weights, v), weights};
}

std::pair<Tensor, Tensor> batched(const Tensor& query, const Tensor& key, const Tensor& value,
                                  const MultiHeadAttention& a, Masks masks) {
  const int64_t width = query.size(2);
  const Heads h{query.size(a.batch_first ? 0 : 1), a.num_heads, width / a.num_heads, a.batch_first};
  const int64_t rows = query.size(h.rows());
  masks.padding = added_mask(masks.padding, "key_padding_mask", query.dtype(), kMultiHead);
  check(!a.is_causal || masks.mask.defined(), Code::kInvalid, kMultiHead,
        ": Need attn_mask if specifying the is_causal hint. You may use the Transformer module "
        "method `generate_square_subsequent_mask` to create this mask.");
  const bool causal = a.is_causal && !masks.padding.defined() && !a.need_weights;
  if (causal) masks.mask = Tensor();
  masks.mask = added_mask(masks.mask, "attn_mask", query.dtype(), kMultiHead);
  check_added_keys(a);
  check_parameters(query, key, a);
  masks.check_mask(h, rows, key.size(h.rows()));
  auto [q, k, v] = projected(query, key, value, a);
  if (a.bias_k.defined()) {
    k = h.with_added(k, a.bias_k), v = h.with_added(v, a.bias_v);
    masks.add_key();
  }
  q = h.of(q), k = h.of(a.static_k, "static_k", k), v = h.of(a.static_v, "static_v", v);
  if (a.add_zero_attn) {
    const Tensor zeros = Tensor::zeros({h.batch, h.count, 1, h.width}, k.dtype());
    k = cat(Tensors{k, zeros}, 2), v = cat(Tensors{v, zeros}, 2);
    masks.add_key();
  }
  const Tensor mask = masks.merged(h, k.size(2));
  const double p = a.training ? a.dropout_p : 0;
  const Attended y = a.need_weights ? with_weights(q, k, v, mask, p)
                                    : Attended{attention(q, k, v, mask, p, causal), {}};
  const Tensor joined = reshape(permute(y.values, {2, 0, 1, 3}), {rows * h.batch, width});
  const Tensor flat = linear(joined, a.out_proj_weight, a.out_proj_bias);
  // As it lies in PyTorch, where what is drawn for an output follows its memory.
  Tensor out = view(flat, {rows, h.batch, flat.size(1)});
  if (a.batch_first) out = transpose(out, 0, 1);
  if (!y.weights.defined()) return {out, {}};
  const Tensor weights =
      a.average_attn_weights ? mean(y.weights, {1}) : view(y.weights, y.weights.sizes());
  return {out, weights};
}

}  // namespace

Tensor added_mask(const Tensor& mask, const char* name, DType type, const char* op) {
  if (!mask.defined() || is_floating(mask.dtype())) return mask;
  check(mask.dtype() == DType::kBool, Code::kDtype, op, ": only bool and floating types of ", name,
        " are supported");
  const Tensor zeros = Tensor::zeros(mask.sizes(), type);
  return masked_fill(zeros, mask, -std::numeric_limits<double>::infinity());
}

Tensor square_subsequent_mask(int64_t sz, DType dtype) {
  constexpr const char* kName = "transformer_generate_square_subsequent_mask";
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  check(sz >= 0, Code::kInvalid, kName, ": sz must not be negative, got ", sz);
  return triu(full({sz, sz}, -kInfinity, dtype, kName), 1);
}

std::pair<Tensor, Tensor> multi_head_attention_forward(const Tensor& query, const Tensor& key,
                                                       const Tensor& value,
                                                       const MultiHeadAttention& a) {
  const bool is_batched = check_dims(query, key, value, a);
  const auto with_batch = [&](const Tensor& x) { return is_batched ? x : unsqueeze(x, 1); };
  const Tensor q = with_batch(query), k = key.same(query) ? q : with_batch(key);
  const Tensor v = value.same(key) ? k : with_batch(value);
  const Tensor& padding = a.key_padding_mask;
  const Masks masks{a.attn_mask,
                    is_batched || !padding.defined() ? padding : unsqueeze(padding, 0)};
  check_widths(q, k, v, a);
  const bool draws = a.training && a.dropout_p > 0;
  std::optional<DrawGuard> undo;
  if (draws) undo.emplace(current_generator());
  std::pair<Tensor, Tensor> y = batched(q, k, v, a, masks);
  if (!is_batched) {
    y.first = squeeze(y.first, 1);
    if (y.second.defined()) y.second = squeeze(y.second, 0);
  }
  if (draws) undo->keep();
  return y;
}

}  // namespace nnc::ops
