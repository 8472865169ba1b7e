// SPDX-License-Identifier: Apache-2.0
// What fuzz targets of files share.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "tensor/tensor.h"

namespace nnc_fuzz {

// A file without a disk.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("fuzz", 0)), path_("/proc/self/fd/" + std::to_string(fd_)) {}
  void put(const uint8_t* data, size_t size) const {
    const bool done =
        ftruncate(fd_, 0) == 0 && pwrite(fd_, data, size, 0) == static_cast<ssize_t>(size);
    if (!done) abort();
  }
  const std::string& path() const { return path_; }

 private:
  int fd_;
  std::string path_;
};

// Calls f; what it may say is that the file is wrong.
template <class F>
void attempt(const F& f) {
  try {
    f();
  } catch (const nnc::Error& e) {
    if (e.code() != nnc::Code::kFile && e.code() != nnc::Code::kUnsupported) throw;
  }
}

constexpr int64_t kLargePicture = 1 << 20;  // of so many samples

// Reads every byte.
inline void look_at(const nnc::Tensor& t) {
  const nnc::ConstView v = t.view();
  const auto* bytes = static_cast<const volatile unsigned char*>(v.data());
  const int64_t n = v.numel() * nnc::item_size(v.dtype());
  for (int64_t i = 0; i < n; ++i) static_cast<void>(bytes[i]);
}

}  // namespace nnc_fuzz
