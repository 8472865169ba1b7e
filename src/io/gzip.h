// SPDX-License-Identifier: Apache-2.0
// Files that may be compressed by gzip, which their first bytes tell.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "io/input_file.h"

namespace nnc::io {

// What a file may become in memory if nobody says how much: 48 MiB for one of less than 1 MiB, and
// 128 times its size for a larger one.
int64_t most_unpacked(const InputFile& file);

// The bytes of a file one after the other, unpacked.
class UnpackedFile {
 public:
  explicit UnpackedFile(const InputFile& file);
  ~UnpackedFile();
  UnpackedFile(const UnpackedFile&) = delete;
  UnpackedFile& operator=(const UnpackedFile&) = delete;

  bool is_packed() const { return stream_ != nullptr; }
  // At most n bytes; fewer at the end alone.
  int64_t read(void* to, int64_t n);
  // No more than `most` bytes, or an Error.
  std::string read_all(int64_t most);
  // Where the next byte lies in the file, of a packed one about so.
  int64_t offset() const;

 private:
  struct Stream;
  int64_t inflate(unsigned char* to, int64_t n);
  void skip_padding();
  void fill();

  const InputFile& file_;
  int64_t next_ = 0;  // of the file, not yet read
  std::unique_ptr<Stream> stream_;
};

}  // namespace nnc::io
