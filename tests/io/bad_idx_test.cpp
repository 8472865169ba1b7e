// SPDX-License-Identifier: Apache-2.0
// IDX files that are damaged or made up.
#include "io/bad_files.h"
#include "io/gzip_bytes.h"
#include "io/idx.h"

namespace nnc::testing {
namespace {

using namespace std::string_literals;

std::string idx_error(const std::string& bytes) {
  return refusal("bad.idx", bytes, [](const std::string& path) { io::load_idx(path, {}); });
}
std::string big(uint64_t v) {
  std::string out;
  for (int i = 24; i >= 0; i -= 8) out += static_cast<char>(v >> i & 0xff);
  return out;
}
std::string idx(int type, const std::vector<uint64_t>& sizes, const std::string& data) {
  std::string out = {0, 0, static_cast<char>(type), static_cast<char>(sizes.size())};
  for (const uint64_t n : sizes) out += big(n);
  return out + data;
}
std::string good() {
  return idx(8, {2, 3}, "abcdef");
}

TEST(BadIdx, TheGoodFileOfTheseTestsIsGood) {
  EXPECT_EQ(idx_error(good()), "");
  EXPECT_EQ(idx_error(gzipped(good())), "");
}

TEST(BadIdx, CutOffAnywhereOrTooLong) {
  const std::string whole = good(), packed = gzipped(whole);
  for (size_t n = 0; n < whole.size(); ++n) {
    EXPECT_NE(idx_error(whole.substr(0, n)), "") << n;
    EXPECT_NE(idx_error(gzipped(whole.substr(0, n))), "") << n;
  }
  for (size_t n = 0; n < packed.size(); ++n) EXPECT_NE(idx_error(packed.substr(0, n)), "") << n;
  EXPECT_NE(idx_error(whole + "x"), "");
  EXPECT_NE(idx_error(gzipped(whole + "x")).find("there are more than 6 bytes"), std::string::npos);
  EXPECT_NE(idx_error(packed + "x"), "");
  EXPECT_NE(idx_error(packed + packed).find("there are more than 6 bytes"), std::string::npos);
}

TEST(BadIdx, MagicNumbers) {
  for (int type = 0; type < 256; ++type) {
    const bool known = type == 8 || type == 9 || (type >= 11 && type <= 14);
    const std::string error = idx_error(idx(type, {0}, ""));
    EXPECT_EQ(error.find("is no IDX file: it starts with 0, 0, " + std::to_string(type)) ==
                  std::string::npos,
              known)
        << error;
  }
  for (int dims = 65; dims < 256; ++dims) {
    const std::string bytes =
        "\0\0\x08"s + static_cast<char>(dims) + std::string(4 * 255 + 1, '\0');
    EXPECT_NE(idx_error(bytes).find("is no IDX file"), std::string::npos) << dims;
  }
  EXPECT_NE(idx_error("\1\0\x08\0x"s), "");
  EXPECT_NE(idx_error("\0\1\x08\0x"s), "");
}

TEST(BadIdx, Sizes) {
  const uint64_t most = 0xffffffff;
  expect_refused(
      {
          {"no sizes", idx(8, {}, ""), "there are 0 bytes of elements, expected 1"},
          {"too many", idx(8, {7}, "abcdef"), "the sizes [7] of uint8 are more than 6 bytes"},
          {"too few", idx(8, {5}, "abcdef"), "there are more than 5 bytes of elements"},
          {"none", idx(8, {0}, "a"), "there are more than 0 bytes of elements"},
          {"none beside many", idx(8, {most, 0}, "a"), "there are more than 0 bytes"},
          {"none beside too many", idx(8, {most, most, most, 0}, ""), "are more than 9223372036"},
          {"bytes for ints", idx(12, {6}, "abcdef"), "the sizes [6] of int32 are more than 6"},
          {"half an element", idx(11, {3}, "abcde"), "are more than 5 bytes"},
          {"2^32-1", idx(8, {most}, "abcdef"), "are more than 6 bytes"},
          {"2^62", idx(8, {1U << 31, 1U << 31}, "abcdef"), "are more than 6 bytes"},
          {"wraps to 0", idx(8, {1U << 31, 1U << 31, 4}, "abcdef"), "are more than 6 bytes"},
          {"wraps to 6", idx(8, {1U << 31, 1U << 31, 4, 6}, "abcdef"), "are more than 6 bytes"},
          {"64 of 2", idx(8, std::vector<uint64_t>(64, 2), "ab"), "are more than 2 bytes"},
      },
      idx_error);
}

TEST(BadIdx, GzipThatIsDamaged) {
  const std::string packed = gzipped(good());
  // The bytes from 4 on say when and where it was made.
  for (size_t at = 0; at < packed.size(); ++at) {
    if (at >= 4 && at < 10) continue;
    std::string spoiled = packed;
    spoiled[at] ^= 0x55;
    EXPECT_NE(idx_error(spoiled), "") << at;
  }
}

TEST(BadIdx, ClaimsTakeNoMemory) {
  const uint64_t side = 7000;
  for (const std::string& bytes :
       {idx(8, {1U << 31}, "abc"), gzipped(idx(8, {side, side}, "abc")),
        gzipped(idx(8, {side, side}, std::string(side * side + 1, '\0')))}) {
    expect_bounded(bytes, [&] { EXPECT_NE(idx_error(bytes), ""); });
  }
}

}  // namespace
}  // namespace nnc::testing
