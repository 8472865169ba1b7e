// SPDX-License-Identifier: Apache-2.0
// Storage: the bytes that one or more tensors look at, their version counter, and their order.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/ref.h"
#include "tensor/allocator.h"

namespace nnc {

class StorageMemory;  // tensor/recording.h

// Note [Hidden layout]
// A kernel may leave its result channels-last (N, spatial, C) instead of in the order the strides
// of the tensor say. Such a storage is looked at only by tensors of exactly that shape. Views tell
// where the bytes lie: whoever follows their strides needs no other order. Whoever needs the plain
// one (another geometry on the storage, a raw pointer, the host) has it made by ops::materialize;
// from then on both orders may be read, and writing keeps the plain one. The memory of either stays
// until the storage dies: a reader on another thread may be in it.
struct ChannelsLast {
  int64_t batch = 0, channels = 0, spatial = 0, item_size = 0;
};

// What kernels keep along with a storage (see kernels/common/packed.h); dies with it.
class StorageCompanion {
 public:
  virtual ~StorageCompanion() = default;
};

class Storage final : public Counted, public PoolAllocated {
 public:
  // Uninitialised memory; an Error with Code::kMemory when there is none.
  static Ref<Storage> allocate(int64_t nbytes);
  // The same in hidden channels-last order.
  static Ref<Storage> allocate_channels_last(const ChannelsLast& order);
  // Memory of the caller; deleter(self) is called when the last tensor has gone (may be null).
  static Ref<Storage> borrow(void* data, int64_t nbytes, void (*deleter)(uintptr_t),
                             uintptr_t self);
  static void destroy(Storage* s) { delete s; }
  // Of borrowed memory.
  void set_deleter(void (*deleter)(uintptr_t), uintptr_t self) {
    deleter_ = deleter;
    self_ = self;
  }

  int64_t nbytes() const { return nbytes_; }
  // Does the memory belong to that of a recording? Note [Recording]
  bool is_of(const StorageMemory& recorded) const { return memory_ == &recorded; }
  // The bytes in the order of the tensor's strides; null while only the hidden order exists.
  void* plain() const { return plain_.load(std::memory_order_acquire); }
  // The channels-last bytes if there ever were any (see order()), else null.
  void* channels_last() const { return hidden_; }
  // Are they no longer what the plain ones are?
  bool channels_last_is_stale() const { return hidden_is_stale_.load(std::memory_order_relaxed); }
  // Takes over the bytes of donor, the same in plain order, unless another thread came first.
  void adopt_plain(Storage& donor);
  // Before writing: of two orders the plain one stays.
  void drop_copies() {
    if (hidden_ && plain()) hidden_is_stale_.store(true, std::memory_order_relaxed);
  }
  const ChannelsLast& order() const { return order_; }

  // Tells contents apart: a saved tensor and packed copies compare it. Shared by all tensors of the
  // storage. Each write gives it a number that it never had.
  uint32_t version() const { return version_.load(std::memory_order_relaxed).now; }
  void bump_version() {
    Version v = version_.load(std::memory_order_relaxed);
    while (!version_.compare_exchange_weak(v, {v.newest + 1, v.newest + 1},
                                           std::memory_order_relaxed)) {
    }
  }
  // Of memory that is new, or where nobody has seen another number.
  void set_version(uint32_t v) { version_.store({v, v}, std::memory_order_relaxed); }
  // Where writes were taken back (Note [Undo]): what was made of them may still be there, so their
  // numbers are not given out again.
  void restore_version(uint32_t to) {
    Version v = version_.load(std::memory_order_relaxed);
    while (!version_.compare_exchange_weak(v, {to, to > v.newest ? to : v.newest},
                                           std::memory_order_relaxed)) {
    }
  }

  // Changes only under the lock of its user.
  StorageCompanion* companion() const { return companion_; }
  void set_companion(StorageCompanion* c) { companion_ = c; }
  // The host holds a pointer that it may write through at any time: nothing derived from the bytes
  // may be kept.
  void share_with_host() { shared_with_host_.store(true, std::memory_order_relaxed); }
  bool shared_with_host() const { return shared_with_host_.load(std::memory_order_relaxed); }
  // A captured training step reads it: Note [Leaves that change].
  void note_captured() { captured_.store(true, std::memory_order_relaxed); }
  bool is_captured() const { return captured_.load(std::memory_order_relaxed); }

 private:
  Storage() = default;
  ~Storage();

  std::atomic<void*> plain_{nullptr};
  void* hidden_ = nullptr;  // for good
  int64_t nbytes_ = 0;
  struct alignas(8) Version {
    uint32_t now, newest;
  };
  std::atomic<Version> version_{Version{0, 0}};
  bool owns_ = true;
  StorageMemory* memory_ = nullptr;  // where the bytes come from, if not from the allocator
  std::atomic<bool> hidden_is_stale_{false};
  std::atomic<bool> shared_with_host_{false};
  std::atomic<bool> captured_{false};
  StorageCompanion* companion_ = nullptr;
  ChannelsLast order_;
  void (*deleter_)(uintptr_t) = nullptr;
  uintptr_t self_ = 0;
};

}  // namespace nnc
