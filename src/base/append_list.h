// SPDX-License-Identifier: Apache-2.0
// Lists that are read without a lock. Writers exclude each other.
#pragma once

#include <algorithm>
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

// Note [Leaves of lists]
// A list that only grows. Elements never move, and one that is in the list is complete. They lie in
// leaves of 32, the first ones in leaves of 4 and 28: short lists are the rule. A list that differs
// from another in one element shares all leaves with it but the one that has that element, and the
// last one if it is not full: only one list may grow there.
template <class T>
class AppendList final : public FormerList {
 public:
  AppendList() = default;
  ~AppendList() override {
    for (int64_t l = leaves_of(size()); l-- > 0;) leaf(l)->drop();
    // A leaf that was made room in and never used.
    if (spare_) spare_->drop();
    for (int b = 0; b < kBlocks && blocks_[b]; ++b) {
      std::allocator<Leaf*>().deallocate(blocks_[b], room(b));
    }
  }
  AppendList(const AppendList&) = delete;
  AppendList& operator=(const AppendList&) = delete;

  int64_t size() const { return size_.load(std::memory_order_acquire); }
  bool empty() const { return size() == 0; }
  // i < size()
  const T& operator[](int64_t i) const {
    if (i < kFirst) [[likely]]
      return (*first_)[i];
    return (*leaf(leaf_of(i)))[i - begin_of(leaf_of(i))];
  }

  // Makes room for one more, so that the next append() cannot fail.
  void reserve_one() {
    const int64_t at = size_.load(std::memory_order_relaxed), l = leaf_of(at);
    if (at != begin_of(l) || spare_) return;
    if (l > 0) make_block(l - 1);
    spare_ = Leaf::make(room_of(l));
  }
  const T& append(T value) {
    reserve_one();
    const int64_t at = size_.load(std::memory_order_relaxed), l = leaf_of(at);
    if (at == begin_of(l)) put_leaf(l, std::exchange(spare_, nullptr));
    const T& place = leaf(l)->add(at - begin_of(l), std::move(value));
    size_.store(at + 1, std::memory_order_release);
    return place;
  }

  // The same list but for element i. Only those of its leaf and of the last one lie elsewhere.
  Ref<AppendList> with(int64_t i, const T& value) const {
    const Ref<AppendList> other = Ref<AppendList>::adopt(new AppendList);
    const int64_t n = size();
    for (int64_t begin = 0; begin < n;) {
      const int64_t l = leaf_of(begin), end = std::min(begin + room_of(l), n);
      if (l != leaf_of(i) && begin + room_of(l) <= n) {
        other->share(l, leaf(l));
        other->size_.store(end, std::memory_order_relaxed);
      }
      for (int64_t k = other->size(); k < end; ++k) {
        other->append(k == i ? value : (*this)[k]);
      }
      begin = end;
    }
    return other;
  }
  // The same list without element i. Those before its leaf lie where they are.
  Ref<AppendList> without(int64_t i) const {
    const Ref<AppendList> other = Ref<AppendList>::adopt(new AppendList);
    for (int64_t l = 0; l < leaf_of(i); ++l) {
      other->share(l, leaf(l));
      other->size_.store(begin_of(l) + room_of(l), std::memory_order_relaxed);
    }
    for (int64_t k = other->size(), n = size(); k < n; ++k) {
      if (k != i) other->append((*this)[k]);
    }
    return other;
  }
  // Where the elements of i's leaf begin and end.
  static int64_t leaf_begin(int64_t i) { return begin_of(leaf_of(i)); }
  static int64_t leaf_end(int64_t i) { return leaf_begin(i) + room_of(leaf_of(i)); }

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
  static constexpr int64_t kFirst = 4, kRoom = 32;
  static int64_t leaf_of(int64_t i) { return i < kFirst ? 0 : i / kRoom + 1; }
  static int64_t begin_of(int64_t l) { return l == 0 ? 0 : l == 1 ? kFirst : (l - 1) * kRoom; }
  static int64_t room_of(int64_t l) { return l == 0 ? kFirst : l == 1 ? kRoom - kFirst : kRoom; }
  static int64_t leaves_of(int64_t n) { return n == 0 ? 0 : leaf_of(n - 1) + 1; }

  // Elements, of several lists perhaps. It grows only while one has it.
  class Leaf {
   public:
    static Leaf* make(int64_t room) {
      return new (::operator new(sizeof(Leaf) + static_cast<size_t>(room) * sizeof(T))) Leaf;
    }
    void share() { users_.fetch_add(1, std::memory_order_relaxed); }
    void drop() {
      if (users_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
      std::destroy_n(elements(), size_.load(std::memory_order_relaxed));
      this->~Leaf();
      ::operator delete(this);
    }
    const T& operator[](int64_t i) const { return elements()[i]; }
    // Element i, behind which there is none, for the lists that have the leaf as for itself: the
    // child of a fork() may go on behind any write of a thread that is gone.
    const T& add(int64_t i, T value) {
      T* const place = new (elements() + i) T(std::move(value));
      size_.store(i + 1, std::memory_order_release);
      return *place;
    }

   private:
    Leaf() = default;
    ~Leaf() = default;
    // Behind the leaf.
    T* elements() const { return reinterpret_cast<T*>(const_cast<Leaf*>(this) + 1); }

    std::atomic<int64_t> users_{1};
    std::atomic<int64_t> size_{0};
  };
  static_assert(alignof(T) <= alignof(Leaf));

  // Leaves but for the first lie in blocks of 4, 32, 256, ... of their pointers.
  static constexpr int kBlocks = 10;
  static constexpr size_t room(int block) { return size_t{4} << (3 * block); }
  struct Place {
    int block;
    size_t index;
  };
  static Place place_of(int64_t more) {
    Place p{0, static_cast<size_t>(more)};
    for (; p.index >= room(p.block); ++p.block) p.index -= room(p.block);
    return p;
  }
  Leaf* leaf(int64_t l) const {
    if (l == 0) return first_;
    const Place p = place_of(l - 1);
    return blocks_[p.block][p.index];
  }
  void make_block(int64_t more) {
    const Place p = place_of(more);
    if (p.block >= kBlocks) throw std::bad_alloc();
    if (!blocks_[p.block]) blocks_[p.block] = std::allocator<Leaf*>().allocate(room(p.block));
  }
  void put_leaf(int64_t l, Leaf* leaf) {
    if (l == 0) {
      first_ = leaf;
    } else {
      const Place p = place_of(l - 1);
      blocks_[p.block][p.index] = leaf;
    }
  }
  void share(int64_t l, Leaf* leaf) {
    if (l > 0) make_block(l - 1);
    leaf->share();
    put_leaf(l, leaf);
  }

  Leaf* first_ = nullptr;
  Leaf** blocks_[kBlocks] = {};
  Leaf* spare_ = nullptr;  // the next one, which nobody reads yet
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
