// SPDX-License-Identifier: Apache-2.0
// A view as a walk over its lines along one dimension sees it.
#pragma once

#include <cmath>
#include <type_traits>

#include "tensor/view.h"

namespace nnc::kernels {

// v without dim: size 1 and stride 0 there.
template <class V>
V without(const V& v, int64_t dim) {
  Dims sizes(v.sizes()), strides(v.strides());
  if (v.ndim() > 0) sizes[dim] = 1, strides[dim] = 0;
  return restrided(v, sizes, strides);
}
inline int64_t extent(const ConstView& v, int64_t dim) {
  return v.ndim() == 0 ? 1 : v.size(dim);
}
inline int64_t step_of(const ConstView& v, int64_t dim) {
  return v.ndim() == 0 ? 0 : v.stride(dim);
}

template <class T>
bool is_nan(T v) {
  if constexpr (std::is_integral_v<T>)
    return false;
  else
    return std::isnan(static_cast<double>(v));
}

}  // namespace nnc::kernels
