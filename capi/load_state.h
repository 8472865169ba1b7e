// SPDX-License-Identifier: Apache-2.0
// Loading a state into a module, with the keys that do not fit as outputs.
#pragma once

#include "capi/guard.h"
#include "nn/module.h"

namespace nnc::capi {

// missing and unexpected may be null.
void load_state(const Call& c, nn::Module& m, Span<const nn::NamedTensor> state,
                const nn::LoadOptions& options, nnc_named** missing, nnc_named** unexpected);

}  // namespace nnc::capi
