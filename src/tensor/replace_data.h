// SPDX-License-Identifier: Apache-2.0
// Tensors that look at other data from now on, several of them together: Note [Commit last].
#pragma once

#include <utility>

#include "tensor/tensor.h"

namespace nnc {

// tensor is about to look at what `data` looks at, of whatever type. It stays the same object, so
// that whoever keeps hold of it sees the new data. Nobody else has data, which keeps the former
// memory: its end may call the host.
struct DataReplacement {
  Tensor tensor, data;

  void commit() noexcept {
    TensorImpl &to = *tensor.impl(), &from = *data.impl();
    std::swap(to.storage, from.storage);
    to.offset = from.offset;
    to.strides = std::move(from.strides);
    to.contiguous = from.contiguous;
    to.dtype = from.dtype;
  }
  // The same, and the tensor takes the sizes.
  void commit_sizes() noexcept {
    commit();
    tensor.impl()->sizes = std::move(data.impl()->sizes);
    tensor.impl()->numel = data.impl()->numel;
  }
};

}  // namespace nnc
