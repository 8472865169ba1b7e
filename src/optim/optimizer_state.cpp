// SPDX-License-Identifier: Apache-2.0
// The state of optimizers as dictionaries: torch's, with the keys of its levels joined by dots.
#include <charconv>
#include <cmath>
#include <map>

#include "ops/convert.h"
#include "optim/optimizer.h"

namespace nnc::optim {
namespace {

constexpr const char* kState = "state";
constexpr const char* kGroups = "param_groups";

// The states that are numbers: they keep their own type.
bool is_number(std::string_view name) {
  return name == "step" || name == "eta" || name == "mu" || name == "mu_product";
}

// "state.3.exp_avg" in parts; the number is -1 if there is none.
struct Key {
  std::string_view head, name;
  int64_t number = -1;
};
Key split(std::string_view key) {
  Key out;
  const size_t dot = key.find('.');
  out.head = key.substr(0, dot);
  if (dot == std::string_view::npos) return out;
  const std::string_view rest = key.substr(dot + 1);
  const size_t end = rest.find('.');
  if (end == std::string_view::npos) return out;
  int64_t n = 0;
  const auto [stop, error] = std::from_chars(rest.data(), rest.data() + end, n);
  if (error != std::errc() || stop != rest.data() + end || n < 0) return out;
  out.number = n;
  out.name = rest.substr(end + 1);
  return out;
}

// A dictionary of state without entries, or a state that is None.
bool is_nothing(const StateEntry& e) {
  if (!e.tensor.defined() || e.tensor.numel() > 0 || split(e.key).head != kState) return false;
  return e.key == kState || e.form.kind == Form::Kind::kDict || e.form.kind == Form::Kind::kNone;
}

[[noreturn]] void unexpected(std::string_view key) {
  fail(Code::kUnknown, "load_state_dict: '", key, "' does not belong to this optimizer");
}

// The numbers of parameters that a group lists.
std::vector<int64_t> read_ids(const StateEntry& e) {
  constexpr double kExact = 0x1p53;
  std::vector<int64_t> ids;
  const Option list =
      from_tensor(e.tensor, Option(Option::Kind::kList, {}), "load_state_dict", e.key);
  for (const Option& id : list.items()) {
    if (id.kind() == Option::Kind::kInt) {
      ids.push_back(id.integer());
      continue;
    }
    const double n = id.number();
    check(n >= -kExact && n <= kExact && n == std::floor(n), Code::kInvalid, "load_state_dict: '",
          e.key, "' holds ", n, ", expected whole numbers");
    ids.push_back(static_cast<int64_t>(n));
  }
  return ids;
}

}  // namespace

StateDict Optimizer::state_at(size_t index) const {
  StateDict out;
  for (int64_t k = 0; k < algorithm_.states.size(); ++k) {
    const Tensor& t = states_[index][static_cast<size_t>(k)];
    if (t.defined()) out.push_back(entry(KeyPath().name(algorithm_.states[k]), t));
  }
  return out;
}

StateDict Optimizer::state_of(const Tensor& param) const {
  const ReadGuard lock(lock_);
  const auto place = grouped_.find(param.impl());
  check(place != grouped_.end(), Code::kUnknown, "param is not one of the optimizer's");
  return state_at(place->second);
}

StateDict Optimizer::param_groups() const {
  const ReadGuard lock(lock_);
  StateDict out;
  for (size_t g = 0; g < groups_.size(); ++g) {
    const KeyPath group = KeyPath().item(static_cast<int64_t>(g)), params = group.name("params");
    for (size_t i = 0; i < groups_[g].params.size(); ++i) {
      out.push_back(entry(params.item(static_cast<int64_t>(i)), groups_[g].params[i]));
    }
    for (const Options::Entry& e : groups_[g].settings.options.entries()) {
      out.push_back(entry(group.name(e.name), e.value));
    }
  }
  return out;
}

StateDict Optimizer::state_dict() {
  run_hooks(HookPlace::kStateDictPre, nullptr);
  StateDict out;
  {
    const ReadGuard lock(lock_);
    const KeyPath states = KeyPath().name(kState), groups = KeyPath().name(kGroups);
    for (size_t i = 0; i < states_.size(); ++i) {
      const KeyPath state = states.number(static_cast<int64_t>(i));
      for (const StateEntry& e : state_at(i)) {
        const KeyPath path = state.path(KeyPath(e.key, e.form));
        out.push_back({path.text(), e.tensor, path.form(e.form.kind)});
      }
    }
    if (out.empty()) out.push_back({kState, to_tensor(Option()), {Form::Kind::kDict, {}}});
    for (size_t g = 0; g < groups_.size(); ++g) {
      const KeyPath group = groups.item(static_cast<int64_t>(g));
      for (const Options::Entry& e : groups_[g].settings.options.entries()) {
        out.push_back(entry(group.name(e.name), e.value));
      }
      std::vector<Option> numbers;
      for (size_t i = 0; i < groups_[g].params.size(); ++i) {
        numbers.emplace_back(static_cast<int64_t>(groups_[g].first + i));
      }
      out.push_back(entry(group.name("params"), Option(Option::Kind::kList, numbers)));
    }
  }
  run_hooks(HookPlace::kStateDictPost, &out);
  return out;
}

Optimizer::Commit Optimizer::read_state(size_t index, const Tensor& p, const StateDict& entries) {
  State state;
  for (const StateEntry& e : entries) {
    size_t k = 0;
    while (static_cast<int64_t>(k) < algorithm_.states.size() &&
           algorithm_.states[static_cast<int64_t>(k)] != e.key) {
      ++k;
    }
    if (static_cast<int64_t>(k) == algorithm_.states.size()) unexpected(e.key);
    check(e.tensor.defined(), Code::kInvalid, "load_state_dict: ", e.key, " has no tensor");
    DType type = e.tensor.dtype();
    if (is_number(e.key)) {
      check(e.tensor.dim() == 0, Code::kShape, "load_state_dict: ", e.key, " has sizes ",
            e.tensor.sizes(), ", expected a number");
      if (type != DType::kFloat64) type = DType::kFloat32;
    } else if (is_floating(p.dtype())) {
      type = p.dtype();
    }
    const Tensor converted = ops::to_dtype(e.tensor, type);
    state[k] = ops::contiguous(converted.same(e.tensor) ? ops::clone(converted) : converted);
  }
  return [this, index, state]() mutable { states_[index].swap(state); };
}

// Of all entries of the group.
Options Optimizer::read_options(const Group& g, const std::string& prefix,
                                const std::vector<const StateEntry*>& entries) const {
  Options o = g.settings.options;
  for (const StateEntry* entry : entries) {
    const StateEntry& e = *entry;
    if (e.key.compare(0, prefix.size(), prefix) != 0) continue;
    const std::string name = e.key.substr(prefix.size());
    if (name == "params") continue;
    const Option* now = o.find(name);
    o.set(name, from_tensor(e.tensor, now ? *now : Option(), "load_state_dict", e.key));
  }
  return o;
}

// What it says is read and converted now, and taken over by the function.
Optimizer::Commit Optimizer::read_dict(const StateDict& state) {
  struct OfGroup {
    std::vector<int64_t> numbers;  // of the parameters
    std::vector<const StateEntry*> entries;
  };
  std::map<int64_t, OfGroup> of_group;
  std::map<int64_t, StateDict> of_parameter;
  for (const StateEntry& e : state) {
    const Key key = split(e.key);
    if (is_nothing(e)) continue;
    const bool known = key.head == kState || key.head == kGroups;
    if (key.number < 0 || !known || key.name.empty()) unexpected(e.key);
    if (key.head == kState) {
      of_parameter[key.number].push_back({std::string(key.name), e.tensor});
    } else {
      OfGroup& group = of_group[key.number];
      group.entries.push_back(&e);
      if (key.name == "params") group.numbers = read_ids(e);
    }
  }
  check(of_group.size() == groups_.size(), Code::kInvalid,
        "loaded state dict has a different number of parameter groups");
  std::vector<Settings> settings;
  std::vector<Commit> steps;
  for (const auto& [i, group] : of_group) {
    const std::vector<int64_t>& ids = group.numbers;
    check(i < static_cast<int64_t>(groups_.size()), Code::kInvalid,
          "loaded state dict has a different number of parameter groups");
    const Group& g = groups_[static_cast<size_t>(i)];
    check(ids.size() == g.params.size(), Code::kInvalid,
          "loaded state dict contains a parameter group that doesn't match the size of "
          "optimizer's group");
    settings.push_back(
        settings_of(read_options(g, "param_groups." + std::to_string(i) + ".", group.entries)));
    for (size_t k = 0; k < ids.size(); ++k) {
      const auto found = of_parameter.find(ids[k]);
      const StateDict none;
      steps.push_back(
          read_state(g.first + k, g.params[k], found == of_parameter.end() ? none : found->second));
      if (found != of_parameter.end()) of_parameter.erase(found);
    }
  }
  check(of_parameter.empty(), Code::kUnknown,
        "load_state_dict: there is state of a parameter that is in no group");
  auto shared = std::make_shared<std::vector<Settings>>(std::move(settings));
  return [this, shared, steps = std::move(steps)] {
    for (size_t i = 0; i < groups_.size(); ++i) std::swap(groups_[i].settings, (*shared)[i]);
    for (const Commit& step : steps) step();
  };
}

void Optimizer::load_state_dict(StateDict state, FunctionRef<void()> ready) {
  run_hooks(HookPlace::kLoadPre, &state);
  {
    const std::lock_guard lock(lock_);
    check_change();
    const GradGuard recorded(differentiable() && grad_enabled());
    const Commit commit = read_dict(state);
    ready();
    commit();
  }
  run_hooks(HookPlace::kLoadPost, nullptr);
}

}  // namespace nnc::optim
