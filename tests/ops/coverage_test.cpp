// SPDX-License-Identifier: Apache-2.0
// Every operation of the public headers has a row in the sample table, or a test of its own that
// tests/ops/covered_elsewhere.txt names.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "support/samples.h"

namespace nnc::testing {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// "add" for each `nnc_error *nnc_add(` of the headers of operations.
std::set<std::string> declared_operations() {
  std::set<std::string> names;
  const std::string start = "nnc_error *nnc_";
  for (const auto& entry : std::filesystem::directory_iterator(NNC_SOURCE_DIR "/include/nnc")) {
    if (entry.path().filename().string().rfind("ops_", 0) != 0) continue;
    const std::string text = content(entry.path());
    for (size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
      at += start.size();
      names.insert(text.substr(at, text.find('(', at) - at));
    }
  }
  return names;
}

// Lines "function file": the file is below tests/ and tests the function.
std::map<std::string, std::string> covered_elsewhere() {
  std::map<std::string, std::string> list;
  std::istringstream in(content(NNC_SOURCE_DIR "/tests/ops/covered_elsewhere.txt"));
  std::string function, file;
  while (in >> function >> file) list[function] = file;
  return list;
}

TEST(SampleTable, HasEveryOperation) {
  std::set<std::string> tested;
  for (const Sample& s : samples()) {
    tested.insert(s.op);
    if (s.twin) tested.insert(std::string(s.op) + "_");
  }
  const std::map<std::string, std::string> elsewhere = covered_elsewhere();
  const std::set<std::string> declared = declared_operations();
  EXPECT_FALSE(declared.empty());
  for (const std::string& name : declared) {
    EXPECT_TRUE(tested.count(name) || elsewhere.count(name)) << "nnc_" << name << " has no row";
  }
}

TEST(SampleTable, ExceptionsAreReal) {
  const std::set<std::string> declared = declared_operations();
  for (const auto& [function, file] : covered_elsewhere()) {
    EXPECT_TRUE(declared.count(function)) << function << " is not declared";
    EXPECT_NE(content(std::filesystem::path(NNC_SOURCE_DIR "/tests") / file).find(function),
              std::string::npos)
        << file << " does not name " << function;
  }
}

}  // namespace
}  // namespace nnc::testing
