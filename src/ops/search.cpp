// SPDX-License-Identifier: Apache-2.0
#include "ops/search.h"

#include <algorithm>

#include "base/checked.h"
#include "graph/record.h"
#include "kernels/index.h"
#include "kernels/repeat.h"
#include "kernels/search.h"
#include "kernels/sort.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Row-major, of type t and without history.
Tensor row_major_as(const Tensor& x, DType t) {
  return contiguous(as_type(detach(x), t));
}

void check_sorter(const Tensor& sorter, const Tensor& sorted) {
  check(sorter.dtype() == DType::kInt64, Code::kDtype,
        "searchsorted: torch.searchsorted(): sorter must be a tensor of long dtype but got dtype ",
        short_type_name(sorter.dtype()));
  check(same_sizes(sorter.sizes(), sorted.sizes()), Code::kShape,
        "searchsorted: torch.searchsorted(): boundary and sorter must have the same size, but got "
        "boundary tensor ",
        sorted.sizes(), " and got sorter tensor ", sorter.sizes());
  const kernels::IndexRange r = kernels::index_range(sorter.view());
  check(r.low > r.high || (r.low >= 0 && r.high < sorted.size(-1)), Code::kIndex,
        "searchsorted: torch.searchsorted(): sorter index out of range");
}

void check_search_sizes(const Tensor& sorted, const Tensor& values) {
  check(sorted.dim() > 0, Code::kShape,
        "searchsorted: torch.searchsorted(): boundaries tensor should have positive dimension, but "
        "got 0 dimension");
  check(values.dim() > 0 || sorted.dim() == 1, Code::kShape,
        "searchsorted: torch.searchsorted(): input value can be a scalar only when boundaries "
        "tensor dimension is 1, but we got boundaries tensor dim(",
        sorted.dim(), ")");
  if (sorted.dim() == 1) return;
  const int64_t lead = sorted.dim() - 1;
  const bool fits = values.dim() == sorted.dim() &&
                    same_sizes({sorted.sizes().data(), lead}, {values.sizes().data(), lead});
  check(fits, Code::kShape,
        "searchsorted: torch.searchsorted(): boundaries tensor should be 1 dimension or the first "
        "N-1 dimensions of boundaries tensor and input value tensor must match, but we got "
        "boundaries tensor ",
        sorted.sizes(), " and input value tensor ", values.sizes());
}

}  // namespace

Tensor searchsorted(const Tensor& sorted, const Tensor& values, bool out_int32, bool right,
                    std::string_view side, const Tensor& sorter) {
  check(side.empty() || side == "left" || side == "right", Code::kInvalid,
        "searchsorted: torch.searchsorted(): side can only be 'left' or 'right' but got ", side);
  check(!right || side != "left", Code::kInvalid,
        "searchsorted: torch.searchsorted(): side and right can't be set to opposites, got side of "
        "left while right was True");
  check_search_sizes(sorted, values);
  if (sorter.defined()) check_sorter(sorter, sorted);
  const DType t = result_type(sorted, values);
  check_not_bool(t, "searchsorted");
  const Tensor rows = row_major_as(sorted, t), x = row_major_as(values, t);
  const Tensor order = sorter.defined() ? row_major_as(sorter, DType::kInt64) : Tensor();
  kernels::SearchShape shape;
  shape.shared = sorted.dim() == 1;
  shape.right = right || side == "right";
  shape.n = sorted.size(-1);
  shape.m = shape.shared ? x.numel() : x.size(-1);
  shape.rows = shape.shared ? 1 : (shape.m == 0 ? 0 : x.numel() / shape.m);
  Tensor y = Tensor::empty(x.sizes(), DType::kInt64);
  if (y.numel() > 0)
    kernels::search_sorted(y.mutable_view(), rows.view(), x.view(), view_of(order), shape);
  return out_int32 ? as_type(y, DType::kInt32) : y;
}

Tensor isin(const Tensor& elements, const Tensor& test_elements, bool invert) {
  for (const Tensor* t : {&elements, &test_elements}) {
    check(t->dtype() != DType::kBool, Code::kDtype,
          "isin: Unsupported input type encountered for isin(): Bool");
  }
  const DType t = result_type(elements, test_elements);
  const Tensor x = row_major_as(elements, t);
  const Tensor set = sort(reshape(row_major_as(test_elements, t), {-1})).first;
  Tensor y = Tensor::empty(x.sizes(), DType::kBool);
  kernels::is_in(y.mutable_view(), x.view(), set.view(), invert);
  return y;
}

