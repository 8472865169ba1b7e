// SPDX-License-Identifier: Apache-2.0
#include "mpi/options.h"

#include <charconv>

#include "mpi/support.h"

namespace nnc::mpi {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Reads names, "=" and values one after the other.
class Reader {
 public:
  explicit Reader(const char* text) : text_(text) {}

  bool ended() {
    skip();
    return at_ == text_.size();
  }
  std::string name() {
    skip();
    const size_t start = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    check(at_ > start, NNC_E_TEXT, "options: expected a name at ", start, ": '", text_, "'");
    return text_.substr(start, at_ - start);
  }
  // With its quotes, as it stands there.
  std::string value() {
    skip();
    const size_t start = at_;
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
      const size_t end = text_.find(text_[at_], at_ + 1);
      check(end != std::string::npos, NNC_E_TEXT, "options: a text without an end at ", start,
            ": '", text_, "'");
      at_ = end + 1;
      return text_.substr(start, at_ - start);
    }
    while (at_ < text_.size() && text_[at_] != ',' && !is_space(text_[at_])) ++at_;
    check(at_ > start, NNC_E_TEXT, "options: expected a value at ", start, ": '", text_, "'");
    return text_.substr(start, at_ - start);
  }
  void expect(char c) {
    skip();
    check(at_ < text_.size() && text_[at_] == c, NNC_E_TEXT, "options: expected '", c, "' at ", at_,
          ": '", text_, "'");
    ++at_;
  }

 private:
  void skip() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  const std::string text_;
  size_t at_ = 0;
};

}  // namespace

Options::Options(const char* text) {
  if (!text) return;
  Reader reader(text);
  while (!reader.ended()) {
    const std::string name = reader.name();
    reader.expect('=');
    check(values_.emplace(name, Value{reader.value()}).second, NNC_E_TEXT, "options: ", name,
          " is given twice");
    if (!reader.ended()) reader.expect(',');
  }
}

const std::string* Options::find(const char* name) {
  known_ += known_.empty() ? name : std::string(", ") + name;
  const auto at = values_.find(name);
  if (at == values_.end()) return nullptr;
  at->second.read = true;
  return &at->second.text;
}

bool Options::has(const char* name) const {
  const auto at = values_.find(name);
  return at != values_.end() && at->second.text != "None";
}

double Options::number(const char* name, double otherwise, double least, double most) {
  const std::string* t = find(name);
  if (!t) return otherwise;
  double value = 0.0;
  const auto [end, status] = std::from_chars(t->data(), t->data() + t->size(), value);
  check(status == std::errc() && end == t->data() + t->size(), NNC_E_INVALID, name,
        " must be a number, got ", *t);
  check(value >= least && value <= most, NNC_E_INVALID, name, " must be in ", least, "..", most,
        ", got ", *t);
  return value;
}

int64_t Options::integer(const char* name, int64_t otherwise, int64_t least, int64_t most) {
  const std::string* t = find(name);
  if (!t || *t == "None") return otherwise;
  int64_t value = 0;
  const auto [end, status] = std::from_chars(t->data(), t->data() + t->size(), value);
  check(status == std::errc() && end == t->data() + t->size(), NNC_E_INVALID, name,
        " must be an int, got ", *t);
  check(value >= least && value <= most, NNC_E_INVALID, name, " must be in ", least, "..", most,
        ", got ", *t);
  return value;
}

bool Options::flag(const char* name, bool otherwise) {
  const std::string* t = find(name);
  if (!t) return otherwise;
  check(*t == "True" || *t == "False", NNC_E_INVALID, name, " must be True or False, got ", *t);
  return *t == "True";
}

std::string Options::word(const char* name, const std::string& otherwise) {
  const std::string* t = find(name);
  if (!t || *t == "None") return otherwise;
  if (t->size() >= 2 && (t->front() == '\'' || t->front() == '"')) {
    return t->substr(1, t->size() - 2);
  }
  return *t;
}

void Options::finish() const {
  for (const auto& [name, value] : values_) {
    check(value.read, NNC_E_UNKNOWN, "there is no option ", name,
          "; those that there are: ", known_);
  }
}

}  // namespace nnc::mpi
