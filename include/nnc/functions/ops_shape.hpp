// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_shape.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_SHAPE_HPP
#define NNC_FUNCTIONS_OPS_SHAPE_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor view(const Tensor& input, DType dtype = DType::Default) {
  return Tensor::of(nnc_view_dtype, detail::current, input.get(), detail::raw(dtype));
}
inline Tensor view_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_view_as, detail::current, input.get(), other.get());
}
inline Tensor flatten(const Tensor& input, Int start_dim = 0, Int end_dim = -1) {
  return Tensor::of(nnc_flatten, detail::current, input.get(), start_dim, end_dim);
}
inline Tensor unflatten(const Tensor& input, Int dim, const Ints& sizes) {
  return Tensor::of(nnc_unflatten, detail::current, input.get(), dim, sizes.data(),
                    detail::count(sizes));
}
inline Tensor squeeze(const Tensor& input, const Ints& dim = {}) {
  return Tensor::of(nnc_squeeze, detail::current, input.get(), dim.data(), detail::count(dim));
}
inline Tensor unsqueeze(const Tensor& input, Int dim) {
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
                         std::optional<Int> storage_offset = std::nullopt) {
  return Tensor::of(nnc_as_strided, detail::current, input.get(), size.data(), stride.data(),
                    detail::count(size), detail::pointer(storage_offset));
}
inline Tensor transpose(const Tensor& input, Int dim0, Int dim1) {
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
inline Tensor select(const Tensor& input, Int dim, Int index) {
  return Tensor::of(nnc_select, detail::current, input.get(), dim, index);
}
inline Tensor narrow(const Tensor& input, Int dim, const Tensor& start, Int length) {
  return Tensor::of(nnc_narrow_tensor, detail::current, input.get(), dim, start.get(), length);
}
inline Tensor slice(const Tensor& input, Int dim, Int start, Int end, Int step = 1) {
  return Tensor::of(nnc_slice, detail::current, input.get(), dim, start, end, step);
}
inline Tensor diagonal(const Tensor& input, Int offset = 0, Int dim1 = 0, Int dim2 = 1) {
  return Tensor::of(nnc_diagonal, detail::current, input.get(), offset, dim1, dim2);
}
inline std::vector<Tensor> unbind(const Tensor& input, Int dim = 0) {
  return detail::several(nnc_unbind, detail::room(input, dim), detail::current, input.get(), dim);
}
inline std::vector<Tensor> split(const Tensor& input, const Ints& split_size, Int dim = 0) {
  return detail::several(nnc_split, detail::room(input, split_size, dim), detail::current,
                         input.get(), split_size.data(), detail::count(split_size), dim);
}
inline std::vector<Tensor> chunk(const Tensor& input, Int chunks, Int dim = 0) {
  return detail::several(nnc_chunk, detail::room(input, chunks, dim), detail::current, input.get(),
                         chunks, dim);
}
inline Tensor cat(const std::vector<Tensor>& tensors, Int dim = 0) {
  return Tensor::of(nnc_cat, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), dim);
}
inline Tensor stack(const std::vector<Tensor>& tensors, Int dim = 0) {
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
inline Tensor tril(const Tensor& input, Int diagonal = 0) {
  return Tensor::of(nnc_tril, detail::current, input.get(), diagonal);
}
inline Tensor triu(const Tensor& input, Int diagonal = 0) {
  return Tensor::of(nnc_triu, detail::current, input.get(), diagonal);
}
inline Tensor diag(const Tensor& input, Int diagonal = 0) {
  return Tensor::of(nnc_diag, detail::current, input.get(), diagonal);
}
inline Tensor diag_embed(const Tensor& input, Int offset = 0, Int dim1 = -2, Int dim2 = -1) {
  return Tensor::of(nnc_diag_embed, detail::current, input.get(), offset, dim1, dim2);
}
inline Tensor index_select(const Tensor& input, Int dim, const Tensor& index) {
  return Tensor::of(nnc_index_select, detail::current, input.get(), dim, index.get());
}
inline Tensor index_add(const Tensor& input, Int dim, const Tensor& index, const Tensor& source,
                        double alpha = 1.0) {
  return Tensor::of(nnc_index_add, detail::current, input.get(), dim, index.get(), source.get(),
                    alpha);
}
inline Tensor gather(const Tensor& input, Int dim, const Tensor& index) {
  return Tensor::of(nnc_gather, detail::current, input.get(), dim, index.get());
}
inline Tensor scatter(const Tensor& input, Int dim, const Tensor& index, const Tensor& src) {
  return Tensor::of(nnc_scatter, detail::current, input.get(), dim, index.get(), src.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter(const Tensor& input, Int dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_scatter_scalar_i64, detail::current, input.get(), dim, index.get(),
                      value);
  } else {
    return Tensor::of(nnc_scatter_scalar, detail::current, input.get(), dim, index.get(), value);
  }
}
inline Tensor scatter_add(const Tensor& input, Int dim, const Tensor& index, const Tensor& src) {
  return Tensor::of(nnc_scatter_add, detail::current, input.get(), dim, index.get(), src.get());
}
inline Tensor take_along_dim(const Tensor& input, const Tensor& indices,
                             std::optional<Int> dim = std::nullopt) {
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
inline Tensor one_hot(const Tensor& input, Int num_classes = -1) {
  return Tensor::of(nnc_one_hot, detail::current, input.get(), num_classes);
}
inline std::tuple<Tensor, Tensor> sort(const Tensor& input, Int dim = -1, Flag descending = false) {
  return detail::tuple<2>(nnc_sort, detail::current, input.get(), dim, descending);
}
inline Tensor argsort(const Tensor& input, Int dim = -1, Flag descending = false) {
  return Tensor::of(nnc_argsort, detail::current, input.get(), dim, descending);
}
inline std::tuple<Tensor, Tensor> topk(const Tensor& input, Int k, Int dim = -1,
                                       Flag largest = true, Flag sorted = true) {
  return detail::tuple<2>(nnc_topk_sorted, detail::current, input.get(), k, dim, largest, sorted);
}

}  // namespace nnc

#endif
