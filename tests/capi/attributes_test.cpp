// SPDX-License-Identifier: Apache-2.0
// Names of children that are taken, in one module of each class, against
// tests/golden/attributes.txt.
#include <fstream>
#include <sstream>

#include "support/c_error.h"

namespace {

using nnc_test::code_of;
using nnc_test::ok;

// Is name taken in a module made from text?
bool taken(const std::string& text, const std::string& name) {
  nnc_module* m = nullptr;
  ok(nnc_module_new(nullptr, text.c_str(), &m));
  const int32_t code = code_of(nnc_module_register_module(nullptr, m, name.c_str(), nullptr));
  nnc_release(m);
  EXPECT_TRUE(code == 0 || code == NNC_E_INVALID) << text << ' ' << name << ' ' << code;
  return code != 0;
}

TEST(Attributes, TakeNamesAsInPyTorch) {
  std::ifstream file(NNC_GOLDEN_DIR "/attributes.txt");
  int rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    const size_t first = line.find(" | "), second = line.find(" | ", first + 2);
    ASSERT_NE(second, std::string::npos) << line;
    const std::string text = line.substr(0, first);
    const auto expect = [&](const std::string& names, bool expected) {
      std::istringstream words(names);
      for (std::string name; words >> name;) {
        EXPECT_EQ(taken(text, name), expected) << text << ' ' << name;
      }
    };
    expect(line.substr(first + 2, second - first - 2), true);
    expect(line.substr(second + 2), false);
  }
  EXPECT_EQ(rows, 149);
}

}  // namespace
