// SPDX-License-Identifier: Apache-2.0
// Powers and the exponential of matrices.
#include <cmath>
#include <limits>
#include <vector>

#include "graph/record.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/elementwise.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/linalg.h"
#include "ops/linalg_checks.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce.h"

namespace nnc::ops {

Tensor matrix_power(const Tensor& a, int64_t n) {
  check_square(a, "linalg.matrix_power");
  if (n == 0) {
    // The same for every a, and connected to it.
    Tensor y = clone(contiguous(a));
    copy_(y, eye(a.size(-1), a.size(-1), a.dtype()));
    return y;
  }
  if (n == 1) return clone(contiguous(a));
  uint64_t left = n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
  Tensor square = n < 0 ? inv(a) : a, y;
  if (left == 3) return matmul(matmul(square, square), square);  // in PyTorch's order
  for (; left > 0; left >>= 1) {
    if (left & 1) y = y.defined() ? matmul(y, square) : square;
    if (left > 1) square = matmul(square, square);
  }
  return y;
}

// ---- matrix_exp: y = 1 + a + a^2 / 2 + ..., of a / 2^s, s times squared.   da = the upper right
// block of the exponential of (a^T, dy; 0, a^T).   saves a
namespace {

// Up to a norm of `float32` (`float64`) the Taylor polynomial of this degree, step^2, is exact to
// the last digit: norm^(degree + 1) / (degree + 1)! e^norm is half an epsilon.
struct Degree {
  int64_t step;
  double float32, float64;
};
constexpr Degree kDegrees[] = {{2, 9.2e-2, 1.6e-3}, {3, 7.8e-1, 1.1e-1}, {4, 2.3, 7.7e-1}};
constexpr int64_t kLargest = 2;

double bound_of(const Degree& d, DType t) {
  return t == DType::kFloat32 ? d.float32 : d.float64;
}

// The Taylor polynomial in steps: with the powers up to a^step, each product adds as many terms.
Tensor taylor(const Tensor& a, int64_t step) {
  std::vector<Tensor> powers{eye(a.size(-1), a.size(-1), a.dtype()), a};
  while (static_cast<int64_t>(powers.size()) <= step) powers.push_back(matmul(powers.back(), a));
  std::vector<double> coefficients{1};
  for (int64_t i = 1; i <= step * step; ++i) {
    coefficients.push_back(coefficients.back() / static_cast<double>(i));
  }
  const auto block = [&](int64_t first, int64_t terms) {
    Tensor sum_of_terms = mul(powers[0], Scalar(coefficients[static_cast<size_t>(first)]));
    for (int64_t i = 1; i < terms; ++i) {
      const Scalar c = coefficients[static_cast<size_t>(first + i)];
      sum_of_terms = add(sum_of_terms, powers[static_cast<size_t>(i)], c);
    }
    return sum_of_terms;
  };
  Tensor y = block(step * (step - 1), step + 1);
  for (int64_t first = step * (step - 2); first >= 0; first -= step) {
    y = add(matmul(y, powers.back()), block(first, step));
  }
  return y;
}

// Of float32 or float64, without history.
Tensor exponential(const Tensor& a) {
  const GradGuard off(false);
  if (a.size(-1) == 1) return exp(a);
  const Tensor size = to_dtype(amax(sum(abs(a), {-2}), {-1}), DType::kFloat64);
  const double* norms = materialize(size).data<double>();
  const double most = bound_of(kDegrees[kLargest], a.dtype());
  double largest = 0;
  Tensor halvings = Tensor::zeros(size.sizes(), DType::kFloat64);
  double* s = halvings.mutable_data<double>();
  double rounds = 0;
  for (int64_t i = 0; i < size.numel(); ++i) {
    if (!std::isfinite(norms[i])) {  // all NaN, as in PyTorch
      s[i] = std::numeric_limits<double>::quiet_NaN();
      rounds = std::max(rounds, 1.0);
      continue;
    }
    largest = std::max(largest, norms[i]);
    const double ratio = norms[i] / most;  // infinite for the largest norms
    if (ratio > 1) s[i] = std::isfinite(ratio) ? std::ceil(std::log2(ratio)) : 1025;
    rounds = std::max(rounds, s[i]);
  }
  int64_t degree = 0;
  while (degree < kLargest && largest > bound_of(kDegrees[degree], a.dtype())) ++degree;
  const Tensor counts = unsqueeze(unsqueeze(halvings, -1), -1);
  Tensor scaled = a;
  if (rounds > 0) {
    // By as many halves; in two steps, since 2^-s may be no number of the type.
    const Tensor first = floor(mul(counts, Scalar(0.5)));
    const auto power = [&](const Tensor& e) {
      return to_dtype(pow(Tensor::full({}, 0.5, DType::kFloat64), e), a.dtype());
    };
    scaled = mul(mul(a, power(first)), power(sub(counts, first)));
  }
  Tensor y = taylor(scaled, kDegrees[degree].step);
  const bool alike = all_true(eq(counts, Scalar(rounds)));
  for (double round = 1; round <= rounds; ++round) {
    const Tensor square = matmul(y, y);
    y = alike ? square : where(ge(counts, Scalar(round)), square, y);
  }
  return y;
}

struct MatrixExpNode final : Node {
  SavedTensor a{this};
  const char* name() const override { return "LinalgMatrixExpBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor at = transposed(a.get());
    const int64_t n = at.size(-1);
    const Tensor zero = Tensor::zeros(at.sizes(), at.dtype());
    const Tensor upper[2] = {at, gy[0]}, lower[2] = {zero, at};
    const Tensor rows[2] = {cat(Span<const Tensor>(upper, 2), -1),
                            cat(Span<const Tensor>(lower, 2), -1)};
    const Tensor whole = matrix_exp(cat(Span<const Tensor>(rows, 2), -2));
    return {narrow(narrow(whole, -2, 0, n), -1, n, n)};
  }
};

}  // namespace
Tensor matrix_exp(const Tensor& a) {
  const char* op = "linalg.matrix_exp";
  check_square(a, op);
  check(is_floating(a.dtype()), Code::kDtype, op,
        ": Expected a floating point or complex tensor as input. Got ", short_type_name(a.dtype()));
  const DType t = item_size(a.dtype()) == 2 ? DType::kFloat32 : a.dtype();
  const Tensor y = a.numel() == 0 ? Tensor::empty(a.sizes(), a.dtype())
                                  : as_type(exponential(as_type(detach(a), t)), a.dtype());
  if (auto node = record<MatrixExpNode>(a)) {
    node->a.save(a);
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
