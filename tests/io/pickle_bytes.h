// SPDX-License-Identifier: Apache-2.0
// Pickles put together by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nnc::pickles {

using namespace std::string_literals;

// The n lowest bytes of v, the lowest first.
inline std::string little(uint64_t v, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += static_cast<char>(v >> (8 * i) & 0xff);
  return out;
}

inline std::string pickle(const std::string& value) {
  return "\x80\x02" + value + ".";
}
inline std::string text(std::string_view s) {
  return "X" + little(s.size(), 4) + std::string(s);
}
// LONG1 of as many bytes as there are in v.
inline std::string number(int64_t v) {
  return "\x8a\x08" + little(static_cast<uint64_t>(v), 8);
}
inline std::string name(std::string_view module, std::string_view what) {
  return "c" + std::string(module) + "\n" + std::string(what) + "\n";
}
inline std::string tuple(const std::vector<std::string>& items) {
  std::string out = "(";
  for (const std::string& s : items) out += s;
  return out + "t";
}
inline std::string numbers(const std::vector<int64_t>& values) {
  std::vector<std::string> items;
  for (const int64_t v : values) items.push_back(number(v));
  return tuple(items);
}
// Keys and values alternate.
inline std::string dict(const std::vector<std::string>& items) {
  std::string out = "}(";
  for (const std::string& s : items) out += s;
  return out + "u";
}
inline std::string call(const std::string& function, const std::vector<std::string>& arguments) {
  return function + tuple(arguments) + "R";
}
inline std::string ordered_dict() {
  return name("collections", "OrderedDict") + ")R";
}

struct StorageId {
  std::string key = "0", type = "FloatStorage";
  int64_t numel = 4;
};
inline std::string storage(const StorageId& s = {}) {
  return tuple(
             {text("storage"), name("torch", s.type), text(s.key), text("cpu"), number(s.numel)}) +
         "Q";
}

inline std::string rebuild() {
  return name("torch._utils", "_rebuild_tensor_v2");
}
struct Geometry {
  int64_t offset = 0;
  std::vector<int64_t> sizes = {4}, strides = {1};
};
inline std::string tensor(const Geometry& g = {}, const StorageId& s = {}) {
  return call(rebuild(), {storage(s), number(g.offset), numbers(g.sizes), numbers(g.strides),
                          "\x89", ordered_dict()});
}
// What most bad rows spoil one thing of.
inline std::string state_dict(const std::string& value) {
  return pickle(dict({text("weight"), value}));
}

}  // namespace nnc::pickles
