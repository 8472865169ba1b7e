// SPDX-License-Identifier: Apache-2.0
#include "kernels/openblas/lease.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

#include "base/address_space.h"
#include "base/fork.h"

// Of OpenBLAS since 0.1, in no header.
extern "C" {
[[gnu::weak]] void* blas_memory_alloc(int purpose);
[[gnu::weak]] void blas_memory_free(void* buffer);
}

namespace nnc::kernels::openblas {
namespace {

constexpr size_t kRoom = size_t{160} << 20;  // bytes, more than a buffer takes
// OpenBLAS ends the process that asks for more buffers than it has places for, some 640 as Debian
// builds it for 64 threads. More threads than these wait for others, which hold nothing that a
// waiting one has.
constexpr int kMostBuffers = 128;
constexpr int kMostOfOne = 64;

constinit std::atomic<int> g_in_use{0};
constinit std::atomic<int> g_made{0};  // at least that many buffers are there

// Those that other threads used are lost to the child.
const AtForkChild kInChild([] {
  g_in_use = 0;
  g_made = 0;
});

// Makes buffers until there are `count`.
void make(int count) {
  if (!blas_memory_alloc || !blas_memory_free) return;
  const std::lock_guard lock(process_mutex(ProcessLock::kMakingOfThose));
  if (g_made.load() >= count) return;
  struct Held {
    ~Held() {
      for (void* b : buffers) blas_memory_free(b);
    }
    std::vector<void*> buffers;
  } held;
  held.buffers.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) {
    check_room(kRoom);
    held.buffers.push_back(blas_memory_alloc(0));
  }
  g_made.store(count);
}

}  // namespace

BlasLease::Buffers::Buffers(int count) : count_(std::min(count, kMostOfOne)) {
  int in_use = g_in_use.load();
  for (;;) {
    if (in_use + count_ > kMostBuffers) [[unlikely]] {
      g_in_use.wait(in_use);
      in_use = g_in_use.load();
    } else if (g_in_use.compare_exchange_weak(in_use, in_use + count_)) {
      break;
    }
  }
  if (in_use + count_ <= g_made.load()) [[likely]]
    return;
  try {
    make(in_use + count_);
  } catch (...) {
    give_back();
    throw;
  }
}

void BlasLease::Buffers::give_back() {
  g_in_use.fetch_sub(count_);
  g_in_use.notify_all();
}

}  // namespace nnc::kernels::openblas
