// SPDX-License-Identifier: Apache-2.0
// IDX files, plain and compressed.
#include "io/idx.h"

#include <gtest/gtest.h>

#include "io/gzip_bytes.h"
#include "io/safetensors_files.h"
#include "ops/convert.h"
#include "support/expect_error.h"

namespace nnc::testing {
namespace {

TEST(Idx, EveryType) {
  // 1, 2 and -1 or 255, of each type.
  const struct {
    DType dtype;
    std::string bytes;
  } rows[] = {
      {DType::kUInt8, std::string("\0\0\x08\1\0\0\0\3\1\2\xff", 11)},
      {DType::kInt8, std::string("\0\0\x09\1\0\0\0\3\1\2\xff", 11)},
      {DType::kInt16, std::string("\0\0\x0b\1\0\0\0\3\0\1\0\2\xff\xff", 14)},
      {DType::kInt32, std::string("\0\0\x0c\1\0\0\0\3\0\0\0\1\0\0\0\2\xff\xff\xff\xff", 20)},
      {DType::kFloat32, std::string("\0\0\x0d\1\0\0\0\3\x3f\x80\0\0\x40\0\0\0\xbf\x80\0\0", 20)},
      {DType::kFloat64, std::string("\0\0\x0e\1\0\0\0\3\x3f\xf0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0"
                                    "\xbf\xf0\0\0\0\0\0\0",
                                    32)},
  };
  for (const auto& row : rows) {
    for (const std::string& bytes : {row.bytes, gzipped(row.bytes)}) {
      const Tensor x = io::load_idx(write_file("a.idx", bytes), {});
      EXPECT_EQ(x.dtype(), row.dtype);
      ASSERT_EQ(Dims(x.sizes()), (Dims{3}));
      const Tensor y = ops::to_dtype(x, DType::kFloat64);
      EXPECT_EQ(y.data<double>()[0], 1);
      EXPECT_EQ(y.data<double>()[1], 2);
      EXPECT_EQ(y.data<double>()[2], row.dtype == DType::kUInt8 ? 255 : -1);
    }
  }
}

TEST(Idx, Sizes) {
  EXPECT_EQ(io::load_idx(write_file("a.idx", std::string("\0\0\x08\0\7", 5)), {}).dim(), 0);
  const Tensor empty = io::load_idx(
      write_file("a.idx", std::string("\0\0\x08\3\0\0\0\2\0\0\0\0\xff\xff\xff\xff", 16)), {});
  EXPECT_EQ(Dims(empty.sizes()), (Dims{2, 0, 4294967295}));
  std::string rows("\0\0\x08\2\0\0\0\2\0\0\0\3", 12);
  const Tensor x = io::load_idx(write_file("a.idx", rows + "abcdef"), {});
  EXPECT_EQ(Dims(x.sizes()), (Dims{2, 3}));
  EXPECT_EQ(x.data<uint8_t>()[5], 'f');
}

// gzip -c a b of two parts is one file.
TEST(Idx, SeveralMembersOfGzipAreOne) {
  const std::string whole("\0\0\x08\1\0\0\0\3abc", 11);
  const std::string bytes = gzipped(whole.substr(0, 5)) + gzipped("") + gzipped(whole.substr(5));
  // Zeros behind one are padding.
  const std::string zeros(600'000, '\0');
  EXPECT_EQ(io::load_idx(write_file("a.idx", bytes + zeros), {}).data<uint8_t>()[2], 'c');
  EXPECT_EQ(io::load_idx(write_file("a.idx", gzipped(whole.substr(0, 5)) + zeros +
                                                 gzipped(whole.substr(5)) + '\0'),
                         {})
                .data<uint8_t>()[2],
            'c');
  EXPECT_EQ(io::load_idx(write_file("a.idx", bytes), {}).data<uint8_t>()[2], 'c');
}

// What compresses well is bounded, unless the caller knows better.
TEST(Idx, MaxSizeIsABound) {
  const std::string head("\0\0\x08\2\x03\0\0\1\0\0\0\1", 12);
  const std::string path =
      write_file("a.idx", gzipped(head + std::string((size_t{48} << 20) + 1, '\0')));
  expect_error([&] { io::load_idx(path, {}); }, Code::kFile,
               "are more than 50331648 bytes (option max_size)");
  EXPECT_EQ(io::load_idx(path, (int64_t{48} << 20) + 1).numel(), (int64_t{48} << 20) + 1);
}

}  // namespace
}  // namespace nnc::testing
