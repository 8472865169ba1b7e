// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "ops/arith.h"
#include "ops/element_type.h"
#include "ops/index.h"
#include "ops/random.h"
#include "ops/random_fill.h"
#include "ops/reduce.h"

namespace nnc::ops {
namespace {

// Calls body(row, p) for each row of weights, p of type float or double.
template <class F>
void for_each_row(const Tensor& weights, const F& body) {
  const int64_t n = weights.size(-1), rows = n == 0 ? 0 : weights.numel() / n;
  const auto run = [&](const auto* p) {
    for (int64_t r = 0; r < rows; ++r) body(r, p + r * n);
  };
  if (weights.dtype() == DType::kFloat64)
    run(weights.data<double>());
  else
    run(weights.data<float>());
}

void check_weights(const Tensor& weights) {
  const int64_t n = weights.size(-1);
  for_each_row(weights, [&](int64_t, const auto* p) {
    bool some = false;
    for (int64_t i = 0; i < n; ++i) {
      check(p[i] >= 0 && std::isfinite(p[i]), Code::kInvalid,
            "multinomial: probability tensor contains either `inf`, `nan` or element < 0, got ",
            static_cast<double>(p[i]));
      some = some || p[i] > 0;
    }
    check(some, Code::kInvalid,
          "multinomial: invalid multinomial distribution (sum of probabilities <= 0)");
  });
}

// Each draw is the first place at which the sum of the weights so far, as a share of all, reaches a
// uniform number.
void draw_with_replacement(const Tensor& weights, const Tensor& indices) {
  const int64_t n = weights.size(-1), draws = indices.size(-1);
  const Tensor shares = Tensor::empty({n}, weights.dtype());
  int64_t* out = indices.mutable_data<int64_t>();
  Generator& g = drawn_generator();
  const Drawing drawing(g);
  for_each_row(weights, [&](int64_t row, const auto* p) {
    using T = std::remove_cv_t<std::remove_reference_t<decltype(*p)>>;
    T* share = shares.mutable_data<T>();
    T sum = 0;
    for (int64_t i = 0; i < n; ++i) share[i] = sum += p[i];
    for (int64_t i = 0; i < n; ++i) share[i] /= sum;
    share[n - 1] = 1;
    for (int64_t k = 0; k < draws; ++k) {
      const double u = draw_uniform(g, 0, 1);
      int64_t low = 0, high = n;
      while (low < high) {
        const int64_t middle = low + (high - low) / 2;
        if (static_cast<double>(share[middle]) < u)
          low = middle + 1;
        else
          high = middle;
      }
      out[row * draws + k] = low;
    }
  });
}

}  // namespace

// Without replacement: the largest of p / e, e exponential draws (Efraimidis and Spirakis, Weighted
// random sampling with a reservoir, 2006, in PyTorch's form).
Tensor multinomial(const Tensor& p, int64_t num_samples, bool replacement) {
  check_floating(p.dtype(), "multinomial");
  check(p.dim() == 1 || p.dim() == 2, Code::kShape,
        "multinomial: prob_dist must be 1 or 2 dim, got ", p.dim());
  const int64_t n = p.size(-1);
  check(num_samples > 0, Code::kInvalid, "multinomial: cannot sample n_sample <= 0 samples, got ",
        num_samples);
  check(
      replacement || num_samples <= n, Code::kInvalid,
      "multinomial: cannot sample n_sample > prob_dist.size(-1) samples without replacement, got ",
      num_samples, " of ", n);
  check(n <= int64_t{1} << 24, Code::kInvalid,
        "multinomial: number of categories cannot exceed 2^24, got ", n);
  const GradGuard off(false);
  Dims sizes(p.sizes());
  sizes[p.dim() - 1] = num_samples;
  if (p.numel() == 0) {
    check(p.dim() == 2 && p.size(0) == 0, Code::kInvalid,
          "multinomial: invalid multinomial distribution (sum of probabilities <= 0)");
    return Tensor::empty(sizes, DType::kInt64);
  }
  const Tensor packed = contiguous(p);
  const Tensor weights =
      as_type(packed, p.dtype() == DType::kFloat64 ? DType::kFloat64 : DType::kFloat32);
  check_weights(weights);
  if (replacement && num_samples > 1) {
    const Tensor y = Tensor::empty(sizes, DType::kInt64);
    draw_with_replacement(weights, y);
    return y;
  }
  // They are drawn in the order of memory, which is that of p, as in PyTorch.
  const Tensor times = Tensor::empty_like(p);
  DrawGuard draws(drawn_generator());
  exponential_(times, 1);
  const Tensor keys = div(p, times);
  const Tensor y =
      num_samples == 1 ? argmax(keys, -1, true) : topk(keys, num_samples, -1, true).second;
  draws.keep();
  return y;
}

}  // namespace nnc::ops
