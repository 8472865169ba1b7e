// SPDX-License-Identifier: Apache-2.0
// The list of layer families: one function each, defined in the family's file.
#pragma once

#include "nn/registry.h"

namespace nnc::nn {

Span<const ModuleType> activation_types();
Span<const ModuleType> adaptive_softmax_types();
Span<const ModuleType> attention_types();
Span<const ModuleType> container_types();
Span<const ModuleType> conv_types();
Span<const ModuleType> distance_types();
Span<const ModuleType> dropout_types();
Span<const ModuleType> embedding_types();
Span<const ModuleType> fold_types();
Span<const ModuleType> fractional_pool_types();
Span<const ModuleType> linear_types();
Span<const ModuleType> loss_types();
Span<const ModuleType> loss_sequence_types();
Span<const ModuleType> norm_types();
Span<const ModuleType> norm_response_types();
Span<const ModuleType> pad_types();
Span<const ModuleType> pool_types();
Span<const ModuleType> rnn_types();
Span<const ModuleType> rnn_cell_types();
Span<const ModuleType> shape_types();
Span<const ModuleType> transformer_types();
Span<const ModuleType> unpool_types();
Span<const ModuleType> vision_types();

inline constexpr Span<const ModuleType> (*kFamilies[])() = {
    activation_types,    adaptive_softmax_types,
    attention_types,     container_types,
    conv_types,          distance_types,
    dropout_types,       embedding_types,
    fold_types,          fractional_pool_types,
    linear_types,        loss_types,
    loss_sequence_types, norm_types,
    norm_response_types, pad_types,
    pool_types,          rnn_types,
    rnn_cell_types,      shape_types,
    transformer_types,   unpool_types,
    vision_types,
};

// Signatures of what layers print, where that is not what they are made of.
Span<const ModuleType> printed_adaptive_softmax();
Span<const ModuleType> printed_conv();
Span<const ModuleType> printed_fractional_pool();
Span<const ModuleType> printed_linear();
Span<const ModuleType> printed_norm();
Span<const ModuleType> printed_vision();

inline constexpr Span<const ModuleType> (*kPrintedForms[])() = {
    printed_adaptive_softmax, printed_conv, printed_fractional_pool,
    printed_linear,           printed_norm, printed_vision};

}  // namespace nnc::nn
