// SPDX-License-Identifier: Apache-2.0
// CSV files that are damaged or made up.
#include "io/bad_files.h"
#include "io/csv.h"
#include "io/gzip_bytes.h"

namespace nnc::testing {
namespace {

using namespace std::string_literals;

std::string csv_error(const std::string& bytes, const char* options = nullptr,
                      const char* place = "line ") {
  return refusal(
      "bad.csv", bytes,
      [&](const std::string& path) { io::load_csv(path, io::CsvOptions::of(options)); }, place);
}
const std::vector<std::vector<std::string>>& cells() {
  static const std::vector<std::vector<std::string>> rows = {{"name", "age", "height", "here"},
                                                             {"Ann", "31", "1.65", "True"},
                                                             {"Bob", "25", "1.82", "False"},
                                                             {"Cleo", "47", "1.74", "True"},
                                                             {"Dan", "19", "1.91", "False"}};
  return rows;
}
// The file with another text in one place, and in which column that begins.
struct Changed {
  std::string bytes;
  size_t column;
};
Changed with(size_t row, size_t column, const std::string& text) {
  Changed out{"", 0};
  for (size_t r = 0; r < cells().size(); ++r) {
    std::string line;
    for (size_t c = 0; c < cells()[r].size(); ++c) {
      if (c) line += ',';
      if (r == row && c == column) out.column = line.size() + 1;
      line += r == row && c == column ? text : cells()[r][c];
    }
    out.bytes += line + "\n";
  }
  return out;
}

TEST(BadCsv, TheGoodFileOfTheseTestsIsGood) {
  EXPECT_EQ(csv_error(with(9, 9, "").bytes), "");
  EXPECT_EQ(csv_error(gzipped(with(9, 9, "").bytes)), "");
}

// In each of 20 places.
TEST(BadCsv, EveryCellInEveryWay) {
  int64_t files = 0;
  for (size_t row = 0; row < cells().size(); ++row) {
    for (size_t column = 0; column < cells()[0].size(); ++column) {
      const auto expect = [&](const std::string& text, size_t moved, const std::string& words) {
        const Changed c = with(row, column, text);
        const std::string error = csv_error(c.bytes);
        const std::string place = "line " + std::to_string(row + 1) + ", column " +
                                  std::to_string(c.column + moved) + ": " + words;
        EXPECT_NE(error.find(place), std::string::npos) << error << "\nexpected: " << place;
        ++files;
      };
      expect("\"open", 0, "the quote does not end");
      expect("\"a\"b", 3, "a delimiter or the end of the line is expected behind the quote");
      expect("\"a\" ", 3, "a delimiter or the end of the line is expected behind the quote");
      expect(std::string("a\0b", 3), 1, "a zero byte is no text");
      for (const char* text : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\xaf", "\xf5\x80\x80\x80"}) {
        const std::string error = csv_error(with(row, column, text).bytes);
        EXPECT_NE(
            error.find("line " + std::to_string(row + 1) + ", column 1: the line is no UTF-8"),
            std::string::npos)
            << error;
        ++files;
      }
      // One field too many: in the header it is the next line that has too few.
      const std::string error = csv_error(with(row, column, "x,y").bytes);
      const std::string words = row == 0 ? "line 2, column 13: the line has 4 fields, expected 5"
                                         : "the line has 5 fields, expected 4";
      EXPECT_NE(error.find(words), std::string::npos) << error;
      EXPECT_NE(csv_error(with(row, column, "x\ny").bytes).find("fields, expected "),
                std::string::npos);
      files += 2;
    }
  }
  EXPECT_GE(files, 150);
}

TEST(BadCsv, ValuesOfAnotherType) {
  const auto expect = [](const char* options, size_t row, size_t column, const char* text,
                         const std::string& words) {
    const Changed c = with(row, column, text);
    const std::string error = csv_error(c.bytes, options);
    const std::string place = "line " + std::to_string(row + 1) + ", column " +
                              std::to_string(c.column) + ": column '" + cells()[0][column] +
                              "': " + words;
    EXPECT_NE(error.find(place), std::string::npos) << error << "\nexpected: " << place;
  };
  for (size_t row = 1; row < cells().size(); ++row) {
    expect("dtype={'age': 'int64'}", row, 1, "", "a value is missing, which int64 cannot have");
    expect("dtype={'age': 'int64'}", row, 1, "NA", "a value is missing");
    expect("dtype={'age': 'int64'}", row, 1, "2.5", "'2.5' is no int64");
    expect("dtype={'age': 'uint8'}", row, 1, "256", "'256' is no uint8");
    expect("dtype={'age': 'int8'}", row, 1, "-129", "'-129' is no int8");
    expect("dtype={'height': 'float32'}", row, 2, "tall", "'tall' is no float32");
    expect("dtype={'height': 'float64'}", row, 2, "1.5.1", "'1.5.1' is no float64");
    expect("dtype={'here': 'bool'}", row, 3, "yes", "'yes' is no bool");
    expect("dtype={'here': 'bool'}", row, 3, "", "a value is missing, which bool cannot have");
  }
}

TEST(BadCsv, Files) {
  const auto error_of = [](const std::string& bytes) { return csv_error(bytes); };
  expect_refused(
      {
          {"nothing", "", "line 1, column 1: there is no column"},
          {"empty lines", "\n\r\n\r", "there is no column"},
          {"a BOM", "\xef\xbb\xbf", "there is no column"},
          {"UTF-16", "\xff\xfe"s + "a\0,\0b\0\n\0"s, "a zero byte is no text"},
          {"UTF-32", "a\0\0\0"s, "a zero byte is no text"},
          {"Latin-1", "a,b\nJ\xfcrgen,1\n", "line 2, column 1: the line is no UTF-8"},
          {"a quote alone", "\"", "line 1, column 1: the quote does not end"},
          {"a quote in the header", "a,\"b\n1,2\n", "line 1, column 3: the quote does not end"},
          {"a quote that ends late", "a\n\"x\n\n\ny", "line 2, column 1: the quote does not end"},
          {"behind lines", "a\n\"x\ny\"z\n", "line 3, column 3: a delimiter"},
          {"65537 columns", std::string(65'536, ','), "more than 65536 columns"},
          {"a picture", "\x89PNG\r\n\x1a\n", "line 1, column 1: the line is no UTF-8"},
          {"a short first line", "a\n1,2\n", "line 2, column 3: the line has 2 fields, expected 1"},
      },
      error_of);
}

// Small files whose categories would be large.
TEST(BadCsv, CategoriesThatFillTheMemory) {
  const auto table = [](int columns, size_t letters, int rows) {
    std::string out;
    for (int row = 0; row <= rows; ++row) {
      for (int c = 0; c < columns; ++c) {
        out += row == 0 ? std::string(letters, 'n') : "x" + std::to_string(row);
        out += c + 1 < columns ? ',' : '\n';
      }
    }
    return out;
  };
  for (const std::string& bytes :
       {table(9, 50'000, 100), table(100, 5000, 100), table(500, 2, 180), table(1, 1, 90'000)}) {
    const std::string error = csv_error(bytes, nullptr, "line ");
    EXPECT_NE(error.find("more different texts than a file of this size may have"),
              std::string::npos)
        << error;
  }
}

TEST(BadCsv, GzipThatIsDamaged) {
  const std::string packed = gzipped(with(9, 9, "").bytes);
  const auto error_of = [](const std::string& bytes) {
    return csv_error(bytes, nullptr, "offset ");
  };
  for (size_t n = 2; n < packed.size(); ++n) EXPECT_NE(error_of(packed.substr(0, n)), "") << n;
  for (size_t at = 10; at < packed.size(); ++at) {
    std::string spoiled = packed;
    spoiled[at] ^= 0x55;
    EXPECT_NE(error_of(spoiled), "") << at;
  }
}

TEST(BadCsv, ClaimsTakeNoMemory) {
  constexpr size_t kMegabyte = size_t{1} << 20;
  std::string columns, quotes = "\"";
  while (columns.size() < kMegabyte - 8) columns += std::to_string(columns.size() / 6) + ",";
  while (quotes.size() < kMegabyte - 8) quotes += "\"\"";
  std::string different = "a\n";
  for (int i = 0; different.size() < kMegabyte - 8; ++i)
    different += "x" + std::to_string(i) + "\n";
  for (const std::string& bytes :
       {columns, quotes, different, std::string(kMegabyte - 1, ','), std::string(kMegabyte, '\n'),
        "a\n" + std::string(kMegabyte - 8, '1') + "\n1,2\n", gzipped(std::string(26 << 20, 'a')),
        gzipped(std::string(100 << 20, ','))}) {
    expect_bounded(bytes, [&] { EXPECT_NE(csv_error(bytes, nullptr, ""), ""); });
  }
}

// Each line of the text takes more than its letters.
TEST(BadCsv, ManyLinesInASmallArchive) {
  std::string lines = "a\n", texts = "a,b\n";
  while (lines.size() < (8 << 20)) lines += "x\n";
  for (int i = 0; i < 100'000; ++i) texts += "x" + std::to_string(i) + ",1\n";
  while (texts.size() < (20 << 20)) texts += "," + std::string(60, '1') + "\n";
  const std::string many = gzipped(lines), different = gzipped(texts);
  expect_bounded(many, [&] {
    EXPECT_NE(csv_error(many, nullptr, "line ").find("more values than an archive of this size"),
              std::string::npos);
  });
  EXPECT_EQ(csv_error(many, "max_size=33554432", ""), "");
  expect_bounded(different, [&] {
    EXPECT_NE(csv_error(different, nullptr, "line ").find("more different texts"),
              std::string::npos);
  });
}

}  // namespace
}  // namespace nnc::testing
