// SPDX-License-Identifier: Apache-2.0
// The steps of one capture, in memory that was planned for them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "kernels/common/block.h"
#include "program/recorder.h"

namespace nnc::program {

// What a capture is valid for.
struct Signature {
  struct Input {
    DType dtype;
    Dims sizes, strides;
    bool operator==(const Input& o) const;
  };
  Signature(Span<const Tensor> inputs, Purpose purpose);
  bool operator==(const Signature& o) const;

  std::vector<Input> inputs;
  DType default_dtype;
  bool deterministic;
  // Of training steps.
  bool grad = false;
  Ref<Generator> generator;
};

class Plan {
 public:
  using Function = std::function<std::vector<Tensor>(Span<const Tensor>)>;
  // Runs function once, on copies of the inputs, and keeps what it computes.
  Plan(const Function& function, Span<const Tensor> inputs, Purpose purpose);

  const Signature& signature() const { return signature_; }
  // Has anything changed that was taken as constant?
  bool is_outdated() const;
  // Note [What a program holds for]: has the host kept what runs of this plan write? Looks for it
  // once.
  bool keeps_tensors();
  // Are gradients as they were when a training step was captured?
  bool fits_grads() const;
  std::vector<Tensor> run(Span<const Tensor> inputs);
  int64_t output_count() const { return static_cast<int64_t>(outputs_.size()); }
  // What the function has given, of a training step; once.
  std::vector<Tensor> take_first_results() { return std::move(first_results_); }
  // A table of the steps, with the share of the time that each takes: with the inputs of the last
  // run; or of the first runs, where doing the steps again would change what they work on.
  std::string text();

 private:
  struct Output {
    bool none = false;
    Tensor constant;      // if it does not depend on the inputs
    ConstView view;       // where its elements lie
    Dims strides;         // of the result
    bool hidden = false;  // is channels-last below that
  };
  // Memory from outside that a module's call changes, before it does: a call that fails takes it
  // back, as where the host calls the module.
  struct Former {
    void save() const;
    void restore() const;
    Ref<Storage> storage, content;
    int64_t call;  // the outermost of those under way
  };
  void take(Recorder& recorder);
  void make_formers();
  void lay_out(const Recorder& recorded);
  static Output output_of(const Tensor& t, Recorder& recorder);
  static Tensor fresh(const Output& o);
  std::vector<Tensor> fresh_results() const;
  void fill(Span<const Tensor> results) const;
  void run_steps();
  void run_measured();
  void run_steps(FunctionRef<void(Step&)> run);
  void run_step(const Step& s);
  void run_followed(const Step& s);
  // What was left behind has other elements now.
  void note_written();

  static constexpr int kMeasuredRuns = 3;  // of which the fastest counts
  const Signature signature_;
  const Purpose purpose_;
  std::vector<Step> steps_;
  std::vector<Outside> outside_;
  std::vector<Ref<Storage>> kept_;
  std::vector<ModuleState> modules_;
  std::vector<std::string> module_names_;
  // Of training steps: Note [Training steps].
  std::vector<GradState> grads_;
  std::vector<ActionState> actions_;
  std::vector<HiddenState> hidden_;
  std::vector<Ref<Generator>> generators_;
  std::vector<Former> formers_;
  std::vector<Ref<Storage>> survivors_;
  std::vector<std::pair<Tensor, Tensor>> set_grads_;
  std::vector<Tensor> first_results_;
  uint64_t leaf_changes_ = 0;  // Note [Leaves that change]
  bool is_over_ = false;       // not to be used any more: Note [What a program holds for]
  std::optional<bool> keeps_tensors_;
  bool repeatable_ = false;  // a forward that leaves its inputs as they are
  int measured_runs_ = 0;
  Ref<kernels::Block> arena_;
  int64_t arena_bytes_ = 0;
  std::vector<View> inputs_;
  std::vector<Output> outputs_;
};

}  // namespace nnc::program
