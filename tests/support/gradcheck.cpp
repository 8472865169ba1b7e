// SPDX-License-Identifier: Apache-2.0
#include "support/gradcheck.h"

#include <cmath>
#include <cstdio>

#include "engine/backward.h"
#include "support/values.h"

namespace nnc::testing {
namespace {

constexpr double kStep = 5e-6;
constexpr double kTolerance = 1e-6;
constexpr int64_t kFewElements = 48;

std::vector<Tensor> differentiable(const Tensors& outputs) {
  std::vector<Tensor> list;
  for (const Tensor& y : outputs) {
    if (y.defined() && requires_grad(y)) list.push_back(y);
  }
  return list;
}

// Weights for every output that has a gradient.
std::vector<Tensor> seeds_of(const std::vector<Tensor>& outputs) {
  std::vector<Tensor> list;
  for (const Tensor& y : outputs) list.push_back(weights(y));
  return list;
}

double weighted_sum(const Function& f, Span<const Tensor> inputs) {
  double sum = 0;
  for (const Tensor& y : differentiable(f(inputs))) {
    const std::vector<double> v = values_of(y), w = values_of(weights(y));
    for (size_t i = 0; i < v.size(); ++i) sum += v[i] * w[i];
  }
  return sum;
}

// Moves the inputs along `direction` (all their elements in a row) by `step`.
void move(Span<const Tensor> inputs, const std::vector<double>& direction, double step) {
  size_t k = 0;
  for (const Tensor& x : inputs) {
    double* p = x.mutable_view().ptr<double>();
    for (int64_t i = 0; i < x.numel(); ++i) p[i] += step * direction[k++];
  }
}

std::string compare(const Function& f, Span<const Tensor> inputs,
                    const std::vector<double>& gradient, const std::vector<double>& direction,
                    const std::string& where) {
  double analytic = 0;
  for (size_t i = 0; i < gradient.size(); ++i) analytic += gradient[i] * direction[i];
  std::vector<std::vector<double>> before;
  for (const Tensor& x : inputs) before.push_back(values_of(x));
  move(inputs, direction, kStep);
  const double above = weighted_sum(f, inputs);
  move(inputs, direction, -2 * kStep);
  const double below = weighted_sum(f, inputs);
  for (int64_t i = 0; i < inputs.size(); ++i) {
    std::copy(before[i].begin(), before[i].end(), inputs[i].mutable_view().ptr<double>());
  }
  const double numeric = (above - below) / (2 * kStep);
  const double size = 1 + std::abs(analytic) + 1e-3 * (std::abs(above) + std::abs(below));
  if (std::abs(numeric - analytic) <= kTolerance * size) return "";
  char text[160];
  std::snprintf(text, sizeof text, "gradient %s is %.12g, the difference quotient %.12g",
                where.c_str(), analytic, numeric);
  return text;
}

}  // namespace

std::string gradcheck(const Function& f, Span<const Tensor> inputs) {
  if (inputs.empty()) return "";
  const std::vector<Tensor> outputs = differentiable(f(inputs));
  if (outputs.empty()) return "";
  const Tensors g = gradients(outputs, inputs, seeds_of(outputs), {}, true);
  std::vector<double> gradient, direction;
  for (int64_t i = 0; i < inputs.size(); ++i) {
    const std::vector<double> part =
        g[i].defined() ? values_of(g[i]) : std::vector<double>(inputs[i].numel(), 0.0);
    gradient.insert(gradient.end(), part.begin(), part.end());
  }
  uint32_t state = 12345;
  for (size_t i = 0; i < gradient.size(); ++i) {
    state = (state * 1103515245u + 12345u) & 0x7fffffffu;
    direction.push_back((state >> 15) / 32768.0 - 1);
  }
  std::string text = compare(f, inputs, gradient, direction, "in a random direction");
  if (!text.empty() || static_cast<int64_t>(gradient.size()) > kFewElements) return text;
  for (size_t i = 0; i < gradient.size() && text.empty(); ++i) {
    std::vector<double> unit(gradient.size(), 0.0);
    unit[i] = 1;
    text = compare(f, inputs, gradient, unit, "of element " + std::to_string(i));
  }
  return text;
}

std::string gradgradcheck(const Function& f, Span<const Tensor> inputs) {
  const std::vector<Tensor> outputs = differentiable(f(inputs));
  if (inputs.empty() || outputs.empty()) return "";
  std::vector<Tensor> all(inputs.begin(), inputs.end());
  for (const Tensor& w : seeds_of(outputs)) {
    set_requires_grad(w, true);
    all.push_back(w);
  }
  const int64_t n = inputs.size();
  const Function first_order = [&f, n](Span<const Tensor> a) {
    const std::vector<Tensor> y = differentiable(f({a.data(), n}));
    const Span<const Tensor> w(a.data() + n, a.size() - n);
    return gradients(y, {a.data(), n}, w, {.retain_graph = true, .create_graph = true}, true);
  };
  return gradcheck(first_order, all);
}

}  // namespace nnc::testing
