// SPDX-License-Identifier: Apache-2.0
#include "ops/embedding.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// The index as row-major int64, every one a row of the table.
Tensor checked_index(const Tensor& index, int64_t rows) {
  check(index.dtype() == DType::kInt64 || index.dtype() == DType::kInt32, Code::kDtype,
        "embedding: Expected tensor for argument #1 'indices' to have one of the following scalar "
        "types: Long, Int; but got torch.",
        index.dtype(), " instead");
  const Tensor i = contiguous(as_type(detach(index), DType::kInt64));
  const kernels::IndexRange r = kernels::index_range(i.view());
  check(r.low > r.high || (r.low >= 0 && r.high < rows), Code::kIndex,
        "embedding: index out of range in self: index ", r.low < 0 ? r.low : r.high, ", ", rows,
        " embeddings");
  return i;
}

// Rows of weight that index names, and whose norm is above max_norm, scaled down to it.
void renormalize(const Tensor& weight, const Tensor& index, double max_norm, double norm_type) {
  std::vector<int64_t> rows(index.data<int64_t>(), index.data<int64_t>() + index.numel());
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  const int64_t width = weight.size(1), step = weight.stride(1);
  dispatch_floating(weight.dtype(), "embedding", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    T* const table = weight.mutable_view().template ptr<T>();
    for (const int64_t r : rows) {
      T* row = table + r * weight.stride(0);
      double norm = 0;
      for (int64_t i = 0; i < width; ++i) {
        const double v = std::abs(static_cast<double>(static_cast<C>(row[i * step])));
        norm = std::isinf(norm_type) ? std::max(norm, v)
                                     : norm + (norm_type == 2 ? v * v : std::pow(v, norm_type));
      }
      if (!std::isinf(norm_type)) norm = std::pow(norm, 1 / norm_type);
      if (norm <= max_norm) continue;
      const C scale = static_cast<C>(max_norm / (norm + 1e-7));
      for (int64_t i = 0; i < width; ++i) {
        row[i * step] = T(static_cast<C>(row[i * step]) * scale);
      }
    }
  });
  weight.bump_version();
}

}  // namespace

// ---- embedding: y = rows of weight.   dweight = dy added to those rows of zeros, without row
//      padding, over the row's number of uses if asked.   saves index
namespace {
struct EmbeddingNode final : Node {
  SavedTensor index{this};
  int64_t rows = 0, width = 0, padding = -1;
  bool by_frequency = false;
  const char* name() const override { return "EmbeddingBackward0"; }
  Tensors backward(const Tensors& gy) override;

  // What the gradient of each use is multiplied by: (uses, 1).
  Tensor factors(const Tensor& index, DType dtype) const;
};
}  // namespace

Tensor EmbeddingNode::factors(const Tensor& i, DType dtype) const {
  const int64_t* const at = i.data<int64_t>();
  std::vector<int64_t> uses;
  if (by_frequency) {
    uses.resize(static_cast<size_t>(rows));
    for (int64_t k = 0; k < i.numel(); ++k) ++uses[static_cast<size_t>(at[k])];
  }
  const Tensor f = Tensor::empty({i.numel(), 1}, DType::kFloat64);
  for (int64_t k = 0; k < i.numel(); ++k) {
    const double share =
        by_frequency ? 1 / static_cast<double>(uses[static_cast<size_t>(at[k])]) : 1;
    f.mutable_data<double>()[k] = at[k] == padding ? 0 : share;
  }
  return as_type(f, dtype);
}

Tensors EmbeddingNode::backward(const Tensors& gy) {
  const Tensor i = index.get();
  const int64_t uses = i.numel();
  Tensor g = gy[0];
  const bool fused = !grad_enabled() && !by_frequency;
  if (!fused && (by_frequency || padding >= 0)) {
    g = mul(reshape(g, {uses, width}), factors(i, g.dtype()));
  }
  Tensor gw = Tensor::empty({rows, width}, g.dtype());
  kernels::fill(gw.mutable_view(), 0);
  if (!fused) return {index_add(gw, 0, reshape(i, {-1}), reshape(g, {uses, width}))};
  if (uses == 0 || width == 0) return {gw};
  kernels::RowLayout layout{1, rows, width};
  // The gradient of a sum is one value for all: a single row will do.
  bool repeated = true;
  for (int64_t d = 0; d < g.dim() - 1; ++d) repeated &= g.size(d) == 1 || g.stride(d) == 0;
  if (repeated) {
    const Tensor row = contiguous(materialize(g).alias({width}, {g.stride(-1)}, g.offset()));
    layout.source_step = 0;
    kernels::add_rows(gw.mutable_view(), row.view(), i.data<int64_t>(), uses, layout, 1, padding);
  } else {
    kernels::add_rows(gw.mutable_view(), contiguous(g).view(), i.data<int64_t>(), uses, layout, 1,
                      padding);
  }
  return {gw};
}

Tensor embedding(const Tensor& index, const Tensor& weight, std::optional<int64_t> padding_idx,
                 std::optional<double> max_norm, double norm_type, bool scale_grad_by_freq) {
  check(weight.dim() == 2, Code::kShape, "embedding: 'weight' must be 2-D, got size ",
        weight.sizes());
  const int64_t rows = weight.size(0), width = weight.size(1);
  int64_t padding = -1;
  if (padding_idx) {
    check(*padding_idx >= -rows && *padding_idx < rows, Code::kIndex,
          "embedding: Padding_idx must be within num_embeddings, got ", *padding_idx, " for ",
          rows);
    padding = *padding_idx < 0 ? *padding_idx + rows : *padding_idx;
  }
  const Tensor i = checked_index(index, rows);
  if (max_norm) renormalize(weight, i, *max_norm, norm_type);
  Dims sizes(index.sizes());
  sizes.push_back(width);
  Tensor y = Tensor::empty(sizes, weight.dtype());
  const Tensor table = contiguous(detach(weight));
  kernels::gather_rows(y.mutable_view(), table.view(), i.data<int64_t>(), i.numel(),
                       {1, rows, width});
  if (auto node = record<EmbeddingNode>(weight)) {
    node->index.save(i);
    node->rows = rows;
    node->width = width;
    node->padding = padding;
    node->by_frequency = scale_grad_by_freq;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
