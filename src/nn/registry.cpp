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

// One constructor call. The calls among its arguments (also within a list) are made first, as in
// Python; then what printed as its children.
struct Frame {
  explicit Frame(const Value& v) : call(v) {
    for (int64_t i = 0; i < v.size(); ++i) add_calls(v[i]);
    for (int64_t i = 0; i < v.keyword_count(); ++i) add_calls(v.keyword(i).value);
    arguments = nested.size();
    for (int64_t i = 0; i < v.child_count(); ++i) nested.push_back(v.child(i).value);
  }
  void add_calls(const Value& argument) {
    if (argument.is_call()) nested.push_back(argument);
    for (int64_t k = 0; argument.is_sequence() && k < argument.size(); ++k) {
      if (argument[k].is_call()) nested.push_back(argument[k]);
    }
  }
  Value call;
  std::vector<Value> nested;      // arguments that are calls, then children
  size_t arguments;               // how many of them are arguments
  std::vector<Ref<Module>> made;  // the first of them
};

// Null: a container, which is what prints as "LeNet(\n (conv1): ...", of the user's own class, or
// of one whose arguments do not print: "MultiheadAttention(\n (out_proj): ...".
const ModuleRegistry::Entry* entry_of(const Value& call, const char* op) {
  const ModuleRegistry::Entry* entry = registry().find(call.name());
  const bool container = call.child_count() > 0 && call.size() == 0 && call.keyword_count() == 0;
  if (entry && container && entry->prints_parts) return nullptr;
  return entry || container ? entry : &registry().at(call, op);
}

// An error that speaks of no argument, such as that of a parameter too large for memory, gets the
// constructor's text in front.
Ref<Module> construct(const ModuleRegistry::Entry& entry, const Frame& f, const Kwargs* kwargs,
                      std::vector<ModuleArgs::Made> nested, const char* op) {
  try {
    return entry.make({Args(entry.signature, f.call, kwargs, op), std::move(nested)});
  } catch (const Error& e) {
    if (e.op() == op) throw;
    constexpr size_t kLongest = 200;
    std::string call = to_text(f.call);
    if (call.size() > kLongest) call = std::string(f.call.name()) + "(...)";
    fail(e.code(), op, ": ", call, " at ", f.call.position(), ": ", e.message());
  }
}

Ref<Module> finish(Frame& f, const Kwargs* kwargs, const char* op) {
  const ModuleRegistry::Entry* entry = entry_of(f.call, op);
  const auto first_child = f.made.begin() + static_cast<int64_t>(f.arguments);
  Ref<Module> m;
  if (!entry) {
    m = Ref<Module>::adopt(new Container(std::string(f.call.name())));
  } else {
    std::vector<ModuleArgs::Made> arguments;
    for (size_t i = 0; i < f.arguments; ++i) {
      arguments.push_back({std::move(f.made[i]), f.nested[i].position()});
    }
    m = construct(*entry, f, kwargs, std::move(arguments), op);
  }
  for (int64_t i = 0; i < f.call.child_count(); ++i) {
    Ref<Module>& child = first_child[i];
    if (child) m->register_module(std::string(f.call.child(i).name), std::move(child));
  }
  return m;
}

}  // namespace

Ref<Module> ModuleArgs::module(const char* name) const {
  if (is_none(name)) return nullptr;
  const std::optional<int64_t> at = call_at(name);
  for (const Made& m : modules) {
    if (at && *at == m.position) return m.module;
  }
  require(false, name, "must be a module such as 'Linear(2, 1)'");
  return nullptr;
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
