// SPDX-License-Identifier: Apache-2.0
// Python's ints of more than 64 bits: two's complement of any length, the lowest byte first, and
// decimal digits.
#pragma once

#include <string>
#include <string_view>

namespace nnc::io {

std::string long_to_digits(std::string_view bytes);
// "" if the text is not what the other function writes for some number of at most 255 bytes.
std::string digits_to_long(std::string_view digits);

}  // namespace nnc::io
