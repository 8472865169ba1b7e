// SPDX-License-Identifier: Apache-2.0
#include "program/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "base/make_room.h"
#include "tensor/allocator.h"
#include "tensor/large_blocks.h"

namespace nnc::program {
namespace {

constexpr size_t kChunk = size_t{64} << 20, kAlign = 64;

size_t rounded(size_t n, size_t to) {
  return (n + to - 1) / to * to;
}

size_t page() {
  static const auto size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

// The whole pages of a block, without content.
void discard_pages(char* first, int64_t nbytes) noexcept {
  const auto begin = rounded(reinterpret_cast<uintptr_t>(first), page());
  const auto end =
      (reinterpret_cast<uintptr_t>(first) + static_cast<size_t>(nbytes)) / page() * page();
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace

CaptureMemory::~CaptureMemory() {
  for_alive([](const Block& b) { uncount_memory(static_cast<size_t>(b.nbytes)); });
  for (const Chunk& c : chunks_) munmap(c.first, c.size);
}

bool CaptureMemory::add_chunk(size_t nbytes) noexcept {
  try {
    make_room(chunks_);
  } catch (...) {
    return false;
  }
  const size_t size = std::max(kChunk, rounded(nbytes, page()));
  // What does not fit into the machine is refused, as outside of a capture.
  const int unreserved = size > kChunk ? 0 : MAP_NORESERVE;
  void* p =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | unreserved, -1, 0);
  if (p == MAP_FAILED) return false;
  chunks_.push_back({static_cast<char*>(p), size, 0});
  return true;
}

void* CaptureMemory::allocate(int64_t nbytes, Storage& owner) noexcept {
  const std::lock_guard lock(mutex_);
  // Not the chunks, whose pages take no memory before they are used.
  const auto counted = static_cast<size_t>(nbytes);
  if (!count_memory(counted)) return nullptr;
  void* const p = add_block(nbytes, owner);
  if (!p) uncount_memory(counted);
  return p;
}

void* CaptureMemory::add_block(int64_t nbytes, Storage& owner) noexcept {
  const size_t n = rounded(static_cast<size_t>(std::max<int64_t>(nbytes, 1)), kAlign);
  if (chunks_.empty() || chunks_.back().size - chunks_.back().used < n) {
    if (!add_chunk(n)) return nullptr;
  }
  Chunk& c = chunks_.back();
  try {
    make_room(fresh_);
    Block& b = blocks_[c.first + c.used];
    b.nbytes = nbytes;
    b.storage = &owner;
    fresh_.push_back(c.first + c.used);
  } catch (...) {
    return nullptr;
  }
  void* const p = c.first + c.used;
  c.used += n;
  return p;
}

void CaptureMemory::free(void* p, int64_t nbytes) noexcept {
  if (!p) return;
  const std::lock_guard lock(mutex_);
  const auto at = blocks_.find(static_cast<char*>(p));
  // The order of the strides, made after the capture.
  if (at == blocks_.end()) return free_block(p, static_cast<size_t>(nbytes));
  at->second.freed = true;
  uncount_memory(static_cast<size_t>(at->second.nbytes));
  discard_pages(at->first, at->second.nbytes);
}

void CaptureMemory::set_owner(const void* p, Storage& owner) noexcept {
  if (Block* const b = find(p).block) b->storage = &owner;
}

std::vector<char*> CaptureMemory::take_fresh() {
  const std::lock_guard lock(mutex_);
  std::vector<char*> alive = std::exchange(fresh_, {});
  std::erase_if(alive, [this](char* first) { return blocks_.at(first).freed; });
  return alive;
}

CaptureMemory::Found CaptureMemory::find(const void* p) {
  const std::lock_guard lock(mutex_);
  auto at = blocks_.upper_bound(static_cast<char*>(const_cast<void*>(p)));
  if (at == blocks_.begin()) return {};
  --at;
  const int64_t offset = static_cast<const char*>(p) - at->first;
  if (offset > at->second.nbytes || (offset == at->second.nbytes && offset > 0)) return {};
  return {at->first, &at->second};
}

}  // namespace nnc::program
