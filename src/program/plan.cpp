// SPDX-License-Identifier: Apache-2.0
#include "program/plan.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <map>
#include <set>

#include "graph/record.h"
#include "kernels/common/element_bytes.h"
#include "kernels/copy.h"
#include "program/fuse.h"
#include "program/placement.h"
#include "tensor/profile.h"

namespace nnc::program {

// ---- what a capture is valid for ----

bool Signature::Input::operator==(const Input& o) const {
  return dtype == o.dtype && same_sizes(sizes, o.sizes) && same_sizes(strides, o.strides);
}
bool Signature::operator==(const Signature& o) const {
  return default_dtype == o.default_dtype && deterministic == o.deterministic && grad == o.grad &&
         generator.get() == o.generator.get() && inputs == o.inputs;
}
Signature::Signature(Span<const Tensor> tensors, Purpose purpose)
    : default_dtype(exec().default_dtype), deterministic(exec().deterministic) {
  if (purpose == Purpose::kTraining) {
    grad = grad_enabled();
    generator = exec().generator;
  }
  for (const Tensor& t : tensors) inputs.push_back({t.dtype(), Dims(t.sizes()), Dims(t.strides())});
}

bool Plan::is_outdated() const {
  return is_over_ ||
         !(std::all_of(outside_.begin(), outside_.end(),
                       [](const Outside& o) {
                         return o.storage->version() == o.version && !o.storage->shared_with_host();
                       }) &&
           std::all_of(modules_.begin(), modules_.end(), is_unchanged) &&
           std::all_of(hidden_.begin(), hidden_.end(),
                       [](const HiddenState& h) { return h.is_unchanged(); }) &&
           std::all_of(actions_.begin(), actions_.end(),
                       [](const ActionState& a) { return a.is_unchanged(); }));
}
bool Plan::fits_grads() const {
  if (purpose_ == Purpose::kTraining && leaf_changes_ != leaf_changes) return false;
  return std::all_of(grads_.begin(), grads_.end(),
                     [](const GradState& g) { return g.is_unchanged(); });
}

// Is what survives held by others than this plan, its actions and the .grad that they have set?
bool Plan::keeps_tensors() {
  if (keeps_tensors_) return *keeps_tensors_;
  std::map<const TensorImpl*, int64_t> known;  // holders of gradients
  std::map<const Storage*, int64_t> holders;
  std::set<const TensorImpl*> owners;
  for (const auto& [t, g] : set_grads_) {
    const auto [at, is_new] = known.try_emplace(g.impl(), 0);
    if (is_new) ++holders[g.impl()->storage.get()];
    at->second += 2;  // the pair, and the action
  }
  for (const auto& [t, g] : set_grads_) {
    if (!owners.insert(t.impl()).second) continue;
    const auto at = known.find(grad_of(t).impl());
    if (at != known.end()) ++at->second;
  }
  bool kept = std::any_of(set_grads_.begin(), set_grads_.end(), [&](const auto& pair) {
    return pair.second.impl()->use_count() > known[pair.second.impl()];
  });
  for (const Ref<Storage>& s : survivors_) kept |= s->use_count() > 1 + holders[s.get()];
  keeps_tensors_ = kept;
  return kept;
}

// ---- the capture ----

Plan::Plan(const Function& function, Span<const Tensor> inputs, Purpose purpose)
    : signature_(inputs, purpose), purpose_(purpose) {
  const GradGuard grad(purpose == Purpose::kTraining && grad_enabled());
  Recorder recorder(purpose);
  {
    const RecordingScope scope(recorder);
    std::vector<Tensor> copies;
    for (const Tensor& x : inputs) copies.push_back(recorder.make_input(x));
    for (int64_t i = 0; i < inputs.size(); ++i) {
      const RecordingPause pause;
      inputs_.push_back(copies[static_cast<size_t>(i)].mutable_view());
      kernels::copy(inputs_.back(), inputs[i].view());
    }
    std::vector<Tensor> outputs = function(copies);
    const RecordingPause pause;
    recorder.check_refused();
    for (const Tensor& t : outputs) outputs_.push_back(output_of(t, recorder));
    if (recorder.trains()) {
      first_results_ = fresh_results();
      fill(first_results_);
    }
    outputs.clear(), copies.clear();
    recorder.settle();
    is_over_ = !recorder.is_repeatable();
    take(recorder);
    std::vector<ConstView> ends(inputs_.begin(), inputs_.end());
    for (const Output& o : outputs_) {
      if (!o.none && !o.constant.defined()) ends.push_back(o.view);
    }
    fuse(steps_, *recorder.blocks(), kept_, ends, recorder.purpose());
    lay_out(recorder);
    make_formers();
  }
}

void Plan::take(Recorder& r) {
  steps_ = std::move(r.steps);
  outside_ = std::move(r.outside);
  kept_ = std::move(r.kept);
  modules_ = std::move(r.modules);
  module_names_ = std::move(r.module_names);
  grads_ = std::move(r.grads);
  actions_ = std::move(r.actions);
  hidden_ = std::move(r.hidden);
  generators_ = std::move(r.generators);
  survivors_ = std::move(r.survivors);
  set_grads_ = std::move(r.set_grads);
  leaf_changes_ = leaf_changes;
}

Plan::Output Plan::output_of(const Tensor& t, Recorder& recorder) {
  Output o;
  o.none = !t.defined();
  if (o.none) return o;
  const Block* const b = recorder.blocks()->find(t.view().data()).block;
  if (!b && recorder.trains()) {
    recorder.kept.push_back(t.impl()->storage);
  } else if (!b || b->origin != Origin::kInputs) {
    // Copied at every run, so that no caller can change it for the next one.
    if (!b) recorder.note_outside(*t.impl()->storage);
    o.constant = t;
    if (b || !t.impl()->storage->shared_with_host()) {
      o.constant = Tensor::empty_like(t);
      kernels::copy(o.constant.mutable_view(), t.view());
    }
  }
  const Tensor like = Tensor::empty_like(t);
  o.view = t.view();
  o.strides = Dims(like.strides());
  o.hidden = like.hidden_channels_last();
  return o;
}

// ---- memory ----

namespace {

class Lives final : public kernels::OperandVisitor {
 public:
  explicit Lives(CaptureMemory& m) : memory_(m) {}
  int64_t step = 0;
  void reads(ConstView& v) override { touch(v); }
  void writes(View& v) override { touch(v); }
  void weight(kernels::Weight& w) override { touch(w.data); }
  void host(const void*) override {}
  void touch(const ConstView& v) {
    if (v.defined() && v.numel() > 0) touch(v.data());
  }
  void touch(const void* p) {
    const CaptureMemory::Found f = memory_.find(p);
    if (!f.block || f.block->origin != Origin::kInputs || f.block->persists) return;
    const auto [at, is_new] = lives_.try_emplace(f.first, Life{f.block->nbytes, step, step, 0});
    at->second.end = step;
  }
  // Gives each an offset in the arena; the bytes needed.
  int64_t place() {
    std::vector<Life*> lives;
    for (auto& [first, life] : lives_) lives.push_back(&life);
    return program::place(std::move(lives));
  }
  // Where a pointer of the capture leads to, in the arena; the same pointer if to a constant.
  const void* moved(const void* p, char* arena) const {
    const CaptureMemory::Found f = memory_.find(p);
    const auto at = f.block ? lives_.find(f.first) : lives_.end();
    if (at == lives_.end()) return p;
    return arena + at->second.offset + (static_cast<const char*>(p) - f.first);
  }

