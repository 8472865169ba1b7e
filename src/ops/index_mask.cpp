// SPDX-License-Identifier: Apache-2.0
// Masks, one_hot and orders.
#include "graph/inplace.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "kernels/sort.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/index_checks.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

void check_mask(const Tensor& mask, const char* op) {
  check(mask.dtype() == DType::kBool, Code::kDtype, op,
        ": only supports boolean masks, but got mask with dtype torch.", mask.dtype());
}

}  // namespace

// ---- masked_fill: y = value where mask, else x.   dx = dy with those places 0.   saves mask
namespace {
struct MaskedFillNode final : Node {
  SavedTensor mask{this};
  const char* name() const override { return "MaskedFillBackward0"; }
  Tensors backward(const Tensors& gy) override { return {masked_fill(gy[0], mask.get(), 0)}; }
};
}  // namespace
Tensor masked_fill(const Tensor& x, const Tensor& mask, Scalar value) {
  check_mask(mask, "masked_fill");
  check_fits(value, x.dtype(), "masked_fill");
  const Dims sizes = broadcast_sizes(x.sizes(), mask.sizes(), "masked_fill");
  Tensor y = Tensor::empty(sizes, x.dtype());
  kernels::masked_fill(y.mutable_view(), broadcast_view(materialize(x).view(), sizes),
                       broadcast_view(mask.view(), sizes), value);
  if (auto node = record<MaskedFillNode>(x)) {
    node->mask.save(mask);
    attach(y, node);
  }
  return y;
}
namespace {
// x = value where mask, with that node.
void fill_masked(const Tensor& x, const Tensor& mask, const Scalar& value, const Ref<Node>& node) {
  check_fill(x, "masked_fill_");
  check_read(x, {&mask}, "masked_fill_");
  check_fits(value, x.dtype(), "masked_fill_");
  check_mask(mask, "masked_fill_");
  check(is_expandable(mask.sizes(), x.sizes()), Code::kShape, "masked_fill_: output with shape ",
        x.sizes(), " doesn't match the broadcast shape of ", x.sizes(), " and ", mask.sizes());
  InplaceHistory history(x, node);
  const View v = x.mutable_view();
  kernels::masked_fill(v, v, broadcast_view(mask.view(), x.sizes()), value);
  history.commit();
}
}  // namespace
void masked_fill_(const Tensor& x, const Tensor& mask, Scalar value) {
  auto node = record<MaskedFillNode>(x);
  if (node) node->mask.save(mask);
  fill_masked(x, mask, value, node);
}

// ---- masked_fill of a tensor: dvalue = the sum of dy where mask.   saves mask
namespace {
struct MaskedFillTensorNode final : Node {
  SavedTensor mask{this};
  const char* name() const override { return "MaskedFillBackward1"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor m = mask.get();
    return {needs(0) ? masked_fill(gy[0], m, 0) : Tensor(),
            needs(1) ? sum(masked_fill(gy[0], logical_not(m), 0)) : Tensor()};
  }
};
// The number in a tensor of no dimension.
Scalar number_in(const Tensor& value, const char* op) {
  check(value.dim() == 0, Code::kShape, op,
        ": masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ",
        value.dim(), " dimension(s).");
  return number_of(value);
}
}  // namespace
Tensor masked_fill(const Tensor& x, const Tensor& mask, const Tensor& value) {
  check_differentiable(value, x.dtype(), "masked_fill");
  Tensor y = masked_fill(detach(x), mask, number_in(value, "masked_fill"));
  if (auto node = record<MaskedFillTensorNode>(x, value)) {
    node->mask.save(mask);
    attach(y, node);
  }
  return y;
}
void masked_fill_(const Tensor& x, const Tensor& mask, const Tensor& value) {
  const Scalar number = number_in(value, "masked_fill_");
  auto node = record<MaskedFillTensorNode>(x, value);
  if (node) node->mask.save(mask);
  fill_masked(x, mask, number, node);
}

