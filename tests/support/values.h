// SPDX-License-Identifier: Apache-2.0
// Tensors from numbers and numbers from tensors, without the library's own kernels.
#pragma once

#include <string>
#include <vector>

#include "support/samples.h"

namespace nnc::testing {

// How the elements lie in memory.
enum class Layout {
  kPlain,
  kReversed,      // the first dimension is the innermost
  kGaps,          // every other element, from an odd offset
  kChannelsLast,  // hidden, see Note [Hidden layout]; plain for fewer than three dimensions
};
// A leaf with these elements in row-major order.
Tensor make_tensor(Sizes sizes, DType dtype, const std::vector<double>& values,
                   Layout layout = Layout::kPlain, bool requires_grad = false);
// A list of numbers as a C function takes it.
inline Tensor reals(const std::vector<double>& v) {
  return make_tensor({static_cast<int64_t>(v.size())}, DType::kFloat64, v);
}
// float64 leaf; the contents are pseudo-random in [-1, 1), different for every seed.
Tensor random_tensor(Sizes sizes, const std::string& seed, bool requires_grad = true);

// The elements in row-major order.
std::vector<double> values_of(const Tensor& t);
// The weights that make a sum of t's elements: the same as weights() in make_samples.py.
Tensor weights(const Tensor& t);

// "" if equal within tolerance * max(|want|, max |want| / 8), else the first element that is not.
// A NaN equals a NaN.
std::string difference(const std::vector<double>& got, const std::vector<double>& want,
                       double tolerance);

}  // namespace nnc::testing
