// SPDX-License-Identifier: Apache-2.0
// Files of tensors in the format of https://github.com/huggingface/safetensors.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/input_file.h"
#include "io/item.h"

namespace nnc::io {

using Texts = std::vector<std::pair<std::string, std::string>>;

struct SafetensorsHeader {
  struct Entry {
    std::string name;
    DType dtype;
    Dims sizes;
    int64_t begin, end;  // in the file
  };
  std::vector<Entry> entries;  // as they lie in the file
  Texts metadata;
  std::vector<int64_t> metadata_places;  // in the file, of their names
};
// Everything that the format asks for is checked. strict: nothing stands behind the last tensor.
SafetensorsHeader read_safetensors_header(const InputFile& file, bool strict);

struct SafetensorsOptions {
  bool mmap = false;
  bool strict = true;
  Texts prefixes;  // what names begin with, and what instead; the first that fits
  // "mmap=True, strict=False, prefixes=[('bert.', '')]"; null: none.
  static SafetensorsOptions of(const char* text);
};
// Of one file, or of those that an index names.
Items load_safetensors(const std::string& path, const SafetensorsOptions& options);
Texts load_safetensors_metadata(const std::string& path);

// Tensors that share memory are refused.
void save_safetensors(const Items& items, const Texts& metadata, const std::string& path);

}  // namespace nnc::io
