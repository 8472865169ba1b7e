// SPDX-License-Identifier: Apache-2.0
#include "text/args.h"

namespace nnc {
namespace {

// The place of double in Kwargs::Value: bool, int64_t and double stand before all else but None.
constexpr size_t kLastNumber = 3;

bool is_number(const Value& v) {
  return v.is_bool() || v.is_int() || v.is_float();
}
double number(const Value& v) {
  return v.is_bool() ? static_cast<double>(v.as_bool()) : v.as_float();
}

// As Python's ==, for a value of either form and a default that is a number or None.
bool equals(const Value& a, const Value& fallback) {
  if (is_number(a) && is_number(fallback)) return number(a) == number(fallback);
  return a.kind() == fallback.kind() && to_text(a) == to_text(fallback);
}
bool equals(const Kwargs::Value& a, const Value& fallback) {
  if (std::holds_alternative<std::monostate>(a)) return fallback.is_none();
  if (!is_number(fallback)) return false;
  if (const bool* b = std::get_if<bool>(&a)) return static_cast<double>(*b) == number(fallback);
  if (const double* d = std::get_if<double>(&a)) return *d == number(fallback);
  const int64_t* i = std::get_if<int64_t>(&a);
  return i && static_cast<double>(*i) == number(fallback);
}

}  // namespace

Args::Args(const Signature& signature, const Value& call, const Kwargs* kwargs, const char* op)
    : signature_(signature), op_(op), slots_(signature.parameters().size()) {
  const auto& parameters = signature.parameters();
  const std::string& name = signature.name();
  if (!signature.any_positional()) {
    int64_t places = 0;
    for (const auto& p : parameters) places += p.keyword_only ? 0 : 1;
    check(call.size() <= places, Code::kInvalid, op, ": ", name, ": takes ", places,
          " positional arguments but ", call.size(), " were given at ", call.place());
    for (int64_t i = 0; i < call.size(); ++i) slots_[static_cast<size_t>(i)].value = call[i];
  }
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const NamedValue k = call.keyword(i);
    if (signature.any_keyword() && signature.index_of(k.name) < 0) continue;
    place(k.name, call.place(k.position)).value = k.value;
  }
  if (kwargs) {
    for (const Kwargs::Entry& e : kwargs->entries()) {
      if (signature.any_keyword() && signature.index_of(e.key) < 0) continue;
      place(e.key, "0").typed = &e.value;
    }
  }
  for (size_t i = 0; i < slots_.size(); ++i) {
    if (slots_[i].value || slots_[i].typed) {
      if (parameters[i].only_default) check_only_default(parameters[i], slots_[i]);
      continue;
    }
    slots_[i].value = parameters[i].fallback;
    check(slots_[i].value.has_value(), Code::kInvalid, op, ": ", name,
          ": missing required argument '", parameters[i].name, "' at ", call.place());
  }
  check_device();
}

// Where a keyword argument goes; it must exist and be free.
Args::Slot& Args::place(std::string_view key, const std::string& position) {
  const int64_t at = signature_.index_of(key);
  if (at < 0) {
    std::vector<std::string_view> names;
    for (const auto& p : signature_.parameters()) names.push_back(p.name);
    fail(Code::kUnknown, op_, ": ", signature_.name(), ": unexpected keyword argument '", key,
         "' at ", position, did_you_mean(key, names));
  }
  Slot& s = slots_[static_cast<size_t>(at)];
  check(!s.value && !s.typed, Code::kInvalid, op_, ": ", signature_.name(),
        ": got multiple values for argument '", key, "' at ", position);
  return s;
}

bool Args::is_default(const Signature::Parameter& p, const Slot& s) {
  if (!p.fallback) return false;
  return s.typed ? equals(*s.typed, *p.fallback) : equals(*s.value, *p.fallback);
}

void Args::check_only_default(const Signature::Parameter& p, const Slot& s) const {
  check(is_default(p, s), Code::kUnsupported, where(p.name.c_str()),
        "is not offered: it can only be ", to_text(*p.fallback));
}

// Everything is on the CPU.
void Args::check_device() const {
  if (signature_.index_of("device") < 0 || is_none("device")) return;
  const std::string device = text("device");
  check(device == "cpu" || device == "cpu:0", Code::kUnsupported, where("device"), "'", device,
        "' is not offered: it can only be 'cpu'");
}

const Args::Slot& Args::slot(const char* name) const {
  const int64_t at = signature_.index_of(name);
  check(at >= 0, Code::kInternal, op_, ": ", signature_.name(), " has no parameter ", name);
  return slots_[static_cast<size_t>(at)];
}

std::string Args::where(const char* name) const {
  std::string text = std::string(op_) + ": " + signature_.name() + ": " + name;
  const Slot& s = slot(name);
  if (s.value) text += " at " + s.value->place();
  return text + " ";
}

