// SPDX-License-Identifier: Apache-2.0
// A pointer and a length, converting from whatever has data() and size().
#pragma once

#include <cstdint>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace nnc {

template <class T>
class Span {
 public:
  constexpr Span() = default;
  constexpr Span(T* data, int64_t size) : data_(data), size_(size) {}
  template <int64_t N>
  constexpr Span(T (&array)[N]) : data_(array), size_(N) {}
  template <class C, class = std::enable_if_t<
                         std::is_convertible_v<decltype(std::declval<C&>().data()), T*>>>
  constexpr Span(C& c) : data_(c.data()), size_(static_cast<int64_t>(c.size())) {}
  template <class C, class = std::enable_if_t<
                         std::is_convertible_v<decltype(std::declval<const C&>().data()), T*>>>
  constexpr Span(const C& c) : data_(c.data()), size_(static_cast<int64_t>(c.size())) {}
  // Only for arguments: the list lives until the end of the full expression, which is what the
  // warning is about.
#if !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winit-list-lifetime"
#endif
  constexpr Span(std::initializer_list<std::remove_const_t<T>> list) requires std::is_const_v<T>
      : data_(list.begin()), size_(static_cast<int64_t>(list.size())) {}
#if !defined(__clang__)
#pragma GCC diagnostic pop
#endif

  constexpr T* data() const {
    return data_;
  }
  constexpr int64_t size() const {
    return size_;
  }
  constexpr bool empty() const {
    return size_ == 0;
  }
  constexpr T& operator[](int64_t i) const {
    return data_[i];
  }
  constexpr T* begin() const {
    return data_;
  }
  constexpr T* end() const {
    return data_ + size_;
  }
  constexpr T& back() const {
    return data_[size_ - 1];
  }

 private:
  T* data_ = nullptr;
  int64_t size_ = 0;
};

}  // namespace nnc
