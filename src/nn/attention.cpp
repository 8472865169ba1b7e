// SPDX-License-Identifier: Apache-2.0
// MultiheadAttention.
#include "nn/attention.h"

#include "base/checked.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/arith.h"
#include "ops/attention.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

// What the operation says (nnc_multi_head_attention_forward), with parameters of its own:
// in_proj_weight (3 E, E), or q_proj_weight (E, E), k_proj_weight (E, kdim) and v_proj_weight
// (E, vdim); in_proj_bias (3 E); bias_k and bias_v (1, 1, E); and out_proj.
class MultiheadAttention final : public Module {
 public:
  explicit MultiheadAttention(const ModuleArgs& a)
      : embed_dim_(a.integer("embed_dim")),
        num_heads_(a.integer("num_heads")),
        dropout_(a.real("dropout")),
        add_bias_kv_(a.flag("add_bias_kv")),
        add_zero_attn_(a.flag("add_zero_attn")),
        batch_first_(a.flag("batch_first")) {
    a.require(embed_dim_ > 0 && num_heads_ > 0, "embed_dim",
              "and num_heads must be greater than 0, got embed_dim=", embed_dim_,
              " and num_heads=", num_heads_);
    a.require(embed_dim_ % num_heads_ == 0, "embed_dim",
              "must be divisible by num_heads: ", embed_dim_, " and ", num_heads_);
    const int64_t kdim = a.optional_integer("kdim").value_or(embed_dim_);
    const int64_t vdim = a.optional_integer("vdim").value_or(embed_dim_);
    a.require(kdim >= 0, "kdim", "must not be negative, got ", kdim);
    a.require(vdim >= 0, "vdim", "must not be negative, got ", vdim);
    one_weight_ = kdim == embed_dim_ && vdim == embed_dim_;
    make_parameters(a, kdim, vdim);
  }
  std::string type_name() const override { return "MultiheadAttention"; }
  int64_t output_count(int64_t) const override { return 2; }
  int64_t heads() const { return num_heads_; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {
        {"query"},
        {"key"},
        {"value"},
        {"key_padding_mask", false},
        {"need_weights", false, 0},
        {"attn_mask", false},
        {"average_attn_weights", false, 0},
        {"is_causal", false, 0},
    };
    return kParameters;
  }
  // attn_output, and attn_output_weights or nothing.
  std::vector<Tensor> forward(const Inputs& in) override {
    ops::MultiHeadAttention a{};
    a.embed_dim_to_check = embed_dim_, a.num_heads = num_heads_;
    if (one_weight_) {
      a.in_proj_weight = weight(0);
    } else {
      a.use_separate_proj_weight = true;
      a.q_proj_weight = weight(0), a.k_proj_weight = weight(1);
      a.v_proj_weight = weight(2);
    }
    a.in_proj_bias = parameter(4);
    if (add_bias_kv_) a.bias_k = parameter(5), a.bias_v = parameter(6);
    a.add_zero_attn = add_zero_attn_;
    a.dropout_p = dropout_, a.training = training();
    Module& out_proj = children()[0].there();
    a.out_proj_weight = out_proj.get_parameter("weight");
    a.out_proj_bias = out_proj.get_parameter("bias");
    a.key_padding_mask = in[3], a.attn_mask = in[4];
    a.need_weights = in.flag("need_weights").value_or(true);
    a.average_attn_weights = in.flag("average_attn_weights").value_or(true);
    a.is_causal = in.flag("is_causal").value_or(false);
    a.batch_first = batch_first_ && in[0].dim() == 3;
    const auto [output, weights] = ops::multi_head_attention_forward(in[0], in[1], in[2], a);
    return {output, weights};
  }

 private:
  // In torch's order: out_proj draws first. Of the weights, what is not used stands last.
  void make_parameters(const ModuleArgs& a, int64_t kdim, int64_t vdim) {
    const DType t = a.dtype();
    const bool bias = a.flag("bias");
    const int64_t all = checked_mul(3, embed_dim_, "embed_dim");
    if (one_weight_) new_parameter("in_proj_weight", {all, embed_dim_}, t);
    const std::pair<const char*, int64_t> apart[] = {
        {"q_proj_weight", embed_dim_}, {"k_proj_weight", kdim}, {"v_proj_weight", vdim}};
    for (const auto& [name, width] : apart) {
      register_parameter(name, one_weight_ ? Tensor() : Tensor::empty({embed_dim_, width}, t));
    }
    if (!one_weight_) register_parameter("in_proj_weight", Tensor());
    register_parameter("in_proj_bias", bias ? Tensor::empty({all}, t) : Tensor());
    const std::string width = std::to_string(embed_dim_);
    register_module("out_proj", part("NonDynamicallyQuantizableLinear(" + width + ", " + width +
                                         ", bias=" + python_bool(bias) + dtype_argument(t) + ")",
                                     "MultiheadAttention"));
    for (int64_t i = 0; i < (one_weight_ ? 1 : 3); ++i) init_xavier_uniform(weight(i));
    if (bias) {
      init_constant(parameter(4), 0);
      init_constant(children()[0].there().get_parameter("bias"), 0);
    }
    if (!add_bias_kv_) return;
    init_xavier_normal(new_parameter("bias_k", {1, 1, embed_dim_}, t));
    init_xavier_normal(new_parameter("bias_v", {1, 1, embed_dim_}, t));
  }

  int64_t embed_dim_, num_heads_;
  double dropout_;
  bool add_bias_kv_, add_zero_attn_, batch_first_, one_weight_ = true;
};

}  // namespace

MergedMask merge_masks(const Module& m, const Tensor& attn_mask, const Tensor& key_padding_mask,
                       const Tensor& query) {
  const auto* layer = dynamic_cast<const MultiheadAttention*>(&m);
  check(layer != nullptr, Code::kInvalid, "module must be a MultiheadAttention, got ",
        m.type_name());
  if (!attn_mask.defined()) return {key_padding_mask, key_padding_mask.defined() ? 1 : -1};
  check(query.dim() == 3, Code::kShape, "query must have 3 dimensions, got size ", query.sizes());
  const int64_t batch = query.size(0), length = query.size(1);
  Tensor mask;
  if (attn_mask.dim() == 3)
    mask = ops::view(attn_mask, {batch, -1, length, length});
  else
    mask =
        ops::expand(ops::view(attn_mask, {1, 1, length, length}), {batch, layer->heads(), -1, -1});
  if (!key_padding_mask.defined()) return {mask, 2};
  const Tensor padding =
      ops::expand(ops::view(key_padding_mask, {batch, 1, 1, length}), {-1, layer->heads(), -1, -1});
  return {ops::add(mask, padding), 2};
}

Span<const ModuleType> attention_types() {
  static constexpr ModuleType kTypes[] = {
      {"MultiheadAttention(embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, "
       "add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None)",
       make<MultiheadAttention>, "", true},
  };
  return kTypes;
}

}  // namespace nnc::nn
