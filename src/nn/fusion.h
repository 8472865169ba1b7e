// SPDX-License-Identifier: Apache-2.0
// A normalization of batches by fixed statistics folded into the layer before it.
#pragma once

#include "nn/norm.h"

namespace nnc::nn {

// What is fused, and how its weight lies.
enum class Fusion : uint8_t { kConv, kTransposedConv, kLinear };

struct Affine {
  Tensor weight, bias;  // bias: may be undefined
};

// The weight and bias of a layer that gives what a layer of `a`, normalized by `s`, gives:
//   scale = s.weight / sqrt(s.var + eps), weight * scale, (bias - s.mean) * scale + s.bias.
// Leaves that require a gradient where those of `a` do.
Affine fuse(Fusion kind, const Affine& a, const BatchStatistics& s);
// A copy of `layer` with its weight and bias replaced by those. Both modules must be in evaluation
// mode.
Ref<Module> fuse(Fusion kind, Module& layer, Module& norm);

}  // namespace nnc::nn
