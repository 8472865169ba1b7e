// SPDX-License-Identifier: Apache-2.0
#include "ops/attention.h"

#include <cmath>
#include <limits>

#include "base/random.h"
#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/attention.h"
#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/c_name.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/matmul.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/softmax.h"

namespace nnc::ops {
namespace {

constexpr const char* kAttention = "scaled_dot_product_attention";
constexpr double kInfinite = std::numeric_limits<double>::infinity();

DType compute_type(DType t) {
  return t == DType::kFloat64 ? t : DType::kFloat32;
}
// x without history, of that type and with rows that kernels read as they lie.
Tensor kernel_rows(const Tensor& x, DType type) {
  const Tensor t = materialize(as_type(x, type));
  return kernels::has_rows(t.view()) ? t : row_major(detach(t));
}
// v with leading dimensions of size 1.
ConstView padded(const ConstView& v, int64_t ndim) {
  Dims sizes(ndim - v.ndim(), 1), strides(ndim - v.ndim(), 0);
  sizes.append(v.sizes().data(), v.ndim());
  strides.append(v.strides().data(), v.ndim());
  return restrided(v, sizes, strides);
}
Dims sizes_of_heads(Sizes heads, int64_t rows, int64_t width) {
  Dims sizes(heads);
  sizes.push_back(rows), sizes.push_back(width);
  return sizes;
}

// ---- heads that are shared by neighbours (enable_gqa): dimension -3 of x divides that of `heads`
bool shares_heads(Sizes x, Sizes heads) {
  if (x.size() < 3 || heads.empty()) return false;
  const int64_t own = x[x.size() - 3];
  return own != 1 && own != heads.back();
}
// x with each head as often as it is used.
Tensor with_all_heads(const Tensor& x, Sizes heads) {
  if (!shares_heads(x.sizes(), heads)) return x;
  Dims repeated(x.sizes()), all(x.sizes());
  repeated.insert(x.dim() - 2, heads.back() / x.size(-3));
  all[x.dim() - 3] = heads.back();
  return reshape(expand(unsqueeze(x, -3), repeated), all);
}
// The gradient of something of sizes `to` from that of all heads.
Tensor summed_heads(const Tensor& g, Sizes to, Sizes heads) {
  if (!g.defined() || !shares_heads(to, heads)) return g.defined() ? sum_to_size(g, to) : g;
  const int64_t at = g.dim() - 3, own = to[to.size() - 3];
  Dims apart(g.sizes());
  apart[at] = own;
  apart.insert(at + 1, g.size(at) / own);
  return sum_to_size(sum(reshape(g, apart), {at + 1}), to);
}

// What a call is, but for its tensors.
struct AttentionRule {
  Dims heads;  // of the result
  double scale = 1, scale_kept = 1;
  bool causal = false, shared = false;  // shared: heads are (enable_gqa)
};

// The operands of the kernels, and the tensors that keep their memory.
struct AttentionOperands {
  Tensor q, k, v, mask, keep;
  kernels::Attention views;

