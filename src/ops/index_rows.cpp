// SPDX-License-Identifier: Apache-2.0
// index_copy and index_fill: rows that an index names, overwritten.
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/places.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/index_checks.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/reduce.h"
#include "ops/search.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Which rows along dim; checked, with negative ones counted from the end.
struct Rows {
  int64_t dim = 0;
  Tensor index;
};

// source, of the sizes of those rows of x, put into x. A walk over them reads the index again for
// each element of a row, by strides of 0.
void put_rows(const Tensor& x, const Rows& rows, const Tensor& source, const char* op) {
  if (source.numel() == 0) return;
  const Tensor whole = with_dim(x);
  Dims steps(whole.dim());
  steps[rows.dim] = 1;
  kernels::scatter(kernels::Scatter::kSet, whole.mutable_view(), rows.dim,
                   rows.index.alias(source.sizes(), steps, rows.index.offset()).view(),
                   source.view(), op);
}

// The sizes of those rows.
Dims sizes_of(const Tensor& x, const Rows& rows) {
  Dims sizes = at_least_1d(x.sizes());
  sizes[rows.dim] = rows.index.numel();
  return sizes;
}

// ---- index_copy: y = x with source in the rows of index.   dx = dy with those rows 0, dsource =
//      these rows.   saves index
struct IndexCopyNode final : Node {
  int64_t dim = 0;
  Dims source_sizes;
  SavedTensor index{this};
  const char* name() const override { return "IndexCopyBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor i = index.get();
    return {needs(0) ? index_fill(gy[0], dim, i, 0) : Tensor(),
            needs(1) ? reshape(index_select(gy[0], dim, i), source_sizes) : Tensor()};
  }
};
Ref<IndexCopyNode> record_copy(const Tensor& x, const Rows& rows, const Tensor& source) {
  auto node = record<IndexCopyNode>(x, source);
  if (!node) return node;
  node->dim = rows.dim;
  node->source_sizes = Dims(source.sizes());
  node->index.save(rows.index);
  return node;
}
Rows rows_of(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
             const char* op) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  check(index.dtype() == DType::kInt64, Code::kDtype, op,
        ": Expected a long tensor for index, but got ", short_type_name(index.dtype()));
  check(x.dtype() == source.dtype(), Code::kDtype, op,
        ": self and source expected to have the same dtype, but got (self) ",
        short_type_name(x.dtype()), " and (source) ", short_type_name(source.dtype()));
  check(x.dim() == 0 || source.dim() == 0 || x.dim() == source.dim(), Code::kShape, op,
        ": When source and destination are not scalars, their dimensionality must match. Source "
        "dimensionality (",
        source.dim(), "), destination dimensionality (", x.dim(), ")");
  const Rows rows{d, vector_index(x, d, index, op)};
  const Dims ss = at_least_1d(source.sizes()), expected = sizes_of(x, rows);
  check(same_sizes(ss, expected), Code::kShape, op, ": source must have size ", expected, " for ",
        rows.index.numel(), " indices along dim ", d, " of ", x.sizes(), ", got ", source.sizes());
  return rows;
}

