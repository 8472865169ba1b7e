// SPDX-License-Identifier: Apache-2.0
// Intrusive reference counting: one atomic word in the object, one pointer in the handle.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace nnc {

// Base of counted objects. Count 1 at birth, owned by the Ref that adopts it.
// A class T derived from Counted provides `static void destroy(T*)`, called at count 0.
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

  void retain() const { count_.fetch_add(1, std::memory_order_relaxed); }
  // True when this was the last owner. A sole owner needs no read-modify-write: nobody else
  // can hold a reference to make another one from.
  bool drop() const {
    if (count_.load(std::memory_order_acquire) == 1) return true;
    return count_.fetch_sub(1, std::memory_order_acq_rel) == 1;
  }
  int64_t use_count() const { return count_.load(std::memory_order_acquire); }

 private:
  mutable std::atomic<int64_t> count_{1};
};

template <class T>
class Ref {
 public:
  Ref() = default;
  Ref(std::nullptr_t) {}
  static Ref adopt(T* p) {
    Ref r;
    r.p_ = p;
    return r;
  }
  static Ref share(T* p) {
    if (p) p->retain();
    return adopt(p);
  }
  Ref(const Ref& o) : p_(o.p_) {
    if (p_) p_->retain();
  }
  Ref(Ref&& o) noexcept : p_(std::exchange(o.p_, nullptr)) {}
  template <class U>
  requires std::is_convertible_v<U*, T*> Ref(Ref<U> o) : p_(o.leak()) {}
  Ref& operator=(Ref o) noexcept {
    std::swap(p_, o.p_);
    return *this;
  }
  ~Ref() { reset(); }

  void reset() {
    T* p = std::exchange(p_, nullptr);
    if (p && p->drop()) T::destroy(p);
  }
  // Gives the reference away without dropping it.
  T* leak() { return std::exchange(p_, nullptr); }
  T* get() const { return p_; }
  T* operator->() const { return p_; }
  T& operator*() const { return *p_; }
  explicit operator bool() const { return p_ != nullptr; }
  friend bool operator==(const Ref& a, const Ref& b) { return a.p_ == b.p_; }

 private:
  T* p_ = nullptr;
};

}  // namespace nnc
