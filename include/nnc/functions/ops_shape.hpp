// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_shape.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_SHAPE_HPP
#define NNC_FUNCTIONS_OPS_SHAPE_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor view_dtype(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_view_dtype, detail::current, input.get(), dtype);
}
inline Tensor view_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_view_as, detail::current, input.get(), other.get());
}
inline Tensor flatten(const Tensor& input, int64_t start_dim = 0, int64_t end_dim = -1) {
  return Tensor::of(nnc_flatten, detail::current, input.get(), start_dim, end_dim);
}
inline Tensor unflatten(const Tensor& input, int64_t dim, const Ints& sizes) {
  return Tensor::of(nnc_unflatten, detail::current, input.get(), dim, sizes.data(),
                    detail::count(sizes));
}
inline Tensor squeeze(const Tensor& input, const Ints& dim = {}) {
  return Tensor::of(nnc_squeeze, detail::current, input.get(), dim.data(), detail::count(dim));
}
inline Tensor unsqueeze(const Tensor& input, int64_t dim) {
  return Tensor::of(nnc_unsqueeze, detail::current, input.get(), dim);
}
inline Tensor expand(const Tensor& input, const Ints& size) {
  return Tensor::of(nnc_expand, detail::current, input.get(), size.data(), detail::count(size));
}
inline Tensor expand_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_expand_as, detail::current, input.get(), other.get());
}
inline Tensor broadcast_to(const Tensor& input, const Ints& size) {
  return Tensor::of(nnc_broadcast_to, detail::current, input.get(), size.data(),
                    detail::count(size));
}
inline std::vector<Tensor> broadcast_tensors(const std::vector<Tensor>& tensors) {
  return detail::each(nnc_broadcast_tensors, tensors.size(), detail::current,
                      detail::handles(tensors).data(), detail::count(tensors));
}
inline Tensor as_strided(const Tensor& input, const Ints& size, const Ints& stride,
                         std::optional<int64_t> storage_offset = std::nullopt) {
  return Tensor::of(nnc_as_strided, detail::current, input.get(), size.data(), stride.data(),
                    detail::count(size), detail::pointer(storage_offset));
}
inline Tensor transpose(const Tensor& input, int64_t dim0, int64_t dim1) {
  return Tensor::of(nnc_transpose, detail::current, input.get(), dim0, dim1);
}
inline Tensor t(const Tensor& input) {
  return Tensor::of(nnc_t, detail::current, input.get());
}
inline Tensor permute(const Tensor& input, const Ints& dims) {
  return Tensor::of(nnc_permute, detail::current, input.get(), dims.data(), detail::count(dims));
}
inline Tensor movedim(const Tensor& input, const Ints& source, const Ints& destination) {
  return Tensor::of(nnc_movedim, detail::current, input.get(), source.data(), destination.data(),
                    detail::count(source));
}
inline Tensor select(const Tensor& input, int64_t dim, int64_t index) {
  return Tensor::of(nnc_select, detail::current, input.get(), dim, index);
}
inline Tensor narrow(const Tensor& input, int64_t dim, const Tensor& start, int64_t length) {
  return Tensor::of(nnc_narrow_tensor, detail::current, input.get(), dim, start.get(), length);
}
inline Tensor slice(const Tensor& input, int64_t dim, int64_t start, int64_t end,
                    int64_t step = 1) {
  return Tensor::of(nnc_slice, detail::current, input.get(), dim, start, end, step);
}
inline Tensor diagonal(const Tensor& input, int64_t offset = 0, int64_t dim1 = 0,
                       int64_t dim2 = 1) {
  return Tensor::of(nnc_diagonal, detail::current, input.get(), offset, dim1, dim2);
}
inline std::vector<Tensor> unbind(const Tensor& input, int64_t dim = 0) {
  return detail::several(nnc_unbind, detail::room(input, dim), detail::current, input.get(), dim);
}
inline std::vector<Tensor> split(const Tensor& input, const Ints& split_size, int64_t dim = 0) {
  return detail::several(nnc_split, detail::room(input, split_size, dim), detail::current,
                         input.get(), split_size.data(), detail::count(split_size), dim);
}
inline std::vector<Tensor> chunk(const Tensor& input, int64_t chunks, int64_t dim = 0) {
  return detail::several(nnc_chunk, detail::room(input, chunks, dim), detail::current, input.get(),
                         chunks, dim);
}
inline Tensor cat(const std::vector<Tensor>& tensors, int64_t dim = 0) {
  return Tensor::of(nnc_cat, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), dim);
}
inline Tensor stack(const std::vector<Tensor>& tensors, int64_t dim = 0) {
  return Tensor::of(nnc_stack, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), dim);
}
inline Tensor hstack(const std::vector<Tensor>& tensors) {
  return Tensor::of(nnc_hstack, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors));
}
inline Tensor vstack(const std::vector<Tensor>& tensors) {
  return Tensor::of(nnc_vstack, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors));
}
inline Tensor pad(const Tensor& input, const Ints& pad, const Text& mode = "constant",
                  std::optional<double> value = std::nullopt) {
  return Tensor::of(nnc_pad, detail::current, input.get(), pad.data(), detail::count(pad),
                    mode.get(), detail::pointer(value));
}
inline Tensor repeat(const Tensor& input, const Ints& repeats) {
  return Tensor::of(nnc_repeat, detail::current, input.get(), repeats.data(),
                    detail::count(repeats));
}
inline Tensor tile(const Tensor& input, const Ints& dims) {
  return Tensor::of(nnc_tile, detail::current, input.get(), dims.data(), detail::count(dims));
}
inline Tensor flip(const Tensor& input, const Ints& dims) {
  return Tensor::of(nnc_flip, detail::current, input.get(), dims.data(), detail::count(dims));
}
inline Tensor roll(const Tensor& input, const Ints& shifts, const Ints& dims = {}) {
  return Tensor::of(nnc_roll, detail::current, input.get(), shifts.data(), detail::count(shifts),
                    dims.data(), detail::count(dims));
}
inline Tensor tril(const Tensor& input, int64_t diagonal = 0) {
  return Tensor::of(nnc_tril, detail::current, input.get(), diagonal);
}
inline Tensor triu(const Tensor& input, int64_t diagonal = 0) {
  return Tensor::of(nnc_triu, detail::current, input.get(), diagonal);
}
inline Tensor diag(const Tensor& input, int64_t diagonal = 0) {
  return Tensor::of(nnc_diag, detail::current, input.get(), diagonal);
}
inline Tensor diag_embed(const Tensor& input, int64_t offset = 0, int64_t dim1 = -2,
                         int64_t dim2 = -1) {
  return Tensor::of(nnc_diag_embed, detail::current, input.get(), offset, dim1, dim2);
}
inline Tensor index_select(const Tensor& input, int64_t dim, const Tensor& index) {
  return Tensor::of(nnc_index_select, detail::current, input.get(), dim, index.get());
}
inline Tensor index_add(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source,
                        double alpha = 1.0) {
  return Tensor::of(nnc_index_add, detail::current, input.get(), dim, index.get(), source.get(),
                    alpha);
}
inline Tensor gather(const Tensor& input, int64_t dim, const Tensor& index) {
  return Tensor::of(nnc_gather, detail::current, input.get(), dim, index.get());
}
inline Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& src) {
  return Tensor::of(nnc_scatter, detail::current, input.get(), dim, index.get(), src.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_scatter_scalar_i64, detail::current, input.get(), dim, index.get(),
                      value);
  } else {
    return Tensor::of(nnc_scatter_scalar, detail::current, input.get(), dim, index.get(), value);
  }
}
inline Tensor scatter_add(const Tensor& input, int64_t dim, const Tensor& index,
                          const Tensor& src) {
  return Tensor::of(nnc_scatter_add, detail::current, input.get(), dim, index.get(), src.get());
}
inline Tensor take_along(const Tensor& input, const Tensor& indices,
                         std::optional<int64_t> dim = std::nullopt) {
  return Tensor::of(nnc_take_along_dim, detail::current, input.get(), indices.get(),
                    detail::pointer(dim));
}
template <class N, detail::IfNumber<N> = 0>
Tensor masked_fill(const Tensor& input, const Tensor& mask, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_masked_fill_i64, detail::current, input.get(), mask.get(), value);
  } else {
    return Tensor::of(nnc_masked_fill, detail::current, input.get(), mask.get(), value);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor masked_fill_(const Tensor& input, const Tensor& mask, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_masked_fill_i64_(detail::current, input.get(), mask.get(), value));
    return input;
  } else {
    check(nnc_masked_fill_(detail::current, input.get(), mask.get(), value));
    return input;
  }
}
inline Tensor masked_select(const Tensor& input, const Tensor& mask) {
  return Tensor::of(nnc_masked_select, detail::current, input.get(), mask.get());
}
inline Tensor nonzero(const Tensor& input) {
  return Tensor::of(nnc_nonzero, detail::current, input.get());
}
inline Tensor one_hot(const Tensor& input, int64_t num_classes = -1) {
  return Tensor::of(nnc_one_hot, detail::current, input.get(), num_classes);
}
inline std::tuple<Tensor, Tensor> sort(const Tensor& input, int64_t dim = -1,
                                       bool descending = false) {
  return detail::tuple<2>(nnc_sort, detail::current, input.get(), dim, descending);
}
inline Tensor argsort(const Tensor& input, int64_t dim = -1, bool descending = false) {
  return Tensor::of(nnc_argsort, detail::current, input.get(), dim, descending);
}
inline std::tuple<Tensor, Tensor> topk(const Tensor& input, int64_t k, int64_t dim = -1,
                                       bool largest = true) {
  return detail::tuple<2>(nnc_topk, detail::current, input.get(), k, dim, largest);
}
inline std::tuple<Tensor, Tensor> topk_sorted(const Tensor& input, int64_t k, int64_t dim = -1,
                                              bool largest = true, bool sorted = true) {
  return detail::tuple<2>(nnc_topk_sorted, detail::current, input.get(), k, dim, largest, sorted);
}