 private:
  CaptureMemory& memory_;
  std::map<char*, Life> lives_;
};

// Does any step write to one of the views' blocks?
class WritesTo final : public kernels::OperandVisitor {
 public:
  WritesTo(CaptureMemory& m, const std::vector<View>& views) : memory_(m) {
    for (const View& v : views) {
      if (v.numel() > 0) blocks_.insert(m.find(v.data()).block);
    }
  }
  bool any = false;
  void reads(ConstView&) override {}
  void writes(View& v) override {
    if (v.defined() && v.numel() > 0) any |= blocks_.count(memory_.find(v.data()).block) > 0;
  }
  void weight(kernels::Weight&) override {}
  void host(const void*) override {}

 private:
  CaptureMemory& memory_;
  std::set<const Block*> blocks_;
};

class Mover final : public kernels::OperandVisitor {
 public:
  Mover(const Lives& lives, char* arena) : lives_(lives), arena_(arena) {}
  void reads(ConstView& v) override {
    if (v.defined()) v.move_to(lives_.moved(v.data(), arena_));
  }
  void writes(View& v) override { reads(v); }
  void weight(kernels::Weight& w) override { w.data = lives_.moved(w.data, arena_); }
  void host(const void*) override {}

 private:
  const Lives& lives_;
  char* arena_;
};

}  // namespace

void Plan::lay_out(const Recorder& recorded) {
  WritesTo writes_input(*recorded.blocks(), inputs_);
  for (const Step& s : steps_) s.visit(writes_input);
  repeatable_ = purpose_ == Purpose::kForward && !writes_input.any;
  Lives lives(*recorded.blocks());
  // Inputs keep their places all the time: text() runs the steps once more.
  const auto touch_ends = [&] {
    for (const View& v : inputs_) lives.touch(v);
  };
  touch_ends();
  for (const Step& s : steps_) {
    ++lives.step;
    s.visit(lives);
  }
  ++lives.step;
  touch_ends();
  for (const Output& o : outputs_) {
    if (!o.none && !o.constant.defined()) lives.touch(o.view);
  }
  arena_bytes_ = lives.place();
  arena_ = kernels::Block::allocate(arena_bytes_);
  Mover mover(lives, arena_->as<char>());
  for (const Step& s : steps_) s.visit(mover);
  for (View& v : inputs_) mover.writes(v);
  for (Output& o : outputs_) {
    if (!o.none && !o.constant.defined()) mover.reads(o.view);
  }
}

// ---- running ----

Tensor Plan::fresh(const Output& o) {
  if (o.hidden) return Tensor::empty_channels_last(o.view.sizes(), o.view.dtype());
  return Tensor::empty_strided(o.view.sizes(), o.strides, o.view.dtype());
}

std::vector<Tensor> Plan::fresh_results() const {
  std::vector<Tensor> results;
  for (const Output& o : outputs_) results.push_back(o.none ? Tensor() : fresh(o));
  return results;
}
void Plan::fill(Span<const Tensor> results) const {
  int64_t i = 0;
  for (const Output& o : outputs_) {
    const Tensor& to = results[i++];
    if (o.none) continue;
    kernels::copy(to.mutable_view(), o.constant.defined() ? o.constant.view() : o.view);
  }
}

std::vector<Tensor> Plan::run(Span<const Tensor> inputs) {
  // What an optimizer's hooks compute may have a history.
  const GradGuard grad(purpose_ == Purpose::kTraining && grad_enabled());
  std::vector<Tensor> results = fresh_results();
  for (int64_t i = 0; i < inputs.size(); ++i) {
    kernels::copy(inputs_[static_cast<size_t>(i)], inputs[i].view());
  }
  try {
    run_steps();
  } catch (...) {
    note_written();  // steps before the one that failed have written
    throw;
  }
  note_written();
  fill(results);
  return results;
}

// Note [What a program holds for]. Flags of any tensor that a captured step reads count, whoever
// sets them meanwhile: those of no module are not known by name.
void Plan::run_followed(const Step& s) {
  std::vector<Tensor> before;
  for (const GradState& g : grads_) before.push_back(grad_of(g.tensor));
  const uint64_t changes = leaf_changes;
  s.run();
  bool same = changes == leaf_changes &&
              std::all_of(modules_.begin(), modules_.end(), is_unchanged) &&
              std::all_of(actions_.begin(), actions_.end(),
                          [](const ActionState& a) { return a.is_unchanged(); });
  for (size_t i = 0; same && i < before.size(); ++i)
    same = grad_of(grads_[i].tensor).same(before[i]);
  if (same) return;
  is_over_ = true;
  fail(
      Code::kUnsupported, s.name(),
      ": a hook has changed a mode, an entry or a child of a module, requires_grad, a .grad or the "
      "parameters of an optimizer, which decides what the program computes behind it; the run "
      "ends there, and the next one calls the function");
}

// Note [Profiling]
void Plan::run_step(const Step& s) {
  if (s.is_followed && s.calls_host()) [[unlikely]]
    return run_followed(s);
  if (!is_profiling()) [[likely]]
    return s.run();
  kernels::ElementBytes bytes;
  s.visit(bytes);
  const ProfileFrame frame(ProfileKind::kKernel, s.name(), bytes.total);
  const ProfilingPause inside;
  s.run();
}

// What lies in the order of channels-last is no module's running statistics: it stays changed.
void Plan::make_formers() {
  std::set<std::pair<int64_t, const Storage*>> known;
  for (Step& s : steps_) {
    for (Storage* const each : s.changes) {
      if (s.call < 0 || each->channels_last() || !known.emplace(s.call, each).second) continue;
      formers_.push_back({Ref<Storage>::share(each), Storage::allocate(each->nbytes()), s.call});
    }
    s.formers = formers_.size();
  }
}
void Plan::Former::save() const {
  std::memcpy(content->plain(), storage->plain(), static_cast<size_t>(storage->nbytes()));
}
void Plan::Former::restore() const {
  std::memcpy(storage->plain(), content->plain(), static_cast<size_t>(storage->nbytes()));
  storage->bump_version();
}

void Plan::run_steps(FunctionRef<void(Step&)> run) {
  size_t saved = 0;
  for (Step& s : steps_) {
    for (; saved < s.formers; ++saved) formers_[saved].save();
    try {
      run(s);
    } catch (...) {
      for (size_t i = 0; i < saved; ++i) {
        if (formers_[i].call == s.call) formers_[i].restore();
      }
      throw;
    }
  }
}

void Plan::run_steps() {
  if (!repeatable_ && measured_runs_ < kMeasuredRuns) {
    ++measured_runs_;
    run_measured();
  } else {
    run_steps([this](const Step& s) { run_step(s); });
  }
}

void Plan::note_written() {
  for (const Ref<Storage>& s : survivors_) s->bump_version();
}

void Plan::run_measured() {
  using Clock = std::chrono::steady_clock;
  run_steps([this](Step& s) {
    const Clock::time_point begin = Clock::now();
    run_step(s);
    const auto took =
        std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin).count();
    s.nanoseconds = std::min<int64_t>(s.nanoseconds, took);
  });
}

}  // namespace nnc::program
