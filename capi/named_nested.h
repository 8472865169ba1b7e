// SPDX-License-Identifier: Apache-2.0
// Dictionaries within named collections.
#pragma once

#include <vector>

#include "capi/named.h"

namespace nnc::capi {

// See nnc_named_add_named and nnc_named_sub.
void add_named(Named& named, const char* key, const Named& other);
Ref<Named> sub(const Named& named, const char* key);
// Which of the entries sub() gives.
std::vector<bool> lies_below(const std::vector<Named::Entry>& entries, const char* key);

}  // namespace nnc::capi
