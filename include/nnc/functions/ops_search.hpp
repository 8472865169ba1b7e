// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_search.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_SEARCH_HPP
#define NNC_FUNCTIONS_OPS_SEARCH_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor searchsorted(const Tensor& sorted_sequence, const Tensor& input,
                           Flag out_int32 = false, Flag right = false, const Text& side = nullptr,
                           const Tensor& sorter = {}) {
  return Tensor::of(nnc_searchsorted, detail::current, sorted_sequence.get(), input.get(),
                    out_int32, right, side.get(), sorter.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor searchsorted(const Tensor& sorted_sequence, N self, Flag out_int32 = false,
                    Flag right = false, const Text& side = nullptr, const Tensor& sorter = {}) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_searchsorted_scalar_i64, detail::current, sorted_sequence.get(), self,
                      out_int32, right, side.get(), sorter.get());
  } else {
    return Tensor::of(nnc_searchsorted_scalar, detail::current, sorted_sequence.get(), self,
                      out_int32, right, side.get(), sorter.get());
  }
}
inline Tensor isin(const Tensor& elements, const Tensor& test_elements, Flag assume_unique = false,
                   Flag invert = false) {
  return Tensor::of(nnc_isin, detail::current, elements.get(), test_elements.get(), assume_unique,
                    invert);
}
template <class N, detail::IfNumber<N> = 0>
Tensor isin(const Tensor& elements, N test_element, Flag assume_unique = false,
            Flag invert = false) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_isin_scalar_i64, detail::current, elements.get(), test_element,
                      assume_unique, invert);
  } else {
    return Tensor::of(nnc_isin_scalar, detail::current, elements.get(), test_element, assume_unique,
                      invert);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor isin(N element, const Tensor& test_elements, Flag assume_unique = false,
            Flag invert = false) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_isin_scalar_self_i64, detail::current, element, test_elements.get(),
                      assume_unique, invert);
  } else {
    return Tensor::of(nnc_isin_scalar_self, detail::current, element, test_elements.get(),
                      assume_unique, invert);
  }
}
inline Tensor bincount(const Tensor& input, const Tensor& weights = {}, Int minlength = 0) {
  return Tensor::of(nnc_bincount, detail::current, input.get(), weights.get(), minlength);
}
inline Tensor histc(const Tensor& input, Int bins = 100, double min = 0.0, double max = 0.0) {
  return Tensor::of(nnc_histc, detail::current, input.get(), bins, min, max);
}
inline Tensor repeat_interleave(const Tensor& input, const Tensor& repeats,
                                std::optional<Int> dim = std::nullopt,
                                std::optional<Int> output_size = std::nullopt) {
  return Tensor::of(nnc_repeat_interleave, detail::current, input.get(), repeats.get(),
                    detail::pointer(dim), detail::pointer(output_size));
}
inline Tensor repeat_interleave(const Tensor& input, Int repeats,
                                std::optional<Int> dim = std::nullopt,
                                std::optional<Int> output_size = std::nullopt) {
  return Tensor::of(nnc_repeat_interleave_scalar, detail::current, input.get(), repeats,
                    detail::pointer(dim), detail::pointer(output_size));
}

}  // namespace nnc

#endif
