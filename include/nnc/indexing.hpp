// SPDX-License-Identifier: Apache-2.0
// Brackets of Python for C++, in the words of torch::indexing. Include <nnc/nnc.hpp>.
//
//   x[0]                                x[0]
//   x[{Slice(0, 2), "...", None}]       x[0:2, ..., None]
//   x[{Slice(None, None, 2), mask}]     x[::2, mask]
//   x[0] = y;  x[{Slice(1, 3)}] += 1;   the same
//   x[mask] = 0;  x[mask] += 100;       the same
//   x.index_put_({mask}, y, true);      the same
//
// What numbers, slices, "..." and None index is a view, and writing to it writes to x. What a
// tensor indexes is a copy, but to the brackets themselves = and += write in x, as in Python: a
// name that is given to it, auto y = x[mask], is one of the copy.
#ifndef NNC_INDEXING_HPP
#define NNC_INDEXING_HPP

#include <nnc/functions.hpp>

namespace nnc {

namespace indexing {

inline constexpr std::nullopt_t None = std::nullopt;
struct EllipsisIndex {};
inline constexpr EllipsisIndex Ellipsis{};

// start:stop:step of Python's; what is None or left out is Python's.
struct Slice {
  Slice(std::optional<int64_t> start_ = None, std::optional<int64_t> stop_ = None,
        std::optional<int64_t> step_ = None)
      : start(start_), stop(stop_), step(step_) {}
  std::optional<int64_t> start, stop, step;
};

}  // namespace indexing
using namespace indexing;

// One of the parts between the brackets: a number, true or false, a Slice, None, "..." (Ellipsis),
// a tensor of integers or a mask.
class TensorIndex {
 public:
  template <class N, std::enable_if_t<std::is_integral_v<N>, int> = 0>
  TensorIndex(N index)
      : number_(static_cast<int64_t>(index)), kind_(std::is_same_v<N, bool> ? kBool : kNumber) {}
  TensorIndex(const Slice& slice) : slice_(slice), kind_(kSlice) {}
  TensorIndex(std::nullopt_t) : kind_(kNone) {}
  TensorIndex(EllipsisIndex) : kind_(kEllipsis) {}
  TensorIndex(const char* dots) : kind_(kEllipsis) {
    if (!dots || std::string(dots) != "...")
      throw Error(NNC_E_INVALID, "nnc::TensorIndex", "the only text between brackets is \"...\"");
  }
  TensorIndex(Tensor tensor) : tensor_(std::move(tensor)), kind_(kTensor) {
    if (!tensor_.defined()) detail::no_object("nnc::TensorIndex", "tensor");
  }

  bool is_tensor() const { return kind_ == kTensor; }
  bool is_number() const { return kind_ == kNumber; }
  bool is_ellipsis() const { return kind_ == kEllipsis; }
  const Tensor& tensor() const { return tensor_; }
  int64_t number() const { return number_; }
  // How many dimensions it takes.
  int64_t covers() const {
    if (kind_ == kTensor && (tensor_.dtype() == boolean || tensor_.dtype() == uint8))
      return tensor_.ndim();
    return kind_ == kNumber || kind_ == kSlice || kind_ == kTensor ? 1 : 0;
  }
  // In the words of nnc_index.
  std::string text() const {
    const auto end = [](const std::optional<int64_t>& n) { return n ? std::to_string(*n) : ""; };
    switch (kind_) {
      case kNumber:
        return std::to_string(number_);
      case kBool:
        return number_ ? "True" : "False";
      case kNone:
        return "None";
      case kEllipsis:
        return "...";
      default:
        break;
    }
    const std::string step = end(slice_.step);
    return end(slice_.start) + ":" + end(slice_.stop) + (step.empty() ? "" : ":" + step);
  }

 private:
  enum Kind { kNumber, kBool, kSlice, kNone, kEllipsis, kTensor };
  int64_t number_ = 0;
  Slice slice_;
  Tensor tensor_;
  Kind kind_;
};

namespace detail {

// Brackets as two calls: a text, "" for none, and tensors in their places behind it.
struct Brackets {
  std::string text;
  std::vector<Tensor> tensors;