  AttentionOperands(const AttentionRule& r, const Tensor& query, const Tensor& key,
                    const Tensor& value, const Tensor& attn_mask, Tensor kept)
      : keep(std::move(kept)) {
    const DType type = compute_type(query.dtype());
    q = kernel_rows(query, type), k = kernel_rows(key, type), v = kernel_rows(value, type);
    const int64_t ndim = r.heads.size() + 2;
    views.q = padded(q.view(), ndim), views.k = padded(k.view(), ndim);
    views.v = padded(v.view(), ndim);
    const Dims scores = sizes_of_heads(r.heads, views.queries(), views.keys());
    if (attn_mask.defined()) {
      const bool is_bool = attn_mask.dtype() == DType::kBool;
      mask = materialize(as_type(attn_mask, is_bool ? DType::kBool : type));
      views.mask = broadcast_view(mask.view(), scores);
    }
    if (keep.defined()) views.keep = broadcast_view(keep.view(), scores);
    views.scale = r.scale, views.scale_kept = r.scale_kept, views.causal = r.causal;
  }
};

// Uninitialised, in the order of x where it has those sizes.
Tensor empty_rows(const Tensor& x, Sizes sizes, DType type) {
  if (same_sizes(x.sizes(), sizes)) {
    Tensor t = is_dense(sizes, x.strides()) ? Tensor::empty_strided(sizes, x.strides(), type)
                                            : empty_result(sizes, type, {&x});
    if (kernels::has_rows(t.view())) return t;
  }
  return Tensor::empty(sizes, type);
}

// Note [Shown order] of the gradients: behind torch's kernel the heads lie behind the positions.
Dims strides_behind(Sizes sizes) {
  const int64_t heads = sizes[1], rows = sizes[2], width = sizes[3];
  return {rows * heads * width, width, heads * width, 1};
}

// ---- attention: y = softmax(scale q k^T + mask) v, with dropout of the weights.   The gradients
//      are those of its parts, from scores that are made again.   saves q, k, v, mask, what dropout
//      kept, y in the type that was computed in, and the logarithms of the sums of exponentials
struct AttentionNode final : Node {
  AttentionRule rule;
  SavedTensor q{this}, k{this}, v{this}, mask{this}, keep{this}, y{this}, lse{this};
  const char* text = "";
  bool flash = false;  // see is_flash
  const char* name() const override { return text; }
  Tensors backward(const Tensors& gy) override {
    const bool fused = !grad_enabled() && !needs(3);
    return fused ? from_kernel(gy[0]) : composed(gy[0]);
  }

 private:
  Tensor empty_gradient(Sizes sizes, DType type) const {
    return flash ? Tensor::empty_strided(sizes, strides_behind(sizes), type)
                 : Tensor::empty(sizes, type);
  }
  // Elsewhere torch multiplies matrices: the gradient of the keys is one of their transpose, unless
  // they were repeated first, and those of single matrices lie as these do.
  void lay_products(Tensors& g, const Tensor (&inputs)[3], DType type) const {
    if (!rule.heads.empty()) {
      const bool repeated = rule.shared && inputs[1].size(-3) != rule.heads.back();
      if (!g[1].defined() || repeated) return;
      g[1] = transpose(contiguous(transpose(g[1], -2, -1)), -2, -1);
      return;
    }
    const Tensor &k = inputs[1], &v = inputs[2];
    const Tensor from = k.dtype() == type ? k : empty_result(k, type);
    const Tensor keys = empty_result(transpose(from, 0, 1), type);
    const Tensor like[3] = {empty_result(inputs[0], type), transpose(keys, 0, 1),
                            v.dtype() == type ? v : empty_result(v, type)};
    for (int64_t i = 0; i < 3; ++i) {
      const int64_t rows = like[i].size(0);
      const bool columns = like[i].stride(0) == 1 && like[i].stride(1) == rows;
      if (g[i].defined() && columns) g[i] = laid_out(g[i], {1, rows});
    }
  }
  Tensors from_kernel(const Tensor& gy) const {
    const Tensor inputs[3] = {q.get(), k.get(), v.get()};
    const AttentionOperands x(rule, inputs[0], inputs[1], inputs[2], mask.get(), keep.get());
    const DType type = x.q.dtype();
    const int64_t rows[3] = {x.views.queries(), x.views.keys(), x.views.keys()};
    Tensors g(3);
    for (int64_t i = 0; i < 3; ++i) {
      if (needs(i))
        g[i] = empty_gradient(sizes_of_heads(rule.heads, rows[i], inputs[i].size(-1)), type);
    }
    const Tensor grad = kernel_rows(gy, type), out = y.get(), sums = lse.get();
    kernels::attention_grad(x.views, mutable_view_of(g[0]), mutable_view_of(g[1]),
                            mutable_view_of(g[2]), grad.view(), out.view(), sums.view());
    for (int64_t i = 0; i < 3; ++i) {
      if (!g[i].defined()) continue;
      g[i] = to_dtype(summed_heads(g[i], inputs[i].sizes(), rule.heads), inputs[i].dtype());
      if (flash) g[i] = laid_out(g[i], strides_behind(g[i].sizes()));
    }
    if (!flash) lay_products(g, inputs, type);
    g.push_back(Tensor());
    return g;
  }

