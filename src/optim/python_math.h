// SPDX-License-Identifier: Apache-2.0
// Arithmetic of floats as Python has it, which schedules are written in: what has no value is an
// Error there, and the remainder has the sign of the divisor. `what` is the class and the argument
// that messages name: "StepLR: step_size".
#pragma once

#include "optim/option.h"

namespace nnc::optim {

// Whole numbers up to here are floats as well.
inline constexpr int64_t kMostWhole = int64_t{1} << 53;

double divide(double a, double b, const char* what);
// a % b
double modulo(double a, double b, const char* what);
// a // b
double floor_divide(double a, double b, const char* what);
// a ** b
double power(double a, double b, const char* what);
double cosine(double angle, const char* what);
// v + n for a number: an int remains one.
Option plus(const Option& v, int64_t n, const char* what);

}  // namespace nnc::optim
