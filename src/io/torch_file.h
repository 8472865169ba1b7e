// SPDX-License-Identifier: Apache-2.0
// Files of torch.save: a zip archive with a pickle and the storages, or, before PyTorch 1.6,
// pickles and storages in a row.
#pragma once

#include <string>
#include <string_view>

#include "io/input_file.h"
#include "io/item.h"
#include "io/load_options.h"

namespace nnc::io {

Items load_torch(const std::string& path, const LoadOptions& options);
void save_torch(const Items& items, const std::string& path);

// What a file of the old format begins with: the magic number as a pickle of protocol 2.
inline constexpr std::string_view kLegacyMagic(
    "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15);
// How many bytes of a file's beginning are the magic number, by any protocol from 2 to 5; 0: none.
int64_t legacy_magic_size(std::string_view beginning);
inline constexpr int64_t kLegacyMagicMost = 24;
// For load_torch alone: what stands behind the magic number.
Items load_torch_legacy(const InputFile& file, int64_t begin);

}  // namespace nnc::io
