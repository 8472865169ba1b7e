// SPDX-License-Identifier: Apache-2.0
#include "text/signature.h"

#include <algorithm>

#include "base/error.h"

namespace nnc {
namespace {

// A signature with its stars cut out, which are no Python literals, and what they said.
struct Plain {
  std::string text;
  size_t star = std::string::npos;  // in text: where keyword-only parameters begin
  bool any_positional = false, any_keyword = false;
};

Plain without_stars(std::string_view text) {
  Plain out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '*') {
      out.text += text[i];
      continue;
    }
    if (out.star == std::string::npos) out.star = out.text.size();
    const size_t end = text.find_first_of(",)", i);
    const std::string_view word = text.substr(i, end - i);
    out.any_keyword |= word.substr(0, 2) == "**";
    out.any_positional |= word.size() > 1 && word.substr(0, 2) != "**";
    i = text[end] == ',' ? end + 1 : end - 1;
  }
  return out;
}

}  // namespace

Signature::Signature(const char* text, std::string_view only_default)
    : text_(text), defaults_(parse_literal(without_stars(text).text, "signature")) {
  const Plain plain = without_stars(text);
  any_positional_ = plain.any_positional;
  any_keyword_ = plain.any_keyword;
  const Value call = defaults_.root();
  name_ = call.name();
  for (int64_t i = 0; i < call.size(); ++i) {
    parameters_.push_back({std::string(call[i].as_string()), std::nullopt});
  }
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const NamedValue k = call.keyword(i);
    const bool after_star = static_cast<size_t>(k.position) >= plain.star;
    parameters_.push_back({std::string(k.name), k.value, after_star});
  }
  while (!only_default.empty()) {
    const std::string_view name = only_default.substr(0, only_default.find(' '));
    const int64_t at = index_of(name);
    check(at >= 0, Code::kInternal, "signature: ", name_, " has no parameter ", name);
    parameters_[static_cast<size_t>(at)].only_default = true;
    only_default.remove_prefix(std::min(name.size() + 1, only_default.size()));
  }
}

int64_t Signature::index_of(std::string_view parameter) const {
  for (size_t i = 0; i < parameters_.size(); ++i) {
    if (parameters_[i].name == parameter) return static_cast<int64_t>(i);
  }
  return -1;
}

bool Signature::offers(std::string_view parameter) const {
  const int64_t at = index_of(parameter);
  return at >= 0 && !parameters_[static_cast<size_t>(at)].only_default;
}

}  // namespace nnc
