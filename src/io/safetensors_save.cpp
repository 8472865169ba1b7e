// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "io/json.h"
#include "io/output_file.h"
#include "io/safetensors.h"
#include "io/safetensors_types.h"
#include "ops/layout.h"

namespace nnc::io {
namespace {

void check_text(const std::string& text, const char* what) {
  check(to_utf8(text) == text, Code::kInvalid, "file: ", what, " '", text, "' is no UTF-8");
}

void check_items(const Items& items) {
  std::unordered_set<std::string_view> names;
  check(static_cast<int64_t>(items.size()) <= kMostTensors, Code::kInvalid,
        "file: ", static_cast<int64_t>(items.size()), " tensors, at most ", kMostTensors,
        " are read again");
  for (const Item& i : items) {
    check(i.tensor.defined(), Code::kInvalid, "file: '", i.key, "' has no tensor");
    check(!is_uninitialized(i.tensor), Code::kState, "file: '", i.key, "'", kUninitialized);
    check(i.key != kMetadata, Code::kInvalid, "file: the name ", kMetadata, " is the format's own");
    check_text(i.key, "the name");
    check(names.insert(i.key).second, Code::kInvalid, "file: the name '", i.key,
          "' stands there twice");
  }
}

// Where the bytes of a tensor lie.
struct Range {
  const char *begin, *end;
  const std::string* key;
};

// Written twice they would be two tensors for whoever loads them.
void check_unshared(const Items& items) {
  std::vector<Range> ranges;
  for (const Item& i : items) {
    if (i.tensor.numel() == 0) continue;
    const ConstView v = ops::materialize(i.tensor).view();
    const int64_t reach = checked_reach(v.sizes(), v.strides(), "file") * item_size(v.dtype());
    const auto* begin = static_cast<const char*>(v.data());
    ranges.push_back({begin, begin + reach, &i.key});
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const Range& a, const Range& b) { return std::less<>()(a.begin, b.begin); });
  for (size_t i = 1; i < ranges.size(); ++i) {
    check(!std::less<>()(ranges[i].begin, ranges[i - 1].end), Code::kInvalid, "file: '",
          *ranges[i - 1].key, "' and '", *ranges[i].key,
          "' share memory, which the format cannot say: clone one of them, or save the module "
          "with nnc_safetensors_save_model");
    ranges[i].end = std::max(ranges[i].end, ranges[i - 1].end, std::less<>());
  }
}

std::string header_text(const std::vector<const Item*>& items, const Texts& metadata) {
  std::string out = "{";
  const auto begin = [&](std::string_view name) {
    if (out.size() > 1) out += ',';
    append_json_string(out, name);
    out += ':';
  };
  if (!metadata.empty()) {
    begin(kMetadata);
    char before = '{';
    for (const auto& [name, value] : metadata) {
      out += std::exchange(before, ',');
      append_json_string(out, name);
      out += ':';
      append_json_string(out, value);
    }
    out += '}';
  }
  int64_t at = 0;
  for (const Item* i : items) {
    const Tensor& t = i->tensor;
    const int64_t bytes = checked_mul(t.numel(), item_size(t.dtype()), "file");
    const int64_t end = checked_add(at, bytes, "file");
    begin(i->key);
    out.append("{\"dtype\":\"").append(safetensors_name(t.dtype())).append("\",\"shape\":[");
    for (int64_t d = 0; d < t.dim(); ++d) out += (d ? "," : "") + std::to_string(t.size(d));
    out += "],\"data_offsets\":[" + std::to_string(at) + "," + std::to_string(end) + "]}";
    at = end;
  }
  out += '}';
  out.append((8 - out.size() % 8) % 8, ' ');
  return out;
}

}  // namespace

void save_safetensors(const Items& items, const Texts& metadata, const std::string& path) {
  check_items(items);
  check_unshared(items);
  for (const auto& [name, value] : metadata) {
    check_text(name, "the name");
    check_text(value, "the metadata");
  }
  std::vector<const Item*> order;
  for (const Item& i : items) order.push_back(&i);
  std::sort(order.begin(), order.end(), [](const Item* a, const Item* b) {
    const int x = safetensors_rank(a->tensor.dtype()), y = safetensors_rank(b->tensor.dtype());
    return x != y ? x < y : a->key < b->key;
  });
  const std::string header = header_text(order, metadata);
  check(static_cast<int64_t>(header.size()) <= kLongestHeader, Code::kInvalid,
        "file: the names and the metadata take ", static_cast<int64_t>(header.size()),
        " bytes, at most ", kLongestHeader, " are read again");
  std::string length;
  for (size_t i = 0; i < 8; ++i) length += static_cast<char>(header.size() >> (8 * i) & 0xff);
  OutputFile file(path);
  file.write(length);
  file.write(header);
  for (const Item* i : order) file.write(i->tensor);
  file.commit();
}

}  // namespace nnc::io
