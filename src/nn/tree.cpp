// SPDX-License-Identifier: Apache-2.0
// A module and its descendants: walking, listing, looking up by name.
#include <unordered_set>

#include "nn/functional_call.h"

namespace nnc::nn {

void Module::walk(FunctionRef<bool(Module&, const std::string&)> enter, std::string_view before) {
  struct Frame {
    const AppendList<Child>* children;
    int64_t next, count;
    size_t prefix;  // its length
  };
  std::string prefix(before);
  if (!prefix.empty()) prefix += '.';
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
    if (!c.module) continue;
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

namespace {
// The modules that a listing goes into.
class Visited {
 public:
  explicit Visited(const Module::Listing& l) : listing_(l) {}
  bool enter(const Module& m) {
    if (!listing_.recurse && !seen_.empty()) return false;
    if (seen_.insert(&m).second) return true;
    if (listing_.remove_duplicate) return false;
    check(++repeated_ <= kMaxRepeated, Code::kInvalid,
          "named_modules: modules that are registered ",
          "under several names are listed more than ", kMaxRepeated, " times again");
    return true;
  }

 private:
  const Module::Listing& listing_;
  std::unordered_set<const Module*> seen_;
  int64_t repeated_ = 0;
};
}  // namespace

std::vector<Module::Visit> Module::named_modules(const Listing& listing) {
  std::vector<Visit> all;
  Visited visited(listing);
  int64_t letters = 0;
  const auto enter = [&](Module& m, const std::string& prefix) {
    if (!visited.enter(m)) return false;
    count_letters(letters, prefix);
    all.push_back({prefix, &m});
    return true;
  };
  walk(enter, listing.prefix);
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
    for (int64_t i = children.size(); i-- > 0;) {
      if (Module* const child = children[i].module.get()) stack.push_back(child);
    }
  }
  return all;
}

// The tensors of that list of each module.
template <class T>
std::vector<NamedTensor> Module::named_tensors(SharedList<T> Module::*list,
                                               const Listing& listing) {
  std::vector<NamedTensor> all;
  Visited visited(listing);
  std::unordered_set<const TensorImpl*> seen;
  int64_t letters = 0;
  const auto enter = [&](Module& m, const std::string& prefix) {
    if (!visited.enter(m)) return false;
    for (const T& e : (m.*list).now()) {
      const Tensor t = listed(e);
      if (!t.defined()) continue;
      if (!seen.insert(t.impl()).second && listing.remove_duplicate) continue;
      count_letters(letters, prefix);
      all.push_back({prefix + e.name, t});
    }
    return true;
  };
  walk(enter, listing.prefix);
  return all;
}

std::vector<NamedTensor> Module::named_parameters(const Listing& listing) {
  return named_tensors(&Module::parameters_, listing);
}

std::vector<NamedTensor> Module::named_buffers(const Listing& listing) {
  return named_tensors(&Module::buffers_, listing);
}

// The same once, without names.
template <class T>
std::vector<Tensor> Module::tensors(SharedList<T> Module::*list, bool recurse) {
  std::vector<Tensor> all;
  std::unordered_set<const TensorImpl*> seen;
  for (Module* m : recurse ? modules() : std::vector<Module*>{this}) {
    for (const T& e : (m->*list).now()) {
      const Tensor t = listed(e);
      if (t.defined() && seen.insert(t.impl()).second) all.push_back(t);
    }
  }
  return all;
}

std::vector<Tensor> Module::parameter_tensors(bool recurse) {
  return tensors(&Module::parameters_, recurse);
}

std::vector<Tensor> Module::buffer_tensors(bool recurse) {
  return tensors(&Module::buffers_, recurse);
}

std::vector<Module::Child> Module::named_children() const {
  std::vector<Child> all;
  std::unordered_set<const Module*> seen;
  for (const Child& c : children()) {
    if (c.module && seen.insert(c.module.get()).second) all.push_back(c);
  }
  return all;
}

const Tensor& Module::replaced(const NamedTensor& entry) {
  return t_replacements->of(entry);
}

namespace {
// A functional call keeps to the lists of its beginning, which may be shorter than those of now.
template <class T>
const NamedTensor& entry_at(const AppendList<T>& list, int64_t i, const Module& m) {
  check(i < list.size(), Code::kState, m.type_name(), ": a tensor that it reads, number ", i,
        ", was registered after this call had begun, when there were ", list.size());
  return list[i];
}
}  // namespace

const Tensor& Module::replaced_parameter(int64_t i) const {
  const ModuleLists* const kept = t_replacements->lists_of(*this);
  return replaced(entry_at(kept ? *kept->parameters : parameters(), i, *this));
}
const Tensor& Module::replaced_buffer(int64_t i) const {
  const ModuleLists* const kept = t_replacements->lists_of(*this);
  return replaced(entry_at(kept ? *kept->buffers : buffers(), i, *this));
}
const Tensor& Module::weight(int64_t i) const {
  return defined(parameter(i), parameters()[i]);
}
const Tensor& Module::defined(const Tensor& t, const NamedTensor& entry) const {
  check(t.defined(), Code::kInvalid, type_name(), ": '", entry.name,
        "' must be a tensor, not None");
  return t;
}

template <class T>
const T* Module::find(std::string_view name, const SharedList<T>& list, List kind) const {
  const ReadGuard lock(names_lock_);
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

const NamedTensor* Module::tensor_named(std::string_view name) const {
  if (const NamedTensor* p = find(name, parameters_, List::kParameters)) return p;
  return find(name, buffers_, List::kBuffers);
}

Module* Module::get_submodule(std::string_view path, const char* op) {
  Module* m = this;
  std::string_view rest = path;
  for (bool more = !path.empty(); more;) {
    const size_t dot = rest.find('.');
    const std::string_view name = rest.substr(0, dot);
    const Child* const child = m->child_named(name);
    check(child != nullptr, Code::kUnknown, op, ": ", m->type_name(), " has no attribute `", name,
          "`; path is '", path, "'");
    check(static_cast<bool>(child->module), Code::kUnknown, op, ": `", name,
          "` is not an nn.Module: it is None; path is '", path, "'");
    m = child->module.get();
    more = dot != std::string_view::npos;
    if (more) rest.remove_prefix(dot + 1);
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
  return m->value_of(*found);
}

Tensor Module::get_buffer(std::string_view path) {
  const auto [owner, name] = split_path(path);
  Module* m = get_submodule(owner);
  const Buffer* const found = m->find(name, m->buffers_, List::kBuffers);
  check(found != nullptr, Code::kUnknown, "get_buffer: ", m->type_name(), " has no buffer `", name,
        "`; path is '", path, "'");
  return m->value_of(*found);
}

Ref<FormerList> Module::set_submodule(std::string_view target, Ref<Module> m, bool strict) {
  check(!target.empty(), Code::kInvalid,
        "set_submodule: Cannot set the submodule without a target name!");
  const auto [owner, name] = split_path(target);
  check(!name.empty(), Code::kInvalid,
        "set_submodule: the name of a module can't be empty, target ", "is '", target, "'");
  Module& parent = *get_submodule(owner, "set_submodule");
  check(!strict || parent.child_named(name), Code::kUnknown, "set_submodule: ", parent.type_name(),
        " has no attribute `", name, "`");
  const bool tensor =
      parent.parameter_named(name) || parent.find(name, parent.buffers_, List::kBuffers);
  check(!tensor, Code::kInvalid, "set_submodule: `", name, "` is not an nn.Module");
  return parent.put_module(std::string(name), std::move(m), "set_submodule");
}

}  // namespace nnc::nn
