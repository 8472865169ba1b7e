// SPDX-License-Identifier: Apache-2.0
#include "kernels/onednn/cache.h"

#include <list>
#include <mutex>
#include <unordered_map>

#include "base/address_space.h"
#include "base/error.h"
#include "base/fork.h"
#include "kernels/onednn/compat.h"

namespace nnc::kernels::onednn {
namespace {

constexpr size_t kMost = 1024;
// Bytes. The code of products takes 17 MB; near a limit malloc maps each piece of it apart, a
// megabyte at least, and it took 33.
constexpr size_t kLeast = size_t{96} << 20;

struct Cache {
  struct Item {
    std::string key;
    std::unique_ptr<CacheEntry> entry;
  };
  std::list<Item> items;  // most recently used first
  std::unordered_multimap<std::string, std::list<Item>::iterator> index;
};

// Never destroyed: see engine().
Cache& cache() {
  static Cache* c = new Cache;
  return *c;
}

// Note [oneDNN's cache]
// oneDNN keeps primitives too, for all that use it in the process, libtorch among them: how many is
// not ours to say. But attempts that end for want of memory stay in there, answer for good, and
// leave it in disorder. So it keeps nothing while one of ours is made, which throws out the
// others': those are made again, once, as ours are.
class WithoutTheirs {
 public:
  WithoutTheirs() {
    dnnl_get_primitive_cache_capacity(&most_);
    dnnl_set_primitive_cache_capacity(0);
  }
  ~WithoutTheirs() { dnnl_set_primitive_cache_capacity(most_); }
  WithoutTheirs(const WithoutTheirs&) = delete;

 private:
  int most_ = 0;
};

}  // namespace

std::unique_ptr<CacheEntry> take_idle(const std::string& key) {
  Cache& c = cache();
  std::lock_guard lock(process_mutex(ProcessLock::kPrimitives));
  const auto at = c.index.find(key);
  if (at == c.index.end()) return nullptr;
  std::unique_ptr<CacheEntry> entry = std::move(at->second->entry);
  c.items.erase(at->second);
  c.index.erase(at);
  return entry;
}

void give_back(std::string key, std::unique_ptr<CacheEntry> entry) noexcept try {
  Cache& c = cache();
  std::list<Cache::Item> fresh;
  fresh.push_front({key, std::move(entry)});
  std::list<Cache::Item> dropped;  // destroyed after the lock
  std::lock_guard lock(process_mutex(ProcessLock::kPrimitives));
  c.index.emplace(std::move(key), fresh.begin());
  c.items.splice(c.items.begin(), fresh);
  if (c.items.size() <= kMost) return;
  const auto oldest = std::prev(c.items.end());
  const auto range = c.index.equal_range(oldest->key);
  for (auto i = range.first; i != range.second; ++i) {
    if (i->second != oldest) continue;
    c.index.erase(i);
    break;
  }
  dropped.splice(dropped.begin(), c.items, oldest);
} catch (const std::bad_alloc&) {
  // It is made again the next time.
}

void with_room(FunctionRef<void()> make) {
  const std::lock_guard lock(process_mutex(ProcessLock::kMakingOfThose));
  check_room(kLeast);
  check_unwinder();
  make();
}

std::unique_ptr<CacheEntry> make_entry(FunctionRef<std::unique_ptr<CacheEntry>()> make) {
  std::unique_ptr<CacheEntry> entry;
  try {
    with_room([&] {
      const WithoutTheirs none;
      entry = make();
    });
    return entry;
  } catch (const dnnl::error& e) {
    check(e.status != dnnl_out_of_memory, Code::kMemory, "oneDNN: not enough memory");
  }
  auto refused = std::make_unique<CacheEntry>();
  refused->supported = false;
  return refused;
}

}  // namespace nnc::kernels::onednn
