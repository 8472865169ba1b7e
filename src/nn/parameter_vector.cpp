// SPDX-License-Identifier: Apache-2.0
#include "nn/parameter_vector.h"

#include <algorithm>
#include <vector>

#include "graph/autograd_meta.h"
#include "nn/recorded.h"
#include "ops/join.h"
#include "ops/shape.h"
#include "tensor/replace_data.h"

namespace nnc::nn {

Tensor parameters_to_vector(Span<const Tensor> parameters) {
  std::vector<Tensor> flat;
  flat.reserve(static_cast<size_t>(parameters.size()));
  for (const Tensor& p : parameters) flat.push_back(ops::view(p, {-1}));
  return ops::cat(flat);
}

namespace {

void check_takes(const Tensor& p, int64_t i, const Tensor& vec) {
  check(is_floating(vec.dtype()) || !requires_grad(p), Code::kDtype,
        "vector_to_parameters: data set to a tensor that requires gradients must be floating ",
        "point, got torch.", vec.dtype());
  const Tensor g = grad_of(p);
  if (!g.defined()) return;
  check(g.dtype() == vec.dtype(), Code::kDtype, "vector_to_parameters: parameters[", i,
        "] has a gradient of torch.", g.dtype(), ", but vec is torch.", vec.dtype());
}

}  // namespace

void vector_to_parameters(const Tensor& vec, Span<const Tensor> parameters) {
  if (parameters.empty()) return;
  check(vec.dim() > 0, Code::kShape, "vector_to_parameters: vec has no dimensions");
  const GradGuard off(false);
  std::vector<DataReplacement> replacements;
  int64_t from = 0;
  for (int64_t i = 0; i < parameters.size(); ++i) {
    const Tensor& p = parameters[i];
    check_takes(p, i, vec);
    const int64_t length = std::min(p.numel(), vec.size(0) - from);
    const Tensor own = ops::narrow(vec, 0, from, length);
    check(own.numel() == p.numel(), Code::kShape, "vector_to_parameters: parameters[", i,
          "] of sizes ", p.sizes(), " gets ", own.numel(), " elements, those of vec from number ",
          from, " on; vec has sizes ", vec.sizes());
    const Tensor part = ops::view(own, p.sizes());
    replacements.push_back({p, part.alias()});
    check_recorded(replacements.back());
    from += length;
  }
  for (DataReplacement& r : replacements) r.commit();
}

}  // namespace nnc::nn