void Args::wrong(const char* name, const char* expected) const {
  const Slot& s = slot(name);
  fail(Code::kInvalid, where(name), "must be ", expected,
       s.value ? ", got " + describe(*s.value) : std::string());
}

bool Args::is_default(const char* name) const {
  const auto at = static_cast<size_t>(signature_.index_of(name));
  return is_default(signature_.parameters()[at], slot(name));
}

bool Args::is_none(const char* name) const {
  const Slot& s = slot(name);
  return s.typed ? std::holds_alternative<std::monostate>(*s.typed) : s.value->is_none();
}

bool Args::is_text(const char* name) const {
  const Slot& s = slot(name);
  return s.typed ? std::holds_alternative<std::string>(*s.typed) : s.value->is_string();
}

bool Args::is_int(const char* name) const {
  const Slot& s = slot(name);
  return s.typed ? std::holds_alternative<int64_t>(*s.typed) : s.value->is_int();
}

std::optional<int64_t> Args::call_at(const char* name) const {
  const Slot& s = slot(name);
  if (!s.value || !s.value->is_call()) return std::nullopt;
  return s.value->position();
}

bool Args::flag(const char* name) const {
  const Slot& s = slot(name);
  if (is_none(name)) return false;
  if (is_text(name)) return !text(name).empty();
  if (is_sequence(name)) {
    return s.typed ? !std::get<std::vector<int64_t>>(*s.typed).empty() : s.value->size() > 0;
  }
  if (!s.typed && s.value->is_dict()) return s.value->size() > 0;
  if (s.typed ? s.typed->index() > kLastNumber : !is_number(*s.value)) wrong(name, "True or False");
  return real(name) != 0;
}

bool Args::strict_flag(const char* name) const {
  if (!is_bool(name)) wrong(name, "of type bool");
  return flag(name);
}

bool Args::is_bool(const char* name) const {
  const Slot& s = slot(name);
  return s.typed ? std::holds_alternative<bool>(*s.typed) : s.value->is_bool();
}

int64_t Args::integer(const char* name) const {
  const Slot& s = slot(name);
  if (s.typed) {
    if (const int64_t* i = std::get_if<int64_t>(s.typed)) return *i;
  } else if (s.value->is_int()) {
    return s.value->as_int();
  }
  wrong(name, "an integer");
}

double Args::real(const char* name) const {
  const Slot& s = slot(name);
  if (s.typed) {
    if (const double* d = std::get_if<double>(s.typed)) return *d;
    if (const int64_t* i = std::get_if<int64_t>(s.typed)) return static_cast<double>(*i);
    if (const bool* b = std::get_if<bool>(s.typed)) return *b ? 1 : 0;
  } else if (is_number(*s.value)) {
    return number(*s.value);
  }
  wrong(name, "a number");
}

std::string Args::text(const char* name) const {
  const Slot& s = slot(name);
  if (!is_text(name)) wrong(name, "a string");
  return s.typed ? std::get<std::string>(*s.typed) : std::string(s.value->as_string());
}

std::string Args::shown(const char* name) const {
  const Slot& s = slot(name);
  if (!s.typed) return to_text(*s.value);
  if (is_none(name)) return "None";
  if (const bool* b = std::get_if<bool>(s.typed)) return *b ? "True" : "False";
  if (const int64_t* i = std::get_if<int64_t>(s.typed)) return std::to_string(*i);
  std::string out;
  if (is_text(name)) {
    append_python_string(out, text(name));
    return out;
  }
  if (const double* d = std::get_if<double>(s.typed)) {
    append_python_float(out, *d);
    return out;
  }
  out += '(';
  const Dims list = integers(name, -1);
  for (int64_t i = 0; i < list.size(); ++i) {
    out += (i ? ", " : "") + std::to_string(list[i]);
  }
  return out + (list.size() == 1 ? ",)" : ")");
}

std::string Args::formatted(const char* name) const {
  return is_text(name) ? text(name) : shown(name);
}

std::optional<int64_t> Args::optional_integer(const char* name) const {
  if (is_none(name)) return std::nullopt;
  return integer(name);
}

std::optional<double> Args::optional_real(const char* name) const {
  if (is_none(name)) return std::nullopt;
  return real(name);
}

Dims Args::integers_or_none(const char* name, int64_t n) const {
  const Slot& s = slot(name);
  if (s.typed || !s.value->is_sequence()) return integers(name, n);
  Dims out;
  for (int64_t i = 0; i < s.value->size(); ++i) {
    const Value v = (*s.value)[i];
    if (!v.is_int() && !v.is_none()) wrong(name, "a number or a sequence of numbers and None");
    out.push_back(v.is_none() ? -1 : v.as_int());
  }
  require(out.size() == n, name, "must be a number or ", n, " numbers, got ", out.size());
  return out;
}