  Brackets(const Tensor& x, std::vector<TensorIndex> pieces) {
    const auto is_tensor = [](const TensorIndex& p) { return p.is_tensor(); };
    const bool advanced = std::any_of(pieces.begin(), pieces.end(), is_tensor);
    int64_t missing = nnc_tensor_ndim(x.get());
    for (TensorIndex& p : pieces) {
      // A number beside tensors is one of them: it broadcasts with the others.
      if (advanced && p.is_number())
        p = Tensor::of(nnc_full_i64, current, nullptr, 0, p.number(), raw(int64));
      missing -= p.covers();
    }
    bool whole = true;
    const auto word = [&](const std::string& one) {
      text += (text.empty() ? "" : ", ") + one;
      whole = whole && one == ":";
    };
    for (const TensorIndex& p : pieces) {
      if (!advanced) {
        word(p.text());
      } else if (p.is_tensor()) {
        for (int64_t i = 0; i < p.covers(); ++i) word(":");
        tensors.push_back(p.tensor());
      } else if (p.is_ellipsis()) {
        for (int64_t i = 0; i < missing; ++i) word(":");
        tensors.resize(tensors.size() + static_cast<size_t>(std::max<int64_t>(missing, 0)));
      } else {
        word(p.text());
        tensors.emplace_back();
      }
    }
    while (!tensors.empty() && !tensors.back().defined()) tensors.pop_back();
    if (advanced && whole)
      text.clear();
    else if (text.empty())
      text = "...";
  }
  // What the text alone gives.
  Tensor view(const Tensor& x) const {
    return text.empty() ? x : Tensor::of(nnc_index, current, x.get(), text.c_str());
  }
};

}  // namespace detail

// What x[{...}] gives: a tensor, which knows where in x it is from. With & these are the operators
// of a tensor with a name, with && those of the brackets.
class IndexedTensor : public Tensor {
 public:
  IndexedTensor(const Tensor& x, const std::vector<TensorIndex>& indices)
      : Tensor(x.index(indices)), x_(x), indices_(indices) {}
  IndexedTensor(const IndexedTensor&) = default;
  IndexedTensor(IndexedTensor&&) = default;
  ~IndexedTensor() = default;
  IndexedTensor& operator=(const IndexedTensor&) & = default;
  IndexedTensor& operator=(IndexedTensor&&) & = default;
  IndexedTensor& operator=(const Tensor& other) & {
    Tensor::operator=(other);
    return *this;
  }
  template <class V>
  Tensor operator=(const V& value) && {
    x_.index_put_(indices_, value);
    return *this;
  }

  template <class B>
  Tensor operator+=(const B& other) & {
    return Tensor::operator+=(other);
  }
  template <class B>
  Tensor operator+=(const B& other) && {
    return put(Tensor::operator+=(other));
  }
  template <class B>
  Tensor operator-=(const B& other) & {
    return Tensor::operator-=(other);
  }
  template <class B>
  Tensor operator-=(const B& other) && {
    return put(Tensor::operator-=(other));
  }
  template <class B>
  Tensor operator*=(const B& other) & {
    return Tensor::operator*=(other);
  }
  template <class B>
  Tensor operator*=(const B& other) && {
    return put(Tensor::operator*=(other));
  }
  template <class B>
  Tensor operator/=(const B& other) & {
    return Tensor::operator/=(other);
  }
  template <class B>
  Tensor operator/=(const B& other) && {
    return put(Tensor::operator/=(other));
  }
  template <class B>
  Tensor operator%=(const B& other) & {
    return Tensor::operator%=(other);
  }
  template <class B>
  Tensor operator%=(const B& other) && {
    return put(Tensor::operator%=(other));
  }
  template <class B>
  Tensor operator&=(const B& other) & {
    return Tensor::operator&=(other);
  }
  template <class B>
  Tensor operator&=(const B& other) && {
    return put(Tensor::operator&=(other));
  }
  template <class B>
  Tensor operator|=(const B& other) & {
    return Tensor::operator|=(other);
  }
  template <class B>
  Tensor operator|=(const B& other) && {
    return put(Tensor::operator|=(other));
  }
  template <class B>
  Tensor operator^=(const B& other) & {
    return Tensor::operator^=(other);
  }
  template <class B>
  Tensor operator^=(const B& other) && {
    return put(Tensor::operator^=(other));
  }

