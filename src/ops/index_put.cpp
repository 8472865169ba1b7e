// SPDX-License-Identifier: Apache-2.0
// Advanced indexing: reading and writing the elements that index tensors and masks name.
#include <algorithm>

#include "graph/inplace.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/places.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/index_checks.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Note [Advanced indexing]
// Index tensors are broadcast to common sizes B. Together they name elements of the dimensions that
// they stand for; B takes the place of these if they are neighbours, and stands first if not. The
// other dimensions keep their order. A mask of k dimensions is k index tensors.
struct Selection {
  Dims base;       // the sizes that are indexed
  Dims dims;       // which dimensions of them
  Dims common;     // B
  Dims sizes;      // of what is selected
  int64_t at = 0;  // where B begins in them
  // (number of dims, *B): the places in each, counted from 0. Of our own.
  Tensor index;
  // The index tensors as they lie in memory, for the order of a result.
  Tensor first, last;
};

bool is_mask(const Tensor& t) {
  return t.dtype() == DType::kBool || t.dtype() == DType::kUInt8;
}

// indices without masks: one for each dimension of x up to the last one named.
Tensors without_masks(const Tensor& x, Span<const Tensor> indices, const char* op) {
  Tensors list;
  for (int64_t i = 0; i < indices.size(); ++i) {
    const Tensor& t = indices[i];
    const bool mask = t.defined() && is_mask(t);
    check(!t.defined() || mask || t.dtype() == DType::kInt64 || t.dtype() == DType::kInt32,
          Code::kDtype, op, ": tensors used as indices must be long, int, byte or bool tensors");
    const int64_t at = list.size(), taken = mask ? t.dim() : 1;
    check(at + taken <= x.dim(), Code::kIndex, op, ": too many indices for tensor of dimension ",
          x.dim());
    if (!mask) {
      list.push_back(t.defined() ? as_type(detach(t), DType::kInt64) : t);
      continue;
    }
    const Sizes covers{x.sizes().data() + at, taken};
    check(same_sizes(t.sizes(), covers), Code::kIndex, op, ": The shape of the mask ", t.sizes(),
          " at index ", i, " does not match the shape of the indexed tensor ", x.sizes(),
          " at index ", at);
    if (taken == 0) continue;
    for (const Tensor& places : nonzero_as_tuple(t)) list.push_back(places);
  }
  return list;
}

// The sizes that all index tensors broadcast to.
Dims common_sizes(const Tensors& list, const char* op) {
  Dims common;
  bool fits = true;
  for (const Tensor& t : list) {
    if (!t.defined()) continue;
    const bool wider = t.dim() > common.size();
    const Dims most(wider ? t.sizes() : Sizes(common)), least(wider ? Sizes(common) : t.sizes());
    common = most;
    for (int64_t d = 0; d < least.size(); ++d) {
      int64_t& size = common[most.size() - least.size() + d];
      fits &= size == least[d] || size == 1 || least[d] == 1;
      if (size == 1) size = least[d];
    }
  }
  if (fits) return common;
  std::string text;
  for (const Tensor& t : list) {
    if (!t.defined()) continue;
    if (!text.empty()) text += ", ";
    append_text(text, t.sizes());
  }
  fail(Code::kIndex, op, ": shape mismatch: indexing tensors could not be broadcast together with ",
       "shapes ", text);
}

// An index tensor seen in the sizes of what is selected: along B only.
Tensor seen_in(const Selection& s, const Tensor& index) {
  const Dims along = broadcast_strides(index.sizes(), index.strides(), s.common);
  Dims strides(s.sizes.size());
  for (int64_t d = 0; d < along.size(); ++d) strides[s.at + d] = along[d];
  return index.alias(s.sizes, strides, index.offset());
}

