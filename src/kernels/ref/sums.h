// SPDX-License-Identifier: Apache-2.0
// What the references add up in.
#pragma once

#include <cstdint>
#include <type_traits>

#include "tensor/dtype.h"

namespace nnc::kernels::ref {

// Of floating types double, of integers modulo 2^64: the low bits are those of a wrapping sum.
template <class T>
using sum_t = std::conditional_t<std::is_integral_v<T>, uint64_t, double>;

template <class T>
T narrow(sum_t<T> v) {
  return static_cast<T>(static_cast<compute_t<T>>(v));
}

}  // namespace nnc::kernels::ref
