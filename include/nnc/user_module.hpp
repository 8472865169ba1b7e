// SPDX-License-Identifier: Apache-2.0
// Modules of yours for C++. Include <nnc/nnc.hpp>.
#ifndef NNC_USER_MODULE_HPP
#define NNC_USER_MODULE_HPP

#include <nnc/module_copy.hpp>

#include <atomic>
#include <functional>
#include <typeinfo>

namespace nnc {

namespace detail {
class UserObject;
}
template <class T, class Base = detail::UserObject>
class UserModule;
template <class T, class... A>
Module make(A&&... arguments);

namespace detail {

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

class UserObject;

// What is done with an object of a class of yours, whose class the object's base does not know.
struct Class {
#ifdef __cpp_rtti
  const std::type_info* type;
#else
  const void* id;
#endif
  size_t size;
  const void* (*begin)(const UserObject&);
  UserObject* (*copy)(const UserObject&);  // nullptr: it cannot be copied
  std::string (*extra_repr)(const UserObject&);
  std::vector<Tensor> (*forward)(UserObject&, const std::vector<Tensor>&, Kwargs);
};

#ifndef __cpp_rtti
template <class T>
inline constexpr char type_of = 0;
#endif

// What an object and its module know of each other; lives as long as either.
struct Cell : Known {
  const Class* of = nullptr;
  std::string class_name;
  std::atomic<UserObject*> object{nullptr};
  bool owns = false;  // the module its object
  std::atomic<bool> bound{true};
  std::unique_ptr<Unbound> unbound;
  // Tensors under their names that are no members by what is known of the class yet.
  std::vector<std::pair<Tensor*, std::string>> beside;

  void drop_object();
};

// Module::as() asks a module for its object where it would print itself.
struct Asked {
  std::shared_ptr<Cell> cell;
  static inline thread_local Asked* now = nullptr;

  Asked() : outer(std::exchange(now, this)) {}
  ~Asked() { now = outer; }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

 private:
  Asked* outer;
};
// nullptr if the module is none of a class of yours.
inline std::shared_ptr<Cell> cell_of(const Module& module) {
  const Asked asked;
  text(nnc_module_extra_repr, current, module.get());
  return asked.cell;
}

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

// The base of all objects of classes of yours.
class UserObject : public Module {
 public:
  explicit UserObject(const std::string& class_name)
      : Module(Module(), OfObject()), cell_(std::make_shared<Cell>()) {
    nnc_module_vtable table = {sizeof table, call_forward, print,   end,
                               nullptr,      nullptr,      nullptr, nullptr};
    table.copy = copy;
    cell_->class_name = class_name;
    auto kept = std::make_unique<Kept>(cell_);
    Module made(detail::make<nnc_module>(nnc_module_new_user, current, Text(class_name).get(),
                                         &table, reinterpret_cast<uintptr_t>(kept.get())));
    kept.release();
    cell_->object = this;
    Module::operator=(std::move(made));
  }
  UserObject(const UserObject& other)
      : Module(copied(other), OfObject()), cell_(std::make_shared<Cell>()) {
    cell_->of = other.cell_->of;
    cell_->class_name = other.cell_->class_name;
    Copying& copying = *Copying::now;  // copied() has looked
    if (copying.original == &other) return;
    const std::lock_guard lock(other.cell_->mutex);
    copying.nested.push_back({this, other.Handle::get(), other.cell_->names, adopt, ""});
  }
  UserObject& operator=(const UserObject&) = delete;
  virtual ~UserObject() {
    cell_->object = nullptr;
    if (Copying* copying = Copying::now)
      for (Nested& n : copying->nested)
        if (n.object == this) n.object = nullptr;
  }

