// SPDX-License-Identifier: Apache-2.0
// The list of layer families: one function each, defined in the family's file.
#pragma once

#include "nn/registry.h"

namespace nnc::nn {

Span<const ModuleType> activation_types();
Span<const ModuleType> container_types();

inline constexpr Span<const ModuleType> (*kFamilies[])() = {
    activation_types,
    container_types,
};

}  // namespace nnc::nn
