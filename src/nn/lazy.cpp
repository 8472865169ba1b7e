// SPDX-License-Identifier: Apache-2.0
#include "nn/lazy.h"

#include "base/undo.h"
#include "ops/undo.h"
#include "tensor/replace_data.h"

namespace nnc::nn {

int64_t inputs_of(const Args& a, const char* name) {
  if (a.signature().index_of(name) < 0) return 0;
  const int64_t in = a.integer(name);
  const bool lazy = a.signature().name() != ordinary_name(a);
  a.require(!lazy || in == 0, name, "of a lazy module must be 0, got ", in);
  return in;
}

void LazyState::mark(Module& layer) {
  const auto empty = [](const Tensor& t) {
    if (!t.defined() || t.dim() == 0) return;
    DataReplacement{t, Tensor::empty({0}, t.dtype())}.commit_sizes();
    t.impl()->uninitialized.store(true, std::memory_order_release);
  };
  for (const NamedTensor& p : layer.parameters()) empty(p.tensor);
  for (const Buffer& b : layer.buffers()) empty(b.tensor);
  parameters_ = layer.parameters().size();
  buffers_ = layer.buffers().size();
}

// The tensors of a layer as a call sees them: Note [Functional calls].
struct LazyState::Entries {
  Entries(const Module& layer, const LazyState& state) {
    for (int64_t i = 0; i < state.parameters_; ++i) add(layer.parameters()[i]);
    for (int64_t i = 0; i < state.buffers_; ++i) add(layer.buffers()[i]);
  }
  void add(const NamedTensor& entry) {
    const Tensor& t = Module::current(entry);
    if (!t.defined()) return;
    replaced |= !t.same(entry.tensor);
    if (!is_uninitialized(t)) {
      initialized.push_back(t);
      return;
    }
    uninitialized.push_back(t);
    is_weight.push_back(entry.name == "weight");
  }
  std::vector<Tensor> uninitialized, initialized;
  std::vector<bool> is_weight;  // which of the uninitialised
  bool replaced = false;
};

class LazyState::TakeBack final : public UndoLog::Step {
 public:
  TakeBack(Module& layer, LazyState& state, int64_t& in, const std::vector<Tensor>& marked)
      : layer_(Ref<Module>::share(&layer)), state_(state), in_(in), before_(in), marked_(marked) {}
  // The call has ended.
  ~TakeBack() override {
    settle([this] { state_.stage_ = Stage::kOrdinary; });
  }
  void undo() noexcept override {
    settle([this] {
      for (const Tensor& t : marked_)
        t.impl()->uninitialized.store(true, std::memory_order_release);
      in_ = before_;
      state_.stage_ = Stage::kLazy;
    });
  }

 private:
  // Where the lock's holder is gone (Note [Fork]) nobody can use the state any more.
  template <class F>
  void settle(const F& f) noexcept {
    try {
      const std::lock_guard lock(state_.lock_);
      if (state_.stage_ == Stage::kOnTrial) f();
    } catch (...) {
    }
  }

  const Ref<Module> layer_;
  LazyState& state_;
  int64_t &in_, before_;
  const std::vector<Tensor> marked_;
};

void LazyState::begin_first(Module& layer, int64_t& in, Infer infer, Draw draw,
                            FunctionRef<int64_t()> given) {
  const std::lock_guard lock(lock_);
  const Stage stage = stage_.load();
  if (stage == Stage::kOrdinary) return;
  if (stage == Stage::kOnTrial) {
    if (caller_ != std::this_thread::get_id()) stage_ = Stage::kOrdinary;
    return;
  }
  const Entries entries(layer, *this);
  const bool all = entries.uninitialized.empty();
  // What a functional call brings along says nothing about the layer's own.
  if (all && entries.replaced) return;
  bool some = false;  // of the layer's own, which do not go without each other
  for (const Tensor& t : entries.initialized) some |= t.dim() > 0;
  check(all || (!some && !entries.replaced), Code::kState, layer.type_name(),
        ": some of its parameters are initialized and others are not");
  UndoLog log;
  if (all) {
    const int64_t loaded = given();
    UndoLog::note(nullptr, [&] {
      return std::make_unique<TakeBack>(layer, *this, in, entries.uninitialized);
    });
    in = loaded;
  } else {
    const Found found = infer();
    std::vector<DataReplacement> sized;
    for (size_t i = 0; i < entries.uninitialized.size(); ++i) {
      const Tensor& t = entries.uninitialized[i];
      const Dims& sizes = entries.is_weight[i] ? found.weight : found.rest;
      sized.push_back({t, Tensor::zeros(sizes, t.dtype())});
    }
    for (const Tensor& t : entries.initialized) ops::note_values(t);
    UndoLog::note(nullptr, [&] {
      return std::make_unique<TakeBack>(layer, *this, in, entries.uninitialized);
    });
    for (DataReplacement& r : sized) r.commit_sizes();
    in = found.in;
    stage_ = Stage::kOnTrial;
    if (in != 0) draw();
    for (const Tensor& t : entries.uninitialized)
      t.impl()->uninitialized.store(false, std::memory_order_release);
  }
  caller_ = std::this_thread::get_id();
  stage_ = Stage::kOnTrial;
  log.keep();
}

}  // namespace nnc::nn
