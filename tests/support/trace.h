// SPDX-License-Identifier: Apache-2.0
// Tests that write down what they see, as a script in tests/golden does with PyTorch.
#pragma once

#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "support/host_functions.h"

namespace nnc_test {

class TraceTest : public HostTest {
 protected:
  // ---- text ----
  static std::string text(const std::string& s) { return s; }
  static std::string text(const char* s) { return s; }
  // "[1,2.5]"
  static std::string elements(nnc_tensor* t) {
    std::string s;
    nnc_tensor* f = nullptr;
    ok(nnc_tensor_to(nullptr, t, NNC_FLOAT64, &f));
    for (const double v : values(f)) {
      char number[32];
      std::snprintf(number, sizeof number, "%g", v);
      s += (s.empty() ? "" : ",") + std::string(number);
    }
    nnc_release(f);
    return "[" + s + "]";
  }

  void note_line(std::initializer_list<std::string> words) {
    std::string line;
    for (const std::string& w : words) line += (line.empty() ? "" : " ") + w;
    log_ += line + "\n";
  }
  std::string taken_log() { return std::exchange(log_, {}); }
  // What stands in the golden file behind "== name".
  static std::string section(const std::string& golden_file, const std::string& name) {
    std::ifstream file(NNC_GOLDEN_DIR "/" + golden_file);
    std::string line, expected;
    bool inside = false;
    while (std::getline(file, line)) {
      if (line.rfind("== ", 0) == 0)
        inside = line == "== " + name;
      else if (inside)
        expected += line + "\n";
    }
    EXPECT_FALSE(expected.empty()) << name;
    return expected;
  }

  // ---- modules ----
  nnc_module* module(const char* constructor) {
    nnc_module* m = nullptr;
    ok(nnc_module_new(ctx, constructor, &m));
    return m;
  }
  nnc_module* child(nnc_module* m, const char* path) {
    nnc_module* c = nullptr;
    ok(nnc_module_get_submodule(ctx, m, path, &c));
    return c;
  }
  nnc_tensor* parameter(nnc_module* m, const char* path) {
    nnc_tensor* t = nullptr;
    ok(nnc_module_get_parameter(ctx, m, path, &t));
    return t;
  }
  nnc_tensor* full(double value, const std::vector<int64_t>& sizes, nnc_dtype type = NNC_FLOAT32) {
    nnc_tensor* t = nullptr;
    ok(nnc_full(ctx, sizes.data(), static_cast<int64_t>(sizes.size()), value, type, &t));
    return t;
  }

  std::string log_;
};

}  // namespace nnc_test
