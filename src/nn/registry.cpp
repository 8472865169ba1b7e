// SPDX-License-Identifier: Apache-2.0
#include "nn/registry.h"

#include <algorithm>

#include "base/random.h"
#include "nn/computed.h"
#include "nn/container.h"
#include "nn/families.h"
#include "nn/init.h"
#include "nn/parametrizations.h"
#include "nn/parametrize.h"
#include "nn/text_tensor.h"
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

// One constructor call. The calls among its arguments (also within lists and dicts) are made first,
// as in Python; then what printed as its children.
struct Frame {
  explicit Frame(const Value& v) : call(v) {
    for (int64_t i = 0; i < v.size(); ++i) add_calls(v[i]);
    for (int64_t i = 0; i < v.keyword_count(); ++i) {
      if (!v.keyword(i).value.is_call()) add_calls(v.keyword(i).value);
    }
    unnamed = nested.size();
    for (int64_t i = 0; i < v.keyword_count(); ++i) {
      if (is_module(v.keyword(i).value)) add(v.keyword(i));
    }
    children = nested.size();
    for (int64_t i = 0; i < v.child_count(); ++i) {
      const Value child = v.child(i).value;
      if (!is_tensor_call(child)) {
        add(v.child(i));
        continue;
      }
      const std::string_view name = short_name(v.name(), "nn");
      check(name == "ParameterList" || name == "ParameterDict", Code::kInvalid, name,
            ": expected a module at ", child.place(), ", got ", describe(child));
    }
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
  static bool is_module(const Value& v) { return v.is_call() && !is_tensor_call(v); }
  // In the order of the text; lists may lie in lists, however deep.
  void add_calls(const Value& argument) {
    std::vector<Value> rest{argument};
    while (!rest.empty()) {
      const Value v = rest.back();
      rest.pop_back();
      if (is_module(v)) nested.push_back(v);
      for (int64_t k = v.is_call() ? 0 : v.size(); k-- > 0;) rest.push_back(v[k]);
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
    if (at < call.size()) return false;
    given += at < required;
  }
  // A call with nothing in it at all may be the printed form of a layer that prints nothing.
  const bool empty = call.size() + call.keyword_count() + call.child_count() == 0;
  return given >= required || (call.child_count() == 0 && !empty);
}

// "ParametrizedLinear(in_features=3, ...\n (parametrizations): ...": a layer some of whose tensors
// are computed.
constexpr std::string_view kParametrized = "Parametrized", kParametrizations = "parametrizations";

bool is_parametrized(const Value& call) {
  if (!short_name(call.name(), "nn").starts_with(kParametrized)) return false;
  if (call.size() + call.keyword_count() == 0) return false;
  for (int64_t i = 0; i < call.child_count(); ++i) {
    if (call.child(i).name == kParametrizations) return true;
  }
  return false;
}
std::string_view class_of(const Value& call) {
  const std::string_view name = short_name(call.name(), "nn");
  return is_parametrized(call) ? name.substr(kParametrized.size()) : name;
}
// A module that only a function makes: torch.nn.utils.parametrizations.weight_norm.
bool is_made_by_function(const Value& call) {
  const std::string_view name = call.name();
  return name == "_WeightNorm" || name == "_SpectralNorm" || name == "_Orthogonal";
}

// Null: a container, which is what prints as "LeNet(\n (conv1): ...", of the user's own class, or
// of one whose arguments do not print: "MultiheadAttention(\n (out_proj): ...".
const ModuleRegistry::Entry* entry_of(const Value& call, const char* op) {
  const std::string_view name = class_of(call);
  const ModuleRegistry::Entry* entry = registry().find(name);
  if (entry && !fits(entry->signature, call)) {
    if (const ModuleRegistry::Entry* form = printed_forms().find(name)) return form;
  }
  const bool bare = call.size() == 0 && call.keyword_count() == 0;
  const bool container = bare && (call.child_count() > 0 || is_made_by_function(call));
  if (entry && container && entry->prints_parts) return nullptr;
  return entry || container ? entry : &registry().at(call, op);
}

// Containers are what they hold, not what they were made of.
bool is_container(const Module& m) {
  return dynamic_cast<const ModuleSequence*>(&m) || dynamic_cast<const ModuleDict*>(&m) ||
         dynamic_cast<const Container*>(&m) || holds_parameters(m);
}

// A module among the arguments is what made it, if that is short: layers may be nested deep in
// arguments. One that no text makes is "<Class>", which cannot be read back.
std::string module_text(const Ref<Module>& m) {
  constexpr size_t kLongest = 250;
  if (!m) return "None";
  const bool whole =
      !is_container(*m) && find_signature(m->type_name()) && m->arguments().size() <= kLongest;
  return whole ? m->type_name() + "(" + std::string(m->arguments()) + ")"
               : "'<" + m->type_name() + ">'";
}

// Note [Constructor text]: without what the tensors say.
std::string given_arguments(const ModuleArgs& a) {
  std::string out;
  for (const Signature::Parameter& p : a.signature().parameters()) {
    const char* const name = p.name.c_str();
    if (p.name == "dtype" || p.name == "device" || a.is_default(name)) continue;
    const Kwargs::Value* const typed = a.typed(name);
    if (typed && (std::holds_alternative<Tensor>(*typed) ||
                  std::holds_alternative<std::vector<Tensor>>(*typed)))
      continue;
    const bool module =
        a.call_at(name) || (typed && std::holds_alternative<std::shared_ptr<Module>>(*typed));
    out += (out.empty() ? "" : ", ") + p.name + "=";
    out += module ? module_text(a.module(name)) : a.shown(name);
  }
  return out;
}

// An error that speaks of no argument, such as that of a parameter too large for memory, gets the
// constructor's text in front.
Ref<Module> construct(const ModuleRegistry::Entry& entry, const Frame& f, const Kwargs* kwargs,
                      const char* op) {
  try {
    const ModuleArgs args(Args(entry.signature, f.call, kwargs, op), f.call, f.modules(),
                          f.named());
    Ref<Module> m = entry.make(args);
    if (!is_container(*m)) m->set_arguments(given_arguments(args));
    return m;
  } catch (const Error& e) {
    if (e.op() == op) throw;
    constexpr size_t kLongest = 200;
    std::string call = to_text(f.call);
    if (call.size() > kLongest) call = std::string(f.call.name()) + "(...)";
    fail(e.code(), op, ": ", call, " at ", f.call.place(), ": ", e.message());
  }
}

std::string printed(const Ref<Module>& m) {
  return m ? m->repr() : "None";
}

// One of the first `own` children, which the layer has made itself, stays if it prints alike.
void add_child(Module& m, int64_t own, std::string_view name, Ref<Module> child, const Value& call,
               const char* op) {
  for (int64_t i = 0; i < own; ++i) {
    const Module::Child& made = m.children()[i];
    if (made.name != name) continue;
    if (made.module.get() == child.get()) return;
    const std::string own = printed(made.module), wanted = printed(child);
    check(own == wanted, Code::kInvalid, op, ": ", call.name(), " at ", call.place(), ": child '",
          name, "' must be ", own, ", got ", wanted);
    return;
  }
  try {
    m.register_module(std::string(name), std::move(child));
  } catch (const Error& e) {
    fail(e.code(), op, ": ", call.name(), " at ", call.place(), ": ", e.message());
  }
}

// A container as it was printed.
class Printed final : public Container {
 public:
  explicit Printed(const std::string& class_name) : Container(class_name) {
    set_copy(copy_of<Printed>);
  }

 protected:
  bool prints_runs() const override { return type_name() == "ParametrizationList"; }
};

// The modules of a printed ParametrizationList compute that tensor of m, which nobody else has yet.
void parametrize_by_list(Module& m, const std::string& tensor, const Module& list) {
  for (const Module::Child& c : list.children()) {
    const std::string name = c.there().type_name();
    if (name == "_WeightNorm")
      static_cast<void>(parametrize_weight_norm(m, tensor, 0));
    else if (name == "_SpectralNorm")
      static_cast<void>(parametrize_spectral_norm(m, tensor, 1, 1e-12, std::nullopt));
    else if (name == "_Orthogonal")
      static_cast<void>(parametrize_orthogonal(m, tensor, {}, true));
    else
      static_cast<void>(register_parametrization(m, tensor, c.module, false));
  }
}
void add_parametrizations(Module& m, const Ref<Module>& dict, const Value& call, const char* op) {
  try {
    check(dynamic_cast<const ModuleDict*>(dict.get()) != nullptr, Code::kInvalid,
          "child 'parametrizations' must be a ModuleDict");
    for (const Module::Child& c : dict->children()) parametrize_by_list(m, c.name, c.there());
  } catch (const Error& e) {
    fail(e.code(), op, ": ", call.name(), " at ", call.place(), ": ", e.message());
  }
}

Ref<Module> finish(Frame& f, const Kwargs* kwargs, const char* op) {
  const ModuleRegistry::Entry* entry = entry_of(f.call, op);
  NoInitialValues::count_module();
  Ref<Module> m;
  if (!entry) {
    m = Ref<Module>::adopt(new Printed(std::string(f.call.name())));
  } else {
    m = construct(*entry, f, kwargs, op);
  }
  const int64_t own = m->children().size();
  for (size_t i = f.children; i < f.nested.size(); ++i) {
    const std::string_view name = f.names[i - f.unnamed];
    if (name == kParametrizations && is_parametrized(f.call))
      add_parametrizations(*m, f.made[i], f.call, op);
    else
      add_child(*m, own, name, std::move(f.made[i]), f.call, op);
  }
  return m;
}

}  // namespace

Ref<Module> ModuleArgs::module(const char* name) const {
  for (const Named& n : named) {
    if (n.name == name) return n.module;
  }
  if (signature().index_of(name) < 0) return {};
  const std::optional<int64_t> at = call_at(name);
  const Ref<Module>* made = at ? made_at(*at) : nullptr;
  if (made) return *made;
  if (is_none(name)) return {};
  const Kwargs::Value* value = typed(name);
  const auto* given = value ? std::get_if<std::shared_ptr<Module>>(value) : nullptr;
  require(given != nullptr, name, "must be a module such as 'Linear(2, 1)'");
  return Ref<Module>::share(given->get());
}

// They stand in the order of the text.
const Ref<Module>* ModuleArgs::made_at(int64_t position) const {
  const auto at = std::lower_bound(modules.begin(), modules.end(), position,
                                   [](const Made& m, int64_t p) { return m.position < p; });
  return at != modules.end() && at->position == position ? &at->module : nullptr;
}

Ref<Module> ModuleArgs::module_of(const Value& v) const {
  if (v.is_none()) return {};
  check(v.is_call(), Code::kInvalid, signature().name(), ": ", describe(v), " at ", v.place(),
        " is not a Module");
  if (const Ref<Module>* m = made_at(v.position())) return *m;
  fail(Code::kInvalid, signature().name(), ": what stands at ", v.place(), " is no module");
}

const Signature* find_signature(std::string_view name) {
  const ModuleRegistry::Entry* entry = registry().find(name);
  return entry ? &entry->signature : nullptr;
}

// Those that print their parts make them of their arguments.
bool keeps_argument(std::string_view type_name, std::string_view argument) {
  const ModuleRegistry::Entry* entry = registry().find(type_name);
  return entry && !entry->prints_parts && entry->signature.index_of(argument) >= 0;
}

std::vector<std::string_view> module_names() {
  return registry().names();
}

Ref<Module> make_module(const char* text, const Kwargs* kwargs, const char* op) {
  const Literal parsed = parse_literal(text, op);
  check(parsed.root().is_call(), Code::kText, op, ": expected a constructor such as ",
        "'Linear(2, 1)', got ", describe(parsed.root()));
  DrawGuard draws(current_generator());  // what draws says so itself: not all modules do
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
