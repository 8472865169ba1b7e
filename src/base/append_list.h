// SPDX-License-Identifier: Apache-2.0
// A list that only grows. Elements never move, and one that is in the list is complete: readers
// need no lock, writers exclude each other.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

namespace nnc {

template <class T>
class AppendList {
 public:
  AppendList() = default;
  ~AppendList() {
    for (int64_t i = size(); i-- > 0;) std::destroy_at(&(*this)[i]);
    for (int c = 0; c < kChunks && chunks_[c]; ++c) {
      std::allocator<T>().deallocate(chunks_[c], room(c));
    }
  }
  AppendList(const AppendList&) = delete;
  AppendList& operator=(const AppendList&) = delete;

  int64_t size() const { return size_.load(std::memory_order_acquire); }
  bool empty() const { return size() == 0; }
  // i < size()
  const T& operator[](int64_t i) const {
    int c = 0;
    for (; i >= static_cast<int64_t>(room(c)); ++c) i -= static_cast<int64_t>(room(c));
    return chunks_[c][i];
  }

  // Makes room for one more, so that the next append() cannot fail.
  void reserve_one() {
    int64_t at = size_.load(std::memory_order_relaxed);
    int c = 0;
    for (; at >= static_cast<int64_t>(room(c)); ++c) at -= static_cast<int64_t>(room(c));
    if (c == kChunks) throw std::bad_alloc();
    if (!chunks_[c]) chunks_[c] = std::allocator<T>().allocate(room(c));
  }
  const T& append(T value) {
    reserve_one();
    const int64_t at = size_.load(std::memory_order_relaxed);
    const T& place = (*this)[at];
    new (const_cast<T*>(&place)) T(std::move(value));
    size_.store(at + 1, std::memory_order_release);
    return place;
  }

  // Over the elements that are there when the loop begins.
  class Iterator {
   public:
    Iterator(const AppendList* list, int64_t at) : list_(list), at_(at) {}
    const T& operator*() const { return (*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Iterator& o) const { return at_ != o.at_; }

   private:
    const AppendList* list_;
    int64_t at_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  static constexpr int kChunks = 10;
  // 4, 32, 256, ... elements: short lists are the rule, a long one needs few chunks.
  static constexpr size_t room(int chunk) { return size_t{4} << (3 * chunk); }

  T* chunks_[kChunks] = {};
  std::atomic<int64_t> size_{0};
};

}  // namespace nnc
