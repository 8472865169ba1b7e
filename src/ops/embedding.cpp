// SPDX-License-Identifier: Apache-2.0
#include "ops/embedding.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/embedding_rows.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/undo.h"

namespace nnc::ops {
namespace {

// The rows that index names, each once.
std::vector<int64_t> distinct(const Tensor& index, int64_t size) {
  std::vector<int64_t> rows(index.data<int64_t>(), index.data<int64_t>() + index.numel());
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  for (const int64_t r : rows) kernels::checked_index(r, size, 0, "embedding");
  return rows;
}

// What each of those rows of weight is multiplied by, so that no norm is above max_norm.
std::vector<double> scales(const Tensor& weight, const std::vector<int64_t>& rows, double max_norm,
                           double norm_type) {
  const Tensor index = Tensor::empty({std::ssize(rows)}, DType::kInt64);
  std::copy(rows.begin(), rows.end(), index.mutable_data<int64_t>());
  const GradGuard off(false);
  const Tensor norms =
      as_type(norm(index_select(weight, 0, index), norm_type, {1}), DType::kFloat64);
  std::vector<double> factors;
  for (int64_t i = 0; i < norms.numel(); ++i) {
    const double n = norms.data<double>()[i];
    factors.push_back(n > max_norm ? max_norm / (n + 1e-7) : 1);
  }
  return factors;
}

void scale_rows(const Tensor& weight, const std::vector<int64_t>& rows,
                const std::vector<double>& factors) {
  const int64_t width = weight.size(1), step = weight.stride(1);
  dispatch_floating(weight.dtype(), "embedding", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    T* const table = weight.mutable_view().template ptr<T>();
    for (size_t k = 0; k < rows.size(); ++k) {
      if (factors[k] == 1) continue;
      T* row = table + rows[k] * weight.stride(0);
      const C factor = static_cast<C>(factors[k]);
      for (int64_t i = 0; i < width; ++i) {
        row[i * step] = T(static_cast<C>(row[i * step]) * factor);
      }
    }
  });
  weight.bump_version();
}

}  // namespace

Tensor checked_rows(const Tensor& index, int64_t rows, const char* op) {
  check(index.dtype() == DType::kInt64 || index.dtype() == DType::kInt32, Code::kDtype, op,
        ": Expected tensor for argument #1 'indices' to have one of the following scalar "
        "types: Long, Int; but got torch.",
        index.dtype(), " instead");
  const Tensor i = contiguous(as_type(detach(index), DType::kInt64));
  if (depends_on_inputs(i)) return i;  // the kernel checks what it reads
  const kernels::IndexRange r = kernels::index_range(i.view());
  check(r.low > r.high || (r.low >= 0 && r.high < rows), Code::kIndex, op,
        ": index out of range in self: index ", r.low < 0 ? r.low : r.high, ", ", rows,
        " embeddings");
  return i;
}

RowRenorm::RowRenorm(const Tensor& weight, const Tensor& index, std::optional<double> max_norm,
                     double norm_type)
    : weight_(weight), wanted_(max_norm) {
  if (!max_norm) return;
  rows_ = distinct(index, weight.size(0));
  factors_ = scales(weight, rows_, *max_norm, norm_type);
}
void RowRenorm::note() const {
  if (wanted_) note_rows(weight_, rows_);
}
Tensor RowRenorm::scaled() const {
  const Tensor index = Tensor::empty({std::ssize(rows_)}, DType::kInt64);
  std::copy(rows_.begin(), rows_.end(), index.mutable_data<int64_t>());
  const GradGuard off(false);
  Tensor table = index_select(weight_, 0, index);
  std::vector<int64_t> all(rows_.size());
  std::iota(all.begin(), all.end(), int64_t{0});
  scale_rows(table, all, factors_);
  return table;
}
void RowRenorm::commit() const {
  if (wanted_) scale_rows(weight_, rows_, factors_);
}

std::vector<int64_t> uses_of_rows(const Tensor& index, int64_t rows, const char* op) {
  std::vector<int64_t> count(static_cast<size_t>(rows));
  for (int64_t k = 0; k < index.numel(); ++k) {
    ++count[static_cast<size_t>(kernels::checked_index(index.data<int64_t>()[k], rows, 0, op))];
  }
  return count;
}

