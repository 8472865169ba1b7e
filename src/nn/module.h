// SPDX-License-Identifier: Apache-2.0
// Module: named parameters, buffers and children, in the order they were registered.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/append_list.h"
#include "base/function_ref.h"
#include "base/object_lock.h"
#include "graph/autograd_meta.h"
#include "tensor/recorded_changes.h"
#include "text/kwargs.h"

namespace nnc::nn {

struct NamedTensor {
  std::string name;
  Tensor tensor;          // undefined: registered as None
  bool computed = false;  // tensor only keeps the place: Note [Computed tensors]
};
struct Buffer : NamedTensor {
  bool persistent = true;
  bool may_be_missing = false;  // a strict load takes a state without it
};

// What a forward gets: first its parameters in order, undefined where one was left out.
struct Inputs {
  Span<const Tensor> tensors;
  const Kwargs* kwargs = nullptr;  // by name: what is no tensor, and whatever a host forward gets

  int64_t count() const { return tensors.size(); }
  // Input i; missing ones are undefined.
  Tensor operator[](int64_t i) const { return i < count() ? tensors[i] : Tensor(); }
  // A keyword argument that is True or False; nothing if it is None or left out.
  std::optional<bool> flag(const char* name) const;
};

// One parameter of a forward.
struct ForwardParameter {
  const char* name;
  bool required = true;
  // Of a tuple (LSTM's hx), whose elements are given all or none. 0: no tensor but a value, which
  // goes by name only, and which forward finds among the keyword arguments.
  int64_t tensors = 1;
  bool numbers = false;  // a tuple of integers by name; forward gets them as a tensor of int64
};

// The keys that a load did not find, or did not know.
struct LoadResult {
  std::vector<std::string> missing, unexpected;
};
inline constexpr auto kIgnoreResult = [](const LoadResult&) {};
struct LoadOptions {
  bool strict = true;   // a key that is missing or unexpected is an error
  bool assign = false;  // the tensors that are given take the places of the module's own
};
class StateLoad;

// Entries of a list that are there only because a module has several names. One registered twice in
// each of 20 levels has a million.
inline constexpr int64_t kMaxRepeated = 1'000'000;

class ChildOrder;
class ModuleHooks;
// Does any module of the process have hooks? While none has, a call does not look for them.
bool any_module_hooks();

// Note [Functional calls]
// A layer reads its parameters and buffers through Module::parameter() and buffer(). While a
// functional call of this thread runs, these look first whether another tensor stands in the place
// of an entry. Other threads, and the module itself, do not see it. The call keeps to the lists in
// which it has found the entries: another thread may put others in their places meanwhile.
class Replacements;
extern constinit thread_local const Replacements* t_replacements
    __attribute__((tls_model("initial-exec")));

// Note [Module lists]
// Whoever reads the parameters, buffers or children of a module needs no lock: registering adds to
// a list in which nothing moves, and what removes or replaces an element puts a new list in the
// place of the former one. A reader takes the list once and stays in it, so an element lives as
// long as somebody may be reading it: the function that replaces a list gives the former one back,
// and its caller keeps that until all calls that were under way have ended. Converting a module
// changes the tensors that are in its lists. The lock of a module is held for looking up and
// changing names; changing children also holds the one lock of all trees, so that two threads
// cannot close a cycle together. A layer finds its own parameters by their places, which
// replacing them leaves as they are; parameters are removed only from containers of parameters.
// What stands in a place may have become None.
class Module : public Counted {
 public:
  struct Child {
    std::string name;
    Ref<Module> module;  // null: registered as None
    // The module, which is needed. An Error if it is None.
    Module& there() const;
  };

  Module() = default;
  virtual ~Module() {
    if (hooks()) [[unlikely]]
      drop_hooks();
  }
  // Frees without recursion, however deep modules are nested.
  static void destroy(Module* m);

  // The class as it prints: "Linear".
  virtual std::string type_name() const = 0;
  // What stands between the parentheses: "in_features=3, out_features=2, bias=True".
  virtual std::string extra_repr() const { return {}; }
  // Has PyTorch's class an attribute of that name, beside those of every module? Nothing can be
  // registered under it.
  virtual bool has_attribute(std::string_view name) const;

