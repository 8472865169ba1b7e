// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/ops_shape.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_SHAPE_HPP
#define NNC_METHODS_OPS_SHAPE_HPP

#include <nnc/functions/ops_shape.hpp>

namespace nnc {

inline Tensor TensorMethods::view(DType dtype) const {
  return nnc::view(self(), dtype);
}
inline Tensor TensorMethods::view_as(const Tensor& other) const {
  return nnc::view_as(self(), other);
}
inline Tensor TensorMethods::flatten(Int start_dim, Int end_dim) const {
  return nnc::flatten(self(), start_dim, end_dim);
}
inline Tensor TensorMethods::unflatten(Int dim, const Ints& sizes) const {
  return nnc::unflatten(self(), dim, sizes);
}
inline Tensor TensorMethods::squeeze(const Ints& dim) const {
  return nnc::squeeze(self(), dim);
}
inline Tensor TensorMethods::unsqueeze(Int dim) const {
  return nnc::unsqueeze(self(), dim);
}
inline Tensor TensorMethods::expand(const Ints& size) const {
  return nnc::expand(self(), size);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::expand(N... sizes) const {
  return nnc::expand(self(), Ints{sizes...});
}
inline Tensor TensorMethods::expand_as(const Tensor& other) const {
  return nnc::expand_as(self(), other);
}
inline Tensor TensorMethods::broadcast_to(const Ints& size) const {
  return nnc::broadcast_to(self(), size);
}
inline Tensor TensorMethods::as_strided(const Ints& size, const Ints& stride,
                                        std::optional<Int> storage_offset) const {
  return nnc::as_strided(self(), size, stride, storage_offset);
}
inline Tensor TensorMethods::transpose(Int dim0, Int dim1) const {
  return nnc::transpose(self(), dim0, dim1);
}
inline Tensor TensorMethods::t() const {
  return nnc::t(self());
}
inline Tensor TensorMethods::permute(const Ints& dims) const {
  return nnc::permute(self(), dims);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::permute(N... sizes) const {
  return nnc::permute(self(), Ints{sizes...});
}
inline Tensor TensorMethods::movedim(const Ints& source, const Ints& destination) const {
  return nnc::movedim(self(), source, destination);
}
inline Tensor TensorMethods::select(Int dim, Int index) const {
  return nnc::select(self(), dim, index);
}
inline Tensor TensorMethods::narrow(Int dim, const Tensor& start, Int length) const {
  return nnc::narrow(self(), dim, start, length);
}
inline Tensor TensorMethods::slice(Int dim, Int start, Int end, Int step) const {
  return nnc::slice(self(), dim, start, end, step);
}
inline Tensor TensorMethods::diagonal(Int offset, Int dim1, Int dim2) const {
  return nnc::diagonal(self(), offset, dim1, dim2);
}
inline std::vector<Tensor> TensorMethods::unbind(Int dim) const {
  return nnc::unbind(self(), dim);
}
inline std::vector<Tensor> TensorMethods::split(const Ints& split_size, Int dim) const {
  return nnc::split(self(), split_size, dim);
}
inline std::vector<Tensor> TensorMethods::chunk(Int chunks, Int dim) const {
  return nnc::chunk(self(), chunks, dim);
}
inline Tensor TensorMethods::repeat(const Ints& repeats) const {
  return nnc::repeat(self(), repeats);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::repeat(N... sizes) const {
  return nnc::repeat(self(), Ints{sizes...});
}
inline Tensor TensorMethods::tile(const Ints& dims) const {
  return nnc::tile(self(), dims);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::tile(N... sizes) const {
  return nnc::tile(self(), Ints{sizes...});
}
inline Tensor TensorMethods::flip(const Ints& dims) const {
  return nnc::flip(self(), dims);
}
template <class... N, detail::IfSizes<N...>>
Tensor TensorMethods::flip(N... sizes) const {
  return nnc::flip(self(), Ints{sizes...});
}
inline Tensor TensorMethods::roll(const Ints& shifts, const Ints& dims) const {
  return nnc::roll(self(), shifts, dims);
}
inline Tensor TensorMethods::tril(Int diagonal) const {
  return nnc::tril(self(), diagonal);
}
inline Tensor TensorMethods::triu(Int diagonal) const {
  return nnc::triu(self(), diagonal);
}
inline Tensor TensorMethods::diag(Int diagonal) const {
  return nnc::diag(self(), diagonal);
}
inline Tensor TensorMethods::diag_embed(Int offset, Int dim1, Int dim2) const {
  return nnc::diag_embed(self(), offset, dim1, dim2);
}
inline Tensor TensorMethods::index_select(Int dim, const Tensor& index) const {
  return nnc::index_select(self(), dim, index);
}
inline Tensor TensorMethods::index_add(Int dim, const Tensor& index, const Tensor& source,
                                       double alpha) const {
  return nnc::index_add(self(), dim, index, source, alpha);
}
inline Tensor TensorMethods::gather(Int dim, const Tensor& index) const {
  return nnc::gather(self(), dim, index);
}
inline Tensor TensorMethods::scatter(Int dim, const Tensor& index, const Tensor& src) const {
  return nnc::scatter(self(), dim, index, src);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::scatter(Int dim, const Tensor& index, N value) const {
  return nnc::scatter(self(), dim, index, value);
}
inline Tensor TensorMethods::scatter_add(Int dim, const Tensor& index, const Tensor& src) const {
  return nnc::scatter_add(self(), dim, index, src);
}
inline Tensor TensorMethods::take_along_dim(const Tensor& indices, std::optional<Int> dim) const {
  return nnc::take_along_dim(self(), indices, dim);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::masked_fill(const Tensor& mask, N value) const {
  return nnc::masked_fill(self(), mask, value);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::masked_fill_(const Tensor& mask, N value) const {
  return nnc::masked_fill_(self(), mask, value);
}
inline Tensor TensorMethods::masked_select(const Tensor& mask) const {
  return nnc::masked_select(self(), mask);
}
inline Tensor TensorMethods::nonzero() const {
  return nnc::nonzero(self());
}
inline std::tuple<Tensor, Tensor> TensorMethods::sort(Int dim, Flag descending) const {
  return nnc::sort(self(), dim, descending);
}
inline Tensor TensorMethods::argsort(Int dim, Flag descending) const {
  return nnc::argsort(self(), dim, descending);
}
inline std::tuple<Tensor, Tensor> TensorMethods::topk(Int k, Int dim, Flag largest,
                                                      Flag sorted) const {
  return nnc::topk(self(), k, dim, largest, sorted);
}

}  // namespace nnc

#endif
