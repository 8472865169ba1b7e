// SPDX-License-Identifier: Apache-2.0
// A file with given bytes, for as long as the object lives.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace nnc {

class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    char path[] = "/tmp/nnc-test-XXXXXX";
    close(mkstemp(path));
    path_ = path;
    write(bytes);
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  void write(std::string_view bytes) {
    std::ofstream(path_, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

 private:
  std::string path_;
};

}  // namespace nnc
