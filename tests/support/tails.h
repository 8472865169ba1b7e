// SPDX-License-Identifier: Apache-2.0
// Functions of one variable and their first two derivatives over the whole range of float32,
// against long double.
#pragma once

#include <gtest/gtest.h>

#include <cmath>

#include "engine/backward.h"
#include "support/float_sweep.h"
#include "tensor/tensor.h"

namespace nnc::testing {

using Real = long double;

struct TailRow {
  const char* name;
  Tensor (*f)(const Tensor&);
  Real (*truth[3])(Real);
  double allowed[3] = {4, 4, 4};  // infinite: the header says when
  // If there is one: the size of the terms whose difference the derivative is, in units of which
  // the error counts.
  Real (*terms[3])(Real) = {nullptr, nullptr, nullptr};
  // A product of x and of what may underflow: so many |x| of the smallest numbers are no error.
  double gate = 0;
};

// Every 5th float of the sweep.
inline const std::vector<float>& tail_points() {
  static const std::vector<float> some = [] {
    std::vector<float> x;
    const std::vector<float>& all = all_floats();
    for (size_t i = 0; i < all.size(); i += 5) x.push_back(all[i]);
    return x;
  }();
  return some;
}

// The worst error over them, and where it is.
struct Worst {
  double error = 0;
  float at = 0;
};
inline Worst worst_of(const Tensor& y, const TailRow& row, int order) {
  Worst w;
  const std::vector<float>& x = tail_points();
  for (size_t i = 0; i < x.size(); ++i) {
    const Real v = x[i];
    const auto truth = static_cast<double>(row.truth[order](v));
    double e = ulps(y.data<float>()[i], truth);
    if (row.gate > 0 &&
        std::abs(y.data<float>()[i] - truth) <= row.gate * std::abs(x[i]) * 0x1p-149) {
      continue;
    }
    if (row.terms[order]) {
      const auto terms = static_cast<double>(row.terms[order](v));
      if (terms > std::abs(truth) && std::isfinite(terms)) {
        e *= std::ldexp(1.0, std::max(std::ilogb(truth), -126) - std::max(std::ilogb(terms), -126));
      }
    }
    if (!(e <= w.error)) w = {e, x[i]};
  }
  return w;
}

// Derivatives in both ways: from the kernels, and made of operations.
inline void expect_tails(const std::vector<TailRow>& rows) {
  const int64_t n = static_cast<int64_t>(tail_points().size());
  const Tensor x = Tensor::empty({n}, DType::kFloat32), ones = Tensor::ones({n}, DType::kFloat32);
  std::copy(tail_points().begin(), tail_points().end(), x.mutable_data<float>());
  set_requires_grad(x, true);
  for (const TailRow& row : rows) {
    const auto expect = [&](const Tensor& y, int order, const char* way) {
      const Worst w = worst_of(y, row, order);
      EXPECT_LE(w.error, row.allowed[order])
          << "derivative " << order << " of " << row.name << way << " at " << w.at;
    };
    const auto slope = [&](const Tensor& y, bool again) {
      return gradients({y}, {x}, {ones}, {.retain_graph = true, .create_graph = again}, false)[0];
    };
    const Tensor y = row.f(x), dy = slope(y, true);
    expect(y, 0, "");
    expect(dy, 1, ", of operations,");
    expect(slope(y, false), 1, "");
    if (requires_grad(dy)) expect(slope(dy, false), 2, "");
  }
}

}  // namespace nnc::testing
