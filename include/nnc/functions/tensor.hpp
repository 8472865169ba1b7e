// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/tensor.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_TENSOR_HPP
#define NNC_FUNCTIONS_TENSOR_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor zeros(const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_zeros, detail::current, dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
template <class... N, detail::IfSizes<N...> = 0>
Tensor zeros(N... dims) {
  return zeros(Ints{dims...});
}
inline Tensor ones(const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_ones, detail::current, dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
template <class... N, detail::IfSizes<N...> = 0>
Tensor ones(N... dims) {
  return ones(Ints{dims...});
}
inline Tensor new_empty(const Tensor& input, const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_new_empty, detail::current, input.get(), dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
inline Tensor new_zeros(const Tensor& input, const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_new_zeros, detail::current, input.get(), dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
inline Tensor new_ones(const Tensor& input, const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_new_ones, detail::current, input.get(), dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
template <class N, detail::IfNumber<N> = 0>
Tensor new_full(const Tensor& input, const Ints& dims, N fill_value, DType dtype = DType::Default) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_new_full_i64, detail::current, input.get(), dims.data(),
                      detail::count(dims), fill_value, detail::raw(dtype));
  } else {
    return Tensor::of(nnc_new_full, detail::current, input.get(), dims.data(), detail::count(dims),
                      fill_value, detail::raw(dtype));
  }
}
inline Tensor linspace(double start, double end, Int steps, DType dtype = DType::Default) {
  return Tensor::of(nnc_linspace, detail::current, start, end, steps, detail::raw(dtype));
}
inline Tensor linspace(const Tensor& start, const Tensor& end, Int steps,
                       DType dtype = DType::Default) {
  return Tensor::of(nnc_linspace_tensor, detail::current, start.get(), end.get(), steps,
                    detail::raw(dtype));
}
inline Tensor empty(const Ints& dims, DType dtype = DType::Default,
                    MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_empty_memory_format, detail::current, dims.data(), detail::count(dims),
                    detail::raw(dtype), detail::raw(memory_format));
}
template <class... N, detail::IfSizes<N...> = 0>
Tensor empty(N... dims) {
  return empty(Ints{dims...});
}
inline Tensor empty_like(const Tensor& input, DType dtype = DType::Default,
                         MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_empty_like_memory_format, detail::current, input.get(), detail::raw(dtype),
                    detail::raw(memory_format));
}
inline Tensor zeros_like(const Tensor& input, DType dtype = DType::Default,
                         MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_zeros_like_memory_format, detail::current, input.get(), detail::raw(dtype),
                    detail::raw(memory_format));
}
inline Tensor ones_like(const Tensor& input, DType dtype = DType::Default,
                        MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_ones_like_memory_format, detail::current, input.get(), detail::raw(dtype),
                    detail::raw(memory_format));
}
template <class N, detail::IfNumber<N> = 0>
Tensor full_like(const Tensor& input, N fill_value, DType dtype = DType::Default,
                 MemoryFormat memory_format = MemoryFormat::Default) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_full_like_memory_format_i64, detail::current, input.get(), fill_value,
                      detail::raw(dtype), detail::raw(memory_format));
  } else {
    return Tensor::of(nnc_full_like_memory_format, detail::current, input.get(), fill_value,
                      detail::raw(dtype), detail::raw(memory_format));
  }
}
inline Tensor clone(const Tensor& input, MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_clone_memory_format, detail::current, input.get(),
                    detail::raw(memory_format));
}
inline Tensor contiguous(const Tensor& input, MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_contiguous_memory_format, detail::current, input.get(),
                    detail::raw(memory_format));
}
inline Tensor eye(Int n, Int m, DType dtype = DType::Default) {
  return Tensor::of(nnc_eye, detail::current, n, m, detail::raw(dtype));
}
inline Tensor eye(Int n, DType dtype = DType::Default) {
  return Tensor::of(nnc_eye, detail::current, n, n, detail::raw(dtype));
}
inline Tensor tril_indices(Int row, Int col, Int offset = 0, DType dtype = DType::Default) {
  return Tensor::of(nnc_tril_indices, detail::current, row, col, offset, detail::raw(dtype));
}
inline Tensor triu_indices(Int row, Int col, Int offset = 0, DType dtype = DType::Default) {
  return Tensor::of(nnc_triu_indices, detail::current, row, col, offset, detail::raw(dtype));
}
inline std::vector<Tensor> meshgrid(const std::vector<Tensor>& tensors,
                                    const Text& indexing = nullptr) {
  return detail::several(nnc_meshgrid, detail::room(tensors), detail::current,
                         detail::handles(tensors).data(), detail::count(tensors), indexing.get());
}
inline DType promote_types(DType type1, DType type2) {
  return detail::value<DType>(nnc_promote_types, detail::current, detail::raw(type1),
                              detail::raw(type2));
}
inline DType result_type(const Tensor& tensor, const Tensor& other) {
  return detail::value<DType>(nnc_result_type, detail::current, tensor.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
DType result_type(const Tensor& tensor, N other) {
  if constexpr (std::is_integral_v<N>) {
    return detail::value<DType>(nnc_result_type_scalar_i64, detail::current, tensor.get(), other);
  } else {
    return detail::value<DType>(nnc_result_type_scalar, detail::current, tensor.get(), other);
  }
}
inline double finfo(DType dtype, const Text& field) {
  return detail::value<double>(nnc_finfo, detail::current, detail::raw(dtype), field.get());
}
inline Tensor type_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_type_as, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor fill_(const Tensor& input, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_fill_i64_(detail::current, input.get(), value));
    return input;
  } else {
    check(nnc_fill_(detail::current, input.get(), value));
    return input;
  }
}
inline Tensor zero_(const Tensor& input) {
  check(nnc_zero_(detail::current, input.get()));
  return input;
}

}  // namespace nnc

#endif
