// SPDX-License-Identifier: Apache-2.0
// What tests of files share.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "io/item.h"
#include "support/temporary_folder.h"

namespace nnc::testing {

inline std::string golden_file(const std::string& name) {
  return std::string(NNC_GOLDEN_DIR) + "/safetensors/" + name;
}
inline std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
inline std::string write_file(const std::string& name, const std::string& contents) {
  const std::string path = nnc_test::temporary_path(name);
  std::ofstream(path, std::ios::binary) << contents;
  return path;
}
// A safetensors file with this header, padded as given, and that many bytes of data.
inline std::string safetensors(const std::string& header, size_t data) {
  std::string out;
  for (size_t i = 0; i < 8; ++i) out += static_cast<char>(header.size() >> (8 * i) & 0xff);
  return out + header + std::string(data, '\1');
}

// 0, 1, 2, ... in the order of the rows.
Tensor counting(Sizes sizes, DType dtype = DType::kFloat32);
inline const io::Item* find(const io::Items& items, const std::string& key) {
  for (const io::Item& i : items) {
    if (i.key == key) return &i;
  }
  return nullptr;
}

}  // namespace nnc::testing
