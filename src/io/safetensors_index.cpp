// SPDX-License-Identifier: Apache-2.0
#include "io/safetensors_index.h"

#include "base/literal.h"
#include "io/json.h"

namespace nnc::io {
namespace {

constexpr int64_t kLongest = 100'000'000;

class IndexReader final : public JsonReader {
 public:
  explicit IndexReader(const InputFile& file) : JsonReader(file, 0) {}
  std::map<std::string, IndexOfShards::Names> take() {
    check(has_map_, "there is no weight_map");
    return std::move(shards_);
  }

 private:
  static constexpr int kDeepest = 100;

  void begin(bool array) override {
    check(++depth_ <= kDeepest, "more than ", int64_t{kDeepest}, " levels");
    check(depth_ > 1 || !array, "an index is an object");
    check(!in_map_ || (depth_ == 2 && !array), "weight_map has names of files");
  }
  void end() override {
    if (--depth_ == 1) in_map_ = false;
  }
  void key(std::string& name) override {
    if (depth_ == 1) {
      in_map_ = name == "weight_map";
      check(!in_map_ || !has_map_, "there are two weight_maps");
      has_map_ = has_map_ || in_map_;
    } else if (in_map_) {
      check(names_.insert(name).second, "the name '", name, "' stands there twice");
      name_ = name;
    }
  }
  void text(std::string& value) override {
    if (!in_map_) return;
    check(depth_ == 2, "weight_map is an object");
    check_file(value);
    shards_[value].insert(name_);
  }
  void number(uint64_t) override { check_outside(); }
  void other() override { check_outside(); }

  void check_outside() const { check(!in_map_, "weight_map has names of files"); }
  // A file in the folder of the index, and no other.
  void check_file(const std::string& file) const {
    const bool plain = !file.empty() && file != "." && file != ".." &&
                       file.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    std::string shown;
    if (!plain) append_python_string(shown, file);
    check(plain, shown, " is no name of a file in the folder of the index");
  }

  std::map<std::string, IndexOfShards::Names> shards_;
  IndexOfShards::Names names_;
  std::string name_;
  int depth_ = 0;
  bool in_map_ = false, has_map_ = false;
};

}  // namespace

std::optional<IndexOfShards> read_index(const std::string& path) {
  const InputFile file(path);
  // As the length of a header this would be too much.
  if (file.size() < 8 || file.size() > kLongest) return {};
  const std::string first = file.read(0, 8);
  if (first[0] != '{' || first.find('\0') != std::string::npos) return {};
  IndexReader reader(file);
  reader.read(file.read(0, file.size()));
  const size_t slash = path.rfind('/');
  return IndexOfShards{slash == std::string::npos ? "" : path.substr(0, slash + 1), reader.take()};
}

}  // namespace nnc::io
