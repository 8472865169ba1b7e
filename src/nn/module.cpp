// SPDX-License-Identifier: Apache-2.0
#include "nn/module.h"

#include <unordered_set>

#include "graph/record.h"
#include "ops/convert.h"

namespace nnc::nn {
namespace {

thread_local std::vector<Module*>* t_doomed = nullptr;

template <class List>
auto find_name(List& list, std::string_view name) -> decltype(&list[0]) {
  for (auto& e : list) {
    if (e.name == name) return &e;
  }
  return nullptr;
}

}  // namespace

// As Node::destroy: the outermost call deletes in a loop, inner ones queue.
void Module::destroy(Module* m) {
  if (t_doomed) {
    t_doomed->push_back(m);
    return;
  }
  std::vector<Module*> doomed{m};
  t_doomed = &doomed;
  while (!doomed.empty()) {
    Module* next = doomed.back();
    doomed.pop_back();
    delete next;
  }
  t_doomed = nullptr;
}

void Module::check_name(const std::string& name, const char* what) const {
  check(!name.empty(), Code::kInvalid, what, ": name can't be empty string \"\"");
  check(name.find('.') == std::string::npos, Code::kInvalid, what,
        ": name can't contain \".\", got: ", name);
  const bool taken =
      find_name(parameters_, name) || find_name(buffers_, name) || find_name(children_, name);
  check(!taken, Code::kInvalid, what, ": attribute '", name, "' already exists");
}

void Module::register_parameter(std::string name, const Tensor& t) {
  check_name(name, "register_parameter");
  if (t.defined()) {
    check(is_leaf(t), Code::kState,
          "register_parameter: cannot assign non-leaf Tensor to parameter '", name,
          "'. Model parameters must be created explicitly.");
    set_requires_grad(t, true);
    t.impl()->is_parameter = true;
  }
  parameters_.push_back({std::move(name), t});
}

void Module::register_buffer(std::string name, const Tensor& t, bool persistent) {
  check_name(name, "register_buffer");
  buffers_.push_back({{std::move(name), t}, persistent});
}

void Module::register_module(std::string name, Ref<Module> m) {
  check_name(name, "register_module");
  check(!m->contains(this), Code::kInvalid, "register_module: '", name,
        "' contains the module it is to be registered with");
  children_.push_back({std::move(name), std::move(m)});
}

bool Module::contains(const Module* m) const {
  std::vector<const Module*> stack{this};
  std::unordered_set<const Module*> seen;
  while (!stack.empty()) {
    const Module* next = stack.back();
    stack.pop_back();
    if (next == m) return true;
    if (!seen.insert(next).second) continue;
    for (const Child& c : next->children_) stack.push_back(c.module.get());
  }
  return false;
}

Tensor Module::new_parameter(const char* name, Sizes sizes, DType dtype) {
  Tensor t = Tensor::empty(sizes, dtype);
  register_parameter(name, t);
  return t;
}

std::vector<Module::Visit> Module::named_modules() {
  std::vector<Visit> order, stack{{"", this}};
  std::unordered_set<const Module*> seen;
  while (!stack.empty()) {
    Visit v = std::move(stack.back());
    stack.pop_back();
    if (!seen.insert(v.module).second) continue;
    const auto& children = v.module->children_;
    for (size_t i = children.size(); i-- > 0;) {
      stack.push_back({v.prefix + children[i].name + ".", children[i].module.get()});
    }
    order.push_back(std::move(v));
  }
  return order;
}

std::vector<NamedTensor> Module::named_parameters() {
  std::vector<NamedTensor> all;
  std::unordered_set<const TensorImpl*> seen;
  for (const Visit& v : named_modules()) {
    for (const NamedTensor& p : v.module->parameters_) {
      if (p.tensor.defined() && seen.insert(p.tensor.impl()).second) {
        all.push_back({v.prefix + p.name, p.tensor});
      }
    }
  }
  return all;
}

std::vector<NamedTensor> Module::named_buffers() {
  std::vector<NamedTensor> all;
  std::unordered_set<const TensorImpl*> seen;
  for (const Visit& v : named_modules()) {
    for (const Buffer& b : v.module->buffers_) {
      if (b.tensor.defined() && seen.insert(b.tensor.impl()).second) {
        all.push_back({v.prefix + b.name, b.tensor});
      }
    }
  }
  return all;
}

Module* Module::get_submodule(std::string_view path) {
  Module* m = this;
  std::string_view rest = path;
  while (!rest.empty()) {
    const size_t dot = rest.find('.');
    const std::string_view name = rest.substr(0, dot);
    const Child* c = find_name(m->children_, name);
    check(c != nullptr, Code::kUnknown, "get_submodule: ", m->type_name(), " has no attribute `",
          name, "`; path is '", path, "'");
    m = c->module.get();
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
  const NamedTensor* p = find_name(m->parameters_, name);
  check(p != nullptr, Code::kUnknown, "get_parameter: ", m->type_name(), " has no parameter `",
        name, "`; path is '", path, "'");
  return p->tensor;
}

Tensor Module::get_buffer(std::string_view path) {
  const auto [owner, name] = split_path(path);
  Module* m = get_submodule(owner);
  const Buffer* b = find_name(m->buffers_, name);
  check(b != nullptr, Code::kUnknown, "get_buffer: ", m->type_name(), " has no buffer `", name,
        "`; path is '", path, "'");
  return b->tensor;
}

void Module::train(bool mode) {
  for (const Visit& v : named_modules()) {
    v.module->training_ = mode;
    v.module->on_train();
  }
}

void Module::zero_grad() {
  for (const NamedTensor& p : named_parameters()) {
    if (AutogradMeta* m = autograd_meta_or_null(p.tensor)) m->grad = Tensor();
  }
}

void Module::requires_grad_(bool on) {
  for (const NamedTensor& p : named_parameters()) set_requires_grad(p.tensor, on);
}

// The parameters stay the same objects, so optimizers keep hold of them.
void Module::to(DType dtype) {
  check(is_floating(dtype), Code::kDtype,
        "to: nn.Module.to only accepts floating point dtypes, but got desired dtype=torch.", dtype);
  const auto convert = [dtype](const Tensor& t) {
    if (!t.defined() || !is_floating(t.dtype()) || t.dtype() == dtype) return;
    const GradGuard off(false);
    const Tensor converted = ops::contiguous(ops::to_dtype(t, dtype));
    TensorImpl& impl = *t.impl();
    impl.storage = converted.impl()->storage;
    impl.offset = 0;
    impl.strides = converted.impl()->strides;
    impl.contiguous = true;
    impl.dtype = dtype;
    if (AutogradMeta* m = autograd_meta_or_null(t); m && m->grad.defined()) {
      m->grad = ops::to_dtype(m->grad, dtype);
    }
  };
  for (const Visit& v : named_modules()) {
    for (const NamedTensor& p : v.module->parameters_) convert(p.tensor);
    for (const Buffer& b : v.module->buffers_) convert(b.tensor);
  }
}

const Tensor& Inputs::only(const std::string& layer) const {
  check(count() == 1 && tensors[0].defined(), Code::kInvalid, layer,
        ": forward takes one input, got ", count());
  return tensors[0];
}

std::vector<Tensor> Layer::forward(const Inputs& in) {
  return {apply(in.only(type_name()))};
}

std::vector<Tensor> Container::forward(const Inputs&) {
  fail(Code::kUnsupported, class_name_, ": Module [", class_name_,
       "] is a container without a forward of its own; call its children, or make it with "
       "nnc_module_new_user");
}

}  // namespace nnc::nn
