// SPDX-License-Identifier: Apache-2.0
#include "tensor/tensor.h"

#include <optional>

#include "tensor/recording.h"

namespace nnc {

TensorImpl::TensorImpl(Ref<Storage> s, int64_t off, DType t, Sizes size, Sizes stride, int64_t n,
                       bool packed)
    : storage(std::move(s)),
      offset(off),
      sizes(size),
      strides(stride),
      numel(n),
      dtype(t),
      contiguous(packed) {}

TensorImpl::TensorImpl(Ref<Storage> s, DType t, Sizes size, int64_t n)
    : storage(std::move(s)),
      offset(0),
      sizes(size),
      strides(contiguous_strides(size)),
      numel(n),
      dtype(t),
      contiguous(true) {}

namespace {

Tensor packed(Ref<Storage> storage, DType dtype, Sizes sizes, int64_t numel) {
  return Tensor(Ref<TensorImpl>::adopt(new TensorImpl(std::move(storage), dtype, sizes, numel)));
}

// The dimensions from the outermost, by the insertion sort of PyTorch: a dimension that is repeated
// has no place, and of equal strides the larger size is further out.
Dims dense_order(Sizes sizes, Sizes strides) {
  Dims order;
  for (int64_t d = 0; d < sizes.size(); ++d) order.push_back(d);
  for (int64_t i = sizes.size() - 2; i >= 0; --i) {
    int64_t at = i;
    for (int64_t next = i + 1; next < sizes.size(); ++next) {
      const int64_t a = order[at], b = order[next];
      if (strides[a] == 0 || strides[b] == 0) continue;
      if (strides[a] > strides[b]) break;
      if (strides[a] == strides[b] && sizes[a] >= sizes[b]) continue;
      std::swap(order[at], order[next]);
      at = next;
    }
  }
  return order;
}

}  // namespace

Tensor Tensor::empty(Sizes sizes, DType dtype) {
  const int64_t numel = checked_numel(sizes, "empty");
  Ref<Storage> storage = Storage::allocate(checked_mul(numel, item_size(dtype), "empty"));
  return packed(std::move(storage), dtype, sizes, numel);
}

Tensor Tensor::empty_strided(Sizes sizes, Sizes strides, DType dtype) {
  const int64_t numel = checked_numel(sizes, "empty_strided");
  const int64_t reach = checked_reach(sizes, strides, "empty_strided");
  Ref<Storage> storage = Storage::allocate(checked_mul(reach, item_size(dtype), "empty_strided"));
  return Tensor(Ref<TensorImpl>::adopt(new TensorImpl(std::move(storage), 0, dtype, sizes, strides,
                                                      numel, is_contiguous(sizes, strides))));
}

Tensor Tensor::empty_like(const Tensor& like) {
  return empty_like(like, like.dtype());
}

Tensor Tensor::empty_like(const Tensor& like, DType dtype) {
  if (like.hidden_channels_last()) return empty_channels_last(like.sizes(), dtype);
  const bool plain = same_sizes(like.strides(), contiguous_strides(like.sizes()));
  if (like.contiguous() && plain) return empty(like.sizes(), dtype);
  // As in PyTorch, where nothing is left out the strides of sizes of 1 stay too.
  if (like.contiguous() || is_dense(like.sizes(), like.strides())) {
    return empty_strided(like.sizes(), like.strides(), dtype);
  }
  // The same order without the gaps.
  const Dims order = dense_order(like.sizes(), like.strides());
  Dims strides(like.dim());
  int64_t step = 1;
  for (int64_t i = like.dim() - 1; i >= 0; --i) {
    strides[order[i]] = step;
    step *= like.size(order[i]);
  }
  return empty_strided(like.sizes(), strides, dtype);
}

Tensor Tensor::empty_channels_last(Sizes sizes, DType dtype) {
  const int64_t numel = checked_numel(sizes, "empty");
  ChannelsLast order{sizes[0], sizes[1], 1, item_size(dtype)};
  for (int64_t d = 2; d < sizes.size(); ++d) order.spatial *= sizes[d];
  checked_mul(numel, item_size(dtype), "empty");
  // With one channel or one position both orders are the same bytes.
  if (numel == 0 || order.channels == 1 || order.spatial == 1) return empty(sizes, dtype);
  return packed(Storage::allocate_channels_last(order), dtype, sizes, numel);
}

Tensor Tensor::full(Sizes sizes, Scalar value, DType dtype) {
  Tensor t = empty(sizes, dtype);
  dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    T* p = t.mutable_data<T>();
    const T v = value.to<T>();
    for (int64_t i = 0; i < t.numel(); ++i) p[i] = v;
  });
  return t;
}

