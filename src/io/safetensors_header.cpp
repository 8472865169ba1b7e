// SPDX-License-Identifier: Apache-2.0
// The header of a safetensors file: 8 bytes with its length, little-endian, and JSON.
#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <unordered_set>

#include "io/json.h"
#include "io/safetensors.h"
#include "io/safetensors_types.h"

namespace nnc::io {
namespace {

constexpr uint64_t kLargestNumber = (uint64_t{1} << 48) - 1;

using Entry = SafetensorsHeader::Entry;

class SafetensorsHeaderReader final : public JsonReader {
 public:
  SafetensorsHeaderReader(const InputFile& file, int64_t length)
      : JsonReader(file, 8), data_(8 + length), room_(file.size() - data_) {}
  SafetensorsHeader take() { return std::move(header_); }

 private:
  enum class Field { kDtype, kShape, kOffsets };

  void begin(bool array) override {
    ++depth_;
    const bool list = depth_ == 3 && !in_metadata_ && field_ != Field::kDtype;
    check(depth_ < 3 ? !array : array && list, "no ", array ? "array" : "object",
          " may stand here");
  }
  void end() override {
    if (--depth_ == 1 && !in_metadata_) finish();
    if (depth_ == 1) in_metadata_ = false;
  }
  void key(std::string& name) override {
    if (depth_ == 1) {
      begin_entry(name);
    } else if (in_metadata_) {
      check(names_of_metadata_.insert(name).second, "the metadata '", name, "' stand there twice");
      header_.metadata.emplace_back(name, "");
      header_.metadata_places.push_back(place());
    } else {
      begin_field(name);
    }
  }
  void text(std::string& value) override {
    if (depth_ == 2 && in_metadata_) {
      header_.metadata.back().second = value;
      return;
    }
    check(depth_ == 2 && field_ == Field::kDtype, "no text may stand here");
    const std::optional<DType> dtype = safetensors_dtype(value);
    if (!dtype && is_other_safetensors_dtype(value)) {
      nnc::fail(Code::kUnsupported, "file: ", file().path(), ": tensor '", entry_.name,
                "' has elements of ", value, ", which this library has not");
    }
    check(dtype.has_value(), "there is no element type '", value, "'");
    entry_.dtype = *dtype;
  }
  void number(uint64_t value) override {
    check(depth_ == 3, "no number may stand here");
    check(value <= kLargestNumber, "the number ", value, " is above 2^48 - 1");
    const auto v = static_cast<int64_t>(value);
    if (field_ == Field::kShape) {
      check(entry_.sizes.size() < kMaxDims, "tensor '", entry_.name, "' has more than ", kMaxDims,
            " dimensions");
      entry_.sizes.push_back(v);
    } else {
      check(offsets_ < 2, "data_offsets are two numbers");
      (offsets_++ == 0 ? entry_.begin : entry_.end) = v;
    }
  }
  void other() override { fail("only whole numbers from 0 on, texts and lists may stand here"); }

  void begin_entry(const std::string& name) {
    check_name(name);
    check(names_.insert(name).second, "the name '", name, "' stands there twice");
    in_metadata_ = name == kMetadata;
    entry_ = {name, DType::kFloat32, {}, 0, 0};
    offsets_ = 0;
    seen_ = {};
  }
  void check_name(const std::string& name) const {
    check(name.find('\0') == std::string::npos, "a NUL in a name");
    check(static_cast<int64_t>(names_.size()) < kMostTensors, "more than ", kMostTensors,
          " tensors");
  }
  void begin_field(const std::string& name) {
    constexpr std::array<std::string_view, 3> kFields = {"dtype", "shape", "data_offsets"};
    const auto* const found = std::find(kFields.begin(), kFields.end(), name);
    check(found != kFields.end(), "tensor '", entry_.name, "' has an unknown field '", name, "'");
    const auto place = static_cast<size_t>(found - kFields.begin());
    check(!seen_[place], "tensor '", entry_.name, "' has ", name, " twice");
    seen_[place] = true;
    field_ = static_cast<Field>(place);
  }
  // The fields of a tensor are there: do they fit one another, and the file?
  void finish() {
    check(seen_[0] && seen_[1] && seen_[2] && offsets_ == 2, "tensor '", entry_.name,
          "' lacks a field, or one of its two data_offsets");
    // Strides are products of sizes, so they must fit beside a size of 0 too.
    int64_t nbytes = item_size(entry_.dtype);
    bool empty = false;
    for (const int64_t n : entry_.sizes) {
      empty = empty || n == 0;
      check(n == 0 || !__builtin_mul_overflow(nbytes, n, &nbytes), "the sizes ",
            Sizes(entry_.sizes), " of tensor '", entry_.name, "' have no product in 64 bits");
    }
    if (empty) nbytes = 0;
    check(entry_.begin <= entry_.end && entry_.end <= room_, "the data_offsets ", entry_.begin,
          " and ", entry_.end, " of tensor '", entry_.name, "' do not lie within the ", room_,
          " bytes of data");
    check(entry_.end - entry_.begin == nbytes, "tensor '", entry_.name, "' of sizes ",
          Sizes(entry_.sizes), " has ", nbytes, " bytes, but ", entry_.end - entry_.begin,
          " between its data_offsets");
    entry_.begin += data_;
    entry_.end += data_;
    header_.entries.push_back(std::move(entry_));
  }

  const int64_t data_, room_;
  SafetensorsHeader header_;
  std::unordered_set<std::string> names_, names_of_metadata_;
  Entry entry_{};
  std::array<bool, 3> seen_{};
  Field field_ = Field::kDtype;
  int offsets_ = 0, depth_ = 0;
  bool in_metadata_ = false;
};

// Neither holes nor overlaps.
void check_places(const InputFile& file, const std::vector<Entry>& entries, int64_t data,
                  bool strict) {
  int64_t at = data;
  for (const Entry& e : entries) {
    file.check(e.begin == at, e.begin, "tensor '", e.name, "' begins ",
               e.begin < at ? "within" : "behind the end of", " the one before it, which ends at ",
               at);
    at = e.end;
  }
  file.check(!strict || at == file.size(), at, file.size() - at,
             " bytes stand behind the last tensor");
}

}  // namespace

SafetensorsHeader read_safetensors_header(const InputFile& file, bool strict) {
  file.check(file.size() >= 8, 0, "the file has ", file.size(),
             " bytes, too few for the length of a header");
  unsigned char bytes[8];
  file.read(0, bytes, 8);
  uint64_t length = 0;
  for (int i = 7; i >= 0; --i) length = length << 8 | bytes[i];
  file.check(length <= kLongestHeader, 0, "a header of ", length, " bytes; at most ",
             kLongestHeader, bytes[0] == '{' ? ": is it JSON, an index of such files?" : "");
  const auto n = static_cast<int64_t>(length);
  file.check(n <= file.size() - 8, 0, "a header of ", n, " bytes in a file of ", file.size());
  const std::string text = file.read(8, n);
  file.check(text.starts_with('{'), 8, "the header does not begin with '{'");
  SafetensorsHeaderReader reader(file, n);
  reader.read(text);
  SafetensorsHeader header = reader.take();
  std::stable_sort(header.entries.begin(), header.entries.end(),
                   [](const Entry& a, const Entry& b) {
                     return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
                   });
  check_places(file, header.entries, 8 + n, strict);
  return header;
}

}  // namespace nnc::io
