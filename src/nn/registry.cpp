// SPDX-License-Identifier: Apache-2.0
#include "nn/registry.h"

#include <map>

#include "nn/families.h"

namespace nnc::nn {
namespace {

struct Entry {
  Signature signature;
  Ref<Module> (*make)(const Args& args);
};

const std::map<std::string, Entry, std::less<>>& registry() {
  static const auto* all = [] {
    auto* map = new std::map<std::string, Entry, std::less<>>;
    for (Span<const ModuleType> (*family)() : kFamilies) {
      for (const ModuleType& t : family()) {
        Signature s(t.signature);
        const std::string name = s.name();
        map->emplace(name, Entry{std::move(s), t.make});
      }
    }
    return map;
  }();
  return *all;
}

std::string_view short_name(std::string_view name) {
  for (std::string_view prefix : {"torch.nn.", "nn."}) {
    if (name.substr(0, prefix.size()) == prefix) return name.substr(prefix.size());
  }
  return name;
}

// One constructor call. The calls among its arguments (also within a list) are made first, as in
// Python; then what printed as its children.
struct Frame {
  explicit Frame(const Value& v) : call(v) {
    for (int64_t i = 0; i < v.size(); ++i) {
      if (v[i].is_call()) nested.push_back(v[i]);
      for (int64_t k = 0; v[i].is_sequence() && k < v[i].size(); ++k) {
        if (v[i][k].is_call()) nested.push_back(v[i][k]);
      }
    }
    arguments = nested.size();
    for (int64_t i = 0; i < v.child_count(); ++i) nested.push_back(v.child(i).value);
  }
  Value call;
  std::vector<Value> nested;      // arguments that are calls, then children
  size_t arguments;               // how many of them are arguments
  std::vector<Ref<Module>> made;  // the first of them
};

void check_callable(const Frame& f, const char* op) {
  const Value& call = f.call;
  if (registry().find(short_name(call.name())) != registry().end()) return;
  // What prints as "LeNet(\n (conv1): ..." is a container of the user's own class.
  const bool container = call.child_count() > 0 && call.size() == 0 && call.keyword_count() == 0;
  if (container) return;
  std::vector<std::string_view> names;
  for (const auto& [name, entry] : registry()) names.push_back(name);
  const std::string like = nearest(short_name(call.name()), names);
  fail(Code::kUnknown, op, ": there is no module '", call.name(), "' at ", call.position(),
       like.empty() ? "" : "; did you mean '", like, like.empty() ? "" : "'?");
}

Ref<Module> finish(Frame& f, const Kwargs* kwargs, const char* op) {
  const auto it = registry().find(short_name(f.call.name()));
  const auto first_child = f.made.begin() + static_cast<int64_t>(f.arguments);
  Ref<Module> m;
  if (it == registry().end()) {
    m = Ref<Module>::adopt(new Container(std::string(f.call.name())));
  } else {
    const Entry& e = it->second;
    m = e.make(Args(e.signature, f.call, kwargs, {f.made.begin(), first_child}, op));
  }
  for (int64_t i = 0; i < f.call.child_count(); ++i) {
    Ref<Module>& child = first_child[i];
    if (child) m->register_module(std::string(f.call.child(i).name), std::move(child));
  }
  return m;
}

}  // namespace

const Signature* find_signature(std::string_view name) {
  const auto it = registry().find(short_name(name));
  return it == registry().end() ? nullptr : &it->second.signature;
}

Ref<Module> make_module(const char* text, const Kwargs* kwargs, const char* op) {
  const Literal parsed = parse_literal(text, op);
  check(parsed.root().is_call(), Code::kText, op, ": expected a constructor such as ",
        "'Linear(2, 1)', got ", describe(parsed.root()));
  std::vector<Frame> stack;
  stack.emplace_back(parsed.root());
  check_callable(stack.back(), op);
  while (true) {
    Frame& f = stack.back();
    if (f.made.size() < f.nested.size()) {
      const Value next = f.nested[f.made.size()];
      if (!next.is_call()) {
        f.made.emplace_back();  // a child that is None
        continue;
      }
      stack.emplace_back(next);
      check_callable(stack.back(), op);
      continue;
    }
    const bool outermost = stack.size() == 1;
    Ref<Module> made = finish(f, outermost ? kwargs : nullptr, op);
    stack.pop_back();
    if (outermost) return made;
    stack.back().made.push_back(std::move(made));
  }
}

}  // namespace nnc::nn
