// SPDX-License-Identifier: Apache-2.0
// The choice between float and double, where a fast kernel takes no other type.
#pragma once

#include <type_traits>

#include "tensor/dtype.h"

namespace nnc::kernels::cpu {

// f(Tag<float>) or f(Tag<double>), by t. False for other types, and where f gives false.
template <class F>
bool for_float_or_double(DType t, const F& f) {
  const auto run = [&](auto tag) {
    if constexpr (std::is_void_v<decltype(f(tag))>) {
      f(tag);
      return true;
    } else {
      return f(tag);
    }
  };
  if (t == DType::kFloat32) return run(Tag<float>());
  return t == DType::kFloat64 && run(Tag<double>());
}

}  // namespace nnc::kernels::cpu
