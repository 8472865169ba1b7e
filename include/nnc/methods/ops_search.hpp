// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/ops_search.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_SEARCH_HPP
#define NNC_METHODS_OPS_SEARCH_HPP

#include <nnc/functions/ops_search.hpp>

namespace nnc {

inline Tensor TensorMethods::bincount(const Tensor& weights, Int minlength) const {
  return nnc::bincount(self(), weights, minlength);
}
inline Tensor TensorMethods::histc(Int bins, double min, double max) const {
  return nnc::histc(self(), bins, min, max);
}
inline Tensor TensorMethods::repeat_interleave(const Tensor& repeats, std::optional<Int> dim,
                                               std::optional<Int> output_size) const {
  return nnc::repeat_interleave(self(), repeats, dim, output_size);
}
inline Tensor TensorMethods::repeat_interleave(Int repeats, std::optional<Int> dim,
                                               std::optional<Int> output_size) const {
  return nnc::repeat_interleave(self(), repeats, dim, output_size);
}

}  // namespace nnc

#endif
