// SPDX-License-Identifier: Apache-2.0
// What arguments are, for C++: element types, whole numbers, flags, sizes. Include <nnc/nnc.hpp>.
//
// C has integers for all of these, and any number passes for any other there. Here none passes for
// another: x.sum(1, float64) and x.sum(1.7) do not compile.
#ifndef NNC_TYPES_HPP
#define NNC_TYPES_HPP

#include <nnc/handle.hpp>

#include <optional>
#include <ostream>

namespace nnc {

// ---- element types and orders of elements ----

// Default is what torch takes for None: the default type, or the input's.
enum class DType : int32_t {
  Default = NNC_DTYPE_DEFAULT,
  Float32 = NNC_FLOAT32,
  Float64 = NNC_FLOAT64,
  Float16 = NNC_FLOAT16,
  BFloat16 = NNC_BFLOAT16,
  Int64 = NNC_INT64,
  Int32 = NNC_INT32,
  Int16 = NNC_INT16,
  Int8 = NNC_INT8,
  UInt8 = NNC_UINT8,
  Bool = NNC_BOOL
};
inline constexpr DType float32 = DType::Float32;
inline constexpr DType float64 = DType::Float64;
inline constexpr DType float16 = DType::Float16;
inline constexpr DType bfloat16 = DType::BFloat16;
inline constexpr DType int64 = DType::Int64;
inline constexpr DType int32 = DType::Int32;
inline constexpr DType int16 = DType::Int16;
inline constexpr DType int8 = DType::Int8;
inline constexpr DType uint8 = DType::UInt8;
inline constexpr DType boolean = DType::Bool;

inline std::ostream& operator<<(std::ostream& out, DType dtype) {
  constexpr const char* names[] = {"default", "float32", "float64", "float16", "bfloat16", "int64",
                                   "int32",   "int16",   "int8",    "uint8",   "bool"};
  const auto place = static_cast<size_t>(dtype);
  return out << "torch." << (place < std::size(names) ? names[place] : "?");
}

enum class MemoryFormat : int32_t {
  Default = NNC_MEMORY_FORMAT_DEFAULT,
  Contiguous = NNC_CONTIGUOUS_FORMAT,
  Preserve = NNC_PRESERVE_FORMAT,
  ChannelsLast = NNC_CHANNELS_LAST,
  ChannelsLast3d = NNC_CHANNELS_LAST_3D
};
inline constexpr MemoryFormat contiguous_format = MemoryFormat::Contiguous;
inline constexpr MemoryFormat preserve_format = MemoryFormat::Preserve;
inline constexpr MemoryFormat channels_last = MemoryFormat::ChannelsLast;
inline constexpr MemoryFormat channels_last_3d = MemoryFormat::ChannelsLast3d;

// What a loss does with its terms: "mean", "sum" or "none".
class Reduction {
 public:
  Reduction(const char* word) : Reduction(std::string(word ? word : "None")) {}
  Reduction(const std::string& word) {
    if (word == "none")
      value_ = NNC_REDUCTION_NONE;
    else if (word == "sum")
      value_ = NNC_REDUCTION_SUM;
    else if (word != "mean")
      throw Error(NNC_E_INVALID, "nnc::Reduction", word + " is not a valid value for reduction");
  }
  nnc_reduction get() const { return value_; }

 private:
  nnc_reduction value_ = NNC_REDUCTION_MEAN;
};

// ---- numbers ----

namespace detail {

template <class N>
inline constexpr bool is_whole =
    std::is_integral_v<N> && !std::is_same_v<std::remove_cv_t<N>, bool>;
template <class N>
using IfWhole = std::enable_if_t<is_whole<N>, int>;
template <class N>
using IfNumber = std::enable_if_t<std::is_arithmetic_v<N>, int>;
// Sizes one by one: zeros(2, 3). A single one is an Ints.
template <class... N>
using IfSizes = std::enable_if_t<(sizeof...(N) > 1) && (is_whole<N> && ...), int>;

}  // namespace detail

// A dimension, a size or a count: any integer, but no bool.
class Int {
 public:
  template <class N, detail::IfWhole<N> = 0>
  constexpr Int(N value) : value_(static_cast<int64_t>(value)) {}
  constexpr operator int64_t() const { return value_; }
  const int64_t* address() const { return &value_; }

 private:
  int64_t value_;
};

// True or false, and no number.
class Flag {
 public:
  template <class B, std::enable_if_t<std::is_same_v<B, bool>, int> = 0>
  constexpr Flag(B value) : value_(value) {}
  constexpr operator bool() const { return value_; }

