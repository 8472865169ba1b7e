// SPDX-License-Identifier: Apache-2.0
// A vector whose first N elements live inside the object: shapes, edges and gradients of an
// ordinary operation never touch the heap.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "base/span.h"

namespace nnc {

template <class T, int64_t N>
class SmallVector {
 public:
  SmallVector() = default;
  explicit SmallVector(int64_t n, const T& value = T()) { resize(n, value); }
  SmallVector(std::initializer_list<T> list) { append(list.begin(), list.size()); }
  explicit SmallVector(Span<const T> s) { append(s.data(), s.size()); }
  SmallVector(const SmallVector& o) { append(o.data(), o.size()); }
  SmallVector(SmallVector&& o) noexcept { take(o); }
  SmallVector& operator=(const SmallVector& o) {
    if (this != &o) {
      clear();
      append(o.data(), o.size());
    }
    return *this;
  }
  SmallVector& operator=(SmallVector&& o) noexcept {
    if (this != &o) {
      destroy();
      take(o);
    }
    return *this;
  }
  ~SmallVector() { destroy(); }

  int64_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T& operator[](int64_t i) { return data_[i]; }
  const T& operator[](int64_t i) const { return data_[i]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& back() { return data_[size_ - 1]; }
  const T& back() const { return data_[size_ - 1]; }

  void push_back(T value) { emplace_back(std::move(value)); }
  template <class... A>
  T& emplace_back(A&&... args) {
    if (size_ == capacity_) grow(size_ + 1);
    T* p = new (data_ + size_) T(std::forward<A>(args)...);
    ++size_;
    return *p;
  }
  void pop_back() { data_[--size_].~T(); }
  void insert(int64_t at, T value) {
    emplace_back(std::move(value));
    for (int64_t i = size_ - 1; i > at; --i) std::swap(data_[i], data_[i - 1]);
  }
  void erase(int64_t at) {
    for (int64_t i = at; i + 1 < size_; ++i) data_[i] = std::move(data_[i + 1]);
    pop_back();
  }
  void resize(int64_t n, const T& value = T()) {
    if (n < 0) [[unlikely]]
      fail_size("SmallVector: a negative size");
    if (n > capacity_) [[unlikely]]
      grow(n);
    if constexpr (std::is_trivial_v<T>) {
      T* const p = data_;
      const T v = value;
      for (int64_t i = size_; i < n; ++i) p[i] = v;
      size_ = n;
    } else {
      while (size_ > n) pop_back();
      while (size_ < n) emplace_back(value);
    }
  }
  void clear() {
    if constexpr (std::is_trivial_v<T>) {
      size_ = 0;
    } else {
      while (size_ > 0) pop_back();
    }
  }
  void append(const T* p, int64_t n) {
    if (n > capacity_ - size_) [[unlikely]]
      grow(n > kMost - size_ ? kMost + 1 : size_ + n);
    T* const end = data_ + size_;
    for (int64_t i = 0; i < n; ++i) new (end + i) T(p[i]);
    size_ += n;
  }
  friend bool operator==(const SmallVector& a, const SmallVector& b) {
    if (a.size_ != b.size_) return false;
    for (int64_t i = 0; i < a.size_; ++i) {
      if (!(a.data_[i] == b.data_[i])) return false;
    }
    return true;
  }

 private:
  static constexpr int64_t kMost = std::numeric_limits<int64_t>::max() / 2 / sizeof(T);

  T* inline_data() { return reinterpret_cast<T*>(inline_); }

  // Apart, so that what calls them stays small.
  [[noreturn, gnu::cold, gnu::noinline]] static void fail_size(const char* text) {
    throw std::length_error(text);
  }
  [[gnu::noinline]] void grow(int64_t need) {
    if (need > kMost) fail_size("SmallVector: a size that cannot be addressed");
    int64_t capacity = capacity_ * 2;
    if (capacity < need) capacity = need;
    T* fresh = static_cast<T*>(
        ::operator new(sizeof(T) * static_cast<size_t>(capacity), std::align_val_t(alignof(T))));
    for (int64_t i = 0; i < size_; ++i) {
      new (fresh + i) T(std::move(data_[i]));
      data_[i].~T();
    }
    if (data_ != inline_data()) ::operator delete(data_, std::align_val_t(alignof(T)));
    data_ = fresh;
    capacity_ = capacity;
  }
  void destroy() {
    clear();
    if (data_ != inline_data()) ::operator delete(data_, std::align_val_t(alignof(T)));
    data_ = inline_data();
    capacity_ = N;
  }
  // Moves the content of o into this, which holds nothing and no heap block.
  void take(SmallVector& o) noexcept {
    if (o.data_ != o.inline_data()) {
      data_ = std::exchange(o.data_, o.inline_data());
      capacity_ = std::exchange(o.capacity_, N);
      size_ = std::exchange(o.size_, 0);
      return;
    }
    T *const to = data_, *const from = o.data_;
    const int64_t n = o.size_;
    for (int64_t i = 0; i < n; ++i) new (to + i) T(std::move(from[i]));
    size_ = n;
    o.clear();
  }

  T* data_ = inline_data();
  int64_t size_ = 0;
  int64_t capacity_ = N;
  alignas(T) unsigned char inline_[sizeof(T) * N];
};

}  // namespace nnc
