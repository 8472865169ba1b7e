// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint.h"

#include <mutex>
#include <optional>
#include <string>

#include "engine/multi_hook.h"
#include "graph/record.h"

namespace nnc {
namespace {

// Note [Checkpoints]
// What the function saves for backward is counted instead of kept (Note [Saved-tensor hooks]): each
// packed tensor is a place in the list of its frame. The first that a backward asks for runs the
// function again, and what that saves stands for all places until that backward ends: the next one
// runs it once more. The frame holds the inputs as a node does, so that writing to them is noticed,
// and that they are in turn places of a checkpoint around this one.

class Place;

// What is needed to run the function again.
struct Frame final : Counted {
  explicit Frame(const KeptFunction& f) : function(f) {}
  static void destroy(Frame* f) { delete f; }
  std::vector<Tensor> run_again();

  struct Inputs final : Node {
    SavedTensors tensors{this};
    const char* name() const override { return "CheckpointBackward"; }
    Tensors backward(const Tensors&) override { return {}; }
  };

  const KeptFunction function;
  Exec settings;
  CheckpointOptions options;
  std::optional<Generator::Saved> random;  // as it was before the function
  Ref<Inputs> inputs;
  bool open = true;  // during the first run

  const Ref<KeptInRun> computed = Ref<KeptInRun>::adopt(new KeptInRun);
  std::vector<Place*> places;  // null for those that are gone; under the mutex of computed
};

class Place final : public PackedTensor {
 public:
  Place(const Ref<Frame>& frame, size_t index, const Tensor& t)
      : sizes(t.sizes()), dtype(t.dtype()), frame_(frame), index_(index) {}
  ~Place() override {
    Tensor dropped;  // freed after the lock
    const std::lock_guard lock(frame_->computed->mutex);
    frame_->places[index_] = nullptr;
    if (KeptInRun& kept = *frame_->computed; has_it(kept)) {
      std::swap(dropped, kept.tensors[index_]);
    }
  }
  Tensor unpack() override {
    {
      const KeptInRun& kept = *frame_->computed;
      const std::lock_guard lock(frame_->computed->mutex);
      if (has_it(kept) && kept.run == CurrentRun::get()) return kept.tensors[index_];
    }
    return frame_->run_again()[index_];
  }

  const Dims sizes;
  const DType dtype;

 private:
  // A place may also be newer, if a backward runs inside of the function.
  bool has_it(const KeptInRun& kept) const { return kept.run && index_ < kept.tensors.size(); }

  const Ref<Frame> frame_;
  const size_t index_;
};

// A tensor that is kept as it is.
class Kept final : public PackedTensor {
 public:
  explicit Kept(Tensor t) : tensor_(std::move(t)) {}
  Tensor unpack() override { return tensor_; }

 private:
  const Tensor tensor_;
};

class CountingHooks final : public SavedTensorHooks {
 public:
  explicit CountingHooks(const Ref<Frame>& frame) : frame_(frame) {}
  Ref<PackedTensor> pack(const Tensor& t) override {
    // A context that outlives the function.
    if (!frame_->open) return Ref<Kept>::adopt(new Kept(t));
    frame_->places.push_back(nullptr);
    const Ref<Place> place = Ref<Place>::adopt(new Place(frame_, frame_->places.size() - 1, t));
    frame_->places.back() = place.get();
    return place;
  }

 private:
  const Ref<Frame> frame_;
};

class CollectingHooks final : public SavedTensorHooks {
 public:
  Ref<PackedTensor> pack(const Tensor& t) override {
    if (open) {
      tensors.push_back(t);
      versions.push_back(t.version());
    }
    return Ref<Kept>::adopt(new Kept(t));
  }
  bool open = true;
  std::vector<Tensor> tensors;
  std::vector<uint32_t> versions;  // as they were saved
};

// The generator as it was, and after the block as it is now.
class RandomAgain {
 public:
  explicit RandomAgain(const std::optional<Generator::Saved>& then) {
    if (!then) return;
    now_ = swap(*then);
  }
  ~RandomAgain() {
    if (now_) swap(*now_);
  }
  RandomAgain(const RandomAgain&) = delete;
  RandomAgain& operator=(const RandomAgain&) = delete;

