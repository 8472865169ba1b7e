// SPDX-License-Identifier: Apache-2.0
// Files of torch.save that are damaged or made up: what stands around their pickles.
#include <gtest/gtest.h>

#include "io/torch_file.h"
#include "io/zip_bytes.h"

namespace nnc::testing {
namespace {

using namespace pickles;

struct BadFile {
  const char* name;
  std::string bytes;
  const char* words;
};

std::string error_of(const std::string& bytes, const io::LoadOptions& options = {}) {
  const std::string path = write_file("bad.pt", bytes);
  try {
    io::load_torch(path, options);
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Code::kFile) << e.what();
    EXPECT_TRUE(std::string_view(e.what()).starts_with("file: " + path + ": offset ")) << e.what();
    return e.what();
  }
  return "";
}
void expect_refused(const std::vector<BadFile>& rows) {
  for (const BadFile& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string error = error_of(row.bytes);
    EXPECT_NE(error, "");
    EXPECT_NE(error.find(row.words), std::string::npos) << error << "\nexpected: " << row.words;
  }
}
std::string good() {
  return zipped(torch_entries());
}
// One field of the n-th such part replaced.
std::string with(const char* part, size_t field, const std::string& bytes, int n = 0) {
  const std::string zip = good();
  return patched(zip, part_of(zip, part, n) + field, bytes);
}
std::string zip_with(const std::string& name, const std::string& bytes) {
  return zipped(with_entry(name, bytes));
}

TEST(BadTorchFiles, TheGoodFileOfTheseTestsIsGood) {
  EXPECT_EQ(error_of(good()), "");
}

TEST(BadTorchFiles, OtherFiles) {
  expect_refused({
      {"nothing", "", "is no file of torch.save"},
      {"two bytes", "PK", "is no file of torch.save"},
      {"a bare pickle", pickle("}"), "is no file of torch.save"},
      {"a tar", "sys_info" + std::string(600, '\0'), "is no file of torch.save"},
      {"an empty archive", zipped({}), "is no file of torch.save"},
      {"a local header alone", "PK\3\4", "too short for a zip archive"},
      {"no end record", "PK\3\4" + std::string(100, '\0'), "ends with its end record"},
  });
}

TEST(BadTorchFiles, CutOffAnywhere) {
  const std::string whole = good();
  for (size_t n = 0; n < whole.size(); ++n) {
    SCOPED_TRACE(n);
    EXPECT_NE(error_of(whole.substr(0, n)), "");
  }
}

TEST(BadTorchFiles, EndRecords) {
  const std::string two = little(2, 2), one = little(1, 4), far = little(1ULL << 40, 8);
  expect_refused({
      {"a byte behind", good() + "x", "ends with its end record"},
      {"a comment", with(kEnd, 20, "\1"), "the archive has a comment"},
      {"disk 1", with(kEnd, 4, "\1"), "several disks"},
      {"a directory on disk 1", with(kEnd, 6, "\1"), "several disks"},
      {"counts that differ", with(kEnd, 8, two), "several disks"},
      {"counts of zip64 that differ", with(kEnd64, 24, little(5, 8)), "several disks"},
      {"disk 1 of zip64", with(kEnd64, 16, one), "several disks"},
      {"the locator's disk", with(kLocator, 4, one), "several disks"},
      {"a count that differs from zip64", with(kEnd, 8, two + two), "the two end records differ"},
      {"a size that differs from zip64", with(kEnd, 12, one), "the two end records differ"},
      {"a place that differs from zip64", with(kEnd, 16, one), "the two end records differ"},
      {"a locator to elsewhere", with(kLocator, 8, "\1"), "not before its locator"},
      {"a locator beyond the file", with(kLocator, 8, far), "not before its locator"},
      {"no record of zip64", with(kEnd64, 0, "XX"), "there is no end record of zip64"},
      {"a longer record of zip64", with(kEnd64, 4, "\x30"), "there is no end record of zip64"},
      {"a directory beyond the file",
       patched(with(kEnd, 16, little(~0U, 4)), part_of(good(), kEnd64) + 48, far),
       "does not lie before the end record"},
      {"a negative directory",
       patched(with(kEnd, 16, little(~0U, 4)), part_of(good(), kEnd64) + 48, little(~0ULL, 8)),
       "does not lie before the end record"},
      {"a shorter directory",
       patched(with(kEnd, 12, little(~0U, 4)), part_of(good(), kEnd64) + 40, little(46, 8)),
       "does not lie before the end record"},
      {"2^40 entries",
       patched(with(kEnd, 8, "\xff\xff\xff\xff"), part_of(good(), kEnd64) + 24, far + far),
       "too short for 1099511627776 entries"},
      {"fewer entries",
       patched(with(kEnd, 8, "\3\0\3"s), part_of(good(), kEnd64) + 24, little(3, 8) + little(3, 8)),
       "the directory is longer than its entries"},
      {"more entries",
       patched(with(kEnd, 8, "\5\0\5"s), part_of(good(), kEnd64) + 24, little(5, 8) + little(5, 8)),
       "there is no entry of the directory"},
  });
}

TEST(BadTorchFiles, Directory) {
  expect_refused({
      {"no signature", with(kCentral, 0, "XX"), "there is no entry of the directory"},
      {"encrypted", with(kCentral, 8, "\1"), "is encrypted"},
      {"a patch", with(kCentral, 8, "\x20"), "has flags 2080"},
      {"strong encryption", with(kCentral, 8, "\x40"), "has flags 2112"},
      {"a hidden directory", with(kCentral, 9, "\x20"), "has flags 8192"},
      {"disk 1", with(kCentral, 34, "\1"), "several disks"},
      {"shrunk", with(kCentral, 10, "\1"), "is compressed by method 1"},
      {"LZMA", with(kCentral, 10, "\x0e"), "is compressed by method 14"},
      {"deflated, stored before", with(kCentral, 10, "\x08"), "differs from the directory"},
      {"a longer name", with(kCentral, 28, "\xff\xff"), "an entry of the directory does not end"},
      {"a shorter name", with(kCentral, 28, "\x05"), ""},
      {"a comment that is not there", with(kCentral, 32, "\1"),
       "there is no entry of the directory"},
      {"a crc", with(kCentral, 16, "\1\1"), "the sizes of the entry a/data.pkl differ"},
      {"a packed size", with(kCentral, 46 + 10 + 12, little(3, 8)), "of 3 bytes claims to hold"},
      {"an unpacked size", with(kCentral, 46 + 10 + 4, little(3, 8)), "claims to hold 3"},
      {"2^63 bytes", with(kCentral, 46 + 10 + 12, little(1ULL << 63, 8)),
       "does not lie before the directory"},
      {"both sizes", with(kCentral, 46 + 10 + 4, little(3, 8) + little(3, 8)),
       "the sizes of the entry a/data.pkl differ"},
      {"a place of another entry",
       with(kCentral, 46 + 10 + 20, little(part_of(good(), kLocal, 1), 8)),
       "differs from the directory"},
      {"a place beyond the file", with(kCentral, 46 + 10 + 20, little(1ULL << 40, 8)),
       "does not lie before the directory"},
      {"a place of -1", with(kCentral, 46 + 10 + 20, little(~0ULL, 8)),
       "does not lie before the directory"},
  });
}

TEST(BadTorchFiles, LocalHeaders) {
  expect_refused({
      {"no signature", with(kLocal, 0, "XX", 1), "differs from the directory"},
      {"another name", with(kLocal, 30, "b"), "the header of the entry a/data.pkl differs"},
      {"other flags", with(kLocal, 6, "\6"), "the header of the entry a/data.pkl differs"},
      {"another method", with(kLocal, 8, "\x08"), "differs from the directory"},
      {"another crc", with(kLocal, 14, "\1\1"), "differ"},
      {"another packed size", with(kLocal, 18, little(7, 4)), "differ"},
      {"another unpacked size", with(kLocal, 22, little(7, 4)), "differ"},
      {"a shorter name", with(kLocal, 26, "\5"), "differs from the directory"},
      {"an extra field beyond the file", with(kLocal, 28, "\xff\xff", 3), "does not end"},
  });
}

// Two entries of one file that share bytes.
TEST(BadTorchFiles, OverlappingEntries) {
  const std::string inner = zipped({{"a/x", "12"}});
  const std::string header = inner.substr(0, part_of(inner, kCentral));
  Entries entries = torch_entries();
  entries.emplace_back("a/y", "12");
  entries.emplace_back("a/x", "12");
  entries[3].second = header;
  std::string zip = zipped(entries);
  const size_t inside = part_of(zip, kLocal, 4);  // in the data of the fourth
  ASSERT_EQ(zip.substr(inside + 30, 3), "a/x");
  zip = patched(zip, part_of(zip, kCentral, 5) + 46 + 3 + 20, little(inside, 8));
  EXPECT_NE(error_of(zip).find("the entries a/data/0 and a/x overlap"), std::string::npos)
      << error_of(zip);
}

TEST(BadTorchFiles, NamesOfEntries) {
  expect_refused({
      {"none", zip_with("", ""), "no entry may have the name ''"},
      {"from the root", zip_with("/a", ""), "no entry may have the name '/a'"},
      {"upwards", zip_with("a/../b", ""), "no entry may have the name 'a/../b'"},
      {"upwards at once", zip_with("../b", ""), "no entry may have the name '../b'"},
      {"the folder itself", zip_with("a/./b", ""), "no entry may have the name 'a/./b'"},
      {"two slashes", zip_with("a//b", ""), "no entry may have the name 'a//b'"},
      {"a folder", zip_with("a/b/", ""), "no entry may have the name 'a/b/'"},
      {"backslashes", zip_with("a\\b", ""), "no entry may have the name '"},
      {"a drive", zip_with("C:b", ""), "no entry may have the name 'C:b'"},
      {"a zero byte", zip_with("a/b\0c"s, ""), "no entry may have the name '"},
      {"no UTF-8", zip_with("a/\xff", ""), "no entry may have the name '"},
      {"another folder", zip_with("b/c", ""), "lies in no folder common to all"},
      {"no folder", zip_with("c", ""), "lies in no folder common to all"},
      {"a beginning that is the same", zip_with("ab/c", ""), "lies in no folder common to all"},
      {"twice", zipped({{"a/x", "1"}, {"a/x", "1"}}), "the entry a/x is there twice"},
  });
}

TEST(BadTorchFiles, Contents) {
  const std::string tensors = state_dict(tensor());
  expect_refused({
      {"TorchScript", zip_with("a/constants.pkl", ""), "is a TorchScript archive"},
      {"no pickle", zipped(without_entry("a/data.pkl")), "there is no data.pkl"},
      {"no storage", zipped(without_entry("a/data/0")), "there is no entry data/0"},
      {"a short storage", zip_with("a/data/0", std::string(15, 'x')), "has 15 bytes, expected 16"},
      {"a long storage", zip_with("a/data/0", std::string(17, 'x')), "has 17 bytes, expected 16"},
      {"an empty pickle", zip_with("a/data.pkl", ""), "there is no pickle"},
      {"bytes behind the pickle", zip_with("a/data.pkl", tensors + "x"), "bytes behind the pickle"},
      {"two pickles", zip_with("a/data.pkl", tensors + tensors), "bytes behind the pickle"},
      {"code", zip_with("a/data.pkl", pickle(pickles::call(name("os", "system"), {text("id")}))),
       "os.system"},
      {"version 0", zip_with("a/version", "0\n"), "version is '0', expected 1 to 10"},
      {"version 11", zip_with("a/version", "11"), "version is '11'"},
      {"version -1", zip_with("a/version", "-1"), "version is '-1'"},
      {"version x", zip_with("a/version", "x"), "version is 'x'"},
      {"version 3x", zip_with("a/version", "3x"), "version is '3x'"},
      {"no version", zip_with("a/version", ""), "version is ''"},
      {"a long version", zip_with("a/version", std::string(65, '1')), "version has 65 bytes"},
      {"another format", zip_with("a/.format_version", "2"), ".format_version is '2'"},
      {"another byte order", zip_with("a/byteorder", "middle"), "byteorder is 'middle'"},
      {"no byte order", zip_with("a/byteorder", ""), "byteorder is ''"},
  });
}

TEST(BadTorchFiles, Checksums) {
  for (const char* what : {"\x80\x02}", "3\n", "little", "\0\0\x80\x3f"}) {
    std::string zip = good();
    const size_t at = what[0] == '\0' ? part_of(zip, kCentral) - 1 : zip.find(what);
    zip[at] ^= 1;
    EXPECT_NE(error_of(zip).find("the checksum of a/"), std::string::npos) << what;
  }
  std::string zip = good();
  zip[part_of(zip, kCentral) - 1] ^= 1;
  io::LoadOptions unchecked, mapped;
  unchecked.check_crc32 = false;
  mapped.mmap = true;
  EXPECT_EQ(error_of(zip, unchecked), "");
  EXPECT_EQ(error_of(zip, mapped), "");
  mapped.check_crc32 = true;
  EXPECT_NE(error_of(zip, mapped), "");
}

// ---- the old format ----

struct Legacy {
  std::string version = pickle("M\xe9\x03");
  std::string machine =
      pickle(dict({text("protocol_version"), "K\1", text("little_endian"), "\x88"}));
  std::string object = state_dict(tensor());
  std::string keys = pickle("]" + text("0") + "a");
  std::string storages = little(4, 8) + std::string(16, '\0');

