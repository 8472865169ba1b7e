// SPDX-License-Identifier: Apache-2.0
// Operands for kernels.
#pragma once

#include <random>

#include "tensor/tensor.h"

namespace nnc::kernels {

// float32, normally distributed; the same for the same seed.
inline Tensor normal_tensor(Sizes sizes, unsigned seed) {
  Tensor t = Tensor::empty(sizes, DType::kFloat32);
  std::mt19937 g(seed);
  std::normal_distribution<float> normal;
  float* const p = t.mutable_view().ptr<float>();
  for (int64_t i = 0; i < t.numel(); ++i) p[i] = normal(g);
  return t;
}

}  // namespace nnc::kernels