inline Tensor TensorMethods::view_dtype(nnc_dtype dtype) const {
  return nnc::view_dtype(self(), dtype);
}
inline Tensor TensorMethods::view_as(const Tensor& other) const {
  return nnc::view_as(self(), other);
}
inline Tensor TensorMethods::flatten(int64_t start_dim, int64_t end_dim) const {
  return nnc::flatten(self(), start_dim, end_dim);
}
inline Tensor TensorMethods::unflatten(int64_t dim, const Ints& sizes) const {
  return nnc::unflatten(self(), dim, sizes);
}
inline Tensor TensorMethods::squeeze(const Ints& dim) const {
  return nnc::squeeze(self(), dim);
}
inline Tensor TensorMethods::unsqueeze(int64_t dim) const {
  return nnc::unsqueeze(self(), dim);
}
inline Tensor TensorMethods::expand(const Ints& size) const {
  return nnc::expand(self(), size);
}
inline Tensor TensorMethods::expand_as(const Tensor& other) const {
  return nnc::expand_as(self(), other);
}
inline Tensor TensorMethods::broadcast_to(const Ints& size) const {
  return nnc::broadcast_to(self(), size);
}
inline Tensor TensorMethods::as_strided(const Ints& size, const Ints& stride,
                                        std::optional<int64_t> storage_offset) const {
  return nnc::as_strided(self(), size, stride, storage_offset);
}
inline Tensor TensorMethods::transpose(int64_t dim0, int64_t dim1) const {
  return nnc::transpose(self(), dim0, dim1);
}
inline Tensor TensorMethods::t() const {
  return nnc::t(self());
}
inline Tensor TensorMethods::permute(const Ints& dims) const {
  return nnc::permute(self(), dims);
}
inline Tensor TensorMethods::movedim(const Ints& source, const Ints& destination) const {
  return nnc::movedim(self(), source, destination);
}
inline Tensor TensorMethods::select(int64_t dim, int64_t index) const {
  return nnc::select(self(), dim, index);
}
inline Tensor TensorMethods::narrow(int64_t dim, const Tensor& start, int64_t length) const {
  return nnc::narrow(self(), dim, start, length);
}
inline Tensor TensorMethods::slice(int64_t dim, int64_t start, int64_t end, int64_t step) const {
  return nnc::slice(self(), dim, start, end, step);
}
inline Tensor TensorMethods::diagonal(int64_t offset, int64_t dim1, int64_t dim2) const {
  return nnc::diagonal(self(), offset, dim1, dim2);
}
inline std::vector<Tensor> TensorMethods::unbind(int64_t dim) const {
  return nnc::unbind(self(), dim);
}
inline std::vector<Tensor> TensorMethods::split(const Ints& split_size, int64_t dim) const {
  return nnc::split(self(), split_size, dim);
}
inline std::vector<Tensor> TensorMethods::chunk(int64_t chunks, int64_t dim) const {
  return nnc::chunk(self(), chunks, dim);
}
inline Tensor TensorMethods::repeat(const Ints& repeats) const {
  return nnc::repeat(self(), repeats);
}
inline Tensor TensorMethods::tile(const Ints& dims) const {
  return nnc::tile(self(), dims);
}
inline Tensor TensorMethods::flip(const Ints& dims) const {
  return nnc::flip(self(), dims);
}
inline Tensor TensorMethods::roll(const Ints& shifts, const Ints& dims) const {
  return nnc::roll(self(), shifts, dims);
}
inline Tensor TensorMethods::tril(int64_t diagonal) const {
  return nnc::tril(self(), diagonal);
}
inline Tensor TensorMethods::triu(int64_t diagonal) const {
  return nnc::triu(self(), diagonal);
}
inline Tensor TensorMethods::diag(int64_t diagonal) const {
  return nnc::diag(self(), diagonal);
}
inline Tensor TensorMethods::diag_embed(int64_t offset, int64_t dim1, int64_t dim2) const {
  return nnc::diag_embed(self(), offset, dim1, dim2);
}
inline Tensor TensorMethods::index_select(int64_t dim, const Tensor& index) const {
  return nnc::index_select(self(), dim, index);
}
inline Tensor TensorMethods::index_add(int64_t dim, const Tensor& index, const Tensor& source,
                                       double alpha) const {
  return nnc::index_add(self(), dim, index, source, alpha);
}
inline Tensor TensorMethods::gather(int64_t dim, const Tensor& index) const {
  return nnc::gather(self(), dim, index);
}
inline Tensor TensorMethods::scatter(int64_t dim, const Tensor& index, const Tensor& src) const {
  return nnc::scatter(self(), dim, index, src);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::scatter(int64_t dim, const Tensor& index, N value) const {
  return nnc::scatter(self(), dim, index, value);
}
inline Tensor TensorMethods::scatter_add(int64_t dim, const Tensor& index,
                                         const Tensor& src) const {
  return nnc::scatter_add(self(), dim, index, src);
}
inline Tensor TensorMethods::take_along(const Tensor& indices, std::optional<int64_t> dim) const {
  return nnc::take_along(self(), indices, dim);
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
inline std::tuple<Tensor, Tensor> TensorMethods::sort(int64_t dim, bool descending) const {
  return nnc::sort(self(), dim, descending);
}
inline Tensor TensorMethods::argsort(int64_t dim, bool descending) const {
  return nnc::argsort(self(), dim, descending);
}
inline std::tuple<Tensor, Tensor> TensorMethods::topk(int64_t k, int64_t dim, bool largest) const {
  return nnc::topk(self(), k, dim, largest);
}
inline std::tuple<Tensor, Tensor> TensorMethods::topk_sorted(int64_t k, int64_t dim, bool largest,
                                                             bool sorted) const {
  return nnc::topk_sorted(self(), k, dim, largest, sorted);
}

}  // namespace nnc

#endif
