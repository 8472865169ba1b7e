// SPDX-License-Identifier: Apache-2.0
// Files that must be refused: by which words, and with how much memory.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "base/error.h"
#include "io/safetensors_files.h"
#include "support/extremes.h"

namespace nnc::testing {

// What load() of these bytes says; "" if it takes them. `place` is what stands behind the file's
// name.
template <class F>
std::string refusal(const std::string& name, const std::string& bytes, const F& load,
                    const std::string& place = "offset ") {
  const std::string path = write_file(name, bytes);
  try {
    load(path);
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kFile) << e.what();
    EXPECT_TRUE(std::string_view(e.what()).starts_with("file: " + path + ": " + place)) << e.what();
    return e.what();
  }
  return "";
}

struct BadBytes {
  const char* name;
  std::string bytes;
  const char* words;
};

// Counts them: "at least so many" is a promise.
template <class F>
int64_t expect_refused(const std::vector<BadBytes>& rows, const F& refusal_of) {
  for (const BadBytes& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string error = refusal_of(row.bytes);
    EXPECT_NE(error, "");
    EXPECT_NE(error.find(row.words), std::string::npos) << error << "\nexpected: " << row.words;
  }
  return static_cast<int64_t>(rows.size());
}

// The peak of the process's memory while f runs, above what it was before, in bytes; 0 if the
// system does not say.
template <class F>
int64_t memory_peak(const F& f) {
  const auto field = [](const char* name) {
    std::ifstream status("/proc/self/status");
    std::string word;
    int64_t kilobytes = 0;
    while (status >> word) {
      if (word == name) status >> kilobytes;
    }
    return kilobytes << 10;
  };
  std::ofstream("/proc/self/clear_refs") << "5";
  const int64_t before = field("VmRSS:");
  f();
  const int64_t peak = field("VmHWM:");
  return peak > before ? peak - before : 0;
}

// Within 1 s and 64 MiB and twice the file.
template <class F>
void expect_bounded(const std::string& bytes, const F& f) {
  const nnc_test::Deadline deadline;
  const int64_t peak = memory_peak(f);
  const int64_t most = (int64_t{64} << 20) + 2 * static_cast<int64_t>(bytes.size());
  EXPECT_LE(NNC_TEST_SANITIZED ? 0 : peak, most);
}

}  // namespace nnc::testing
