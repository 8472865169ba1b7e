// SPDX-License-Identifier: Apache-2.0
#include "nnc/memory.h"

#include "tensor/large_blocks.h"

using namespace nnc;

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
void nnc_empty_cache(void) {
  trim_allocator();
}
