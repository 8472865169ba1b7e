// SPDX-License-Identifier: Apache-2.0
// Weights and the packed copies that kernels make of them.
#pragma once

#include "kernels/common/block.h"
#include "tensor/storage.h"

namespace nnc::kernels {

// Note [Packed weights]
// A kernel that wants a weight in an order of its own copies it for each call, or, when the caller
// names the storage (inference: the weight will come again), keeps the copy with the storage until
// that is written to.
struct Weight {
  const void* data = nullptr;
  Storage* storage = nullptr;  // null: do not keep copies
  Storage* owner = nullptr;    // of data: for a Recording alone
};

// The copy kept under key for the storage's present version, else null.
Ref<Block> find_packed(const Weight& w, uint64_t key);
// Of what was copied when the storage had that version: nothing, if it was written to since.
void keep_packed(const Weight& w, uint64_t key, uint32_t version, const Ref<Block>& block);

// The packed copy of nbytes that fill(void*) writes.
template <class F>
Ref<Block> packed(const Weight& w, uint64_t key, int64_t nbytes, const F& fill) {
  if (Ref<Block> known = find_packed(w, key)) return known;
  const uint32_t version = w.storage ? w.storage->version() : 0;
  Ref<Block> b = Block::allocate(nbytes);
  fill(b->as<void>());
  keep_packed(w, key, version, b);
  return b;
}

// A hash of memory, for keys.
uint64_t hash_bytes(const void* data, int64_t n, uint64_t seed);

}  // namespace nnc::kernels
