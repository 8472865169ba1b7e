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

// One constructor call: its arguments that are calls themselves come first, as in Python; then
// the printed children, if any, take the places of those it made itself.
struct Frame {
  Value call;
  int64_t next = 0;  // positional arguments, then children
  std::vector<Ref<Module>> arguments, children;
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
  Ref<Module> m;
  if (it == registry().end()) {
    m = Ref<Module>::adopt(new Container(std::string(f.call.name())));
  } else {
    const Entry& e = it->second;
    m = e.make(Args(e.signature, f.call, kwargs, std::move(f.arguments), op));
  }
  for (int64_t i = 0; i < f.call.child_count(); ++i) {
    Ref<Module>& child = f.children[static_cast<size_t>(i)];
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
  stack.push_back({parsed.root(), 0, {}, {}});
  check_callable(stack.back(), op);
  while (true) {
    Frame& f = stack.back();
    const int64_t places = f.call.size();
    if (f.next < places + f.call.child_count()) {
      const int64_t at = f.next++;
      const Value v = at < places ? f.call[at] : f.call.child(at - places).value;
      if (!v.is_call()) {
        if (at >= places) f.children.emplace_back();  // "(bias): None"
        continue;
      }
      stack.push_back({v, 0, {}, {}});
      check_callable(stack.back(), op);
      continue;
    }
    Ref<Module> made = finish(f, stack.size() == 1 ? kwargs : nullptr, op);
    const bool outermost = stack.size() == 1;
    stack.pop_back();
    if (outermost) return made;
    Frame& parent = stack.back();
    (parent.next <= parent.call.size() ? parent.arguments : parent.children).push_back(made);
  }
}

}  // namespace nnc::nn
