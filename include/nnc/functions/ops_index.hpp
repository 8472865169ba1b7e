// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_index.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_INDEX_HPP
#define NNC_FUNCTIONS_OPS_INDEX_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor index(const Tensor& input, const Text& indices) {
  return Tensor::of(nnc_index, detail::current, input.get(), indices.get());
}
inline Tensor index(const Tensor& input, const std::vector<Tensor>& indices) {
  return Tensor::of(nnc_index_tensors, detail::current, input.get(),
                    detail::handles(indices).data(), detail::count(indices));
}
inline Tensor index_put(const Tensor& input, const std::vector<Tensor>& indices,
                        const Tensor& values, Flag accumulate = false) {
  return Tensor::of(nnc_index_put, detail::current, input.get(), detail::handles(indices).data(),
                    detail::count(indices), values.get(), accumulate);
}
inline Tensor index_put_(const Tensor& input, const std::vector<Tensor>& indices,
                         const Tensor& values, Flag accumulate = false) {
  check(nnc_index_put_(detail::current, input.get(), detail::handles(indices).data(),
                       detail::count(indices), values.get(), accumulate));
  return input;
}
inline Tensor take(const Tensor& input, const Tensor& index) {
  return Tensor::of(nnc_take, detail::current, input.get(), index.get());
}
inline Tensor index_add_(const Tensor& input, Int dim, const Tensor& index, const Tensor& source,
                         double alpha = 1.0) {
  check(nnc_index_add_(detail::current, input.get(), dim, index.get(), source.get(), alpha));
  return input;
}
inline Tensor index_copy(const Tensor& input, Int dim, const Tensor& index, const Tensor& source) {
  return Tensor::of(nnc_index_copy, detail::current, input.get(), dim, index.get(), source.get());
}
inline Tensor index_copy_(const Tensor& input, Int dim, const Tensor& index, const Tensor& source) {
  check(nnc_index_copy_(detail::current, input.get(), dim, index.get(), source.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor index_fill(const Tensor& input, Int dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_index_fill_i64, detail::current, input.get(), dim, index.get(), value);
  } else {
    return Tensor::of(nnc_index_fill, detail::current, input.get(), dim, index.get(), value);
  }
}
inline Tensor index_fill(const Tensor& input, Int dim, const Tensor& index, const Tensor& value) {
  return Tensor::of(nnc_index_fill_tensor, detail::current, input.get(), dim, index.get(),
                    value.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor index_fill_(const Tensor& input, Int dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_index_fill_i64_(detail::current, input.get(), dim, index.get(), value));
    return input;
  } else {
    check(nnc_index_fill_(detail::current, input.get(), dim, index.get(), value));
    return input;
  }
}
inline Tensor index_fill_(const Tensor& input, Int dim, const Tensor& index, const Tensor& value) {
  check(nnc_index_fill_tensor_(detail::current, input.get(), dim, index.get(), value.get()));
  return input;
}
inline Tensor scatter_(const Tensor& input, Int dim, const Tensor& index, const Tensor& src) {
  check(nnc_scatter_(detail::current, input.get(), dim, index.get(), src.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter_(const Tensor& input, Int dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_scatter_scalar_i64_(detail::current, input.get(), dim, index.get(), value));
    return input;
  } else {
    check(nnc_scatter_scalar_(detail::current, input.get(), dim, index.get(), value));
    return input;
  }
}
inline Tensor scatter_add_(const Tensor& input, Int dim, const Tensor& index, const Tensor& src) {
  check(nnc_scatter_add_(detail::current, input.get(), dim, index.get(), src.get()));
  return input;
}
inline Tensor scatter(const Tensor& input, Int dim, const Tensor& index, const Tensor& src,
                      const Text& reduce) {
  return Tensor::of(nnc_scatter_src_reduce, detail::current, input.get(), dim, index.get(),
                    src.get(), reduce.get());
}
inline Tensor scatter_(const Tensor& input, Int dim, const Tensor& index, const Tensor& src,
                       const Text& reduce) {
  check(nnc_scatter_src_reduce_(detail::current, input.get(), dim, index.get(), src.get(),
                                reduce.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter(const Tensor& input, Int dim, const Tensor& index, N value, const Text& reduce) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_scatter_scalar_reduce_i64, detail::current, input.get(), dim, index.get(),
                      value, reduce.get());
  } else {
    return Tensor::of(nnc_scatter_scalar_reduce, detail::current, input.get(), dim, index.get(),
                      value, reduce.get());
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter_(const Tensor& input, Int dim, const Tensor& index, N value, const Text& reduce) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_scatter_scalar_reduce_i64_(detail::current, input.get(), dim, index.get(), value,
                                         reduce.get()));
    return input;
  } else {
    check(nnc_scatter_scalar_reduce_(detail::current, input.get(), dim, index.get(), value,
                                     reduce.get()));
    return input;
  }
}
inline Tensor scatter_reduce(const Tensor& input, Int dim, const Tensor& index, const Tensor& src,
                             const Text& reduce, Flag include_self = true) {
  return Tensor::of(nnc_scatter_reduce, detail::current, input.get(), dim, index.get(), src.get(),
                    reduce.get(), include_self);
}
inline Tensor scatter_reduce_(const Tensor& input, Int dim, const Tensor& index, const Tensor& src,
                              const Text& reduce, Flag include_self = true) {
  check(nnc_scatter_reduce_(detail::current, input.get(), dim, index.get(), src.get(), reduce.get(),
                            include_self));
  return input;
}
inline Tensor masked_fill(const Tensor& input, const Tensor& mask, const Tensor& value) {
  return Tensor::of(nnc_masked_fill_tensor, detail::current, input.get(), mask.get(), value.get());
}
inline Tensor masked_fill_(const Tensor& input, const Tensor& mask, const Tensor& value) {
  check(nnc_masked_fill_tensor_(detail::current, input.get(), mask.get(), value.get()));
  return input;
}
inline std::vector<Tensor> nonzero_as_tuple(const Tensor& input) {
  return detail::several(nnc_nonzero_as_tuple, detail::room(input), detail::current, input.get());
}

}  // namespace nnc

#endif
