// SPDX-License-Identifier: Apache-2.0
// Arrays of NumPy that are damaged or made up.
#include <gtest/gtest.h>

#include "io/npy.h"
#include "io/zip_bytes.h"

namespace nnc::testing {
namespace {

using pickles::little;

struct BadFile {
  const char* name;
  std::string bytes;
  const char* words;
};

std::string npy(const std::string& header, const std::string& data, const char* version = "\1") {
  return "\x93NUMPY" + std::string(version, 1) + std::string(1, '\0') +
         little(header.size(), version[0] == 1 ? 2 : 4) + header + data;
}
std::string header(const std::string& descr, const std::string& order, const std::string& shape) {
  return "{'descr': " + descr + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}
std::string good(const char* version = "\1") {
  return npy(header("'<f4'", "False", "(3,)"), std::string(12, '\0'), version);
}
std::string of_type(const std::string& descr) {
  return npy(header(descr, "False", "(3,)"), std::string(12, '\0'));
}
std::string of_shape(const std::string& shape) {
  return npy(header("'<f4'", "False", shape), std::string(12, '\0'));
}

template <class F>
std::string error_of(const F& load, const std::string& path) {
  try {
    load();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kFile) << e.what();
    EXPECT_TRUE(std::string_view(e.what()).starts_with("file: " + path + ": offset ")) << e.what();
    return e.what();
  }
  return "";
}
std::string npy_error(const std::string& bytes) {
  const std::string path = write_file("bad.npy", bytes);
  return error_of([&] { io::load_npy(path, {}); }, path);
}
std::string npz_error(const std::string& bytes, const io::LoadOptions& options = {}) {
  const std::string path = write_file("bad.npz", bytes);
  return error_of([&] { io::load_npz(path, options); }, path);
}
void expect_refused(const std::vector<BadFile>& rows) {
  for (const BadFile& row : rows) {
    SCOPED_TRACE(row.name);
    // In an archive the same array breaks the same rule.
    for (const std::string& error :
         {npy_error(row.bytes), npz_error(zipped({{"a.npy", row.bytes}}))}) {
      EXPECT_NE(error, "");
      EXPECT_NE(error.find(row.words), std::string::npos) << error << "\nexpected: " << row.words;
    }
  }
}

TEST(BadNpy, TheGoodFilesOfTheseTestsAreGood) {
  for (const char* version : {"\1", "\2", "\3"}) EXPECT_EQ(npy_error(good(version)), "");
  EXPECT_EQ(npz_error(zipped({{"a.npy", good()}})), "");
  EXPECT_EQ(npy_error(npy(header("'<f4'", "True", "(0, 7)"), "")), "");
}

TEST(BadNpy, CutOffAnywhere) {
  const std::string whole = good(), archive = zipped({{"a.npy", whole}});
  for (size_t n = 0; n < whole.size(); ++n) EXPECT_NE(npy_error(whole.substr(0, n)), "") << n;
  for (size_t n = 0; n < archive.size(); ++n) EXPECT_NE(npz_error(archive.substr(0, n)), "") << n;
}

TEST(BadNpy, Headers) {
  const std::string data(12, '\0');
  const auto of = [&](const std::string& text) { return npy(text, data); };
  const std::string magic = "\x93NUMPY";
  expect_refused({
      {"another magic", "\x93NUMPX" + good().substr(6), "is no array of NumPy"},
      {"a pickle", "\x80\x02}." + std::string(20, '\0'), "is no array of NumPy"},
      {"version 0.0", magic + std::string(2, '\0') + good().substr(8), "version 0.0"},
      {"version 4.0", magic + "\4" + good().substr(7), "version 4.0, expected 1.0 to 3.0"},
      {"version 1.1", magic + "\1\1" + good().substr(8), "version 1.1"},
      {"a header beyond the end", magic + "\1" + std::string(1, '\0') + "\xff\x0f",
       "ends within its header"},
      {"a header of 2^32-1", magic + "\2" + std::string(1, '\0') + little(~0U, 4) + data,
       "a header of 4294967295 bytes, at most 10000"},
      {"a header of 10001", of(std::string(10001, ' ')), "a header of 10001 bytes"},
      {"an empty header", of(""), "the header of the array: "},
      {"spaces", of("   \n"), "the header of the array: "},
      {"a call", of("__import__('os').system('id')"), "the header of the array: "},
      {"a constructor", of("dict(descr='<f4', fortran_order=False, shape=(3,), x=1)"),
       "is no dict of three"},
      {"a list", of("['<f4', False, (3,)]"), "is no dict of three keys"},
      {"a number", of("1"), "is no dict of three keys"},
      {"no end", of("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)"),
       "the header of the array: "},
      {"two dicts", of("{}{}"), "the header of the array: "},
      {"two keys", of("{'descr': '<f4', 'fortran_order': False}"), "is no dict of three keys"},
      {"four keys", of("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'x': 1}"),
       "three keys"},
      {"a key twice", of("{'descr': '<f4', 'descr': '<f4', 'shape': (3,)}"),
       "there is no key 'fortran_order'"},
      {"another key", of("{'descr': '<f4', 'order': False, 'shape': (3,)}"),
       "no key 'fortran_order'"},
      {"a word for a key", of("{descr: '<f4', 'fortran_order': False, 'shape': (3,)}"),
       "no key 'descr'"},
      {"an order that is a number", npy(header("'<f4'", "0", "(3,)"), data),
       "fortran_order is integer 0"},
      {"an order that is None", npy(header("'<f4'", "None", "(3,)"), data),
       "fortran_order is None"},
      {"deep", of(std::string(5000, '[')), "the header of the array: "},
      {"bytes that are no text", of("\xff\xfe\xfd"), "the header of the array: "},
      {"a zero byte", of(std::string("{\0}", 3)), "the header of the array: "},
  });
}

TEST(BadNpy, Types) {
  std::vector<BadFile> rows;
  const char* others[] = {"'|O'",   "'<c8'",     "'<c16'",      "'<u2'",  "'<u4'",     "'<u8'",
                          "'<f16'", "'|S4'",     "'<U4'",       "'|V4'",  "'<M8[ns]'", "'<m8'",
                          "'f4'",   "'=f4'",     "'|f4'",       "'<b1'",  "'>u1'",     "'<i1'",
                          "'|i4'",  "'<F4'",     "'<f'",        "'<f44'", "'<f4 '",    "' <f4'",
                          "'<i3'",  "'float32'", "'<bfloat16'", "'<e'"};
  for (const char* descr : others) rows.push_back({descr, of_type(descr), "of type string"});
  rows.push_back({"no text", of_type("''"), "descr is "});
  rows.push_back({"a record", of_type("[('a', '<f4')]"), "descr is "});
  rows.push_back({"a number", of_type("4"), "descr is integer 4"});
  rows.push_back({"None", of_type("None"), "descr is "});
  expect_refused(rows);
}

TEST(BadNpy, Shapes) {
  std::string many = "(";
  for (int i = 0; i < 65; ++i) many += "1,";
  expect_refused({
      {"a list", of_shape("[3]"), "shape is "},
      {"a number", of_shape("3"), "shape is integer 3"},
      {"None", of_shape("None"), "shape is "},
      {"a text", of_shape("'(3,)'"), "shape is "},
      {"a float", of_shape("(3.0,)"), "a size is float 3.0"},
      {"a bool", of_shape("(True,)"), "a size is "},
      {"None for a size", of_shape("(None,)"), "a size is "},
      {"a tuple for a size", of_shape("((3,),)"), "a size is "},
      {"-3", of_shape("(-3,)"), "a size is integer -3"},
      {"-1 and -3", of_shape("(-1, -3)"), "a size is integer -1"},
      {"2^63", of_shape("(9223372036854775808,)"), "a size is "},
      {"2^62", of_shape("(4611686018427387904,)"), "do not fit into 64 bits"},
      {"a product that wraps", of_shape("(4294967296, 4294967296)"), "do not fit into 64 bits"},
      {"one that wraps to 3", of_shape("(3, 4294967296, 4294967296)"), "do not fit into 64 bits"},
      {"one that wraps beside 0", of_shape("(0, 4294967296, 4294967296)"), "do not fit into 64"},
      {"65 dimensions", of_shape(many + ")"), "shape is "},
      {"too few elements", of_shape("(2,)"), "elements of 8 bytes, there are 12"},
      {"too many elements", of_shape("(4,)"), "elements of 16 bytes, there are 12"},
      {"2^40 elements", of_shape("(1099511627776,)"), "elements of 4398046511104 bytes"},
      {"one element", of_shape("()"), "elements of 4 bytes, there are 12"},
      {"no element", of_shape("(0,)"), "elements of 0 bytes, there are 12"},
      {"a byte more", good() + "x", "elements of 12 bytes, there are 13"},
  });
}

TEST(BadNpz, Archives) {
  const std::string zip = zipped({{"a.npy", good()}});
  const auto expect = [](const std::string& bytes, const char* words) {
    const std::string error = npz_error(bytes);
    EXPECT_NE(error.find(words), std::string::npos) << error << "\nexpected: " << words;
  };
  expect("", "too short for a zip archive");
  expect(good(), "ends with its end record");
  expect(zip + "x", "ends with its end record");
  expect(zipped({{"a.txt", good()}}), "the entry a.txt is no array");
  expect(zipped({{"a", good()}}), "the entry a is no array");
  expect(zipped({{"../a.npy", good()}}), "no entry may have the name '");
  expect(zipped({{"a.npy", good()}, {"a.npy", good()}}), "is there twice");
  expect(patched(zip, zip.find("NUMPY") + 30, "X"), "the checksum of a.npy is wrong");
}

// The first entry of the compressed golden file spoiled.
TEST(BadNpz, CompressedEntries) {
  const std::string zip = contents_of(std::string(NNC_GOLDEN_DIR) + "/numpy/compressed.npz");
  ASSERT_EQ(npz_error(zip), "");
  const size_t local = part_of(zip, kLocal), central = part_of(zip, kCentral);
  const size_t data =
      local + 30 + static_cast<uint8_t>(zip[local + 26]) + static_cast<uint8_t>(zip[local + 28]);
  for (size_t at = data; at < part_of(zip, kLocal, 1); ++at) {
    std::string spoiled = zip;
    spoiled[at] ^= 0x55;
    EXPECT_NE(npz_error(spoiled), "") << at;
  }
  // Sizes, in both places.
  const auto sized = [&](uint64_t unpacked) {
    std::string out = patched(zip, central + 24, little(unpacked, 4));
    const size_t wide = local + 30 + static_cast<uint8_t>(zip[local + 26]) + 4;
    return zip[local + 28] ? patched(out, wide, little(unpacked, 8))
                           : patched(out, local + 22, little(unpacked, 4));
  };
  EXPECT_NE(npz_error(sized(151)).find("does not unpack to 151 bytes"), std::string::npos)
      << npz_error(sized(151));
  EXPECT_NE(npz_error(sized(153)).find("does not unpack to 153 bytes"), std::string::npos)
      << npz_error(sized(153));
  EXPECT_NE(npz_error(sized(1U << 30)).find("claims to hold"), std::string::npos);
  io::LoadOptions small;
  small.max_size = 1000;
  EXPECT_NE(npz_error(zip, small).find("more are read (option max_size)"), std::string::npos);
}

}  // namespace
}  // namespace nnc::testing
