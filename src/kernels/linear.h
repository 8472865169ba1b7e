// SPDX-License-Identifier: Apache-2.0
// Products with a matrix that comes again: y = x w^T + bias with few rows, and what follows.
#pragma once

#include "kernels/common/backend.h"
#include "kernels/common/packed.h"
#include "kernels/unary.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Note [Packed products]
// A library's product first copies its operands into an order in which vectors follow each other.
// Each element of w is then used once for each row of x: where these are few, the copy takes a good
// part of the time. A program, whose weights do not change, keeps w in that order (Note [Packed
// weights]): panels of as many columns of the result as two vectors have elements, term by term,
// with zeros behind the last column. While a tile is computed, the panel of the next one is loaded.
// On two cores with AVX-512 a product of 128 rows takes 0.85 to 0.9 of the time of oneDNN's, of 20
// rows 0.6; of 256 as much, and of more rows more.
inline constexpr int64_t kMostPackedRows = 192;

// Where w (n, k) lies.
struct LinearShape {
  using PlainArgument = void;
  int64_t n, k;
  int64_t column, term;  // strides, in floats, of n and k
};

// Is added (as y lies, other memory, or nothing), then a function is taken of each element, while a
// part of the results is in the cache.
struct LinearEpilogue {
  ConstView residual;
  bool activates = false;
  Unary activation = Unary::kRelu;
  Params parameters;
  void visit_operands(OperandVisitor& visitor) { visitor.reads(residual); }
};

// y (m, n), row-major = x (m, k) w^T + bias (n, or nothing), float32.
void linear(const LinearShape& s, const View& y, const ConstView& x, const Weight& w,
            const ConstView& bias, const LinearEpilogue& e);
// What follows alone, for some columns of y.
void apply_epilogue(const View& y, const LinearEpilogue& e, int64_t begin, int64_t end);

namespace ref {
bool linear(const LinearShape& s, const View& y, const ConstView& x, const Weight& w,
            const ConstView& bias, const LinearEpilogue& e);
}
namespace cpu {
bool linear(const LinearShape& s, const View& y, const ConstView& x, const Weight& w,
            const ConstView& bias, const LinearEpilogue& e);
}

}  // namespace nnc::kernels
