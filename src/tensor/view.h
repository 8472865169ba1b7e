// SPDX-License-Identifier: Apache-2.0
// What kernels see of a tensor: a place in memory, an element type, sizes and strides. Neither
// history nor ownership; the memory outlives the view.
#pragma once

#include <type_traits>

#include "tensor/dtype.h"
#include "tensor/shape.h"

namespace nnc {

class Storage;

// For reading. Sizes and strides live inside: making and copying a view never allocates.
class ConstView {
 public:
  ConstView() = default;  // of nothing: an operand that is left out
  ConstView(const void* data, DType dtype, Sizes sizes, Sizes strides, Storage* storage = nullptr)
      : ConstView(data, dtype, sizes, strides, count(sizes), is_contiguous(sizes, strides),
                  storage) {}
  ConstView(const ConstView& o) { *this = o; }
  ConstView& operator=(const ConstView& o) {  // NOLINT(bugprone-unhandled-self-assignment)
    data_ = o.data_, storage_ = o.storage_, numel_ = o.numel_;
    ndim_ = o.ndim_, dtype_ = o.dtype_, contiguous_ = o.contiguous_;
    for (int64_t i = 0; i < 2 * ndim_; ++i) dims_[i] = o.dims_[i];
    return *this;
  }

  bool defined() const { return data_ != nullptr; }
  DType dtype() const { return dtype_; }
  int64_t ndim() const { return ndim_; }
  int64_t numel() const { return numel_; }
  Sizes sizes() const { return {dims_, ndim_}; }
  Sizes strides() const { return {dims_ + ndim_, ndim_}; }  // counted in elements
  int64_t size(int64_t d) const { return dims_[d]; }
  int64_t stride(int64_t d) const { return dims_[ndim_ + d]; }
  bool contiguous() const { return contiguous_; }

  // The first element.
  const void* data() const { return data_; }
  // Of a tensor's view: for a Recording alone. Null for a view made of a pointer.
  Storage* storage() const { return storage_; }
  // The same look at other memory.
  void move_to(const void* data) { data_ = data; }
  template <class T>
  const T* ptr() const {
    check_type(kDTypeOf<T> == dtype_);
    return static_cast<const T*>(data_);
  }
  // The same as words of the elements' size: for what moves elements, or wraps them.
  template <class W>
  const W* words() const {
    check_type(static_cast<int64_t>(sizeof(W)) == item_size(dtype_));
    return static_cast<const W*>(data_);
  }

 protected:
  friend class Tensor;
  ConstView(const void* data, DType dtype, Sizes sizes, Sizes strides, int64_t numel,
            bool contiguous, Storage* storage = nullptr)
      : data_(data),
        storage_(storage),
        numel_(numel),
        ndim_(static_cast<int32_t>(sizes.size())),
        dtype_(dtype),
        contiguous_(contiguous) {
    if (ndim_ > kMaxDims) [[unlikely]]
      fail_dims();
    for (int64_t d = 0; d < ndim_; ++d) {
      dims_[d] = sizes[d];
      dims_[ndim_ + d] = strides[d];
    }
  }
  // Wraps only where nothing is read: a view of no elements that is repeated many times.
  static int64_t count(Sizes sizes) {
    uint64_t n = 1;
    for (const int64_t s : sizes) n *= static_cast<uint64_t>(s);
    return static_cast<int64_t>(n);
  }
  void check_type(bool fits) const {
    if (!fits) [[unlikely]]
      fail_type();
  }
  [[noreturn, gnu::cold, gnu::noinline]] void fail_type() const;
  [[noreturn, gnu::cold, gnu::noinline]] void fail_dims() const;

  const void* data_ = nullptr;
  Storage* storage_ = nullptr;
  int64_t numel_ = 0;
  int32_t ndim_ = 0;
  DType dtype_ = DType::kFloat32;
  bool contiguous_ = true;
  int64_t dims_[2 * kMaxDims];  // the sizes, then the strides: only what ndim_ asks for is set
};

// For writing; read where a ConstView is wanted.
class View : public ConstView {
 public:
  View() = default;
  View(void* data, DType dtype, Sizes sizes, Sizes strides, Storage* storage = nullptr)
      : ConstView(data, dtype, sizes, strides, storage) {}

