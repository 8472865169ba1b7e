// SPDX-License-Identifier: Apache-2.0
#include "ops/embedding_bag.h"

#include <algorithm>

#include "graph/record.h"
#include "kernels/embedding_bag.h"
#include "kernels/index.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/embedding_rows.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

constexpr const char* kEmbeddingBag = "embedding_bag";

enum class BagMode { kSum, kMean, kMax };
BagMode mode_of(std::string_view word) {
  check(word == "sum" || word == "mean" || word == "max", Code::kInvalid, kEmbeddingBag,
        ": mode has to be one of sum, mean or max, got ", word);
  return word == "sum" ? BagMode::kSum : word == "mean" ? BagMode::kMean : BagMode::kMax;
}

// Where the bags begin and the last one ends, in memory of its own.
Tensor starts_of(const Tensor& input, const Tensor& offsets, bool last_given) {
  const int64_t n = input.numel();
  if (input.dim() == 2) {
    const Tensor starts = Tensor::empty({input.size(0) + 1}, DType::kInt64);
    for (int64_t b = 0; b <= input.size(0); ++b) {
      starts.mutable_data<int64_t>()[b] = b * input.size(1);
    }
    return starts;
  }
  const Tensor from = contiguous(as_type(detach(offsets), DType::kInt64));
  const int64_t given = from.numel();
  const Tensor starts = Tensor::empty({last_given ? given : given + 1}, DType::kInt64);
  int64_t* const to = starts.mutable_data<int64_t>();
  std::copy(from.data<int64_t>(), from.data<int64_t>() + given, to);
  if (!last_given) to[given] = given > 0 ? n : 0;
  check(to[0] == 0, Code::kInvalid, kEmbeddingBag,
        ": offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from "
        "position 0. However, got ",
        to[0]);
  for (int64_t b = 1; b < starts.numel(); ++b) {
    check(to[b] >= to[b - 1], Code::kInvalid, kEmbeddingBag, ": offsets must not decrease, got ",
          to[b], " after ", to[b - 1]);
    check(to[b] <= n, Code::kInvalid, kEmbeddingBag,
          ": offsets[-1] can not be greater than input's length ", n, " but got offsets[-1] of ",
          to[b]);
  }
  return starts;
}

void check_bag_input(const Tensor& input, const Tensor& weight, const Tensor& offsets,
                     bool last_given) {
  check(weight.dim() == 2, Code::kShape, kEmbeddingBag,
        ": weight has to be a 2D Tensor, but got Tensor of dimension ", weight.dim());
  check_floating(weight.dtype(), kEmbeddingBag);
  check(input.dim() == 1 || input.dim() == 2, Code::kShape, kEmbeddingBag,
        ": input has to be 1D or 2D Tensor, but got Tensor of dimension ", input.dim());
  if (input.dim() == 2) {
    check(!offsets.defined(), Code::kInvalid, kEmbeddingBag,
          ": if input is 2D, then offsets has to be None, as input is treated is a mini-batch of "
          "fixed length sequences.");
    return;
  }
  check(offsets.defined() && offsets.dim() == 1, Code::kShape, kEmbeddingBag,
        ": offsets has to be a 1D Tensor");
  check(offsets.dtype() == DType::kInt64 || offsets.dtype() == DType::kInt32, Code::kDtype,
        kEmbeddingBag,
        ": Expected tensor for argument #1 'offsets' to have one of the following scalar types: "
        "Long, Int; but got torch.",
        offsets.dtype(), " instead");
  check(!last_given || offsets.numel() > 0, Code::kInvalid, kEmbeddingBag,
        ": include_last_offset: number of offset should be at least 1");
}

void check_mode(const Tensor& input, const Tensor& weight, const Tensor& per_sample, BagMode mode,
                bool by_frequency, bool sparse) {
  check(!sparse, Code::kUnsupported, kEmbeddingBag,
        ": sparse gradients are not offered; sparse has to be 0");
  check(mode != BagMode::kMax || !by_frequency, Code::kInvalid, kEmbeddingBag,
        ": max mode does not support scaling the gradient by the frequency");
  if (!per_sample.defined()) return;
  check(same_sizes(per_sample.sizes(), input.sizes()), Code::kShape, kEmbeddingBag,
        ": If per_sample_weights (", per_sample.sizes(),
        ") is not None, then it must have the same shape as the input (", input.sizes(), ")");
  check(mode == BagMode::kSum, Code::kInvalid, kEmbeddingBag,
        ": per_sample_weights was not None. per_sample_weights is only supported for mode='sum'");
  check(per_sample.dtype() == weight.dtype(), Code::kDtype, kEmbeddingBag,
        ": expected per_sample_weights to have the type of weight, torch.", weight.dtype(),
        ", but got torch.", per_sample.dtype());
}

