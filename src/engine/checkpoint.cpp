// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint.h"

#include <mutex>
#include <optional>

#include "base/object_lock.h"
#include "graph/record.h"

namespace nnc {
namespace {

// Note [Checkpoints]
// What the function saves for backward is counted instead of kept (Note [Saved-tensor hooks]): each
// packed tensor is a place in the list of its frame. The first that is asked for runs the function
// again, and what that saves fills all places. The frame holds the inputs as a node does, so that
// writing to them is noticed, and that they are in turn places of a checkpoint around this one.

class Place;

// What is needed to run the function again.
struct Frame final : Counted {
  explicit Frame(const KeptFunction& f) : function(f) {}
  static void destroy(Frame* f) { delete f; }
  void run_again();

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

  ObjectLock<HolderGone::kTakeOver> mutex;  // of the places and of what they hold
  std::vector<Place*> places;               // null for those that are gone
};

class Place final : public PackedTensor {
 public:
  Place(const Ref<Frame>& frame, size_t index, const Tensor& t)
      : sizes(t.sizes()), dtype(t.dtype()), frame_(frame), index_(index) {}
  ~Place() override {
    const std::lock_guard lock(frame_->mutex);
    frame_->places[index_] = nullptr;
  }
  Tensor unpack() override {
    Tensor t = value();
    if (t.defined()) return t;
    frame_->run_again();
    return value();
  }

  const Dims sizes;
  const DType dtype;
  Tensor computed;  // under the frame's mutex

 private:
  Tensor value() const {
    const std::lock_guard lock(frame_->mutex);
    return computed;
  }
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
    if (open) tensors.push_back(t);
    return Ref<Kept>::adopt(new Kept(t));
  }
  bool open = true;
  std::vector<Tensor> tensors;
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

void check_same(const std::vector<Place*>& places, const std::vector<Tensor>& again, bool sizes) {
  check(places.size() == again.size(), Code::kState,
        "checkpoint: A different number of tensors was saved during the original forward and "
        "recomputation. Number of tensors saved during forward: ",
        static_cast<int64_t>(places.size()),
        ". Number of tensors saved during recomputation: ", static_cast<int64_t>(again.size()),
        ".");
  for (size_t i = 0; sizes && i < places.size(); ++i) {
    const Place* const p = places[i];
    if (!p) continue;
    check(same_sizes(p->sizes, again[i].sizes()) && p->dtype == again[i].dtype(), Code::kState,
          "checkpoint: Recomputed values for the following tensors have different metadata than "
          "during the forward pass. tensor at position ",
          static_cast<int64_t>(i), ": saved metadata: size ", Sizes(p->sizes), " and type torch.",
          p->dtype, ", recomputed metadata: size ", again[i].sizes(), " and type torch.",
          again[i].dtype());
  }
}

void Frame::run_again() {
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
  const std::lock_guard lock(mutex);
  check_same(places, hooks->tensors, options.determinism_check);
  for (size_t i = 0; i < places.size(); ++i) {
    if (places[i]) std::swap(places[i]->computed, hooks->tensors[i]);
  }
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
