// SPDX-License-Identifier: Apache-2.0
// The list of layer families: one function each, defined in the family's file.
#pragma once

#include "nn/registry.h"

namespace nnc::nn {

Span<const ModuleType> activation_types();
Span<const ModuleType> attention_types();
Span<const ModuleType> container_types();
Span<const ModuleType> conv_types();
Span<const ModuleType> dropout_types();
Span<const ModuleType> embedding_types();
Span<const ModuleType> linear_types();
Span<const ModuleType> loss_types();
Span<const ModuleType> norm_types();
Span<const ModuleType> pool_types();
Span<const ModuleType> rnn_types();
Span<const ModuleType> shape_types();
Span<const ModuleType> transformer_types();

inline constexpr Span<const ModuleType> (*kFamilies[])() = {
    activation_types, attention_types, container_types,   conv_types, dropout_types,
    embedding_types,  linear_types,    loss_types,        norm_types, pool_types,
    rnn_types,        shape_types,     transformer_types,
};

}  // namespace nnc::nn
