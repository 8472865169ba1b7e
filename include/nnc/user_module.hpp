// SPDX-License-Identifier: Apache-2.0
// Modules of yours for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_USER_MODULE_HPP
#define NNC_USER_MODULE_HPP

#include <nnc/nn.hpp>

#include <atomic>
#include <functional>

namespace nnc {

namespace detail {

// What a module calls the members of its object that it was given: the handles they had, and
// "fc", or "block.fc" of a member that is a UserModule itself.
using Names = std::vector<std::pair<const void*, std::string>>;

inline const std::string* name_of(const Names& names, const void* handle) {
  for (const auto& [known, name] : names)
    if (handle && known == handle) return &name;
  return nullptr;
}

// A UserModule that is a member of one that is copied.
struct Nested {
  void* object;
  const void* handle;  // that of the original
  Names names;
  // Makes object the one of child, instead of the copy that child has made for itself.
  void (*adopt)(void* object, const Module& child, Names names, const Members::Names& members);
  std::string path;  // "" until it is known
};

// While an object is copied: what its copy consists of.
class Copying {
 public:
  const void* const original;
  Parts parts;
  std::vector<Nested> nested;

  explicit Copying(const void* object) : original(object), outer_(std::exchange(now, this)) {
    outer_parts_ = std::exchange(detail::parts, &parts);
  }
  ~Copying() {
    now = outer_;
    detail::parts = outer_parts_;
  }
  Copying(const Copying&) = delete;
  Copying& operator=(const Copying&) = delete;
  static inline thread_local Copying* now = nullptr;

 private:
  Copying* outer_;
  Parts* outer_parts_;
};

// What module has at path; NULL for nothing, as it may have been lost meanwhile.
template <class H, class F>
H* at_path(F get, const Module& module, const std::string& path) {
  H* out = nullptr;
  if (nnc_error* e = get(current, module.get(), path.c_str(), &out)) {
    if (nnc_error_code(e) != NNC_E_UNKNOWN) throw Error(e);
    nnc_error_free(e);
  }
  return own(out);
}
inline nnc_tensor* tensor_at(const Module& module, const std::string& path) {
  nnc_tensor* const found = at_path<nnc_tensor>(nnc_module_get_parameter, module, path);
  return found ? found : at_path<nnc_tensor>(nnc_module_get_buffer, module, path);
}

// The members of a copied object, which are still those of the original: the copy's module is there
// when it is first called.
class Unbound {
 public:
  Unbound(const Copying& copying, Names names) : nested_(copying.nested), names_(std::move(names)) {
    if (!copying.parts.complete) throw std::bad_alloc();
    Names all = names_;
    for (Nested& n : nested_) {
      const std::string* path = name_of(all, n.handle);
      if (!path) continue;
      n.path = *path;
      for (const auto& [handle, name] : n.names) all.emplace_back(handle, n.path + "." + name);
    }
    for (Handle<nnc_module>* m : copying.parts.modules)
      if (const std::string* path = name_of(all, m->get())) modules_.emplace_back(m, *path);
    for (Handle<nnc_tensor>* m : copying.parts.tensors)
      if (const std::string* path = name_of(all, m->get())) tensors_.emplace_back(m, *path);
  }
  // Gives the members what module has under their names, notes those that are tensors, and returns
  // the new names.
  Names bind(const Module& module, Members& members) {
    Names bound;
    for (auto& [member, path] : modules_)
      put(bound, *member, path, [&](const std::string& of_it) {
        return at_path<nnc_module>(nnc_module_get_submodule, module, of_it);
      });
    for (auto& [member, path] : tensors_)
      put(bound, *member, path, [&](const std::string& of_it) { return tensor_at(module, of_it); });
    for (const Nested& n : nested_)
      if (nnc_module* child = at_path<nnc_module>(nnc_module_get_submodule, module, n.path);
          child && !n.path.empty())
        n.adopt(n.object, Module(child), renamed(n.names, n.path + ".", bound), members_of(n.path));
    for (const auto& [member, name] : members_of("")) members.note(*member, name);
    return renamed(names_, "", bound);
  }