  void* data() const { return const_cast<void*>(data_); }  // it came in as such
  template <class T>
  T* ptr() const {
    return const_cast<T*>(ConstView::ptr<T>());
  }
  template <class W>
  W* words() const {
    return const_cast<W*>(ConstView::words<W>());
  }

 private:
  friend class Tensor;
  View(void* data, DType dtype, Sizes sizes, Sizes strides, int64_t numel, bool contiguous,
       Storage* storage)
      : ConstView(data, dtype, sizes, strides, numel, contiguous, storage) {}
};

// ---- other looks at the memory of v; V is View or ConstView ----

// With other sizes and strides, from `offset` elements behind its first one on.
template <class V>
V restrided(const V& v, Sizes sizes, Sizes strides, int64_t offset = 0) {
  using Byte = std::conditional_t<std::is_same_v<V, View>, char, const char>;
  return V(static_cast<Byte*>(v.data()) + offset * item_size(v.dtype()), v.dtype(), sizes, strides,
           v.storage());
}
// The places start .. start + length - 1 of dimension d.
template <class V>
V narrowed(const V& v, int64_t d, int64_t start, int64_t length) {
  Dims sizes(v.sizes());
  sizes[d] = length;
  return restrided(v, sizes, v.strides(), v.numel() == 0 ? 0 : start * v.stride(d));
}
// Repeated into `sizes`, to which v's own broadcast, by strides of 0.
inline ConstView broadcast_view(const ConstView& v, Sizes sizes) {
  if (same_sizes(v.sizes(), sizes)) return v;
  return restrided(v, sizes, broadcast_strides(v.sizes(), v.strides(), sizes));
}

// A number as an element that is read again and again.
class RepeatedScalar {
 public:
  RepeatedScalar(const Scalar& value, DType dtype);
  RepeatedScalar(const RepeatedScalar&) = delete;
  ConstView view(Sizes sizes) const;

 private:
  alignas(8) unsigned char bytes_[8];
  DType dtype_;
};

// ---- what the door of a kernel family asks for: a defect of the caller, never of the user. Every
//      call passes a door, so what is asked stands inline ----
namespace detail {
[[noreturn, gnu::cold, gnu::noinline]] void fail_same_sizes(const char* op, const ConstView& a,
                                                            const ConstView& b);
[[noreturn, gnu::cold, gnu::noinline]] void fail_same_type(const char* op, const ConstView& a,
                                                           const ConstView& b);
// Calls agree(first, other) for the views that are of something.
template <class F>
void compare_views(std::initializer_list<const ConstView*> views, const F& agree) {
  const ConstView* first = nullptr;
  for (const ConstView* v : views) {
    if (!v->defined()) continue;
    if (!first)
      first = v;
    else
      agree(*first, *v);
  }
}
}  // namespace detail

inline void check_same_sizes(const char* op, std::initializer_list<const ConstView*> views) {
  detail::compare_views(views, [op](const ConstView& a, const ConstView& b) {
    if (!same_sizes(a.sizes(), b.sizes())) [[unlikely]]
      detail::fail_same_sizes(op, a, b);
  });
}
inline void check_same_type(const char* op, std::initializer_list<const ConstView*> views) {
  detail::compare_views(views, [op](const ConstView& a, const ConstView& b) {
    if (a.dtype() != b.dtype()) [[unlikely]]
      detail::fail_same_type(op, a, b);
  });
}
// Both; views of nothing are passed over.
inline void check_same(const char* op, std::initializer_list<const ConstView*> views) {
  check_same_type(op, views);
  check_same_sizes(op, views);
}
void check_contiguous(const char* op, std::initializer_list<const ConstView*> views);

}  // namespace nnc
