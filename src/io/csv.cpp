// SPDX-License-Identifier: Apache-2.0
#include "io/csv.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "base/literal.h"
#include "base/utf8.h"
#include "io/csv_scanner.h"
#include "io/csv_value.h"
#include "io/gzip.h"
#include "io/plain_values.h"
#include "ops/convert.h"

namespace nnc::io {
namespace {

// kWide: ints of which some are not in int64.
enum class ColumnKind : uint8_t { kNothing, kInt, kWide, kFloat, kBool, kText };

// Of a text that is no whole number.
ColumnKind kind_of(std::string_view text) {
  if (csv_float(text)) return ColumnKind::kFloat;
  return csv_bool(text) ? ColumnKind::kBool : ColumnKind::kText;
}

// Of a column that was of a kind so far and goes on with this text. As pandas, which reads ints
// first: ints alone are none if one is not in uint64 either, and floats if one of them has a
// fraction.
ColumnKind with(ColumnKind so_far, std::string_view text) {
  const bool ints =
      so_far == ColumnKind::kNothing || so_far == ColumnKind::kInt || so_far == ColumnKind::kWide;
  const std::optional<CsvWhole> whole = csv_whole(text);
  if (ints && whole) {
    if (whole->range == CsvRange::kAbove) return ColumnKind::kText;
    return whole->range == CsvRange::kInt64 && so_far != ColumnKind::kWide ? ColumnKind::kInt
                                                                           : ColumnKind::kWide;
  }
  const ColumnKind kind = whole ? ColumnKind::kInt : kind_of(text);
  if (so_far == ColumnKind::kNothing || so_far == kind) return kind;
  const bool numbers = (ints || so_far == ColumnKind::kFloat) &&
                       (kind == ColumnKind::kInt || kind == ColumnKind::kFloat);
  return numbers ? ColumnKind::kFloat : ColumnKind::kText;
}

// The kind in which values of an element type are read.
ColumnKind kind_of(const CsvType& type) {
  if (!type) return ColumnKind::kText;
  if (*type == DType::kBool) return ColumnKind::kBool;
  return is_floating(*type) ? ColumnKind::kFloat : ColumnKind::kInt;
}

struct Column {
  std::string name;
  size_t place = 0;              // among the fields of a line
  std::optional<CsvType> asked;  // of the options
  ColumnKind kind = ColumnKind::kNothing;
  bool has_missing = false, of_ints = false;  // floats, since an int is missing
  Tensor values;
  std::unordered_map<std::string, int64_t> codes;  // of texts, as they are met
};

class Reader {
 public:
  Reader(const std::string& path, const CsvOptions& options)
      : path_(path),
        options_(options),
        missing_(options.na_values.begin(), options.na_values.end()),
        missing_numbers_(options.na_numbers.begin(), options.na_numbers.end()) {
    const InputFile file(path);
    UnpackedFile bytes(file);
    // What one category takes is mostly not its letters: 600 bytes, and the column's name twice.
    category_bytes_ = kFewCategoryBytes + 128 * std::max<int64_t>(0, file.size() - kSmallFile);
    category_bytes_ = std::max(category_bytes_, options.max_size.value_or(0));
    // Texts are looked at twice, so only columns are taken besides.
    const int64_t most = most_unpacked(file);
    text_ = bytes.read_all(options.max_size.value_or(most / 2));
    // The lines of a packed file may be shorter than what they become, and take time.
    if (bytes.is_packed() && !options.max_size) room_ = most - static_cast<int64_t>(text_.size());
    if (text_.starts_with("\xef\xbb\xbf")) text_.erase(0, 3);
    check_characters();
  }

  CsvTable read() {
    find_kinds();
    category_bytes_ = std::min(category_bytes_, room_);
    CsvTable out;
    for (Column& c : columns_) c.values = Tensor::empty({rows_}, stored_dtype(c));
    fill();
    size_t texts = 0;
    for (const Column& c : columns_) texts += c.codes.size();
    PlainValues values(texts);
    for (Column& c : columns_) finish(c, values, out);
    return out;
  }

 private:
  void check_characters() const;
  void read_names(const std::vector<CsvField>& first);
  void choose_columns(const std::vector<std::string>& names);
  void find_kinds();
  bool is_missing(std::string_view text) const;
  void look_at(Column& column, const CsvField& field) const;
  void check_value(const Column& column, const CsvField& field) const;
  static DType stored_dtype(Column& c);
  void fill();
  double float_of(const Column& column, const CsvField& field) const;
  void put(Column& column, int64_t row, const CsvField& field);
  void finish(Column& column, PlainValues& values, CsvTable& out) const;
  CsvScanner scanner() const { return {path_, text_, options_.delimiter}; }

