// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/ops_index.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_INDEX_HPP
#define NNC_METHODS_OPS_INDEX_HPP

#include <nnc/functions/ops_index.hpp>

namespace nnc {

inline Tensor TensorMethods::index_put(const std::vector<Tensor>& indices, const Tensor& values,
                                       Flag accumulate) const {
  return nnc::index_put(self(), indices, values, accumulate);
}
inline Tensor TensorMethods::index_put_(const std::vector<Tensor>& indices, const Tensor& values,
                                        Flag accumulate) const {
  return nnc::index_put_(self(), indices, values, accumulate);
}
inline Tensor TensorMethods::take(const Tensor& index) const {
  return nnc::take(self(), index);
}
inline Tensor TensorMethods::index_add_(Int dim, const Tensor& index, const Tensor& source,
                                        double alpha) const {
  return nnc::index_add_(self(), dim, index, source, alpha);
}
inline Tensor TensorMethods::index_copy(Int dim, const Tensor& index, const Tensor& source) const {
  return nnc::index_copy(self(), dim, index, source);
}
inline Tensor TensorMethods::index_copy_(Int dim, const Tensor& index, const Tensor& source) const {
  return nnc::index_copy_(self(), dim, index, source);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::index_fill(Int dim, const Tensor& index, N value) const {
  return nnc::index_fill(self(), dim, index, value);
}
inline Tensor TensorMethods::index_fill(Int dim, const Tensor& index, const Tensor& value) const {
  return nnc::index_fill(self(), dim, index, value);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::index_fill_(Int dim, const Tensor& index, N value) const {
  return nnc::index_fill_(self(), dim, index, value);
}
inline Tensor TensorMethods::index_fill_(Int dim, const Tensor& index, const Tensor& value) const {
  return nnc::index_fill_(self(), dim, index, value);
}
inline Tensor TensorMethods::scatter_(Int dim, const Tensor& index, const Tensor& src) const {
  return nnc::scatter_(self(), dim, index, src);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::scatter_(Int dim, const Tensor& index, N value) const {
  return nnc::scatter_(self(), dim, index, value);
}
inline Tensor TensorMethods::scatter_add_(Int dim, const Tensor& index, const Tensor& src) const {
  return nnc::scatter_add_(self(), dim, index, src);
}
inline Tensor TensorMethods::scatter(Int dim, const Tensor& index, const Tensor& src,
                                     const Text& reduce) const {
  return nnc::scatter(self(), dim, index, src, reduce);
}
inline Tensor TensorMethods::scatter_(Int dim, const Tensor& index, const Tensor& src,
                                      const Text& reduce) const {
  return nnc::scatter_(self(), dim, index, src, reduce);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::scatter(Int dim, const Tensor& index, N value, const Text& reduce) const {
  return nnc::scatter(self(), dim, index, value, reduce);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::scatter_(Int dim, const Tensor& index, N value, const Text& reduce) const {
  return nnc::scatter_(self(), dim, index, value, reduce);
}
inline Tensor TensorMethods::scatter_reduce(Int dim, const Tensor& index, const Tensor& src,
                                            const Text& reduce, Flag include_self) const {
  return nnc::scatter_reduce(self(), dim, index, src, reduce, include_self);
}
inline Tensor TensorMethods::scatter_reduce_(Int dim, const Tensor& index, const Tensor& src,
                                             const Text& reduce, Flag include_self) const {
  return nnc::scatter_reduce_(self(), dim, index, src, reduce, include_self);
}
inline Tensor TensorMethods::masked_fill(const Tensor& mask, const Tensor& value) const {
  return nnc::masked_fill(self(), mask, value);
}
inline Tensor TensorMethods::masked_fill_(const Tensor& mask, const Tensor& value) const {
  return nnc::masked_fill_(self(), mask, value);
}
inline std::vector<Tensor> TensorMethods::nonzero_as_tuple() const {
  return nnc::nonzero_as_tuple(self());
}

}  // namespace nnc

#endif
