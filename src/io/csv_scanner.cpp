// SPDX-License-Identifier: Apache-2.0
#include "io/csv_scanner.h"

namespace nnc::io {

std::string CsvField::text() const {
  if (!escaped) return std::string(raw);
  std::string out;
  for (size_t at = 0; at < raw.size(); ++at) {
    out += raw[at];
    if (raw[at] == '"') ++at;
  }
  return out;
}

void CsvScanner::pass_line_end() {
  if (at_ == text_.size()) return;
  at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
  line_begin_ = at_;
  ++line_;
}

bool CsvScanner::pass_empty_line() {
  const size_t begin = at_;
  while (!at_line_end() && (text_[at_] == ' ' || text_[at_] == '\t') && text_[at_] != delimiter_)
    ++at_;
  if (!at_line_end()) {
    at_ = begin;
    return false;
  }
  pass_line_end();
  return true;
}

bool CsvScanner::next(std::vector<CsvField>& fields) {
  // A column costs memory that a few bytes of a file must not take.
  constexpr size_t kMostColumns = 65'536;
  fields.clear();
  while (at_ < text_.size() && pass_empty_line()) {
  }
  if (at_ == text_.size()) return false;
  while (true) {
    fields.push_back(field());
    const CsvField& last = fields.back();
    if (fields.size() > kMostColumns)
      fail_in_csv(path_, last.line, last.column, "more than ", kMostColumns, " columns");
    if (at_line_end()) break;
    ++at_;
  }
  pass_line_end();
  return true;
}

CsvField CsvScanner::field() {
  CsvField out{{}, false, line_, static_cast<int64_t>(at_ - line_begin_) + 1};
  if (at_ < text_.size() && text_[at_] == '"') {
    quoted(out);
    return out;
  }
  const char *const begin = text_.data() + at_, *const end = text_.data() + text_.size();
  const char* at = begin;
  while (at != end && *at != delimiter_ && *at != '\n' && *at != '\r') ++at;
  out.raw = std::string_view(begin, static_cast<size_t>(at - begin));
  at_ += out.raw.size();
  return out;
}

void CsvScanner::quoted(CsvField& out) {
  const size_t begin = ++at_;
  while (true) {
    if (at_ == text_.size()) fail_in_csv(path_, out.line, out.column, "the quote does not end");
    if (text_[at_] == '\n' || text_[at_] == '\r') {
      pass_line_end();
      continue;
    }
    if (text_[at_] != '"') {
      ++at_;
      continue;
    }
    if (text_.substr(at_, 2) != "\"\"") break;
    out.escaped = true;
    at_ += 2;
  }
  out.raw = text_.substr(begin, at_ - begin);
  ++at_;
  if (!at_line_end() && text_[at_] != delimiter_)
    fail_in_csv(path_, line_, static_cast<int64_t>(at_ - line_begin_) + 1,
                "a delimiter or the end of the line is expected behind the quote");
}

}  // namespace nnc::io