 private:
  // Members that were one handle are one again.
  template <class T, class F>
  static void put(Names& bound, Handle<T>& member, const std::string& path, F find) {
    for (const auto& [handle, known] : bound) {
      if (known != path) continue;
      member = Handle<T>(static_cast<T*>(nnc_retain(const_cast<void*>(handle))));
      return;
    }
    member = Handle<T>(find(path));
    bound.emplace_back(member.get(), path);
  }
  // The tensors of the object at path, but for those of objects within it.
  Members::Names members_of(const std::string& path) const {
    Members::Names found;
    for (const auto& [member, whole] : tensors_) {
      const size_t dot = whole.rfind('.');
      if ((dot == whole.npos ? "" : whole.substr(0, dot)) == path)
        found.emplace_back(member, whole.substr(dot == whole.npos ? 0 : dot + 1));
    }
    return found;
  }
  static Names renamed(const Names& names, const std::string& prefix, const Names& bound) {
    Names result;
    for (const auto& former : names)
      for (const auto& [handle, path] : bound)
        if (path == prefix + former.second) result.emplace_back(handle, former.second);
    return result;
  }
  std::vector<std::pair<Handle<nnc_module>*, std::string>> modules_;
  std::vector<std::pair<Handle<nnc_tensor>*, std::string>> tensors_;
  std::vector<Nested> nested_;
  Names names_;
};

// What is known of the members of an object, whatever its class.
struct Known {
  std::mutex mutex;  // of names, and of what the object's class has beside them
  Names names;
  Members members;

  // Makes the members what module has under their names now.
  void rebind(const Module& module) {
    std::vector<std::pair<std::string, Handle<nnc_tensor>>> found;
    for (const auto& [member, name] : members.names()) {
      auto known = std::find_if(found.begin(), found.end(),
                                [&, n = name](const auto& f) { return f.first == n; });
      if (known == found.end()) known = found.emplace(found.end(), name, tensor_at(module, name));
      if (known->second) Members::put(*member, share(known->second.get()));
    }
    const std::lock_guard lock(mutex);
    for (auto& [handle, name] : names)
      for (const auto& [path, now] : found)
        if (path == name && now) handle = now.get();
  }
};

// Module::as() asks a module for its object where it would print itself.
struct Asked {
  const void* type = nullptr;
  std::shared_ptr<void> cell;
  std::shared_ptr<Known> known;
  static inline thread_local Asked* now = nullptr;

  Asked() : outer(std::exchange(now, this)) {}
  ~Asked() { now = outer; }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

 private:
  Asked* outer;
};
template <class T>
inline constexpr char type_of = 0;

// During a forward the members of its object are what the module has under their names.
class StandingScope {
 public:
  StandingScope(const Members& members, const Module& module) : standing_{&members, {}, standing} {
    for (const auto& [member, name] : members.names())
      if (nnc_tensor* now = tensor_at(module, name))
        standing_.handles.emplace_back(member, Handle<nnc_tensor>(now));
    if (!standing_.handles.empty()) standing = &standing_;
  }
  ~StandingScope() { standing = standing_.outer; }
  StandingScope(const StandingScope&) = delete;
  StandingScope& operator=(const StandingScope&) = delete;

