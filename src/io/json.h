// SPDX-License-Identifier: Apache-2.0
// JSON of files, as events: nothing of it is kept, and what must not stand there is refused where
// it is met.
#pragma once

#include <string>
#include <string_view>

#include "io/input_file.h"

namespace nnc::io {

class JsonReader {
 public:
  // The text stands in the file from `offset` on.
  JsonReader(const InputFile& file, int64_t offset) : file_(file), offset_(offset) {}
  virtual ~JsonReader() = default;
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;
  // One value and nothing behind it but space. All else is an Error.
  void read(std::string_view text);

  // ---- events ----
  virtual void begin(bool array) = 0;
  virtual void end() = 0;
  virtual void key(std::string& name) = 0;
  virtual void text(std::string& value) = 0;
  virtual void number(uint64_t value) = 0;
  // null, true, false, a float or a negative number.
  virtual void other() = 0;

  // An Error about what has just been read.
  template <class... Parts>
  [[noreturn]] void fail(const Parts&... parts) const {
    file_.fail(place(), parts...);
  }
  template <class... Parts>
  void check(bool ok, const Parts&... parts) const {
    if (!ok) [[unlikely]]
      fail(parts...);
  }

 protected:
  const InputFile& file() const { return file_; }
  // Where in the file that stands which has just been read.
  int64_t place() const { return offset_ + position_; }

 private:
  const InputFile& file_;
  int64_t offset_, position_ = 0;
};

// The text in quotes, as JSON has it.
void append_json_string(std::string& out, std::string_view text);

}  // namespace nnc::io
