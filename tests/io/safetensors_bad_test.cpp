// SPDX-License-Identifier: Apache-2.0
// Safetensors files and indices that are damaged or made up: each gets an error that names the
// file, the place and the rule.
#include <gtest/gtest.h>

#include "io/safetensors.h"
#include "io/safetensors_files.h"
#include "support/slow_build.h"

namespace nnc::testing {
namespace {

struct BadFile {
  std::string name, bytes, words;
};
using Rows = std::vector<BadFile>;

// The error that loading gives; "" for none.
std::string error_of(const std::string& bytes) {
  try {
    io::load_safetensors(write_file("bad", bytes), {});
  } catch (const Error& e) {
    EXPECT_TRUE(e.code() == Code::kFile || e.code() == Code::kUnsupported) << e.what();
    return e.what();
  }
  return "";
}
void expect_refused(const Rows& rows) {
  const std::string file = "file: " + nnc_test::temporary_path("bad") + ": ";
  for (const BadFile& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string error = error_of(row.bytes);
    EXPECT_EQ(error.substr(0, file.size()), file);
    EXPECT_NE(error.find(row.words), std::string::npos)
        << "got:      " << error << "\nexpected: " << row.words;
  }
}

constexpr const char* kTwo =
    R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I64","shape":[1],"data_offsets":[8,16]}})";

std::string two() {
  return safetensors(kTwo, 16);
}
// The header with the first `from` replaced.
std::string with(const std::string& from, const std::string& to, size_t data = 16) {
  std::string header = kTwo;
  const size_t at = header.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return safetensors(header.replace(at, from.size(), to), data);
}
std::string with_length(uint64_t n) {
  std::string file = two();
  for (size_t i = 0; i < 8; ++i) file[i] = static_cast<char>(n >> (8 * i) & 0xff);
  return file;
}
// One tensor of float32.
std::string one(const std::string& sizes, const std::string& offsets, size_t data) {
  return safetensors(
      R"({"a":{"dtype":"F32","shape":)" + sizes + R"(,"data_offsets":)" + offsets + "}}", data);
}
std::string repeated(const std::string& s, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += s;
  return out;
}

TEST(BadSafetensors, TheGoodFileOfTheseTestsIsGood) {
  EXPECT_EQ(error_of(two()), "");
  EXPECT_EQ(error_of(with("16]}}", "16]}}  \n")), "");
  EXPECT_EQ(error_of(with("{\"a\"", "{\"__metadata__\":{},\"a\"")), "");
  EXPECT_EQ(error_of(one("[0,281474976710655]", "[0,0]", 0)), "");
}

TEST(BadSafetensors, CutOffAnywhere) {
  const std::string good = two();
  ASSERT_GT(good.size(), 120u);
  Rows rows;
  for (size_t n = 0; n < good.size(); ++n) {
    const char* words = n < 8                  ? "too few for the length of a header"
                        : n < good.size() - 16 ? "a header of 108 bytes in a file of "
                                               : "do not lie within";
    rows.push_back({"cut to " + std::to_string(n), good.substr(0, n), words});
  }
  expect_refused(rows);
}

TEST(BadSafetensors, Lengths) {
  expect_refused({
      {"0", with_length(0), "does not begin with '{'"},
      {"1", with_length(1), "this is no JSON"},
      {"7", with_length(7), "this is no JSON"},
      {"one less", with_length(107), "this is no JSON"},
      {"one more", with_length(109), "do not lie within the 15 bytes"},
      {"all", with_length(124), "do not lie within the 0 bytes"},
      {"more than the file", with_length(125), "a header of 125 bytes in a file of 132"},
      {"the most", with_length(100'000'000), "a header of 100000000 bytes in a file of 132"},
      {"above", with_length(100'000'001), "at most 100000000"},
      {"2^63", with_length(uint64_t{1} << 63), "at most 100000000"},
      {"2^64 - 1", with_length(~uint64_t{0}), "at most 100000000"},
      {"2^64 - 8", with_length(~uint64_t{7}), "at most 100000000"},
  });
}

TEST(BadSafetensors, Texts) {
  Rows rows;
  const auto header = [&](const char* name, const std::string& text, const char* words) {
    rows.push_back({name, safetensors(text, 0), words});
  };
  const char *json = "this is no JSON", *begin = "does not begin with '{'";
  header("array", "[]", begin);
  header("space first", " {}", begin);
  header("mark of order", "\xef\xbb\xbf{}", begin);
  header("null", "null", begin);
  header("text", "\"a\"", begin);
  header("empty", "", begin);
  header("open", "{", json);
  header("open name", "{\"a", json);
  header("no value", "{\"a\"}", json);
  header("no colon", "{\"a\" {}}", json);
  header("comma at the end", "{\"__metadata__\":{},}", json);
  header("two values", "{}{}", json);
  header("word behind", "{} x", json);
  header("comment", "{/* */}", json);
  header("NUL behind", std::string("{}\0", 3), "a NUL in JSON");
  header("NUL within", std::string("{\0}", 3), "a NUL in JSON");
  header("single quotes", "{'a':{}}", json);
  header("no UTF-8", "{\"\xff\":{}}", json);
  header("overlong UTF-8", "{\"\xc0\x80\":{}}", json);
  header("surrogate", "{\"\xed\xa0\x80\":{}}", json);
  header("half a pair", "{\"\\ud800\":{}}", json);
  header("unknown escape", "{\"\\q\":{}}", json);
  header("control character", "{\"\n\":{}}", json);
  header("NUL in a name", "{\"a\\u0000\":{}}", "a NUL in a name");
  header("deep arrays", "{\"a\":" + std::string(100'000, '['), "no array may stand here");
  header("deep objects", "{\"__metadata__\":" + repeated("{\"a\":", 100'000),
         "no object may stand here");
  header("deep sizes", R"({"a":{"shape":)" + std::string(100'000, '['), "no array may stand here");
  expect_refused(rows);
}

TEST(BadSafetensors, Values) {
  Rows rows;
  for (const char* wrong :
       {"null", "true", "false", "-1", "-0", "1.0", "1e3", "0.5", "18446744073709551616"}) {
    const char* words = "only whole numbers from 0 on";
    rows.push_back({std::string("tensor ") + wrong,
                    safetensors(std::string("{\"a\":") + wrong + "}", 0), words});
    rows.push_back(
        {std::string("size ") + wrong, one(std::string("[") + wrong + "]", "[0,4]", 4), words});
    rows.push_back(
        {std::string("offset ") + wrong, one("[1]", std::string("[0,") + wrong + "]", 4), words});
    rows.push_back({std::string("dtype ") + wrong, with("\"F32\"", wrong), words});
  }
  rows.push_back({"infinite size", one("[1e999]", "[0,4]", 4), "this is no JSON"});
  rows.push_back({"number as a tensor", safetensors("{\"a\":1}", 0), "no number may stand here"});
  rows.push_back({"text as a tensor", safetensors("{\"a\":\"x\"}", 0), "no text may stand here"});
  rows.push_back({"array as a tensor", safetensors("{\"a\":[]}", 0), "no array may stand here"});
  rows.push_back({"number as a dtype", with("\"F32\"", "1"), "no number may stand here"});
  rows.push_back({"array as a dtype", with("\"F32\"", "[]"), "no array may stand here"});
  rows.push_back({"object as a dtype", with("\"F32\"", "{}"), "no object may stand here"});
  rows.push_back({"number as sizes", with("[2]", "2"), "no number may stand here"});
  rows.push_back({"text as sizes", with("[2]", "\"2\""), "no text may stand here"});
  rows.push_back({"object as sizes", with("[2]", "{}"), "no object may stand here"});
  rows.push_back({"text as a size", with("[2]", "[\"2\"]"), "no text may stand here"});
  rows.push_back({"array as a size", with("[2]", "[[2]]"), "no array may stand here"});
  rows.push_back({"object as a size", with("[2]", "[{}]"), "no object may stand here"});
  rows.push_back({"number as offsets", with("[0,8]", "8"), "no number may stand here"});
  rows.push_back({"array as an offset", with("[0,8]", "[0,[8]]"), "no array may stand here"});
  rows.push_back({"2^48", one("[281474976710656]", "[0,4]", 4), "is above 2^48 - 1"});
  rows.push_back({"2^64 - 1", one("[1]", "[0,18446744073709551615]", 4), "is above 2^48 - 1"});
  rows.push_back({"unknown dtype", with("F32", "F33"), "there is no element type 'F33'"});
  rows.push_back({"small letters", with("F32", "f32"), "there is no element type 'f32'"});
  rows.push_back({"no dtype", with("F32", ""), "there is no element type ''"});
  for (const char* other :
       {"F4", "F6_E2M3", "F6_E3M2", "F8_E5M2", "F8_E4M3", "F8_E8M0", "U16", "U32", "U64", "C64"}) {
    rows.push_back({other, with("F32", other), "which this library has not"});
  }
  expect_refused(rows);
}

TEST(BadSafetensors, Fields) {
  const char* lacks = "tensor 'a' lacks a field";
  expect_refused({
      {"none", safetensors("{\"a\":{}}", 0), lacks},
      {"no dtype", with("\"dtype\":\"F32\",", ""), lacks},
      {"no shape", with("\"shape\":[2],", ""), lacks},
      {"no offsets", with(",\"data_offsets\":[0,8]", ""), lacks},
      {"no offset", with("[0,8]", "[]"), lacks},
      {"one offset", with("[0,8]", "[0]"), lacks},
      {"three offsets", with("[0,8]", "[0,8,8]"), "data_offsets are two numbers"},
      {"another field", with("\"shape\"", "\"more\":[],\"shape\""), "has an unknown field 'more'"},
      {"dtype twice", with("\"shape\"", "\"dtype\":\"F32\",\"shape\""), "has dtype twice"},
      {"shape twice", with("\"data", "\"shape\":[2],\"data"), "has shape twice"},
      {"offsets twice", with("\"shape\"", "\"data_offsets\":[0,8],\"shape\""),
       "has data_offsets twice"},
      {"name twice", with("\"b\"", "\"a\""), "the name 'a' stands there twice"},
      {"name twice, escaped", with("\"b\"", "\"\\u0061\""), "the name 'a' stands there twice"},
      {"metadata twice", with("{\"a\"", "{\"__metadata__\":{},\"__metadata__\":{},\"a\""),
       "'__metadata__' stands there twice"},
      {"key of metadata twice", with("{\"a\"", "{\"__metadata__\":{\"k\":\"\",\"k\":\"\"},\"a\""),
       "the metadata 'k' stand there twice"},
      {"number in metadata", with("{\"a\"", "{\"__metadata__\":{\"k\":1},\"a\""),
       "no number may stand here"},
      {"null in metadata", with("{\"a\"", "{\"__metadata__\":{\"k\":null},\"a\""),
       "only whole numbers"},
      {"object in metadata", with("{\"a\"", "{\"__metadata__\":{\"k\":{}},\"a\""),
       "no object may stand here"},
      {"array in metadata", with("{\"a\"", "{\"__metadata__\":{\"k\":[]},\"a\""),
       "no array may stand here"},
      {"metadata no object", with("{\"a\"", "{\"__metadata__\":\"k\",\"a\""),
       "no text may stand here"},
      {"65 dimensions", one("[1" + repeated(",1", 64) + "]", "[0,4]", 4),
       "has more than 64 dimensions"},
      {"a million dimensions", one("[1" + repeated(",1", 1'000'000) + "]", "[0,4]", 4),
       "has more than 64 dimensions"},
  });
}

TEST(BadSafetensors, Places) {
  const char *within = "do not lie within", *bytes = " between its data_offsets";
  expect_refused({
      {"swapped", one("[2]", "[8,0]", 8), within},
      {"behind the end", one("[2]", "[0,9]", 8), within},
      {"far behind the end", one("[2]", "[281474976710647,281474976710655]", 8), within},
      {"too few bytes", one("[2]", "[0,4]", 4), bytes},
      {"too many bytes", one("[1]", "[0,8]", 8), bytes},
      {"no bytes", one("[1]", "[0,0]", 0), bytes},
      {"bytes of nothing", one("[0]", "[0,4]", 4), bytes},
      {"half an element", one("[1]", "[0,2]", 2), bytes},
      {"wrapped product", one("[4294967296,4294967296]", "[0,0]", 0), "have no product in 64 bits"},
      {"wrapped to 4", one("[281474976710655,281474976710655,281474976710655]", "[0,4]", 4),
       "have no product in 64 bits"},
      {"wrapped before 0", one("[281474976710655,281474976710655,0]", "[0,0]", 0),
       "have no product in 64 bits"},
      {"wrapped behind 0", one("[0,281474976710655,281474976710655]", "[0,0]", 0),
       "have no product in 64 bits"},
      {"wrapped around 0", one("[281474976710655,0,281474976710655]", "[0,0]", 0),
       "have no product in 64 bits"},
      {"large", one("[281474976710655]", "[0,4]", 4), bytes},
      {"hole in front", one("[1]", "[4,8]", 8), "begins behind the end of the one before it"},
      {"hole", with("[8,16]", "[9,17]", 17), "tensor 'b' begins behind the end of"},
      {"overlap", with("[8,16]", "[7,15]", 15), "tensor 'b' begins within the one before it"},
      {"the same place", with("[8,16]", "[0,8]", 8), "begins within the one before it"},
      {"byte at the end", safetensors(kTwo, 17), "1 bytes stand behind the last tensor"},
      {"page at the end", safetensors(kTwo, 16 + 4096), "4096 bytes stand behind the last tensor"},
      {"bytes without tensors", safetensors("{}", 3), "3 bytes stand behind the last tensor"},
  });
}

TEST(BadSafetensors, AMillionNames) {
  if (NNC_TEST_SLOW) GTEST_SKIP() << "a minute and more";
  std::string header = "{";
  for (int i = 0; i < 1'000'002; ++i)
    header += (i ? ",\"" : "\"") + std::to_string(i) +
              "\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}";
  expect_refused({{"names", safetensors(header + "}", 1), "more than 1000000 tensors"}});
}

TEST(BadSafetensors, Indices) {
  const char *files = "weight_map has names of files",
             *name = "is no name of a file in the folder of the index";
  Rows rows = {
      {"no map", "{\"metadata\":{}}", "there is no weight_map"},
      {"two maps", "{\"weight_map\":{},\"weight_map\":{}}", "there are two weight_maps"},
      {"no JSON", "{\"weight_map\":{}", "this is no JSON"},
      {"behind the end", "{\"weight_map\":{}} x", "this is no JSON"},
      {"text as a map", "{\"weight_map\":\"x\"}", "weight_map is an object"},
      {"number as a map", "{\"weight_map\":1}", files},
      {"null as a map", "{\"weight_map\":null}", files},
      {"array as a map", "{\"weight_map\":[]}", files},
      {"number as a file", "{\"weight_map\":{\"a\":1}}", files},
      {"null as a file", "{\"weight_map\":{\"a\":null}}", files},
      {"array as a file", "{\"weight_map\":{\"a\":[]}}", files},
      {"object as a file", "{\"weight_map\":{\"a\":{}}}", files},
      {"name twice", "{\"weight_map\":{\"a\":\"x\",\"a\":\"y\"}}",
       "the name 'a' stands there twice"},
      {"deep", "{\"metadata\":" + std::string(100'000, '['), "more than 100 levels"},
  };
  for (const char* file :
       {"", ".", "..", "../bad", "/etc/passwd", "folder/file", "a\\\\b", "a\\u0000"}) {
    rows.push_back({file, "{\"weight_map\":{\"a\":\"" + std::string(file) + "\"}}", name});
  }
  expect_refused(rows);
}

TEST(BadSafetensors, FilesOfIndices) {
  write_file("shard", two());
  const auto index = [](const char* map) {
    return error_of(std::string("{\"weight_map\":") + map + "}");
  };
  EXPECT_EQ(index(R"({"a":"shard","b":"shard"})"), "");
  EXPECT_NE(index(R"({"a":"shard","b":"shard","c":"shard"})")
                .find("shard: offset 8: there is no tensor 'c'"),
            std::string::npos);
  EXPECT_NE(index(R"({"b":"shard"})").find("tensor 'a' is not in the index"), std::string::npos);
  EXPECT_NE(index(R"({"a":"nowhere"})").find("nowhere: cannot open: No such file or directory"),
            std::string::npos);
}

TEST(BadSafetensors, LenientLoadingPassesOverTheEnd) {
  const std::string path = write_file("long", safetensors(kTwo, 100));
  EXPECT_EQ(io::load_safetensors(path, io::SafetensorsOptions::of("strict=False")).size(), 2u);
}

}  // namespace
}  // namespace nnc::testing