 private:
  Standing standing_;
};

}  // namespace detail

// A base for models whose forward you write: children, parameters and buffers are members made with
// add(), add_parameter() and add_buffer(); calling the module, wherever it stands, calls forward,
// which takes and gives tensors or a vector of them.
//   struct Net : nnc::UserModule<Net> {
//     Net() : UserModule("Net") {}
//     nnc::Module fc = add("fc", nnc::Linear(4, 2));
//     nnc::Tensor forward(const nnc::Tensor& x) const { return nnc::relu(fc(x)); }
//   };
//   Net net;
//   nnc::Tensor y = net(nnc::rand({1, 4}));
// A forward that takes arguments by name has a const Kwargs& behind its tensors:
//     nnc::Tensor forward(const nnc::Tensor& x, const nnc::Kwargs& kwargs) const;
//   net(x, nnc::kw("mask", mask));
//
// A module that holds the object after its end gets NNC_E_CALLBACK; make<Net>() gives a module that
// keeps its object instead, which is its module within forward alone: outside of it call the
// module. Several threads may call forward at once: what it changes is yours to lock.
//
// net.clone(), and nnc_module_deepcopy of whatever it is part of, copies the object with its copy
// constructor; the copy is kept by its module, and clone().as<Net>() points to it. Members that
// add(), add_parameter() and add_buffer() gave, and members that are UserModules and were added,
// become those of the copy; all others are what the constructor makes of them, so a handle is
// shared. A class that cannot be copied is NNC_E_UNSUPPORTED there. Net other(net) and moving are
// NNC_E_STATE, as the copy would have the module of the original.
template <class T>
class UserModule : public Module {
 public:
  UserModule(const UserModule& other) : Module(copied(other)), cell_(std::make_shared<Cell>()) {
    detail::Copying& copying = *detail::Copying::now;  // copied() has looked
    if (copying.original == &other) return;
    const std::lock_guard lock(other.cell_->mutex);
    copying.nested.push_back({this, other.Handle::get(), other.cell_->names, adopt, ""});
  }
  UserModule& operator=(const UserModule&) = delete;
  ~UserModule() {
    cell_->object = nullptr;
    if (detail::Copying* copying = detail::Copying::now)
      for (detail::Nested& n : copying->nested)
        if (n.object == this) n.object = nullptr;
  }

  // As in Module; what they give becomes another of the copy in a copy of the object.
  Module add(const Text& name, const Module& child) const {
    return noted(name, Module::add(name, child));
  }
  Tensor add_parameter(const Text& name, const Tensor& parameter) const {
    return member(name, parameter, noted(name, Module::add_parameter(name, parameter)));
  }
  Tensor add_buffer(const Text& name, const Tensor& buffer, Flag persistent = true) const {
    return member(name, buffer, noted(name, Module::add_buffer(name, buffer, persistent)));
  }
  // The same by torch's names.
  Module register_module(const Text& name, const Module& module) const { return add(name, module); }
  Tensor register_parameter(const Text& name, const Tensor& param) const {
    return add_parameter(name, param);
  }
  Tensor register_buffer(const Text& name, const Tensor& tensor, Flag persistent = true) const {
    return add_buffer(name, tensor, persistent);
  }
  // Yours has another one in its place.
  std::vector<Tensor> forward(const std::vector<Tensor>&) const {
    const std::string printed = repr();
    throw Error(NNC_E_UNSUPPORTED, "nnc::UserModule",
                "Module [" + printed.substr(0, printed.find('(')) +
                    "] is missing the required \"forward\" function");
  }
  // What stands between the parentheses when the module is printed; T may have its own.
  std::string extra_repr() const { return {}; }
  // The module itself, as a handle to keep.
  Module self() const { return *this; }

 protected:
  explicit UserModule(const std::string& class_name) : cell_(std::make_shared<Cell>()) {
    nnc_module_vtable table = {sizeof table, call_forward, print,   end,
                               nullptr,      nullptr,      nullptr, nullptr};
    if constexpr (std::is_copy_constructible_v<T>) table.copy = copy;
    auto kept = std::make_unique<Kept>(cell_);
    Module made(detail::make<nnc_module>(nnc_module_new_user, detail::current,
                                         Text(class_name).get(), &table,
                                         reinterpret_cast<uintptr_t>(kept.get())));
    kept.release();
    cell_->object = this;
    Module::operator=(std::move(made));
  }

 private:
  template <class N, class... A>
  friend Module make(A&&... arguments);
  friend class Module;

