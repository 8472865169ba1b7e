// SPDX-License-Identifier: Apache-2.0
// Embedding and EmbeddingBag.
#include "ops/embedding.h"
#include "nn/init.h"
#include "nn/make.h"
#include "ops/embedding_bag.h"
#include "ops/shape.h"

namespace nnc::nn {
namespace {

// A table of rows and how they are used; both layers take these arguments and print them alike.
struct Rows {
  explicit Rows(const Args& a)
      : count(a.integer("num_embeddings")),
        columns(a.integer("embedding_dim")),
        padding_idx(a.optional_integer("padding_idx")),
        max_norm(a.optional_real("max_norm")),
        norm_type(a.real("norm_type")),
        by_freq(a.flag("scale_grad_by_freq")) {
    a.require(count >= 0, "num_embeddings", "must not be negative, got ", count);
    a.require(columns >= 0, "embedding_dim", "must not be negative, got ", columns);
    if (padding_idx) {
      a.require(*padding_idx >= -count && *padding_idx < count, "padding_idx",
                "must be within num_embeddings, got ", *padding_idx);
      if (*padding_idx < 0) *padding_idx += count;
      padding_text = ", padding_idx=" + std::to_string(*padding_idx);
    }
    sizes_text = std::to_string(count) + ", " + std::to_string(columns);
    if (max_norm) norm_text += ", max_norm=" + a.shown("max_norm");
    if (norm_type != 2) norm_text += ", norm_type=" + a.shown("norm_type");
    if (!a.is_bool("scale_grad_by_freq") || by_freq) {
      norm_text += ", scale_grad_by_freq=" + a.shown("scale_grad_by_freq");
    }
  }

  // The table itself: the tensor that was given, shared, or drawn.
  Tensor weight(const Args& a) const {
    if (const Tensor given = a.tensor("_weight"); given.defined()) {
      a.require(given.dim() == 2 && given.size(0) == count && given.size(1) == columns, "_weight",
                "does not match num_embeddings and embedding_dim: its size is ", given.sizes());
      a.require(is_floating(given.dtype()), "_weight", "must be floating point, got torch.",
                given.dtype());
      return detach(given);
    }
    const Tensor drawn = Tensor::empty({count, columns}, a.dtype());
    draw(drawn);
    return drawn;
  }
  void draw(const Tensor& weight) const {
    init_normal(weight, 0, 1);
    const GradGuard off(false);
    if (padding_idx) init_constant(ops::select(weight, 0, *padding_idx), 0);
  }

  int64_t count, columns;
  std::optional<int64_t> padding_idx;
  std::optional<double> max_norm;
  double norm_type;
  bool by_freq;
  std::string sizes_text, norm_text, padding_text;  // printed
};

class Embedding final : public Layer {
 public:
  explicit Embedding(const Args& a) : rows_(a) {
    register_parameter("weight", rows_.weight(a));
    // Gradients are dense, with the same values.
    if (!a.is_bool("sparse") || a.flag("sparse")) sparse_text_ = ", sparse=True";
    if (a.flag("_freeze")) set_requires_grad(weight(0), false);
  }
  std::string type_name() const override { return "Embedding"; }
  std::string extra_repr() const override {
    return rows_.sizes_text + rows_.padding_text + rows_.norm_text + sparse_text_;
  }
  Tensor apply(const Tensor& x) override {
    return ops::embedding(x, weight(0), rows_.padding_idx, rows_.max_norm, rows_.norm_type,
                          rows_.by_freq);
  }

 protected:
  bool reset() override {
    rows_.draw(weight(0));
    return true;
  }

 private:
  Rows rows_;
  std::string sparse_text_;
};

class EmbeddingBag final : public Module {
 public:
  explicit EmbeddingBag(const Args& a)
      : rows_(a), mode_(a.text("mode")), last_(a.flag("include_last_offset")) {
    a.require(mode_ == "sum" || mode_ == "mean" || mode_ == "max", "mode",
              "has to be one of 'sum', 'mean' or 'max', got '", mode_, "'");
    register_parameter("weight", rows_.weight(a));
  }
  std::string type_name() const override { return "EmbeddingBag"; }
  std::string extra_repr() const override {
    return rows_.sizes_text + rows_.norm_text + ", mode='" + mode_ + "'" + rows_.padding_text;
  }
  int64_t output_count(int64_t) const override { return 1; }

 protected:
  Span<const ForwardParameter> forward_parameters() const override {
    static constexpr ForwardParameter kParameters[] = {
        {"input"}, {"offsets", false}, {"per_sample_weights", false}};
    return kParameters;
  }
  std::vector<Tensor> forward(const Inputs& in) override {
    return {ops::embedding_bag(in[0], weight(0), in[1], rows_.max_norm, rows_.norm_type,
                               rows_.by_freq, mode_, false, in[2], last_, rows_.padding_idx)};
  }
  bool reset() override {
    rows_.draw(weight(0));
    return true;
  }

 private:
  Rows rows_;
  std::string mode_;
  bool last_;
};

}  // namespace

Span<const ModuleType> embedding_types() {
  static constexpr ModuleType kTypes[] = {
      {"Embedding(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, "
       "scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, "
       "dtype=None)",
       make<Embedding>},
      {"EmbeddingBag(num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, "
       "scale_grad_by_freq=False, mode='mean', sparse=False, _weight=None, "
       "include_last_offset=False, padding_idx=None, device=None, dtype=None)",
       make<EmbeddingBag>},
  };
  return kTypes;
}

}  // namespace nnc::nn
