// SPDX-License-Identifier: Apache-2.0
// Event files as others read them: records by their checksums, messages by protoc.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace nnc::testing {

// Bit by bit.
inline uint32_t crc32c_masked(const std::string& bytes) {
  uint32_t crc = ~0U;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ (0x82F63B78U & (0U - (crc & 1)));
  }
  crc = ~crc;
  return ((crc >> 15) | (crc << 17)) + 0xA282EAD8U;
}

// The records of a file, all of which must be whole, unless the last one may be cut off.
inline std::vector<std::string> records_of(const std::string& path, bool may_be_cut = false) {
  std::ifstream file(path, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(file)), {});
  std::vector<std::string> out;
  size_t at = 0;
  const auto word = [&](size_t offset) {
    uint32_t v = 0;
    std::memcpy(&v, all.data() + offset, 4);
    return v;
  };
  while (at < all.size()) {
    if (all.size() - at < 16) {
      if (!may_be_cut) ADD_FAILURE() << "a part of a record at " << at;
      break;
    }
    uint64_t size = 0;
    std::memcpy(&size, all.data() + at, 8);
    EXPECT_EQ(word(at + 8), crc32c_masked(all.substr(at, 8))) << at;
    if (size > all.size() - at - 16) {
      if (!may_be_cut) ADD_FAILURE() << "a part of a record at " << at;
      break;
    }
    out.push_back(all.substr(at + 12, size));
    EXPECT_EQ(word(at + 12 + size), crc32c_masked(out.back())) << at;
    at += 16 + size;
  }
  return out;
}

// The event files of a folder, by name.
inline std::vector<std::string> event_files(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& e : std::filesystem::directory_iterator(folder)) {
    const std::string name = e.path().filename();
    if (name.rfind("events.out.tfevents.", 0) == 0) out.push_back(e.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

#ifdef NNC_GOLDEN_DIR
inline bool has_protoc() {
  return std::system("protoc --version > /dev/null 2>&1") == 0;
}
// The message as protoc prints it.
inline std::string decoded(const std::string& kind, const std::string& bytes) {
  const std::string path = nnc_test::temporary_path("message");
  std::ofstream(path, std::ios::binary) << bytes;
  const std::string command =
      "protoc -I " NNC_GOLDEN_DIR " --decode tensorboard." + kind + " tensorboard.proto < " + path;
  FILE* const pipe = popen(command.c_str(), "r");
  std::string out;
  char piece[4096];
  for (size_t n; (n = fread(piece, 1, sizeof piece, pipe)) > 0;) out.append(piece, n);
  EXPECT_EQ(pclose(pipe), 0) << kind;
  return out;
}

#endif

// Takes the line out that begins so, behind spaces, and gives the bytes of its text; "" without.
inline std::string take_bytes(std::string& text, const std::string& field) {
  const size_t at = text.find(" " + field + ": \"");
  if (at == std::string::npos) return {};
  const size_t line = text.rfind('\n', at) + 1, end = text.find('\n', at);
  const std::string quoted = text.substr(at + field.size() + 4, end - at - field.size() - 5);
  text.erase(line, end + 1 - line);
  std::string out;
  for (size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] != '\\') {
      out += quoted[i];
    } else if (const char c = quoted[++i]; c >= '0' && c <= '7') {
      out += static_cast<char>(std::stoi(quoted.substr(i, 3), nullptr, 8));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

}  // namespace nnc::testing