  // Runs forward with keyword arguments bound to its parameters. All outputs, flattened in torch's
  // order.
  std::vector<Tensor> call(const Inputs& in);
  // One tensor in; the first output, which must be there.
  virtual Tensor call(const Tensor& x);
  Tensor first_output(std::vector<Tensor> outputs) const;
  // The parameter of forward with that name; null if there is none.
  const ForwardParameter* forward_parameter(std::string_view name) const;
  // Does forward take whatever comes?
  bool takes_anything() const { return forward_parameters().empty(); }
  // How many outputs a call with so many inputs gives; -1 if only the call tells.
  virtual int64_t output_count(int64_t inputs) const;

  // Note [Module hooks]. Null without.
  ModuleHooks* hooks() const { return hooks_.load(std::memory_order_acquire); }
  ModuleHooks& make_hooks();

  bool training() const { return training_.load(std::memory_order_relaxed); }
  void train(bool mode);
  // Of this module alone.
  void set_training(bool mode) noexcept {
    if (training_.exchange(mode, std::memory_order_relaxed) != mode) note_change_by_hook();
  }
  // The whole tree as PyTorch prints it.
  std::string repr() const;

  // Note [Constructor text]
  // The arguments that text or kwargs gave a layer, but for defaults and tensors: "kernel_size=2,
  // return_indices=True". PyTorch's printed form leaves some of them out.
  std::string_view arguments() const { return arguments_ ? *arguments_ : std::string_view(); }
  void set_arguments(std::string arguments);
  // extra_repr(), and the arguments that it leaves out.
  std::string full_extra() const;
  // As repr(), with full_extra(); layers that make their children of their arguments stand without
  // these. make_module makes the tree again from it, if it can be made from text at all.
  std::string constructor_text() const;

  const AppendList<NamedTensor>& parameters() const { return parameters_.now(); }
  const AppendList<Buffer>& buffers() const { return buffers_.now(); }
  const AppendList<Child>& children() const { return children_.now(); }

  // ---- registering; names follow torch's rules ----
  void register_parameter(std::string name, const Tensor& given);
  void register_buffer(std::string name, const Tensor& given, bool persistent = true,
                       bool may_be_missing = false);
  void register_module(std::string name, Ref<Module> m, const char* op = "register_module");
  // Under the number of entries that the list has then. Hooks see the number that is next when they
  // are called.
  void append_parameter(const Tensor& given);
  void append_module(Ref<Module> m, const char* op);
  // Fails as registering under that name would.
  void check_name(const std::string& name, const char* what) const;
  enum class List : uint8_t { kParameters, kBuffers, kChildren };
  // The same, but a name in that list may be taken, unless what has it is computed. Is it taken?
  bool check_replaceable(const std::string& name, List kind, const char* what) const;
  // As registering; what has that name already, in the list of its kind, is replaced.
  [[nodiscard]] Ref<FormerList> put_parameter(const std::string& name, const Tensor& given);
  // Without `persistent` it is as the one that was there.
  [[nodiscard]] Ref<FormerList> put_buffer(const std::string& name, const Tensor& given,
                                           std::optional<bool> persistent);
  [[nodiscard]] Ref<FormerList> put_module(const std::string& name, Ref<Module> m, const char* op);
  // The module is constructed: Note [Registration hooks]
  void show_registered();
  // What hooks put into the place of what is to be registered under that name, else that.
  Tensor shown_parameter(const std::string& name, const Tensor& t);
  Tensor shown_buffer(const std::string& name, const Tensor& t);
  Ref<Module> shown_module(const std::string& name, Ref<Module> child);

  // ---- changing lists, all or nothing: Note [Module lists] ----
  // edit() changes a copy of the list, and may fail.
  using EditChildren = FunctionRef<void(std::vector<Child>&)>;
  [[nodiscard]] Ref<FormerList> edit_children(const char* op, EditChildren edit);
  using EditParameters = FunctionRef<void(std::vector<NamedTensor>&)>;
  [[nodiscard]] Ref<FormerList> edit_parameters(const char* op, EditParameters edit);

  // Another module or parameter in the place of one. Of the others only those of two leaves are
  // copied (Note [Leaves of lists]). find() is asked under the lock for that place, and may fail.
  using FindChild = FunctionRef<int64_t(const AppendList<Child>&)>;
  [[nodiscard]] Ref<FormerList> replace_child(FindChild find, Ref<Module> m, const char* op);
  using FindParameter = FunctionRef<int64_t(const AppendList<NamedTensor>&)>;
  [[nodiscard]] Ref<FormerList> replace_parameter(FindParameter find, const Tensor& t);
  // Without one: what follows it is copied. ready() gets that one, and may still fail.
  [[nodiscard]] Ref<FormerList> remove_child(FindChild find, FunctionRef<void(const Child&)> ready);
  [[nodiscard]] Ref<FormerList> remove_parameter(FindParameter find,
                                                 FunctionRef<void(const NamedTensor&)> ready);
  // Adds a parameter, which make() gives, unless the name has one. ready() gets what has the name
  // then, and may still fail.
  void find_or_add_parameter(const std::string& name, FunctionRef<Tensor()> make,
                             FunctionRef<void(const NamedTensor&)> ready, const char* op);

