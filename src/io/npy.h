// SPDX-License-Identifier: Apache-2.0
// Files of numpy.save, and archives of them.
#pragma once

#include <string>
#include <string_view>

#include "io/input_file.h"
#include "io/item.h"
#include "io/load_options.h"

namespace nnc::io {

Tensor load_npy(const std::string& path, const LoadOptions& options);
void save_npy(const Tensor& x, const std::string& path);
Items load_npz(const std::string& path, const LoadOptions& options);
void save_npz(const Items& items, const std::string& path);

// ---- parts of these ----

// What stands before the elements.
struct NpyHeader {
  int64_t size = 0;  // where the elements begin
  DType dtype = DType::kFloat32;
  Dims sizes;
  bool is_fortran = false, is_big_endian = false;

  // The sizes in the order of the elements in the file, the innermost dimension last.
  Dims stored_sizes() const;
  // A tensor of the stored sizes and elements as the array that they are.
  Tensor array(const Tensor& stored) const;
};
inline constexpr int64_t kMaxNpyHeader = 10'000;  // as in NumPy
// From the first bytes of an array that has `size` of them and begins at `offset` of the file.
NpyHeader read_npy_header(const InputFile& file, int64_t offset, std::string_view bytes,
                          int64_t size);
// The header that numpy.save writes for the elements in row-major order.
std::string npy_header(const Tensor& x);

}  // namespace nnc::io
