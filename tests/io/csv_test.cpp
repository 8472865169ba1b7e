// SPDX-License-Identifier: Apache-2.0
// CSV files against what pandas reads in them.
#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <fstream>
#include <sstream>

#include "io/csv.h"
#include "io/safetensors_files.h"
#include "ops/convert.h"
#include "support/expect_error.h"
#include "support/extremes.h"

namespace nnc::testing {
namespace {

std::string from_hex(const std::string& hex) {
  std::string out;
  for (size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return out;
}
std::vector<std::string> words_of(const std::string& line) {
  std::istringstream words(line);
  return {std::istream_iterator<std::string>(words), {}};
}
std::string text_of(const Tensor& x) {
  return {reinterpret_cast<const char*>(x.data<uint8_t>()), static_cast<size_t>(x.numel())};
}
// The texts of a column in their order.
std::vector<std::string> texts_of(const io::CsvTable& table, const std::string& column) {
  std::vector<std::string> out;
  while (const io::Item* i = find(table.categories, column + "." + std::to_string(out.size())))
    out.push_back(text_of(i->tensor));
  return out;
}

// "column NAME TYPE VALUES...".
void expect_column(const io::Item& item, const std::vector<std::string>& words) {
  EXPECT_EQ(item.key, from_hex(words[1]));
  SCOPED_TRACE(item.key);
  const bool category = words[2] == "category";
  EXPECT_EQ(std::string(dtype_name(item.tensor.dtype())), category ? "int64" : words[2]);
  ASSERT_EQ(item.tensor.dim(), 1);
  ASSERT_EQ(item.tensor.numel(), static_cast<int64_t>(words.size() - 3));
  const Tensor x = ops::to_dtype(item.tensor, DType::kFloat64);
  for (size_t i = 3; i < words.size(); ++i) {
    const double got = x.data<double>()[i - 3], expected = std::stold(words[i]);
    const bool same = got == expected && std::signbit(got) == std::signbit(expected);
    EXPECT_TRUE(same || (std::isnan(got) && std::isnan(expected)))
        << got << ", expected " << words[i];
  }
}

TEST(Csv, IsReadAsByPandas) {
  std::ifstream golden(std::string(NNC_GOLDEN_DIR) + "/csv.txt");
  std::string line;
  io::CsvTable table;
  size_t column = 0, texts = 0;
  int64_t cases = 0;
  const auto expect_all_seen = [&] {
    EXPECT_EQ(column, table.columns.size());
    EXPECT_EQ(texts, table.categories.size());
  };
  while (std::getline(golden, line)) {
    SCOPED_TRACE(line);
    const std::vector<std::string> words = words_of(line);
    if (words[0] == "case") {
      expect_all_seen();
      const size_t options = line.find(' ', 5) + 1;
      table = io::load_csv(std::string(NNC_GOLDEN_DIR) + "/" + words[1],
                           io::CsvOptions::of(line.substr(options).c_str()));
      column = texts = 0;
      ++cases;
    } else if (words[0] == "column") {
      ASSERT_LT(column, table.columns.size());
      expect_column(table.columns[column++], words);
    } else {
      std::vector<std::string> expected;
      for (size_t i = 1; i < words.size(); ++i) expected.push_back(from_hex(words[i]));
      EXPECT_EQ(texts_of(table, table.columns[column - 1].key), expected);
      texts += expected.size();
    }
  }
  expect_all_seen();
  EXPECT_EQ(cases, 53);
}

TEST(Csv, NumbersDoNotDependOnTheLocale) {
  const char* before = std::setlocale(LC_ALL, nullptr);
  const std::string kept = before ? before : "C";
  for (const char* name : {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "C"}) {
    if (!std::setlocale(LC_ALL, name)) continue;
    const io::CsvTable t = io::load_csv(write_file("a.csv", "a\n1.5\n"), {});
    EXPECT_EQ(t.columns[0].tensor.data<double>()[0], 1.5) << name;
  }
  std::setlocale(LC_ALL, kept.c_str());
}

TEST(Csv, IntsOfEveryTypeAreBounded) {
  const struct {
    const char *dtype, *least, *most, *below, *above;
  } rows[] = {{"int8", "-128", "127", "-129", "128"},
              {"uint8", "0", "255", "-1", "256"},
              {"int16", "-32768", "32767", "-32769", "32768"},
              {"int32", "-2147483648", "2147483647", "-2147483649", "2147483648"},
              {"int64", "-9223372036854775808", "9223372036854775807", "-9223372036854775809",
               "9223372036854775808"}};
  for (const auto& row : rows) {
    const io::CsvOptions options =
        io::CsvOptions::of(("dtype={'a': '" + std::string(row.dtype) + "'}").c_str());
    const auto load = [&](const std::string& value) {
      return io::load_csv(write_file("a.csv", "a\n" + value + "\n"), options).columns[0].tensor;
    };
    for (const char* v : {row.least, row.most}) {
      EXPECT_EQ(ops::to_dtype(load(v), DType::kInt64).data<int64_t>()[0], std::stoll(v));
    }
    for (const char* v : {row.below, row.above, "1.0", "x"}) {
      expect_error([&] { load(v); }, Code::kFile,
                   "line 2, column 1: column 'a': '" + std::string(v) + "' is no " + row.dtype);
    }
  }
}

TEST(Csv, OptionsOfManyColumnsTakeLittleTime) {
  constexpr int kColumns = 8000;
  std::string names, ones, used = "usecols=[", types = "dtype={";
  for (int i = 0; i < kColumns; ++i) {
    const std::string name = "c" + std::to_string(i), comma = i ? "," : "";
    names += comma + name;
    ones += comma + "1";
    used += comma + "'" + name + "'";
    types += comma + "'" + name + "': 'float32'";
  }
  const std::string path = write_file("a.csv", names + "\n" + ones + "\n");
  const nnc_test::Deadline soon(2);
  const std::string options = used + "], " + types + "}";
  const io::CsvTable t = io::load_csv(path, io::CsvOptions::of(options.c_str()));
  ASSERT_EQ(t.columns.size(), size_t{kColumns});
  EXPECT_EQ(t.columns.back().tensor.dtype(), DType::kFloat32);
}

TEST(Csv, ManyMissingValuesTakeLittleTime) {
  constexpr int kRows = 60000;
  std::string lines = "a,b\n", missing = "na_values=[-0.0";
  for (int i = 0; i < kRows; ++i) {
    lines += "v" + std::to_string(i) + "," + std::to_string(i) + ".5\n";
    missing += ",'w" + std::to_string(i) + "','" + std::to_string(2 * i) + ".50'";
  }
  const std::string path = write_file("a.csv", lines + "w7,0\nx,-0.0\n");
  const nnc_test::Deadline soon(4);
  const io::CsvTable t = io::load_csv(path, io::CsvOptions::of((missing + "]").c_str()));
  const double* const b = t.columns[1].tensor.data<double>();
  for (int i = 0; i < kRows; ++i) ASSERT_EQ(std::isnan(b[i]), i % 2 == 0) << i;
  EXPECT_TRUE(std::isnan(b[kRows]));
  EXPECT_TRUE(std::isnan(b[kRows + 1]));
  EXPECT_EQ(t.columns[0].tensor.data<int64_t>()[kRows], -1);
}

TEST(Csv, OptionsThatDoNotFitTheFile) {
  const std::string path = write_file("a.csv", "alpha,beta\n1,2\n");
  const auto load = [&](const char* options) {
    return [&path, options] { io::load_csv(path, io::CsvOptions::of(options)); };
  };
  expect_error(load("usecols=['alpa']"), Code::kUnknown, "did you mean 'alpha'?");
  expect_error(load("usecols=[2]"), Code::kIndex, "there is no column 2");
  expect_error(load("usecols=[-1]"), Code::kIndex, "there is no column -1");
  expect_error(load("usecols=[]"), Code::kInvalid, "expected a list of names or numbers");
  expect_error(load("dtype={'gamma': 'int64'}"), Code::kUnknown, "there is no column 'gamma'");
  expect_error(load("dtype='int65'"), Code::kUnknown, "there is no type 'int65'");
  expect_error(load("delimiter='ab'"), Code::kInvalid, "expected one character");
  expect_error(load("delimiter='\"'"), Code::kInvalid, "expected one character");
  expect_error(load("delimitter=';'"), Code::kUnknown, "did you mean 'delimiter'?");
  expect_error(load("names=['a', 'a']"), Code::kInvalid, "names has a name twice");
  expect_error(load("names=['a']"), Code::kFile, "the line has 2 fields, there are 1 names");
}

}  // namespace
}  // namespace nnc::testing
