// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/packed.h"

#include <cstring>
#include <mutex>

#include "base/fork.h"
#include "base/small_vector.h"

namespace nnc::kernels {
namespace {

struct Copies final : StorageCompanion {
  struct Entry {
    uint64_t key;
    uint32_t version;
    Ref<Block> block;
  };
  SmallVector<Entry, 2> entries;
};

ProcessMutex& mutex() {
  return process_mutex(ProcessLock::kPackedWeights);
}

}  // namespace

Ref<Block> find_packed(const Weight& w, uint64_t key) {
  if (!w.storage || w.storage->shared_with_host()) return nullptr;
  std::lock_guard lock(mutex());
  const auto* c = static_cast<const Copies*>(w.storage->companion());
  if (!c) return nullptr;
  for (const Copies::Entry& e : c->entries) {
    if (e.key == key && e.version == w.storage->version()) return e.block;
  }
  return nullptr;
}

void keep_packed(const Weight& w, uint64_t key, const Ref<Block>& block) {
  if (!w.storage || w.storage->shared_with_host()) return;
  constexpr int64_t kMost = 4;  // of one storage: a weight used in that many shapes
  std::lock_guard lock(mutex());
  if (!w.storage->companion()) w.storage->set_companion(new Copies);
  auto& entries = static_cast<Copies*>(w.storage->companion())->entries;
  const uint32_t version = w.storage->version();
  for (int64_t i = entries.size() - 1; i >= 0; --i) {
    if (entries[i].version != version || entries[i].key == key) entries.erase(i);
  }
  if (entries.size() == kMost) entries.erase(0);
  entries.push_back({key, version, block});
}

uint64_t hash_bytes(const void* data, int64_t n, uint64_t seed) {
  const char* p = static_cast<const char*>(data);
  uint64_t h = seed ^ 0x9e3779b97f4a7c15u;
  for (int64_t i = 0; i < n; i += 8) {
    uint64_t v = 0;
    std::memcpy(&v, p + i, static_cast<size_t>(n - i < 8 ? n - i : 8));
    h = (h ^ v) * 0xff51afd7ed558ccdu;
    h ^= h >> 32;
  }
  return h;
}

}  // namespace nnc::kernels