Tensor Tensor::wrapped(Scalar value) {
  const DType dtype = value.kind() == Scalar::Kind::kFloat ? DType::kFloat64
                      : value.kind() == Scalar::Kind::kInt ? DType::kInt64
                                                           : DType::kBool;
  Tensor t = full({}, value, dtype);
  t.impl()->wrapped_number = true;
  return t;
}

Tensor Tensor::alias(Sizes sizes, Sizes strides, int64_t offset) const {
  check(!hidden_channels_last(), Code::kInternal, "alias: the bytes of the storage are hidden");
  const int64_t numel = checked_numel(sizes, "view");
  return Tensor(Ref<TensorImpl>::adopt(new TensorImpl(
      impl_->storage, offset, impl_->dtype, sizes, strides, numel, is_contiguous(sizes, strides))));
}

Tensor Tensor::alias() const {
  const TensorImpl& t = *impl_;
  return Tensor(Ref<TensorImpl>::adopt(
      new TensorImpl(t.storage, t.offset, t.dtype, t.sizes, t.strides, t.numel, t.contiguous)));
}

View Tensor::hidden_view() const {
  const TensorImpl& t = *impl_;
  const int64_t channels = t.storage->order().channels;
  int64_t strides[kMaxDims];
  int64_t step = channels;
  for (int64_t d = t.sizes.size() - 1; d >= 2; --d) {
    strides[d] = step;
    step *= t.sizes[d];
  }
  strides[1] = 1;
  strides[0] = step;
  return {t.storage->channels_last(),
          t.dtype,
          t.sizes,
          Sizes(strides, t.sizes.size()),
          t.numel,
          false,
          t.storage.get()};
}

const void* Tensor::raw(DType wanted) const {
  check(wanted == dtype(), Code::kInternal, "data: elements of torch.", dtype(), " read as torch.",
        wanted);
  check(!hidden_channels_last(), Code::kInternal, "data: the bytes of the tensor are hidden");
  const void* p = first(impl_->storage->plain());
  if (is_recording()) [[unlikely]]
    recording().host_access(*impl_->storage, p);
  return p;
}

bool depends_on_inputs(const Tensor& t) {
  return is_recording() && recording().depends(*t.impl()->storage, t.view().data());
}

namespace {
int category(DType t) {
  return t == DType::kBool ? 0 : is_floating(t) ? 2 : 1;
}
}  // namespace

DType result_type(std::initializer_list<const Tensor*> tensors) {
  // Of each priority, 2: has dimensions, 1: 0-dim tensor, 0: Python number
  std::optional<DType> types[3];
  for (const Tensor* t : tensors) {
    const bool number = t->impl()->wrapped_number;
    const DType type = number && is_floating(t->dtype()) ? exec().default_dtype : t->dtype();
    std::optional<DType>& of = types[number ? 0 : t->dim() == 0 ? 1 : 2];
    of = of ? promote_types(*of, type) : type;
  }
  std::optional<DType> high = types[2];
  for (const std::optional<DType>& low : {types[1], types[0]}) {
    if (low && (!high || category(*high) < category(*low))) {
      high = high ? promote_types(*high, *low) : *low;
    }
  }
  return *high;
}
DType result_type(const Tensor& a, const Tensor& b) {
  if (a.dtype() == b.dtype() && !a.impl()->wrapped_number) return a.dtype();
  return result_type({&a, &b});
}

}  // namespace nnc
