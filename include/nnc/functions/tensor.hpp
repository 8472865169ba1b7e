// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/tensor.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_TENSOR_HPP
#define NNC_FUNCTIONS_TENSOR_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor empty(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_empty, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor zeros(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_zeros, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor ones(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_ones, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor zeros_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_zeros_like, detail::current, input.get(), dtype);
}
inline Tensor ones_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_ones_like, detail::current, input.get(), dtype);
}
inline Tensor empty_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_empty_like, detail::current, input.get(), dtype);
}
template <class N, detail::IfNumber<N> = 0>
Tensor full_like(const Tensor& input, N fill_value, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_full_like_i64, detail::current, input.get(), fill_value, dtype);
  } else {
    return Tensor::of(nnc_full_like, detail::current, input.get(), fill_value, dtype);
  }
}
inline Tensor new_empty(const Tensor& input, const Ints& dims,
                        nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_new_empty, detail::current, input.get(), dims.data(), detail::count(dims),
                    dtype);
}
inline Tensor new_zeros(const Tensor& input, const Ints& dims,
                        nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_new_zeros, detail::current, input.get(), dims.data(), detail::count(dims),
                    dtype);
}
inline Tensor new_ones(const Tensor& input, const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_new_ones, detail::current, input.get(), dims.data(), detail::count(dims),
                    dtype);
}
template <class N, detail::IfNumber<N> = 0>
Tensor new_full(const Tensor& input, const Ints& dims, N fill_value,
                nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_new_full_i64, detail::current, input.get(), dims.data(),
                      detail::count(dims), fill_value, dtype);
  } else {
    return Tensor::of(nnc_new_full, detail::current, input.get(), dims.data(), detail::count(dims),
                      fill_value, dtype);
  }
}
inline Tensor linspace(double start, double end, int64_t steps,
                       nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linspace, detail::current, start, end, steps, dtype);
}
inline Tensor linspace(const Tensor& start, const Tensor& end, int64_t steps,
                       nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linspace_tensor, detail::current, start.get(), end.get(), steps, dtype);
}
inline Tensor empty_memory_format(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                                  nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_empty_memory_format, detail::current, dims.data(), detail::count(dims),
                    dtype, memory_format);
}
inline Tensor empty_like_memory_format(
    const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
    nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_empty_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
inline Tensor zeros_like_memory_format(
    const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
    nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_zeros_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
inline Tensor ones_like_memory_format(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                                      nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_ones_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
template <class N, detail::IfNumber<N> = 0>
Tensor full_like_memory_format(const Tensor& input, N fill_value,
                               nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                               nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_full_like_memory_format_i64, detail::current, input.get(), fill_value,
                      dtype, memory_format);
  } else {
    return Tensor::of(nnc_full_like_memory_format, detail::current, input.get(), fill_value, dtype,
                      memory_format);
  }
}
inline Tensor clone_memory_format(const Tensor& input,
                                  nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_clone_memory_format, detail::current, input.get(), memory_format);
}
inline Tensor contiguous_memory_format(
    const Tensor& input, nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_contiguous_memory_format, detail::current, input.get(), memory_format);
}
inline Tensor eye(int64_t n, int64_t m, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_eye, detail::current, n, m, dtype);
}
inline Tensor tril_indices(int64_t row, int64_t col, int64_t offset = 0,
                           nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_tril_indices, detail::current, row, col, offset, dtype);
}
inline Tensor triu_indices(int64_t row, int64_t col, int64_t offset = 0,
                           nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_triu_indices, detail::current, row, col, offset, dtype);
}
inline std::vector<Tensor> meshgrid(const std::vector<Tensor>& tensors,
                                    const Text& indexing = nullptr) {
  return detail::several(nnc_meshgrid, detail::room(tensors), detail::current,
                         detail::handles(tensors).data(), detail::count(tensors), indexing.get());
}
inline nnc_dtype promote_types(nnc_dtype type1, nnc_dtype type2) {
  return detail::value<nnc_dtype>(nnc_promote_types, detail::current, type1, type2);
}
inline nnc_dtype result_type(const Tensor& tensor, const Tensor& other) {
  return detail::value<nnc_dtype>(nnc_result_type, detail::current, tensor.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
nnc_dtype result_type(const Tensor& tensor, N other) {
  if constexpr (std::is_integral_v<N>) {
    return detail::value<nnc_dtype>(nnc_result_type_scalar_i64, detail::current, tensor.get(),
                                    other);
  } else {
    return detail::value<nnc_dtype>(nnc_result_type_scalar, detail::current, tensor.get(), other);
  }
}
inline double finfo(nnc_dtype dtype, const Text& field) {
  return detail::value<double>(nnc_finfo, detail::current, dtype, field.get());
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
