// SPDX-License-Identifier: Apache-2.0
// Zip archives of stored entries, as torch.save writes them: the data of each begin at a multiple
// of 64 bytes.
#pragma once

#include <string>
#include <string_view>

#include "io/output_file.h"

namespace nnc::io {

class ZipWriter {
 public:
  explicit ZipWriter(OutputFile& file) : file_(file) {}

  // The pieces in a row.
  void add(std::string_view name, Span<const std::string_view> pieces);
  // The directory, behind all entries.
  void finish();

 private:
  OutputFile& file_;
  std::string directory_;
  uint64_t count_ = 0;
};

}  // namespace nnc::io