  std::string bytes() const {
    return std::string(io::kLegacyMagic) + version + machine + object + keys + storages;
  }
};
template <class F>
std::string legacy(const F& spoil) {
  Legacy file;
  spoil(file);
  return file.bytes();
}

TEST(BadTorchFiles, LegacyCutOffAnywhere) {
  const std::string whole = Legacy().bytes();
  EXPECT_EQ(error_of(whole), "");
  for (size_t n = 0; n < whole.size(); ++n) {
    SCOPED_TRACE(n);
    EXPECT_NE(error_of(whole.substr(0, n)), "");
  }
}

TEST(BadTorchFiles, Legacy) {
  expect_refused({
      {"another version", legacy([](Legacy& f) { f.version = pickle("M\xea\x03"); }),
       "the version is not 1001"},
      {"a version that is a text", legacy([](Legacy& f) { f.version = pickle(text("1001")); }),
       "the version is not 1001"},
      {"a long version",
       legacy([](Legacy& f) { f.version = pickle(text(std::string(5000, 'x'))); }),
       "BINUNICODE: needs 5000 bytes"},
      {"a machine of the other order", legacy([](Legacy& f) {
         f.machine = pickle(dict({text("little_endian"), "\x89"}));
       }),
       "was not written by a little-endian machine"},
      {"a machine that is a list", legacy([](Legacy& f) { f.machine = pickle("]"); }),
       "little-endian machine"},
      {"a machine that says nothing", legacy([](Legacy& f) { f.machine = pickle("}"); }),
       "little-endian machine"},
      {"code", legacy([](Legacy& f) { f.object = pickle(name("posix", "system")); }),
       "posix.system"},
      {"keys that are a tuple", legacy([](Legacy& f) { f.keys = pickle(")"); }), "are no list"},
      {"a key that is a number", legacy([](Legacy& f) { f.keys = pickle("]K\1a"); }),
       "the key of a storage is an int"},
      {"an unknown key", legacy([](Legacy& f) { f.keys = pickle("]" + text("1") + "a"); }),
       "no tensor has storage 1"},
      {"a key twice", legacy([](Legacy& f) {
         f.keys = pickle("](" + text("0") + text("0") + "e");
         f.storages += f.storages;
       }),
       "storage 0 is there twice"},
      {"no keys", legacy([](Legacy& f) { f.keys = pickle("]"); }),
       "there are 0 storages, expected 1"},
      {"another size", legacy([](Legacy& f) { f.storages[0] = 5; }), "has 5 elements, expected 4"},
      {"a size of 2^64-1", legacy([](Legacy& f) { f.storages = little(~0ULL, 8); }), "expected 4"},
      {"a byte missing", legacy([](Legacy& f) { f.storages.pop_back(); }),
       "needs 16 bytes, the file has 15 more"},
      {"a byte more", legacy([](Legacy& f) { f.storages += "x"; }),
       "bytes behind the last storage"},
  });
}

}  // namespace
}  // namespace nnc::testing