namespace {
// The table, and what is done with the gradients of its rows.
struct Uses {
  int64_t rows = 0, width = 0, padding = -1;
  bool by_frequency = false;
};

// 1 / the number of uses of each use's row: (uses, 1), in double.
Tensor frequency_shares(const Uses& u, const Tensor& index) {
  const int64_t n = index.numel();
  std::vector<int64_t> at(index.data<int64_t>(), index.data<int64_t>() + n);
  std::vector<int64_t> count(static_cast<size_t>(u.rows));
  for (const int64_t r : at) {
    ++count[static_cast<size_t>(kernels::checked_index(r, u.rows, 0, "embedding"))];
  }
  const Tensor f = Tensor::empty({n, 1}, DType::kFloat64);
  double* const to = f.mutable_data<double>();
  for (int64_t k = 0; k < n; ++k) {
    to[k] = 1 / static_cast<double>(count[static_cast<size_t>(at[static_cast<size_t>(k)])]);
  }
  return f;
}

// dy (index sizes, width) added to rows of zeros.
Tensor sum_of_uses(const Uses& u, const Tensor& index, const Tensor& gy) {
  const int64_t n = index.numel();
  Tensor gw = Tensor::empty({u.rows, u.width}, gy.dtype());
  kernels::fill(gw.mutable_view(), 0);
  if (n == 0 || u.width == 0) return gw;
  Tensor g = detach(gy);
  if (u.by_frequency)
    g = mul(reshape(g, {n, u.width}), as_type(frequency_shares(u, index), g.dtype()));
  kernels::RowLayout layout{1, u.rows, u.width, "embedding"};
  // The gradient of a sum is one value for all: a single row will do.
  bool repeated = true;
  for (int64_t d = 0; d < g.dim() - 1; ++d) repeated &= g.size(d) == 1 || g.stride(d) == 0;
  if (repeated) {
    g = materialize(g).alias({u.width}, {g.stride(-1)}, g.offset());
    layout.source_step = 0;
  }
  kernels::add_rows(gw.mutable_view(), contiguous(g).view(), index.view(), layout, 1, u.padding);
  return gw;
}
}  // namespace

// ---- embedding_gradient: gw = dy added to rows of zeros, without row padding, over the row's
// number of uses if asked.   ddy = rows of dgw, 0 at padding; the number of uses is left out there,
// as in PyTorch: both orders together divide by it once.   saves index
namespace {
struct EmbeddingGradientNode final : Node {
  SavedTensor index{this};
  int64_t padding = -1;
  const char* name() const override { return "EmbeddingDenseBackwardBackward0"; }
  Tensors backward(const Tensors& ggw) override {
    const Tensor i = index.get();
    Dims sizes(i.sizes());
    sizes.push_back(ggw[0].size(1));
    Tensor rows = reshape(index_select(ggw[0], 0, reshape(i, {-1})), sizes);
    if (padding >= 0) rows = masked_fill(rows, unsqueeze(eq(i, Scalar(padding)), -1), 0);
    return {rows};
  }
};
Tensor embedding_gradient(const Uses& u, const Tensor& index, const Tensor& gy) {
  Tensor gw = [&] {
    const GradGuard off(false);
    return sum_of_uses(u, index, gy);
  }();
  if (auto node = record<EmbeddingGradientNode>(gy)) {
    node->index.save(index);
    node->padding = u.padding;
    attach(gw, node);
  }
  return gw;
}
}  // namespace

// ---- embedding: y = rows of weight.   dweight = embedding_gradient of dy.   saves index
namespace {
struct EmbeddingNode final : Node {
  SavedTensor index{this};
  Uses uses;
  const char* name() const override { return "EmbeddingBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {embedding_gradient(uses, index.get(), gy[0])};
  }
};
}  // namespace
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
  const Tensor i = checked_rows(index, rows, "embedding");
  const RowRenorm renorm(weight, i, max_norm, norm_type);
  Dims sizes(index.sizes());
  sizes.push_back(width);
  Tensor y = Tensor::empty(sizes, weight.dtype());
  const bool packed = weight.contiguous();
  const Tensor table = packed ? detach(weight) : Tensor::empty(weight.sizes(), weight.dtype());
  if (auto node = record<EmbeddingNode>(weight)) {
    node->index.save(i);
    node->uses = {rows, width, padding, scale_grad_by_freq};
    attach(y, node);
  }
  renorm.note();
  // The weight is changed when nothing is left that could fail. See Note [Commit last].
  renorm.commit();
  if (!packed) kernels::copy(table.mutable_view(), weight.view());
  kernels::gather_rows(y.mutable_view(), table.view(), i.view(), {1, rows, width, "embedding"});
  return y;
}

}  // namespace nnc::ops
