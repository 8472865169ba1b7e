// SPDX-License-Identifier: Apache-2.0
// What is noted while a program is captured.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "nn/module.h"
#include "program/memory.h"
#include "program/step.h"
#include "tensor/recorded_changes.h"
#include "tensor/tensor.h"

namespace nnc::program {

// A tensor's memory that was there before the capture, as it was then.
struct Outside {
  Ref<Storage> storage;
  uint32_t version;
};
// A tensor whose .grad was looked at or replaced, or whose requires_grad was set.
struct GradState {
  bool has_flag() const { return requires_grad(tensor) == wants_grad; }
  bool is_unchanged() const;
  Tensor tensor;
  bool wants_grad;              // before it was set
  std::optional<Tensor> first;  // its .grad before, if that was looked at before it was replaced
  bool replaced = false;
};
// An action of the host, and what it works on; or one that has that.
struct ActionState {
  bool is_unchanged() const;
  Ref<RecordedAction> action;
  std::vector<Tensor> leaves;
};
// Memory in hidden channels-last order: which of both orders there were.
struct HiddenState {
  explicit HiddenState(Storage& s);
  bool is_unchanged() const;
  Ref<Storage> storage;
  bool plain, stale;
};

// A module and all that a function may ask of it, as they were.
struct ModuleState {
  Ref<nn::Module> module;
  bool training;
  std::vector<Ref<TensorImpl>> tensors;
  std::vector<const Storage*> storages;
  std::vector<bool> wants_grad;
  std::vector<const nn::Module*> children;
};
ModuleState state_of(nn::Module& m);
bool is_unchanged(const ModuleState& s);

// Note [Constants and steps]
// A call none of whose operands depends on the inputs is run now and never again: what it gives is
// a constant of the program, which holds as long as the tensors from outside that it read keep
// their versions. Every other call becomes a step. A step that reads a constant reads a copy of
// what it was then: calls, steps and the host may write to it afterwards. Memory that was a
// constant before a step writes to it gets its content anew at every run, by a step of its own.
//
// Note [What a program holds for]
// Besides the memory that it reads, what a function computes depends on the modes, entries and
// children of modules, on what optimizers work on, on requires_grad and on which tensors are
// .grad. They are noted as they are when the function first comes to them (calls a module, gives
// it or an optimizer to any C function, sets requires_grad), before it changes any itself: a plan
// holds for what it finds in that state. Plans do not repeat such changes, but for those of .grad.
// So one whose function has left other modes, entries or flags than it found is not used again,
// and neither is one where a hook of an optimizer changes any (or .grad): nobody notes what it
// looked like before. A hook that begins with that later, in a run from a plan, ends that run
// with an error, if anything is still to be computed behind it.
// What the host keeps of a capture's tensors is written by that capture's plan alone: once the
// function was called for other inputs, the host has kept others, and the plan is not used again.
// Whether it keeps any shows when the next run begins: what a call releases goes with its end.
//
// Note [Training steps]
// What a training step computes changes tensors from outside: parameters, running statistics. There
// all tensors from outside are read anew at every run, and written in their places. Steps of
// optimizers and changes of .grad are done again as they are, in their turn. What is still looked
// at when the function has returned, gradients first of all, stays where the capture has put it,
// and is written there at every run. So is what an optimizer's hooks could have looked at, or
// written to: constants too get their content anew before an action, and at the end.
//
// Note [Order that others see]
// Steps of optimizers, their hooks and the host look at memory in the order of a tensor's strides
// (Note [Hidden layout]). What lies in a hidden order alone gets that one by a step of the program,
// before an action and at the end; from then on steps read and write it alone. So a run never
// leaves, or shows to an action, the older of two orders.
enum class Purpose : uint8_t { kForward, kTraining };

class Recorder final : public Recording, public RecordedChanges {
 public:
  explicit Recorder(Purpose purpose);
  ~Recorder();

  // A tensor of the same sizes and order whose elements are an input's.
  Tensor make_input(const Tensor& like);

  StorageMemory& memory() override { return *memory_; }
  void call(const kernels::Call& c) override;
  void host_access(Storage& s, const void* first) override;
  bool depends(const Storage& s, const void* first) override;
  void draw() override;
  void act(const Ref<RecordedAction>& a) override;
  void read_grad(const Tensor& t) override;
  void look(nn::Module& m) override;
  void look(const Ref<RecordedAction>& a) override;
  void replace_grad(const Tensor& t, const Tensor& g) override;
  void fail(const char* function) noexcept override;
  RecordedChanges& changes() override { return *this; }
  void take_back(const void* first) noexcept override;
  void made(const nn::Module& m) override { made_.insert(&m); }
  void put(const nn::Module& m, const nn::NamedTensor& e) override;
  void put(const nn::Module& m, nn::Module& child) override;
  void replace_data(const Tensor& t, const Tensor& data) override;
  void set_flag(const Tensor& t) override;
  void changed_by_hook() noexcept override { is_repeatable_ = false; }
  void enter(nn::Module& m) override;
  void leave() noexcept override;