  // What the object and its module know of each other; lives as long as either.
  struct Cell : detail::Known {
    std::atomic<UserModule*> object{nullptr};
    bool owns = false;  // the module its object
    std::atomic<bool> bound{true};
    std::unique_ptr<detail::Unbound> unbound;

    void drop_object() {
      UserModule* const former = object.exchange(nullptr);
      if (std::exchange(owns, false)) delete static_cast<T*>(former);
    }
  };
  using Kept = std::shared_ptr<Cell>;

  template <class H>
  H noted(const Text& name, H member) const {
    const std::lock_guard lock(cell_->mutex);
    detail::Names& names = cell_->names;
    names.erase(std::remove_if(names.begin(), names.end(),
                               [&](const auto& n) { return n.second == name.get(); }),
                names.end());
    names.emplace_back(member.get(), name.get());
    return member;
  }

  // What is given back will be a member, and what was given may be one already.
  Tensor member(const Text& name, const Tensor& given, Tensor made) const {
    const std::less<const void*> before;
    const auto* const object = reinterpret_cast<const char*>(static_cast<const T*>(this));
    if (!before(&given, object) && before(&given, object + sizeof(T)))
      cell_->members.note(const_cast<Tensor&>(given), name.get());
    cell_->members.note(made, name.get());
    return made;
  }

  // ---- copies ----

  // The module of a member is its original's until the copy is bound; that of the whole is the
  // copy's own, which keeps the object.
  static Module copied(const UserModule& other) {
    const detail::Copying* const copying = detail::Copying::now;
    if (!copying)
      throw Error(NNC_E_STATE, "nnc::UserModule", "an object is copied by its module's clone()");
    return copying->original == &other ? Module() : Module(other);
  }
  static nnc_error* copy(uintptr_t self, nnc_ctx* ctx, nnc_module*, uintptr_t* out) {
    return detail::guarded([&] {
      const detail::CallScope scope(ctx);
      const Cell& original = **reinterpret_cast<Kept*>(self);
      T& object = object_of(self);
      detail::Copying copying(static_cast<UserModule*>(&object));
      auto made = std::make_unique<T>(static_cast<const T&>(object));
      detail::Names names;
      {
        const std::lock_guard lock(object.cell_->mutex);
        names = original.names;
      }
      const std::shared_ptr<Cell> cell = made->cell_;
      cell->unbound = std::make_unique<detail::Unbound>(copying, std::move(names));
      cell->bound = false;
      auto kept = std::make_unique<Kept>(cell);
      cell->owns = true;
      cell->object = made.release();
      *out = reinterpret_cast<uintptr_t>(kept.release());
    });
  }
  static void bind(Cell& cell, const Module& module) {
    if (cell.bound) return;
    const std::lock_guard lock(cell.mutex);
    if (!cell.unbound) return;
    cell.names = cell.unbound->bind(module, cell.members);
    cell.unbound = nullptr;
    cell.bound = true;
  }
  static void adopt(void* object, const Module& child, detail::Names names,
                    const detail::Members::Names& members) {
    const std::shared_ptr<Cell> cell = cell_of(child);
    if (!object || !cell) return;
    auto& nested = *static_cast<UserModule*>(object);
    const std::lock_guard lock(cell->mutex);
    cell->drop_object();
    cell->unbound = nullptr;
    cell->bound = true;
    cell->names = std::move(names);
    cell->object = &nested;
    nested.cell_ = cell;
    for (const auto& [member, name] : members) cell->members.note(*member, name);
  }
  // nullptr if the module is none of this class.
  static std::shared_ptr<Cell> cell_of(const Module& module) {
    const detail::Asked asked;
    detail::text(nnc_module_extra_repr, detail::current, module.get());
    if (asked.type != &detail::type_of<T>) return nullptr;
    return std::static_pointer_cast<Cell>(asked.cell);
  }
  static T* object_in(const Module& module) {
    const std::shared_ptr<Cell> cell = cell_of(module);
    if (!cell) return nullptr;
    bind(*cell, module);
    return static_cast<T*>(cell->object.load());
  }

