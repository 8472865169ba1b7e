// SPDX-License-Identifier: Apache-2.0
// Steps that become one.
#pragma once

#include "program/recorder.h"

namespace nnc::program {

// Convolutions take over what follows them: a batch normalization by fixed statistics goes into
// weight and bias, the sum with another tensor and relu are computed while a part of the results is
// in the cache. Products of few rows with constant matrices keep these packed, and take over sums
// and functions of one tensor. Blocks of `last`, the outputs' and inputs', stay as they are.
void fuse(std::vector<Step>& steps, CaptureMemory& memory, std::vector<Ref<Storage>>& kept,
          Span<const ConstView> last, Purpose purpose);

}  // namespace nnc::program