Selection selection(const Tensor& x, Span<const Tensor> indices, const char* op) {
  const Tensors list = without_masks(x, indices, op);
  Selection s;
  s.base = Dims(x.sizes());
  s.common = common_sizes(list, op);
  bool neighbours = true;
  for (int64_t d = 0; d < list.size(); ++d) {
    if (!list[d].defined()) continue;
    neighbours &= s.dims.empty() || s.dims.back() == d - 1;
    s.dims.push_back(d);
  }
  check(!s.dims.empty(), Code::kIndex, op, ": at least one index must be provided");
  s.at = neighbours ? s.dims[0] : 0;
  check(x.dim() - s.dims.size() + s.common.size() <= kMaxDims, Code::kShape, op, ": more than ",
        kMaxDims, " dimensions");
  for (int64_t d = 0, k = 0; d < x.dim(); ++d) {
    if (k < s.dims.size() && s.dims[k] == d)
      ++k;
    else
      s.sizes.push_back(x.size(d));
  }
  for (int64_t d = 0; d < s.common.size(); ++d) s.sizes.insert(s.at + d, s.common[d]);
  checked_numel(s.sizes, op);
  Dims rows(s.common);
  rows.insert(0, s.dims.size());
  s.index = Tensor::empty(rows, DType::kInt64);
  const View all = s.index.mutable_view();
  for (int64_t k = 0; k < s.dims.size(); ++k) {
    const Dims strides = contiguous_strides(s.common);
    const View row = restrided(all, s.common, strides, k * checked_numel(s.common, op));
    const Tensor& index = materialize(list[s.dims[k]]);
    kernels::wrap_index(row, broadcast_view(index.view(), s.common), x.size(s.dims[k]), s.dims[k],
                        op);
  }
  s.first = seen_in(s, materialize(list[s.dims[0]]));
  s.last = seen_in(s, materialize(list[s.dims.back()]));
  return s;
}

// The selection of a whole that lies in memory by these strides, as kernels walk over it.
struct SelectionWalk {
  Dims strides;   // of the whole, 0 along B
  Tensor places;  // behind the first element, in the sizes of what is selected
  int64_t step = 1;
};
SelectionWalk walk(const Selection& s, Sizes strides) {
  SelectionWalk w;
  Dims steps;
  for (int64_t d = 0, k = 0; d < s.base.size(); ++d) {
    const bool indexed = k < s.dims.size() && s.dims[k] == d;
    if (indexed) ++k;
    (indexed ? steps : w.strides).push_back(strides[d]);
  }
  for (int64_t d = 0; d < s.common.size(); ++d) w.strides.insert(s.at, 0);
  const int64_t n = checked_numel(s.common, "index");
  Tensor places = s.index;
  if (steps.size() == 1) {
    w.step = steps[0];
  } else {
    places = Tensor::empty({n}, DType::kInt64);
    const int64_t shape[2] = {steps.size(), n}, lie[2] = {n, 1};
    kernels::add_steps(places.mutable_view(), restrided(s.index.view(), {shape, 2}, {lie, 2}),
                       steps);
  }
  w.places = seen_in(s, places.alias(s.common, contiguous_strides(s.common), 0));
  return w;
}

Tensor taken(const Tensor& x, const Selection& s) {
  const Tensor& source = materialize(x);
  Tensor y;
  if (s.first.defined()) {
    Dims strides;
    for (int64_t d = 0, k = 0; d < x.dim(); ++d) {
      if (k < s.dims.size() && s.dims[k] == d)
        ++k;
      else
        strides.push_back(x.stride(d));
    }
    for (int64_t d = 0; d < s.common.size(); ++d) strides.insert(s.at, 0);
    const Tensor whole = source.alias(s.sizes, strides, source.offset());
    y = empty_result(s.sizes, x.dtype(), {&whole, &s.first, &s.last});
  } else {
    y = Tensor::empty(s.sizes, x.dtype());
  }
  if (y.numel() == 0) return y;
  const ConstView from = source.view();
  const SelectionWalk w = walk(s, from.strides());
  kernels::take_places(y.mutable_view(), restrided(from, s.sizes, w.strides), w.places.view(),
                       w.step);
  return y;
}

// Sums of 16-bit elements are made in float32 and rounded once.
bool sums_wide(const Tensor& x, bool accumulate) {
  return accumulate && is_floating(x.dtype()) && item_size(x.dtype()) == 2;
}
// x with values, without history, in those places; all that may fail has been done when x changes.
void put_values(const Tensor& x, const Selection& s, const Tensor& values, bool accumulate) {
  if (checked_numel(s.sizes, "index_put") == 0) return;
  if (sums_wide(x, accumulate)) {
    const Tensor wide = as_type(detach(x), DType::kFloat32);
    put_values(wide, s, as_type(values, DType::kFloat32), true);
    kernels::copy(x.mutable_view(), wide.view());
    return;
  }
  const View to = materialize(x).mutable_view();
  const SelectionWalk w = walk(s, to.strides());
  kernels::put_places(restrided(to, s.sizes, w.strides), broadcast_view(values.view(), s.sizes),
                      w.places.view(), w.step, accumulate);
}