 private:
  bool value_;
};

// A number that knows whether it is an int or a float of Python's.
class Scalar {
 public:
  template <class N, detail::IfNumber<N> = 0>
  constexpr Scalar(N value)
      : real_(static_cast<double>(value)),
        whole_(std::is_integral_v<N> ? static_cast<int64_t>(value) : 0),
        is_whole_(std::is_integral_v<N>) {}
  constexpr bool is_whole() const { return is_whole_; }
  template <class N>
  constexpr N to() const {
    return is_whole_ ? static_cast<N>(whole_) : static_cast<N>(real_);
  }

 private:
  double real_;
  int64_t whole_;
  bool is_whole_;
};

// The sizes of a tensor, torch.Size.
class Shape : public std::vector<int64_t> {
 public:
  using std::vector<int64_t>::vector;
  Shape() = default;
  Shape(std::vector<int64_t> sizes) : vector(std::move(sizes)) {}
  int64_t numel() const {
    int64_t product = 1;
    for (int64_t size : *this) product *= size;
    return product;
  }
};

// Sizes, or the numbers of an argument such as kernel_size: {3, 3}, or 3 for all dimensions.
class Ints {
 public:
  Ints() = default;
  template <class N, detail::IfWhole<N> = 0>
  Ints(N value) : values_{static_cast<int64_t>(value)} {}
  Ints(Int value) : values_{value} {}
  Ints(std::initializer_list<Int> values) : values_(values.begin(), values.end()) {}
  template <class N, detail::IfWhole<N> = 0>
  Ints(const std::vector<N>& values) : values_(values.begin(), values.end()) {}
  const int64_t* data() const { return values_.data(); }
  size_t size() const { return values_.size(); }
  std::vector<int64_t>::const_iterator begin() const { return values_.begin(); }
  std::vector<int64_t>::const_iterator end() const { return values_.end(); }

 private:
  std::vector<int64_t> values_;
};

// What a convolution adds around its input: sizes, "same" or "valid".
class Padding : public Ints {
 public:
  using Ints::Ints;
  Padding(const Ints& sizes) : Ints(sizes) {}
  Padding(const char* word) : Padding(std::string(word ? word : "None")) {}
  Padding(const std::string& word) : Ints(0), is_same_(word == "same") {
    if (word != "same" && word != "valid")
      throw Error(NNC_E_INVALID, "nnc::Padding",
                  "padding is 'same', 'valid' or sizes, and not '" + word + "'");
  }
  int64_t size() const { return is_same_ ? int64_t{NNC_PADDING_SAME} : detail::count<Ints>(*this); }

 private:
  bool is_same_ = false;
};

// Real numbers, of which any may be written as a whole one: {2, 1.5}, or 2 for all dimensions.
class Reals {
 public:
  Reals() = default;
  template <class N, detail::IfNumber<N> = 0>
  Reals(N value) : Reals({Scalar(value)}) {}
  Reals(std::initializer_list<Scalar> values) {
    for (const Scalar& value : values) {
      values_.push_back(value.to<double>());
      are_whole_ = are_whole_ && value.is_whole();
    }
  }
  template <class N, detail::IfNumber<N> = 0>
  Reals(const std::vector<N>& values)
      : values_(values.begin(), values.end()), are_whole_(std::is_integral_v<N>) {}
  const double* data() const { return values_.data(); }
  size_t size() const { return values_.size(); }
  // Were all of them written as whole numbers?
  bool are_whole() const { return are_whole_; }

 private:
  std::vector<double> values_;
  bool are_whole_ = true;
};

// ---- as C takes them ----

namespace detail {

inline std::string bracketed(const Ints& values) {
  std::string text;
  for (int64_t value : values) text += (text.empty() ? "" : ", ") + std::to_string(value);
  return "[" + text + "]";
}

}  // namespace detail

inline std::ostream& operator<<(std::ostream& out, const Shape& shape) {
  return out << "torch.Size(" << detail::bracketed(shape) << ")";
}

namespace detail {

constexpr nnc_dtype raw(DType dtype) {
  return static_cast<nnc_dtype>(dtype);
}
constexpr nnc_memory_format raw(MemoryFormat format) {
  return static_cast<nnc_memory_format>(format);
}

template <class T>
const T* pointer(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}
inline const int64_t* pointer(const std::optional<Int>& value) {
  return value ? value->address() : nullptr;
}

// A number of either kind as one of them.
template <class N>
N number(const Scalar& value) {
  return value.to<N>();
}
template <class N>
std::optional<N> number(const std::optional<Scalar>& value) {
  return value ? std::optional<N>(value->to<N>()) : std::nullopt;
}
inline bool is_float(const Scalar& value) {
  return !value.is_whole();
}
inline bool is_float(const std::optional<Scalar>& value) {
  return value && !value->is_whole();
}
// Are those that are given all whole?
template <class... S>
bool all_whole(const S&... values) {
  return !(is_float(values) || ...);
}

// torch's None is -1 for a flag of three values.
inline int32_t choice(const std::optional<Flag>& value) {
  return value ? *value : -1;
}

}  // namespace detail

}  // namespace nnc

#endif
