// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace nnc_fuzz {

// Changes if what an object holds changes: of a module its printed form, parameters, buffers and
// modes, of an optimizer its options and state, of a collection its entries. 0 for other kinds, and
// for what is no live object of this kind.
uint64_t object_state(const std::string& kind, void* object);

}  // namespace nnc_fuzz