namespace {
// The row-major positions where t, repeated into sizes, is true.
Tensor positions(const Tensor& t, Sizes sizes) {
  const Tensor packed = Tensor::empty(sizes, DType::kBool);
  kernels::copy(packed.mutable_view(), broadcast_view(t.view(), sizes));
  Tensor places = Tensor::empty({kernels::count_true(packed.view())}, DType::kInt64);
  kernels::true_positions(places.mutable_view(), packed.view());
  return places;
}
}  // namespace

// ---- masked_select: y = x where mask, as a vector.   dx = dy put there into zeros.
//      saves the places
namespace {
struct MaskedSelectNode final : Node {
  Dims sizes, strides;  // of x and mask broadcast
  SavedTensor places{this};
  const char* name() const override { return "MaskedSelectBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const int64_t n = checked_numel(sizes, "masked_select");
    const Tensor gx = reshape(add_to_zeros({n}, 0, places.get(), gy[0]), sizes);
    return {grad_enabled() ? gx : laid_out(gx, strides)};
  }
};
}  // namespace
Tensor masked_select(const Tensor& x, const Tensor& mask) {
  check(mask.dtype() == DType::kBool, Code::kDtype,
        "masked_select: expected BoolTensor for mask, got torch.", mask.dtype());
  const Dims sizes = broadcast_sizes(x.sizes(), mask.sizes(), "masked_select");
  const Tensor places = positions(mask, sizes);
  Tensor source = materialize(detach(x));
  if (!same_sizes(sizes, x.sizes()) || !x.contiguous()) {
    source = Tensor::empty(sizes, x.dtype());
    kernels::copy(source.mutable_view(), broadcast_view(x.view(), sizes));
  }
  Tensor y = Tensor::empty({places.numel()}, x.dtype());
  kernels::gather_rows(y.mutable_view(), source.view(), places.view(),
                       {1, source.numel(), 1, "masked_select"});
  if (auto node = record<MaskedSelectNode>(x)) {
    node->sizes = sizes;
    node->strides = broadcast_strides(x.sizes(), x.strides(), sizes);
    node->places.save(places);
    attach(y, node);
  }
  return y;
}

namespace {
// One row for each dimension of sizes: where the elements of x, seen in them, are not zero.
Tensor nonzero_rows(const Tensor& x, Sizes sizes) {
  const Tensor places = positions(as_type(detach(x), DType::kBool), x.sizes());
  const int64_t n = places.numel(), dims = sizes.size();
  const Tensor rows = Tensor::empty({dims, n}, DType::kInt64);
  int64_t* const out = rows.mutable_data<int64_t>();
  const int64_t* const place = places.data<int64_t>();
  // From one place to the next, which is behind it.
  Dims at(dims);
  for (int64_t i = 0; dims > 0 && i < n; ++i) {
    at[dims - 1] += place[i] - (i > 0 ? place[i - 1] : 0);
    for (int64_t d = dims - 1; d > 0 && at[d] >= sizes[d]; --d) {
      at[d - 1] += at[d] / sizes[d];
      at[d] %= sizes[d];
    }
    for (int64_t d = 0; d < dims; ++d) out[d * n + i] = at[d];
  }
  return rows;
}
}  // namespace
Tensor nonzero(const Tensor& x) {
  const Tensor rows = nonzero_rows(x, x.sizes());
  const int64_t n = rows.size(1), dims = x.dim();
  // Seen transposed: the strides that torch gives.
  return rows.alias({n, dims}, {1, n}, 0);
}
Tensors nonzero_as_tuple(const Tensor& x, int64_t most) {
  const Dims sizes = at_least_1d(x.sizes());
  check(sizes.size() <= most, Code::kInvalid, "nonzero: ", sizes.size(),
        " tensors, but capacity is ", most);
  const Tensor rows = nonzero_rows(x, sizes);
  const int64_t n = rows.size(1);
  Tensors parts;
  for (int64_t d = 0; d < sizes.size(); ++d) parts.push_back(rows.alias({n}, {1}, d * n));
  return parts;
}