  // ---- the tree: this module and its descendants, each once, parents first ----
  struct Visit {
    std::string prefix;  // "" or "encoder.0."
    Module* module;
  };
  struct Listing {
    std::string_view prefix = {};  // before the names
    bool recurse = true;           // or this module alone
    bool remove_duplicate = true;  // or all names
  };
  std::vector<Visit> named_modules(const Listing& listing);
  std::vector<NamedTensor> named_parameters(const Listing& listing);
  std::vector<NamedTensor> named_buffers(const Listing& listing);
  std::vector<Visit> named_modules() { return named_modules(Listing()); }
  std::vector<NamedTensor> named_parameters() { return named_parameters(Listing()); }
  std::vector<NamedTensor> named_buffers() { return named_buffers(Listing()); }
  // The same without names, which take memory in trees that are deep.
  std::vector<Module*> modules();
  std::vector<Tensor> parameter_tensors(bool recurse = true);
  std::vector<Tensor> buffer_tensors(bool recurse = true);
  // The immediate children that are not None, each once.
  std::vector<Child> named_children() const;
  // By a dotted path. An Error that names the part that does not exist.
  Module* get_submodule(std::string_view path, const char* op = "get_submodule");
  // In a functional call, what stands there in this call; what is computed, computed.
  Tensor get_parameter(std::string_view path);
  Tensor get_buffer(std::string_view path);
  // The same of an entry of this module.
  Tensor value_of(const NamedTensor& entry);
  // The parameter or buffer of that name; null if there is none.
  const NamedTensor* tensor_named(std::string_view name) const;
  // Another module in that place; one that is not there yet is added unless strict.
  [[nodiscard]] Ref<FormerList> set_submodule(std::string_view target, Ref<Module> m, bool strict);

  // copy.deepcopy: the whole tree anew. What is shared in it is shared in the copy.
  Ref<Module> deep_copy();
  // ---- torch's extra state: what a class keeps in state dicts beside its entries ----
  virtual bool gives_extra_state() const { return false; }
  virtual bool takes_extra_state() const { return false; }
  // Errors unless the class has them.
  virtual Tensor get_extra_state();
  virtual void set_extra_state(const Tensor& state);

  // Copies an object of its class with all but its lists; null: there is no way.
  using CopyObject = Module* (*)(const Module&);
  void set_copy(CopyObject copy) { copy_object_ = copy; }
  template <class M>
  static Module* copy_of(const Module& m) {
    return new M(static_cast<const M&>(m));
  }

  // For each module, children before their parents.
  void apply(FunctionRef<void(Module&)> fn);
  void zero_grad(bool set_to_none = true);
  void requires_grad_(bool on);
  // torch's reset_parameters(), all or nothing; an Error if its class has none.
  void reset_parameters();
  // Converts floating point parameters, buffers and gradients in place, all or none.
  void to(DType dtype);
  // The same for all types, of all parameters, buffers and gradients.
  void type(DType dtype);
  // New memory without content.
  void to_empty(bool recurse);

  // ---- state: Note [State dicts] in nn/state_dict.h ----
  // Parameters and persistent buffers, detached unless keep_vars. prefix stands before the keys as
  // it is.
  std::vector<NamedTensor> state_dict(const std::string& prefix = {}, bool keep_vars = false);
  // All or nothing; see nnc_module_load_state_dict. The result goes to `ready` when nothing but
  // that can fail any more. `former` receives the lists that assign has replaced, also on an error.
  LoadResult load_state_dict(Span<const NamedTensor> state, const LoadOptions& options,
                             Ref<FormerList>& former,
                             FunctionRef<void(const LoadResult&)> ready = kIgnoreResult);
  // Without assign.
  LoadResult load_state_dict(Span<const NamedTensor> state, bool strict);

 protected:
  // All but the lists. See deep_copy().
  Module(const Module& m)
      : training_(m.training()), arguments_(m.arguments_), copy_object_(m.copy_object_) {}

