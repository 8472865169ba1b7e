// SPDX-License-Identifier: Apache-2.0
// What may be asked for when an archive is loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace nnc::io {

struct LoadOptions {
  bool mmap = false;
  std::optional<bool> check_crc32;  // none: but for mmap
  std::optional<int64_t> max_size;  // of what is unpacked

  // "mmap=True, check_crc32=False", of the options that are offered; null is none.
  static LoadOptions of(const char* text, const std::vector<std::string_view>& offered);
  bool checks() const { return check_crc32.value_or(!mmap); }
};

}  // namespace nnc::io
