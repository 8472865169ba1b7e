// SPDX-License-Identifier: Apache-2.0
#include "mpi/objects.h"

#include <mutex>
#include <unordered_map>

namespace nnc::mpi {

namespace {

// Handles may be released while the process ends: the table is never destroyed.
struct Table {
  struct Entry {
    std::shared_ptr<Object> object;
    const void* handle;
  };
  std::mutex mutex;
  std::unordered_map<uintptr_t, Entry> entries;
  std::unordered_map<const void*, uintptr_t> handles;
  uintptr_t next = 1;
};

Table& table() {
  static Table* const t = new Table;
  return *t;
}

nnc_error* refuse_forward(uintptr_t, nnc_ctx*, nnc_function_ctx*, nnc_tensor* const*, int64_t,
                          nnc_tensor**, int64_t, int64_t*) {
  return nnc_error_new(NNC_E_UNSUPPORTED, "nnc_function_apply", "this is not a function");
}
nnc_error* refuse_backward(uintptr_t, nnc_ctx*, nnc_function_ctx*, nnc_tensor* const*, int64_t,
                           nnc_tensor**, int64_t) {
  return nnc_error_new(NNC_E_UNSUPPORTED, "nnc_function_apply", "this is not a function");
}

}  // namespace

uintptr_t reserve(std::shared_ptr<Object> object) {
  Table& t = table();
  const std::lock_guard lock(t.mutex);
  const uintptr_t self = t.next++;
  t.entries.emplace(self, Table::Entry{std::move(object), nullptr});
  return self;
}

void bind(const void* handle, uintptr_t self) {
  Table& t = table();
  const std::lock_guard lock(t.mutex);
  t.handles.emplace(handle, self);
  t.entries.at(self).handle = handle;
}

void forget(uintptr_t self) noexcept {
  std::shared_ptr<Object> last;  // ends without the lock
  Table& t = table();
  const std::lock_guard lock(t.mutex);
  const auto at = t.entries.find(self);
  if (at == t.entries.end()) return;
  last = std::move(at->second.object);
  if (at->second.handle) t.handles.erase(at->second.handle);
  t.entries.erase(at);
}

std::shared_ptr<Object> object_of(uintptr_t self) {
  Table& t = table();
  const std::lock_guard lock(t.mutex);
  const auto at = t.entries.find(self);
  return at == t.entries.end() ? nullptr : at->second.object;
}

std::shared_ptr<Object> find_object(const void* handle) {
  Table& t = table();
  const std::lock_guard lock(t.mutex);
  const auto at = t.handles.find(handle);
  return at == t.handles.end() ? nullptr : t.entries.at(at->second).object;
}

void* make_handle(nnc_ctx* ctx, const char* name, std::shared_ptr<Object> object) {
  const nnc_function_vtable vtable = {sizeof vtable, refuse_forward, refuse_backward, forget};
  const uintptr_t self = reserve(std::move(object));
  nnc_function* handle = nullptr;
  try {
    take(nnc_function_new(ctx, name, &vtable, self, &handle));
  } catch (...) {
    forget(self);
    throw;
  }
  bind(handle, self);
  return handle;
}

}  // namespace nnc::mpi
