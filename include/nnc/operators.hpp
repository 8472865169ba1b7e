// SPDX-License-Identifier: Apache-2.0
// Operators, and tensors made of numbers of C++. Include <nnc/nnc.hpp>.
#ifndef NNC_OPERATORS_HPP
#define NNC_OPERATORS_HPP

#include <nnc/indexing.hpp>

#include <functional>

namespace nnc {

// ---- making tensors ----

// A whole number is an int, as in Python: full({2}, 1) is int64, full({2}, true) bool.
template <class N, detail::IfNumber<N> = 0>
Tensor full(const Ints& shape, N value, DType dtype = DType::Default) {
  const int64_t n = detail::count(shape);
  if (std::is_same_v<N, bool> && dtype == DType::Default) dtype = boolean;
  if constexpr (std::is_integral_v<N>)
    return Tensor::of(nnc_full_i64, detail::current, shape.data(), n, value, detail::raw(dtype));
  else
    return Tensor::of(nnc_full, detail::current, shape.data(), n, value, detail::raw(dtype));
}
// int64 if all three are whole numbers, else floating point.
template <class A, class B, class C, detail::IfNumber<A> = 0, detail::IfNumber<B> = 0,
          detail::IfNumber<C> = 0>
Tensor arange(A start, B end, C step, DType dtype = DType::Default) {
  if constexpr (std::is_integral_v<A> && std::is_integral_v<B> && std::is_integral_v<C>)
    return Tensor::of(nnc_arange_i64, detail::current, start, end, step, detail::raw(dtype));
  else
    return Tensor::of(nnc_arange, detail::current, start, end, step, detail::raw(dtype));
}
// In steps of 1.
template <class A, class B, detail::IfNumber<A> = 0, detail::IfNumber<B> = 0>
Tensor arange(A start, B end, DType dtype = DType::Default) {
  return arange(start, end, 1, dtype);
}
// From 0.
template <class N, detail::IfNumber<N> = 0>
Tensor arange(N end, DType dtype = DType::Default) {
  return arange(N{}, end, 1, dtype);
}

// torch.tensor of values, numbers or lists of them: whole numbers are int64, others of the default
// type, bools are bool. tensor({{1, 2}, {3, 4}}), tensor(0.5).
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(const std::vector<T>& values, const Ints& shape, DType dtype = DType::Default) {
  if constexpr (std::is_same_v<T, bool>) {
    const Tensor bytes(std::vector<uint8_t>(values.begin(), values.end()), shape);
    return bytes.to(dtype == DType::Default ? boolean : dtype);
  } else if constexpr (std::is_integral_v<T>) {
    const Tensor whole(std::vector<int64_t>(values.begin(), values.end()), shape);
    return dtype == DType::Default ? whole : whole.to(dtype);
  } else {
    const Tensor exact(std::vector<double>(values.begin(), values.end()), shape);
    return exact.to(dtype == DType::Default ? zeros({0}).dtype() : dtype);
  }
}
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(const std::vector<T>& values, DType dtype = DType::Default) {
  return tensor(values, {detail::count(values)}, dtype);
}
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(std::initializer_list<T> values, DType dtype = DType::Default) {
  return tensor(std::vector<T>(values), dtype);
}
template <class T, detail::IfNumber<T> = 0>
Tensor tensor(std::initializer_list<std::initializer_list<T>> rows, DType dtype = DType::Default) {
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
Tensor tensor(N value, DType dtype = DType::Default) {
  return tensor(std::vector<N>{value}, Ints{}, dtype);
}

// Memory of yours itself, in row-major order: it stays valid until deleter is called, from
// whichever thread drops the last tensor that looks at it. Without one: until these are gone.
inline Tensor from_blob(void* data, const Ints& sizes, std::function<void()> deleter,
                        DType dtype = float32) {
  auto kept = std::make_unique<std::function<void()>>(std::move(deleter));
  Tensor made = Tensor::of(
      nnc_from_blob, detail::current, data, sizes.data(), detail::count(sizes), nullptr,
      detail::raw(dtype),
      [](uintptr_t self) {
        const std::unique_ptr<std::function<void()>> last(
            reinterpret_cast<std::function<void()>*>(self));
        if (*last) (*last)();
      },
      reinterpret_cast<uintptr_t>(kept.get()));
  kept.release();
  return made;
}
inline Tensor from_blob(void* data, const Ints& sizes, DType dtype = float32) {
  return from_blob(data, sizes, nullptr, dtype);
}
// The same of numbers, whose type says which elements they are.
template <class T>
Tensor from_blob(T* data, const Ints& sizes, std::function<void()> deleter,
                 DType dtype = std::is_same_v<T, bool> ? boolean : dtype_of<T>()) {
  static_assert(!std::is_const_v<T>,
                "from_blob: a tensor may write to its memory, so that is not const: "
                "nnc::Tensor(std::vector, sizes) has a copy of it");
  if (dtype == DType::Default)
    throw Error(NNC_E_DTYPE, "nnc::from_blob", "dtype has to be given for data of this type");
  return from_blob(const_cast<void*>(static_cast<const void*>(data)), sizes, std::move(deleter),
                   dtype);
}
template <class T>
Tensor from_blob(T* data, const Ints& sizes,
                 DType dtype = std::is_same_v<T, bool> ? boolean : dtype_of<T>()) {
  return from_blob(data, sizes, nullptr, dtype);
}

// Whole numbers low <= v < high.
inline Tensor randint(Int low, Int high, const Ints& shape, DType dtype = int64) {
  return Tensor::of(nnc_randint, detail::current, low, high, shape.data(), detail::count(shape),
                    detail::raw(dtype));
}
inline Tensor randint(Int high, const Ints& shape, DType dtype = int64) {
  return randint(0, high, shape, dtype);
}
inline Tensor randperm(Int n, DType dtype = int64) {
  return Tensor::of(nnc_randperm, detail::current, n, detail::raw(dtype));
}

// ---- overloads of torch's that C does not have ----

inline Tensor max(const Tensor& input, const Tensor& other) {
  return maximum(input, other);
}
inline Tensor min(const Tensor& input, const Tensor& other) {
  return minimum(input, other);
}
// unbiased: divided by the number of elements less one.
inline Tensor var(const Tensor& input, Flag unbiased) {
  return var(input, {}, unbiased ? 1.0 : 0.0);
}
inline Tensor std(const Tensor& input, Flag unbiased) {
  return std(input, {}, unbiased ? 1.0 : 0.0);
}
inline std::tuple<Tensor, Tensor> var_mean(const Tensor& input, Flag unbiased) {
  return var_mean(input, {}, unbiased ? 1.0 : 0.0);
}
inline std::tuple<Tensor, Tensor> std_mean(const Tensor& input, Flag unbiased) {
  return std_mean(input, {}, unbiased ? 1.0 : 0.0);
}
// The distinct elements, then for each element which of them it is, and how often each is there;
// what is not asked for is undefined.
inline std::tuple<Tensor, Tensor, Tensor> unique(const Tensor& input, Flag sorted = true,
                                                 Flag return_inverse = false,
                                                 Flag return_counts = false,
                                                 std::optional<Int> dim = std::nullopt) {
  nnc_tensor* out[3] = {};
  check(nnc_unique(detail::current, input.get(), sorted, detail::pointer(dim), &out[0],
                   return_inverse ? &out[1] : nullptr, return_counts ? &out[2] : nullptr));
  return {Tensor(detail::own(out[0])), Tensor(detail::own(out[1])), Tensor(detail::own(out[2]))};
}
// In input's sizes: 1 with the probability p.
inline Tensor bernoulli(const Tensor& input, double p) {
  return bernoulli_(empty_like(input), p);
}
// A number of parts, the places where parts begin, or either as a tensor.
template <class N, detail::IfWhole<N> = 0>
std::vector<Tensor> tensor_split(const Tensor& input, N sections, Int dim = 0) {
  const Int n = sections;
  return detail::several(nnc_tensor_split_sections, detail::room(n), detail::current, input.get(),
                         n, dim);
}
inline std::vector<Tensor> tensor_split(const Tensor& input, const Ints& indices, Int dim = 0) {
  return detail::several(nnc_tensor_split_indices, detail::room(indices), detail::current,
                         input.get(), indices.data(), detail::count(indices), dim);
}
inline std::vector<Tensor> tensor_split(const Tensor& input, const Tensor& indices_or_sections,
                                        Int dim = 0) {
  nnc_tensor* const given = indices_or_sections.get();
  const int64_t most = nnc_tensor_ndim(given) == 0 ? indices_or_sections.item<int64_t>()
                                                   : nnc_tensor_numel(given) + 1;
  return detail::several(nnc_tensor_split, detail::room(Int(most)), detail::current, input.get(),
                         given, dim);
}

inline Tensor Tensor::var(Flag unbiased) const {
  return nnc::var(*this, unbiased);
}
inline Tensor Tensor::std(Flag unbiased) const {
  return nnc::std(*this, unbiased);
}
inline std::tuple<Tensor, Tensor> Tensor::var_mean(Flag unbiased) const {
  return nnc::var_mean(*this, unbiased);
}
inline std::tuple<Tensor, Tensor> Tensor::std_mean(Flag unbiased) const {
  return nnc::std_mean(*this, unbiased);
}
inline std::tuple<Tensor, Tensor, Tensor> Tensor::unique(Flag sorted, Flag return_inverse,
                                                         Flag return_counts,
                                                         std::optional<Int> dim) const {
  return nnc::unique(*this, sorted, return_inverse, return_counts, dim);
}
inline Tensor Tensor::bernoulli(double p) const {
  return nnc::bernoulli(*this, p);
}
template <class N, detail::IfWhole<N>>
std::vector<Tensor> Tensor::tensor_split(N sections, Int dim) const {
  return nnc::tensor_split(*this, sections, dim);
}
inline std::vector<Tensor> Tensor::tensor_split(const Ints& indices, Int dim) const {
  return nnc::tensor_split(*this, indices, dim);
}
inline std::vector<Tensor> Tensor::tensor_split(const Tensor& indices_or_sections, Int dim) const {
  return nnc::tensor_split(*this, indices_or_sections, dim);
}
inline Tensor Tensor::fill_(const Tensor& value) const {
  if (value.defined() && value.ndim() > 0)
    throw Error(NNC_E_SHAPE, "nnc::Tensor::fill_",
                "fill_ only supports 0-dimension value tensor but got tensor with " +
                    std::to_string(value.ndim()) + " dimensions.");
  return copy_(value);
}
inline Tensor Tensor::where(const Tensor& condition, const Tensor& other) const {
  return nnc::where(condition, *this, other);
}
template <class N, detail::IfNumber<N>>
Tensor Tensor::where(const Tensor& condition, N other) const {
  return nnc::where(condition, *this, other);
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
template <class B>
auto operator%(const Tensor& a, const B& b) -> decltype(remainder(a, b)) {
  return remainder(a, b);
}
template <class B>
auto operator&(const Tensor& a, const B& b) -> decltype(bitwise_and(a, b)) {
  return bitwise_and(a, b);
}
template <class B>
auto operator|(const Tensor& a, const B& b) -> decltype(bitwise_or(a, b)) {
  return bitwise_or(a, b);
}
template <class B>
auto operator^(const Tensor& a, const B& b) -> decltype(bitwise_xor(a, b)) {
  return bitwise_xor(a, b);
}
inline Tensor operator-(const Tensor& a) {
  return neg(a);
}
inline Tensor operator+(const Tensor& a) {
  return a;
}
inline Tensor operator~(const Tensor& a) {
  return bitwise_not(a);
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
template <class N, detail::IfNumber<N> = 0>
Tensor operator%(N a, const Tensor& b) {
  return remainder(full({}, a), b);
}
template <class N, detail::IfWhole<N> = 0>
Tensor operator&(N a, const Tensor& b) {
  return bitwise_and(b, a);
}
template <class N, detail::IfWhole<N> = 0>
Tensor operator|(N a, const Tensor& b) {
  return bitwise_or(b, a);
}
template <class N, detail::IfWhole<N> = 0>
Tensor operator^(N a, const Tensor& b) {
  return bitwise_xor(b, a);
}

// In place. What torch has no function for is computed, and copied.
template <class B>
Tensor Tensor::operator+=(const B& other) const {
  return nnc::add_(*this, other);
}
template <class B>
Tensor Tensor::operator-=(const B& other) const {
  return nnc::sub_(*this, other);
}
template <class B>
Tensor Tensor::operator*=(const B& other) const {
  return nnc::mul_(*this, other);
}
template <class B>
Tensor Tensor::operator/=(const B& other) const {
  return nnc::div_(*this, other);
}
template <class B>
Tensor Tensor::operator%=(const B& other) const {
  return copy_(nnc::remainder(*this, other));
}
template <class B>
Tensor Tensor::operator&=(const B& other) const {
  return copy_(nnc::bitwise_and(*this, other));
}
template <class B>
Tensor Tensor::operator|=(const B& other) const {
  return copy_(nnc::bitwise_or(*this, other));
}
template <class B>
Tensor Tensor::operator^=(const B& other) const {
  return copy_(nnc::bitwise_xor(*this, other));
}

template <class B>
auto operator==(const Tensor& a, const B& b) -> decltype(eq(a, b)) {
  return eq(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator==(N a, const Tensor& b) {
  return eq(b, a);
}
template <class B>
auto operator!=(const Tensor& a, const B& b) -> decltype(ne(a, b)) {
  return ne(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator!=(N a, const Tensor& b) {
  return ne(b, a);
}
template <class B>
auto operator<(const Tensor& a, const B& b) -> decltype(lt(a, b)) {
  return lt(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator<(N a, const Tensor& b) {
  return gt(b, a);
}
template <class B>
auto operator<=(const Tensor& a, const B& b) -> decltype(le(a, b)) {
  return le(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator<=(N a, const Tensor& b) {
  return ge(b, a);
}
template <class B>
auto operator>(const Tensor& a, const B& b) -> decltype(gt(a, b)) {
  return gt(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator>(N a, const Tensor& b) {
  return lt(b, a);
}
template <class B>
auto operator>=(const Tensor& a, const B& b) -> decltype(ge(a, b)) {
  return ge(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator>=(N a, const Tensor& b) {
  return le(b, a);
}
// C++20 would else turn the sides round, which it does not for what gives no bool.
template <class B>
auto operator==(const IndexedTensor& a, const B& b) -> decltype(eq(a, b)) {
  return eq(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator==(N a, const IndexedTensor& b) {
  return eq(b, a);
}
template <class B>
auto operator!=(const IndexedTensor& a, const B& b) -> decltype(ne(a, b)) {
  return ne(a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor operator!=(N a, const IndexedTensor& b) {
  return ne(b, a);
}

}  // namespace nnc

#endif
