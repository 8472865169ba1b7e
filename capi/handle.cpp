// SPDX-License-Identifier: Apache-2.0
#include "capi/handle.h"

#include "capi/scope.h"
#include "capi/slots.h"

namespace nnc::capi {
namespace {

// body(slot) of a live handle; false if it is dead, or no memory is left to look at it.
template <class F>
bool with_slot(const void* handle, const F& body) noexcept {
  try {
    const ReleaseGuard guard;
    Slot* s = find(handle);
    return s && body(*s);
  } catch (...) {
    return false;
  }
}

}  // namespace

void* make_handle(Kind kind, Counted* object, Scope* scope) {
  uint32_t index = kNoSlot;
  try {
    index = take_slot();
  } catch (...) {
    drop_object(kind, object);
    throw;
  }
  Slot& s = slot_at(index);
  const uint64_t key = next_key(s, index, kind);
  s.kind = kind;
  s.object = object;
  s.owners.store(1, std::memory_order_relaxed);
  s.scope.store(scope, std::memory_order_relaxed);
  s.maker.store(&this_thread(), std::memory_order_relaxed);
  s.shared.store(false, std::memory_order_relaxed);
  s.epoch = this_epoch();
  s.key.store(key, std::memory_order_release);
  count_handles(1);
  void* handle = reinterpret_cast<void*>(key);
  if (scope) {
    try {
      scope->add(handle);
    } catch (...) {
      release_handle(handle);
      throw;
    }
  }
  return handle;
}

Counted* resolve(const void* handle, Kind kind) {
  if (kind_of(handle) != static_cast<uint64_t>(kind)) return nullptr;
  const Slot* s = find(handle);
  return s ? s->object : nullptr;
}

void release_handle(void* handle) noexcept {
  with_slot(handle, [&](Slot& s) {
    // owners reaches 0 once; whoever brings it there ends the handle. One that only this thread has
    // looked up is not being retained or released by another.
    const bool own = !s.shared.load() && s.owners.load(std::memory_order_relaxed) == 1;
    if (!own && s.owners.fetch_sub(1) != 1) return false;
    uint64_t key = bits(handle);
    if (!s.key.compare_exchange_strong(key, 0)) return false;
    s.owners.store(0, std::memory_order_relaxed);
    count_handles(-1);
    retire(slot_of(handle));
    return true;
  });
}

bool retain_handle(void* handle) noexcept {
  return with_slot(handle, [](Slot& s) {
    int32_t owners = s.owners.load();
    do {
      if (owners <= 0 || owners == INT32_MAX) return false;
    } while (!s.owners.compare_exchange_weak(owners, owners + 1));
    return true;
  });
}

bool keep_handle(void* handle) noexcept {
  return with_slot(handle, [](Slot& s) {
    s.scope.store(nullptr);
    return true;
  });
}

int64_t object_id(const void* handle) noexcept {
  int64_t id = 0;
  with_slot(handle, [&](Slot& s) {
    id = static_cast<int64_t>(reinterpret_cast<intptr_t>(s.object));
    return true;
  });
  return id;
}

}  // namespace nnc::capi
