// SPDX-License-Identifier: Apache-2.0
// Modules of yours for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_USER_MODULE_HPP
#define NNC_USER_MODULE_HPP

#include <nnc/nn.hpp>

#include <atomic>
#include <mutex>

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
  void (*adopt)(void* object, const Module& child, Names names);
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
  // Gives the members what module has under their names, and returns the new names.
  Names bind(const Module& module) {
    Names bound;
    for (auto& [member, path] : modules_)
      put(bound, *member, path, [&](const std::string& of_it) {
        return at<nnc_module>(nnc_module_get_submodule, module, of_it);
      });
    for (auto& [member, path] : tensors_)
      put(bound, *member, path, [&](const std::string& of_it) {
        nnc_tensor* found = at<nnc_tensor>(nnc_module_get_parameter, module, of_it);
        return found ? found : at<nnc_tensor>(nnc_module_get_buffer, module, of_it);
      });
    for (const Nested& n : nested_)
      if (nnc_module* child = at<nnc_module>(nnc_module_get_submodule, module, n.path);
          child && !n.path.empty())
        n.adopt(n.object, Module(child), renamed(n.names, n.path + ".", bound));
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
  static Names renamed(const Names& names, const std::string& prefix, const Names& bound) {
    Names result;
    for (const auto& former : names)
      for (const auto& [handle, path] : bound)
        if (path == prefix + former.second) result.emplace_back(handle, former.second);
    return result;
  }
  // What module has at path; NULL for nothing, as the original may have lost it meanwhile.
  template <class H, class F>
  static H* at(F get, const Module& module, const std::string& path) {
    H* out = nullptr;
    if (nnc_error* e = get(current, module.get(), path.c_str(), &out)) {
      if (nnc_error_code(e) != NNC_E_UNKNOWN) throw Error(e);
      nnc_error_free(e);
    }
    return own(out);
  }

  std::vector<std::pair<Handle<nnc_module>*, std::string>> modules_;
  std::vector<std::pair<Handle<nnc_tensor>*, std::string>> tensors_;
  std::vector<Nested> nested_;
  Names names_;
};

// Module::as() asks a module for its object where it would print itself.
struct Asked {
  const void* type = nullptr;
  std::shared_ptr<void> cell;
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
    return noted(name, Module::add_parameter(name, parameter));
  }
  Tensor add_buffer(const Text& name, const Tensor& buffer, bool persistent = true) const {
    return noted(name, Module::add_buffer(name, buffer, persistent));
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
  struct Cell {
    std::atomic<UserModule*> object{nullptr};
    bool owns = false;  // the module its object
    std::atomic<bool> bound{true};
    std::mutex mutex;  // of what follows
    detail::Names names;
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
    cell.names = cell.unbound->bind(module);
    cell.unbound = nullptr;
    cell.bound = true;
  }
  static void adopt(void* object, const Module& child, detail::Names names) {
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
      return detail::call_with(f, inputs);
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

template <class T>
T* Module::as() const {
  return UserModule<T>::object_in(*this);
}

}  // namespace nnc

#endif
