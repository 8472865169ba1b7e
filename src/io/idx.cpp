// SPDX-License-Identifier: Apache-2.0
#include "io/idx.h"

#include <algorithm>

#include "io/gzip.h"

namespace nnc::io {
namespace {

// What the third byte of an IDX file says.
std::optional<DType> idx_dtype(int code) {
  switch (code) {
    case 0x08:
      return DType::kUInt8;
    case 0x09:
      return DType::kInt8;
    case 0x0b:
      return DType::kInt16;
    case 0x0c:
      return DType::kInt32;
    case 0x0d:
      return DType::kFloat32;
    case 0x0e:
      return DType::kFloat64;
    default:
      return std::nullopt;
  }
}

struct Header {
  DType dtype = DType::kUInt8;
  Dims sizes;
};

constexpr int64_t kMagicSize = 4, kSize = 4;  // bytes

Header read_header(const InputFile& file, UnpackedFile& bytes) {
  unsigned char magic[kMagicSize];
  file.check(bytes.read(magic, kMagicSize) == kMagicSize, 0,
             "is no IDX file: it has less than 4 bytes");
  const std::optional<DType> dtype = idx_dtype(magic[2]);
  file.check(magic[0] == 0 && magic[1] == 0 && dtype && magic[3] <= kMaxDims, 0,
             "is no IDX file: it starts with ", int{magic[0]}, ", ", int{magic[1]}, ", ",
             int{magic[2]}, ", ", int{magic[3]},
             ", expected 0, 0, an element type (8, 9, 11 to 14) and the number of dimensions");
  Header out{*dtype, {}};
  for (int i = 0; i < magic[3]; ++i) {
    unsigned char b[kSize];
    file.check(bytes.read(b, kSize) == kSize, kMagicSize + i * kSize, "the file ends within its ",
               int{magic[3]}, " sizes");
    out.sizes.push_back(int64_t{b[0]} << 24 | b[1] << 16 | b[2] << 8 | b[3]);
  }
  return out;
}

}  // namespace

Tensor load_idx(const std::string& path, std::optional<int64_t> max_size) {
  const InputFile file(path);
  UnpackedFile bytes(file);
  const Header header = read_header(file, bytes);
  const int64_t item = item_size(header.dtype);
  // The sizes are of 32 bits, but there may be many: nothing is multiplied that does not fit.
  const int64_t start = kMagicSize + static_cast<int64_t>(header.sizes.size()) * kSize;
  const int64_t most =
      bytes.is_packed() ? max_size.value_or(most_unpacked(file)) : file.size() - start;
  const bool empty = std::find(header.sizes.begin(), header.sizes.end(), 0) != header.sizes.end();
  // Beside a size of 0 the others must fit into 64 bits.
  const int64_t bound = empty ? INT64_MAX : most;
  int64_t size = item;
  for (const int64_t n : header.sizes) {
    file.check(n == 0 || size <= bound / n, kMagicSize, "the sizes ", header.sizes, " of ",
               header.dtype, " are more than ", bound, " bytes",
               bytes.is_packed() ? " (option max_size)" : ", which there are");
    if (n > 0) size *= n;
  }
  if (empty) size = 0;
  const Tensor out = Tensor::empty(header.sizes, header.dtype);
  auto* data = static_cast<unsigned char*>(out.mutable_view().data());
  const int64_t got = bytes.read(data, size);
  file.check(got == size, bytes.offset(), "there are ", got, " bytes of elements, expected ", size);
  unsigned char more = 0;
  file.check(bytes.read(&more, 1) == 0, bytes.offset(), "there are more than ", size,
             " bytes of elements");
  if (item > 1) {
    for (int64_t at = 0; at < size; at += item) std::reverse(data + at, data + at + item);
  }
  return out;
}

}  // namespace nnc::io
