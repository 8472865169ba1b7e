// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_reduce.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_REDUCE_HPP
#define NNC_FUNCTIONS_OPS_REDUCE_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor sum(const Tensor& input, const Ints& dim = {}, Flag keepdim = false,
                  DType dtype = DType::Default) {
  return Tensor::of(nnc_sum, detail::current, input.get(), dim.data(), detail::count(dim), keepdim,
                    detail::raw(dtype));
}
inline Tensor mean(const Tensor& input, const Ints& dim = {}, Flag keepdim = false,
                   DType dtype = DType::Default) {
  return Tensor::of(nnc_mean, detail::current, input.get(), dim.data(), detail::count(dim), keepdim,
                    detail::raw(dtype));
}
inline Tensor prod(const Tensor& input, std::optional<Int> dim = std::nullopt, Flag keepdim = false,
                   DType dtype = DType::Default) {
  return Tensor::of(nnc_prod, detail::current, input.get(), detail::pointer(dim), keepdim,
                    detail::raw(dtype));
}
inline Tensor cumsum(const Tensor& input, Int dim, DType dtype = DType::Default) {
  return Tensor::of(nnc_cumsum, detail::current, input.get(), dim, detail::raw(dtype));
}
inline Tensor cumprod(const Tensor& input, Int dim, DType dtype = DType::Default) {
  return Tensor::of(nnc_cumprod, detail::current, input.get(), dim, detail::raw(dtype));
}
inline std::tuple<Tensor, Tensor> cummax(const Tensor& input, Int dim) {
  return detail::tuple<2>(nnc_cummax, detail::current, input.get(), dim);
}
inline std::tuple<Tensor, Tensor> cummin(const Tensor& input, Int dim) {
  return detail::tuple<2>(nnc_cummin, detail::current, input.get(), dim);
}
inline Tensor nansum(const Tensor& input, const Ints& dim = {}, Flag keepdim = false,
                     DType dtype = DType::Default) {
  return Tensor::of(nnc_nansum, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim, detail::raw(dtype));
}
inline Tensor trace(const Tensor& input) {
  return Tensor::of(nnc_trace, detail::current, input.get());
}
inline Tensor norm(const Tensor& input, double p = 2.0, const Ints& dim = {}, Flag keepdim = false,
                   DType dtype = DType::Default) {
  return Tensor::of(nnc_norm, detail::current, input.get(), p, dim.data(), detail::count(dim),
                    keepdim, detail::raw(dtype));
}
inline Tensor var(const Tensor& input, const Ints& dim = {},
                  std::optional<double> correction = std::nullopt, Flag keepdim = false) {
  return Tensor::of(nnc_var, detail::current, input.get(), dim.data(), detail::count(dim),
                    detail::pointer(correction), keepdim);
}
inline Tensor std(const Tensor& input, const Ints& dim = {},
                  std::optional<double> correction = std::nullopt, Flag keepdim = false) {
  return Tensor::of(nnc_std, detail::current, input.get(), dim.data(), detail::count(dim),
                    detail::pointer(correction), keepdim);
}
inline std::tuple<Tensor, Tensor> var_mean(const Tensor& input, const Ints& dim = {},
                                           std::optional<double> correction = std::nullopt,
                                           Flag keepdim = false) {
  return detail::tuple<2>(nnc_var_mean, detail::current, input.get(), dim.data(),
                          detail::count(dim), detail::pointer(correction), keepdim);
}
inline std::tuple<Tensor, Tensor> std_mean(const Tensor& input, const Ints& dim = {},
                                           std::optional<double> correction = std::nullopt,
                                           Flag keepdim = false) {
  return detail::tuple<2>(nnc_std_mean, detail::current, input.get(), dim.data(),
                          detail::count(dim), detail::pointer(correction), keepdim);
}
inline Tensor max(const Tensor& input) {
  return Tensor::of(nnc_max, detail::current, input.get());
}
inline Tensor min(const Tensor& input) {
  return Tensor::of(nnc_min, detail::current, input.get());
}
inline std::tuple<Tensor, Tensor> max(const Tensor& input, Int dim, Flag keepdim = false) {
  return detail::tuple<2>(nnc_max_dim, detail::current, input.get(), dim, keepdim);
}
inline std::tuple<Tensor, Tensor> min(const Tensor& input, Int dim, Flag keepdim = false) {
  return detail::tuple<2>(nnc_min_dim, detail::current, input.get(), dim, keepdim);
}
inline Tensor amax(const Tensor& input, const Ints& dim = {}, Flag keepdim = false) {
  return Tensor::of(nnc_amax, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim);
}
inline Tensor amin(const Tensor& input, const Ints& dim = {}, Flag keepdim = false) {
  return Tensor::of(nnc_amin, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim);
}
inline Tensor argmax(const Tensor& input, std::optional<Int> dim = std::nullopt,
                     Flag keepdim = false) {
  return Tensor::of(nnc_argmax, detail::current, input.get(), detail::pointer(dim), keepdim);
}
inline Tensor argmin(const Tensor& input, std::optional<Int> dim = std::nullopt,
                     Flag keepdim = false) {
  return Tensor::of(nnc_argmin, detail::current, input.get(), detail::pointer(dim), keepdim);
}
inline Tensor median(const Tensor& input) {
  return Tensor::of(nnc_median, detail::current, input.get());
}
inline std::tuple<Tensor, Tensor> median(const Tensor& input, Int dim, Flag keepdim = false) {
  return detail::tuple<2>(nnc_median_dim, detail::current, input.get(), dim, keepdim);
}
inline std::tuple<Tensor, Tensor> kthvalue(const Tensor& input, Int k, Int dim = -1,
                                           Flag keepdim = false) {
  return detail::tuple<2>(nnc_kthvalue, detail::current, input.get(), k, dim, keepdim);
}
inline std::tuple<Tensor, Tensor> mode(const Tensor& input, Int dim = -1, Flag keepdim = false) {
  return detail::tuple<2>(nnc_mode, detail::current, input.get(), dim, keepdim);
}
inline Tensor quantile(const Tensor& input, const Tensor& q, std::optional<Int> dim = std::nullopt,
                       Flag keepdim = false, const Text& interpolation = "linear") {
  return Tensor::of(nnc_quantile, detail::current, input.get(), q.get(), detail::pointer(dim),
                    keepdim, interpolation.get());
}
inline Tensor quantile(const Tensor& input, double q, std::optional<Int> dim = std::nullopt,
                       Flag keepdim = false, const Text& interpolation = "linear") {
  return Tensor::of(nnc_quantile_scalar, detail::current, input.get(), q, detail::pointer(dim),
                    keepdim, interpolation.get());
}
inline Tensor any(const Tensor& input, const Ints& dim = {}, Flag keepdim = false) {
  return Tensor::of(nnc_any, detail::current, input.get(), dim.data(), detail::count(dim), keepdim);
}
inline Tensor all(const Tensor& input, const Ints& dim = {}, Flag keepdim = false) {
  return Tensor::of(nnc_all, detail::current, input.get(), dim.data(), detail::count(dim), keepdim);
}
inline Tensor count_nonzero(const Tensor& input, const Ints& dim = {}) {
  return Tensor::of(nnc_count_nonzero, detail::current, input.get(), dim.data(),
                    detail::count(dim));
}
inline Tensor softmax(const Tensor& input, Int dim, DType dtype = DType::Default) {
  return Tensor::of(nnc_softmax, detail::current, input.get(), dim, detail::raw(dtype));
}
inline Tensor log_softmax(const Tensor& input, Int dim, DType dtype = DType::Default) {
  return Tensor::of(nnc_log_softmax, detail::current, input.get(), dim, detail::raw(dtype));
}
inline Tensor softmin(const Tensor& input, Int dim, DType dtype = DType::Default) {
  return Tensor::of(nnc_softmin, detail::current, input.get(), dim, detail::raw(dtype));
}
inline Tensor logsumexp(const Tensor& input, const Ints& dim, Flag keepdim = false) {
  return Tensor::of(nnc_logsumexp, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim);
}

}  // namespace nnc

#endif
