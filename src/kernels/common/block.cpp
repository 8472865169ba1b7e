// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/block.h"

#include "base/error.h"

namespace nnc::kernels {

Ref<Block> Block::allocate(int64_t nbytes) {
  Ref<Block> b = Ref<Block>::adopt(new Block);
  b->data_ = allocate_block(static_cast<size_t>(nbytes));
  check(b->data_ != nullptr, Code::kMemory, "allocate: not enough memory: you tried to allocate ",
        nbytes, " bytes");
  b->nbytes_ = nbytes;
  return b;
}

}  // namespace nnc::kernels