 private:
  static Generator::Saved swap(const Generator::Saved& s) {
    Generator& g = drawn_generator();
    Generator::Saved former = g.saved();
    g.restore(s);
    return former;
  }
  std::optional<Generator::Saved> now_;
};

std::string metadata(Sizes sizes, DType dtype) {
  std::string text = "{'shape': torch.Size([";
  for (int64_t i = 0; i < sizes.size(); ++i) {
    text += (i > 0 ? ", " : "") + std::to_string(sizes[i]);
  }
  return text + "]), 'dtype': torch." + dtype_name(dtype) + ", 'device': device(type='cpu')}\n";
}

// More tensors than before are passed over: PyTorch stops the function before they come.
void check_same(const std::vector<Place*>& places, const std::vector<Tensor>& again, bool sizes) {
  check(places.size() <= again.size(), Code::kState,
        "checkpoint: A different number of tensors was saved during the original forward and "
        "recomputation.\nNumber of tensors saved during forward: ",
        static_cast<int64_t>(places.size()),
        "\nNumber of tensors saved during recomputation: ", static_cast<int64_t>(again.size()),
        ".");
  std::string differences;
  for (size_t i = 0; sizes && i < places.size(); ++i) {
    const Place* const p = places[i];
    const Tensor& t = again[i];
    if (!p || (same_sizes(p->sizes, t.sizes()) && p->dtype == t.dtype())) continue;
    differences += "tensor at position " + std::to_string(i) +
                   ":\nsaved metadata: " + metadata(p->sizes, p->dtype) +
                   "recomputed metadata: " + metadata(t.sizes(), t.dtype());
  }
  check(differences.empty(), Code::kState,
        "checkpoint: Recomputed values for the following tensors have different metadata than "
        "during the forward pass.\n",
        differences, ".");
}

// Nothing that is needed was written to after it was saved; without a checkpoint the saved tensor
// says so.
void check_unmodified(const std::vector<Place*>& places, const CollectingHooks& again) {
  for (size_t i = 0; i < places.size(); ++i) {
    const Tensor& t = again.tensors[i];
    check(!places[i] || t.version() == again.versions[i], Code::kState,
          "checkpoint: one of the variables needed for gradient computation has been modified by "
          "an inplace operation of the function: [torch.",
          legacy_type_name(t.dtype()), " ", t.sizes(), "] is at version ", t.version(),
          "; expected version ", again.versions[i], " instead");
  }
}

// What is saved this time, in the order of places.
std::vector<Tensor> Frame::run_again() {
  const Ref<CollectingHooks> hooks = Ref<CollectingHooks>::adopt(new CollectingHooks);
  {
    Exec exec = settings;
    exec.saved_tensor_hooks = hooks;
    const GradGuard on(true);
    std::vector<Tensor> arguments;
    for (int64_t i = 0; i < inputs->tensors.size(); ++i) {
      arguments.push_back(inputs->tensors.get(i));
    }
    const ExecGuard guard(exec);
    const RandomAgain again(random);
    function(arguments);
  }
  hooks->open = false;
  std::vector<Tensor> former;  // freed after the lock
  const std::lock_guard lock(computed->mutex);
  check_same(places, hooks->tensors, options.determinism_check);
  check_unmodified(places, *hooks);
  std::vector<Tensor> wanted = hooks->tensors;
  wanted.resize(places.size());
  for (size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) wanted[i] = Tensor();
  }
  if (CurrentRun* const run = CurrentRun::get()) {
    run->keep(computed);
    former.swap(computed->tensors);
    computed->tensors = wanted;
    computed->run = run;
  }
  return wanted;
}

}  // namespace

std::vector<Tensor> checkpoint(const KeptFunction& f, Span<const Tensor> inputs,
                               const CheckpointOptions& options) {
  if (!grad_enabled()) return f(inputs);
  const Ref<Frame> frame = Ref<Frame>::adopt(new Frame(f));
  frame->settings = exec();
  frame->settings.generator = Ref<Generator>::share(&current_generator());
  frame->options = options;
  frame->inputs = Ref<Frame::Inputs>::adopt(new Frame::Inputs);
  frame->inputs->tensors.save(inputs);
  if (options.preserve_rng_state) frame->random = current_generator().saved();
  Exec exec = frame->settings;
  exec.saved_tensor_hooks = Ref<CountingHooks>::adopt(new CountingHooks(frame));
  const ExecGuard guard(exec);
  struct Close {
    Frame& frame;
    ~Close() { frame.open = false; }
  } const close{*frame};
  return f(inputs);
}

}  // namespace nnc
