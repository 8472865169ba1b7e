// SPDX-License-Identifier: Apache-2.0
#include "optim/option.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ops/convert.h"

namespace nnc::optim {

using Kind = Option::Kind;

Option Option::list(Span<const double> values) {
  return {Kind::kList, std::vector<Option>(values.begin(), values.end())};
}

Option Option::of(const Value& v, std::string_view what) {
  switch (v.kind()) {
    case Value::Kind::kNone:
      return {};
    case Value::Kind::kBool:
      return v.as_bool();
    case Value::Kind::kInt:
      return v.as_int();
    case Value::Kind::kFloat:
      return v.as_float();
    case Value::Kind::kString:
      return Option(std::string(v.as_string()));
    case Value::Kind::kDict:
    case Value::Kind::kCall:
      fail(Code::kInvalid, what, ": expected a value, got ", describe(v));
    default:
      break;
  }
  std::vector<Option> items;
  for (int64_t i = 0; i < v.size(); ++i) {
    if (v[i].is_sequence())
      fail(Code::kInvalid, what, ": a sequence within a sequence, got ", describe(v));
    items.push_back(of(v[i], what));
  }
  return {v.kind() == Value::Kind::kTuple ? Kind::kTuple : Kind::kList, std::move(items)};
}

void append_option(std::string& out, const Option& v) {
  switch (v.kind()) {
    case Kind::kNone:
      out += "None";
      return;
    case Kind::kBool:
      out += v.integer() ? "True" : "False";
      return;
    case Kind::kInt:
      out += std::to_string(v.integer());
      return;
    case Kind::kFloat:
      append_python_float(out, v.number());
      return;
    case Kind::kText:
      out += v.text();
      return;
    default:
      break;
  }
  const bool tuple = v.kind() == Kind::kTuple;
  out += tuple ? '(' : '[';
  for (size_t i = 0; i < v.items().size(); ++i) {
    if (i) out += ", ";
    const Option& item = v.items()[i];
    if (item.is_text()) out += '\'';
    append_option(out, item);
    if (item.is_text()) out += '\'';
  }
  if (tuple && v.items().size() == 1) out += ',';
  out += tuple ? ')' : ']';
}

namespace {

// For messages: what a text holds need not be printable.
std::string shown(const Option& v) {
  std::string text;
  if (v.is_text())
    append_python_string(text, v.text());
  else
    append_option(text, v);
  return text;
}

template <class T>
void fill(const Tensor& out, const std::vector<Option>& items) {
  T* data = out.mutable_data<T>();
  for (size_t i = 0; i < items.size(); ++i) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    data[i] = std::is_same_v<T, double> ? T(items[i].is_number() ? items[i].number() : none)
                                        : T(items[i].integer());
  }
}

}  // namespace

Tensor to_tensor(const Option& v) {
  if (v.is_none()) return Tensor::empty({0}, DType::kFloat64);
  if (v.is_text()) {
    const auto n = static_cast<int64_t>(v.text().size());
    Tensor out = Tensor::empty({n}, DType::kUInt8);
    std::copy(v.text().begin(), v.text().end(), out.mutable_data<uint8_t>());
    return out;
  }
  if (v.kind() == Kind::kBool) return Tensor::full({}, v.integer() != 0, DType::kBool);
  if (v.kind() == Kind::kInt) return Tensor::full({}, v.integer(), DType::kInt64);
  if (v.kind() == Kind::kFloat) return Tensor::full({}, v.number(), DType::kFloat64);
  const auto& items = v.items();
  const auto all = [&](Kind kind) {
    return !items.empty() && std::all_of(items.begin(), items.end(),
                                         [&](const Option& i) { return i.kind() == kind; });
  };
  const auto n = static_cast<int64_t>(items.size());
  const DType dtype = all(Kind::kBool)  ? DType::kBool
                      : all(Kind::kInt) ? DType::kInt64
                                        : DType::kFloat64;
  Tensor out = Tensor::empty({n}, dtype);
  switch (dtype) {
    case DType::kBool:
      fill<bool>(out, items);
      break;
    case DType::kInt64:
      fill<int64_t>(out, items);
      break;
    default:
      fill<double>(out, items);
  }
  return out;
}

Option from_tensor(const Tensor& t, const Option& like, const char* op, std::string_view name) {
  check(t.defined(), Code::kInvalid, op, ": ", name, " has no tensor");
  check(t.dim() <= 1, Code::kShape, op, ": ", name, " has sizes ", t.sizes(),
        ", expected at most one dimension");
  // A list without elements is there where None never is.
  if (t.dim() == 1 && t.numel() == 0 && !like.is_sequence()) return {};
  if (t.dtype() == DType::kUInt8 && t.dim() == 1) {
    const Tensor bytes = ops::contiguous(t);
    const auto* text = reinterpret_cast<const char*>(bytes.data<uint8_t>());
    return Option(std::string(text, static_cast<size_t>(t.numel())));
  }
  const bool real = is_floating(t.dtype());
  const Tensor plain = ops::contiguous(ops::to_dtype(t, real ? DType::kFloat64 : DType::kInt64));
  std::vector<Option> items;
  for (int64_t i = 0; i < t.numel(); ++i) {
    if (real) {
      const double v = plain.data<double>()[i];
      const bool is_none = t.dim() == 1 && std::isnan(v) && like.kind() != Kind::kList;
      items.push_back(is_none ? Option() : Option(v));
    } else {
      const int64_t v = plain.data<int64_t>()[i];
      items.push_back(t.dtype() == DType::kBool ? Option(v != 0) : Option(v));
    }
  }
  if (t.dim() == 0) return items[0];
  return {like.kind() == Kind::kList ? Kind::kList : Kind::kTuple, std::move(items)};
}

