// SPDX-License-Identifier: Apache-2.0
#include "kernels/onednn/cache.h"

#include <list>
#include <mutex>
#include <unordered_map>

namespace nnc::kernels::onednn {
namespace {

constexpr size_t kMost = 1024;

struct Cache {
  struct Item {
    std::string key;
    std::unique_ptr<CacheEntry> entry;
  };
  std::mutex mutex;
  std::list<Item> items;  // most recently used first
  std::unordered_multimap<std::string, std::list<Item>::iterator> index;
};

// Never destroyed: see engine().
Cache& cache() {
  static Cache* c = new Cache;
  return *c;
}

}  // namespace

std::unique_ptr<CacheEntry> take_idle(const std::string& key) {
  Cache& c = cache();
  std::lock_guard lock(c.mutex);
  const auto at = c.index.find(key);
  if (at == c.index.end()) return nullptr;
  std::unique_ptr<CacheEntry> entry = std::move(at->second->entry);
  c.items.erase(at->second);
  c.index.erase(at);
  return entry;
}

void give_back(std::string key, std::unique_ptr<CacheEntry> entry) {
  Cache& c = cache();
  std::unique_ptr<CacheEntry> dropped;  // destroyed after the lock
  std::lock_guard lock(c.mutex);
  c.items.push_front({key, std::move(entry)});
  c.index.emplace(std::move(key), c.items.begin());
  if (c.items.size() <= kMost) return;
  const auto oldest = std::prev(c.items.end());
  const auto range = c.index.equal_range(oldest->key);
  for (auto i = range.first; i != range.second; ++i) {
    if (i->second != oldest) continue;
    c.index.erase(i);
    break;
  }
  dropped = std::move(oldest->entry);
  c.items.pop_back();
}

}  // namespace nnc::kernels::onednn
