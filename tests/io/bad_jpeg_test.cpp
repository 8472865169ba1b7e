// SPDX-License-Identifier: Apache-2.0
// JPEG files that are damaged or made up.
#include "io/bad_files.h"
#include "io/image.h"
#include "io/jpeg.h"

namespace nnc::testing {
namespace {

using namespace std::string_literals;

std::string jpeg_error(const std::string& bytes) {
  return refusal("bad.jpg", bytes, [](const std::string& path) { io::read_image(path, {}); });
}
std::string golden(const std::string& name) {
  return contents_of(std::string(NNC_GOLDEN_DIR) + "/jpeg/" + name);
}
// A marker with its size and data.
std::string segment(int marker, const std::string& data) {
  const size_t size = data.size() + 2;
  return "\xff"s + static_cast<char>(marker) + static_cast<char>(size >> 8) +
         static_cast<char>(size & 0xff) + data;
}
// Where the first marker of that kind stands.
size_t place_of(const std::string& file, int marker) {
  return file.find("\xff"s + static_cast<char>(marker), 2);
}
std::string good() {
  return golden("gray.jpg");
}
// The good file with other bytes behind a marker; `at` counts from the marker.
std::string with(int marker, size_t at, const std::string& bytes) {
  std::string out = good();
  return out.replace(place_of(out, marker) + at, bytes.size(), bytes);
}
// Without the first segment of that kind, or with something else in its place.
std::string replaced(int marker, const std::string& by) {
  std::string out = good();
  const size_t at = place_of(out, marker);
  const size_t size =
      2 + static_cast<uint8_t>(out[at + 2]) * 256 + static_cast<uint8_t>(out[at + 3]);
  return out.replace(at, size, by);
}

constexpr int kSof = 0xc0, kDht = 0xc4, kSos = 0xda, kDqt = 0xdb;

TEST(BadJpeg, TheGoodFileOfTheseTestsIsGood) {
  EXPECT_EQ(jpeg_error(good()), "");
  EXPECT_EQ(jpeg_error(good() + "more"), "");
}

TEST(BadJpeg, CutOffAnywhere) {
  for (const char* name : {"gray.jpg", "rgb.jpg", "progressive.jpg", "restarts.jpg", "cmyk.jpg"}) {
    const std::string file = golden(name);
    for (size_t n = 0; n < file.size(); ++n)
      EXPECT_NE(jpeg_error(file.substr(0, n)), "") << name << " " << n;
  }
}

// What is damaged may still be a picture; nothing else happens.
TEST(BadJpeg, AnyByteSpoiled) {
  int64_t refused = 0;
  for (const char* name : {"gray.jpg", "progressive.jpg"}) {
    const std::string file = golden(name);
    for (size_t at = 0; at < file.size(); ++at) {
      std::string spoiled = file;
      spoiled[at] = static_cast<char>(spoiled[at] ^ 0x55);
      refused += !jpeg_error(spoiled).empty();
    }
  }
  EXPECT_GE(refused, 150);
}

TEST(BadJpeg, Headers) {
  std::vector<BadBytes> all = {
      {"a height of 0", with(kSof, 5, "\0\0"s), "JPEG: Empty JPEG image"},
      {"a width of 0", with(kSof, 7, "\0\0"s), "JPEG: Empty JPEG image"},
      {"65535 by 65535", with(kSof, 5, "\xff\xff\xff\xff"), "JPEG: Maximum supported image"},
      {"65500 by 65500", with(kSof, 5, "\xff\xdc\xff\xdc"), "cannot be in a file of"},
      {"0 components", with(kSof, 9, "\0"s), "JPEG: "},
      {"2 components", with(kSof, 9, "\2"), "JPEG: Bogus marker length"},
      {"255 components", with(kSof, 9, "\xff"), "JPEG: "},
      {"factors of 0", with(kSof, 11, "\0"s), "JPEG: Bogus sampling factors"},
      {"factors of 5", with(kSof, 11, "\x55"), "JPEG: Bogus sampling factors"},
      {"another table", with(kSof, 12, "\3"), "JPEG: Quantization table 0x03 was not defined"},
      {"a table that is none", with(kSof, 12, "\x09"), "JPEG: "},
      {"no frame", replaced(kSof, ""), "JPEG: "},
      {"two frames",
       replaced(kSof, with(kSof, 0, "").substr(place_of(good(), kSof), 13) +
                          with(kSof, 0, "").substr(place_of(good(), kSof), 13)),
       "JPEG: Invalid JPEG file structure: two SOF markers"},
      {"a short frame", replaced(kSof, segment(kSof, "\x08"s)), "JPEG: "},
      {"no scan", good().substr(0, place_of(good(), kSos)) + "\xff\xd9", "JPEG: "},
      {"nothing at all", "\xff\xd8\xff\xd9", "JPEG: JPEG datastream contains no image"},
      {"two starts", "\xff\xd8\xff\xd8" + good().substr(2), "two SOI markers"},
      {"no tables", replaced(kDqt, ""), "JPEG: Quantization table 0x00 was not defined"},
      {"a scan of another component", with(kSos, 5, "\x09"), "JPEG: Invalid component ID 9"},
      {"a scan of 0 components", with(kSos, 4, "\0"s), "JPEG: "},
      {"a scan of 5 components", with(kSos, 4, "\5"), "JPEG: "},
      {"other codes", with(kSos, 6, "\x33"), "JPEG: Huffman table 0x03 was not defined"},
      {"codes that are none", with(kSos, 6, "\xff"), "JPEG: "},
      {"a table of number 9", replaced(kDqt, segment(kDqt, "\x09"s + std::string(64, '\1'))),
       "JPEG: Bogus DQT index 9"},
      {"half a table", replaced(kDqt, segment(kDqt, "\0abc"s)), "JPEG: "},
      {"codes of number 9", replaced(kDht, segment(kDht, "\x09"s + std::string(17, '\0'))),
       "JPEG: Bogus DHT index 9"},
      {"half of the codes", replaced(kDht, segment(kDht, "\0\1\1"s)), "JPEG: Bogus marker length"},
      {"too many codes", replaced(kDht, segment(kDht, "\0"s + std::string(16, '\xff'))),
       "JPEG: Bogus Huffman"},
      {"codes that overlap", replaced(kDht, segment(kDht, "\0\3"s + std::string(15, '\0') + "abc")),
       "JPEG: Bogus Huffman"},
      {"a length of 4 for a restart interval", replaced(kDqt, segment(0xdd, "ab"s + "cd")),
       "JPEG: Bogus marker length"},
  };
  // Only eight bits.
  for (const int bits : {0, 1, 2, 4, 7, 9, 10, 12, 16, 255}) {
    all.push_back({"a precision", with(kSof, 4, std::string(1, static_cast<char>(bits))),
                   "JPEG: Unsupported JPEG data precision"});
  }
  // Lossless, hierarchical, and lengths that no segment has.
  for (const int sof : {0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xcb, 0xcd, 0xce, 0xcf}) {
    all.push_back({"a process", with(kSof, 1, std::string(1, static_cast<char>(sof))), "JPEG: "});
  }
  for (const int marker : {kSof, kDht, kDqt, kSos}) {
    // 2 is a segment without codes: libjpeg has some of its own, for videos.
    for (const char* length : {"\0\0", "\0\1", "\0\3", "\xff\xff"}) {
      all.push_back({"a length", with(marker, 2, std::string(length, 2)), "JPEG: "});
    }
  }
  EXPECT_GT(expect_refused(all, jpeg_error), 60);
}

TEST(BadJpeg, DataThatAreMissing) {
  const std::string file = good();
  const size_t begin = place_of(file, kSos) + 10, end = file.size() - 2;
  for (size_t at = begin; at + 4 < end; ++at) {
    const std::string error = jpeg_error(file.substr(0, at) + "\xff\xd9");
    EXPECT_NE(error.find("premature end of data segment"), std::string::npos) << at << error;
  }
  std::string restarts = golden("restarts.jpg");
  const size_t marker = place_of(restarts, 0xd0);
  EXPECT_NE(jpeg_error(restarts.replace(marker, 2, "")), "");
}

// The first scan of a picture so often.
std::string many_scans(int n) {
  const std::string file = golden("progressive.jpg");
  const size_t begin = place_of(file, kSos);
  size_t end = file.find('\xff', begin + 2);
  while (file[end + 1] == '\0') end = file.find('\xff', end + 1);
  const std::string scan = file.substr(begin, end - begin);
  std::string out = file.substr(0, end);
  for (int i = 1; i < n; ++i) out += scan;
  return out + "\xff\xd9";
}

// 4000 by 4000 pixels of grey whose scans, but for the first, say nothing.
std::string large_picture(int scans) {
  const std::string one_code = "\x01" + std::string(15, '\0'), samples(64, '\x01');
  std::string out = "\xff\xd8" + segment(0xdb, "\0"s + samples) +
                    segment(kSof + 2, "\x08\x0f\xa0\x0f\xa0\x01\x01\x11\0"s) +
                    segment(0xc4, "\0"s + one_code + "\0"s) + segment(kSos, "\x01\x01\0\0\0\0"s) +
                    std::string(500 * 500 / 8, '\0') + segment(0xc4, "\x10" + one_code + "\xe0");
  for (int i = 1; i < scans; ++i)
    out += segment(kSos, "\x01\x01\0\x01\x3f\0"s) + std::string(30, '\0');
  return out + "\xff\xd9";
}

TEST(BadJpeg, ClaimsTakeNoMemoryAndTime) {
  // Large, in one color, then cut.
  const Tensor flat = Tensor::full({3, 3900, 3900}, 77, DType::kUInt8);
  const std::string large = io::encode_jpeg(flat, 50);
  std::string markers = "\xff\xd8";
  while (markers.size() < (1 << 20) - 8) markers += segment(0xe1, "");
  for (const std::string& bytes :
       {large.substr(0, large.size() - 3), with(kSof, 5, "\xff\xdc\xff\xdc"), many_scans(1000),
        large_picture(100), markers, "\xff\xd8" + std::string((1 << 20) - 8, '\xff')}) {
    expect_bounded(bytes, [&] { EXPECT_NE(jpeg_error(bytes), ""); });
  }
  EXPECT_EQ(jpeg_error(many_scans(100)), "");
  EXPECT_EQ(jpeg_error(large_picture(20)), "");
  EXPECT_NE(jpeg_error(many_scans(101)).find("more scans than a picture of this size may have"),
            std::string::npos);
}

}  // namespace
}  // namespace nnc::testing
