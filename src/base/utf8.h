// SPDX-License-Identifier: Apache-2.0
// Text that a host may decode strictly.
#pragma once

#include <string>
#include <string_view>

namespace nnc {

bool is_utf8(std::string_view text);
// text itself if it is UTF-8. Else with each byte that belongs to no character written as "\xff",
// as Python's backslashreplace does.
std::string to_utf8(std::string text);

}  // namespace nnc