// ---- index_fill: y = x with value in the rows of index.   dx = dy with those rows 0, dvalue =
//      their sum.   saves index
struct IndexFillNode final : Node {
  int64_t dim = 0;
  bool of_tensor = false;
  SavedTensor index{this};
  const char* name() const override {
    return of_tensor ? "IndexFillBackward1" : "IndexFillBackward0";
  }
  Tensors backward(const Tensors& gy) override {
    const Tensor i = index.get();
    Tensor gv;
    // A row that is named twice counts once.
    if (of_tensor && needs(1)) {
      gv = sum(index_select(gy[0], dim, unique(i, std::nullopt, false, false)[0]));
    }
    return {needs(0) ? index_fill(gy[0], dim, i, 0) : Tensor(), gv};
  }
};
Ref<IndexFillNode> record_fill(const Tensor& x, const Rows& rows, const Tensor& value) {
  auto node = record<IndexFillNode>(x, value);
  if (!node) return node;
  node->dim = rows.dim;
  node->of_tensor = value.defined();
  node->index.save(rows.index);
  return node;
}
Rows rows_of(const Tensor& x, int64_t dim, const Tensor& index, const char* op) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  check(index.dtype() == DType::kInt64, Code::kDtype, op, ": Expected dtype int64 for index.");
  check(index.dim() <= 1, Code::kIndex, op, ": Index has to be a vector/scalar, got size ",
        index.sizes());
  const Rows rows{d, Tensor::empty({index.numel()}, DType::kInt64)};
  kernels::wrap_index(rows.index.mutable_view(), with_dim(index).view(),
                      x.dim() == 0 ? 1 : x.size(d), d, op);
  return rows;
}
Scalar fill_value(const Tensor& value, const char* op) {
  check(value.dim() == 0, Code::kShape, op,
        ": index_fill_ only supports a 0-dimensional value tensor, but got tensor with ",
        value.dim(), " dimension(s).");
  return number_of(value);
}
Tensor filled(const Tensor& x, const Rows& rows, const Scalar& value,
              const Ref<IndexFillNode>& node) {
  check_fits(value, x.dtype(), "index_fill");
  const Tensor one = Tensor::full({}, value, x.dtype());
  Tensor y = empty_as_strided(x, x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  const Dims sizes = sizes_of(x, rows);
  put_rows(y, rows, one.alias(sizes, Dims(sizes.size()), 0), "index_fill");
  if (node) attach(y, node);
  return y;
}
void fill_rows(const Tensor& x, const Rows& rows, const Scalar& value,
               const Ref<IndexFillNode>& node) {
  check_fits(value, x.dtype(), "index_fill_");
  const Tensor one = Tensor::full({}, value, x.dtype());
  const Dims sizes = sizes_of(x, rows);
  const Tensor source = one.alias(sizes, Dims(sizes.size()), 0);
  InplaceHistory history(x, node);
  put_rows(x, rows, source, "index_fill_");
  history.commit();
}

}  // namespace

Tensor index_copy(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  const Rows rows = rows_of(x, dim, index, source, "index_copy");
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  put_rows(y, rows, with_dim(source), "index_copy");
  if (auto node = record_copy(x, rows, source)) attach(y, node);
  return y;
}
void index_copy_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  check_inplace(x, {&index, &source}, "index_copy_");
  Rows rows = rows_of(x, dim, index, source, "index_copy_");
  InplaceHistory history(x, record_copy(x, rows, source));
  rows.index = apart(rows.index, x);
  const Tensor from = apart(with_dim(source), x);
  put_rows(x, rows, from, "index_copy_");
  history.commit();
}

Tensor index_fill(const Tensor& x, int64_t dim, const Tensor& index, Scalar value) {
  const Rows rows = rows_of(x, dim, index, "index_fill");
  return filled(x, rows, value, record_fill(x, rows, Tensor()));
}
Tensor index_fill(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& value) {
  check_differentiable(value, x.dtype(), "index_fill");
  const Rows rows = rows_of(x, dim, index, "index_fill");
  return filled(x, rows, fill_value(value, "index_fill"), record_fill(x, rows, value));
}
void index_fill_(const Tensor& x, int64_t dim, const Tensor& index, Scalar value) {
  check_inplace(x, {&index}, "index_fill_");
  const Rows rows = rows_of(x, dim, index, "index_fill_");
  fill_rows(x, rows, value, record_fill(x, rows, Tensor()));
}
void index_fill_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& value) {
  check_inplace(x, {&index}, "index_fill_");
  const Rows rows = rows_of(x, dim, index, "index_fill_");
  fill_rows(x, rows, fill_value(value, "index_fill_"), record_fill(x, rows, value));
}

}  // namespace nnc::ops
