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
}  // namespace

double rounded_to(double v, DType dtype) {
  return dispatch_floating(dtype, "number", [v](auto tag) {
    using T = typename decltype(tag)::type;
    return static_cast<double>(static_cast<compute_t<T>>(Scalar(v).to<T>()));
  });
}

void check_fits(const Scalar& value, DType dtype, const char* op) {
  const bool fits = dispatch_all(dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    const double v = value.to_double();
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, double>) {
      return true;
    } else if constexpr (std::is_integral_v<T>) {
      constexpr int64_t low = std::numeric_limits<T>::lowest(),
                        high = std::numeric_limits<T>::max();
      if (value.kind() == Scalar::Kind::kFloat) {
        return v >= static_cast<double>(low) && v <= static_cast<double>(high);
      }
      const int64_t i = value.to_int();
      return i <= high && i >= (std::is_signed_v<T> ? low : -high);
    } else {
      return std::isinf(v) || !(std::abs(v) > largest<T>());
    }
  });
  check(fits, Code::kInvalid, op, ": value cannot be converted to type ", dtype,
        " without overflow");
}

}  // namespace nnc::ops
