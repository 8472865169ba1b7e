// SPDX-License-Identifier: Apache-2.0
#include "ops/number.h"

#include <cmath>
#include <limits>

namespace nnc::ops {

namespace {
// The largest finite value of a floating type.
template <class T>
constexpr double largest() {
  if constexpr (std::is_same_v<T, Half>) return 65504;
  if constexpr (std::is_same_v<T, BFloat16>) return 0x1.fep127;
  return static_cast<double>(std::numeric_limits<T>::max());
}
// The type's name in PyTorch's message.
const char* cpp_name(DType t) {
  switch (t) {
    case DType::kFloat16:
      return "c10::Half";
    case DType::kBFloat16:
      return "c10::BFloat16";
    case DType::kInt64:
      return "int64_t";
    case DType::kInt32:
      return "int";
    case DType::kInt16:
      return "int16_t";
    case DType::kInt8:
      return "int8_t";
    case DType::kUInt8:
      return "uint8_t";
    default:
      return "float";
  }
}
}  // namespace

double rounded_to(double v, DType dtype) {
  return dispatch_floating(dtype, "number", [v](auto tag) {
    using T = typename decltype(tag)::type;
    return static_cast<double>(static_cast<compute_t<T>>(Scalar(v).to<T>()));
  });
}

double largest_value(DType dtype) {
  return dispatch_floating(dtype, "number",
                           [](auto tag) { return largest<typename decltype(tag)::type>(); });
}

void check_fits(const Scalar& value, DType dtype, const char* op) {
  const bool fits = dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const double v = value.to_double();
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, double>) {
      return true;
    } else if constexpr (std::is_integral_v<T>) {
      constexpr int64_t kLow = std::numeric_limits<T>::lowest(),
                        kHigh = std::numeric_limits<T>::max();
      if (value.kind() == Scalar::Kind::kFloat) {
        // What is above kHigh by less than 1 is cut off to it.
        return v >= static_cast<double>(kLow) &&
               v < std::ldexp(1.0, std::numeric_limits<T>::digits);
      }
      const int64_t i = value.to_int();
      return i <= kHigh && i >= (std::is_signed_v<T> ? kLow : -kHigh);
    } else {
      return std::isinf(v) || !(std::abs(v) > largest<T>());
    }
  });
  check(fits, Code::kInvalid, op, ": value cannot be converted to type ", cpp_name(dtype),
        " without overflow");
}

}  // namespace nnc::ops
