// SPDX-License-Identifier: Apache-2.0
#include "nn/numbers.h"

namespace nnc::nn {

Dims read_numbers(const Tensor& t, const char* name) {
  if (!t.defined()) return {};
  check(t.dtype() == DType::kInt64 && t.dim() == 1, Code::kInvalid, "forward: ", name,
        " must be integers, or a vector of torch.int64, got torch.", t.dtype(), " of size ",
        t.sizes());
  const auto* at = t.data<int64_t>();
  Dims numbers;
  for (int64_t i = 0; i < t.size(0); ++i) numbers.push_back(at[i * t.stride(0)]);
  return numbers;
}

}  // namespace nnc::nn
