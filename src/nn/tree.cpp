// SPDX-License-Identifier: Apache-2.0
// A module and its descendants: walking, listing, looking up by name, changing all of them.
#include <unordered_set>

#include "graph/record.h"
#include "nn/module.h"
#include "ops/convert.h"
#include "tensor/replace_data.h"

namespace nnc::nn {

void Module::walk(FunctionRef<bool(Module&, const std::string&)> enter) {
  struct Frame {
    const AppendList<Child>* children;
    int64_t next, count;
    size_t prefix;  // its length
  };
  std::string prefix;
  std::vector<Frame> stack;
  const auto visit = [&](Module& m) {
    const AppendList<Child>& children = m.children();
    if (enter(m, prefix)) stack.push_back({&children, 0, children.size(), prefix.size()});
  };
  visit(*this);
  while (!stack.empty()) {
    Frame& f = stack.back();
    prefix.resize(f.prefix);
    if (f.next == f.count) {
      stack.pop_back();
      continue;
    }
    const Child& c = (*f.children)[f.next++];
    prefix += c.name;
    prefix += '.';
    visit(*c.module);
  }
}

namespace {

// Names of what lies deep are long. A list of more letters is of no use to anybody.
constexpr int64_t kMaxLetters = int64_t{1} << 28;

void count_letters(int64_t& letters, const std::string& prefix) {
  letters += static_cast<int64_t>(prefix.size());
  check(letters <= kMaxLetters, Code::kInvalid, "named_modules: the names of modules nested so ",
        "deep are longer than ", kMaxLetters, " letters together");
}

}  // namespace

std::vector<Module::Visit> Module::named_modules() {
  std::vector<Visit> all;
  std::unordered_set<const Module*> seen;
  int64_t letters = 0;
  walk([&](Module& m, const std::string& prefix) {
    if (!seen.insert(&m).second) return false;
    count_letters(letters, prefix);
    all.push_back({prefix, &m});
    return true;
  });
  return all;
}

std::vector<Module*> Module::modules() {
  std::vector<Module*> all, stack{this};
  std::unordered_set<const Module*> seen;
  while (!stack.empty()) {
    Module* m = stack.back();
    stack.pop_back();
    if (!seen.insert(m).second) continue;
    all.push_back(m);
    const AppendList<Child>& children = m->children();
    for (int64_t i = children.size(); i-- > 0;) stack.push_back(children[i].module.get());
  }
  return all;
}

// The tensors of that list of each module, each tensor once.
template <class T>
std::vector<NamedTensor> Module::named_tensors(SharedList<T> Module::*list) {
  std::vector<NamedTensor> all;
  std::unordered_set<const Module*> visited;
  std::unordered_set<const TensorImpl*> seen;
  int64_t letters = 0;
  walk([&](Module& m, const std::string& prefix) {
    if (!visited.insert(&m).second) return false;
    for (const T& e : (m.*list).now()) {
      if (!e.tensor.defined() || !seen.insert(e.tensor.impl()).second) continue;
      count_letters(letters, prefix);
      all.push_back({prefix + e.name, e.tensor});
    }
    return true;
  });
  return all;
}

std::vector<NamedTensor> Module::named_parameters() {
  return named_tensors(&Module::parameters_);
}

std::vector<NamedTensor> Module::named_buffers() {
  return named_tensors(&Module::buffers_);
}

std::vector<Module::Child> Module::named_children() const {
  std::vector<Child> all;
  std::unordered_set<const Module*> seen;
  for (const Child& c : children()) {
    if (seen.insert(c.module.get()).second) all.push_back(c);
  }
  return all;
}

template <class T>
const T* Module::find(std::string_view name, const SharedList<T>& list, List kind) const {
  const std::lock_guard lock(names_lock_);
  const auto place = names_.find(name);
  const bool there = place != names_.end() && place->second.list == kind;
  return there ? &list.now()[place->second.index] : nullptr;
}

const Module::Child* Module::child_named(std::string_view name) const {
  return find(name, children_, List::kChildren);
}

const NamedTensor* Module::parameter_named(std::string_view name) const {
  return find(name, parameters_, List::kParameters);
}

Module* Module::get_submodule(std::string_view path) {
  Module* m = this;
  std::string_view rest = path;
  while (!rest.empty()) {
    const size_t dot = rest.find('.');
    const std::string_view name = rest.substr(0, dot);
    const Child* const child = m->child_named(name);
    check(child != nullptr, Code::kUnknown, "get_submodule: ", m->type_name(),
          " has no attribute `", name, "`; path is '", path, "'");
    m = child->module.get();
    rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  }
  return m;
}

namespace {
std::pair<std::string_view, std::string_view> split_path(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return {{}, path};
  return {path.substr(0, dot), path.substr(dot + 1)};
}
}  // namespace

Tensor Module::get_parameter(std::string_view path) {
  const auto [owner, name] = split_path(path);
  Module* m = get_submodule(owner);
  const NamedTensor* const found = m->parameter_named(name);
  check(found != nullptr, Code::kUnknown, "get_parameter: ", m->type_name(), " has no parameter `",
        name, "`; path is '", path, "'");
  return found->tensor;
}

Tensor Module::get_buffer(std::string_view path) {
  const auto [owner, name] = split_path(path);
  Module* m = get_submodule(owner);
  const Buffer* const found = m->find(name, m->buffers_, List::kBuffers);
  check(found != nullptr, Code::kUnknown, "get_buffer: ", m->type_name(), " has no buffer `", name,
        "`; path is '", path, "'");
  return found->tensor;
}

void Module::train(bool mode) {
  for (Module* m : modules()) m->training_.store(mode, std::memory_order_relaxed);
}

std::vector<Tensor> Module::parameter_tensors() {
  std::vector<Tensor> all;
  std::unordered_set<const TensorImpl*> seen;
  for (const Module* m : modules()) {
    for (const NamedTensor& p : m->parameters()) {
      if (p.tensor.defined() && seen.insert(p.tensor.impl()).second) all.push_back(p.tensor);
    }
  }
  return all;
}

void Module::zero_grad() {
  for (const Tensor& p : parameter_tensors()) drop_grad(p);
}

void Module::requires_grad_(bool on) {
  for (const Tensor& p : parameter_tensors()) set_requires_grad(p, on);
}

// Optimizers keep hold of the parameters. Note [Commit last].
void Module::to(DType dtype) {
  check(is_floating(dtype), Code::kDtype,
        "to: nn.Module.to only accepts floating point dtypes, but got desired dtype=torch.", dtype);
  const GradGuard off(false);
  std::vector<DataReplacement> conversions;
  std::unordered_set<const TensorImpl*> seen;
  const auto convert = [&](const Tensor& t) {
    if (!t.defined() || !is_floating(t.dtype()) || t.dtype() == dtype) return;
    if (!seen.insert(t.impl()).second) return;
    conversions.push_back({t, ops::contiguous(ops::to_dtype(t, dtype))});
  };
  for (const Module* m : modules()) {
    for (const NamedTensor& p : m->parameters()) {
      convert(p.tensor);
      if (p.tensor.defined()) convert(grad_of(p.tensor));
    }
    for (const Buffer& b : m->buffers()) convert(b.tensor);
  }
  for (DataReplacement& c : conversions) c.commit();
}

}  // namespace nnc::nn