// ---- bincount: PyTorch has no gradient for its weights.
namespace {
struct BincountNode final : Node {
  const char* name() const override { return "NotImplemented"; }
  Tensors backward(const Tensors&) override {
    fail(Code::kUnsupported, "bincount: derivative for aten::bincount is not implemented");
  }
};
}  // namespace
Tensor bincount(const Tensor& x, const Tensor& weights, int64_t minlength) {
  check_implemented(!is_floating(x.dtype()) && x.dtype() != DType::kBool, x.dtype(), "bincount");
  check(minlength >= 0, Code::kInvalid, "bincount: minlength should be >= 0");
  check(x.dim() == 1, Code::kShape,
        "bincount: bincount only supports 1-d non-negative integral inputs.");
  check(!weights.defined() || same_sizes(weights.sizes(), x.sizes()), Code::kShape,
        "bincount: weights should be 1-d and have the same length as input");
  if (x.numel() == 0) return Tensor::zeros({minlength}, DType::kInt64);
  const Tensor at = row_major_as(x, DType::kInt64);
  const kernels::IndexRange r = kernels::index_range(at.view());
  check(r.low >= 0, Code::kInvalid,
        "bincount: bincount only supports 1-d non-negative integral inputs.");
  const int64_t least = checked_add(r.high, 1, "bincount");
  const Dims sizes{least > minlength ? least : minlength};
  if (!weights.defined()) {
    Tensor y = Tensor::zeros(sizes, DType::kInt64);
    kernels::count_bins(y.mutable_view(), at.view(), ConstView());
    return y;
  }
  // Summed in float64, whatever the result is.
  Tensor y = Tensor::zeros(sizes, DType::kFloat64);
  const Tensor w = row_major_as(weights, DType::kFloat64);
  kernels::count_bins(y.mutable_view(), at.view(), w.view());
  if (weights.dtype() == DType::kFloat32) y = as_type(y, DType::kFloat32);
  if (auto node = record<BincountNode>(weights)) attach(y, node);
  return y;
}

// ---- unique: PyTorch has no gradient for it.
namespace {
struct UniqueNode final : Node {
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors&) override {
    fail(Code::kUnsupported, "unique: the derivative for '_unique2' is not implemented");
  }
};
}  // namespace
Tensors unique(const Tensor& x, std::optional<int64_t> dim, bool with_inverse, bool with_counts) {
  check(!dim || x.dim() > 0, Code::kIndex, "unique: Dimension specified as ", dim.value_or(0),
        " but tensor has no dimensions");
  const int64_t d = dim ? wrap_dim(*dim, x.dim(), "unique") : 0;
  const bool along = dim.has_value();
  Tensor rows = along ? movedim(detach(x), {d}, {0}) : detach(x);
  const Dims slice_sizes(rows.sizes());
  const int64_t n = along ? x.size(d) : x.numel(), m = along ? (n == 0 ? 0 : x.numel() / n) : 1;
  if (along) {
    for (int64_t k = 0; k < x.dim(); ++k) {
      check(k == d || x.size(k) > 0, Code::kInvalid,
            "unique: There are 0 sized dimensions, and they aren't selected, so unique cannot be "
            "applied");
    }
  }
  rows = contiguous(rows);
  Tensor order = Tensor::empty({n}, DType::kInt64);
  if (along && n > 0) {
    kernels::sort_slices(order.mutable_view(), rows.view(), n, m);
  } else if (n > 0) {
    const Tensor flat = reshape(rows, {n});
    kernels::sort_rows(flat.view(), 1, n, false, View(), order.mutable_view());
    // Of what is equal only NaNs are told apart, by inverse: the last two, if there are several.
    if (n > 1 && any_true(isnan(index_select(flat, 0, narrow(order, 0, n - 2, 1)))))
      kernels::sort_as_placed(order.mutable_view(), flat.view());
  }
  Tensor inverse = Tensor::empty({n}, DType::kInt64), first = Tensor::empty({n}, DType::kInt64),
         counts = Tensor::empty({n}, DType::kInt64);
  const int64_t groups =
      n == 0 ? 0
             : kernels::group_slices(inverse.mutable_view(), first.mutable_view(),
                                     counts.mutable_view(), order.view(), rows.view(), n, m);
  first = narrow(first, 0, 0, groups);
  Tensor values = index_select(along ? rows : reshape(rows, {n}), 0, first);
  if (along) values = movedim(values, {0}, {d});
  values = detach(values);
  if (auto node = record<UniqueNode>(x)) {
    node->label = along ? "UniqueDimBackward0" : "Unique2Backward0";
    attach(values, node);
  }
  Tensors all{values, Tensor(), Tensor()};
  if (with_inverse) all[1] = along ? inverse : detach(reshape(inverse, x.sizes()));
  if (with_counts) all[2] = detach(contiguous(narrow(counts, 0, 0, groups)));
  return all;
}

