// SPDX-License-Identifier: Apache-2.0
// The categories of a CSV file by column, also of one whose name begins as another's.
#include <gtest/gtest.h>
#include <nnc/nnc.h>

#include <fstream>
#include <string>

#include "support/temporary_folder.h"

namespace {

void ok(nnc_error* e) {
  EXPECT_EQ(e, nullptr) << (e ? nnc_error_message(e) : "");
  nnc_error_free(e);
}

TEST(CsvCategories, OfAColumnBesideOneWithALongerName) {
  const std::string path = nnc_test::temporary_path("like_names.csv");
  std::ofstream(path) << "a,a\nx,p\ny,q\n";  // the second becomes "a.1"
  nnc_ctx* s = nullptr;
  nnc_named *columns = nullptr, *categories = nullptr;
  ok(nnc_ctx_scope(nullptr, &s));
  ok(nnc_csv_load(s, path.c_str(), nullptr, &columns, &categories));
  EXPECT_EQ(std::string(nnc_named_key(columns, 1)), "a.1");
  const auto expect = [&](const char* column, const char* first, const char* second) {
    nnc_named* texts = nullptr;
    ok(nnc_named_sub(s, categories, column, &texts));
    ASSERT_EQ(nnc_named_count(texts), 2) << column;
    for (const char* key : {"0", "1"}) {
      nnc_string* text = nullptr;
      ok(nnc_named_value(s, texts, key, &text));
      EXPECT_EQ(std::string(nnc_string_data(text)), key[0] == '0' ? first : second);
    }
  };
  expect("a", "x", "y");
  expect("a.1", "p", "q");
  nnc_release(s);
}

}  // namespace
