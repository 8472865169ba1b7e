// SPDX-License-Identifier: Apache-2.0
// Operators, and tensors made of numbers of C++. Include <nnc/nnc.hpp>.
#ifndef NNC_OPERATORS_HPP
#define NNC_OPERATORS_HPP

#include <nnc/functions.hpp>

namespace nnc {

// ---- making tensors ----

// A whole number is an int, as in Python: full({2}, 1) is int64.
template <class N, detail::IfNumber<N> = 0>
Tensor full(const Ints& shape, N value, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  const int64_t n = detail::count(shape);
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_full_i64, detail::current, shape.data(), n, value, dtype);
  else
    return Tensor::of(nnc_full, detail::current, shape.data(), n, value, dtype);
}
// int64 if all three are whole numbers, else floating point.
template <class A, class B, class C = int, detail::IfNumber<A> = 0>
Tensor arange(A start, B end, C step = 1, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_integral_v<A> && std::is_integral_v<B> && std::is_integral_v<C>)
    return Tensor::of(nnc_arange_i64, detail::current, start, end, step, dtype);
  else
    return Tensor::of(nnc_arange, detail::current, start, end, step, dtype);
}
inline Tensor randint(int64_t low, int64_t high, const Ints& shape, nnc_dtype dtype = int64) {
  return Tensor::of(nnc_randint, detail::current, low, high, shape.data(), detail::count(shape),
                    dtype);
}
inline Tensor randperm(int64_t n, nnc_dtype dtype = int64) {
  return Tensor::of(nnc_randperm, detail::current, n, dtype);
}

// ---- operators: those of torch.Tensor ----
// The other side is a tensor or a number, which counts as an int or a float by its C++ type.

template <class B>
auto operator+(const Tensor& a, const B& b) -> decltype(add(a, b)) {
  return add(a, b);
}
template <class B>
auto operator-(const Tensor& a, const B& b) -> decltype(sub(a, b)) {
  return sub(a, b);
}
template <class B>
auto operator*(const Tensor& a, const B& b) -> decltype(mul(a, b)) {
  return mul(a, b);
}
template <class B>
auto operator/(const Tensor& a, const B& b) -> decltype(div(a, b)) {
  return div(a, b);
}
inline Tensor operator-(const Tensor& a) {
  return neg(a);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator+(N a, const Tensor& b) {
  return add(b, a);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator-(N a, const Tensor& b) {
  // Of whole numbers the negative may not exist: 1 - uint8.
  return nnc_is_floating_point(b.get()) == 1 ? add(neg(b), a) : sub(full({}, a), b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator*(N a, const Tensor& b) {
  return mul(b, a);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator/(N a, const Tensor& b) {
  return mul(reciprocal(b), a);
}

template <class B>
auto operator==(const Tensor& a, const B& b) -> decltype(eq(a, b)) {
  return eq(a, b);
}
template <class B>
auto operator!=(const Tensor& a, const B& b) -> decltype(ne(a, b)) {
  return ne(a, b);
}
template <class B>
auto operator<(const Tensor& a, const B& b) -> decltype(lt(a, b)) {
  return lt(a, b);
}
template <class B>
auto operator<=(const Tensor& a, const B& b) -> decltype(le(a, b)) {
  return le(a, b);
}
template <class B>
auto operator>(const Tensor& a, const B& b) -> decltype(gt(a, b)) {
  return gt(a, b);
}
template <class B>
auto operator>=(const Tensor& a, const B& b) -> decltype(ge(a, b)) {
  return ge(a, b);
}

}  // namespace nnc

#endif
