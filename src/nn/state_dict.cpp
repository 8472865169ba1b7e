// SPDX-License-Identifier: Apache-2.0
// A module's state: walking through it, and reading it out.
#include "nn/state_dict.h"

#include "graph/record.h"

namespace nnc::nn {
namespace {

int64_t saturating_add(int64_t a, int64_t b) {
  int64_t sum;
  return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

}  // namespace

std::vector<ModuleHooks::Entry> state_hooks(const Module& m, ModuleHookPlace place) {
  return m.hooks() ? m.hooks()->at(place) : std::vector<ModuleHooks::Entry>();
}

// ---- StateWalk ----

// How much each module adds, under each of the names that it has there.
void StateWalk::count(const Module& root, const char* op) {
  int64_t once = 0;
  struct Frame {
    const Module* module;
    const AppendList<Module::Child>* children;
    int64_t next, count;
  };
  const auto frame_of = [](const Module& m) {
    const AppendList<Module::Child>& children = m.children();
    return Frame{&m, &children, 0, children.size()};
  };
  std::vector<Frame> stack{frame_of(root)};
  while (!stack.empty()) {
    auto& [m, children, next, count] = stack.back();
    if (next < count) {
      const Module* child = (*children)[next].module.get();
      if (!child || counts_.count(child)) {
        ++next;
      } else {
        stack.push_back(frame_of(*child));
      }
      continue;
    }
    const bool hooked = m->hooks() && m->hooks()->any_of_states();
    int64_t own = hooked || m->gives_extra_state() || m->takes_extra_state();
    for (const NamedTensor& p : m->parameters()) own += Module::listed(p).defined();
    for (const Buffer& b : m->buffers()) own += Module::listed(b).defined() && b.persistent;
    once += own;
    for (int64_t i = 0; i < count; ++i) {
      if ((*children)[i].module) own = saturating_add(own, counts_[(*children)[i].module.get()]);
    }
    counts_[m] = own;
    stack.pop_back();
  }
  check(counts_[&root] - once <= kMaxRepeated, Code::kInvalid, op,
        ": modules that are registered under several names give ", counts_[&root], " entries, of ",
        once, " tensors");
}

bool StateWalk::wants(const Module& child, const std::string&) {
  const auto count = counts_.find(&child);
  if (count != counts_.end()) return count->second > 0;
  check(++added_ <= kMaxRepeated, Code::kInvalid, "hooks have added more than ", kMaxRepeated,
        " modules to those whose state this is");
  return true;
}

void StateWalk::run(Module& root, const std::string& prefix, const char* op) {
  count(root, op);
  struct Frame {
    Ref<Module> module;
    size_t prefix;  // its length
    const AppendList<Module::Child>* children;
    int64_t next, count;
  };
  std::string path = prefix;
  std::vector<Frame> stack;
  const auto visit = [&](Module& m) {
    enter(m, path);
    const AppendList<Module::Child>& children = m.children();
    stack.push_back({Ref<Module>::share(&m), path.size(), &children, 0, children.size()});
  };
  visit(root);
  while (!stack.empty()) {
    Frame& f = stack.back();
    path.resize(f.prefix);
    if (f.next == f.count) {
      leave(*f.module, path);
      stack.pop_back();
      continue;
    }
    const Module::Child& c = (*f.children)[f.next++];
    if (!c.module || !wants(*c.module, c.name)) continue;
    path += c.name;
    path += '.';
    visit(*c.module);
  }
}

// ---- reading out ----

class StateSave final : public StateWalk {
 public:
  explicit StateSave(bool keep_vars) : keep_vars_(keep_vars) {}
  LentList<NamedTensor> state;

 private:
  void enter(Module& m, const std::string& prefix) override;
  void leave(Module& m, const std::string& prefix) override;
  void add(const std::string& prefix, const NamedTensor& entry);
  void put(std::string key, const Tensor& t);
  // One for all names of a tensor.
  const Tensor& detached(const Tensor& t) {
    Tensor& d = detached_[t.impl()];
    if (!d.defined()) d = is_uninitialized(t) ? t : detach(t);
    return d;
  }

  const bool keep_vars_;
  std::unordered_map<const TensorImpl*, Tensor> detached_;
  // Keys come once each by themselves, but for those of extra state.
  bool may_repeat_ = false;
  std::unordered_map<std::string, size_t> places_;
};

void StateSave::put(std::string key, const Tensor& t) {
  if (!may_repeat_ || state.is_lent()) return state.add({std::move(key), t});
  std::vector<NamedTensor>& entries = state.items();
  if (places_.empty()) {
    for (size_t i = 0; i < entries.size(); ++i) places_.emplace(entries[i].name, i);
  }
  const auto [place, fresh] = places_.emplace(key, entries.size());
  if (fresh)
    entries.push_back({std::move(key), t});
  else
    entries[place->second].tensor = t;
}

void StateSave::add(const std::string& prefix, const NamedTensor& entry) {
  const Tensor t = Module::listed(entry);
  if (t.defined()) put(prefix + entry.name, keep_vars_ ? t : detached(t));
}

void StateSave::enter(Module& m, const std::string& prefix) {
  for (const auto& hook : state_hooks(m, ModuleHookPlace::kStateDictPre)) {
    hook.as<StateHook>().run({m, prefix, keep_vars_});
  }
  for (const NamedTensor& p : m.parameters()) add(prefix, p);
  for (const Buffer& b : m.buffers()) {
    if (b.persistent) add(prefix, b);
  }
  if (!m.gives_extra_state()) return;
  may_repeat_ = true;  // an entry may have the name
  put(prefix + kExtraState, m.get_extra_state());
}

void StateSave::leave(Module& m, const std::string& prefix) {
  for (const auto& hook : state_hooks(m, ModuleHookPlace::kStateDictPost)) {
    hook.as<StateHook>().run({m, prefix, keep_vars_, &state});
  }
}

std::vector<NamedTensor> Module::state_dict(const std::string& prefix, bool keep_vars) {
  StateSave save(keep_vars);
  save.run(*this, prefix, "state_dict");
  return std::move(save.state.items());
}

Tensor Module::get_extra_state() {
  fail(Code::kUnsupported, "get_extra_state: ", type_name(), " has no extra state to give");
}

void Module::set_extra_state(const Tensor&) {
  fail(Code::kUnsupported, "set_extra_state: ", type_name(), " takes no extra state");
}

}  // namespace nnc::nn
