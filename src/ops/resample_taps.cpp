// SPDX-License-Identifier: Apache-2.0
#include "ops/resample_taps.h"

#include <algorithm>
#include <cmath>

namespace nnc::ops {
namespace {

using kernels::Taps;

// From one result to the next, in positions of the input.
template <class R>
R step_of(const ResampleRule& rule, int64_t in, int64_t out, double scale) {
  if (rule.align_corners) {
    return out > 1 ? static_cast<R>(in - 1) / static_cast<R>(out - 1) : R(0);
  }
  return scale > 0 ? static_cast<R>(1.0 / scale) : static_cast<R>(in) / static_cast<R>(out);
}

// Where the middle of result i lies.
double middle(double step, int64_t i) {
  return step * (static_cast<double>(i) + 0.5) - 0.5;
}

// The cubic convolution of Keys with parameter a: at a distance up to 1, and from there up to 2.
double cubic_near(double x, double a) {
  return ((a + 2) * x - (a + 3)) * x * x + 1;
}
double cubic_far(double x, double a) {
  return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}

// In R, that of PyTorch for the element type: which element it is depends on how places are
// rounded. One just below a position is that position in float.
template <class R>
void add_nearest(Taps& taps, const ResampleRule& rule, double scale, int64_t in, int64_t out,
                 int64_t i) {
  if (rule.by_sizes && (out == in || out == 2 * in)) return taps.add(out == in ? i : i / 2, 1);
  const R step = step_of<R>(rule, in, out, scale);
  const R place = rule.filter == Filter::kNearestExact
                      ? static_cast<R>(middle(static_cast<double>(step), i)) + static_cast<R>(0.5)
                      : step * static_cast<R>(i);
  const float floored = std::floor(static_cast<float>(place));
  const bool inside = floored < static_cast<float>(in);
  taps.add(inside ? std::min(static_cast<int64_t>(floored), in - 1) : in - 1, 1);
}

void add_linear(Taps& taps, const ResampleRule& rule, double step, int64_t in, int64_t out,
                int64_t i) {
  if (in == out) {
    taps.add(i, 1), taps.add(i, 0);
    return;
  }
  const double place =
      rule.align_corners ? step * static_cast<double>(i) : std::max(middle(step, i), 0.0);
  const int64_t at = std::min(static_cast<int64_t>(place), in - 1);
  const double rest = std::clamp(place - static_cast<double>(at), 0.0, 1.0);
  taps.add(at, 1 - rest);
  taps.add(std::min(at + 1, in - 1), rest);
}

void add_cubic(Taps& taps, const ResampleRule& rule, double step, int64_t in, int64_t i) {
  constexpr double kA = -0.75;
  const double place = rule.align_corners ? step * static_cast<double>(i) : middle(step, i);
  const int64_t at = std::min(static_cast<int64_t>(std::floor(place)), in - 1);
  const double rest = std::clamp(place - static_cast<double>(at), 0.0, 1.0);
  const double weights[4] = {cubic_far(rest + 1, kA), cubic_near(rest, kA),
                             cubic_near(1 - rest, kA), cubic_far(2 - rest, kA)};
  for (int64_t k = 0; k < 4; ++k) {
    taps.add(std::clamp<int64_t>(at + k - 1, 0, in - 1), weights[k]);
  }
}

// What a filter says at a distance, for antialiasing.
double filter_at(Filter filter, double distance) {
  constexpr double kA = -0.5;
  const double x = std::abs(distance);
  if (filter == Filter::kLinear) return x < 1 ? 1 - x : 0;
  return x < 1 ? cubic_near(x, kA) : x < 2 ? cubic_far(x, kA) : 0;
}

void add_antialiased(Taps& taps, const ResampleRule& rule, double step, int64_t in, int64_t i) {
  const double half = rule.filter == Filter::kLinear ? 1 : 2, width = std::max(step, 1.0);
  const double center = step * (static_cast<double>(i) + 0.5);
  const auto bounded = [&](double place) {
    return static_cast<int64_t>(std::clamp(place, 0.0, static_cast<double>(in)));
  };
  const int64_t first = std::min(bounded(center - half * width + 0.5), in - 1);
  const int64_t end = std::max(bounded(center + half * width + 0.5), first + 1);
  const size_t begin = taps.weight.size();
  double sum = 0;
  for (int64_t k = first; k < end; ++k) {
    const double w = filter_at(rule.filter, (static_cast<double>(k) - center + 0.5) / width);
    taps.add(k, w);
    sum += w;
  }
  for (size_t t = begin; t < taps.weight.size() && sum != 0; ++t) taps.weight[t] /= sum;
}

}  // namespace

Taps resample_taps(const ResampleRule& rule, int64_t in, int64_t out, double scale) {
  Taps taps;
  taps.sources = in;
  const double step = step_of<double>(rule, in, out, scale);
  for (int64_t i = 0; i < out; ++i) {
    if (rule.antialias)
      add_antialiased(taps, rule, step, in, i);
    else if (rule.filter == Filter::kLinear)
      add_linear(taps, rule, step, in, out, i);
    else if (rule.filter == Filter::kCubic)
      add_cubic(taps, rule, step, in, i);
    else if (rule.in_double)
      add_nearest<double>(taps, rule, scale, in, out, i);
    else
      add_nearest<float>(taps, rule, scale, in, out, i);
    taps.end_position();
  }
  return taps;
}

}  // namespace nnc::ops
