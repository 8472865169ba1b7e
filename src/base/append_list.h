// SPDX-License-Identifier: Apache-2.0
// Lists that are read without a lock. Writers exclude each other.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

#include "base/ref.h"

namespace nnc {

// A list that readers may still be in after another has taken its place.
class FormerList : public Counted {
 public:
  virtual ~FormerList() = default;
  static void destroy(FormerList* l) { delete l; }
};

// A list that only grows. Elements never move, and one that is in the list is complete.
template <class T>
class AppendList final : public FormerList {
 public:
  AppendList() = default;
  ~AppendList() override {
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

// A list in whose place another may be put. Whoever reads it takes it once, with now(), and stays
// with what that gives.
template <class T>
class SharedList {
 public:
  SharedList() = default;
  ~SharedList() { replace(nullptr); }
  SharedList(const SharedList&) = delete;
  SharedList& operator=(const SharedList&) = delete;

  const AppendList<T>& now() const {
    const AppendList<T>* l = now_.load(std::memory_order_acquire);
    return l ? *l : kEmpty;
  }

  void reserve_one() { mine().reserve_one(); }
  const T& append(T value) { return mine().append(std::move(value)); }
  // The writer keeps what it was until no reader can be in it.
  Ref<FormerList> replace(Ref<AppendList<T>> fresh) noexcept {
    return Ref<AppendList<T>>::adopt(now_.exchange(fresh.leak(), std::memory_order_acq_rel));
  }

 private:
  AppendList<T>& mine() {
    if (!now_.load(std::memory_order_relaxed)) now_.store(new AppendList<T>);
    return *now_.load(std::memory_order_relaxed);
  }

  static inline const AppendList<T> kEmpty;
  std::atomic<AppendList<T>*> now_{nullptr};
};

}  // namespace nnc
