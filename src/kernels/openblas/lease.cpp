// SPDX-License-Identifier: Apache-2.0
#include "kernels/openblas/lease.h"

#include <atomic>
#include <mutex>
#include <new>
#include <vector>

#include "base/fork.h"

// Of OpenBLAS since 0.1, in no header.
extern "C" {
[[gnu::weak]] void* blas_memory_alloc(int purpose);
[[gnu::weak]] void blas_memory_free(void* buffer);
}

namespace nnc::kernels::openblas {
namespace {

constexpr size_t kRoom = size_t{160} << 20;  // bytes, more than a buffer takes

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
    // No new expression, which the compiler may leave out.
    ::operator delete(::operator new(kRoom));
    held.buffers.push_back(blas_memory_alloc(0));
  }
  g_made.store(count);
}

}  // namespace

BlasLease::Buffers::Buffers(int count) : count_(count) {
  const int in_use = g_in_use.fetch_add(count) + count;
  if (in_use <= g_made.load()) [[likely]]
    return;
  try {
    make(in_use);
  } catch (...) {
    g_in_use.fetch_sub(count);
    throw;
  }
}

BlasLease::Buffers::~Buffers() {
  g_in_use.fetch_sub(count_);
}

}  // namespace nnc::kernels::openblas
