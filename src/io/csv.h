// SPDX-License-Identifier: Apache-2.0
// CSV files: columns with names, as pandas.read_csv reads them.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "io/item.h"

namespace nnc::io {

// What a column is asked to be: an element type, or none for categories.
using CsvType = std::optional<DType>;

struct CsvOptions {
  char delimiter = ',';
  std::optional<bool> header;  // none: unless there are names
  std::vector<std::string> names;
  std::vector<std::variant<std::string, int64_t>> usecols;  // none: all
  std::optional<CsvType> dtype;                             // of all columns; none: as they are
  std::vector<std::pair<std::string, CsvType>> dtypes;      // of some
  std::vector<std::string> na_values;                       // besides those that always are
  std::vector<double> na_numbers;                           // the same in a column of floats
  std::optional<int64_t> max_size;                          // of what is unpacked

  // "delimiter=';', usecols=['a', 'b']"; null is none.
  static CsvOptions of(const char* text);
  bool has_header() const { return header.value_or(names.empty()); }
};

struct CsvTable {
  Items columns;     // one dimension each; of texts their codes, -1 where one is missing
  Items categories;  // "column.0", ...: the texts of the codes
};
CsvTable load_csv(const std::string& path, const CsvOptions& options);

}  // namespace nnc::io
