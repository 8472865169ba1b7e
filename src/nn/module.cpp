// SPDX-License-Identifier: Apache-2.0
// Registration, and the end of a module.
#include "nn/module.h"

#include "base/literal_lexer.h"
#include "graph/record.h"
#include "nn/computed.h"
#include "nn/edit.h"
#include "nn/init.h"
#include "nn/recorded.h"

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
void Module::add_locked(SharedList<T>& list, List kind, T element, const char* what,
                        FunctionRef<void()> ready) {
  if (shows_.load()) check_recorded(*this, element);
  check_free_name(element.name, what);
  if (names_.size() + 2 > names_.bucket_count()) names_.reserve(2 * names_.size() + 4);
  list.reserve_one();
  // The key has to lie in the list, so a node for it is made first and takes that key at the end.
  std::unordered_map<std::string_view, Place> spare;
  auto node =
      spare.extract(spare.emplace(std::string_view(), Place{kind, list.now().size()}).first);
  ready();
  node.key() = list.append(std::move(element)).name;
  names_.insert(std::move(node));
}

template void Module::add_locked(SharedList<NamedTensor>&, List, NamedTensor, const char*,
                                 FunctionRef<void()>);
template void Module::add_locked(SharedList<Buffer>&, List, Buffer, const char*,
                                 FunctionRef<void()>);
template void Module::add_locked(SharedList<Child>&, List, Child, const char*, FunctionRef<void()>);

template <class T>
void Module::add(SharedList<T>& list, List kind, T element, const char* what, Naming naming) {
  const std::lock_guard lock(names_lock_);
  if (naming == Naming::kNumbered) element.name = std::to_string(list.now().size());
  add_locked(list, kind, std::move(element), what);
}

template void Module::add(SharedList<NamedTensor>&, List, NamedTensor, const char*, Naming);
template void Module::add(SharedList<Buffer>&, List, Buffer, const char*, Naming);

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
  add_parameter(std::move(name), given, Naming::kGiven);
}

void Module::append_parameter(const Tensor& given) {
  add_parameter(std::to_string(parameters().size()), given, Naming::kNumbered);
}

void Module::add_parameter(std::string name, const Tensor& given, Naming naming) {
  check_parameter(name, given);
  NoInitialValues::count(given);
  NewParameter parameter(given);  // which hooks see as one
  const Tensor t = shown_parameter(name, given);
  const bool replaced = t.impl() != given.impl();
  NewParameter other(replaced ? t : Tensor());
  add(parameters_, List::kParameters, NamedTensor{std::move(name), t}, "register_parameter",
      naming);
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
  add_child(std::move(name), std::move(m), op);
}

void Module::append_module(Ref<Module> m, const char* op) {
  m = shown_module(std::to_string(children().size()), std::move(m));
  add_child({}, std::move(m), op, Naming::kNumbered);
}

void Module::add_child(std::string name, Ref<Module> m, const char* op, Naming naming) {
  const TreeLock tree;
  if (naming == Naming::kNumbered) name = std::to_string(children().size());
  std::optional<ChildOrder> order;
  if (m) order.emplace(check_no_cycle(name, *m, op));
  add(children_, List::kChildren, Child{std::move(name), std::move(m)}, op, naming);
  if (order) order->commit();
}

ChildOrder Module::check_no_cycle(const std::string& name, Module& child, const char* op) {
  ChildOrder order(*this, child);
  check(!order.is_cycle(), Code::kInvalid, op, ": '", name,
        "' contains the module it is to be registered with");
  return order;
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