  const std::string& path_;
  const CsvOptions& options_;
  const std::unordered_set<std::string_view> missing_;  // besides those that always are
  const std::unordered_set<double> missing_numbers_;    // 0 and -0 are one
  std::string text_;
  static constexpr int64_t kSmallFile = int64_t{1} << 20, kFewCategoryBytes = int64_t{46} << 20,
                           kCategory = 600, kValue = 16;
  int64_t category_bytes_ = 0, room_ = INT64_MAX;  // that categories, and all, may still take
  int64_t rows_ = 0;
  size_t fields_ = 0;  // of a line
  std::vector<Column> columns_;
};

void Reader::check_characters() const {
  const size_t zero = text_.find('\0');
  if (zero == std::string::npos && is_utf8(text_)) return;
  // The first line that is wrong.
  int64_t line = 1;
  for (size_t at = 0; at < text_.size(); ++line) {
    const size_t end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
    const std::string_view bytes = std::string_view(text_).substr(at, end - at);
    if (const size_t place = bytes.find('\0'); place != std::string::npos)
      fail_in_csv(path_, line, static_cast<int64_t>(place) + 1, "a zero byte is no text");
    if (!is_utf8(bytes)) fail_in_csv(path_, line, 1, "the line is no UTF-8");
    at = end;
  }
}

// As pandas makes names differ: a, a.1, a.2.
std::vector<std::string> made_unique(std::vector<std::string> names) {
  const std::unordered_set<std::string> given(names.begin(), names.end());
  std::unordered_set<std::string> used;
  std::unordered_map<std::string, int64_t> counts;
  for (std::string& name : names) {
    const std::string first = name;
    int64_t& n = counts[first];
    while (used.count(name) || (n > 0 && given.count(name)))
      name = first + "." + std::to_string(++n);
    used.insert(name);
  }
  return names;
}

void Reader::read_names(const std::vector<CsvField>& first) {
  fields_ = first.size();
  std::vector<std::string> names = options_.names;
  if (names.empty()) {
    for (size_t i = 0; i < first.size(); ++i) {
      names.push_back(options_.has_header() ? first[i].text() : std::to_string(i));
      if (names.back().empty()) names.back() = "Unnamed: " + std::to_string(i);
    }
    names = made_unique(std::move(names));
  }
  if (names.size() != fields_)
    fail_in_csv(path_, first[0].line, 1, "the line has ", fields_, " fields, there are ",
                names.size(), " names");
  check(made_unique(names) == names, Code::kInvalid, "options: names has a name twice");
  choose_columns(names);
}

void Reader::choose_columns(const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  std::unordered_map<std::string_view, size_t> places;
  for (size_t i = 0; i < names.size(); ++i) places.emplace(views[i], i);
  const auto place_of = [&](const std::string& name, const char* option) {
    const auto found = places.find(name);
    if (found != places.end()) return found->second;
    // Not in check(): it looks at all names.
    fail(Code::kUnknown, "options: ", option, ": there is no column '", name, "' in ", path_,
         did_you_mean(name, views));
  };
  std::vector<bool> used(names.size(), options_.usecols.empty());
  for (const auto& c : options_.usecols) {
    const auto* name = std::get_if<std::string>(&c);
    const int64_t number =
        name ? static_cast<int64_t>(place_of(*name, "usecols")) : std::get<int64_t>(c);
    check(number >= 0 && number < static_cast<int64_t>(names.size()), Code::kIndex,
          "options: usecols: there is no column ", number, " in ", path_, ", which has ",
          names.size());
    used[static_cast<size_t>(number)] = true;
  }
  std::vector<std::optional<CsvType>> asked(names.size(), options_.dtype);
  for (const auto& [name, type] : options_.dtypes) asked[place_of(name, "dtype")] = type;
  for (size_t i = 0; i < names.size(); ++i) {
    if (!used[i]) continue;
    const ColumnKind kind = asked[i] ? kind_of(*asked[i]) : ColumnKind::kNothing;
    columns_.push_back({names[i], i, asked[i], kind, false, false, {}, {}});
  }
}

bool Reader::is_missing(std::string_view text) const {
  return is_csv_missing(text) || missing_.count(text) > 0;
}

// All that can be wrong with the file is found here, before there is a tensor.
void Reader::find_kinds() {
  CsvScanner lines = scanner();
  std::vector<CsvField> fields;
  if (!lines.next(fields)) {
    if (options_.names.empty()) fail_in_csv(path_, 1, 1, "there is no column");
    fields.resize(options_.names.size());
    return read_names(fields);
  }
  read_names(fields);
  if (options_.has_header() && !lines.next(fields)) return;
  do {
    if (fields.size() != fields_)
      fail_in_csv(path_, fields.back().line, fields.back().column, "the line has ", fields.size(),
                  " fields, expected ", fields_);
    room_ -= kValue * static_cast<int64_t>(columns_.size());
    if (room_ < 0)
      fail_in_csv(path_, fields[0].line, 1, "more values than an archive of this size may have ",
                  "(option max_size)");
    for (Column& c : columns_) look_at(c, fields[c.place]);
    ++rows_;
  } while (lines.next(fields));
}

void Reader::look_at(Column& column, const CsvField& field) const {
  if (is_missing(field.raw)) {
    column.has_missing = true;
    const bool none =
        column.asked && (column.kind == ColumnKind::kInt || column.kind == ColumnKind::kBool);
    if (none)
      fail_in_csv(path_, field.line, field.column, "column '", column.name,
                  "': a value is missing, which ", **column.asked, " cannot have");
  } else if (column.asked) {
    check_value(column, field);
  } else if (column.kind != ColumnKind::kText) {
    column.kind = with(column.kind, field.raw);
  }
}

void Reader::check_value(const Column& column, const CsvField& field) const {
  bool ok = true;
  if (column.kind == ColumnKind::kBool) ok = csv_bool(field.raw).has_value();
  if (column.kind == ColumnKind::kFloat) ok = csv_float(field.raw).has_value();
  if (column.kind == ColumnKind::kInt) {
    const std::optional<int64_t> v = csv_int(field.raw);
    const auto bits = static_cast<int>(8 * item_size(**column.asked));
    const bool is_unsigned = **column.asked == DType::kUInt8;
    // What is left of the sign must all be the sign.
    ok = v && (is_unsigned ? *v >> bits == 0 : bits == 64 || *v >> (bits - 1) == *v >> 63);
  }
  if (!ok)
    fail_in_csv(path_, field.line, field.column, "column '", column.name, "': '",
                field.text().substr(0, 40), "' is no ", **column.asked);
}

DType Reader::stored_dtype(Column& c) {
  c.of_ints = c.has_missing && c.kind == ColumnKind::kInt;
  if (c.of_ints) c.kind = ColumnKind::kFloat;
  // What is objects in pandas is texts here: columns without rows, bools of which some are missing,
  // and ints beyond int64, which uint64 may hold in pandas.
  if (c.kind == ColumnKind::kNothing)
    c.kind = c.has_missing ? ColumnKind::kFloat : ColumnKind::kText;
  if (c.kind == ColumnKind::kWide || (c.has_missing && c.kind == ColumnKind::kBool))
    c.kind = ColumnKind::kText;
  if (c.kind == ColumnKind::kFloat) return DType::kFloat64;
  return c.kind == ColumnKind::kBool ? DType::kBool : DType::kInt64;
}

void Reader::fill() {
  CsvScanner lines = scanner();
  std::vector<CsvField> fields;
  if (options_.has_header()) lines.next(fields);
  for (int64_t row = 0; lines.next(fields); ++row) {
    for (Column& c : columns_) put(c, row, fields[c.place]);
  }
}

double Reader::float_of(const Column& column, const CsvField& field) const {
  const double v = csv_float(field.raw).value_or(0);
  return !column.of_ints && missing_numbers_.count(v) > 0 ? std::numeric_limits<double>::quiet_NaN()
                                                          : v;
}

void Reader::put(Column& column, int64_t row, const CsvField& field) {
  const bool missing = is_missing(field.raw);
  switch (column.kind) {
    case ColumnKind::kInt:
      column.values.mutable_data<int64_t>()[row] = csv_int(field.raw).value_or(0);
      return;
    case ColumnKind::kBool:
      column.values.mutable_data<bool>()[row] = csv_bool(field.raw).value_or(false);
      return;
    case ColumnKind::kText:
      break;
    default:
      column.values.mutable_data<double>()[row] =
          missing ? std::numeric_limits<double>::quiet_NaN() : float_of(column, field);
      return;
  }
  int64_t code = -1;
  if (!missing) {
    const auto next = static_cast<int64_t>(column.codes.size());
    code = column.codes.try_emplace(field.text(), next).first->second;
    if (code == next)
      category_bytes_ -=
          kCategory + static_cast<int64_t>(2 * column.name.size() + field.raw.size());
    if (category_bytes_ < 0)
      fail_in_csv(path_, field.line, field.column, "column '", column.name.substr(0, 40),
                  "': more different texts than a file of this size may have (usecols leaves ",
                  "columns out)");
  }
  column.values.mutable_data<int64_t>()[row] = code;
}

// Categories are in the order of their texts.
void Reader::finish(Column& column, PlainValues& values, CsvTable& out) const {
  if (column.kind == ColumnKind::kText) {
    std::vector<std::pair<std::string_view, int64_t>> texts(column.codes.begin(),
                                                            column.codes.end());
    std::sort(texts.begin(), texts.end());
    std::vector<int64_t> places(texts.size());
    const KeyPath path = KeyPath().name(column.name);
    for (size_t i = 0; i < texts.size(); ++i) {
      places[static_cast<size_t>(texts[i].second)] = static_cast<int64_t>(i);
      const KeyPath item = path.item(static_cast<int64_t>(i));
      out.categories.push_back(
          {item.text(), values.text(texts[i].first), item.form(Form::Kind::kStr)});
    }
    auto* codes = column.values.mutable_data<int64_t>();
    for (int64_t i = 0; i < rows_; ++i) {
      if (codes[i] >= 0) codes[i] = places[static_cast<size_t>(codes[i])];
    }
  } else if (column.asked && **column.asked != column.values.dtype()) {
    column.values = ops::to_dtype(column.values, **column.asked);
  }
  out.columns.push_back({column.name, column.values});
}

}  // namespace

CsvTable load_csv(const std::string& path, const CsvOptions& options) {
  return Reader(path, options).read();
}

}  // namespace nnc::io