  virtual std::vector<Tensor> forward(const Inputs& in) = 0;
  // Where the entry of that name is in its list; -1 if there is none. Under the lock: for find().
  int64_t place_in(List kind, std::string_view name) const;
  // The parameters of forward that call() binds; none: it takes what comes.
  virtual Span<const ForwardParameter> forward_parameters() const { return {}; }
  // Does forward pass the outputs of each child to the next? See Sequential.
  virtual bool is_chain() const { return false; }
  // Prints runs of children that print alike as "(0-5): 6 x Block(...)".
  virtual bool prints_runs() const { return false; }

  // Gives the module's own parameters and buffers their initial values, as its constructor does
  // last. False: PyTorch's class has no reset_parameters, and nothing was done.
  virtual bool reset() { return false; }
  // Registers an uninitialised parameter.
  Tensor new_parameter(std::string name, Sizes sizes, DType dtype);
  // The same, or None.
  void new_parameter_if(bool there, std::string name, Sizes sizes, DType dtype) {
    register_parameter(std::move(name), there ? Tensor::empty(sizes, dtype) : Tensor());
  }
  // What forward reads: the entry's tensor, or what stands in its place. Note [Functional calls]
  static const Tensor& current(const NamedTensor& entry) {
    return t_replacements ? replaced(entry) : entry.tensor;
  }
  // The same for listings, which what is computed does not stand in.
  static Tensor listed(const NamedTensor& entry) {
    return entry.computed ? Tensor() : current(entry);
  }
  // The parameter as a layer's forward reads it. Cheaper than a lookup by name.
  const Tensor& parameter(int64_t i) const {
    return t_replacements ? replaced_parameter(i) : parameters()[i].tensor;
  }
  const Tensor& buffer(int64_t i) const {
    return t_replacements ? replaced_buffer(i) : buffers()[i].tensor;
  }
  // The same; an Error if it is None.
  const Tensor& weight(int64_t i) const;
  // t, which stands for the entry; an Error if it is None.
  const Tensor& defined(const Tensor& t, const NamedTensor& entry) const;
  // Loads the module's own entries, without those of its children: load.load_entries(). A class
  // whose entries depend on what is given may look at that first.
  virtual void load_from_state_dict(StateLoad& load);
  // The one parameter of most forwards: input.
  static Span<const ForwardParameter> one_input();
  // call() with its hooks, and without.
  bool is_hooked() const;
  std::vector<Tensor> call_hooked(const Inputs& in);
  std::vector<Tensor> call_computed(const Inputs& in);
  std::vector<Tensor> call_forward(const Inputs& in);
  // The inputs with keyword arguments put in their places.
  std::vector<Tensor> bind(const Inputs& in, Span<const ForwardParameter> parameters) const;
  // The one of that name; null if there is none.
  const Child* child_named(std::string_view name) const;
  const NamedTensor* parameter_named(std::string_view name) const;
  // A chain's: a tuple is given as its elements, so there may be more than one.
  std::vector<Tensor> inputs_of_chain(const Inputs& in) const;
  // Calls one child after another, without recursion where a child is itself a chain.
  std::vector<Tensor> call_chain(const Inputs& in);
  // The same for the number of outputs.
  int64_t chain_output_count(int64_t inputs) const;

 private:
  struct Place {
    List list;
    int64_t index;
  };
  friend class ModuleEdit;
  friend struct ModuleLists;
  friend class TreeLock;
  friend class ChildOrder;
  friend class LazyState;
  class ChainWalk;
  class TreeMeasure;
  class TreePrinter;

