// SPDX-License-Identifier: Apache-2.0
// Zip archives as bytes, and their parts, to be spoiled.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/pickle_bytes.h"
#include "io/safetensors_files.h"
#include "io/zip_writer.h"

namespace nnc::testing {

using Entries = std::vector<std::pair<std::string, std::string>>;

inline std::string zipped(const Entries& entries) {
  const std::string path = nnc_test::temporary_path("zipped");
  io::OutputFile file(path);
  io::ZipWriter zip(file);
  for (const auto& [name, bytes] : entries) zip.add(name, {std::string_view(bytes)});
  zip.finish();
  file.commit();
  return contents_of(path);
}

// Where the n-th part with that signature begins, counted from 0.
inline size_t part_of(const std::string& zip, const char* signature, int n = 0) {
  size_t at = zip.find(signature);
  for (int i = 0; i < n; ++i) at = zip.find(signature, at + 1);
  EXPECT_NE(at, std::string::npos);
  return at;
}
constexpr const char *kLocal = "PK\3\4", *kCentral = "PK\1\2", *kEnd64 = "PK\6\6",
                     *kLocator = "PK\6\7", *kEnd = "PK\5\6";

// The bytes from `place` of that part on replaced.
inline std::string patched(std::string zip, size_t at, const std::string& bytes) {
  return zip.replace(at, bytes.size(), bytes);
}

// A state dict of four floats, as torch.save writes it.
inline Entries torch_entries() {
  return {{"a/data.pkl", pickles::state_dict(pickles::tensor())},
          {"a/version", "3\n"},
          {"a/byteorder", "little"},
          {"a/data/0", pickles::little(0x3f800000, 4) + std::string(12, '\0')}};
}
// With the entry of that name replaced, or with one more.
inline Entries with_entry(const std::string& name, const std::string& bytes) {
  Entries out = torch_entries();
  for (auto& e : out) {
    if (e.first == name) {
      e.second = bytes;
      return out;
    }
  }
  out.emplace_back(name, bytes);
  return out;
}
inline Entries without_entry(const std::string& name) {
  Entries out = torch_entries();
  std::erase_if(out, [&](const auto& e) { return e.first == name; });
  return out;
}

}  // namespace nnc::testing