Tensor take_of(const Tensor& x, const Selection& s);
Tensor put_new(const Tensor& y, const Tensor& x, const Selection& s, const Tensor& values,
               bool accumulate);
Tensor put_copy(const Tensor& x, const Selection& s, const Tensor& values, bool accumulate);

// The selection of a node: its tensor stands in a SavedTensor.
Selection without_tensors(const Selection& s) {
  return {s.base, s.dims, s.common, s.sizes, s.at, Tensor(), Tensor(), Tensor()};
}
Selection with_index(const Selection& s, const Tensor& index) {
  return {s.base, s.dims, s.common, s.sizes, s.at, index, Tensor(), Tensor()};
}

// ---- index: y = the selected elements of x.   dx = dy added there to zeros.   saves places
struct IndexNode final : Node {
  Selection s;
  SavedTensor index{this};
  const char* name() const override { return "IndexBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor zeros = Tensor::zeros(s.base, gy[0].dtype());
    return {put_new(zeros, Tensor(), with_index(s, index.get()), gy[0], true)};
  }
};
Tensor take_of(const Tensor& x, const Selection& s) {
  Tensor y = taken(detach(x), s);
  if (auto node = record<IndexNode>(x)) {
    node->s = without_tensors(s);
    node->index.save(s.index);
    attach(y, node);
  }
  return y;
}

// ---- index_put: y = x with values in the selected places, or added there.   dx = dy, without
//      accumulate with those places 0, dvalues = dy there.   saves places
struct IndexPutNode final : Node {
  Selection s;
  bool accumulate = false;
  SavedTensor index{this};
  const char* name() const override { return "IndexPutBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Selection here = with_index(s, index.get());
    Tensor gx = gy[0];
    if (!accumulate && needs(0)) {
      gx = put_copy(gy[0], here, Tensor::zeros({}, gy[0].dtype()), false);
    }
    return {gx, needs(1) ? take_of(gy[0], here) : Tensor()};
  }
};
Ref<IndexPutNode> record_put(const Tensor& x, const Selection& s, const Tensor& values,
                             bool accumulate) {
  auto node = record<IndexPutNode>(x, values);
  if (!node) return node;
  node->s = without_tensors(s);
  node->accumulate = accumulate;
  node->index.save(s.index);
  return node;
}
// Into y, which is new and has x's elements; an undefined x is a constant.
Tensor put_new(const Tensor& y, const Tensor& x, const Selection& s, const Tensor& values,
               bool accumulate) {
  put_values(y, s, materialize(detach(values)), accumulate);
  if (auto node = record_put(x, s, values, accumulate)) attach(y, node);
  return y;
}
Tensor put_copy(const Tensor& x, const Selection& s, const Tensor& values, bool accumulate) {
  const Tensor y = empty_as_strided(x, x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  return put_new(y, x, s, values, accumulate);
}

Selection put_selection(const Tensor& x, Span<const Tensor> indices, const Tensor& values,
                        const char* op) {
  Selection s = selection(x, indices, op);
  check(x.dtype() == values.dtype(), Code::kDtype, op,
        ": Index put requires the source and destination dtypes match, got ",
        short_type_name(x.dtype()), " for the destination and ", short_type_name(values.dtype()),
        " for the source.");
  check(is_expandable(values.sizes(), s.sizes), Code::kShape, op,
        ": shape mismatch: value tensor of shape ", values.sizes(),
        " cannot be broadcast to indexing result of shape ", s.sizes);
  return s;
}

}  // namespace

namespace {
// x[indices] up to what is left to do: single places are selected, a bool without dimensions is a
// new dimension, as in Python's brackets.
struct Brackets {
  Tensor whole;
  Tensors list;
  int64_t dim = 0;   // behind what the list stands for
  bool any = false;  // is a tensor in the list?

