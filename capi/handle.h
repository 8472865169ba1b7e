// SPDX-License-Identifier: Apache-2.0
// The handle table: public pointers are numbers that are looked up, never dereferenced. See
// Note [Handles].
#pragma once

#include "capi/calls.h"
#include "capi/kind.h"

namespace nnc::capi {

// A handle on object, whose reference is taken over. Registered with scope unless that is null.
// Throws Error(kMemory) and drops the object if the table is full or memory is out.
void* make_handle(Kind kind, Counted* object, Scope* scope);
// The object of a live handle of that kind, else null. Valid within the current CallGuard.
Counted* resolve(const void* handle, Kind kind);
void release_handle(void* handle) noexcept;
bool retain_handle(void* handle) noexcept;
// Takes the handle out of its scope.
bool keep_handle(void* handle) noexcept;
// The address of the object; 0 if the handle is dead.
int64_t object_id(const void* handle) noexcept;

}  // namespace nnc::capi
