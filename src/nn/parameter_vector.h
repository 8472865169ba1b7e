// SPDX-License-Identifier: Apache-2.0
// Parameters one after another in a vector: torch.nn.utils.convert_parameters. See nnc/nn_utils.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::nn {

Tensor parameters_to_vector(Span<const Tensor> parameters);
// The parameters become views of vec, all of them or none.
void vector_to_parameters(const Tensor& vec, Span<const Tensor> parameters);

}  // namespace nnc::nn