// ---- embedding_bag: y_b = the sum, the mean or the largest of the rows of w that bag b names, for
// a sum each times its weight p.   dw_r = sum of dy_b p (/ the size of b, / the uses of r), or dy_b
// where the largest was; dp_k = w_r . dy_b.   saves index, starts, p, w or places
struct EmbeddingBagNode final : Node {
  SavedTensor index{this}, starts{this}, per_sample{this}, weight{this}, places{this};
  BagMode mode = BagMode::kSum;
  int64_t rows = 0, width = 0, padding = -1;
  bool by_frequency = false;
  Dims weights_sizes;
  const char* name() const override { return "EmbeddingBagBackward0"; }

  Tensors backward(const Tensors& gy) override {
    if (mode == BagMode::kMax) return {grad_of_max(gy[0]), Tensor()};
    const Tensor i = index.get(), s = starts.get(), p = per_sample.get();
    if (grad_enabled()) return recorded(gy[0], i, s, p);
    const kernels::Bags bags{i.view(), s.view(), padding, mode == BagMode::kMean};
    const Tensor g = contiguous(gy[0]);
    Tensors gx{Tensor(), Tensor()};
    if (needs(0)) {
      const Tensor f = factors(i);
      gx[0] = Tensor::empty({rows, width}, g.dtype());
      kernels::bag_sums_grad(gx[0].mutable_view(), g.view(),
                             p.defined() ? contiguous(p).view() : ConstView(), view_of(f), bags);
    }
    if (needs(1)) {
      gx[1] = Tensor::empty(weights_sizes, g.dtype());
      const View flat = restrided(gx[1].mutable_view(), {gx[1].numel()}, {1});
      kernels::bag_dots(flat, contiguous(weight.get()).view(), g.view(), bags);
    }
    return gx;
  }

 private:
  // 1 / the number of uses of each row, if asked for.
  Tensor factors(const Tensor& i) const {
    if (!by_frequency || i.numel() == 0 || width == 0) return {};
    const std::vector<int64_t> uses = uses_of_rows(i, rows, kEmbeddingBag);
    const Tensor f = Tensor::empty({rows}, DType::kFloat64);
    for (int64_t r = 0; r < rows; ++r) {
      const int64_t n = uses[static_cast<size_t>(r)];
      f.mutable_data<double>()[r] = 1 / static_cast<double>(n > 0 ? n : 1);
    }
    return f;
  }
  Tensor grad_of_max(const Tensor& gy) const {
    const Tensor at = places.get(), zero = Tensor::zeros({}, gy.dtype());
    const Tensor g = where(ge(at, 0), gy, zero);
    return scatter_to_zeros({rows, width}, 0, clamp_indices(at), g);
  }
  static Tensor clamp_indices(const Tensor& at) {
    return where(ge(at, 0), at, Tensor::zeros({}, DType::kInt64));
  }
  Tensors recorded(const Tensor& gy, const Tensor& i, const Tensor& s, const Tensor& p) const;
};

// Both gradients in operations: rows of dy for all entries, one after the other.
Tensors EmbeddingBagNode::recorded(const Tensor& gy, const Tensor& i, const Tensor& s,
                                   const Tensor& p) const {
  const int64_t n = i.numel(), bags = s.numel() - 1;
  const int64_t *const at = i.data<int64_t>(), *const start = s.data<int64_t>();
  const Tensor uses = factors(i);
  std::vector<int64_t> entry, row, bag;
  std::vector<double> share;
  for (int64_t b = 0; b < bags; ++b) {
    const size_t first = entry.size();
    for (int64_t k = start[b]; k < start[b + 1] && k < n; ++k) {
      const int64_t r = kernels::checked_index(at[k], rows, 0, kEmbeddingBag);
      if (r == padding) continue;
      entry.push_back(k), row.push_back(r), bag.push_back(b);
      share.push_back(uses.defined() ? uses.data<double>()[r] : 1);
    }
    const double count = static_cast<double>(entry.size() - first);
    for (size_t k = first; mode == BagMode::kMean && k < share.size(); ++k) share[k] /= count;
  }
  const auto indices = [](const std::vector<int64_t>& v) {
    const Tensor t = Tensor::empty({std::ssize(v)}, DType::kInt64);
    std::copy(v.begin(), v.end(), t.mutable_data<int64_t>());
    return t;
  };
  const Tensor factor = Tensor::empty({std::ssize(share), 1}, DType::kFloat64);
  std::copy(share.begin(), share.end(), factor.mutable_data<double>());
  const Tensor entries = indices(entry), in_row = indices(row);
  const Tensor g = index_select(at_least_float32(gy), 0, indices(bag));
  Tensors gx{Tensor(), Tensor()};
  if (needs(0)) {
    Tensor scaled = mul(g, as_type(factor, g.dtype()));
    if (p.defined())
      scaled = mul(scaled, unsqueeze(index_select(at_least_float32(p), 0, entries), 1));
    gx[0] = to_dtype(add_to_zeros({rows, width}, 0, in_row, scaled), gy.dtype());
  }
  if (needs(1)) {
    const Tensor rows_of = index_select(at_least_float32(weight.get()), 0, in_row);
    const Tensor dots = to_dtype(sum(mul(g, rows_of), {1}), gy.dtype());
    gx[1] = reshape(add_to_zeros({n}, 0, entries, dots), weights_sizes);
  }
  return gx;
}

