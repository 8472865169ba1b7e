// SPDX-License-Identifier: Apache-2.0
#include <unordered_set>

#include "base/options.h"
#include "io/safetensors.h"
#include "io/safetensors_index.h"

namespace nnc::io {
namespace {

Texts prefixes_of(const Value& v) {
  constexpr const char* kExpected = "file: options: prefixes is a list of pairs of texts, got ";
  check(v.is_sequence(), Code::kInvalid, kExpected, describe(v));
  Texts out;
  for (int64_t i = 0; i < v.size(); ++i) {
    const Value pair = v[i];
    check(pair.is_sequence() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string(),
          Code::kInvalid, kExpected, describe(v));
    out.emplace_back(pair[0].as_string(), pair[1].as_string());
  }
  return out;
}

std::string renamed(const std::string& name, const Texts& prefixes) {
  for (const auto& [from, to] : prefixes) {
    if (name.starts_with(from)) return to + name.substr(from.size());
  }
  return name;
}

// What has been loaded, by its new names.
class Loaded {
 public:
  explicit Loaded(const SafetensorsOptions& options) : options_(options) {}

  void add(const std::string& path, const IndexOfShards::Names* wanted) {
    InputFile file(path);
    const SafetensorsHeader header = read_safetensors_header(file, options_.strict);
    if (options_.mmap) file.map();
    size_t found = 0;
    for (const SafetensorsHeader::Entry& e : header.entries) {
      const bool is_wanted = !wanted || wanted->count(e.name) > 0;
      file.check(is_wanted || !options_.strict, e.begin, "tensor '", e.name,
                 "' is not in the index");
      if (!is_wanted) continue;
      ++found;
      std::string name = renamed(e.name, options_.prefixes);
      check(names_.insert(name).second, Code::kInvalid, "file: ", path, ": tensor '", e.name,
            "' would be a second '", name, "'");
      items_.push_back({std::move(name), file.tensor(e.begin, e.sizes, e.dtype)});
    }
    if (wanted && found < wanted->size()) fail_missing(file, header, *wanted);
  }
  Items take() { return std::move(items_); }

 private:
  [[noreturn]] static void fail_missing(const InputFile& file, const SafetensorsHeader& header,
                                        IndexOfShards::Names wanted) {
    for (const SafetensorsHeader::Entry& e : header.entries) wanted.erase(e.name);
    file.fail(8, "there is no tensor '", *wanted.begin(), "', which the index says is here");
  }

  const SafetensorsOptions& options_;
  Items items_;
  std::unordered_set<std::string> names_;
};

}  // namespace

SafetensorsOptions SafetensorsOptions::of(const char* text) {
  SafetensorsOptions out;
  read_options(text, {"mmap", "strict", "prefixes"}, [&](const NamedValue& k) {
    if (k.name == "mmap")
      out.mmap = k.value.as_bool();
    else if (k.name == "strict")
      out.strict = k.value.as_bool();
    else
      out.prefixes = prefixes_of(k.value);
  });
  return out;
}

Items load_safetensors(const std::string& path, const SafetensorsOptions& options) {
  Loaded loaded(options);
  const std::optional<IndexOfShards> index = read_index(path);
  if (!index) {
    loaded.add(path, nullptr);
    return loaded.take();
  }
  for (const auto& [file, names] : index->shards) loaded.add(index->folder + file, &names);
  return loaded.take();
}

Texts load_safetensors_metadata(const std::string& path) {
  return read_safetensors_header(InputFile(path), false).metadata;
}

}  // namespace nnc::io
