// SPDX-License-Identifier: Apache-2.0
#include "tensor/storage.h"

#include <mutex>

#include "base/error.h"
#include "base/parallel.h"

namespace nnc {
namespace {

void* allocate_or_fail(int64_t nbytes) {
  void* p = allocate_block(static_cast<size_t>(nbytes));
  check(p != nullptr, Code::kMemory, "allocate: not enough memory: you tried to allocate ", nbytes,
        " bytes");
  return p;
}

// Transposes (rows, columns) matrices, in tiles that fit the first-level cache.
template <class T>
void transpose_batch(T* dst, const T* src, int64_t batch, int64_t rows, int64_t columns) {
  constexpr int64_t kTile = 16;
  const int64_t tiles = (columns + kTile - 1) / kTile;
  parallel_for(batch * tiles, 1 + 32768 / (rows * kTile + 1), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t b = i / tiles, c0 = i % tiles * kTile;
      const int64_t c1 = c0 + kTile < columns ? c0 + kTile : columns;
      const T* s = src + b * rows * columns;
      T* d = dst + b * rows * columns;
      for (int64_t r0 = 0; r0 < rows; r0 += kTile) {
        const int64_t r1 = r0 + kTile < rows ? r0 + kTile : rows;
        for (int64_t c = c0; c < c1; ++c) {
          for (int64_t r = r0; r < r1; ++r) d[c * rows + r] = s[r * columns + c];
        }
      }
    }
  });
}

void transpose_bytes(void* dst, const void* src, int64_t batch, int64_t rows, int64_t columns,
                     int64_t item_size) {
  switch (item_size) {
    case 8:
      return transpose_batch(static_cast<uint64_t*>(dst), static_cast<const uint64_t*>(src), batch,
                             rows, columns);
    case 4:
      return transpose_batch(static_cast<uint32_t*>(dst), static_cast<const uint32_t*>(src), batch,
                             rows, columns);
    case 2:
      return transpose_batch(static_cast<uint16_t*>(dst), static_cast<const uint16_t*>(src), batch,
                             rows, columns);
    default:
      return transpose_batch(static_cast<uint8_t*>(dst), static_cast<const uint8_t*>(src), batch,
                             rows, columns);
  }
}

// Two threads may read one tensor at the same time, and both may want it plain.
std::mutex& conversion_mutex() {
  static std::mutex* mutex = new std::mutex;
  return *mutex;
}

}  // namespace

void channels_last_to_plain(void* dst, const void* src, const ChannelsLast& o) {
  transpose_bytes(dst, src, o.batch, o.spatial, o.channels, o.item_size);
}

void plain_to_channels_last(void* dst, const void* src, const ChannelsLast& o) {
  transpose_bytes(dst, src, o.batch, o.channels, o.spatial, o.item_size);
}

Ref<Storage> Storage::allocate(int64_t nbytes) {
  Ref<Storage> s = Ref<Storage>::adopt(new Storage);
  s->plain_.store(allocate_or_fail(nbytes), std::memory_order_relaxed);
  s->nbytes_ = nbytes;
  return s;
}

Ref<Storage> Storage::allocate_channels_last(const ChannelsLast& order) {
  Ref<Storage> s = Ref<Storage>::adopt(new Storage);
  const int64_t nbytes = order.batch * order.channels * order.spatial * order.item_size;
  s->hidden_ = allocate_or_fail(nbytes);
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
  if (owns_) {
    free_block(plain_.load(std::memory_order_relaxed), static_cast<size_t>(nbytes_));
    free_block(hidden_, static_cast<size_t>(nbytes_));
  } else if (deleter_) {
    deleter_(self_);
  }
}

void* Storage::make_plain() {
  std::lock_guard lock(conversion_mutex());
  void* p = plain_.load(std::memory_order_acquire);
  if (p) return p;
  p = allocate_or_fail(nbytes_);
  channels_last_to_plain(p, hidden_, order_);
  plain_.store(p, std::memory_order_release);
  return p;
}

void Storage::drop_hidden() {
  free_block(hidden_, static_cast<size_t>(nbytes_));
  hidden_ = nullptr;
}

void* Storage::mutable_channels_last() {
  void* p = plain_.exchange(nullptr);
  free_block(p, static_cast<size_t>(nbytes_));
  return hidden_;
}

}  // namespace nnc
