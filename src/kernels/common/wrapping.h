// SPDX-License-Identifier: Apache-2.0
// Sums and products of elements. Those of whole numbers wrap, as in PyTorch: unsigned arithmetic
// makes that defined. Of bools: or and and.
#pragma once

#include <cmath>
#include <cstdint>
#include <type_traits>

namespace nnc::kernels {

template <class C>
using wrap_t = std::conditional_t<std::is_integral_v<C>, uint64_t, C>;

template <class C>
constexpr C plus(C a, C b) {
  return static_cast<C>(static_cast<wrap_t<C>>(a) + static_cast<wrap_t<C>>(b));
}
template <class C>
constexpr C minus(C a, C b) {
  return static_cast<C>(static_cast<wrap_t<C>>(a) - static_cast<wrap_t<C>>(b));
}
template <class C>
constexpr C times(C a, C b) {
  return static_cast<C>(static_cast<wrap_t<C>>(a) * static_cast<wrap_t<C>>(b));
}
// The magnitude of the least whole number is itself; that of -0. is 0.
template <class C>
C magnitude(C v) {
  if constexpr (std::is_floating_point_v<C>)
    return std::abs(v);
  else
    return v < C(0) ? minus(C(0), v) : v;
}

}  // namespace nnc::kernels
