// SPDX-License-Identifier: Apache-2.0
#include "nn/init.h"

#include <algorithm>
#include <cmath>

#include "base/checked.h"
#include "ops/convert.h"
#include "ops/random.h"

namespace nnc::nn {

void init_uniform(const Tensor& t, double low, double high) {
  const GradGuard off(false);
  ops::uniform_(t, low, high);
}

void init_normal(const Tensor& t, double mean, double std) {
  const GradGuard off(false);
  ops::normal_(t, mean, std);
}

void init_constant(const Tensor& t, double value) {
  const GradGuard off(false);
  ops::fill_(t, value);
}

int64_t fan_in(const Tensor& t) {
  int64_t n = t.size(1);
  for (int64_t d = 2; d < t.dim(); ++d) n = checked_mul(n, t.size(d), "fan_in");
  return n;
}

void init_kaiming_uniform(const Tensor& t, double a) {
  if (t.numel() == 0) return;
  const double gain = std::sqrt(2.0 / (1 + a * a));
  const double bound = std::sqrt(3.0) * (gain / std::sqrt(static_cast<double>(fan_in(t))));
  init_uniform(t, -bound, bound);
}

namespace {
double xavier_deviation(const Tensor& t) {
  const int64_t in = fan_in(t), rest = in / std::max<int64_t>(t.size(1), 1);
  return std::sqrt(2.0 / static_cast<double>(in + t.size(0) * rest));
}
}  // namespace

void init_xavier_uniform(const Tensor& t) {
  if (t.numel() == 0) return;
  const double bound = std::sqrt(3.0) * xavier_deviation(t);
  init_uniform(t, -bound, bound);
}

void init_xavier_normal(const Tensor& t) {
  if (t.numel() == 0) return;
  init_normal(t, 0, xavier_deviation(t));
}

void init_bias(const Tensor& bias, int64_t fan) {
  const double bound = fan > 0 ? 1 / std::sqrt(static_cast<double>(fan)) : 0;
  init_uniform(bias, 0 - bound, bound);  // from 0 to 0, not from -0
}

}  // namespace nnc::nn