Option from_tensor(const Tensor& t, Form::Kind kind, std::string_view name) {
  if (kind == Form::Kind::kNone) return {};
  const bool empty_text = kind == Form::Kind::kStr && t.defined() && t.numel() == 0;
  if (empty_text) return Option(std::string());
  const Option like(kind == Form::Kind::kList ? Kind::kList : Kind::kTuple, {});
  return from_tensor(t, like, "value", name);
}

Form::Kind kind_of(const Option& v) {
  switch (v.kind()) {
    case Kind::kNone:
      return Form::Kind::kNone;
    case Kind::kBool:
      return Form::Kind::kBool;
    case Kind::kInt:
      return Form::Kind::kInt;
    case Kind::kFloat:
      return Form::Kind::kFloat;
    case Kind::kText:
      return Form::Kind::kStr;
    case Kind::kTuple:
      return Form::Kind::kTuple;
    case Kind::kList:
      break;
  }
  return Form::Kind::kList;
}

bool is_row_of_numbers(const Option& sequence) {
  const bool is_tuple = sequence.kind() == Kind::kTuple;
  bool bools = false, ints = false, floats = false, none = false;
  for (const Option& i : sequence.items()) {
    bools = bools || i.kind() == Kind::kBool;
    ints = ints || i.kind() == Kind::kInt;
    floats = floats || i.kind() == Kind::kFloat;
    none = none || i.is_none();
    const bool is_nan = i.kind() == Kind::kFloat && std::isnan(i.number());
    if (i.is_text() || (is_tuple && is_nan)) return false;
  }
  if (bools) return !ints && !floats && !none;
  return !none || (is_tuple && floats && !ints);
}

Options::Options(const Args& a, std::string_view without) : owner_(a.signature().name()) {
  for (const Signature::Parameter& p : a.signature().parameters()) {
    if (p.name == without) continue;
    const Literal parsed = parse_literal(a.shown(p.name.c_str()));
    set(p.name, Option::of(parsed.root(), owner_ + ": " + p.name));
  }
}

const Option* Options::find(std::string_view name) const {
  for (const Entry& e : entries_) {
    if (e.name == name) return &e.value;
  }
  return nullptr;
}

const Option& Options::at(std::string_view name) const {
  if (const Option* v = find(name)) return *v;
  std::vector<std::string_view> names;
  for (const Entry& e : entries_) names.push_back(e.name);
  fail(Code::kUnknown, "there is no option '", name, "'", did_you_mean(name, names));
}

void Options::set(std::string_view name, Option v) {
  for (Entry& e : entries_) {
    if (e.name == name) {
      e.value = std::move(v);
      return;
    }
  }
  entries_.push_back({std::string(name), std::move(v)});
}

void Options::wrong(std::string_view name, const char* expected) const {
  fail(Code::kInvalid, owner_, owner_.empty() ? "" : ": ", name, " must be ", expected, ", got ",
       shown(at(name)));
}

double Options::real(std::string_view name) const {
  const Option& v = at(name);
  if (!v.is_number()) wrong(name, "a number");
  return v.number();
}

int64_t Options::integer(std::string_view name) const {
  const Option& v = at(name);
  if (v.kind() != Kind::kInt && v.kind() != Kind::kBool) wrong(name, "an integer");
  return v.integer();
}

bool Options::flag(std::string_view name) const {
  const Option& v = at(name);
  if (v.is_text()) return !v.text().empty();
  if (v.is_sequence()) return !v.items().empty();
  return v.is_number() && v.number() != 0;
}

const std::string& Options::text(std::string_view name) const {
  if (!at(name).is_text()) wrong(name, "a string");
  return at(name).text();
}

std::vector<double> Options::reals(std::string_view name, int64_t n) const {
  const Option& v = at(name);
  std::vector<double> out;
  for (const Option& i : v.items()) {
    if (!i.is_number()) wrong(name, "a sequence of numbers");
    out.push_back(i.number());
  }
  if (!v.is_sequence()) wrong(name, "a sequence of numbers");
  if (n >= 0 && static_cast<int64_t>(out.size()) != n) {
    wrong(name, ("a sequence of " + std::to_string(n) + " numbers").c_str());
  }
  return out;
}

}  // namespace nnc::optim
