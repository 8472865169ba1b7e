// SPDX-License-Identifier: Apache-2.0
#include "support/declarations.h"

#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace nnc::testing {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Without comments and the preprocessor's lines, and with every stretch of white space as one
// space.
std::string plain(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "/*") == 0) {
      i = text.find("*/", i) + 1;
      continue;
    }
    if (text[i] == '#' && (i == 0 || text[i - 1] == '\n')) {
      while (i < text.size() && (text[i] != '\n' || text[i - 1] == '\\')) ++i;
      out += ' ';
      continue;
    }
    const char c = text[i] == '\n' ? ' ' : text[i];
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  }
  return out;
}

std::string trimmed(const std::string& s) {
  const size_t from = s.find_first_not_of(' '), to = s.find_last_not_of(' ');
  return from == std::string::npos ? "" : s.substr(from, to - from + 1);
}

// "const int64_t *dims" is {"const int64_t *", "dims"}.
Parameter parse_parameter(const std::string& text) {
  if (text.find("(*") != std::string::npos) return {"function", "deleter"};
  const size_t at = text.find_last_of(" *") + 1;
  return {trimmed(text.substr(0, at)), text.substr(at)};
}

std::vector<Parameter> parse_parameters(const std::string& text) {
  std::vector<Parameter> list;
  std::string part;
  int depth = 0;
  for (const char c : text + ",") {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c != ',' || depth > 0) {
      part += c;
      continue;
    }
    if (trimmed(part) != "void") list.push_back(parse_parameter(trimmed(part)));
    part.clear();
  }
  return list;
}

// "NNC_CHECKED nnc_error *nnc_add(...);", with the macro at `at`.
Declaration parse(const std::string& text, size_t at) {
  Declaration d;
  const size_t end = text.find(';', at), open = text.find('(', at), start = text.find(' ', at) + 1;
  const Parameter head = parse_parameter(trimmed(text.substr(start, open - start)));
  d.result = head.type;
  d.name = head.name;
  const size_t close = text.rfind(')', end);
  d.parameters = parse_parameters(text.substr(open + 1, close - open - 1));
  d.pointer = reinterpret_cast<void (*)()>(dlsym(RTLD_DEFAULT, d.name.c_str()));
  return d;
}

}  // namespace

const std::vector<Declaration>& declarations() {
  static const std::vector<Declaration> all = [] {
    std::vector<Declaration> list;
    for (const auto& file : fs::directory_iterator(NNC_SOURCE_DIR "/include/nnc")) {
      // Of another library, with tests of its own: tests/mpi.
      if (file.path().extension() != ".h" || file.path().filename() == "mpi.h") continue;
      const std::string text = plain(content(file.path()));
      for (const std::string& macro : {std::string(" NNC_API "), std::string(" NNC_CHECKED ")}) {
        for (size_t at = text.find(macro); at != std::string::npos; at = text.find(macro, at + 1)) {
          list.push_back(parse(text, at + 1));
          list.back().header = file.path().filename();
        }
      }
    }
    std::sort(list.begin(), list.end(),
              [](const Declaration& a, const Declaration& b) { return a.name < b.name; });
    return list;
  }();
  return all;
}

const Declaration* declaration_of(void (*function)()) {
  for (const Declaration& d : declarations()) {
    if (d.pointer == function) return &d;
  }
  return nullptr;
}

std::vector<std::string> context_settings() {
  std::istringstream text(content(NNC_SOURCE_DIR "/include/nnc/context.h"));
  std::vector<std::string> names;
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    std::istringstream words(line);
    std::string star, name, following;
    words >> star >> name >> following;
    if (name == "setting" && following == "default") {
      inside = true;
    } else if (inside && name.empty()) {
      break;
    } else if (inside && line.compare(0, 5, " *   ") == 0 && line[5] != ' ') {
      names.push_back(name);
    }
  }
  return names;
}

}  // namespace nnc::testing
