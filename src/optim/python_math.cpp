// SPDX-License-Identifier: Apache-2.0
#include "optim/python_math.h"

#include <cmath>

#include "base/error.h"

namespace nnc::optim {
namespace {

struct DivMod {
  double quotient, remainder;
};

DivMod divmod(double a, double b, const char* what) {
  check(b != 0, Code::kInvalid, what, " is 0: modulo by zero");
  double mod = std::fmod(a, b);
  double div = (a - mod) / b;
  if (mod != 0 && (b < 0) != (mod < 0)) {
    mod += b;
    div -= 1;
  }
  // The quotient is nearly whole; the nearest whole number is meant.
  double whole = std::floor(div);
  if (div - whole > 0.5) whole += 1;
  return {whole, mod};
}

}  // namespace

double divide(double a, double b, const char* what) {
  check(b != 0, Code::kInvalid, what, " is 0: division by zero");
  return a / b;
}

double modulo(double a, double b, const char* what) {
  return divmod(a, b, what).remainder;
}

double floor_divide(double a, double b, const char* what) {
  return divmod(a, b, what).quotient;
}

double power(double a, double b, const char* what) {
  // To an infinite power, 0 is what pow says.
  check(a != 0 || !(b < 0) || std::isinf(b), Code::kInvalid, what,
        " is 0: division by zero to the power ", b);
  const double y = std::pow(a, b);
  const bool finite = std::isfinite(a) && std::isfinite(b);
  check(!finite || std::isfinite(y), Code::kInvalid, what, " is ", a, ", which to the power ", b,
        std::isnan(y) ? " is no real number" : " is out of range");
  return y;
}

double cosine(double angle, const char* what) {
  check(!std::isinf(angle), Code::kInvalid, what, " is out of range: the cosine of an infinite ",
        "angle");
  return std::cos(angle);
}

Option plus(const Option& v, int64_t n, const char* what) {
  if (v.kind() == Option::Kind::kFloat) return v.number() + static_cast<double>(n);
  check(v.integer() >= -kMostWhole && v.integer() <= kMostWhole, Code::kInvalid, what, " is ",
        v.integer(), ", which is out of range");
  return v.integer() + n;
}

}  // namespace nnc::optim
