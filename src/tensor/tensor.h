// SPDX-License-Identifier: Apache-2.0
// Tensor: a counted handle on sizes, strides and storage. History hangs on it, opaque here.
#pragma once

#include <atomic>
#include <initializer_list>

#include "base/ref.h"
#include "tensor/exec.h"
#include "tensor/storage.h"
#include "tensor/view.h"

namespace nnc {

// Note [Commit last]
// Whatever changes something that was there before the call (elements, versions, histories, .grad,
// parameters, running statistics, registrations, settings, the generator) works in this order:
//   check what was given; allocate; compute into memory of its own; change, by steps that cannot
//   fail: moves, swaps, kernels on memory that is there.
// A call that fails has then changed nothing, and the same call again gives the same bits.

// What graph/ keeps for a tensor that takes part in a graph.
class AutogradMetaBase : public PoolAllocated {
 public:
  virtual ~AutogradMetaBase() = default;
};

class TensorImpl final : public Counted, public PoolAllocated {
 public:
  TensorImpl(Ref<Storage> storage, int64_t offset, DType dtype, Sizes sizes, Sizes strides,
             int64_t numel, bool contiguous);
  // From the storage's first element on, contiguous.
  TensorImpl(Ref<Storage> storage, DType dtype, Sizes sizes, int64_t numel);
  ~TensorImpl() { delete meta; }
  static void destroy(TensorImpl* t) { delete t; }

  Ref<Storage> storage;
  int64_t offset;  // of the first element, in elements
  Dims sizes, strides;
  int64_t numel;
  DType dtype;
  bool contiguous;
  std::atomic<bool> is_parameter{false};   // prints as "Parameter containing:"
  bool wrapped_number = false;             // a Python number: weak in type promotion
  std::atomic<bool> uninitialized{false};  // Note [Lazy modules]
  AutogradMetaBase* meta = nullptr;
};

class BorrowedTensor;

class Tensor {
 public:
  Tensor() = default;
  explicit Tensor(Ref<TensorImpl> impl) : impl_(std::move(impl)) {}
  // Not moved from, which would take a reference that is not there.
  Tensor(const BorrowedTensor& t);
  Tensor& operator=(const BorrowedTensor& t);

  // ---- makers (no history; uninitialised unless said) ----
  static Tensor empty(Sizes sizes, DType dtype);
  static Tensor empty_strided(Sizes sizes, Sizes strides, DType dtype);
  // Same sizes; same dense order of dimensions where `like` has one, else contiguous (torch's
  // preserve_format). A hidden layout of `like` is kept.
  static Tensor empty_like(const Tensor& like);
  static Tensor empty_like(const Tensor& like, DType dtype);
  // A (N, C, ...) tensor in hidden channels-last order. See Note [Hidden layout].
  static Tensor empty_channels_last(Sizes sizes, DType dtype);
  static Tensor full(Sizes sizes, Scalar value, DType dtype);
  static Tensor zeros(Sizes sizes, DType dtype) { return full(sizes, 0, dtype); }
  static Tensor ones(Sizes sizes, DType dtype) { return full(sizes, 1, dtype); }
  // A 0-dim tensor that is weak in promotion, as a Python number is.
  static Tensor wrapped(Scalar value);
  // Another look at the same storage, without history.
  Tensor alias(Sizes sizes, Sizes strides, int64_t offset) const;
  Tensor alias() const;

  bool defined() const { return static_cast<bool>(impl_); }
  DType dtype() const { return impl_->dtype; }
  int64_t dim() const { return impl_->sizes.size(); }
  int64_t numel() const { return impl_->numel; }
  Sizes sizes() const { return impl_->sizes; }
  Sizes strides() const { return impl_->strides; }
  // Negative dimensions count from the end; not checked.
  int64_t size(int64_t d) const { return impl_->sizes[d < 0 ? d + dim() : d]; }
  int64_t stride(int64_t d) const { return impl_->strides[d < 0 ? d + dim() : d]; }
  int64_t offset() const { return impl_->offset; }
  bool contiguous() const { return impl_->contiguous; }
  uint32_t version() const { return impl_->storage->version(); }
  void bump_version() const { impl_->storage->bump_version(); }

