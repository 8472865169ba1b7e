// SPDX-License-Identifier: Apache-2.0
// Element types, the 16-bit floats, scalars, and PyTorch's promotion lattice.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/error.h"

namespace nnc {

// Values are the public NNC_FLOAT32 ... constants.
enum class DType : int32_t {
  kFloat32 = 1,
  kFloat64 = 2,
  kFloat16 = 3,
  kBFloat16 = 4,
  kInt64 = 5,
  kInt32 = 6,
  kInt16 = 7,
  kInt8 = 8,
  kUInt8 = 9,
  kBool = 10,
};
inline constexpr int kDTypeCount = 11;  // including the unused 0

inline int64_t item_size(DType t) {
  constexpr int8_t kSize[kDTypeCount] = {0, 4, 8, 2, 2, 8, 4, 2, 1, 1, 1};
  return kSize[static_cast<int>(t)];
}
inline bool is_floating(DType t) {
  return static_cast<int>(t) <= 4;
}
inline bool is_valid_dtype(int32_t v) {
  return v >= 1 && v < kDTypeCount;
}
// "float32"; with the prefix "torch." as PyTorch prints it.
const char* dtype_name(DType t);
inline void append_text(std::string& out, DType t) {
  out += dtype_name(t);
}
// The name of PyTorch's legacy tensor type, "FloatTensor", as its messages say it.
const char* legacy_type_name(DType t);
// The same without "Tensor": "Float".
std::string_view short_type_name(DType t);

// What two element types compute in (torch.promote_types).
DType promote_types(DType a, DType b);

// IEEE binary16, stored; arithmetic is done in float.
struct Half {
  uint16_t bits = 0;
  Half() = default;
  explicit Half(float v);
  operator float() const;
};

// The upper half of a float, rounded to nearest even.
struct BFloat16 {
  uint16_t bits = 0;
  BFloat16() = default;
  explicit BFloat16(float v) {
    uint32_t u = std::bit_cast<uint32_t>(v);
    if ((u & 0x7fffffffu) > 0x7f800000u) {
      bits = 0x7fc0;
    } else {
      u += 0x7fffu + ((u >> 16) & 1u);
      bits = static_cast<uint16_t>(u >> 16);
    }
  }
  operator float() const { return std::bit_cast<float>(static_cast<uint32_t>(bits) << 16); }
};

template <class T>
inline constexpr DType kDTypeOf = [] {
  static_assert(std::is_same_v<T, float>, "not an element type");
  return DType::kFloat32;
}();
template <>
inline constexpr DType kDTypeOf<double> = DType::kFloat64;
template <>
inline constexpr DType kDTypeOf<Half> = DType::kFloat16;
template <>
inline constexpr DType kDTypeOf<BFloat16> = DType::kBFloat16;
template <>
inline constexpr DType kDTypeOf<int64_t> = DType::kInt64;
template <>
inline constexpr DType kDTypeOf<int32_t> = DType::kInt32;
template <>
inline constexpr DType kDTypeOf<int16_t> = DType::kInt16;
template <>
inline constexpr DType kDTypeOf<int8_t> = DType::kInt8;
template <>
inline constexpr DType kDTypeOf<uint8_t> = DType::kUInt8;
template <>
inline constexpr DType kDTypeOf<bool> = DType::kBool;

// The type sums and formulas of T are computed in.
template <class T>
struct ComputeType {
  using type = T;
};
template <>
struct ComputeType<Half> {
  using type = float;
};
template <>
struct ComputeType<BFloat16> {
  using type = float;
};
template <class T>
using compute_t = typename ComputeType<T>::type;

template <class T>
struct Tag {
  using type = T;
};

// Calls f(Tag<T>) with the C++ type of t.
template <class F>
auto dispatch_floating(DType t, const char* op, const F& f) {
  switch (t) {
    case DType::kFloat32:
      return f(Tag<float>());
    case DType::kFloat64:
      return f(Tag<double>());
    case DType::kFloat16:
      return f(Tag<Half>());
    case DType::kBFloat16:
      return f(Tag<BFloat16>());
    default:
      fail(Code::kDtype, op, ": expected a floating point tensor, got torch.", t);
  }
}
template <class F>
auto dispatch_all(DType t, const F& f) {
  switch (t) {
    case DType::kFloat64:
      return f(Tag<double>());
    case DType::kFloat16:
      return f(Tag<Half>());
    case DType::kBFloat16:
      return f(Tag<BFloat16>());
    case DType::kInt64:
      return f(Tag<int64_t>());
    case DType::kInt32:
      return f(Tag<int32_t>());
    case DType::kInt16:
      return f(Tag<int16_t>());
    case DType::kInt8:
      return f(Tag<int8_t>());
    case DType::kUInt8:
      return f(Tag<uint8_t>());
    case DType::kBool:
      return f(Tag<bool>());
    default:
      return f(Tag<float>());
  }
}

// A Python number: bool, int or float.
class Scalar {
 public:
  enum class Kind : uint8_t { kBool, kInt, kFloat };
  Scalar(double v) : kind_(Kind::kFloat), f_(v), i_(0) {}
  Scalar(int64_t v) : kind_(Kind::kInt), f_(static_cast<double>(v)), i_(v) {}
  Scalar(int v) : Scalar(static_cast<int64_t>(v)) {}
  Scalar(bool v) : kind_(Kind::kBool), f_(v ? 1 : 0), i_(v ? 1 : 0) {}

  Kind kind() const { return kind_; }
  double to_double() const { return f_; }
  int64_t to_int() const;
  template <class T>
  T to() const {
    if constexpr (std::is_same_v<T, bool>) {
      return f_ != 0;
    } else if constexpr (std::is_integral_v<T>) {
      return static_cast<T>(to_int());
    } else if constexpr (std::is_same_v<T, double>) {
      return f_;
    } else {
      return T(static_cast<float>(f_));
    }
  }

 private:
  Kind kind_;
  double f_;
  int64_t i_;
};

}  // namespace nnc
