// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/tensor.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_TENSOR_HPP
#define NNC_METHODS_TENSOR_HPP

#include <nnc/functions/tensor.hpp>

namespace nnc {

inline Tensor TensorMethods::new_empty(const Ints& dims, DType dtype) const {
  return nnc::new_empty(self(), dims, dtype);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::new_empty(N... sizes) const {
  return nnc::new_empty(self(), Ints{sizes...});
}
inline Tensor TensorMethods::new_zeros(const Ints& dims, DType dtype) const {
  return nnc::new_zeros(self(), dims, dtype);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::new_zeros(N... sizes) const {
  return nnc::new_zeros(self(), Ints{sizes...});
}
inline Tensor TensorMethods::new_ones(const Ints& dims, DType dtype) const {
  return nnc::new_ones(self(), dims, dtype);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::new_ones(N... sizes) const {
  return nnc::new_ones(self(), Ints{sizes...});
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::new_full(const Ints& dims, N fill_value, DType dtype) const {
  return nnc::new_full(self(), dims, fill_value, dtype);
}
inline Tensor TensorMethods::clone(MemoryFormat memory_format) const {
  return nnc::clone(self(), memory_format);
}
inline Tensor TensorMethods::contiguous(MemoryFormat memory_format) const {
  return nnc::contiguous(self(), memory_format);
}
inline Tensor TensorMethods::type_as(const Tensor& other) const {
  return nnc::type_as(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::fill_(N value) const {
  return nnc::fill_(self(), value);
}
inline Tensor TensorMethods::zero_() const {
  return nnc::zero_(self());
}

}  // namespace nnc

#endif
