// SPDX-License-Identifier: Apache-2.0
// A module's state: reading it out and loading it.
#include <unordered_map>
#include <unordered_set>

#include "graph/record.h"
#include "kernels/copy.h"
#include "nn/module.h"
#include "ops/convert.h"
#include "tensor/replace_data.h"

namespace nnc::nn {

struct Module::StateEntry {
  std::string name;
  Tensor tensor;
  bool may_be_missing;
};

namespace {

int64_t saturating_add(int64_t a, int64_t b) {
  int64_t sum;
  return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

void append_keys(std::string& text, const char* what, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  text += "\n\t";
  text += what;
  text += " key(s) in state_dict: ";
  for (size_t i = 0; i < keys.size(); ++i) {
    text += (i ? ", \"" : "\"") + keys[i] + "\"";
  }
  text += ". ";
}

void append_mismatch(std::string& text, const std::string& name, const Tensor& given,
                     const Tensor& own) {
  text += "\n\tsize mismatch for " + name + ": copying a param with shape torch.Size(";
  append_text(text, given.sizes());
  text += ") from checkpoint, the shape in current model is torch.Size(";
  append_text(text, own.sizes());
  text += ").";
}

// A copy that is prepared: what can fail has been done.
struct Write {
  Tensor to, from;

  // A tensor of a lazy module takes the size of what is given.
  Write(const Tensor& own, const Tensor& given)
      : to(own), from(ops::contiguous(ops::to_dtype(detach(given), own.dtype()))) {
    check_inplace(to, "load_state_dict");
    if (is_uninitialized(to)) from = ops::clone(from);
  }
  void commit() const {
    if (is_uninitialized(to)) {
      DataReplacement{to, from}.commit_sizes();
      to.impl()->uninitialized.store(false, std::memory_order_release);
      return;
    }
    kernels::copy(to.mutable_view(), from.view());
    to.bump_version();
  }
};

}  // namespace

// How many entries each module adds, under each of the names it has there.
std::unordered_map<const Module*, int64_t> Module::count_state() {
  std::unordered_map<const Module*, int64_t> counts;
  int64_t once = 0;
  struct Frame {
    const Module* module;
    const AppendList<Child>* children;
    int64_t next, count;
  };
  const auto frame_of = [](const Module& m) {
    const AppendList<Child>& children = m.children();
    return Frame{&m, &children, 0, children.size()};
  };
  std::vector<Frame> stack{frame_of(*this)};
  while (!stack.empty()) {
    auto& [m, children, next, count] = stack.back();
    if (next < count) {
      const Module* child = (*children)[next].module.get();
      if (counts.count(child)) {
        ++next;
      } else {
        stack.push_back(frame_of(*child));
      }
      continue;
    }
    int64_t own = 0;
    for (const NamedTensor& p : m->parameters()) own += listed(p).defined();
    for (const Buffer& b : m->buffers()) own += listed(b).defined() && b.persistent;
    once += own;
    for (int64_t i = 0; i < count; ++i) {
      own = saturating_add(own, counts[(*children)[i].module.get()]);
    }
    counts[m] = own;
    stack.pop_back();
  }
  check(counts[this] - once <= kMaxRepeated, Code::kInvalid,
        "state_dict: modules that are registered under several names give ", counts[this],
        " entries, of ", once, " tensors");
  return counts;
}

// The entries of a state dict in torch's order, with the tensors of the module themselves. A module
// that is shared has its keys under each of its names, so this is no named_modules().
std::vector<Module::StateEntry> Module::live_state() {
  std::unordered_map<const Module*, int64_t> counts = count_state();
  std::vector<StateEntry> all;
  walk([&](Module& m, const std::string& prefix) {
    if (counts[&m] == 0) return false;
    for (const NamedTensor& p : m.parameters()) {
      const Tensor t = listed(p);
      if (t.defined()) all.push_back({prefix + p.name, t, false});
    }
    for (const Buffer& b : m.buffers()) {
      const Tensor t = listed(b);
      if (t.defined() && b.persistent) all.push_back({prefix + b.name, t, b.may_be_missing});
    }
    return true;
  });
  return all;
}

std::vector<NamedTensor> Module::state_dict() {
  std::unordered_map<const TensorImpl*, Tensor> detached;  // one for all names of a tensor
  std::vector<NamedTensor> state;
  for (StateEntry& e : live_state()) {
    Tensor& t = detached[e.tensor.impl()];
    if (!t.defined()) t = is_uninitialized(e.tensor) ? e.tensor : detach(e.tensor);
    state.push_back({std::move(e.name), t});
  }
  return state;
}

LoadResult Module::load_state_dict(Span<const NamedTensor> state, bool strict,
                                   FunctionRef<void(const LoadResult&)> ready) {
  LoadResult result;
  std::unordered_map<std::string_view, const Tensor*> given;
  for (const NamedTensor& e : state) given.emplace(e.name, &e.tensor);
  std::string problems;
  const std::vector<StateEntry> live = live_state();
  std::unordered_set<std::string_view> own;
  for (const StateEntry& e : live) {
    own.insert(e.name);
    const auto it = given.find(e.name);
    if (it == given.end() || !it->second->defined()) {
      if (!e.may_be_missing) result.missing.push_back(e.name);
    } else if (is_uninitialized(e.tensor)) {
      continue;
    } else if (is_uninitialized(*it->second)) {
      fail(Code::kState, "load_state_dict: '", e.name, "'", kUninitialized);
    } else if (!same_sizes(it->second->sizes(), e.tensor.sizes())) {
      append_mismatch(problems, e.name, *it->second, e.tensor);
    }
  }
  for (const NamedTensor& e : state) {
    if (!own.count(e.name)) result.unexpected.push_back(e.name);
  }
  if (strict) {
    std::string keys;
    append_keys(keys, "Missing", result.missing);
    append_keys(keys, "Unexpected", result.unexpected);
    problems = keys + problems;
  }
  check(problems.empty(), Code::kInvalid, "load_state_dict: Error(s) in loading state_dict for ",
        type_name(), ":", problems);
  const GradGuard off(false);
  std::vector<Write> writes;
  for (const StateEntry& e : live) {
    const auto it = given.find(e.name);
    if (it == given.end() || !it->second->defined() || is_uninitialized(*it->second)) continue;
    writes.emplace_back(e.tensor, *it->second);
  }
  ready(result);
  for (const Write& w : writes) w.commit();
  return result;
}

}  // namespace nnc::nn
