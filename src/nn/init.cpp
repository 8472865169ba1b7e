// SPDX-License-Identifier: Apache-2.0
#include "nn/init.h"

#include <cmath>

#include "base/random.h"
#include "kernels/copy.h"

namespace nnc::nn {
namespace {

Generator& generator() {
  static auto* standard = new Generator;
  return exec().generator ? *exec().generator : *standard;
}

// Half types are drawn in float and rounded (Note [Half types and random draws]).
template <class F>
void fill(const Tensor& t, const F& draw) {
  dispatch_floating(t.dtype(), "init", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    if constexpr (std::is_same_v<T, C>) {
      draw(t.mutable_view().template ptr<T>());
    } else {
      const Tensor wide = Tensor::empty(t.sizes(), DType::kFloat32);
      draw(wide.mutable_view().template ptr<float>());
      kernels::copy(t.mutable_view(), wide.view());
    }
  });
}

}  // namespace

void init_uniform(const Tensor& t, double low, double high) {
  fill(t, [&](auto* p) { fill_uniform(p, t.numel(), low, high, generator()); });
}

void init_normal(const Tensor& t, double mean, double std) {
  fill(t, [&](auto* p) { fill_normal(p, t.numel(), mean, std, generator()); });
}

void init_constant(const Tensor& t, double value) {
  kernels::fill(t.mutable_view(), value);
}

int64_t fan_in(const Tensor& t) {
  int64_t n = t.size(1);
  for (int64_t d = 2; d < t.dim(); ++d) n *= t.size(d);
  return n;
}

void init_kaiming_uniform(const Tensor& t, double a) {
  if (t.numel() == 0) return;
  const double gain = std::sqrt(2.0 / (1 + a * a));
  const double bound = std::sqrt(3.0) * (gain / std::sqrt(static_cast<double>(fan_in(t))));
  init_uniform(t, -bound, bound);
}

}  // namespace nnc::nn
