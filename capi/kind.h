// SPDX-License-Identifier: Apache-2.0
// The kinds of objects that stand behind handles.
#pragma once

#include <cstdint>

#include "base/ref.h"

namespace nnc::capi {

// Part of every handle's value. kind.cpp has the table that goes with it.
enum class Kind : uint8_t {
  kContext = 1,
  kError,
  kString,
  kTensor,
  kModule,
  kOptimizer,
  kNamed,
  kKwargs,
  kHook,
  kFunction,
  kFunctionCtx,
  kFormerList,
  kLrScheduler,
  kPackedSequence,
  kUninitialized,  // a tensor that had no size when the handle was made: Note [Lazy modules]
  kProgram,
  kDataset,
  kSampler,
  kDataLoader,
  kDataLoaderIter,
  kSummaryWriter,
  kProfiler,
};
inline constexpr int kKinds = 22;

const char* kind_name(Kind k);
// Gives up one reference to an object of that kind.
void drop_object(Kind k, Counted* object);

}  // namespace nnc::capi
