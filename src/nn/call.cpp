// SPDX-License-Identifier: Apache-2.0
// Calling modules: arguments bound to a forward's parameters, and children in a row.
#include <algorithm>
#include <memory>
#include <optional>

#include "base/literal.h"
#include "graph/anomaly.h"
#include "nn/computed.h"
#include "tensor/profile.h"
#include "tensor/recording.h"

namespace nnc::nn {
namespace {

constexpr ForwardParameter kInput[] = {{"input"}};

int64_t tensor_count(Span<const ForwardParameter> parameters) {
  int64_t n = 0;
  for (const ForwardParameter& p : parameters) n += p.tensors;
  return n;
}

// The place in `parameters` of a keyword argument.
int64_t find_parameter(Span<const ForwardParameter> parameters, const std::string& key,
                       const std::string& layer) {
  std::vector<std::string_view> names;
  for (int64_t i = 0; i < parameters.size(); ++i) {
    if (key == parameters[i].name) return i;
    names.push_back(parameters[i].name);
  }
  fail(Code::kUnknown, layer, ": forward got an unexpected keyword argument '", key, "'",
       did_you_mean(key, names));
}

// What a keyword argument of this parameter may be but tensors: integers, as a tensor.
Tensor numbers_as_tensor(const Kwargs::Value& value, const ForwardParameter& p) {
  const auto* list = std::get_if<std::vector<int64_t>>(&value);
  if (!list || !p.numbers) return {};
  const Tensor t = Tensor::empty({static_cast<int64_t>(list->size())}, DType::kInt64);
  std::copy(list->begin(), list->end(), t.mutable_data<int64_t>());
  return t;
}

// Puts a keyword argument's tensors where its parameter's are: one, or a tuple of p.tensors.
void put_value(const Kwargs::Value& value, const ForwardParameter& p, Tensor* places,
               const std::string& layer) {
  if (std::holds_alternative<std::monostate>(value)) return;
  const Tensor numbers = numbers_as_tensor(value, p);
  const Tensor* one = numbers.defined() ? &numbers : std::get_if<Tensor>(&value);
  const auto* several = std::get_if<std::vector<Tensor>>(&value);
  const Span<const Tensor> given = one       ? Span<const Tensor>(one, 1)
                                   : several ? Span<const Tensor>(*several)
                                             : Span<const Tensor>();
  check(given.size() == p.tensors, Code::kInvalid, layer, ": argument '", p.name, "' must be ",
        p.tensors, p.tensors == 1 ? " tensor" : " tensors", p.numbers ? ", integers" : "",
        " or None");
  for (int64_t i = 0; i < p.tensors; ++i) places[i] = given[i];
}

// Everything that is required is there, and tuples are whole.
void check_given(Span<const Tensor> x, Span<const ForwardParameter> parameters,
                 const Module& module) {
  int64_t at = 0;
  for (const ForwardParameter& p : parameters) {
    int64_t given = 0;
    for (int64_t i = at; i < at + p.tensors && i < x.size(); ++i) given += x[i].defined();
    at += p.tensors;
    check(given == p.tensors || (given == 0 && !p.required), Code::kInvalid, module.type_name(),
          ": forward is missing ", given == 0 ? "required argument '" : "a part of argument '",
          p.name, "'");
  }
}

}  // namespace

std::optional<bool> Inputs::flag(const char* name) const {
  const Kwargs::Value* value = kwargs ? kwargs->find(name) : nullptr;
  if (!value || std::holds_alternative<std::monostate>(*value)) return std::nullopt;
  if (const int64_t* i = std::get_if<int64_t>(value)) return *i != 0;
  const bool* b = std::get_if<bool>(value);
  check(b != nullptr, Code::kInvalid, "forward: argument '", name, "' must be True, False or None");
  return *b;
}

std::vector<Tensor> Module::bind(const Inputs& in, Span<const ForwardParameter> parameters) const {
  const std::string layer = type_name();
  std::vector<Tensor> bound(in.tensors.begin(), in.tensors.end());
  bound.resize(static_cast<size_t>(tensor_count(parameters)));
  for (const Kwargs::Entry& e : in.kwargs->entries()) {
    const int64_t p = find_parameter(parameters, e.key, layer);
    if (parameters[p].tensors == 0) continue;
    const int64_t place = tensor_count({parameters.data(), p});
    check(place >= in.count(), Code::kInvalid, layer,
          ": forward got multiple values for argument '", e.key, "'");
    put_value(e.value, parameters[p], &bound[static_cast<size_t>(place)], layer);
  }
  return bound;
}

namespace {
// The module as a call under way: Note [Anomalies], Note [Profiling].
class ModuleFrame {
 public:
  explicit ModuleFrame(Module& m)
      : name_(exec().detect_anomaly || is_profiling() ? m.type_name() : std::string()),
        frame_(exec().detect_anomaly ? name_.c_str() : nullptr),
        recorded_(is_recording()) {
    if (is_profiling()) [[unlikely]]
      profiled_.emplace(ProfileKind::kModule, name_.c_str());
    if (recorded_) [[unlikely]]
      recording().enter(m);
  }
  ~ModuleFrame() {
    if (recorded_) [[unlikely]]
      recording().leave();
  }
  ModuleFrame(const ModuleFrame&) = delete;
  ModuleFrame& operator=(const ModuleFrame&) = delete;

