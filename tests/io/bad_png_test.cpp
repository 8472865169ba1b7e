// SPDX-License-Identifier: Apache-2.0
// PNG files that are damaged or made up.
#include <zlib.h>

#include "io/bad_files.h"
#include "io/image.h"

namespace nnc::testing {
namespace {

using namespace std::string_literals;

std::string png_error(const std::string& bytes) {
  return refusal("bad.png", bytes, [](const std::string& path) { io::read_image(path, {}); });
}
std::string big(uint64_t v) {
  std::string out;
  for (int i = 24; i >= 0; i -= 8) out += static_cast<char>(v >> i & 0xff);
  return out;
}
std::string chunk(const std::string& name, const std::string& data) {
  const std::string all = name + data;
  return big(data.size()) + all +
         big(crc32_z(0, reinterpret_cast<const Bytef*>(all.data()), all.size()));
}
std::string packed(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size,
           reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  out.resize(size);
  return out;
}
struct Head {
  uint64_t width = 4, height = 3;
  int depth = 8, color = 2, compression = 0, filter = 0, interlace = 0;
};
std::string ihdr(const Head& h) {
  std::string out = big(h.width) + big(h.height);
  for (const int v : {h.depth, h.color, h.compression, h.filter, h.interlace})
    out += static_cast<char>(v);
  return out;
}
const std::string kMagic = "\x89PNG\r\n\x1a\n";
std::string rows(int64_t n = 3, char filter = '\0') {
  std::string out;
  for (int64_t i = 0; i < n; ++i) out += filter + "abcdefghijkl"s;
  return out;
}
std::string whole(const std::string& chunks) {
  return kMagic + chunks + chunk("IEND", "");
}
std::string of(const Head& h, const std::string& more = "",
               const std::string& data = packed(rows())) {
  return whole(chunk("IHDR", ihdr(h)) + more + chunk("IDAT", data));
}
std::string good() {
  return of({});
}

TEST(BadPng, TheGoodFileOfTheseTestsIsGood) {
  EXPECT_EQ(png_error(good()), "");
  // A chunk that nobody has to know, and bytes behind the end.
  EXPECT_EQ(png_error(of({}, chunk("abCd", "x"))), "");
  EXPECT_EQ(png_error(good() + "more"), "");
}

TEST(BadPng, CutOffAnywhere) {
  const std::string file = good();
  for (size_t n = 0; n < file.size(); ++n) EXPECT_NE(png_error(file.substr(0, n)), "") << n;
}

TEST(BadPng, AnyByteSpoiled) {
  const std::string file = of({}, chunk("tEXt", std::string("a\0b", 3)));
  for (size_t at = 0; at < file.size(); ++at) {
    for (const char bits : {'\x01', '\x55', '\x80'}) {
      std::string spoiled = file;
      spoiled[at] = static_cast<char>(spoiled[at] ^ bits);
      EXPECT_NE(png_error(spoiled), "") << at;
    }
  }
}

TEST(BadPng, Headers) {
  std::vector<BadBytes> all = {
      {"a width of 0", of({.width = 0}), "PNG: Invalid IHDR data"},
      {"a height of 0", of({.height = 0}), "PNG: Invalid IHDR data"},
      {"a width of 2^31", of({.width = 1U << 31}), "PNG: PNG unsigned integer out of range"},
      {"a height of 2^31", of({.height = 1U << 31}), "PNG: PNG unsigned integer out of range"},
      {"a width of 2^32-1", of({.width = ~0U}), "PNG: PNG unsigned integer out of range"},
      {"a width of 2^31-1", of({.width = ~0U >> 1}), "PNG: Invalid IHDR data"},
      {"many pixels", of({.width = 65'000, .height = 65'000}), "cannot be in a file of"},
      {"one long row", of({.width = 1'000'000}), "cannot be in a file of"},
      {"many rows", of({.height = 1'000'000}), "cannot be in a file of"},
      {"another compression", of({.compression = 1}), "PNG: Invalid IHDR data"},
      {"another filter", of({.filter = 1}), "PNG: Invalid IHDR data"},
      {"another order", of({.interlace = 2}), "PNG: Invalid IHDR data"},
      {"no header", whole(chunk("IDAT", packed(rows()))), "PNG: "},
      {"two headers", of({}, chunk("IHDR", ihdr({}))), "PNG: IHDR: out of place"},
      {"a short header", whole(chunk("IHDR", ihdr({}).substr(1))), "PNG: IHDR: "},
      {"a long header", whole(chunk("IHDR", ihdr({}) + "x")), "PNG: IHDR: "},
      {"a header behind", whole(chunk("tEXt", "a\0b"s) + chunk("IHDR", ihdr({}))), "PNG: "},
  };
  // Which depths there are of which colors.
  const auto exists = [](int color, int depth) {
    const bool bytes = depth == 8 || depth == 16, bits = depth == 1 || depth == 2 || depth == 4;
    if (color == 0) return bytes || bits;
    if (color == 3) return depth == 8 || bits;
    return (color == 2 || color == 4 || color == 6) && bytes;
  };
  for (int color = 0; color < 9; ++color) {
    for (const int depth : {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 32, 255}) {
      if (exists(color, depth)) continue;
      all.push_back({"a depth", of({.depth = depth, .color = color}), "PNG: Invalid IHDR data"});
    }
  }
  EXPECT_GT(expect_refused(all, png_error), 80);
}

TEST(BadPng, Data) {
  std::vector<BadBytes> all = {
      {"no data", whole(chunk("IHDR", ihdr({}))), "PNG: "},
      {"nothing in it", of({}, "", ""), "PNG: "},
      {"no zlib", of({}, "", "abcdefgh"), "PNG: IDAT: "},
      {"gzip", of({}, "", "\x1f\x8b\x08"s + rows()), "PNG: IDAT: "},
      {"a dictionary", of({}, "", "\x78\xbb\0\0\0\1"s + packed(rows()).substr(2)), "PNG: IDAT: "},
      {"a row too few", of({}, "", packed(rows(2))), "PNG: Not enough image data"},
      {"half a row", of({}, "", packed(rows().substr(0, 30))), "PNG: Not enough image data"},
      {"no row", of({}, "", packed("")), "PNG: Not enough image data"},
      {"interlaced", of({.interlace = 1}, "", packed(rows(2))), "PNG: "},
      {"data in two places",
       whole(chunk("IHDR", ihdr({})) + chunk("IDAT", packed(rows()).substr(0, 5)) +
             chunk("tEXt", "a\0b"s) + chunk("IDAT", packed(rows()).substr(5))),
       "PNG: Not enough image data"},
      {"no end", kMagic + chunk("IHDR", ihdr({})) + chunk("IDAT", packed(rows())),
       "PNG: the file ends too early"},
  };
  for (const int filter : {5, 6, 7, 8, 64, 127, 128, 255}) {
    all.push_back({"a filter", of({}, "", packed(rows(3, static_cast<char>(filter)))),
                   "PNG: bad adaptive filter value"});
  }
  // Wherever the stream is cut, and whatever is spoiled there, though the checksum is right. The
  // last bytes are a checksum of zlib's own, which libpng only warns of.
  const std::string stream = packed(rows());
  for (size_t n = 0; n + 4 < stream.size(); ++n)
    all.push_back({"a cut", of({}, "", stream.substr(0, n)), "PNG: "});
  expect_refused(all, png_error);
}

TEST(BadPng, Chunks) {
  const std::string palette(768, 'p');
  const Head colors{.color = 3};
  const std::string pixels = packed("\0abcd\0abcd\0abcd"s);
  EXPECT_EQ(png_error(of(colors, chunk("PLTE", palette), pixels)), "");
  std::vector<BadBytes> all = {
      {"no palette", of(colors, "", pixels), "PNG: "},
      {"an empty palette", of(colors, chunk("PLTE", ""), pixels), "PNG: "},
      {"a palette of 4 bytes", of(colors, chunk("PLTE", "abcd"), pixels), "PNG: PLTE: invalid"},
      {"one of 257 colors", of(colors, chunk("PLTE", palette + "ppp"), pixels),
       "PNG: PLTE: invalid"},
      {"two palettes", of(colors, chunk("PLTE", palette) + chunk("PLTE", palette), pixels),
       "PNG: PLTE: duplicate"},
      {"a palette behind",
       whole(chunk("IHDR", ihdr(colors)) + chunk("IDAT", pixels) + chunk("PLTE", palette)),
       "PNG: "},
      {"a chunk that must be known", of({}, chunk("ABCD", "x")),
       "PNG: ABCD: unhandled critical chunk"},
      {"a name of other characters", of({}, chunk("a\0b!"s, "x")), "invalid "},
  };
  for (const uint64_t size : {uint64_t{0x7fffffff}, uint64_t{0x80000000}, uint64_t{0xffffffff}}) {
    for (const char* name : {"IDAT", "tEXt", "PLTE", "tRNS", "iCCP", "zTXt", "eXIf", "abCd"}) {
      all.push_back({name, whole(chunk("IHDR", ihdr({})) + big(size) + name + "xxxx"), "PNG: "});
    }
  }
  expect_refused(all, png_error);
}

TEST(BadPng, OtherFormats) {
  for (const std::string& bytes :
       {"GIF89a"s, "BM"s, "RIFF\0\0\0\0WEBP"s, "II*\0"s, "P6\n1 1\n255\nabc"s, "\x89PNG\r\n\x1a"s,
        "\x89PNG\n\x1a\n\0"s, "\x8aMNG\r\n\x1a\n"s, "\x8bJNG\r\n\x1a\n"s, ""s}) {
    EXPECT_NE(png_error(bytes).find("offset 0: is neither a PNG nor a JPEG file"),
              std::string::npos)
        << bytes;
  }
}

TEST(BadPng, ClaimsTakeNoMemory) {
  constexpr uint64_t kWide = 4000;
  // Rows without end in few bytes: all but the last row, of which something is missing.
  std::string row(3 * kWide + 1, '\0'), most;
  for (uint64_t i = 0; i < kWide; ++i) most += row;
  const std::string flat = packed(most + row.substr(1));
  const std::string profile = packed(std::string(100 << 20, 'x'));
  for (const std::string& bytes :
       {of({.width = kWide, .height = kWide + 1}, "", flat),
        of({.width = kWide, .height = kWide + 1, .interlace = 1}, "", flat),
        of({.width = kWide, .height = 3 * kWide}, "", flat),
        of({.width = 65'000, .height = 65'000}), of({.width = 1'000'000, .height = 1'000'000}),
        of({}, chunk("iCCP", "a\0\0"s + profile), "x"),
        of({}, chunk("zTXt", "a\0\0"s + profile), "x")}) {
    expect_bounded(bytes, [&] { EXPECT_NE(png_error(bytes), ""); });
  }
}

}  // namespace
}  // namespace nnc::testing
