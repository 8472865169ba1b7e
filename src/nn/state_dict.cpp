// SPDX-License-Identifier: Apache-2.0
// A module's state: reading it out and loading it.
#include <unordered_map>

#include "graph/record.h"
#include "nn/module.h"
#include "ops/convert.h"

namespace nnc::nn {
namespace {

// The entries of a state dict in torch's order, with the tensors of the module themselves.
std::vector<NamedTensor> live_state(Module& root) {
  std::vector<NamedTensor> all;
  // A module that is shared has its keys under each of its names, so this is no named_modules().
  std::vector<Module::Visit> stack{{"", &root}};
  while (!stack.empty()) {
    const Module::Visit v = std::move(stack.back());
    stack.pop_back();
    for (const NamedTensor& p : v.module->parameters()) {
      if (p.tensor.defined()) all.push_back({v.prefix + p.name, p.tensor});
    }
    for (const Buffer& b : v.module->buffers()) {
      if (b.tensor.defined() && b.persistent) all.push_back({v.prefix + b.name, b.tensor});
    }
    const auto& children = v.module->children();
    for (size_t i = children.size(); i-- > 0;) {
      stack.push_back({v.prefix + children[i].name + ".", children[i].module.get()});
    }
  }
  return all;
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

}  // namespace

std::vector<NamedTensor> Module::state_dict() {
  std::vector<NamedTensor> state = live_state(*this);
  for (NamedTensor& e : state) e.tensor = detach(e.tensor);
  return state;
}

LoadResult Module::load_state_dict(Span<const NamedTensor> state, bool strict) {
  LoadResult result;
  std::unordered_map<std::string_view, const Tensor*> given;
  for (const NamedTensor& e : state) given.emplace(e.name, &e.tensor);
  std::string problems;
  const std::vector<NamedTensor> live = live_state(*this);
  std::unordered_map<std::string_view, const Tensor*> own;
  for (const NamedTensor& e : live) {
    own.emplace(e.name, &e.tensor);
    const auto it = given.find(e.name);
    if (it == given.end() || !it->second->defined()) {
      result.missing.push_back(e.name);
    } else if (!same_sizes(it->second->sizes(), e.tensor.sizes())) {
      problems += "\n\tsize mismatch for " + e.name + ": copying a param with shape torch.Size(";
      append_text(problems, it->second->sizes());
      problems += ") from checkpoint, the shape in current model is torch.Size(";
      append_text(problems, e.tensor.sizes());
      problems += ").";
    }
  }
  for (const NamedTensor& e : state) {
    if (!own.count(e.name)) result.unexpected.push_back(e.name);
  }
  if (strict) {
    std::string keys;
    append_keys(keys, "Unexpected", result.unexpected);
    append_keys(keys, "Missing", result.missing);
    problems = keys + problems;
  }
  check(problems.empty(), Code::kInvalid, "load_state_dict: Error(s) in loading state_dict for ",
        type_name(), ":", problems);
  const GradGuard off(false);
  for (const NamedTensor& e : live) {
    const auto it = given.find(e.name);
    if (it != given.end() && it->second->defined()) ops::copy_(e.tensor, *it->second);
  }
  return result;
}

}  // namespace nnc::nn
