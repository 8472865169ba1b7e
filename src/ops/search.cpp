// SPDX-License-Identifier: Apache-2.0
#include "ops/search.h"

#include "base/checked.h"
#include "graph/record.h"
#include "kernels/index.h"
#include "kernels/search.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Row-major, of type t and without history.
Tensor plain(const Tensor& x, DType t) {
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
  const Tensor rows = plain(sorted, t), x = plain(values, t);
  const Tensor order = sorter.defined() ? plain(sorter, DType::kInt64) : Tensor();
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
  const Tensor x = plain(elements, t);
  const Tensor set = sort(reshape(plain(test_elements, t), {-1})).first;
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
  const Tensor at = plain(x, DType::kInt64);
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
  const Tensor w = plain(weights, DType::kFloat64);
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
  const int64_t d = dim ? wrap_dim(*dim, x.dim(), "unique") : 0;
  const bool along = dim && x.dim() > 0;
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
  if (m == 1 && n > 0) {
    Tensor sorted = Tensor::empty({n}, x.dtype());
    const Tensor flat = reshape(rows, {n});
    kernels::sort_rows(flat.view(), 1, n, false, sorted.mutable_view(), order.mutable_view());
  } else if (n > 0) {
    kernels::sort_slices(order.mutable_view(), rows.view(), n, m);
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

// ---- repeat_interleave: y = index_select of x by the place i repeats[i] times.
namespace {
// Every place as often as repeats says; total is their sum.
Tensor repeated_places(const Tensor& repeats, int64_t total) {
  const int64_t* const times = repeats.data<int64_t>();
  Tensor index = Tensor::empty({total}, DType::kInt64);
  int64_t* to = index.mutable_data<int64_t>();
  for (int64_t i = 0; i < repeats.numel(); ++i) {
    for (int64_t k = 0; k < times[i]; ++k) *to++ = i;
  }
  return index;
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
  const Tensor from = dim ? x : reshape(x, {-1});
  const int64_t d = wrap_dim(dim.value_or(0), from.dim(), op);
  check(repeats.dim() <= 1, Code::kShape,
        "repeat_interleave: repeats must be 0-dim or 1-dim tensor");
  check_implemented(repeats.dtype() == DType::kInt64 || repeats.dtype() == DType::kInt32,
                    repeats.dtype(), op);
  const int64_t n = from.dim() == 0 ? 1 : from.size(d);
  const bool one = repeats.numel() == 1;
  check(one || repeats.numel() == n, Code::kShape,
        "repeat_interleave: repeats must have the same size as input along dim, but got "
        "repeats.size(0) = ",
        repeats.numel(), " and input.size(", d, ") = ", n);
  Tensor counts = plain(reshape(detach(repeats), {-1}), DType::kInt64);
  if (one) counts = contiguous(expand(counts, {n}));
  int64_t total = 0;
  for (const int64_t v : Span<const int64_t>(counts.data<int64_t>(), n)) {
    check(v >= 0, Code::kInvalid, "repeat_interleave: repeats can not be negative");
    total = checked_add(total, v, op);
  }
  check_output_size(output_size, total);
  const Tensor line = from.dim() == 0 ? reshape(from, {1}) : from;
  return index_select(line, d, repeated_places(counts, total));
}
Tensor repeat_interleave(const Tensor& x, int64_t repeats, std::optional<int64_t> dim,
                         std::optional<int64_t> output_size) {
  check(repeats >= 0, Code::kInvalid, "repeat_interleave: Repeats must be non-negative");
  return repeat_interleave(x, Tensor::full({}, repeats, DType::kInt64), dim, output_size);
}

}  // namespace nnc::ops
