// SPDX-License-Identifier: Apache-2.0
#include "tensor/dtype.h"

#include <cmath>

namespace nnc {

const char* dtype_name(DType t) {
  constexpr const char* kName[kDTypeCount] = {"?",        "float32", "float64", "float16",
                                              "bfloat16", "int64",   "int32",   "int16",
                                              "int8",     "uint8",   "bool"};
  return kName[static_cast<int>(t)];
}

const char* legacy_type_name(DType t) {
  constexpr const char* kName[kDTypeCount] = {
      "?",         "FloatTensor", "DoubleTensor", "HalfTensor", "BFloat16Tensor", "LongTensor",
      "IntTensor", "ShortTensor", "CharTensor",   "ByteTensor", "BoolTensor"};
  return kName[static_cast<int>(t)];
}

std::string_view short_type_name(DType t) {
  std::string_view name = legacy_type_name(t);
  name.remove_suffix(6);
  return name;
}

DType promote_types(DType a, DType b) {
  if (a == b) return a;
  if (a == DType::kBool) return b;
  if (b == DType::kBool) return a;
  const bool fa = is_floating(a), fb = is_floating(b);
  if (fa && fb) {
    if (a == DType::kFloat64 || b == DType::kFloat64) return DType::kFloat64;
    return DType::kFloat32;  // float32 with a 16-bit type, or the two 16-bit types together
  }
  if (fa) return a;
  if (fb) return b;
  // Signed integers are numbered from wide to narrow; uint8 with int8 needs int16.
  if (a == DType::kUInt8 || b == DType::kUInt8) {
    const DType other = a == DType::kUInt8 ? b : a;
    return other == DType::kInt8 ? DType::kInt16 : other;
  }
  return static_cast<int>(a) < static_cast<int>(b) ? a : b;
}

Half::Half(float v) {
  const uint32_t u = std::bit_cast<uint32_t>(v);
  const uint32_t sign = (u >> 16) & 0x8000u;
  const uint32_t magnitude = u & 0x7fffffffu;
  if (magnitude > 0x7f800000u) {
    bits = static_cast<uint16_t>(sign | 0x7e00u);
  } else if (magnitude >= 0x477ff000u) {  // rounds to 65536 or more
    bits = static_cast<uint16_t>(sign | 0x7c00u);
  } else if (magnitude < 0x38800000u) {
    // Subnormal: adding 0.5 aligns the ulp of the sum with that of the result.
    const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
    bits = static_cast<uint16_t>(sign | (std::bit_cast<uint32_t>(shifted) - 0x3f000000u));
  } else {
    const uint32_t rounded = magnitude + 0xfffu + ((magnitude >> 13) & 1u);
    bits = static_cast<uint16_t>(sign | ((rounded - 0x38000000u) >> 13));
  }
}

Half::operator float() const {
  const uint32_t sign = static_cast<uint32_t>(bits & 0x8000u) << 16;
  const uint32_t exponent = (bits >> 10) & 0x1fu;
  const uint32_t mantissa = bits & 0x3ffu;
  if (exponent == 0x1f) return std::bit_cast<float>(sign | 0x7f800000u | (mantissa << 13));
  if (exponent == 0) {
    const float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
    return sign ? -magnitude : magnitude;
  }
  return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
}

int64_t Scalar::to_int() const {
  if (kind_ != Kind::kFloat) return i_;
  if (!(f_ >= -0x1p63 && f_ < 0x1p63)) return INT64_MIN;
  return static_cast<int64_t>(f_);
}

}  // namespace nnc
