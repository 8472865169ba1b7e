// SPDX-License-Identifier: Apache-2.0
// Memory of the kernels' own: for the length of a call, or kept beside a weight.
#pragma once

#include "base/ref.h"
#include "tensor/allocator.h"

namespace nnc::kernels {

// A block from the allocator, freed with the last reference.
class Block final : public Counted, public PoolAllocated {
 public:
  static Ref<Block> allocate(int64_t nbytes);
  static void destroy(Block* b) { delete b; }
  template <class T>
  T* as() const {
    return static_cast<T*>(data_);
  }
  int64_t nbytes() const { return nbytes_; }

 private:
  Block() = default;
  ~Block() { free_block(data_, static_cast<size_t>(nbytes_)); }
  void* data_ = nullptr;
  int64_t nbytes_ = 0;
};

}  // namespace nnc::kernels
