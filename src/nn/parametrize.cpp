// SPDX-License-Identifier: Apache-2.0
#include "nn/parametrize.h"

#include <limits>
#include <map>
#include <memory>
#include <new>
#include <utility>

#include "base/thread_end.h"
#include "base/undo.h"
#include "graph/record.h"
#include "nn/container.h"
#include "nn/make.h"
#include "ops/convert.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

constexpr const char* kChild = "parametrizations";

// ---- tensors that are computed once ----

using Cached = std::map<std::pair<const Module*, std::string>, std::pair<Ref<Module>, Tensor>>;
constinit thread_local Cached* t_cached = nullptr;  // while there are users
constinit thread_local int32_t t_cache_users = 0;
constinit thread_local bool t_cache_ended = false;

// What ends with the tensors may be the host's, and call these functions.
void drop_cached() {
  delete std::exchange(t_cached, nullptr);
}

// Note [End of a thread]: from now on each tensor is computed whenever it is needed.
void end_cache() {
  t_cache_ended = true;
  drop_cached();
}

}  // namespace

void begin_cached() {
  check(t_cache_users < std::numeric_limits<int32_t>::max(), Code::kState,
        "there are too many begins without an end in this thread");
  if (!t_cached && !t_cache_ended) {
    auto cached = std::make_unique<Cached>();
    if (!at_end_of_thread(ThreadEnd::kComputedTensors, end_cache)) throw std::bad_alloc();
    t_cached = cached.release();
  }
  ++t_cache_users;
}

void end_cached() {
  check(t_cache_users > 0, Code::kState, "there is no begin without an end in this thread");
  if (--t_cache_users == 0) drop_cached();
}

// ---- whose tensors are parametrized ----

ParametrizationList& parametrizations_of(Module& m, const std::string& name) {
  auto* const list = dynamic_cast<ParametrizationList*>(
      m.get_submodule(std::string(kChild) + "." + name, "parametrizations"));
  check(list != nullptr, Code::kState, "parametrizations.", name, " is no ParametrizationList");
  return *list;
}

namespace {

// A parametrization may itself have parameters that are parametrized.
class Depth {
 public:
  Depth() {
    if (t_depth == kMostDeep) {
      fail(Code::kUnsupported, "parametrized tensors are computed within each other more than ",
           kMostDeep, " deep");
    }
    ++t_depth;
  }
  ~Depth() { --t_depth; }

 private:
  static constexpr int kMostDeep = 50;
  static inline thread_local int t_depth = 0;
};

class Parametrized final : public TensorSource {
 public:
  explicit Parametrized(std::string name) : name_(std::move(name)) {}
  Tensor compute(Module& m, bool) const override {
    const Depth depth;
    if (!t_cached) return compute(m);
    const std::pair<const Module*, std::string> key(&m, name_);
    if (const auto at = t_cached->find(key); at != t_cached->end()) {
      return at->second.second;
    }
    Tensor t = compute(m);
    // Code of the host may have ended the caching meanwhile.
    if (t_cached) t_cached->emplace(key, std::pair(Ref<Module>::share(&m), t));
    return t;
  }

 private:
  Tensor compute(Module& m) const {
    ParametrizationList& list = parametrizations_of(m, name_);
    return output_of(list.call(Inputs{}), list);
  }
  const std::string name_;
};

}  // namespace

bool is_parametrization(const Ref<TensorSource>& source) {
  return dynamic_cast<const Parametrized*>(source.get()) != nullptr;
}

namespace {

// Has the training mode of a tree set, and takes that back unless it is kept.
class TrainingMode {
 public:
  TrainingMode(Module& m, bool mode) {
    for (Module* each : m.modules())
      before_.emplace_back(Ref<Module>::share(each), each->training());
    m.train(mode);
  }
  ~TrainingMode() {
    for (const auto& [m, mode] : before_) m->set_training(mode);
  }
  void keep() { before_.clear(); }

