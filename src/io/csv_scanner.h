// SPDX-License-Identifier: Apache-2.0
// The fields of CSV text: RFC 4180, with any line ends and any delimiter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace nnc::io {

struct CsvField {
  std::string_view raw;  // without the quotes around it
  bool escaped = false;  // two quotes within it stand for one
  int64_t line = 1, column = 1;

  std::string text() const;
};

// Fails with "file: PATH: line 3, column 5: ...".
template <class... Parts>
[[noreturn]] void fail_in_csv(const std::string& path, int64_t line, int64_t column,
                              const Parts&... parts) {
  nnc::fail(Code::kFile, "file: ", path, ": line ", line, ", column ", column, ": ", parts...);
}

class CsvScanner {
 public:
  CsvScanner(const std::string& path, std::string_view text, char delimiter)
      : path_(path), text_(text), delimiter_(delimiter) {}

  // The fields of the next line that has more than blanks; false at the end.
  bool next(std::vector<CsvField>& fields);

 private:
  bool at_line_end() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }
  void pass_line_end();
  bool pass_empty_line();
  CsvField field();
  void quoted(CsvField& out);

  const std::string& path_;
  std::string_view text_;
  char delimiter_;
  size_t at_ = 0, line_begin_ = 0;
  int64_t line_ = 1;
};

}  // namespace nnc::io
