// SPDX-License-Identifier: Apache-2.0
#include "tensor/storage.h"

#include "base/error.h"
#include "base/no_cancel.h"
#include "tensor/allocation_limit.h"
#include "tensor/large_blocks.h"
#include "tensor/recording.h"

namespace nnc {

constinit thread_local AllocationLimit* AllocationLimit::t_current
    __attribute__((tls_model("initial-exec"))) = nullptr;

void AllocationLimit::fail(int64_t nbytes) {
  nnc::fail(Code::kFile, "allocate: a tensor of ", nbytes, " bytes is more than the file has");
}

namespace {

[[noreturn]] void fail_to_allocate(int64_t nbytes) {
  constexpr char kWhat[] = "allocate: not enough memory: you tried to allocate ";
  const int64_t limit = allocator_limit(), live = allocator_stats().live_bytes;
  const bool limited = limit < INT64_MAX && nbytes > limit - live;
  check(!limited, Code::kMemory, kWhat, nbytes, " bytes beside ", live, " in use, of the limit of ",
        limit);
  nnc::fail(Code::kMemory, kWhat, nbytes, " bytes");
}

// Sets `memory` to where the bytes are to go back to, if that is not the allocator.
void* allocate_or_fail(int64_t nbytes, Storage& owner, StorageMemory*& memory) {
  AllocationLimit::check(nbytes);
  void* p = nullptr;
  if (is_recording()) [[unlikely]] {
    memory = Ref<StorageMemory>::share(&recording().memory()).leak();
    p = memory->allocate(nbytes, owner);
  } else {
    p = allocate_block(static_cast<size_t>(nbytes));
  }
  if (!p) AllocationLimit::note_no_memory();
  if (!p) fail_to_allocate(nbytes);
  return p;
}

}  // namespace

Ref<Storage> Storage::allocate(int64_t nbytes) {
  Ref<Storage> s = Ref<Storage>::adopt(new Storage);
  s->plain_.store(allocate_or_fail(nbytes, *s, s->memory_), std::memory_order_relaxed);
  s->nbytes_ = nbytes;
  return s;
}

Ref<Storage> Storage::allocate_channels_last(const ChannelsLast& order) {
  Ref<Storage> s = Ref<Storage>::adopt(new Storage);
  const int64_t nbytes = order.batch * order.channels * order.spatial * order.item_size;
  s->hidden_ = allocate_or_fail(nbytes, *s, s->memory_);
  s->nbytes_ = nbytes;
  s->order_ = order;
  return s;
}

Ref<Storage> Storage::borrow(void* data, int64_t nbytes, void (*deleter)(uintptr_t),
                             uintptr_t self) {
  Ref<Storage> s = Ref<Storage>::adopt(new Storage);
  s->plain_.store(data, std::memory_order_relaxed);
  s->nbytes_ = nbytes;
  s->owns_ = false;
  s->shared_with_host_ = true;
  s->deleter_ = deleter;
  s->self_ = self;
  return s;
}

Storage::~Storage() {
  delete companion_;
  if (memory_) [[unlikely]] {
    memory_->free(plain(), nbytes_);
    memory_->free(hidden_, nbytes_);
    Ref<StorageMemory>::adopt(memory_).reset();
  } else if (owns_) {
    free_block(plain_.load(std::memory_order_relaxed), static_cast<size_t>(nbytes_));
    free_block(hidden_, static_cast<size_t>(nbytes_));
  } else if (deleter_) {
    try {
      const NoCancel here;  // Note [Cancelled threads]
      deleter_(self_);
    } catch (...) {
      // A host's exception has nobody to go to: the last reference may be dropped anywhere.
    }
  }
}

void Storage::adopt_plain(Storage& donor) {
  void* bytes = donor.plain();
  void* none = nullptr;
  if (plain_.compare_exchange_strong(none, bytes, std::memory_order_acq_rel)) {
    donor.plain_.store(nullptr, std::memory_order_relaxed);
    if (donor.memory_) [[unlikely]]
      donor.memory_->set_owner(bytes, *this);
  }
}

}  // namespace nnc