  // That child, parameter or buffer; null if there is none.
  template <class T>
  const T* find(std::string_view name, const SharedList<T>& list, List kind) const;
  // Adds to one of the lists, all or nothing. An element that is numbered gets its name here.
  enum class Naming : uint8_t { kGiven, kNumbered };
  template <class T>
  void add(SharedList<T>& list, List kind, T element, const char* what,
           Naming naming = Naming::kGiven);
  // The same under the lock. ready() is the last that can fail.
  static constexpr auto kNothing = [] {};
  template <class T>
  void add_locked(SharedList<T>& list, List kind, T element, const char* what,
                  FunctionRef<void()> ready = kNothing);
  void add_parameter(std::string name, const Tensor& given, Naming naming);
  // Note [Module lists]: held while children are added or change.
  void check_parameter(const std::string& name, const Tensor& t) const;
  static void check_form(const std::string& name, const char* what);
  // Fails if a module of the class has an attribute of that name.
  void check_attribute(const std::string& name, const char* what) const;
  void check_free_name(const std::string& name, const char* what) const;
  void check_not_computed(const std::string& name, const char* what) const;
  // The tensors of the module's own entries, some of them replaced, in the place of those that are
  // there; those come out. Nothing happens if the list is no longer the one that was seen: another
  // thread's change stays.
  template <class T>
  struct SeenList {
    const AppendList<T>* list;
    int64_t size;
    explicit SeenList(const AppendList<T>& l) : list(&l), size(l.size()) {}
    bool operator==(const AppendList<T>& l) const { return list == &l && size == l.size(); }
  };
  template <class T>
  void exchange_list(SharedList<T>& list, List kind,  // NOLINT(bugprone-exception-escape)
                     Ref<AppendList<T>>& other, SeenList<T>& seen) noexcept;
  // The list with `change`d element i, in its place.
  template <class T, class Change>
  Ref<FormerList> replace_in(SharedList<T>& list, int64_t i, const Change& change);
  // Changes the entry of that name, or adds it. Under the lock: of two threads that set the same
  // name one adds and the other one replaces.
  template <class T, class Change>
  Ref<FormerList> put_locked(SharedList<T>& list, List kind, T element, const Change& change,
                             const char* what);
  template <class T>
  Ref<FormerList> remove_in(SharedList<T>& list, int64_t i, FunctionRef<void(const T&)> ready);
  // The name lies elsewhere from now on, and what has it in that place.
  void rename(std::string_view from, std::string_view to, int64_t index);
  // Its commit() belongs to registering the child.
  ChildOrder check_no_cycle(const std::string& name, Module& child, const char* op);
  void add_child(std::string name, Ref<Module> m, const char* op, Naming naming = Naming::kGiven);
  // Calls enter(module, prefix) in torch's order; false keeps the walk out of what lies below.
  void walk(FunctionRef<bool(Module&, const std::string&)> enter, std::string_view before = {});
  template <class T>
  std::vector<NamedTensor> named_tensors(SharedList<T> Module::*list, const Listing& listing);
  template <class T>
  std::vector<Tensor> tensors(SharedList<T> Module::*list, bool recurse);
  // Gives tensors the content of what make() gives for them, undefined for none; all or none.
  void convert(bool recurse, FunctionRef<Tensor(const Tensor&)> make);
  friend class StateWalk;
  friend class StateSave;
  friend class StateLoad;

  std::atomic<bool> training_{true};
  std::atomic<bool> shows_{false};  // Note [Registration hooks]
  bool has_parent_ = false;         // was it ever registered in another?
  int64_t rank_ = 0;                // Note [Ranks of modules]
  SharedList<NamedTensor> parameters_;
  SharedList<Buffer> buffers_;
  SharedList<Child> children_;
  mutable ObjectMutex names_lock_;
  std::unordered_map<std::string_view, Place> names_;  // keys lie in the lists
  static const Tensor& replaced(const NamedTensor& entry);
  const Tensor& replaced_parameter(int64_t i) const;
  const Tensor& replaced_buffer(int64_t i) const;
  void drop_hooks();
  void copy_hooks(const Module& from);
  std::atomic<ModuleHooks*> hooks_{nullptr};
  Ref<FormerList> shown_lists_;  // which hooks have replaced entries of
  Module* next_doomed_ = nullptr;
  std::shared_ptr<const std::string> arguments_;
  CopyObject copy_object_ = nullptr;
};

// A module that makes one tensor from one.
class Layer : public Module {
 public:
  using Module::call;
  Tensor call(const Tensor& x) final;
  int64_t output_count(int64_t) const final { return 1; }
  virtual Tensor apply(const Tensor& x) = 0;

 protected:
  std::vector<Tensor> forward(const Inputs& in) final { return {apply(in.tensors[0])}; }
  Span<const ForwardParameter> forward_parameters() const final { return one_input(); }
};

// A module of the host language's own class: its forward is written there.
class Container : public Module {
 public:
  explicit Container(std::string class_name);
  std::string type_name() const override { return class_name_; }
  bool has_attribute(std::string_view) const override { return false; }

 protected:
  std::vector<Tensor> forward(const Inputs& in) override;

 private:
  std::string class_name_;
};

// Fails unless it can be a class's name, which printed text can be read back with.
void check_class_name(std::string_view name, const char* op);

}  // namespace nnc::nn
