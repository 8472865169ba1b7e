// SPDX-License-Identifier: Apache-2.0
// View: what a kernel sees of a tensor. Neither history nor ownership; the tensor outlives it.
#pragma once

#include "tensor/dtype.h"
#include "tensor/shape.h"

namespace nnc {

struct View {
  void* data = nullptr;  // the first element; strides are counted in elements
  DType dtype = DType::kFloat32;
  const int64_t* size_data = nullptr;
  const int64_t* stride_data = nullptr;
  int64_t ndim = 0;
  int64_t numel = 0;

  Sizes sizes() const { return {size_data, ndim}; }
  Sizes strides() const { return {stride_data, ndim}; }
  int64_t size(int64_t d) const { return size_data[d]; }
  int64_t stride(int64_t d) const { return stride_data[d]; }
  bool contiguous() const { return is_contiguous(sizes(), strides()); }
  template <class T>
  T* ptr() const {
    return static_cast<T*>(data);
  }
};

}  // namespace nnc
