// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/random.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_RANDOM_HPP
#define NNC_FUNCTIONS_RANDOM_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor rand(const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_rand, detail::current, dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
template <class... N, detail::IfSizes<N...> = 0>
Tensor rand(N... dims) {
  return rand(Ints{dims...});
}
inline Tensor randn(const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_randn, detail::current, dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
template <class... N, detail::IfSizes<N...> = 0>
Tensor randn(N... dims) {
  return randn(Ints{dims...});
}
inline Tensor rand_like(const Tensor& input, DType dtype = DType::Default,
                        MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_rand_like_memory_format, detail::current, input.get(), detail::raw(dtype),
                    detail::raw(memory_format));
}
inline Tensor randn_like(const Tensor& input, DType dtype = DType::Default,
                         MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_randn_like_memory_format, detail::current, input.get(), detail::raw(dtype),
                    detail::raw(memory_format));
}
inline Tensor randint_like(const Tensor& input, Int low, Int high, DType dtype = DType::Default,
                           MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_randint_like_memory_format, detail::current, input.get(), low, high,
                    detail::raw(dtype), detail::raw(memory_format));
}
inline Tensor randint_like(const Tensor& input, Int high, DType dtype = DType::Default,
                           MemoryFormat memory_format = MemoryFormat::Default) {
  return Tensor::of(nnc_randint_like_memory_format, detail::current, input.get(), int64_t{0}, high,
                    detail::raw(dtype), detail::raw(memory_format));
}
inline Tensor bernoulli(const Tensor& input) {
  return Tensor::of(nnc_bernoulli, detail::current, input.get());
}
inline Tensor normal(const Tensor& mean, const Tensor& std) {
  return Tensor::of(nnc_normal, detail::current, mean.get(), std.get());
}
inline Tensor normal(const Tensor& mean, double std = 1.0) {
  return Tensor::of(nnc_normal_scalar, detail::current, mean.get(), std);
}
inline Tensor normal(double mean, const Tensor& std) {
  return Tensor::of(nnc_normal_scalar_self, detail::current, mean, std.get());
}
inline Tensor normal(double mean, double std, const Ints& dims, DType dtype = DType::Default) {
  return Tensor::of(nnc_normal_size, detail::current, mean, std, dims.data(), detail::count(dims),
                    detail::raw(dtype));
}
inline Tensor multinomial(const Tensor& input, Int num_samples, Flag replacement = false) {
  return Tensor::of(nnc_multinomial, detail::current, input.get(), num_samples, replacement);
}
inline Tensor uniform_(const Tensor& input, double from = 0.0, double to = 1.0) {
  check(nnc_uniform_(detail::current, input.get(), from, to));
  return input;
}
inline Tensor normal_(const Tensor& input, double mean = 0.0, double std = 1.0) {
  check(nnc_normal_(detail::current, input.get(), mean, std));
  return input;
}
inline Tensor bernoulli_(const Tensor& input, double p = 0.5) {
  check(nnc_bernoulli_(detail::current, input.get(), p));
  return input;
}
inline Tensor bernoulli_(const Tensor& input, const Tensor& p) {
  check(nnc_bernoulli_tensor_(detail::current, input.get(), p.get()));
  return input;
}
inline Tensor random_(const Tensor& input, Int from, std::optional<Int> to) {
  check(nnc_random_(detail::current, input.get(), from, detail::pointer(to)));
  return input;
}
inline Tensor random_(const Tensor& input) {
  check(nnc_random_(detail::current, input.get(), int64_t{0}, nullptr));
  return input;
}
inline Tensor random_(const Tensor& input, Int to) {
  check(nnc_random_(detail::current, input.get(), int64_t{0}, to.address()));
  return input;
}
inline Tensor exponential_(const Tensor& input, double lambd = 1.0) {
  check(nnc_exponential_(detail::current, input.get(), lambd));
  return input;
}
inline Tensor log_normal_(const Tensor& input, double mean = 1.0, double std = 2.0) {
  check(nnc_log_normal_(detail::current, input.get(), mean, std));
  return input;
}
inline Tensor cauchy_(const Tensor& input, double median = 0.0, double sigma = 1.0) {
  check(nnc_cauchy_(detail::current, input.get(), median, sigma));
  return input;
}
inline Tensor geometric_(const Tensor& input, double p) {
  check(nnc_geometric_(detail::current, input.get(), p));
  return input;
}
inline int64_t initial_seed() {
  return detail::value<int64_t>(nnc_initial_seed, detail::current);
}
inline Tensor get_rng_state() {
  return Tensor::of(nnc_get_rng_state, detail::current);
}
inline Tensor set_rng_state(const Tensor& new_state) {
  check(nnc_set_rng_state(detail::current, new_state.get()));
  return new_state;
}

}  // namespace nnc

#endif
