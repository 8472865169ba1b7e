// SPDX-License-Identifier: Apache-2.0
#include "program/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "base/make_room.h"

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

void* CaptureMemory::allocate(int64_t nbytes) noexcept {
  const std::lock_guard lock(mutex_);
  const size_t n = rounded(static_cast<size_t>(std::max<int64_t>(nbytes, 1)), kAlign);
  if (chunks_.empty() || chunks_.back().size - chunks_.back().used < n) {
    if (!add_chunk(n)) return nullptr;
  }
  Chunk& c = chunks_.back();
  try {
    blocks_[c.first + c.used] = {nbytes, Origin::kNothing};
  } catch (...) {
    return nullptr;
  }
  void* const p = c.first + c.used;
  c.used += n;
  return p;
}

void CaptureMemory::free(void* p, int64_t) noexcept {
  if (!p) return;
  const std::lock_guard lock(mutex_);
  const auto at = blocks_.find(static_cast<char*>(p));
  if (at == blocks_.end()) return;
  at->second.freed = true;
  discard_pages(at->first, at->second.nbytes);
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
