// SPDX-License-Identifier: Apache-2.0
// What fields of CSV text say, as pandas takes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nnc::io {

// A whole number, and where it lies: in int64, below, or above in uint64 or not even there.
enum class CsvRange : uint8_t { kInt64, kBelow, kUInt64, kAbove };
struct CsvWhole {
  int64_t value;  // if it is in int64
  CsvRange range;
};

// None if it is no such value. Spaces around numbers do not count, the locale does not either.
std::optional<CsvWhole> csv_whole(std::string_view text);
std::optional<int64_t> csv_int(std::string_view text);
// One that is too small is 0; none for one that is too large.
std::optional<double> csv_float(std::string_view text);
std::optional<bool> csv_bool(std::string_view text);
// Is it one of the texts that stand for a missing value?
bool is_csv_missing(std::string_view text);

}  // namespace nnc::io
