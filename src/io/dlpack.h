// SPDX-License-Identifier: Apache-2.0
// Tensors of other libraries, and ours for them, without a copy: DLPack 1.
#pragma once

#include <cstdint>

#include "tensor/tensor.h"

namespace nnc::io {

// The layout of DLManagedTensorVersioned: https://dmlc.github.io/dlpack/latest/c_api.html.
// <dlpack/dlpack.h> itself is the host's, who may have any version of it.
struct ManagedTensor {
  struct {
    uint32_t major, minor;
  } version;
  void* manager;
  void (*deleter)(ManagedTensor* self);  // may be null
  uint64_t flags;
  struct {
    void* data;
    struct {
      int32_t type, id;
    } device;
    int32_t ndim;
    struct {
      uint8_t code, bits;
      uint16_t lanes;
    } dtype;
    int64_t* shape;
    int64_t* strides;  // in elements; null: row-major
    uint64_t byte_offset;
  } tensor;
};

// A tensor on the bytes of source, or a copy of them: if *copy says so; without it, of bytes that
// must not be written. Whoever calls it gives source back: where the bytes are shared by making
// give_back the deleter of the tensor's storage, when nothing can fail any more.
struct Imported {
  Tensor tensor;
  bool shares;
};
Imported from_dlpack(const ManagedTensor* source, const int32_t* copy);
// Calls the deleter of the ManagedTensor at that address.
void give_back(uintptr_t source);

// The bytes of x for another library, which calls the deleter. The memory is then that of a host
// who may write at any time.
ManagedTensor* to_dlpack(const Tensor& x);

}  // namespace nnc::io
