// SPDX-License-Identifier: Apache-2.0
// A file that is there as a whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tensor/tensor.h"

namespace nnc::io {

// Note [Atomic saving]
// What is written goes into a temporary file in the same folder, which commit() puts in the place
// of the former one when all of it is on the disk. Whoever is killed before that leaves the former
// file as it was, and perhaps a file ".nnc-*.tmp" beside it. Every system call that fails is an
// Error; without commit() the temporary file goes.
class OutputFile {
 public:
  // A link leads to the file that is replaced. What is there keeps its permissions, and must be a
  // regular file.
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(const void* data, int64_t n);
  void write(std::string_view bytes) { write(bytes.data(), static_cast<int64_t>(bytes.size())); }
  // The elements in row-major order.
  void write(const Tensor& x);
  void commit();

  int64_t size() const { return size_; }  // what is written so far
  const std::string& path() const { return path_; }

 private:
  struct Descriptor {
    Descriptor() = default;
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int fd = -1;
  };
  void open_folder();
  void make_temporary();
  void close();
  void sync_folder();

  std::string path_;                         // as it was given
  std::string target_, folder_, temporary_;  // "" once it is renamed
  Descriptor opened_folder_;
  int fd_ = -1;
  int64_t size_ = 0;
};

}  // namespace nnc::io