  // What was noted, which the caller takes.
  std::vector<Step> steps;
  std::vector<Outside> outside;
  std::vector<Ref<Storage>> kept;  // constants that steps read, and weights whose copies they use
  std::vector<ModuleState> modules;
  std::vector<std::string> module_names;
  std::vector<GradState> grads;
  std::vector<ActionState> actions;
  std::vector<HiddenState> hidden;
  std::vector<Ref<Generator>> generators;
  std::vector<Ref<Storage>> survivors;
  std::vector<std::pair<Tensor, Tensor>> set_grads;  // tensors, and what became their .grad
  const Ref<CaptureMemory>& blocks() const { return memory_; }
  // The first refusal once more: the host may have passed over it.
  void check_refused() const;
  // The capture holds as long as s keeps its version, unless the host may write to it anyway.
  void note_outside(Storage& s);
  Purpose purpose() const { return purpose_; }
  bool trains() const { return purpose_ == Purpose::kTraining; }
  // Note [What a program holds for]: behind the function.
  bool is_repeatable() const;
  // Finds what has been left behind, when nothing of the capture's own is held any more.
  void settle();

 private:
  struct Operands;
  bool depends_on_inputs(const Operands& operands) const;
  void check_outside(const Operands& operands, const kernels::Call& c, bool depends);
  void note_change(Step& step, Storage& s);
  // Which module's call it belongs to.
  void note_place(Step& step) const;
  void note_grad(const Tensor& t, bool read);
  // Null: the tensor was made in this capture.
  GradState* state_of_leaf(const Tensor& t);
  // With all below it.
  void note_module(nn::Module& m);
  // Something is computed behind the actions.
  void follow_actions();
  // s, whose block begins at `first`, was written.
  void note_written(const Storage* s, const void* first);
  // Note [Order that others see]: of one storage; of all that have been written.
  void show(Storage& s);
  void show_all();
  // Note [Training steps]: of one block; of all that are there.
  void make_result(char* first, Block& b);
  void make_results();
  // Constants that a forward leaves behind are from outside when it runs again.
  void note_left_behind();
  // What was there before is about to hold t.
  void hold(const Tensor& t);
  // In a training step: a tensor takes the place of another.
  void check_replaced(const nn::Module& m, const nn::NamedTensor& e);
  [[noreturn]] void refuse(const std::string& what);
  // The content of a constant as it is now, in memory that nobody writes to.
  Ref<Storage> snapshot(char* first, const Block& b);
  void keep_step(const kernels::Call& c, Operands& original);
  // Keeps what a step reads of constants.
  void keep_operands(Step& step, const char* name);
  // The content of the block anew, before the step that is about to be added.
  void restore(char* first, Block& b);
  // A call has written constants.
  void note_maker(const Operands& operands, const kernels::Call& c);
  std::string place() const;

  const Purpose purpose_;
  const Ref<CaptureMemory> memory_;
  std::vector<int64_t> entered_;  // of module_names, innermost last
  // The one call that has written a constant, if it read nothing but tensors from outside: run
  // again, it takes less memory than a copy of the content.
  std::map<const char*, Step> makers_;
  std::map<std::pair<const char*, uint32_t>, Ref<Storage>> snapshots_;  // by block and writes
  std::set<const nn::Module*> noted_;                                   // of modules
  std::set<const nn::Module*> made_;                                    // in this capture
  std::set<const void*> noted_subjects_;                                // of actions
  std::map<const TensorImpl*, size_t> noted_leaves_;                    // places in grads
  std::vector<size_t> last_actions_;                         // steps behind which nothing is yet
  std::set<const Storage*> changed_, noted_outside_, read_;  // of memory from outside
  bool acted_ = false, is_repeatable_ = true;
  std::vector<const char*> not_shown_;  // blocks in a hidden order alone
  std::string refusal_;
  // Functions: the last that has failed, and the first that has taken back what steps have written.
  const char *failed_ = nullptr, *undone_ = nullptr;
  bool taken_back_ = false;
};

}  // namespace nnc::program
