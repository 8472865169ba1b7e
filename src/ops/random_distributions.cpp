// SPDX-License-Identifier: Apache-2.0
#include "ops/element_type.h"
#include "ops/random.h"
#include "ops/random_fill.h"

namespace nnc::ops {
namespace {

// Fills x by draw(p, n, generator) for T float and double.
template <class F>
void draw_floating(const Tensor& x, const char* op, const char* label, const F& draw) {
  check_floating(x.dtype(), op);
  draw_in_place(x, op, label, [&] {
    fill_memory(x, [&](auto tag, auto* p, int64_t n) {
      using T = typename decltype(tag)::type;
      if constexpr (std::is_floating_point_v<T>) draw(p, n, drawn_generator());
    });
  });
}

}  // namespace

void exponential_(const Tensor& x, double lambda) {
  draw_floating(x, "exponential_", "ExponentialBackward0",
                [&](auto* p, int64_t n, Generator& g) { fill_exponential(p, n, lambda, g); });
}

void log_normal_(const Tensor& x, double mean, double std) {
  draw_floating(x, "log_normal_", "LogNormalBackward0",
                [&](auto* p, int64_t n, Generator& g) { fill_log_normal(p, n, mean, std, g); });
}

void cauchy_(const Tensor& x, double median, double sigma) {
  draw_floating(x, "cauchy_", "CauchyBackward0",
                [&](auto* p, int64_t n, Generator& g) { fill_cauchy(p, n, median, sigma, g); });
}

void geometric_(const Tensor& x, double p) {
  check_not_bool(x.dtype(), "geometric_");
  draw_in_place(x, "geometric_", "GeometricBackward0", [&] {
    fill_memory(x, [&](auto tag, auto* out, int64_t n) {
      using T = typename decltype(tag)::type;
      if constexpr (!std::is_same_v<T, bool>) fill_geometric(out, n, p, drawn_generator());
    });
  });
}

}  // namespace nnc::ops