  explicit Brackets(const Tensor& x) : whole(x) {}
  void add(const Tensor& t) {
    if (t.defined() && t.dim() == 0 && !is_floating(t.dtype())) return add_number(t);
    list.push_back(t);
    dim += t.defined() && is_mask(t) ? t.dim() : 1;
    any |= t.defined();
    check(dim <= whole.dim(), Code::kIndex, "index: too many indices for tensor of dimension ",
          whole.dim());
  }
  void add_number(const Tensor& t) {
    const int64_t v = item_i64(t);
    if (is_mask(t)) {
      whole = unsqueeze(whole, dim);
      return add(Tensor::zeros({v != 0 ? 1 : 0}, DType::kInt64));
    }
    check(dim < whole.dim(), Code::kIndex, "index: too many indices for tensor of dimension ",
          whole.dim());
    const int64_t n = whole.size(dim);
    check(v >= -n && v < n, Code::kIndex, "index: index ", v, " is out of bounds for dimension ",
          dim, " with size ", n);
    whole = select(whole, dim, v);
  }
};
}  // namespace
Tensor index(const Tensor& x, Span<const Tensor> indices) {
  check(!indices.empty(), Code::kIndex, "index: at least one index must be provided");
  Brackets b(x);
  for (const Tensor& t : indices) b.add(t);
  if (b.any) return take_of(b.whole, selection(b.whole, b.list, "index"));
  return b.whole.same(x) ? alias(x) : b.whole;
}

namespace {
// One value may have any number of dimensions, and any type that x's holds it in, where it fills
// what a mask alone says.
Tensor values_of(const Tensor& x, Span<const Tensor> indices, const Tensor& values, bool accumulate,
                 const char* op) {
  int64_t masks = 0, tensors = 0;
  for (const Tensor& t : indices) {
    tensors += t.defined();
    masks += t.defined() && t.dtype() == DType::kBool;
  }
  const bool fills = !accumulate && masks == 1 && tensors == 1 && values.numel() == 1;
  if (!fills) return values;
  const Tensor value = values.dim() > 0 ? reshape(values, {}) : values;
  if (value.dtype() != x.dtype()) check_fits(number_of(value), x.dtype(), op);
  return to_dtype(value, x.dtype());
}
// Masks without dimensions and nothing else: whether all of x is meant.
bool are_flags(Span<const Tensor> indices) {
  return !indices.empty() && std::all_of(indices.begin(), indices.end(), [](const Tensor& t) {
    return t.defined() && is_mask(t) && t.dim() == 0;
  });
}
// As in PyTorch, a mask without dimensions counts as well.
void check_index_count(const Tensor& x, Span<const Tensor> indices, const char* op) {
  check(indices.size() <= x.dim(), Code::kIndex, op, ": too many indices for tensor of dimension ",
        x.dim(), " (got ", indices.size(), ")");
}
// The same as a mask of a dimension of size 1 in front.
Tensor mask_of_flags(Span<const Tensor> flags) {
  Tensor all = flags[0];
  for (int64_t i = 1; i < flags.size(); ++i) all = logical_and(all, flags[i]);
  return to_dtype(reshape(all, {1}), DType::kBool);
}
}  // namespace
Tensor index_put(const Tensor& x, Span<const Tensor> indices, const Tensor& given,
                 bool accumulate) {
  check_index_count(x, indices, "index_put");
  if (are_flags(indices)) {
    const Tensor y = clone(x);
    index_put_(y, indices, given, accumulate);
    return y;
  }
  const Tensor values = values_of(x, indices, given, accumulate, "index_put");
  return put_copy(x, put_selection(x, indices, values, "index_put"), values, accumulate);
}
void index_put_(const Tensor& x, Span<const Tensor> indices, const Tensor& given, bool accumulate) {
  check_index_count(x, indices, "index_put_");
  if (are_flags(indices)) {
    const Tensor mask = mask_of_flags(indices);
    return index_put_(unsqueeze(x, 0), Span<const Tensor>(&mask, 1), given, accumulate);
  }
  const Tensor values = values_of(x, indices, given, accumulate, "index_put_");
  check_inplace(x, {&values}, "index_put_");
  for (const Tensor& t : indices) {
    if (t.defined()) check_read(x, {&t}, "index_put_");
  }
  const Selection s = put_selection(x, indices, values, "index_put_");
  InplaceHistory history(x, record_put(x, s, values, accumulate));
  put_values(x, s, apart(materialize(values), x), accumulate);
  history.commit();
}

}  // namespace nnc::ops
