// SPDX-License-Identifier: Apache-2.0
// Memory that tensors, buckets and MPI share.
#pragma once

#include <cstdlib>
#include <cstring>
#include <memory>

#include "mpi/support.h"

namespace nnc::mpi {

// Bytes that are zeros at first, aligned for vectors.
class Memory {
 public:
  explicit Memory(int64_t bytes) : bytes_(bytes) {
    const size_t size = (static_cast<size_t>(bytes) + 63) / 64 * 64 + 64;
    data_ = static_cast<char*>(std::aligned_alloc(64, size));
    if (!data_) throw std::bad_alloc();
    std::memset(data_, 0, size);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() { std::free(data_); }
  char* data() const { return data_; }
  int64_t bytes() const { return bytes_; }

 private:
  char* data_;
  int64_t bytes_;
};

// A tensor of a part of the memory, which lives as long.
inline Owned<nnc_tensor> tensor_in(nnc_ctx* ctx, const std::shared_ptr<Memory>& memory,
                                   int64_t offset, const std::vector<int64_t>& sizes,
                                   nnc_dtype dtype) {
  auto* keep = new std::shared_ptr<Memory>(memory);
  const auto drop = [](uintptr_t self) { delete reinterpret_cast<std::shared_ptr<Memory>*>(self); };
  Owned<nnc_tensor> t;
  nnc_error* e =
      nnc_from_blob(ctx, memory->data() + offset, sizes.data(), static_cast<int64_t>(sizes.size()),
                    nullptr, dtype, drop, reinterpret_cast<uintptr_t>(keep), t.out());
  if (e) delete keep;
  take(e);
  return t;
}

}  // namespace nnc::mpi
