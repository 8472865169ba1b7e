// SPDX-License-Identifier: Apache-2.0
// Handles other than tensors, in states that a program may have brought them into.
#pragma once

#include "call.h"
#include "handles.h"

namespace nnc_fuzz {

// The handle that spec says, kept in `handles` together with what it is made from. Null if it
// cannot be made. ctx is never NULL.
void* make_object(const ObjectSpec& spec, nnc_ctx* ctx, Handles& handles);

// Handles for the forms that are wrong. live is one of the right type.
void* spoilt_handle(Form form, void* live, nnc_ctx* ctx);

}  // namespace nnc_fuzz