  // What kernels read, and what they write: the bytes as they lie (Note [Hidden layout]), so that
  // the strides of the view may be others than the tensor's. Neither allocates or throws.
  ConstView view() const {
    const TensorImpl& t = *impl_;
    void* plain = t.storage->plain();
    if (plain || !t.storage->channels_last()) [[likely]]
      return {first(plain), t.dtype, t.sizes, t.strides, t.numel, t.contiguous, t.storage.get()};
    return hidden_view();
  }
  View mutable_view() const {
    const TensorImpl& t = *impl_;
    t.storage->drop_copies();
    void* plain = t.storage->plain();
    if (plain || !t.storage->channels_last()) [[likely]]
      return {first(plain), t.dtype, t.sizes, t.strides, t.numel, t.contiguous, t.storage.get()};
    return hidden_view();
  }
  // The first element, by the tensor's own strides; the plain bytes must exist.
  template <class T>
  const T* data() const {
    return static_cast<const T*>(raw(kDTypeOf<T>));
  }
  template <class T>
  T* mutable_data() const {
    impl_->storage->drop_copies();
    return const_cast<T*>(data<T>());
  }
  // True when only the channels-last bytes exist.
  bool hidden_channels_last() const {
    return impl_->storage->channels_last() != nullptr && impl_->storage->plain() == nullptr;
  }
  // The channels-last bytes of a tensor in the order of its storage, if they are up to date, or
  // null.
  void* channels_last_data() const {
    const Storage& s = *impl_->storage;
    return has_order_of_storage() && !s.channels_last_is_stale() ? s.channels_last() : nullptr;
  }

  TensorImpl* impl() const { return impl_.get(); }
  const Ref<TensorImpl>& ref() const { return impl_; }
  // Gives the reference away.
  TensorImpl* leak() { return impl_.leak(); }
  bool same(const Tensor& o) const { return impl_.get() == o.impl_.get(); }

 private:
  bool has_order_of_storage() const {
    const TensorImpl& t = *impl_;
    const ChannelsLast& o = t.storage->order();
    return t.contiguous && t.sizes.size() > 2 && t.sizes[0] == o.batch &&
           t.sizes[1] == o.channels && t.numel == o.batch * o.channels * o.spatial;
  }
  // A part of what has no elements may lie farther behind than can be counted in bytes.
  void* first(void* base) const {
    if (impl_->numel == 0) [[unlikely]]
      return base;
    return static_cast<char*>(base) + impl_->offset * item_size(impl_->dtype);
  }
  View hidden_view() const;
  const void* raw(DType wanted) const;
  Ref<TensorImpl> impl_;
};

// A tensor that somebody else keeps alive, and that is not counted.
class BorrowedTensor : public Tensor {
 public:
  explicit BorrowedTensor(TensorImpl* t) : Tensor(Ref<TensorImpl>::adopt(t)) {}
  BorrowedTensor(const BorrowedTensor&) = delete;
  BorrowedTensor& operator=(const BorrowedTensor&) = delete;
  ~BorrowedTensor() { static_cast<void>(leak()); }
};
inline Tensor::Tensor(const BorrowedTensor& t) : impl_(t.ref()) {}
inline Tensor& Tensor::operator=(const BorrowedTensor& t) {
  impl_ = t.ref();
  return *this;
}

// What whoever uses such a tensor is told.
inline constexpr char kUninitialized[] =
    " is an uninitialized parameter or buffer: call the lazy module first, which gives it its size";
// Has t neither sizes nor memory, as it belongs to a lazy layer? Note [Lazy modules] in nn/lazy.h.
inline bool is_uninitialized(const Tensor& t) {
  return t.impl()->uninitialized.load(std::memory_order_acquire);
}

// Is t's content another at every run of what is being recorded? What the host would do by looking
// at it, it then does in a way that is right for all contents. Note [Recording]
bool depends_on_inputs(const Tensor& t);

// torch.result_type: dimensioned tensors outrank 0-dim ones, those outrank Python numbers, as
// long as they are of the same category (bool < integer < floating).
DType result_type(const Tensor& a, const Tensor& b);
DType result_type(std::initializer_list<const Tensor*> tensors);

}  // namespace nnc
