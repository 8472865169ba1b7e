// SPDX-License-Identifier: Apache-2.0
// The operations that are methods of a tensor in torch: x.sum() is nnc::sum(x), see
// <nnc/functions.hpp>. <nnc/methods/> has their definitions. Made by capi/bindings/cpp/generate.py.
// Include <nnc/nnc.hpp>.
#ifndef NNC_METHODS_HPP
#define NNC_METHODS_HPP

#include <nnc/types.hpp>

#include <tuple>

namespace nnc {

class Tensor;

namespace detail {
const Tensor& none();
}

// What Tensor has from here. Not in detail: its functions would be found by the names that yours
// have.
class TensorMethods {
 public:
  Tensor new_empty(const Ints& dims, DType dtype = DType::Default) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor new_empty(N... sizes) const;
  Tensor new_zeros(const Ints& dims, DType dtype = DType::Default) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor new_zeros(N... sizes) const;
  Tensor new_ones(const Ints& dims, DType dtype = DType::Default) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor new_ones(N... sizes) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor new_full(const Ints& dims, N fill_value, DType dtype = DType::Default) const;
  Tensor clone(MemoryFormat memory_format = MemoryFormat::Default) const;
  Tensor contiguous(MemoryFormat memory_format = MemoryFormat::Default) const;
  Tensor type_as(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor fill_(N value) const;
  Tensor zero_() const;
  Tensor relu() const;
  Tensor relu_() const;
  Tensor relu6() const;
  Tensor relu6_() const;
  Tensor hardtanh(double min_val = -1.0, double max_val = 1.0) const;
  Tensor hardtanh_(double min_val = -1.0, double max_val = 1.0) const;
  Tensor leaky_relu(double negative_slope = 0.01) const;
  Tensor leaky_relu_(double negative_slope = 0.01) const;
  Tensor prelu(const Tensor& weight) const;
  Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333,
               Flag training = false) const;
  Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333,
                Flag training = false) const;
  Tensor threshold(double threshold, double value) const;
  Tensor threshold_(double threshold, double value) const;
  Tensor hardsigmoid() const;
  Tensor hardsigmoid_() const;
  Tensor hardswish() const;
  Tensor hardswish_() const;
  Tensor hardshrink(double lambd = 0.5) const;
  Tensor softshrink(double lambd = 0.5) const;
  Tensor sigmoid() const;
  Tensor sigmoid_() const;
  Tensor tanh() const;
  Tensor tanh_() const;
  Tensor elu(double alpha = 1.0) const;
  Tensor elu_(double alpha = 1.0) const;
  Tensor selu() const;
  Tensor selu_() const;
  Tensor celu(double alpha = 1.0) const;
  Tensor celu_(double alpha = 1.0) const;
  Tensor gelu(const Text& approximate = "none") const;
  Tensor silu() const;
  Tensor silu_() const;
  Tensor mish() const;
  Tensor mish_() const;
  Tensor softplus(double beta = 1.0, double threshold = 20.0) const;
  Tensor softsign() const;
  Tensor tanhshrink() const;
  Tensor logsigmoid() const;
  Tensor glu(Int dim = -1) const;
  Tensor index_put(const std::vector<Tensor>& indices, const Tensor& values,
                   Flag accumulate = false) const;
  Tensor index_put_(const std::vector<Tensor>& indices, const Tensor& values,
                    Flag accumulate = false) const;
  Tensor take(const Tensor& index) const;
  Tensor index_add_(Int dim, const Tensor& index, const Tensor& source, double alpha = 1.0) const;
  Tensor index_copy(Int dim, const Tensor& index, const Tensor& source) const;
  Tensor index_copy_(Int dim, const Tensor& index, const Tensor& source) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor index_fill(Int dim, const Tensor& index, N value) const;
  Tensor index_fill(Int dim, const Tensor& index, const Tensor& value) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor index_fill_(Int dim, const Tensor& index, N value) const;
  Tensor index_fill_(Int dim, const Tensor& index, const Tensor& value) const;
  Tensor scatter_(Int dim, const Tensor& index, const Tensor& src) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor scatter_(Int dim, const Tensor& index, N value) const;
  Tensor scatter_add_(Int dim, const Tensor& index, const Tensor& src) const;
  Tensor scatter(Int dim, const Tensor& index, const Tensor& src, const Text& reduce) const;
  Tensor scatter_(Int dim, const Tensor& index, const Tensor& src, const Text& reduce) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor scatter(Int dim, const Tensor& index, N value, const Text& reduce) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor scatter_(Int dim, const Tensor& index, N value, const Text& reduce) const;
  Tensor scatter_reduce(Int dim, const Tensor& index, const Tensor& src, const Text& reduce,
                        Flag include_self = true) const;
  Tensor scatter_reduce_(Int dim, const Tensor& index, const Tensor& src, const Text& reduce,
                         Flag include_self = true) const;
  Tensor masked_fill(const Tensor& mask, const Tensor& value) const;
  Tensor masked_fill_(const Tensor& mask, const Tensor& value) const;
  std::vector<Tensor> nonzero_as_tuple() const;
  Tensor mm(const Tensor& mat2) const;
  Tensor bmm(const Tensor& mat2) const;
  Tensor mv(const Tensor& vec) const;
  Tensor dot(const Tensor& tensor) const;
  Tensor outer(const Tensor& vec2) const;
  Tensor matmul(const Tensor& other) const;
  Tensor addmm(const Tensor& mat1, const Tensor& mat2, double beta = 1.0, double alpha = 1.0) const;
  Tensor addmv(const Tensor& mat, const Tensor& vec, double beta = 1.0, double alpha = 1.0) const;
  Tensor baddbmm(const Tensor& batch1, const Tensor& batch2, double beta = 1.0,
                 double alpha = 1.0) const;
  Tensor norm(const Text& p, const Ints& dim = {}, Flag keepdim = false,
              DType dtype = DType::Default) const;
  Tensor add(const Tensor& other, double alpha = 1.0) const;
  Tensor add_(const Tensor& other, double alpha = 1.0) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor add(N other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor add_(N other) const;
  Tensor sub(const Tensor& other, double alpha = 1.0) const;
  Tensor sub_(const Tensor& other, double alpha = 1.0) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor sub(N other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor sub_(N other) const;
  Tensor mul(const Tensor& other) const;
  Tensor mul_(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor mul(N other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor mul_(N other) const;
  Tensor div(const Tensor& other, const Text& rounding_mode = nullptr) const;
  Tensor div_(const Tensor& other, const Text& rounding_mode = nullptr) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor div(N other, const Text& rounding_mode = nullptr) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor div_(N other, const Text& rounding_mode = nullptr) const;
  Tensor floor_divide(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor floor_divide(N other) const;
  Tensor remainder(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor remainder(N other) const;
  Tensor fmod(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor fmod(N other) const;
  Tensor pow(const Tensor& exponent) const;
  Tensor pow_(const Tensor& exponent) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor pow(N exponent) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor pow_(N exponent) const;
  Tensor square() const;
  Tensor maximum(const Tensor& other) const;
  Tensor minimum(const Tensor& other) const;
  Tensor clamp(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const;
  Tensor clamp_(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor clamp_min(N min) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor clamp_max(N max) const;
  Tensor clamp(const Tensor& min = detail::none(), const Tensor& max = detail::none()) const;
  Tensor clamp_(const Tensor& min = detail::none(), const Tensor& max = detail::none()) const;
  Tensor clamp_min(const Tensor& min) const;
  Tensor clamp_max(const Tensor& max) const;
  Tensor nan_to_num(std::optional<double> nan = std::nullopt,
                    std::optional<double> posinf = std::nullopt,
                    std::optional<double> neginf = std::nullopt) const;
  Tensor nan_to_num_(std::optional<double> nan = std::nullopt,
                     std::optional<double> posinf = std::nullopt,
                     std::optional<double> neginf = std::nullopt) const;
  Tensor lerp(const Tensor& end, const Tensor& weight) const;
  Tensor lerp_(const Tensor& end, const Tensor& weight) const;
  Tensor lerp(const Tensor& end, double weight) const;
  Tensor lerp_(const Tensor& end, double weight) const;
  Tensor addcmul(const Tensor& tensor1, const Tensor& tensor2, double value = 1.0) const;
  Tensor addcmul_(const Tensor& tensor1, const Tensor& tensor2, double value = 1.0) const;
  Tensor addcdiv(const Tensor& tensor1, const Tensor& tensor2, double value = 1.0) const;
  Tensor addcdiv_(const Tensor& tensor1, const Tensor& tensor2, double value = 1.0) const;
  Tensor neg() const;
  Tensor neg_() const;
  Tensor abs() const;
  Tensor sign() const;
  Tensor floor() const;
  Tensor ceil() const;
  Tensor round() const;
  Tensor round(Int decimals) const;
  Tensor trunc() const;
  Tensor reciprocal() const;
  Tensor exp() const;
  Tensor exp_() const;
  Tensor expm1() const;
  Tensor log() const;
  Tensor log1p() const;
  Tensor log2() const;
  Tensor log10() const;
  Tensor sqrt() const;
  Tensor sqrt_() const;
  Tensor rsqrt() const;
  Tensor sin() const;
  Tensor cos() const;
  Tensor tan() const;
  Tensor asin() const;
  Tensor acos() const;
  Tensor atan() const;
  Tensor sinh() const;
  Tensor cosh() const;
  Tensor erf() const;
  Tensor erfc() const;
  Tensor atan2(const Tensor& other) const;
  Tensor atan2_(const Tensor& other) const;
  Tensor xlogy(const Tensor& other) const;
  Tensor xlogy(double other) const;
  Tensor logit(std::optional<double> eps = std::nullopt) const;
  Tensor lgamma() const;
  Tensor erfinv() const;
  Tensor eq(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor eq(N other) const;
  Tensor ne(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor ne(N other) const;
  Tensor lt(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor lt(N other) const;
  Tensor le(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor le(N other) const;
  Tensor gt(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor gt(N other) const;
  Tensor ge(const Tensor& other) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor ge(N other) const;
  Tensor logical_and(const Tensor& other) const;
  Tensor logical_or(const Tensor& other) const;
  Tensor logical_xor(const Tensor& other) const;
  Tensor logical_not() const;
  Tensor bitwise_and(const Tensor& other) const;
  Tensor bitwise_and(Int other) const;
  Tensor bitwise_or(const Tensor& other) const;
  Tensor bitwise_or(Int other) const;
  Tensor bitwise_xor(const Tensor& other) const;
  Tensor bitwise_xor(Int other) const;
  Tensor bitwise_not() const;
  Tensor isnan() const;
  Tensor isinf() const;
  Tensor isfinite() const;
  Tensor isclose(const Tensor& other, double rtol = 1e-05, double atol = 1e-08,
                 Flag equal_nan = false) const;
  bool allclose(const Tensor& other, double rtol = 1e-05, double atol = 1e-08,
                Flag equal_nan = false) const;
  bool equal(const Tensor& other) const;
  Tensor sum(const Ints& dim = {}, Flag keepdim = false, DType dtype = DType::Default) const;
  Tensor mean(const Ints& dim = {}, Flag keepdim = false, DType dtype = DType::Default) const;
  Tensor prod(std::optional<Int> dim = std::nullopt, Flag keepdim = false,
              DType dtype = DType::Default) const;
  Tensor cumsum(Int dim, DType dtype = DType::Default) const;
  Tensor cumprod(Int dim, DType dtype = DType::Default) const;
  std::tuple<Tensor, Tensor> cummax(Int dim) const;
  std::tuple<Tensor, Tensor> cummin(Int dim) const;
  Tensor nansum(const Ints& dim = {}, Flag keepdim = false, DType dtype = DType::Default) const;
  Tensor trace() const;
  Tensor norm(double p = 2.0, const Ints& dim = {}, Flag keepdim = false,
              DType dtype = DType::Default) const;
  Tensor var(const Ints& dim = {}, std::optional<double> correction = std::nullopt,
             Flag keepdim = false) const;
  Tensor std(const Ints& dim = {}, std::optional<double> correction = std::nullopt,
             Flag keepdim = false) const;
  std::tuple<Tensor, Tensor> var_mean(const Ints& dim = {},
                                      std::optional<double> correction = std::nullopt,
                                      Flag keepdim = false) const;
  std::tuple<Tensor, Tensor> std_mean(const Ints& dim = {},
                                      std::optional<double> correction = std::nullopt,
                                      Flag keepdim = false) const;
  Tensor max() const;
  Tensor min() const;
  std::tuple<Tensor, Tensor> max(Int dim, Flag keepdim = false) const;
  std::tuple<Tensor, Tensor> min(Int dim, Flag keepdim = false) const;
  Tensor amax(const Ints& dim = {}, Flag keepdim = false) const;
  Tensor amin(const Ints& dim = {}, Flag keepdim = false) const;
  Tensor argmax(std::optional<Int> dim = std::nullopt, Flag keepdim = false) const;
  Tensor argmin(std::optional<Int> dim = std::nullopt, Flag keepdim = false) const;
  Tensor median() const;
  std::tuple<Tensor, Tensor> median(Int dim, Flag keepdim = false) const;
  std::tuple<Tensor, Tensor> kthvalue(Int k, Int dim = -1, Flag keepdim = false) const;
  std::tuple<Tensor, Tensor> mode(Int dim = -1, Flag keepdim = false) const;
  Tensor quantile(const Tensor& q, std::optional<Int> dim = std::nullopt, Flag keepdim = false,
                  const Text& interpolation = "linear") const;
  Tensor quantile(double q, std::optional<Int> dim = std::nullopt, Flag keepdim = false,
                  const Text& interpolation = "linear") const;
  Tensor any(const Ints& dim = {}, Flag keepdim = false) const;
  Tensor all(const Ints& dim = {}, Flag keepdim = false) const;
  Tensor count_nonzero(const Ints& dim = {}) const;
  Tensor softmax(Int dim, DType dtype = DType::Default) const;
  Tensor log_softmax(Int dim, DType dtype = DType::Default) const;
  Tensor softmin(Int dim, DType dtype = DType::Default) const;
  Tensor logsumexp(const Ints& dim, Flag keepdim = false) const;
  Tensor bincount(const Tensor& weights = detail::none(), Int minlength = 0) const;
  Tensor histc(Int bins = 100, double min = 0.0, double max = 0.0) const;
  Tensor repeat_interleave(const Tensor& repeats, std::optional<Int> dim = std::nullopt,
                           std::optional<Int> output_size = std::nullopt) const;
  Tensor repeat_interleave(Int repeats, std::optional<Int> dim = std::nullopt,
                           std::optional<Int> output_size = std::nullopt) const;
  Tensor view(DType dtype = DType::Default) const;
  Tensor view_as(const Tensor& other) const;
  Tensor flatten(Int start_dim = 0, Int end_dim = -1) const;
  Tensor unflatten(Int dim, const Ints& sizes) const;
  Tensor squeeze(const Ints& dim = {}) const;
  Tensor unsqueeze(Int dim) const;
  Tensor expand(const Ints& size) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor expand(N... sizes) const;
  Tensor expand_as(const Tensor& other) const;
  Tensor broadcast_to(const Ints& size) const;
  Tensor as_strided(const Ints& size, const Ints& stride,
                    std::optional<Int> storage_offset = std::nullopt) const;
  Tensor transpose(Int dim0, Int dim1) const;
  Tensor t() const;
  Tensor permute(const Ints& dims) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor permute(N... sizes) const;
  Tensor movedim(const Ints& source, const Ints& destination) const;
  Tensor select(Int dim, Int index) const;
  Tensor narrow(Int dim, const Tensor& start, Int length) const;
  Tensor slice(Int dim, Int start, Int end, Int step = 1) const;
  Tensor diagonal(Int offset = 0, Int dim1 = 0, Int dim2 = 1) const;
  std::vector<Tensor> unbind(Int dim = 0) const;
  std::vector<Tensor> split(const Ints& split_size, Int dim = 0) const;
  std::vector<Tensor> chunk(Int chunks, Int dim = 0) const;
  Tensor repeat(const Ints& repeats) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor repeat(N... sizes) const;
  Tensor tile(const Ints& dims) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor tile(N... sizes) const;
  Tensor flip(const Ints& dims) const;
  template <class... N, detail::IfSizes<N...> = 0>
  Tensor flip(N... sizes) const;
  Tensor roll(const Ints& shifts, const Ints& dims = {}) const;
  Tensor tril(Int diagonal = 0) const;
  Tensor triu(Int diagonal = 0) const;
  Tensor diag(Int diagonal = 0) const;
  Tensor diag_embed(Int offset = 0, Int dim1 = -2, Int dim2 = -1) const;
  Tensor index_select(Int dim, const Tensor& index) const;
  Tensor index_add(Int dim, const Tensor& index, const Tensor& source, double alpha = 1.0) const;
  Tensor gather(Int dim, const Tensor& index) const;
  Tensor scatter(Int dim, const Tensor& index, const Tensor& src) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor scatter(Int dim, const Tensor& index, N value) const;
  Tensor scatter_add(Int dim, const Tensor& index, const Tensor& src) const;
  Tensor take_along_dim(const Tensor& indices, std::optional<Int> dim = std::nullopt) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor masked_fill(const Tensor& mask, N value) const;
  template <class N, detail::IfNumber<N> = 0>
  Tensor masked_fill_(const Tensor& mask, N value) const;
  Tensor masked_select(const Tensor& mask) const;
  Tensor nonzero() const;
  std::tuple<Tensor, Tensor> sort(Int dim = -1, Flag descending = false) const;
  Tensor argsort(Int dim = -1, Flag descending = false) const;
  std::tuple<Tensor, Tensor> topk(Int k, Int dim = -1, Flag largest = true,
                                  Flag sorted = true) const;
  Tensor bernoulli() const;
  Tensor multinomial(Int num_samples, Flag replacement = false) const;
  Tensor uniform_(double from = 0.0, double to = 1.0) const;
  Tensor normal_(double mean = 0.0, double std = 1.0) const;
  Tensor bernoulli_(double p = 0.5) const;
  Tensor bernoulli_(const Tensor& p) const;
  Tensor random_(Int from, std::optional<Int> to) const;
  Tensor random_() const;
  Tensor random_(Int to) const;
  Tensor exponential_(double lambd = 1.0) const;
  Tensor log_normal_(double mean = 1.0, double std = 2.0) const;
  Tensor cauchy_(double median = 0.0, double sigma = 1.0) const;
  Tensor geometric_(double p) const;

 private:
  const Tensor& self() const;
};

}  // namespace nnc

#endif