// ---- repeat_interleave: y = the rows of x along dim, each as often as repeats says.   dx = dy
// added to those rows of zeros.   saves where each row begins
namespace {
struct RepeatInterleaveNode final : Node {
  SavedTensor offsets{this};  // the last one is where they end; none if all are repeated alike
  Dims sizes;
  int64_t dim = 0, each = 0;
  const char* name() const override { return "IndexSelectBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const int64_t n = sizes[dim];
    const Tensor begins = each < 0 ? offsets.get() : Tensor();
    const int64_t* const at = begins.defined() ? begins.data<int64_t>() : nullptr;
    Tensor index = Tensor::empty({at ? at[n] : n * each}, DType::kInt64);
    int64_t* const to = index.mutable_data<int64_t>();
    for (int64_t i = 0; i < n; ++i) {
      std::fill(to + (at ? at[i] : i * each), to + (at ? at[i + 1] : (i + 1) * each), i);
    }
    return {add_to_zeros(sizes, dim, index, gy[0])};
  }
};

// Row i of x along dim at offsets[i] .. offsets[i + 1] - 1, or `each` times.
Tensor repeated_rows(const Tensor& x, int64_t d, const Tensor& offsets, int64_t each) {
  kernels::RowLayout layout;
  for (int64_t k = 0; k < d; ++k) layout.outer *= x.size(k);
  for (int64_t k = d + 1; k < x.dim(); ++k) layout.inner *= x.size(k);
  layout.rows = x.size(d);
  Dims sizes(x.sizes());
  sizes[d] = offsets.defined() ? offsets.data<int64_t>()[layout.rows] : layout.rows * each;
  checked_numel(sizes, "repeat_interleave");
  Tensor y = Tensor::empty(sizes, x.dtype());
  const Tensor source = contiguous(detach(x));
  kernels::repeat_rows(y.mutable_view(), source.view(), view_of(offsets), each, layout);
  if (auto node = record<RepeatInterleaveNode>(x)) {
    if (offsets.defined()) node->offsets.save(offsets);
    node->each = offsets.defined() ? -1 : each;
    node->sizes = Dims(x.sizes());
    node->dim = d;
    attach(y, node);
  }
  return y;
}
// What is repeated: a line, unless there is a dimension to do it along.
Tensor lines_of(const Tensor& x, std::optional<int64_t> dim) {
  return dim ? x : reshape(x, {-1});
}
int64_t repeated_dim(const Tensor& x, std::optional<int64_t> dim) {
  check(!dim || x.dim() > 0, Code::kIndex, "repeat_interleave: Dimension specified as ",
        dim.value_or(0), " but tensor has no dimensions");
  return dim ? wrap_dim(*dim, x.dim(), "repeat_interleave") : 0;
}
void check_output_size(std::optional<int64_t> output_size, int64_t total) {
  check(!output_size || *output_size == total, Code::kShape,
        "repeat_interleave: Invalid output_size, expected ", total, " but got ",
        output_size.value_or(0));
}
}  // namespace
Tensor repeat_interleave(const Tensor& x, const Tensor& repeats, std::optional<int64_t> dim,
                         std::optional<int64_t> output_size) {
  const char* const op = "repeat_interleave";
  const int64_t d = repeated_dim(x, dim);
  const Tensor from = lines_of(x, dim);
  check(repeats.dim() <= 1, Code::kShape,
        "repeat_interleave: repeats must be 0-dim or 1-dim tensor");
  check_implemented(!is_floating(repeats.dtype()) && repeats.dtype() != DType::kBool,
                    repeats.dtype(), op);
  const int64_t n = from.size(d);
  const Tensor counts = row_major_as(repeats, DType::kInt64);
  if (counts.numel() == 1) return repeat_interleave(x, counts.data<int64_t>()[0], dim, output_size);
  check(counts.numel() == n, Code::kShape,
        "repeat_interleave: repeats must have the same size as input along dim, but got "
        "repeats.size(0) = ",
        counts.numel(), " and input.size(", d, ") = ", n);
  Tensor offsets = Tensor::empty({n + 1}, DType::kInt64);
  int64_t* const to = offsets.mutable_data<int64_t>();
  to[0] = 0;
  for (int64_t i = 0; i < n; ++i) {
    const int64_t v = counts.data<int64_t>()[i];
    check(v >= 0, Code::kInvalid, "repeat_interleave: repeats can not be negative");
    to[i + 1] = checked_add(to[i], v, op);
  }
  check_output_size(output_size, to[n]);
  return repeated_rows(from, d, offsets, 0);
}
Tensor repeat_interleave(const Tensor& x, int64_t repeats, std::optional<int64_t> dim,
                         std::optional<int64_t> output_size) {
  check(repeats >= 0, Code::kInvalid, "repeat_interleave: Repeats must be non-negative");
  const int64_t d = repeated_dim(x, dim);
  const Tensor from = lines_of(x, dim);
  check_output_size(output_size, checked_mul(from.size(d), repeats, "repeat_interleave"));
  return repeated_rows(from, d, Tensor(), repeats);
}

}  // namespace nnc::ops
