// SPDX-License-Identifier: Apache-2.0
#include "nn/registry.h"

#include "base/random.h"
#include "nn/families.h"
#include "ops/random.h"

namespace nnc::nn {
namespace {

using ModuleRegistry = Registry<decltype(ModuleType::make)>;

const ModuleRegistry& registry() {
  static const auto* all = new ModuleRegistry("module", "nn", kFamilies);
  return *all;
}
// Printed forms that the layer's own constructor does not take.
const ModuleRegistry& printed_forms() {
  static const auto* all = new ModuleRegistry("module", "nn", kPrintedForms);
  return *all;
}

// One constructor call. The calls among its arguments (also within a list) are made first, as in
// Python; then what printed as its children.
struct Frame {
  explicit Frame(const Value& v) : call(v) {
    for (int64_t i = 0; i < v.size(); ++i) add_calls(v[i]);
    for (int64_t i = 0; i < v.keyword_count(); ++i) {
      if (v.keyword(i).value.is_sequence()) add_calls(v.keyword(i).value);
    }
    unnamed = nested.size();
    for (int64_t i = 0; i < v.keyword_count(); ++i) {
      if (v.keyword(i).value.is_call()) add(v.keyword(i));
    }
    children = nested.size();
    for (int64_t i = 0; i < v.child_count(); ++i) add(v.child(i));
  }
  void add(const NamedValue& v) {
    nested.push_back(v.value);
    names.push_back(v.name);
  }
  std::vector<ModuleArgs::Made> modules() const {
    std::vector<ModuleArgs::Made> list;
    for (size_t i = 0; i < children; ++i) list.push_back({nested[i].position(), made[i]});
    return list;
  }
  std::vector<ModuleArgs::Named> named() const {
    std::vector<ModuleArgs::Named> list;
    for (size_t i = 0; i < names.size(); ++i) list.push_back({names[i], made[unnamed + i]});
    return list;
  }
  void add_calls(const Value& argument) {
    if (argument.is_call()) nested.push_back(argument);
    for (int64_t k = 0; argument.is_sequence() && k < argument.size(); ++k) {
      if (argument[k].is_call()) nested.push_back(argument[k]);
    }
  }
  Value call;
  std::vector<Value> nested;            // arguments that are calls, then children
  std::vector<std::string_view> names;  // of those that have one
  size_t unnamed, children;             // how many have none; where the children begin
  std::vector<Ref<Module>> made;        // the first of nested
};

// Does the constructor get what it requires, and nothing that it does not know?
bool fits(const Signature& signature, const Value& call) {
  int64_t required = 0, given = call.size();
  for (const Signature::Parameter& p : signature.parameters()) required += !p.fallback;
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const int64_t at = signature.index_of(call.keyword(i).name);
    if (at < 0) return false;
    given += at < required;
  }
  // A call with nothing in it at all may be the printed form of a layer that prints nothing.
  const bool empty = call.size() + call.keyword_count() + call.child_count() == 0;
  return given >= required || (call.child_count() == 0 && !empty);
}

// Null: a container, which is what prints as "LeNet(\n (conv1): ...", of the user's own class, or
// of one whose arguments do not print: "MultiheadAttention(\n (out_proj): ...".
const ModuleRegistry::Entry* entry_of(const Value& call, const char* op) {
  const ModuleRegistry::Entry* entry = registry().find(call.name());
  if (entry && !fits(entry->signature, call)) {
    if (const ModuleRegistry::Entry* form = printed_forms().find(call.name())) return form;
  }
  const bool container = call.child_count() > 0 && call.size() == 0 && call.keyword_count() == 0;
  if (entry && container && entry->prints_parts) return nullptr;
  return entry || container ? entry : &registry().at(call, op);
}

// An error that speaks of no argument, such as that of a parameter too large for memory, gets the
// constructor's text in front.
Ref<Module> construct(const ModuleRegistry::Entry& entry, const Frame& f, const Kwargs* kwargs,
                      const char* op) {
  try {
    return entry.make({Args(entry.signature, f.call, kwargs, op), f.call, f.modules(), f.named()});
  } catch (const Error& e) {
    if (e.op() == op) throw;
    constexpr size_t kLongest = 200;
    std::string call = to_text(f.call);
    if (call.size() > kLongest) call = std::string(f.call.name()) + "(...)";
    fail(e.code(), op, ": ", call, " at ", f.call.position(), ": ", e.message());
  }
}

// One of the first `own` children, which the layer has made itself, stays if it prints alike.
void add_child(Module& m, int64_t own, std::string_view name, Ref<Module> child, const Value& call,
               const char* op) {
  for (int64_t i = 0; i < own; ++i) {
    const Module::Child& made = m.children()[i];
    if (made.name != name) continue;
    check(made.module.get() == child.get() || made.module->repr() == child->repr(), Code::kInvalid,
          op, ": ", call.name(), " at ", call.position(), ": child '", name, "' must be ",
          made.module->repr(), ", got ", child->repr());
    return;
  }
  m.register_module(std::string(name), std::move(child));
}

Ref<Module> finish(Frame& f, const Kwargs* kwargs, const char* op) {
  const ModuleRegistry::Entry* entry = entry_of(f.call, op);
  Ref<Module> m;
  if (!entry) {
    m = Ref<Module>::adopt(new Container(std::string(f.call.name())));
  } else {
    m = construct(*entry, f, kwargs, op);
  }
  const int64_t own = m->children().size();
  for (size_t i = f.children; i < f.nested.size(); ++i) {
    Ref<Module>& child = f.made[i];
    if (child) add_child(*m, own, f.names[i - f.unnamed], std::move(child), f.call, op);
  }
  return m;
}

}  // namespace

