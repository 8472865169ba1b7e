// SPDX-License-Identifier: Apache-2.0
// What fields of CSV text say, as pandas takes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nnc::io {

// None if it is no such value. Spaces around numbers do not count, the locale does not either.
std::optional<int64_t> csv_int(std::string_view text);
std::optional<double> csv_float(std::string_view text);
std::optional<bool> csv_bool(std::string_view text);
// Is it one of the texts that stand for a missing value?
bool is_csv_missing(std::string_view text);

}  // namespace nnc::io
