// SPDX-License-Identifier: Apache-2.0
// Collections as what files hold, and back.
#pragma once

#include "capi/named.h"
#include "io/safetensors.h"

namespace nnc::capi {

io::Items items_of(const Named& named);
Ref<Named> named_of(io::Items items);
// Texts as plain values.
Ref<Named> named_of(const io::Texts& texts);
// Null is none; a value that is no text is an Error.
io::Texts texts_of(const Kwargs* kwargs);

}  // namespace nnc::capi