  // As in Module; what they give becomes another of the copy in a copy of the object.
  Module add(const Text& name, const Module& child) const {
    return noted(name, Module::add(name, child));
  }
  template <class C, IfContainer<C> = 0>
  C add(const Text& name, const C& child) const {
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
  template <class C, IfContainer<C> = 0>
  C register_module(const Text& name, const C& module) const {
    return add(name, module);
  }
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
  // What stands between the parentheses when the module is printed; yours may have its own.
  std::string extra_repr() const { return {}; }
  // The module itself, as a handle to keep.
  Module self() const { return *this; }

 private:
  template <class T, class Base>
  friend class nnc::UserModule;
  template <class T, class... A>
  friend Module nnc::make(A&&... arguments);
  friend class nnc::Module;
  using Kept = std::shared_ptr<Cell>;

  // A class derived from one that was named before comes behind it.
  void is_a(const Class& of) {
    cell_->of = &of;
    for (const auto& [tensor, name] : std::exchange(cell_->beside, {}))
      if (has_member(*tensor)) cell_->members.note(*tensor, name);
  }
  // No class derived from the one that is known is still to come.
  bool is_made() const {
#ifdef __cpp_rtti
    return is_known();
#else
    return false;
#endif
  }
  // Whether its own class is the one that is known.
  bool is_known() const {
#ifdef __cpp_rtti
    return typeid(*this) == *cell_->of->type;
#else
    return true;
#endif
  }

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

  bool has_member(const Tensor& tensor) const {
    const std::less<const void*> before;
    const auto* const object = static_cast<const char*>(cell_->of->begin(*this));
    return !before(&tensor, object) && before(&tensor, object + cell_->of->size);
  }
  // What is given back will be a member, and what was given may be one already.
  Tensor member(const Text& name, const Tensor& given, Tensor made) const {
    auto& tensor = const_cast<Tensor&>(given);
    if (has_member(given)) {
      cell_->members.note(tensor, name.get());
    } else if (!is_made()) {
      const std::lock_guard lock(cell_->mutex);
      cell_->beside.emplace_back(&tensor, name.get());
    }
    cell_->members.note(made, name.get());
    return made;
  }

  // ---- copies ----

  // The module of a member is its original's until the copy is bound; that of the whole is the
  // copy's own, which keeps the object.
  static Module copied(const UserObject& other) {
    const Copying* const copying = Copying::now;
    if (!copying)
      throw Error(NNC_E_STATE, "nnc::UserModule",
                  "an object of " + other.cell_->class_name +
                      " is neither copied nor moved: a function gives nnc::make<" +
                      other.cell_->class_name + ">() back, and clone() is a copy");
    return copying->original == &other ? Module() : Module(other);
  }
  static nnc_error* copy(uintptr_t self, nnc_ctx* ctx, nnc_module*, uintptr_t* out) {
    return guarded([&] {
      const CallScope scope(ctx);
      const UserObject& object = object_of(self);
      const Cell& original = *object.cell_;
      if (!object.is_known())
        throw Error(NNC_E_UNSUPPORTED, "",
                    "the object is of a class derived from " + how(original));
      if (!original.of->copy)
        throw Error(NNC_E_UNSUPPORTED, "", original.class_name + " has no copy constructor");
      Copying copying(&object);
      std::unique_ptr<UserObject> made(original.of->copy(object));
      Names names;
      {
        const std::lock_guard lock(object.cell_->mutex);
        names = original.names;
      }
      const std::shared_ptr<Cell> cell = made->cell_;
      cell->of = original.of;
      cell->unbound = std::make_unique<Unbound>(copying, std::move(names));
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
  static void adopt(void* object, const Module& child, Names names, const Members::Names& members) {
    const std::shared_ptr<Cell> cell = cell_of(child);
    if (!object || !cell) return;
    auto& nested = *static_cast<UserObject*>(object);
    const std::lock_guard lock(cell->mutex);
    cell->drop_object();
    cell->unbound = nullptr;
    cell->bound = true;
    cell->names = std::move(names);
    cell->object = &nested;
    cell->of = nested.cell_->of;
    nested.cell_ = cell;
    for (const auto& [member, name] : members) cell->members.note(*member, name);
  }
  // nullptr if the module is none of this class, nor of one derived from it.
  template <class T>
  static T* object_in(const Module& module) {
    const std::shared_ptr<Cell> cell = cell_of(module);
    if (!cell) return nullptr;
    bind(*cell, module);
    UserObject* const object = cell->object;
#ifdef __cpp_rtti
    return dynamic_cast<T*>(object);
#else
    return cell->of->id == &type_of<T> ? static_cast<T*>(object) : nullptr;
#endif
  }

  // ---- what libnnc calls ----

  static std::string how(const Cell& cell) {
    return cell.class_name + ", whose own functions are not known: derive it from " +
           "nnc::UserModule<Child, Parent>, or make it with nnc::make<Child>()";
  }
  static UserObject& object_of(uintptr_t self) {
    UserObject* const object = (*reinterpret_cast<Kept*>(self))->object;
    if (!object) {
      const std::string& name = (*reinterpret_cast<Kept*>(self))->class_name;
      throw Error(NNC_E_CALLBACK, "",
                  "the object of this module is gone: nnc::make<" + name +
                      ">() makes a module that keeps its object");
    }
    return *object;
  }
  static nnc_error* call_forward(uintptr_t self, nnc_ctx* ctx, nnc_module* module,
                                 nnc_tensor* const* inputs, int64_t n_inputs, nnc_kwargs* kwargs,
                                 nnc_tensor** outputs, int64_t capacity, int64_t* n_outputs) {
    return guarded([&] {
      const CallScope scope(ctx);
      const Module called(own(module));
      Cell& cell = **reinterpret_cast<Kept*>(self);
      bind(cell, called);
      UserObject& object = object_of(self);
      if (!object.is_known())
        throw Error(NNC_E_STATE, "", "the object is of a class derived from " + how(cell));
      const RunningScope call(static_cast<const Module*>(&object), called.get());
      const StandingScope members(cell.members, called);
      give(ctx, cell.of->forward(object, detail::tensors(inputs, n_inputs), Kwargs(share(kwargs))),
           outputs, capacity, n_outputs);
    });
  }
  static nnc_error* print(uintptr_t self, nnc_ctx* ctx, nnc_string** out) {
    return guarded([&] {
      std::string text;
      if (Asked* asked = std::exchange(Asked::now, nullptr)) {
        asked->cell = *reinterpret_cast<Kept*>(self);
      } else {
        const UserObject& object = object_of(self);
        text = object.cell_->of->extra_repr(object);
      }
      check(nnc_string_new(ctx, text.data(), count(text), out));
    });
  }
  static void end(uintptr_t self) {
    const std::unique_ptr<Kept> kept(reinterpret_cast<Kept*>(self));
    (*kept)->drop_object();
  }

  std::shared_ptr<Cell> cell_;
};

inline void Cell::drop_object() {
  UserObject* const former = object.exchange(nullptr);
  if (std::exchange(owns, false)) delete former;
}

// ---- what is known of a class ----

template <class T>
std::vector<Tensor> run_forward(UserObject& user, const std::vector<Tensor>& inputs,
                                Kwargs kwargs) {
  T& object = static_cast<T&>(user);
  auto named = [&](const auto&... x) -> decltype(object.forward(x..., std::as_const(kwargs))) {
    return object.forward(x..., std::as_const(kwargs));
  };
  if constexpr (takes_tensors<decltype(named)>()) {
    if (!kwargs) kwargs = Kwargs();
    return call_with(named, inputs);
  } else {
    if (kwargs && kwargs.size() > 0)
      throw Error(NNC_E_UNKNOWN, "", "forward takes no argument '" + kwargs.keys()[0] + "'");
    auto f = [&](const auto&... x) -> decltype(object.forward(x...)) {
      return object.forward(x...);
    };
    static_assert(takes_tensors<decltype(f)>(),
                  "forward of a UserModule takes up to 8 tensors (const Tensor& or Tensor), or a "
                  "const std::vector<Tensor>&, and is public");
    if constexpr (takes_tensors<decltype(f)>()) return call_with(f, inputs);
  }
}

template <class T>
const Class& class_of() {
  static const Class known = [] {
    Class of{};
#ifdef __cpp_rtti
    of.type = &typeid(T);
#else
    of.id = &type_of<T>;
#endif
    of.size = sizeof(T);
    // Also of an object that is still being made, which is no T yet.
    of.begin = [](const UserObject& o) -> const void* {
      constexpr std::uintptr_t kSomewhere = 1 << 16;
      const UserObject* const base = reinterpret_cast<const T*>(kSomewhere);
      return reinterpret_cast<const char*>(&o) -
             (reinterpret_cast<std::uintptr_t>(base) - kSomewhere);
    };
    if constexpr (std::is_copy_constructible_v<T>)
      of.copy = [](const UserObject& o) -> UserObject* { return new T(static_cast<const T&>(o)); };
    of.extra_repr = [](const UserObject& o) { return static_cast<const T&>(o).extra_repr(); };
    of.forward = run_forward<T>;
    return of;
  }();
  return known;
}

}  // namespace detail

// A base for models whose forward you write: children, parameters and buffers are members made with
// add(), add_parameter() and add_buffer(); calling the module, wherever it stands, calls forward,
// which takes and gives tensors or a vector of them; it may give a tuple or pair as well.
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
// An object is neither copied nor moved, and a module that holds it after its end gets
// NNC_E_CALLBACK. What a function makes and gives back is a Module of make<Net>(), which keeps its
// object; that is its module within forward alone: outside of it call the module. Several threads
// may call forward at once: what it changes is yours to lock.
//
// net.clone(), and nnc_module_deepcopy of whatever it is part of, copies the object with its copy
// constructor; the copy is kept by its module, and clone().as<Net>() points to it. Members that
// add(), add_parameter() and add_buffer() gave, and members that are UserModules and were added,
// become those of the copy; all others are what the constructor makes of them, so a handle is
// shared. A class that cannot be copied is NNC_E_UNSUPPORTED there. Net other(net) and moving are
// NNC_E_STATE, as the copy would have the module of the original.
//
// A class derived from one of yours names both, and may have a forward of its own:
//   struct Child : nnc::UserModule<Child, Net> {
//     nnc::Tensor forward(const nnc::Tensor& x) const { return Net::forward(x) * 2; }
//   };
// What its constructor gives to UserModule is for the constructor of Net; the class prints as what
// that gives to its own UserModule. as<Net>() finds a Child too. struct Child : Net is enough for
// make<Child>(); an object of it elsewhere is NNC_E_STATE where it would be called, as it cannot be
// told whose forward is meant, and NNC_E_UNSUPPORTED where it would be copied.
template <class T, class Base>
class UserModule : public Base {
 public:
  UserModule(const UserModule& other) : Base(other) { this->is_a(detail::class_of<T>()); }
  UserModule& operator=(const UserModule&) = delete;
  ~UserModule() = default;

 protected:
  // The name of the class, "Net", or what Base is made of.
  template <class... A,
            std::enable_if_t<!(std::is_base_of_v<UserModule, std::decay_t<A>> || ...), int> = 0>
  explicit UserModule(A&&... arguments) : Base(std::forward<A>(arguments)...) {
    this->is_a(detail::class_of<T>());
  }
};

// A module that keeps its object, a UserModule, which is made of the arguments:
// auto model = nnc::Sequential{nnc::make<Net>(), nnc::ReLU()};
template <class T, class... A>
Module make(A&&... arguments) {
  static_assert(std::is_base_of_v<detail::UserObject, T>,
                "make<T>() makes objects of a class T that derives from nnc::UserModule<T>");
  auto object = std::make_unique<T>(std::forward<A>(arguments)...);
  Module module(std::move(static_cast<Module&>(*object)));
  static_cast<detail::UserObject&>(*object).is_a(detail::class_of<T>());
  static_cast<detail::UserObject&>(*object).cell_->owns = true;
  object.release();
  return module;
}

inline IncompatibleKeys Module::load_state_dict(const StateDict& state, Flag strict,
                                                Flag assign) const {
  nnc_named *missing = nullptr, *unexpected = nullptr;
  check(nnc_module_load_state_dict_assign(detail::current, get(), state.get(), strict, assign,
                                          &missing, &unexpected));
  const StateDict missing_keys(detail::own(missing)), unexpected_keys(detail::own(unexpected));
  if (assign)
    for (const auto& [path, module] : named_modules())
      if (const auto cell = detail::cell_of(module)) cell->rebind(module);
  return {missing_keys.keys(), unexpected_keys.keys()};
}

template <class T>
T* Module::as() const {
  static_assert(std::is_base_of_v<detail::UserObject, T>,
                "as<T>() gives an object of a class T that derives from nnc::UserModule<T>");
  return detail::UserObject::object_in<T>(*this);
}

}  // namespace nnc

#endif
