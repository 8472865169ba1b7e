// SPDX-License-Identifier: Apache-2.0
// Operators, and tensors made of numbers of C++. Include <nnc/nnc.hpp>.
#ifndef NNC_OPERATORS_HPP
#define NNC_OPERATORS_HPP

#include <nnc/indexing.hpp>

#include <functional>

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
// From 0, in steps of 1.
template <class N, detail::IfNumber<N> = 0>
Tensor arange(N end) {
  return arange(N{}, end);
}
inline Tensor randint(int64_t high, const Ints& shape) {
  return Tensor::of(nnc_randint, detail::current, int64_t{0}, high, shape.data(),
                    detail::count(shape), int64);
}
// A square one; with a type: eye(n, n, float64).
inline Tensor eye(int64_t n) {
  return eye(n, n);
}

// torch.tensor of values, numbers or lists of them: whole numbers are int64, others of the default
// type, bools are bool. tensor({{1, 2}, {3, 4}}), tensor(0.5).
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(const std::vector<T>& values, const Ints& shape,
              nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_same_v<T, bool>) {
    const Tensor bytes(std::vector<uint8_t>(values.begin(), values.end()), shape);
    return bytes.to(dtype == NNC_DTYPE_DEFAULT ? boolean : dtype);
  } else if constexpr (std::is_integral_v<T>) {
    const Tensor whole(std::vector<int64_t>(values.begin(), values.end()), shape);
    return dtype == NNC_DTYPE_DEFAULT ? whole : whole.to(dtype);
  } else {
    const Tensor exact(std::vector<double>(values.begin(), values.end()), shape);
    return exact.to(dtype == NNC_DTYPE_DEFAULT ? zeros({0}).dtype() : dtype);
  }
}
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(const std::vector<T>& values, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return tensor(values, {detail::count(values)}, dtype);
}
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(std::initializer_list<T> values, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return tensor(std::vector<T>(values), dtype);
}
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(std::initializer_list<std::initializer_list<T>> rows,
              nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  std::vector<T> values;
  const size_t columns = rows.size() ? rows.begin()->size() : 0;
  for (const auto& row : rows) {
    if (row.size() != columns)
      throw Error(NNC_E_SHAPE, "nnc::tensor", "the rows are of different lengths");
    values.insert(values.end(), row);
  }
  return tensor(values, {detail::count(rows), static_cast<int64_t>(columns)}, dtype);
}
template <class N, detail::IfNumber<N> = 0>
Tensor tensor(N value, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return tensor(std::vector<N>{value}, Ints{std::initializer_list<int64_t>{}}, dtype);
}

// Memory of yours itself, in row-major order: it stays valid until deleter is called, from
// whichever thread drops the last tensor that looks at it. Without one: until these are gone.
inline Tensor from_blob(void* data, const Ints& sizes, std::function<void()> deleter,
                        nnc_dtype dtype = float32) {
  auto kept = std::make_unique<std::function<void()>>(std::move(deleter));
  Tensor made = Tensor::of(
      nnc_from_blob, detail::current, data, sizes.data(), detail::count(sizes), nullptr, dtype,
      [](uintptr_t self) {
        const std::unique_ptr<std::function<void()>> last(
            reinterpret_cast<std::function<void()>*>(self));
        if (*last) (*last)();
      },
      reinterpret_cast<uintptr_t>(kept.get()));
  kept.release();
  return made;
}
inline Tensor from_blob(void* data, const Ints& sizes, nnc_dtype dtype = float32) {
  return from_blob(data, sizes, nullptr, dtype);
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
Tensor& Tensor::operator+=(const B& other) {
  nnc::add_(*this, other);
  return *this;
}
template <class B>
Tensor& Tensor::operator-=(const B& other) {
  nnc::sub_(*this, other);
  return *this;
}
template <class B>
Tensor& Tensor::operator*=(const B& other) {
  nnc::mul_(*this, other);
  return *this;
}
template <class B>
Tensor& Tensor::operator/=(const B& other) {
  nnc::div_(*this, other);
  return *this;
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