  // exp(s - lse), 0 in the rows that have no weight at all.
  Tensor composed_weights(const Tensor& query, const Tensor& key, const Tensor& added) const {
    Tensor s = matmul(mul(query, Scalar(rule.scale)), transpose(key, -2, -1));
    if (rule.causal) {
      const Tensor all = Tensor::ones({s.size(-2), s.size(-1)}, DType::kBool);
      s = masked_fill(s, triu(all, 1), -kInfinite);
    }
    if (added.defined() && added.dtype() == DType::kBool) {
      s = masked_fill(s, logical_not(added), -kInfinite);
    } else if (added.defined()) {
      s = add(s, to_dtype(added, s.dtype()));
    }
    // An infinite score makes a row NaN in the kernel, as in PyTorch.
    const Tensor sums = unsqueeze(lse.get(), -1), nothing = eq(sums, Scalar(kInfinite));
    const Tensor weights = softmax(masked_fill(s, nothing, 0), -1);
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    return masked_fill(masked_fill(weights, isnan(sums), kNaN), nothing, 0);
  }
  Tensor dropped(const Tensor& x, const Tensor& kept) const {
    if (!kept.defined()) return x;
    return where(kept, mul(x, Scalar(rule.scale_kept)), Tensor::zeros({}, x.dtype()));
  }
  Tensors composed(const Tensor& gy) const {
    const Tensor inputs[4] = {q.get(), k.get(), v.get(), mask.get()}, kept = keep.get();
    const DType type = compute_type(inputs[0].dtype());
    const Tensor query = to_dtype(inputs[0], type), g = to_dtype(gy, type);
    const Tensor key = with_all_heads(to_dtype(inputs[1], type), rule.heads);
    const Tensor value = with_all_heads(to_dtype(inputs[2], type), rule.heads);
    const Tensor p = composed_weights(query, key, inputs[3]);
    const Tensor gp = dropped(matmul(g, transpose(value, -2, -1)), kept);
    const Tensor gs = mul(p, sub(gp, sum(mul(gp, p), {-1}, true)));
    Tensors to(4);
    if (needs(0)) to[0] = mul(matmul(gs, key), Scalar(rule.scale));
    if (needs(1)) {
      to[1] = mul(rule.heads.empty() ? matmul(transpose(gs, -2, -1), query)
                                     : transpose(matmul(transpose(query, -2, -1), gs), -2, -1),
                  Scalar(rule.scale));
    }
    if (needs(2)) to[2] = matmul(transpose(dropped(p, kept), -2, -1), g);
    if (needs(3)) to[3] = gs;
    for (int64_t i = 0; i < 4; ++i) {
      if (!to[i].defined()) continue;
      to[i] = to_dtype(summed_heads(to[i], inputs[i].sizes(), rule.heads), inputs[i].dtype());
    }
    to[2] = connected_if_alone(to[2], next[2], name());
    return to;
  }
};

// ---- checks, in torch's words ----
void check_attention_types(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& mask) {
  check(q.dtype() == k.dtype() && q.dtype() == v.dtype(), Code::kDtype, kAttention,
        ": Expected query, key, and value to have the same dtype, but got query.dtype: ",
        c_name(q.dtype()), " key.dtype: ", c_name(k.dtype()),
        " and value.dtype: ", c_name(v.dtype()), " instead.");
  check(q.dim() >= 2 && k.dim() >= 2 && v.dim() >= 2, Code::kShape, kAttention,
        ": Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: ",
        q.dim(), " key.dim: ", k.dim(), " and value.dim: ", v.dim(), " instead.");
  check(is_floating(q.dtype()), Code::kDtype, kAttention, ": expected scalar type Float but found ",
        short_type_name(q.dtype()));
  if (!mask.defined()) return;
  const DType t = mask.dtype();
  check(t == DType::kBool || t == DType::kFloat32 || t == q.dtype(), Code::kDtype, kAttention,
        ": Expected attn_mask dtype to be bool or float or to match query dtype, but got "
        "attn_mask.dtype: ",
        c_name(t), " and  query.dtype: ", c_name(q.dtype()), " instead.");
}

// The heads of x, or with sharing the `served` ones that its last dimension of heads is there for.
Dims heads_of(const Tensor& x, int64_t served = -1) {
  Dims heads(Sizes(x.sizes().data(), x.dim() - 2));
  if (served >= 0 && x.dim() > 2) heads.back() = served;
  return heads;
}
void check_shared_heads(const Tensor& q, const Tensor& k, const Tensor& v) {
  for (const Tensor* x : {&q, &k, &v}) {
    check(x->dim() >= 3, Code::kIndex, kAttention,
          ": Dimension out of range (expected to be in range of "
          "[-2, 1], but got -3)");
  }
  const int64_t n = q.size(-3);
  check(k.size(-3) > 0 && v.size(-3) > 0 && n % k.size(-3) == 0 && n % v.size(-3) == 0,
        Code::kShape, kAttention,
        ": Number of heads in key and value must divide the number of heads in query, but got ",
        k.size(-3), " and ", v.size(-3), " for ", n);
}
// May a (heads, m, k) be multiplied by (heads, other, n)?
void check_product(Sizes heads, int64_t m, int64_t k, int64_t other, int64_t n) {
  if (k == other) return;
  check(!heads.empty(), Code::kShape, kAttention, ": mat1 and mat2 shapes cannot be multiplied (",
        m, "x", k, " and ", other, "x", n, ")");
  const int64_t count = checked_numel(heads, kAttention);
  fail(Code::kShape, kAttention,
       ": Expected size for first two dimensions of batch2 tensor to be: [", count, ", ", k,
       "] but got: [", count, ", ", other, "].");
}
void check_mask_sizes(const Tensor& mask, Sizes score_sizes) {
  if (!mask.defined()) return;
  const Dims sizes = broadcast_sizes(score_sizes, mask.sizes(), kAttention);
  check(same_sizes(sizes, score_sizes), Code::kShape, kAttention, ": output with shape ",
        score_sizes, " doesn't match the broadcast shape ", sizes);
}

// What torch's kernel for CPUs takes: its results lie as the query does, and its node has a name.
bool is_flash(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& mask, double p) {
  const bool batches = q.dim() == 4 && k.dim() == 4 && v.dim() == 4 && q.size(0) == k.size(0) &&
                       q.size(0) == v.size(0) && k.size(1) == v.size(1);
  const bool rows = q.stride(-1) == 1 && k.stride(-1) == 1 && v.stride(-1) == 1;
  const bool plain =
      !mask.defined() || (!requires_grad(mask) && (mask.dim() == 2 || mask.dim() == 4));
  return batches && rows && plain && q.size(-1) == v.size(-1) && p == 0;
}
const char* attention_label(const Tensor& q, const Tensor& k, const Tensor& v, bool flash) {
  if (flash) return "ScaledDotProductFlashAttentionForCpuBackward0";
  if (compute_type(q.dtype()) != q.dtype()) return "ToCopyBackward0";
  return q.dim() == 2 && k.dim() == 2 && v.dim() == 2 ? "MmBackward0" : "UnsafeViewBackward0";
}

// Nothing to attend to, or nobody who does: zeros, which torch connects to all three.
Tensor attend_to_nothing(Sizes sizes, const Tensor& q, const Tensor& k, const Tensor& v) {
  const Tensor all = add(add(sum(q), sum(k)), sum(v));
  return add(Tensor::zeros(sizes, q.dtype()), mul(all, Scalar(0.0)));
}

// The mask of what is kept; nothing is drawn where everything is dropped.
Tensor draw_kept(Sizes sizes, double p) {
  const Tensor keep = Tensor::zeros(sizes, DType::kBool);
  if (p < 1) bernoulli_(keep, 1 - p);
  return keep;
}
double scale_of_kept(DType t, double p) {
  if (p == 1) return 0;
  return t == DType::kFloat64 ? 1 / (1 - p) : static_cast<double>(1 / static_cast<float>(1 - p));
}

Tensor attend(const AttentionRule& rule, const Tensor& q, const Tensor& k, const Tensor& v,
              const Tensor& mask, const Tensor& keep, bool flash) {
  const AttentionOperands x(rule, q, k, v, mask, keep);
  const DType type = x.q.dtype();
  const Dims sizes = sizes_of_heads(rule.heads, q.size(-2), v.size(-1));
  const Tensor y = flash ? empty_rows(q, sizes, q.dtype()) : Tensor::empty(sizes, q.dtype());
  const Tensor out = type == y.dtype() ? y : Tensor::empty(sizes, type);
  const Tensor lse = Tensor::empty({sizes.data(), sizes.size() - 1}, DType::kFloat64);
  kernels::attention(x.views, out.mutable_view(), lse.mutable_view());
  if (!out.same(y)) kernels::copy(y.mutable_view(), out.view());
  if (auto node = record<AttentionNode>(q, k, v, mask)) {
    node->rule = rule;
    node->text = attention_label(q, k, v, flash);
    node->flash = flash;
    node->q.save(q), node->k.save(k), node->v.save(v), node->mask.save(mask);
    node->keep.save(keep), node->lse.save(lse);
    out.same(y) ? node->y.save_output(y) : node->y.save(out);
    attach(y, node);
  }
  return y;
}

Tensor with_heads(const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& mask, double p,
                  AttentionRule rule, bool shared) {
  const int64_t rows = q.size(-2), keys = k.size(-2), width = v.size(-1);
  // Nobody who attends, or nothing to give: then no other size matters, as in PyTorch.
  if (rows == 0 || v.numel() == 0) {
    Dims sizes(q.sizes());
    sizes.back() = width;
    return attend_to_nothing(sizes, q, k, v);
  }
  if (shared) check_shared_heads(q, k, v);
  rule.shared = shared;
  const int64_t all = shared && q.dim() > 2 ? q.size(-3) : -1;
  const Dims of_scores = broadcast_sizes(heads_of(q), heads_of(k, all), kAttention);
  rule.heads = broadcast_sizes(of_scores, heads_of(v, all), kAttention);
  check_product(of_scores, rows, q.size(-1), k.size(-1), keys);
  check_product(rule.heads, rows, keys, v.size(-2), width);
  const Dims score_sizes = sizes_of_heads(of_scores, rows, keys);
  check_mask_sizes(mask, score_sizes);
  const Dims sizes = sizes_of_heads(rule.heads, rows, width);
  if (checked_numel(sizes, kAttention) == 0) return attend_to_nothing(sizes, q, k, v);
  const bool flash = is_flash(q, k, v, mask, p);
  if (p == 0) return attend(rule, q, k, v, mask, Tensor(), flash);
  rule.scale_kept = scale_of_kept(q.dtype(), p);
  return attend(rule, q, k, v, mask, draw_kept(score_sizes, p), flash);
}

}  // namespace

Tensor attention(const Tensor& query, const Tensor& key, const Tensor& value,
                 const Tensor& attn_mask, double dropout_p, bool is_causal,
                 std::optional<double> scale, bool enable_gqa) {
  check_attention_types(query, key, value, attn_mask);
  check(!is_causal || !attn_mask.defined(), Code::kInvalid, kAttention,
        ": Explicit attn_mask should not be set when is_causal=True");
  check(dropout_p >= 0 && dropout_p <= 1, Code::kInvalid, kAttention,
        ": dropout probability has to be between 0 and 1, but got ", dropout_p);
  AttentionRule rule;
  const int64_t width = query.size(-1);
  if (width > 0) rule.scale = scale.value_or(1 / std::sqrt(static_cast<double>(width)));
  rule.causal = is_causal;
  const auto attended = [&](const Tensor& q, const Tensor& k, const Tensor& v) {
    return with_heads(q, k, v, attn_mask, dropout_p, rule, enable_gqa);
  };
  std::optional<DrawGuard> draws;
  if (dropout_p > 0) draws.emplace(current_generator());
  const bool lacks_batch = query.dim() == 3 && key.dim() == 3 && value.dim() == 3;
  const auto with_batch = [&](const Tensor& x) { return lacks_batch ? unsqueeze(x, 0) : x; };
  Tensor y = attended(with_batch(query), with_batch(key), with_batch(value));
  if (lacks_batch) y = squeeze(y, 0);
  if (draws) draws->keep();
  return y;
}

}  // namespace nnc::ops