 private:
  // Of a view what is written is in x already. A tensor of one number may make one as well: the
  // same is written once more then, from a copy, as nothing is written to itself.
  Tensor put(const Tensor& changed) const {
    bool copied = false, one_number = false;
    for (const TensorIndex& index : indices_) {
      copied = copied || index.is_tensor();
      one_number = one_number || (index.is_tensor() && index.tensor().ndim() == 0);
    }
    if (copied) x_.index_put_(indices_, one_number ? changed.clone() : changed);
    return changed;
  }
  Tensor x_;
  std::vector<TensorIndex> indices_;
};

inline Tensor Tensor::operator[](int64_t index) const {
  return nnc::select(*this, 0, index);
}
inline IndexedTensor Tensor::operator[](const Tensor& index) const {
  return IndexedTensor(*this, {index});
}
inline IndexedTensor Tensor::operator[](const std::vector<TensorIndex>& indices) const {
  return IndexedTensor(*this, indices);
}
inline Tensor Tensor::index(const std::vector<TensorIndex>& indices) const {
  const detail::Brackets brackets(*this, indices);
  const Tensor view = brackets.view(*this);
  return brackets.tensors.empty() ? view : nnc::index(view, brackets.tensors);
}
template <class V>
Tensor Tensor::index_put_(const std::vector<TensorIndex>& indices, const V& value,
                          Flag accumulate) const {
  const detail::Brackets brackets(*this, indices);
  if constexpr (std::is_arithmetic_v<V>) {
    if (!brackets.tensors.empty() || accumulate)
      return index_put_(
          indices,
          full_like(Tensor::of(nnc_empty, detail::current, nullptr, 0, detail::raw(dtype())),
                    value),
          accumulate);
    if constexpr (std::is_integral_v<V>)
      check(nnc_tensor_index_assign_scalar_i64(detail::current, get(), brackets.text.c_str(),
                                               static_cast<int64_t>(value)));
    else
      check(nnc_tensor_index_assign_scalar(detail::current, get(), brackets.text.c_str(), value));
  } else if (!brackets.tensors.empty()) {
    nnc::index_put_(brackets.view(*this), brackets.tensors, value.to(dtype()), accumulate);
  } else if (accumulate) {
    nnc::add_(brackets.view(*this), value);
  } else {
    check(nnc_tensor_index_assign(detail::current, get(), brackets.text.c_str(), value.get()));
  }
  return *this;
}

// A tensor's x[0], x[1], ..., which are views of it.
class RowIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Tensor;
  using difference_type = std::ptrdiff_t;
  using pointer = const Tensor*;
  using reference = const Tensor&;
  RowIterator(Tensor tensor, int64_t at, int64_t n) : tensor_(std::move(tensor)), at_(at), n_(n) {
    look();
  }
  const Tensor& operator*() const { return row_; }
  const Tensor* operator->() const { return &row_; }
  RowIterator& operator++() {
    ++at_;
    look();
    return *this;
  }
  RowIterator operator++(int) {
    RowIterator former = *this;
    ++*this;
    return former;
  }
  bool operator==(const RowIterator& other) const { return at_ == other.at_; }
  bool operator!=(const RowIterator& other) const { return at_ != other.at_; }

 private:
  void look() {
    if (at_ < n_) row_ = tensor_[at_];
  }
  Tensor tensor_, row_;
  int64_t at_, n_;
};
inline RowIterator Tensor::begin() const {
  if (known(nnc_tensor_ndim(get()), "nnc::Tensor::begin") == 0)
    throw Error(NNC_E_SHAPE, "nnc::Tensor::begin", "iteration over a 0-d tensor");
  return RowIterator(*this, 0, nnc_tensor_size(get(), 0));
}
inline RowIterator Tensor::end() const {
  const int64_t n = nnc_tensor_size(get(), 0);
  return RowIterator(*this, n, n);
}

template <class V>
Tensor Tensor::operator=(const V& value) && {
  return index_put_({Ellipsis}, value);
}

}  // namespace nnc

#endif