 private:
  std::vector<std::pair<Ref<Module>, bool>> before_;
};

// ---- registering ----

// Another one, behind those that are there.
void append_parametrization(Module& m, const std::string& name, const Ref<Module>& p, bool unsafe) {
  ParametrizationList& list = parametrizations_of(m, name);
  if (!unsafe) {
    const Tensor y = m.value_of(*m.tensor_named(name));
    const Tensor x = output_of(p->call(Inputs{Span<const Tensor>(&y, 1), nullptr}), *p);
    check_same(y, x, "the parametrization gives a tensor of");
    Invertible* const inverse = invertible(*p);
    const std::vector<Tensor> z = inverse ? inverse->right_inverse(x) : std::vector<Tensor>();
    check(z.size() <= 1, Code::kInvalid, "parametrization.right_inverse must return a tensor. Got ",
          z.size());
    if (!z.empty()) check_same(y, z[0], "parametrization.right_inverse gives a tensor of");
  }
  list.register_module(std::to_string(list.children().size()), p, "register_parametrization");
  if (unsafe) list.set_unsafe();
}

// What an edit of a module's parametrizations takes: of the module, and of the dictionary in it.
struct Edits {
  explicit Edits(Module& m) : module(m), own(m) {
    for (const Module::Child& c : m.children()) {
      if (c.name == kChild) dict = c.module;
    }
    check(!dict || dynamic_cast<ModuleDict*>(dict.get()), Code::kInvalid,
          "the module's child 'parametrizations' is no ModuleDict");
    if (dict) lists.emplace(*dict);
  }
  void commit() noexcept {
    own.commit();
    if (lists) lists->commit();
  }
  void prepare(const char* op) {
    if (!fresh.empty()) {
      // Nobody else has the dictionary yet: it is filled first, so that the module's edit sees in
      // it what would contain the module.
      ModuleEdit filled(*dict);
      filled.children() = fresh;
      filled.prepare(op);
      filled.commit();
    }
    own.prepare(op);
    if (lists) lists->prepare(op);
    all = Ref<FormerLists>::adopt(new FormerLists);
    all->lists.push_back(own.former());
    if (lists) all->lists.push_back(lists->former());
  }

  Module& module;
  const TreeLock tree;
  ModuleEdit own;
  Ref<Module> dict;
  std::optional<ModuleEdit> lists;   // of a dictionary that is there
  std::vector<Module::Child> fresh;  // of one that is not
  Ref<FormerLists> all;
};

// The entry is computed by the list from now on.
void put_list(Edits& edits, const std::string& name, const Tensor& own,
              const Ref<ParametrizationList>& list, bool training) {
  for (const Module* each : list->modules()) {
    check(each != &edits.module, Code::kInvalid, "parametrization contains the module");
  }
  set_source(edits.own, name, own, Ref<TensorSource>::adopt(new Parametrized(name)));
  if (!edits.dict) {
    edits.dict = made(new ModuleDict);
    edits.dict->train(training);
    edits.own.children().push_back({kChild, edits.dict});
  }
  (edits.lists ? edits.lists->children() : edits.fresh).push_back({name, list});
}

Ref<FormerList> parametrize(Module& m, const std::string& name, const Tensor& own,
                            const Ref<Module>& p, bool unsafe) {
  const Originals o = originals_of(own, {&p, 1});
  const Ref<ParametrizationList> list = new_list({&p, 1}, own, o, unsafe);
  list->train(m.training());
  Edits edits(m);
  put_list(edits, name, own, list, m.training());
  edits.prepare("register_parametrization");
  if (o.change) replace(*o.change);
  edits.commit();
  return edits.all;
}

}  // namespace

Ref<FormerList> register_parametrization(Module& m, const std::string& name, const Ref<Module>& p,
                                         bool unsafe) {
  UndoLog log;
  TrainingMode mode(*p, m.training());
  Ref<FormerList> former;
  if (is_parametrized(m, name.c_str())) {
    append_parametrization(m, name, p, unsafe);
  } else {
    const NamedTensor* const entry = m.tensor_named(name);
    check(entry && !entry->computed, Code::kUnknown, "Module '", m.type_name(),
          "' does not have a parameter, a buffer, or a parametrized element with name '", name,
          "'");
    check(entry->tensor.defined(), Code::kInvalid, "'", name, "' of ", m.type_name(), " is None");
    check_initialized(entry->tensor, name, m);
    check_changeable(m, name);
    ops::note_values(entry->tensor);  // the parametrization may write in place
    former = parametrize(m, name, entry->tensor, p, unsafe);
  }
  mode.keep();
  log.keep();
  return former;
}

bool is_parametrized(const Module& m, const char* name) {
  if (name) return is_parametrization(source_of(m, name));
  const ModuleHooks* const own = m.hooks();
  if (!own) return false;
  for (const ModuleHooks::Computed& c : own->computed()) {
    if (is_parametrization(c.source)) return true;
  }
  return false;
}

// ---- removing, assigning, transferring ----

