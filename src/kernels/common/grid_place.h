// SPDX-License-Identifier: Apache-2.0
// Where a place of a grid lies in an image, along one axis.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace nnc::kernels {

enum class GridFilter { kNearest, kLinear, kCubic };
enum class GridPadding { kZeros, kBorder, kReflection };

// How places count: from -1 to 1, between the edges of the outermost positions or their middles.
struct GridRule {
  GridFilter filter = GridFilter::kLinear;
  GridPadding padding = GridPadding::kZeros;
  bool align_corners = false;

  int taps() const {
    return filter == GridFilter::kNearest ? 1 : filter == GridFilter::kLinear ? 2 : 4;
  }
};

// A place between positions: R is the type that places are computed in.
template <class R>
struct GridPlace {
  int64_t index[4];  // of each tap; -1: it lies outside and has no value
  R fraction;        // of the way from the tap before the place to the one behind it
  R slope;           // of the place in positions, for that of the grid
};

// A place in positions, and its slope.
template <class R>
struct Bounded {
  R at, slope;
};

// As std::floor and std::nearbyint, which are calls where the processor is not known to have them;
// without branches, which nobody could predict.
template <class R>
R floor_of(R x) {
  if (!(std::abs(x) < R(1 << 30))) return std::floor(x);
  const auto cut = static_cast<int32_t>(x);
  return static_cast<R>(cut - static_cast<int32_t>(static_cast<R>(cut) > x));
}
template <class R>
R nearest_of(R x) {
  if (!(std::abs(x) < R(1 << 30))) return std::nearbyint(x);
  const auto cut = static_cast<int32_t>(x);
  const int32_t below = cut - static_cast<int32_t>(static_cast<R>(cut) > x);
  const R rest = x - static_cast<R>(below);
  const int32_t above = static_cast<int32_t>(rest > R(0.5)),
                tie = static_cast<int32_t>(rest == R(0.5));
  return static_cast<R>(below + (above | (tie & below)));
}

template <class R>
Bounded<R> clipped(Bounded<R> p, R last) {
  if (!(p.at > 0)) return {0, 0};  // also NaN
  if (p.at >= last) return {last, 0};
  return p;
}

// Reflected at both ends of the image until it lies inside.
template <class R>
Bounded<R> reflected(Bounded<R> p, R size, bool align_corners) {
  const R low = align_corners ? R(0) : R(-0.5), span = align_corners ? size - 1 : size;
  if (span == 0) return {0, 0};
  const R from_low = p.at - low, distance = std::abs(from_low);
  const R slope = from_low < 0 ? -p.slope : p.slope, rest = std::fmod(distance, span);
  const bool even = std::fmod(std::floor(distance / span), R(2)) == 0;
  return even ? Bounded<R>{rest + low, slope} : Bounded<R>{span - rest + low, -slope};
}

template <class R>
Bounded<R> bounded(const GridRule& rule, Bounded<R> p, R size) {
  if (rule.padding == GridPadding::kZeros) return p;
  if (rule.padding == GridPadding::kReflection) p = reflected(p, size, rule.align_corners);
  return clipped(p, size - 1);
}

// The position at a whole number, or -1.
template <class R>
int64_t index_at(R at, int64_t size) {
  const bool inside = (at >= 0) & (at < static_cast<R>(size));
  return inside ? static_cast<int64_t>(at) : -1;
}

// Of g of the grid, along an axis of `size` positions.
template <class R>
GridPlace<R> grid_place(const GridRule& rule, R g, int64_t size) {
  const R n = static_cast<R>(size);
  const Bounded<R> free = rule.align_corners ? Bounded<R>{(g + 1) / 2 * (n - 1), (n - 1) / 2}
                                             : Bounded<R>{((g + 1) * n - 1) / 2, n / 2};
  GridPlace<R> p;
  if (rule.filter == GridFilter::kCubic) {
    const R before = floor_of(free.at);
    p.fraction = free.at - before;
    p.slope = free.slope;
    for (int k = 0; k < 4; ++k) {
      const Bounded<R> tap = bounded(rule, {before + static_cast<R>(k - 1), R(1)}, n);
      p.index[k] = index_at(tap.at, size);
    }
    return p;
  }
  const Bounded<R> place = bounded(rule, free, n);
  if (rule.filter == GridFilter::kNearest) {
    p.index[0] = index_at(nearest_of(place.at), size);
    p.fraction = p.slope = 0;
    return p;
  }
  const R before = floor_of(place.at);
  p.index[0] = index_at(before, size);
  p.index[1] = index_at(before + 1, size);
  p.fraction = place.at - before;
  p.slope = place.slope;
  return p;
}

// ---- the weights of the taps, of the fraction; V may be a number or a tensor ----
// The cubic convolution of Keys with a = -0.75, at a distance up to 1, and from there up to 2.
inline constexpr double kKeys = -0.75;
inline constexpr double kCubicNear[4] = {1, 0, -(kKeys + 3), kKeys + 2};
inline constexpr double kCubicFar[4] = {-4 * kKeys, 8 * kKeys, -5 * kKeys, kKeys};

template <class V>
V cubic_polynomial(const double (&c)[4], const V& x) {
  return ((x * c[3] + c[2]) * x + c[1]) * x + c[0];
}
// Its slope.
template <class V>
V cubic_slope(const double (&c)[4], const V& x) {
  return (x * (3 * c[3]) + 2 * c[2]) * x + c[1];
}

// Tap k of `taps` at fraction f: its weight, or the slope of that.
template <class V>
V grid_weight(int taps, int k, const V& f) {
  if (taps == 2) return k == 0 ? f * -1.0 + 1.0 : f * 1.0;
  if (k == 0) return cubic_polynomial(kCubicFar, f + 1.0);
  if (k == 1) return cubic_polynomial(kCubicNear, f);
  if (k == 2) return cubic_polynomial(kCubicNear, f * -1.0 + 1.0);
  return cubic_polynomial(kCubicFar, f * -1.0 + 2.0);
}
template <class V>
V grid_weight_slope(int taps, int k, const V& f) {
  if (taps == 2) return f * 0.0 + (k == 0 ? -1.0 : 1.0);
  if (k == 0) return cubic_slope(kCubicFar, f + 1.0);
  if (k == 1) return cubic_slope(kCubicNear, f);
  if (k == 2) return cubic_slope(kCubicNear, f * -1.0 + 1.0) * -1.0;
  return cubic_slope(kCubicFar, f * -1.0 + 2.0) * -1.0;
}

}  // namespace nnc::kernels
