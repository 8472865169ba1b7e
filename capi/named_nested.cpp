// SPDX-License-Identifier: Apache-2.0
// Dictionaries within named collections, and plain values in them.
#include "capi/named_nested.h"

#include <algorithm>
#include <cstring>

#include "capi/objects.h"
#include "ops/print.h"
#include "optim/option.h"

namespace nnc::capi {

using optim::Option;
using FormKind = Form::Kind;

void add_named(Named& named, const char* key, const Named& other) {
  const KeyPath prefix = KeyPath().name(key);
  std::vector<Named::Entry> entries = other.entries();
  for (Named::Entry& e : entries) {
    const KeyPath path = prefix.path(KeyPath(std::move(e.key), e.form));
    e.key = path.text();
    e.form = path.form(e.form.kind);
  }
  if (entries.empty())
    entries.push_back({key, to_tensor(Option()), nullptr, {FormKind::kDict, {}}});
  named.add(std::move(entries));
}

namespace {
// Are the first `size` characters of a key parts of it as a whole?
bool ends_part(const Form& form, size_t size) {
  size_t end = 0;
  for (const Form::Level& level : form.levels) {
    end += level.size;
    if (size <= end) return size == end;
    ++end;
  }
  return false;
}
}  // namespace

// Where a dictionary has that key, what lies in it; otherwise what has a name that begins with it.
// So "a" is not mistaken for the beginning of "a.b" in {"a": {...}, "a.b": {...}}.
std::vector<bool> lies_below(const std::vector<Named::Entry>& entries, const char* key) {
  const std::string prefix = std::string(key) + ".";
  const size_t size = prefix.size() - 1;
  std::vector<bool> named(entries.size()), part(entries.size());
  bool is_part = false;
  for (size_t i = 0; i < entries.size(); ++i) {
    named[i] = entries[i].key.starts_with(prefix);
    part[i] = named[i] && ends_part(entries[i].form, size);
    is_part = is_part || part[i];
  }
  return is_part ? part : named;
}

Ref<Named> sub(const Named& named, const char* key) {
  const size_t size = std::strlen(key);
  const std::vector<Named::Entry> entries = named.entries(std::string(key) + ".");
  const std::vector<bool> below = lies_below(entries, key);
  const std::optional<Named::Entry> own = named.find(key);
  Ref<Named> out = Ref<Named>::adopt(new Named);
  bool found = own && own->form.kind == FormKind::kDict;
  for (size_t i = 0; i < entries.size(); ++i) {
    const Named::Entry& e = entries[i];
    found = found || below[i];
    if (!below[i]) continue;
    const KeyPath path = KeyPath(e.key, e.form).without(size);
    out->add({path.text(), e.tensor, e.module, path.form(e.form.kind)});
  }
  check(found, Code::kUnknown, "there is no key '", key, "' with entries below it");
  return out;
}

namespace {

const char* kind_name(Form::Place outermost) {
  switch (outermost) {
    case Form::Place::kListItem:
      return "list";
    case Form::Place::kTupleItem:
      return "tuple";
    default:
      return "dict";
  }
}
const char* kind_name(const Named::Entry& e) {
  if (e.module) return "Module";
  if (!e.tensor.defined()) return "NoneType";
  switch (e.form.kind) {
    case FormKind::kTensor:
      return "Tensor";
    case FormKind::kNone:
      return "NoneType";
    case FormKind::kBool:
      return "bool";
    case FormKind::kInt:
    case FormKind::kLongInt:
      return "int";
    case FormKind::kFloat:
      return "float";
    case FormKind::kStr:
      return "str";
    case FormKind::kTuple:
      return "tuple";
    case FormKind::kList:
      return "list";
    case FormKind::kDict:
      return "dict";
  }
  return nullptr;
}

// Of an entry, of what lies below a key, or of all.
const char* kind_name(const Named& named, const char* key) {
  if (const std::optional<Named::Entry> e = named.find(key)) return kind_name(*e);
  const size_t size = std::strlen(key);
  if (size == 0) {
    const std::optional<Named::Entry> first = named.at(0);
    const bool dict = !first || first->form.levels.empty();
    return kind_name(dict ? Form::Place::kName : first->form.levels[0].place);
  }
  const std::vector<Named::Entry> entries = named.entries(std::string(key) + ".");
  const std::vector<bool> below = lies_below(entries, key);
  const auto first = std::find(below.begin(), below.end(), true) - below.begin();
  if (first == static_cast<int64_t>(below.size())) return nullptr;
  const Named::Entry& e = entries[static_cast<size_t>(first)];
  return kind_name(KeyPath(e.key, e.form).without(size).levels()[0].place);
}

void add_value(Named& named, const char* key, const char* value);

// The part of an entry's key that comes first becomes a place in a sequence.
void add_list(Named& named, const char* key, const Named& other, bool is_tuple) {
  std::vector<Named::Entry> entries = other.entries();
  if (entries.empty()) return add_value(named, key, is_tuple ? "()" : "[]");
  const KeyPath sequence = KeyPath().name(key);
  int64_t n = -1;     // of the last item
  bool whole = true;  // which was one entry
  for (Named::Entry& e : entries) {
    const size_t dot = std::min(e.key.find('.'), e.key.size());
    const auto is = [&](int64_t i) { return e.key.compare(0, dot, std::to_string(i)) == 0; };
    const bool next = is(n + 1), more = !whole && dot < e.key.size() && is(n);
    check(next || more, Code::kInvalid, "key '", e.key, "' of other, expected item ", n + 1);
    n += next ? 1 : 0;
    whole = dot == e.key.size();
    const KeyPath item = is_tuple ? sequence.tuple_item(n) : sequence.item(n);
    const KeyPath path = whole ? item : item.path(KeyPath(e.key, e.form).without(dot));
    e.key = path.text();
    e.form = path.form(e.form.kind);
  }
  named.add(std::move(entries));
}

// As nnc_load has it: see list_items() in io/pickle_items.h.
void add_value(Named& named, const char* key, const char* value) {
  const Literal literal = parse_literal(value, "named_add_value");
  const Option v = Option::of(literal.root(), "named_add_value: value");
  if (!v.is_sequence() || optim::is_row_of_numbers(v))
    return named.add({key, to_tensor(v), nullptr, {kind_of(v), {}}});
  const KeyPath sequence = KeyPath().name(key);
  std::vector<Named::Entry> entries;
  for (const Option& item : v.items()) {
    const auto i = static_cast<int64_t>(entries.size());
    const KeyPath path =
        v.kind() == Option::Kind::kTuple ? sequence.tuple_item(i) : sequence.item(i);
    entries.push_back({path.text(), to_tensor(item), nullptr, path.form(kind_of(item))});
  }
  named.add(std::move(entries));
}

std::string value_text(const Named& named, const char* key) {
  const std::optional<Named::Entry> e = named.find(key);
  check(e.has_value(), Code::kUnknown, "there is no key '", key, "'");
  if (e->form.kind == FormKind::kDict) return "{}";
  if (e->form.kind == FormKind::kTensor && e->tensor.defined()) return to_text(e->tensor);
  std::string text;
  optim::append_option(
      text, e->tensor.defined() ? optim::from_tensor(e->tensor, e->form.kind, key) : Option());
  return text;
}

}  // namespace
}  // namespace nnc::capi

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_named_add_named(nnc_named* named, const char* key, nnc_named* other) {
  nnc_ctx* const ctx = nullptr;
  return RUN(add_named(ARG(named), ARG(key), ARG(other)));
}

nnc_error* nnc_named_add_list(nnc_named* named, const char* key, nnc_named* other,
                              int32_t is_tuple) {
  nnc_ctx* const ctx = nullptr;
  return RUN(add_list(ARG(named), ARG(key), ARG(other), is_tuple != 0));
}

const char* nnc_named_kind(nnc_named* named, const char* key) {
  return read<Named>(named, Kind::kNamed, static_cast<const char*>(nullptr),
                     [&](Named& n) { return key ? kind_name(n, key) : nullptr; });
}

nnc_error* nnc_named_sub(nnc_ctx* ctx, nnc_named* named, const char* key, nnc_named** out) {
  return PUT(out, sub(ARG(named), ARG(key)));
}

nnc_error* nnc_named_add_value(nnc_named* named, const char* key, const char* value) {
  nnc_ctx* const ctx = nullptr;
  return RUN(add_value(ARG(named), ARG(key), ARG(value)));
}

nnc_error* nnc_named_value(nnc_ctx* ctx, nnc_named* named, const char* key, nnc_string** out) {
  return PUT(out, value_text(ARG(named), ARG(key)));
}