  // ---- what libnnc calls ----

  static T& object_of(uintptr_t self) {
    UserModule* const object = (*reinterpret_cast<Kept*>(self))->object;
    if (!object) throw Error(NNC_E_CALLBACK, "", "the object of this module is gone");
    return static_cast<T&>(*object);
  }
  static std::vector<Tensor> run(T& object, const std::vector<Tensor>& inputs, Kwargs kwargs) {
    auto named = [&](const auto&... x) -> decltype(object.forward(x..., std::as_const(kwargs))) {
      return object.forward(x..., std::as_const(kwargs));
    };
    if constexpr (detail::takes_tensors<decltype(named)>()) {
      if (!kwargs) kwargs = Kwargs();
      return detail::call_with(named, inputs);
    } else {
      if (kwargs && kwargs.size() > 0)
        throw Error(NNC_E_UNKNOWN, "", "forward takes no argument '" + kwargs.keys()[0] + "'");
      auto f = [&](const auto&... x) -> decltype(object.forward(x...)) {
        return object.forward(x...);
      };
      static_assert(detail::takes_tensors<decltype(f)>(),
                    "forward of a UserModule takes up to 8 tensors (const Tensor& or Tensor), or a "
                    "const std::vector<Tensor>&, and is public");
      if constexpr (detail::takes_tensors<decltype(f)>()) return detail::call_with(f, inputs);
    }
  }
  static nnc_error* call_forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                                 nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs* kwargs,
                                 nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
    return detail::guarded([&] {
      const detail::CallScope scope(ctx);
      const Module called(detail::own(module));
      bind(**reinterpret_cast<Kept*>(self), called);
      T& object = object_of(self);
      const detail::RunningScope running(static_cast<const Module*>(&object), called.get());
      const detail::StandingScope standing((*reinterpret_cast<Kept*>(self))->members, called);
      detail::give(ctx,
                   run(object, detail::tensors(inputs, n_inputs), Kwargs(detail::share(kwargs))),
                   outputs, capacity, n_outputs);
    });
  }
  static nnc_error* print(uintptr_t self, nnc_ctx* ctx, nnc_string** out) {
    return detail::guarded([&] {
      std::string text;
      if (detail::Asked* asked = std::exchange(detail::Asked::now, nullptr)) {
        asked->type = &detail::type_of<T>;
        asked->cell = *reinterpret_cast<Kept*>(self);
        asked->known = *reinterpret_cast<Kept*>(self);
      } else {
        text = object_of(self).extra_repr();
      }
      check(nnc_string_new(ctx, text.data(), detail::count(text), out));
    });
  }
  static void end(uintptr_t self) {
    const std::unique_ptr<Kept> kept(reinterpret_cast<Kept*>(self));
    (*kept)->drop_object();
  }

  std::shared_ptr<Cell> cell_;
};

// A module that keeps its object, a UserModule, which is made of the arguments:
// auto model = nnc::Sequential{nnc::make<Net>(), nnc::ReLU()};
template <class T, class... A>
Module make(A&&... arguments) {
  auto object = std::make_unique<T>(std::forward<A>(arguments)...);
  Module module(std::move(static_cast<Module&>(*object)));
  object->cell_->owns = true;
  object.release();
  return module;
}

inline void Module::load_state_dict(const StateDict& state, Flag strict, Flag assign) const {
  check(nnc_module_load_state_dict_assign(detail::current, get(), state.get(), strict, assign,
                                          nullptr, nullptr));
  if (!assign) return;
  for (const auto& [path, module] : named_modules()) {
    const detail::Asked asked;
    detail::text(nnc_module_extra_repr, detail::current, module.get());
    if (asked.known) asked.known->rebind(module);
  }
}

template <class T>
T* Module::as() const {
  return UserModule<T>::object_in(*this);
}

}  // namespace nnc

#endif
