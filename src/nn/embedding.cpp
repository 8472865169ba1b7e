// SPDX-License-Identifier: Apache-2.0
// Embedding.
#include "ops/embedding.h"
#include "nn/init.h"
#include "nn/make.h"

namespace nnc::nn {
namespace {

class Embedding final : public Layer {
 public:
  explicit Embedding(const Args& a)
      : rows_(a.integer("num_embeddings")),
        columns_(a.integer("embedding_dim")),
        padding_idx_(a.optional_integer("padding_idx")),
        max_norm_(a.optional_real("max_norm")),
        norm_type_(a.real("norm_type")),
        by_freq_(a.flag("scale_grad_by_freq")) {
    a.require(rows_ >= 0, "num_embeddings", "must not be negative, got ", rows_);
    a.require(columns_ >= 0, "embedding_dim", "must not be negative, got ", columns_);
    if (padding_idx_) {
      a.require(*padding_idx_ >= -rows_ && *padding_idx_ < rows_, "padding_idx",
                "must be within num_embeddings, got ", *padding_idx_);
      if (*padding_idx_ < 0) *padding_idx_ += rows_;
    }
    extra_ = std::to_string(rows_) + ", " + std::to_string(columns_);
    if (padding_idx_) extra_ += ", padding_idx=" + std::to_string(*padding_idx_);
    if (max_norm_) extra_ += ", max_norm=" + a.shown("max_norm");
    if (norm_type_ != 2) extra_ += ", norm_type=" + a.shown("norm_type");
    if (by_freq_) extra_ += ", scale_grad_by_freq=True";
    const Tensor weight = new_parameter("weight", {rows_, columns_}, a.dtype());
    init_normal(weight, 0, 1);
    if (padding_idx_) {
      init_constant(weight.alias({columns_}, {1}, *padding_idx_ * columns_), 0);
    }
  }
  std::string type_name() const override { return "Embedding"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override {
    return ops::embedding(x, parameter(0), padding_idx_, max_norm_, norm_type_, by_freq_);
  }

 private:
  int64_t rows_, columns_;
  std::optional<int64_t> padding_idx_;
  std::optional<double> max_norm_;
  double norm_type_;
  bool by_freq_;
  std::string extra_;
};

constexpr ModuleType kTypes[] = {
    {"Embedding(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, "
     "scale_grad_by_freq=False, sparse=False, device=None, dtype=None)",
     make<Embedding>, "sparse"},
};

}  // namespace

Span<const ModuleType> embedding_types() {
  return kTypes;
}

}  // namespace nnc::nn
