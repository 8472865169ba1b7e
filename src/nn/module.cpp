// SPDX-License-Identifier: Apache-2.0
// Registration, and the end of a module.
#include "nn/module.h"

#include <unordered_set>

#include "base/literal_lexer.h"
#include "graph/record.h"
#include "nn/computed.h"
#include "nn/edit.h"
#include "nn/init.h"

namespace nnc::nn {
namespace {

// The modules that this thread has still to delete, linked by next_doomed_.
struct Doomed {
  Module* first = nullptr;
  bool at_work = false;
};
thread_local Doomed t_doomed;

}  // namespace

Module& Module::Child::there() const {
  check(static_cast<bool>(module), Code::kInvalid, "'", name,
        "' is None: 'NoneType' object is not callable");
  return *module;
}

// As Node::destroy: the outermost call deletes in a loop, inner ones queue. Needs no memory.
void Module::destroy(Module* m) {
  m->next_doomed_ = std::exchange(t_doomed.first, m);
  if (t_doomed.at_work) return;
  t_doomed.at_work = true;
  while (Module* next = t_doomed.first) {
    t_doomed.first = next->next_doomed_;
    delete next;
  }
  t_doomed.at_work = false;
}

void Module::check_form(const std::string& name, const char* what) {
  check(!name.empty(), Code::kInvalid, what, ": name can't be empty string \"\"");
  check(name.find('.') == std::string::npos, Code::kInvalid, what,
        ": name can't contain \".\", got: ", name);
}

void Module::check_free_name(const std::string& name, const char* what) const {
  check_form(name, what);
  check(!names_.count(name), Code::kInvalid, what, ": attribute '", name, "' already exists");
  check_attribute(name, what);
}

void Module::check_name(const std::string& name, const char* what) const {
  const ReadGuard lock(names_lock_);
  check_free_name(name, what);
}

template <class T>
void Module::add(SharedList<T>& list, List kind, T element, const char* what) {
  const std::lock_guard lock(names_lock_);
  check_free_name(element.name, what);
  if (names_.size() + 2 > names_.bucket_count()) names_.reserve(2 * names_.size() + 4);
  list.reserve_one();
  // The key has to lie in the list, so a node for it is made first and takes that key at the end.
  std::unordered_map<std::string_view, Place> spare;
  auto node =
      spare.extract(spare.emplace(std::string_view(), Place{kind, list.now().size()}).first);
  node.key() = list.append(std::move(element)).name;
  names_.insert(std::move(node));
}

void Module::check_parameter(const std::string& name, const Tensor& t) const {
  check(t.defined() || !holds_parameters(*this), Code::kInvalid, "register_parameter: '", name,
        "' of ", type_name(), " cannot be None");
  check(!t.defined() || is_leaf(t), Code::kState,
        "register_parameter: cannot assign non-leaf Tensor to parameter '", name,
        "'. Model parameters must be created explicitly.");
}

NewParameter::NewParameter(const Tensor& t)
    : tensor_(t),
      required_grad_(requires_grad(t)),
      was_parameter_(t.defined() && t.impl()->is_parameter) {
  if (!t.defined() || was_parameter_) return;  // a parameter that is frozen stays frozen
  set_requires_grad(t, true);
  t.impl()->is_parameter = true;
}

NewParameter::~NewParameter() {
  if (!tensor_.defined()) return;
  if (is_leaf(tensor_)) set_requires_grad(tensor_, required_grad_);
  tensor_.impl()->is_parameter = was_parameter_;
}

void Module::register_parameter(std::string name, const Tensor& given) {
  check_name(name, "register_parameter");
  check_parameter(name, given);
  NoInitialValues::count(given);
  NewParameter parameter(given);  // which hooks see as one
  const Tensor t = shown_parameter(name, given);
  const bool replaced = t.impl() != given.impl();
  NewParameter other(replaced ? t : Tensor());
  add(parameters_, List::kParameters, NamedTensor{std::move(name), t}, "register_parameter");
  (replaced ? other : parameter).keep();
}

void Module::register_buffer(std::string name, const Tensor& given, bool persistent,
                             bool may_be_missing) {
  check_name(name, "register_buffer");
  NoInitialValues::count(given);
  const Tensor t = shown_buffer(name, given);
  add(buffers_, List::kBuffers, Buffer{{std::move(name), t}, persistent, may_be_missing},
      "register_buffer");
}

void Module::register_module(std::string name, Ref<Module> m, const char* op) {
  check_name(name, op);
  m = shown_module(name, std::move(m));
  const TreeLock tree;
  // What was never registered is below nobody but itself.
  const bool cycle = m && (has_parent_.load() ? m->contains(this) : m.get() == this);
  check(!cycle, Code::kInvalid, op, ": '", name,
        "' contains the module it is to be registered with");
  Module* const child = m.get();
  add(children_, List::kChildren, Child{std::move(name), std::move(m)}, op);
  if (child) child->has_parent_.store(true);
}

bool Module::contains(const Module* m) const {
  std::vector<const Module*> stack{this};
  std::unordered_set<const Module*> seen;
  while (!stack.empty()) {
    const Module* next = stack.back();
    stack.pop_back();
    if (next == m) return true;
    if (!seen.insert(next).second) continue;
    for (const Child& c : next->children()) {
      if (c.module) stack.push_back(c.module.get());
    }
  }
  return false;
}

// The lock was free when the change was prepared.
template <class T>
void Module::exchange_list(SharedList<T>& list, List kind,  // NOLINT(bugprone-exception-escape)
                           Ref<AppendList<T>>& other, SeenList<T>& seen) noexcept {
  const std::lock_guard lock(names_lock_);
  if (!(seen == list.now())) return;
  seen = SeenList<T>(*other);
  for (int64_t i = 0; i < other->size(); ++i) {
    const std::string_view name = (*other)[i].name;
    const auto place = names_.find(name);
    if (place == names_.end() || place->second.list != kind) continue;
    auto node = names_.extract(place);
    node.key() = name;
    node.mapped().index = i;
    names_.insert(std::move(node));
  }
  std::erase_if(names_, [&](const auto& entry) {
    const auto& [name, place] = entry;
    if (place.list != kind) return false;
    return place.index >= other->size() || (*other)[place.index].name.data() != name.data();
  });
  const Ref<FormerList> former = list.replace(std::move(other));
  other = Ref<AppendList<T>>::share(static_cast<AppendList<T>*>(former.get()));
}
template void Module::exchange_list(SharedList<NamedTensor>&, List, Ref<AppendList<NamedTensor>>&,
                                    SeenList<NamedTensor>&);
template void Module::exchange_list(SharedList<Buffer>&, List, Ref<AppendList<Buffer>>&,
                                    SeenList<Buffer>&);

Tensor Module::new_parameter(std::string name, Sizes sizes, DType dtype) {
  Tensor t = Tensor::empty(sizes, dtype);
  register_parameter(std::move(name), t);
  return t;
}

Container::Container(std::string class_name) : class_name_(std::move(class_name)) {
  set_copy(copy_of<Container>);
  show_registered();
}

std::vector<Tensor> Container::forward(const Inputs&) {
  fail(Code::kUnsupported, class_name_, ": Module [", class_name_,
       "] is a container without a forward of its own; call its children, or make it with "
       "nnc_module_new_user");
}

void check_class_name(std::string_view name, const char* op) {
  bool fits = true, word = false;
  for (const char c : name) {
    fits &= word ? detail::continues_word(c) || c == '.' : detail::starts_word(c);
    word = c != '.';
  }
  check(fits && word, Code::kInvalid, op, ": class_name must be a name such as 'LeNet', got '",
        name, "'");
}

}  // namespace nnc::nn
