// SPDX-License-Identifier: Apache-2.0
// A file that is read: by pieces, or mapped.
#pragma once

#include <cstdint>
#include <string>

#include "base/ref.h"
#include "base/span.h"
#include "tensor/tensor.h"

namespace nnc::io {

class InputFile {
 public:
  // A regular file, or an Error.
  explicit InputFile(std::string path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  const std::string& path() const { return path_; }
  int64_t size() const { return size_; }
  // The n bytes from `offset` on, which lie within the file.
  void read(int64_t offset, void* to, int64_t n) const;
  std::string read(int64_t offset, int64_t n) const;
  // The row-major elements from `offset` on, which lie within the file. A bool byte that is not 0
  // is true. With map() done the tensor lies in the mapping if its elements are aligned there.
  Tensor tensor(int64_t offset, Sizes sizes, DType dtype) const;
  // The same bytes as a storage, for tensors that share it; bools are as they are.
  Ref<Storage> storage(int64_t offset, int64_t nbytes) const;
  // From now on tensors and storages are pages of the file, which are read when somebody looks at
  // them. What is written to them stays in this process. They outlive the InputFile; who shortens
  // the file meanwhile ends the process.
  void map();

  // An Error that names the file: "file: weights.bin: offset 8: ...".
  template <class... Parts>
  [[noreturn]] void fail(int64_t offset, const Parts&... parts) const {
    nnc::fail(Code::kFile, "file: ", path_, ": offset ", offset, ": ", parts...);
  }
  template <class... Parts>
  void check(bool ok, int64_t offset, const Parts&... parts) const {
    if (!ok) [[unlikely]]
      fail(offset, parts...);
  }

 private:
  class Mapping;

  std::string path_;
  int fd_ = -1;
  int64_t size_ = 0;
  Ref<Mapping> mapping_;
};

// What InputFile and OutputFile say while a program is captured.
inline constexpr char kNoPrograms[] = "file: files cannot be used while a program is captured";

// "file: weights.bin: cannot open: No such file or directory", by errno.
[[noreturn]] void fail_call(const std::string& path, const char* call);

}  // namespace nnc::io
