// SPDX-License-Identifier: Apache-2.0
// Rows of distances: see kernels/common/distance_walk.h.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

template <class T>
struct DistanceRows {
  void (*distances)(T* out, const T* a, const T* rows, int64_t n, int64_t m, double p);
  void (*slope)(T* total, const T* a, const T* b, int64_t m, T g, T d, T p);
};

NNC_DECLARE(const DistanceRows<float>& distance_rows_f32(double p))
NNC_DECLARE(const DistanceRows<double>& distance_rows_f64(double p))

}  // namespace nnc::kernels::cpu
