// SPDX-License-Identifier: Apache-2.0
// A module's state: walking through it, reading it out and loading it.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/undo.h"
#include "nn/hooks.h"

namespace nnc::nn {

// Note [State dicts]
// As in PyTorch, a state dict is made and loaded module by module, parents first, each under all of
// its names. A load that fails has changed nothing: what it writes waits until nothing can fail any
// more, or until a function of the host's could see it; what is written that early is taken back on
// an error (Note [Undo]). Writes wait in the order in which PyTorch makes them, so that of several
// values for one tensor the last one stays.

class StateWalk {
 public:
  virtual ~StateWalk() = default;
  // An Error, before anything happens, if modules with several names multiply to too much.
  void run(Module& root, const std::string& prefix, const char* op);

 protected:
  // Is there anything to do in a child and what lies below it?
  virtual bool wants(const Module& child, const std::string& name);
  virtual void enter(Module& m, const std::string& prefix) = 0;
  // When the children are done.
  virtual void leave(Module& m, const std::string& prefix) = 0;

 private:
  void count(const Module& root, const char* op);

  std::unordered_map<const Module*, int64_t> counts_;  // of what each module and its children add
  int64_t added_ = 0;  // visits of modules that hooks have added meanwhile
};

inline constexpr const char* kExtraState = "_extra_state";
std::vector<ModuleHooks::Entry> state_hooks(const Module& m, ModuleHookPlace place);

class StateLoad final : public StateWalk {
 public:
  StateLoad(Module& root, const LoadOptions& options);
  ~StateLoad() override;
  LoadResult run(Span<const NamedTensor> state, Ref<FormerList>& former,
                 FunctionRef<void(const LoadResult&)> ready);

  // ---- for Module::load_from_state_dict(): the module whose turn it is ----
  // What is given for its entry of that name; null if there is nothing.
  const Tensor* given(std::string_view name) const;
  void load_entries();

 private:
  using Given = std::vector<const NamedTensor*>;
  struct Level {
    Module* module;
    const std::string* prefix;  // the walk's: deep ones are long. While the module is entered
    bool changed;               // by hooks: keys may begin with something else
    std::unordered_map<std::string_view, const NamedTensor*> own;  // by the rest of their keys
    std::unordered_map<std::string_view, Given> parts;             // those of children, by name
    // Its entries, once they are being loaded.
    const AppendList<NamedTensor>* parameters = nullptr;
    const AppendList<Buffer>* buffers = nullptr;
  };
  // A copy that is prepared: what can fail has been done.
  struct Write {
    Tensor to, from;
  };
  // Of an entry in its list.
  struct Place {
    int64_t index;
    bool is_parameter, may_be_missing;
  };
  class Exchange;
  class Former;

  bool wants(const Module& child, const std::string& name) override;
  void enter(Module& m, const std::string& prefix) override;
  void leave(Module& m, const std::string& prefix) override;
  void run_pre_hooks(Module& m, const std::string& prefix, Given& given);
  void load_extra_state();
  void sort(Level& level, const Given& given) const;
  void load_entry(const NamedTensor& entry, const Place& place);
  void add_unexpected(const Level& level, const Given& given);
  void assign(const NamedTensor& entry, const Place& place, const Tensor& given);
  Tensor shown(const NamedTensor& entry, const Place& place, const Tensor& t);
  void prepare_exchanges();
  void write_recorded();
  void commit() noexcept;  // NOLINT(bugprone-exception-escape)
  void commit_for_host();
  void fail_on_problems();

  Module& root_;
  const LoadOptions options_;
  std::deque<std::vector<NamedTensor>> changed_;  // by hooks
  std::vector<Level> levels_;
  Given next_;  // what is given for the module that is entered next
  LentList<std::string> missing_, unexpected_, errors_;
  std::vector<Write> writes_;
  std::unordered_map<const TensorImpl*, Tensor> sized_;  // what gives lazy tensors their sizes
  Ref<Former> former_;
  Exchange& exchange_of(const Level& level);
  std::vector<Ref<Exchange>> exchanges_;                 // of modules whose tensors are replaced
  std::unordered_map<const Module*, Exchange*> latest_;  // of each module, the last of those
};

}  // namespace nnc::nn