Ref<FormerList> remove_parametrizations(Module& m, const std::string& name,
                                        bool leave_parametrized) {
  const Ref<TensorSource> source = source_of(m, name);
  check(is_parametrization(source), Code::kInvalid, "Module ", m.type_name(),
        " does not have a parametrization on ", name);
  const GradGuard off(false);
  UndoLog log;
  ParametrizationList& list = parametrizations_of(m, name);
  check(leave_parametrized || list.one_original(), Code::kInvalid,
        "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in "
        "terms of a sequence of tensors.");
  std::vector<Tensor> originals = list.originals();
  Tensor t = originals[0];
  std::optional<DataReplacement> change;
  if (leave_parametrized) {
    const Tensor value = source->compute(m, false);
    if (list.one_original()) {
      check(value.dtype() == t.dtype(), Code::kDtype, "'", name, "' is computed in torch.",
            value.dtype(), " from torch.", t.dtype());
      change = with_data_of(t, value);
    } else {
      bool trained = false;
      for (const Tensor& o : originals) trained |= requires_grad(o);
      const bool parameter = t.impl()->is_parameter;
      t = ops::clone(detach(value));
      if (trained) set_requires_grad(t, true);
      t.impl()->is_parameter = parameter;
    }
  }
  Edits edits(m);
  set_tensor(edits.own, name, source, t);
  if (edits.lists) {
    erase_entry(edits.lists->children(), name);
    if (edits.lists->children().empty()) erase_entry(edits.own.children(), kChild);
  }
  edits.prepare("remove_parametrizations");
  if (change) replace(*change);
  edits.commit();
  log.keep();
  return edits.all;
}

namespace {

// What a tensor is computed by from now on.
struct Transfer {
  std::string name;
  std::optional<Tensor> own;  // none: the module has no such tensor yet
  DType dtype;
  Ref<ParametrizationList> list;
};

// The tensor of that name is to be computed in `to` as it is in `from`, of the same originals.
Transfer transfer_of(Module& from, Module& to, const std::string& name) {
  check(!is_parametrized(to, name.c_str()), Code::kInvalid, "'", name,
        "' of to_module is parametrized already");
  check_changeable(to, name);
  const NamedTensor* const entry = to.tensor_named(name);
  check(!entry || (!entry->computed && entry->tensor.defined()), Code::kInvalid, "'", name, "' of ",
        to.type_name(), " is None or computed");
  ParametrizationList& shared = parametrizations_of(from, name);
  const std::vector<Tensor> originals = shared.originals();
  const auto count = static_cast<int64_t>(shared.one_original() ? 0 : originals.size());
  std::vector<Ref<Module>> modules;
  for (const Module::Child& c : shared.children()) modules.push_back(c.module);
  const Ref<ParametrizationList> list =
      begun(new ParametrizationList(modules, count, shared.unsafe()));
  const Tensor value = list->compute(originals);
  if (entry && !shared.unsafe()) check_same(entry->tensor, value, "from_module's tensor has");
  set_originals(*list, originals, !shared.parameters().empty());
  list->show_registered();
  return {name, entry ? std::optional(entry->tensor) : std::nullopt, value.dtype(), list};
}

std::vector<std::string> parametrized_names(const Module& m) {
  std::vector<std::string> all;
  for (const ModuleHooks::Computed& c : m.hooks()->computed()) {
    if (is_parametrization(c.source)) all.push_back(c.name);
  }
  return all;
}

}  // namespace

Ref<FormerList> transfer_parametrizations_and_params(Module& from, Module& to, const char* name) {
  if (!is_parametrized(from)) return Ref<FormerLists>::adopt(new FormerLists);
  check(!name || is_parametrized(from, name), Code::kUnknown,
        "from_module has no parametrization on ", name ? name : "");
  const auto names = name ? std::vector<std::string>{name} : parametrized_names(from);
  UndoLog log;  // computing may change what from_module computes it with
  std::vector<Transfer> transfers;
  transfers.reserve(names.size());
  for (const std::string& each : names) transfers.push_back(transfer_of(from, to, each));
  Edits edits(to);
  for (const Transfer& t : transfers) {
    const Tensor own = t.own ? *t.own : Tensor::empty({0}, t.dtype);
    if (!t.own) edits.own.parameters().push_back({t.name, own});
    put_list(edits, t.name, own, t.list, to.training());
  }
  edits.prepare("transfer_parametrizations_and_params");
  for (const Transfer& t : transfers) t.list->train(to.training());
  edits.commit();
  log.keep();
  return edits.all;
}

}  // namespace nnc::nn