Dims Args::integers(const char* name, int64_t n) const {
  const Slot& s = slot(name);
  Dims out;
  if (s.typed && std::holds_alternative<std::vector<int64_t>>(*s.typed)) {
    for (int64_t v : std::get<std::vector<int64_t>>(*s.typed)) out.push_back(v);
  } else if (!s.typed && s.value->is_sequence()) {
    for (int64_t i = 0; i < s.value->size(); ++i) {
      if (!(*s.value)[i].is_int()) wrong(name, "an integer or a sequence of integers");
      out.push_back((*s.value)[i].as_int());
    }
  } else {
    return Dims(n < 0 ? 1 : n, integer(name));
  }
  require(n < 0 || out.size() == n, name, "must be a number or ", n, " numbers, got ", out.size());
  return out;
}

Dims Args::integers_or_one(const char* name, int64_t n, const Dims& none) const {
  if (!is_sequence(name)) return integers(name, n);
  const Dims all = integers(name, -1);
  if (all.empty() && !none.empty()) return none;
  return all.size() == 1 ? Dims(n, all[0]) : integers(name, n);
}

bool Args::is_sequence(const char* name) const {
  const Slot& s = slot(name);
  return s.typed ? std::holds_alternative<std::vector<int64_t>>(*s.typed) : s.value->is_sequence();
}

bool Args::is_tuple(const char* name) const {
  return is_sequence(name) && (slot(name).typed || slot(name).value->kind() == Value::Kind::kTuple);
}

std::vector<double> Args::reals(const char* name, int64_t n) const {
  if (!is_sequence(name))
    return std::vector<double>(static_cast<size_t>(n < 0 ? 1 : n), real(name));
  const Slot& s = slot(name);
  std::vector<double> out;
  if (s.typed) {
    const Dims whole = integers(name, -1);
    out.assign(whole.begin(), whole.end());
  }
  for (int64_t i = 0; !s.typed && i < s.value->size(); ++i) {
    const Value v = (*s.value)[i];
    if (!is_number(v)) wrong(name, "a number or a sequence of numbers");
    out.push_back(number(v));
  }
  const auto count = static_cast<int64_t>(out.size());
  require(n < 0 || count == n, name, "must be a number or ", n, " numbers, got ", count);
  return out;
}

std::vector<double> Args::floats(const char* name, int64_t n) const {
  const Slot& s = slot(name);
  std::vector<double> out;
  if (s.typed || !s.value->is_sequence()) wrong(name, "a sequence of floats");
  require(s.value->size() >= n, name, "must be ", n, " numbers, got ", s.value->size());
  for (int64_t i = 0; i < n; ++i) {
    const Value v = (*s.value)[i];
    if (!v.is_float()) wrong(name, "a sequence of floats");
    out.push_back(v.as_float());
  }
  return out;
}

Tensor Args::tensor(const char* name) const {
  if (is_none(name)) return Tensor();
  const Slot& s = slot(name);
  if (s.typed) {
    if (const Tensor* t = std::get_if<Tensor>(s.typed)) return *t;
  }
  wrong(name, "a tensor (given through kwargs) or None");
}

std::vector<Tensor> Args::tensors(const char* name) const {
  if (is_none(name)) return {};
  const Slot& s = slot(name);
  if (s.typed) {
    if (const auto* list = std::get_if<std::vector<Tensor>>(s.typed)) return *list;
  }
  wrong(name, "a tuple of tensors (given through kwargs) or None");
}

DType Args::dtype(const char* name) const {
  if (is_none(name)) return exec().default_dtype;
  const Slot& s = slot(name);
  std::optional<DType> t;
  if (!s.typed)
    t = named_dtype(*s.value);
  else if (is_text(name))
    t = named_dtype(text(name));
  if (!t || !is_floating(*t)) wrong(name, "a floating point type such as torch.float32");
  return *t;
}

std::optional<DType> named_dtype(std::string_view name) {
  if (name.substr(0, 6) != "torch.") return std::nullopt;
  name.remove_prefix(6);
  for (int32_t v = 1; v < kDTypeCount; ++v) {
    const auto t = static_cast<DType>(v);
    if (name == dtype_name(t)) return t;
  }
  struct Alias {
    std::string_view name;
    DType dtype;
  };
  constexpr Alias kAliases[] = {{"double", DType::kFloat64}, {"float", DType::kFloat32},
                                {"half", DType::kFloat16},   {"long", DType::kInt64},
                                {"int", DType::kInt32},      {"short", DType::kInt16}};
  for (const Alias& a : kAliases) {
    if (name == a.name) return a.dtype;
  }
  return std::nullopt;
}

std::optional<DType> named_dtype(const Value& v) {
  if (!v.is_string() || v.is_quoted()) return std::nullopt;
  if (v.as_string() == "float") return DType::kFloat64;
  return named_dtype(v.as_string());
}

}  // namespace nnc
