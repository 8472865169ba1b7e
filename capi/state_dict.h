// SPDX-License-Identifier: Apache-2.0
// State dicts of optimizers and schedulers as named collections.
#pragma once

#include "capi/named.h"
#include "optim/option.h"

namespace nnc::capi {

Ref<Named> named_of(const optim::StateDict& state);
optim::StateDict entries_of(const Named& named);
// "lr=0.001, momentum=0, ..."
std::string to_text(const optim::Options& options);

}  // namespace nnc::capi