Ref<Module> ModuleArgs::module(const char* name) const {
  for (const Named& n : named) {
    if (n.name == name) return n.module;
  }
  const std::optional<int64_t> at = call_at(name);
  for (size_t i = 0; at && i < modules.size(); ++i) {
    if (modules[i].position == *at) return modules[i].module;
  }
  if (signature().index_of(name) < 0 || is_none(name)) return {};
  const Kwargs::Value* value = typed(name);
  const auto* given = value ? std::get_if<std::shared_ptr<Module>>(value) : nullptr;
  require(given != nullptr, name, "must be a module such as 'Linear(2, 1)'");
  return Ref<Module>::share(given->get());
}

Ref<Module> ModuleArgs::module_of(const Value& v) const {
  check(v.is_call(), Code::kInvalid, signature().name(), ": ", describe(v), " at ", v.position(),
        " is not a Module");
  for (const Made& m : modules) {
    if (m.position == v.position()) return m.module;
  }
  fail(Code::kInternal, signature().name(), ": the module at ", v.position(), " was not made");
}

const Signature* find_signature(std::string_view name) {
  const ModuleRegistry::Entry* entry = registry().find(name);
  return entry ? &entry->signature : nullptr;
}

std::vector<std::string_view> module_names() {
  return registry().names();
}

Ref<Module> make_module(const char* text, const Kwargs* kwargs, const char* op) {
  const Literal parsed = parse_literal(text, op);
  check(parsed.root().is_call(), Code::kText, op, ": expected a constructor such as ",
        "'Linear(2, 1)', got ", describe(parsed.root()));
  DrawGuard draws(current_generator());
  std::vector<Frame> stack;
  stack.emplace_back(parsed.root());
  entry_of(parsed.root(), op);
  while (true) {
    Frame& f = stack.back();
    if (f.made.size() < f.nested.size()) {
      const Value next = f.nested[f.made.size()];
      if (!next.is_call()) {
        f.made.emplace_back();  // a child that is None
        continue;
      }
      entry_of(next, op);
      stack.emplace_back(next);
      continue;
    }
    const bool outermost = stack.size() == 1;
    Ref<Module> made = finish(f, outermost ? kwargs : nullptr, op);
    stack.pop_back();
    if (outermost) {
      draws.keep();
      return made;
    }
    stack.back().made.push_back(std::move(made));
  }
}

}  // namespace nnc::nn
