// SPDX-License-Identifier: Apache-2.0
// The host's functions that the library calls: those that do what they should, and those that
// return errors, nothing, the same handle twice, or a handle that is none.
#pragma once

#include <cstdint>
#include <string>

namespace nnc_fuzz {

// How a function behaves is in its `self`, 0..15: up to 9 as it should.
constexpr int64_t kBehaviours = 16;

// The table for a parameter of this type, "const nnc_callback *". Tables of behaviour 15 are of a
// size that no library knows. Null: there is none of that type.
const void* host_table(const std::string& type, int64_t behaviour);

}  // namespace nnc_fuzz
