// SPDX-License-Identifier: Apache-2.0
// Options of parameter groups and attributes of schedulers: named values as Python holds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/form.h"
#include "base/literal.h"
#include "tensor/tensor.h"
#include "text/args.h"

namespace nnc::optim {

class Option {
 public:
  enum class Kind : uint8_t { kNone, kBool, kInt, kFloat, kText, kTuple, kList };

  Option() = default;  // None
  Option(bool v) : kind_(Kind::kBool), integer_(v) {}
  Option(int64_t v) : kind_(Kind::kInt), integer_(v) {}
  Option(double v) : kind_(Kind::kFloat), real_(v) {}
  explicit Option(std::string v) : kind_(Kind::kText), text_(std::move(v)) {}
  Option(Kind sequence, std::vector<Option> items) : kind_(sequence), items_(std::move(items)) {}
  static Option list(Span<const double> values);
  // A constructor call, and a sequence within one, are errors; `what` names the value in them.
  static Option of(const Value& v, std::string_view what);

  Kind kind() const { return kind_; }
  bool is_none() const { return kind_ == Kind::kNone; }
  bool is_text() const { return kind_ == Kind::kText; }
  bool is_sequence() const { return kind_ == Kind::kTuple || kind_ == Kind::kList; }
  // A number, also one of bool.
  bool is_number() const { return kind_ >= Kind::kBool && kind_ <= Kind::kFloat; }
  double number() const { return kind_ == Kind::kFloat ? real_ : static_cast<double>(integer_); }
  int64_t integer() const { return integer_; }
  const std::string& text() const { return text_; }
  const std::vector<Option>& items() const { return items_; }
  void set_item(size_t i, Option v) { items_[i] = std::move(v); }
  Option as(Kind sequence) const { return {sequence, items_}; }

 private:
  Kind kind_ = Kind::kNone;
  int64_t integer_ = 0;
  double real_ = 0;
  std::string text_;
  std::vector<Option> items_;
};

// As Python prints it.
void append_option(std::string& out, const Option& v);
// As a tensor, the form that include/nnc/optim.h describes under nnc_optimizer_state_dict.
Tensor to_tensor(const Option& v);
// And back. Of sequences the tensor does not tell whether they are tuples or lists: as `like`.
Option from_tensor(const Tensor& t, const Option& like, const char* op, std::string_view name);
// The same where the kind is known; `name` is that of an entry.
Option from_tensor(const Tensor& t, Form::Kind kind, std::string_view name);
Form::Kind kind_of(const Option& v);
// Does a tensor hold that sequence? Tuples of floats may have None, as options of optimizers do:
// NaN in the tensor. So a tuple that has NaN, and a list that has None, are sequences of single
// values.
bool is_row_of_numbers(const Option& sequence);

// In the order in which they were first set. A getter fails for a name that is not there, and for a
// value of another kind.
class Options {
 public:
  struct Entry {
    std::string name;
    Option value;
  };
  // owner: the class that messages name.
  explicit Options(const char* owner = "") : owner_(owner) {}
  // All that a constructor was given, but for one argument.
  explicit Options(const Args& a, std::string_view without = "");

  const std::vector<Entry>& entries() const { return entries_; }
  const Option* find(std::string_view name) const;
  const Option& at(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  void set(std::string_view name, Option v);

  double real(std::string_view name) const;
  int64_t integer(std::string_view name) const;
  bool flag(std::string_view name) const;
  const std::string& text(std::string_view name) const;
  // A sequence of n numbers; n < 0: of any length.
  std::vector<double> reals(std::string_view name, int64_t n) const;

 private:
  [[noreturn]] void wrong(std::string_view name, const char* expected) const;
  std::string owner_;
  std::vector<Entry> entries_;
};

// An entry of a state dict.
struct StateEntry {
  std::string key;
  Tensor tensor;
  Form form{};
};
using StateDict = std::vector<StateEntry>;
inline StateEntry entry(const KeyPath& path, const Tensor& t) {
  return {path.text(), t, path.form(Form::Kind::kTensor)};
}
inline StateEntry entry(const KeyPath& path, const Option& v) {
  return {path.text(), to_tensor(v), path.form(kind_of(v))};
}

}  // namespace nnc::optim
