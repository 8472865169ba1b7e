// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/packed.h"

#include <cstring>
#include <iterator>
#include <map>
#include <mutex>

#include "base/fork.h"

namespace nnc::kernels {
namespace {

struct Copies final : StorageCompanion {
  uint32_t version = 0;  // of the storage that they were made of
  int64_t nbytes = 0;
  std::map<uint64_t, Ref<Block>> blocks;  // by key
};

ProcessMutex& mutex() {
  return process_mutex(ProcessLock::kPackedWeights);
}

}  // namespace

Ref<Block> find_packed(const Weight& w, uint64_t key) {
  if (!w.storage || w.storage->shared_with_host()) return nullptr;
  std::lock_guard lock(mutex());
  const auto* c = static_cast<const Copies*>(w.storage->companion());
  if (!c || c->version != w.storage->version()) return nullptr;
  const auto at = c->blocks.find(key);
  return at == c->blocks.end() ? nullptr : at->second;
}

void keep_packed(const Weight& w, uint64_t key, uint32_t version, const Ref<Block>& block) {
  // Of one storage: a weight used in a few shapes, or parts of it, such as one vector of all
  // parameters has, until they are twice its size. What repeats its elements far more often than
  // any packing, as a view of overlapping rows does, would be kept for nothing.
  constexpr size_t kFew = 4;
  constexpr int64_t kMostRepeats = 8, kSmall = 64 << 10;
  if (!w.storage || w.storage->shared_with_host()) return;
  const int64_t size = w.storage->nbytes();
  if (block->nbytes() > kSmall + kMostRepeats * size) return;
  std::lock_guard lock(mutex());
  if (!w.storage->companion()) w.storage->set_companion(new Copies);
  auto& c = *static_cast<Copies*>(w.storage->companion());
  if (version != w.storage->version()) return;
  if (c.version != version) {
    c.blocks.clear();
    c.nbytes = 0;
    c.version = version;
  }
  if (!c.blocks.emplace(key, block).second) return;  // another thread's
  c.nbytes += block->nbytes();
  // Keys are hashes: the first one is any one, so that parts which do not fit all, used in turn, do
  // not drive each other out.
  while (c.blocks.size() > kFew && c.nbytes > 2 * size) {
    const auto any =
        c.blocks.begin()->first == key ? std::next(c.blocks.begin()) : c.blocks.begin();
    c.nbytes -= any->second->nbytes();
    c.blocks.erase(any);
  }
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