 private:
  const std::string name_;
  const CallFrame frame_;
  std::optional<ProfileFrame> profiled_;
  const bool recorded_;  // Note [Recording]
};
}  // namespace

std::vector<Tensor> Module::call(const Inputs& in) {
  if (any_module_hooks() && is_hooked()) [[unlikely]]
    return call_hooked(in);
  return call_forward(in);
}

std::vector<Tensor> Module::call_hooked(const Inputs& in) {
  HookedCall hooks(*this);
  try {
    return hooks.after(call_computed(hooks.before(in)));
  } catch (...) {
    hooks.failed();
    throw;
  }
}

std::vector<Tensor> Module::call_computed(const Inputs& in) {
  const ComputedScope scope(*this);
  return call_forward(in);
}

std::vector<Tensor> Module::call_forward(const Inputs& in) {
  const ModuleFrame frame(*this);
  const Span<const ForwardParameter> parameters = forward_parameters();
  if (parameters.empty()) return forward(in);
  const int64_t most = tensor_count(parameters);
  check(in.count() <= most, Code::kInvalid, type_name(), ": forward takes at most ", most,
        most == 1 ? " input" : " inputs", ", got ", in.count());
  if (!in.kwargs || in.kwargs->empty()) {
    check_given(in.tensors, parameters, *this);
    return forward({in.tensors, nullptr});
  }
  const std::vector<Tensor> bound = bind(in, parameters);
  check_given(bound, parameters, *this);
  return forward({bound, in.kwargs});
}

// Hooks may have put None there.
const ForwardParameter* Module::forward_parameter(std::string_view name) const {
  for (const ForwardParameter& p : forward_parameters()) {
    if (p.name == name) return &p;
  }
  return nullptr;
}

Tensor Module::first_output(std::vector<Tensor> outputs) const {
  check(!outputs.empty() && outputs[0].defined(), Code::kCallback, type_name(),
        ": forward gave no output");
  return std::move(outputs[0]);
}

Tensor Module::call(const Tensor& x) {
  return first_output(call(Inputs{Span<const Tensor>(&x, 1), nullptr}));
}

Tensor Layer::call(const Tensor& x) {
  if (any_module_hooks() && is_hooked()) [[unlikely]]
    return first_output(call_hooked(Inputs{Span<const Tensor>(&x, 1), nullptr}));
  const ModuleFrame frame(*this);
  check_given(Span<const Tensor>(&x, 1), kInput, *this);
  return apply(x);
}

Span<const ForwardParameter> Module::one_input() {
  return kInput;
}

int64_t Module::output_count(int64_t) const {
  return -1;
}

// Chains in the middle of their children, each a child of the one before.
class Module::ChainWalk {
 public:
  // Without x, nothing is called.
  explicit ChainWalk(const Module& chain, std::vector<Tensor>* x = nullptr) : x_(x) { push(chain); }
  // The next module that is no chain; null after the last.
  Module* next() {
    while (!stack_.empty()) {
      Link& link = stack_.back();
      if (link.next == link.count) {
        if (link.hooks) *x_ = link.hooks->after(std::move(*x_));
        stack_.pop_back();
        continue;
      }
      Module& child = (*link.children)[link.next++].there();
      if (!child.is_chain()) return &child;
      enter(child);
    }
    return nullptr;
  }
  // Chains have failed from the inside to the outside.
  void failed() noexcept {
    for (; !stack_.empty(); stack_.pop_back()) {
      if (stack_.back().hooks) stack_.back().hooks->failed();
    }
  }

 private:
  struct Link {
    const AppendList<Child>* children;
    int64_t next, count;
    std::unique_ptr<HookedCall> hooks;  // null without
  };
  // What is added to a chain meanwhile waits for the next call.
  Link& push(const Module& chain) {
    const AppendList<Child>& children = chain.children();
    stack_.push_back({&children, 0, children.size(), nullptr});
    return stack_.back();
  }
  void enter(Module& chain) {
    const bool hooked = x_ && any_module_hooks() && chain.is_hooked();
    std::unique_ptr<HookedCall> hooks = hooked ? std::make_unique<HookedCall>(chain) : nullptr;
    if (!hooked) {
      push(chain);
      return;
    }
    HookedCall& call = *(push(chain).hooks = std::move(hooks));
    const Inputs in = call.before({*x_, nullptr});
    *x_ = chain.inputs_of_chain(in);
    // What before() added to the chain is called.
    Link& link = stack_.back();
    link.children = &chain.children();
    link.count = link.children->size();
  }
  std::vector<Tensor>* const x_;
  std::vector<Link> stack_;
};

std::vector<Tensor> Module::inputs_of_chain(const Inputs& in) const {
  if (in.kwargs && !in.kwargs->empty()) return bind(in, one_input());
  return {in.tensors.begin(), in.tensors.end()};
}

std::vector<Tensor> Module::call_chain(const Inputs& in) {
  std::vector<Tensor> x = inputs_of_chain(in);
  ChainWalk walk(*this, &x);
  try {
    while (Module* child = walk.next()) {
      if (x.size() == 1 && child->output_count(1) == 1 && !any_module_hooks())
        x[0] = child->call(x[0]);
      else
        x = child->call(Inputs{x, nullptr});
    }
  } catch (...) {
    walk.failed();
    throw;
  }
  return x;
}

int64_t Module::chain_output_count(int64_t inputs) const {
  ChainWalk walk(*this);
  while (const Module* child = walk.next()) inputs = child->output_count(inputs);
  return inputs;
}

}  // namespace nnc::nn
