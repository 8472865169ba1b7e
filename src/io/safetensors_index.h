// SPDX-License-Identifier: Apache-2.0
// The index of tensors that lie in several files, as model hubs write it:
// {"metadata": {...}, "weight_map": {"name": "model-00001-of-00002.safetensors", ...}}
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_set>

namespace nnc::io {

struct IndexOfShards {
  using Names = std::unordered_set<std::string>;
  std::string folder;                   // "" or with a slash at its end
  std::map<std::string, Names> shards;  // files, and which tensors lie in each
};
// Nothing if the file does not begin as an index does, which no other safetensors file can.
std::optional<IndexOfShards> read_index(const std::string& path);

}  // namespace nnc::io