// What is reduced: the weight, or, where rows are to be scaled, those that are named, as they are
// going to be.
struct Table {
  Tensor rows, index;
  int64_t padding = -1;
  const std::vector<int64_t>* names = nullptr;  // of the rows, if they are not the weight's
};
Table table_of(const Tensor& weight, const Tensor& index, int64_t padding,
               const RowRenorm& renorm) {
  if (!renorm.wanted()) return {contiguous(detach(weight)), index, padding, nullptr};
  const std::vector<int64_t>& names = renorm.rows();
  const auto place = [&](int64_t row) {
    const auto found = std::lower_bound(names.begin(), names.end(), row);
    return found != names.end() && *found == row ? found - names.begin() : int64_t{-1};
  };
  const Tensor own = Tensor::empty(index.sizes(), DType::kInt64);
  for (int64_t k = 0; k < index.numel(); ++k) {
    own.mutable_data<int64_t>()[k] = place(index.data<int64_t>()[k]);
  }
  return {renorm.scaled(), own, place(padding), &names};
}

void reduce_bags(const Tensor& y, const Tensor& places, const Table& table, const Tensor& starts,
                 const Tensor& weights, BagMode mode) {
  const kernels::Bags bags{table.index.view(), starts.view(), table.padding,
                           mode == BagMode::kMean};
  if (mode != BagMode::kMax) {
    kernels::bag_sums(y.mutable_view(), table.rows.view(), view_of(weights), bags);
    return;
  }
  kernels::bag_max(y.mutable_view(), places.mutable_view(), table.rows.view(), bags);
  int64_t* const at = places.mutable_data<int64_t>();
  for (int64_t k = 0; table.names && k < places.numel(); ++k) {
    if (at[k] >= 0) at[k] = (*table.names)[static_cast<size_t>(at[k])];
  }
}

}  // namespace

Tensor embedding_bag(const Tensor& input, const Tensor& weight, const Tensor& offsets,
                     std::optional<double> max_norm, double norm_type, bool scale_grad_by_freq,
                     std::string_view mode_word, bool sparse, const Tensor& per_sample_weights,
                     bool include_last_offset, std::optional<int64_t> padding_idx) {
  check_bag_input(input, weight, offsets, include_last_offset);
  const BagMode mode = mode_of(mode_word);
  check_mode(input, weight, per_sample_weights, mode, scale_grad_by_freq, sparse);
  const int64_t rows = weight.size(0), width = weight.size(1);
  int64_t padding = -1;
  if (padding_idx) {
    check(*padding_idx >= -rows && *padding_idx < rows, Code::kIndex, kEmbeddingBag,
          ": padding_idx must be within the number of embeddings, ", -rows, " through ", rows - 1,
          ", but got ", *padding_idx);
    padding = *padding_idx < 0 ? *padding_idx + rows : *padding_idx;
  }
  const Tensor starts = starts_of(input, offsets, include_last_offset);
  const Tensor index = reshape(checked_rows(input, rows, kEmbeddingBag), {input.numel()});
  const Tensor flat =
      per_sample_weights.defined() ? reshape(per_sample_weights, {input.numel()}) : Tensor();
  const Tensor p = flat.defined() ? contiguous(detach(flat)) : Tensor();
  const RowRenorm renorm(weight, index, max_norm, norm_type);
  const Dims sizes{starts.numel() - 1, width};
  Tensor y = Tensor::empty(sizes, weight.dtype());
  const Tensor places = mode == BagMode::kMax ? Tensor::empty(sizes, DType::kInt64) : Tensor();
  reduce_bags(y, places, table_of(weight, index, padding, renorm), starts, p, mode);
  auto node = record<EmbeddingBagNode>(weight, per_sample_weights);
  if (node) {
    node->index.save(index);
    node->starts.save(starts);
    node->mode = mode;
    node->rows = rows;
    node->width = width;
    node->padding = padding;
    node->by_frequency = scale_grad_by_freq;
    node->places.save(places);
    node->per_sample.save(flat);
    if (flat.defined()) node->weights_sizes = Dims(per_sample_weights.sizes());
    attach(y, node);
  }
  // The weight is changed when nothing is left that could fail. See Note [Commit last].
  renorm.note();
  renorm.commit();
  if (node && node->needs(1)) node->weight.save(weight);
  return y;
}

}  // namespace nnc::ops
