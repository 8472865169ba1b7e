// SPDX-License-Identifier: Apache-2.0
#include "nnc/memory.h"

#include "capi/guard.h"
#include "tensor/large_blocks.h"

using namespace nnc;
using namespace nnc::capi;

namespace {
void set_limit(int64_t bytes) {
  check(bytes >= 0, Code::kInvalid, "bytes must not be negative, got ", bytes);
  limit_allocator(bytes > 0 ? bytes : INT64_MAX);
}
}  // namespace

int64_t nnc_memory_allocated(void) {
  return allocator_stats().live_bytes;
}
int64_t nnc_max_memory_allocated(void) {
  return allocator_stats().max_live_bytes;
}
int64_t nnc_memory_reserved(void) {
  return allocator_stats().held_bytes;
}
int64_t nnc_max_memory_reserved(void) {
  return allocator_stats().max_held_bytes;
}
void nnc_reset_peak_memory_stats(void) {
  reset_allocator_peaks();
}
nnc_error* nnc_memory_limit(nnc_ctx* ctx, int64_t bytes) {
  return RUN(set_limit(bytes));
}
void nnc_empty_cache(void) {
  trim_allocator();
}