Tensor one_hot(const Tensor& x, int64_t num_classes) {
  check(x.dtype() == DType::kInt64, Code::kDtype,
        "one_hot: one_hot is only applicable to index tensor of type LongTensor, got torch.",
        x.dtype());
  const kernels::IndexRange r = kernels::index_range(x.view());
  const bool inferred = num_classes == -1;
  if (x.numel() == 0) {
    check(num_classes > 0, Code::kInvalid,
          "one_hot: Can not infer total number of classes from empty tensor.");
  } else {
    check(r.low >= 0, Code::kIndex, "one_hot: Class values must be non-negative, got ", r.low);
    check(num_classes != 0 && num_classes >= -1, Code::kInvalid,
          "one_hot: num_classes should be positive, got ", num_classes);
    check(inferred || r.high < num_classes, Code::kIndex,
          "one_hot: Class values must be smaller than num_classes, got ", r.high, " for ",
          num_classes);
  }
  const int64_t classes = inferred ? checked_add(r.high, 1, "one_hot") : num_classes;
  Dims sizes(x.sizes());
  sizes.push_back(classes);
  Tensor y = Tensor::zeros(sizes, DType::kInt64);
  const Tensor index = contiguous(detach(x));
  for (int64_t i = 0; i < index.numel(); ++i) {
    const int64_t at = kernels::checked_index(index.data<int64_t>()[i], classes, -1, "one_hot");
    y.mutable_data<int64_t>()[i * classes + at] = 1;
  }
  return y;
}

// ---- sort, topk: y = x at its places in order.   dx = dy put back there.   saves the places
namespace {
struct OrderNode final : Node {
  Dims sizes;
  int64_t dim = 0;
  SavedTensor index{this};
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    return {scatter_to_zeros(sizes, dim, index.get(), gy[0])};
  }
};
// The first k places of the order along dim, and the values there; as_x: in the order of x's
// strides (Note [Shown order]).
std::pair<Tensor, Tensor> ordered(const Tensor& x, int64_t d, bool descending, int64_t k, bool as_x,
                                  const char* label) {
  Tensor source = detach(x);
  if (x.dim() > 1) source = transpose(source, d, -1);
  source = contiguous(source);
  const int64_t n = x.dim() == 0 ? 1 : x.size(d), rows = n == 0 ? 0 : x.numel() / n;
  Dims sizes(source.sizes());
  if (x.dim() > 0) sizes[x.dim() - 1] = k;
  Tensor index = Tensor::empty(sizes, DType::kInt64), values = Tensor::empty(sizes, x.dtype());
  const View y = values.mutable_view(), places = index.mutable_view();
  if (as_x)
    kernels::sort_rows(source.view(), rows, n, descending, y, places);
  else if (k > 0 && rows > 0)
    kernels::topk(source.view(), rows, n, k, descending, y, places);
  const auto restore = [&](Tensor t) {
    if (x.dim() > 1) t = transpose(t, d, -1);
    if (!as_x) return plain_rows(t);
    const Tensor y = empty_as_strided(x, t.dtype());
    kernels::copy(y.mutable_view(), t.view());
    return y;
  };
  values = restore(values);
  index = restore(index);
  if (auto node = record<OrderNode>(x)) {
    node->sizes = Dims(x.sizes());
    node->dim = d;
    node->index.save(index);
    node->label = label;
    attach(values, node);
  }
  return {values, index};
}
}  // namespace
std::pair<Tensor, Tensor> sort(const Tensor& x, int64_t dim, bool descending) {
  const int64_t d = wrap_dim(dim, x.dim(), "sort");
  return ordered(x, d, descending, x.dim() == 0 ? 1 : x.size(d), true, "SortBackward0");
}
Tensor argsort(const Tensor& x, int64_t dim, bool descending) {
  return sort(detach(x), dim, descending).second;
}
std::pair<Tensor, Tensor> topk(const Tensor& x, int64_t k, int64_t dim, bool largest) {
  check_not_bool(x.dtype(), "topk");
  const int64_t d = wrap_dim(dim, x.dim(), "topk"), n = x.dim() == 0 ? 1 : x.size(d);
  check(k >= 0 && k <= n, Code::kIndex, "topk: selected index k out of range: k = ", k, ", size ",
        n);
  // The element of a 0-dim tensor is there also for k 0, as in PyTorch.
  return ordered(x, d, largest, x.dim() == 0 ? 1 : k, false, "TopkBackward0");
}

}  // namespace nnc::ops
