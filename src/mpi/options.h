// SPDX-License-Identifier: Apache-2.0
// Options as text: "timeout=60, check=False".
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace nnc::mpi {

// The options of one call. Each is read once by its name; finish() refuses those that nobody has
// read.
class Options {
 public:
  // text may be null. Throws NNC_E_TEXT where it cannot be read.
  explicit Options(const char* text);

  double number(const char* name, double otherwise, double least, double most);
  int64_t integer(const char* name, int64_t otherwise, int64_t least, int64_t most);
  bool flag(const char* name, bool otherwise);
  // Without its quotes.
  std::string word(const char* name, const std::string& otherwise);
  // Is it there, and not None?
  bool has(const char* name) const;
  // Throws NNC_E_UNKNOWN for an option that is left.
  void finish() const;

 private:
  const std::string* find(const char* name);

  struct Value {
    std::string text;
    bool read = false;
  };
  std::map<std::string, Value> values_;
  std::string known_;
};

}  // namespace nnc::mpi
