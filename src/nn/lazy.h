// SPDX-License-Identifier: Apache-2.0
// Layers whose parameters get their sizes from the first input.
#pragma once

#include <mutex>
#include <thread>

#include "base/object_lock.h"
#include "nn/init.h"
#include "nn/make.h"

namespace nnc::nn {

// Note [Lazy modules]
// Until its first call the parameters and buffers of a lazy layer have no sizes: they are empty
// tensors with a mark (TensorImpl::uninitialized). They get sizes and memory in place, so that
// whoever holds them, an optimizer or a handle, sees those. While the mark stands, nobody looks at
// sizes or memory of the tensor but the layer, under its lock, and what has the module to itself:
// loading, converting. The mark goes last.
//
// That costs other tensors nothing: a handle on a marked tensor is of a kind of its own, which the
// functions on tensors do not take while the mark stands. Nor other layers: a lazy layer is a class
// derived from the ordinary one, which looks at its LazyState before each call.
//
// A call that fails takes what it initialised back (Note [Undo]): the marks return, while sizes and
// memory stay where they are, as another thread may be reading them. It does not once another
// thread has called the layer.
class LazyState {
 public:
  LazyState() = default;
  LazyState(const LazyState& o)
      : stage_(o.is_lazy() ? Stage::kLazy : Stage::kOrdinary),
        parameters_(o.parameters_),
        buffers_(o.buffers_) {}

  // Is the layer still called "Lazy..."?
  bool is_lazy() const { return stage_.load(std::memory_order_acquire) == Stage::kLazy; }
  std::string name(const std::string& ordinary) const {
    return is_lazy() ? "Lazy" + ordinary : ordinary;
  }
  // While it is held, the layer does not change what it is.
  RecursiveObjectMutex& lock() const { return lock_; }

  // Takes the sizes away that the ordinary layer's constructor gave.
  void mark(Module& layer);

  // What an input says: the inputs or channels, the sizes of the weight, those of all the rest.
  struct Found {
    int64_t in;
    Dims weight, rest;
  };
  // Before each call. Whoever comes first initialises: infer() looks at the input, `in` is the
  // layer's number of inputs, draw() gives the initial values. Of a layer whose parameters were
  // loaded, `in` becomes `given` of them.
  using Infer = FunctionRef<Found()>;
  using Draw = FunctionRef<void()>;
  void begin(Module& layer, int64_t& in, Infer infer, Draw draw, FunctionRef<int64_t()> given) {
    if (stage_.load(std::memory_order_acquire) != Stage::kOrdinary) [[unlikely]]
      begin_first(layer, in, infer, draw, given);
  }

 private:
  // On trial: initialised by a call of one thread that has not ended.
  enum class Stage : uint8_t { kLazy, kOnTrial, kOrdinary };
  struct Entries;
  class TakeBack;
  void begin_first(Module& layer, int64_t& in, Infer infer, Draw draw,
                   FunctionRef<int64_t()> given);

  std::atomic<Stage> stage_{Stage::kLazy};
  int64_t parameters_ = 0, buffers_ = 0;  // of its own, which stand first
  std::thread::id caller_;
  mutable RecursiveObjectMutex lock_;
};

// The name without "Lazy".
inline std::string ordinary_name(const Args& a) {
  const std::string name = a.signature().name();
  return name.rfind("Lazy", 0) == 0 ? name.substr(4) : name;
}
// The number of inputs, which a lazy layer is not told and prints as 0.
int64_t inputs_of(const Args& a, const char* name);

// What all of them are, also when they have become ordinary.
class BornLazy {
 protected:
  virtual ~BornLazy() = default;
};

// A layer of that kind. The ordinary one has inputs(), what an input says (found), and the number
// of inputs once parameters are loaded (inputs_given).
template <class Ordinary>
class Lazy : public Ordinary, public BornLazy {
 public:
  template <class... More>
  explicit Lazy(const Args& a, More... more) : Ordinary(a, more...) {
    lazy_.mark(*this);
  }
  std::string type_name() const override { return lazy_.name(Ordinary::type_name()); }
  std::string extra_repr() const override {
    const std::lock_guard lock(lazy_.lock());
    return Ordinary::extra_repr();
  }

 protected:
  bool reset() override { return lazy_.is_lazy() || Ordinary::reset(); }
  void begin(const Tensor& x) {
    lazy_.begin(
        *this, this->inputs(), [&] { return this->found(x); }, [&] { Ordinary::reset(); },
        [&] { return this->inputs_given(x); });
  }

 private:
  LazyState lazy_;
};
template <class Ordinary>
class LazyLayer final : public Lazy<Ordinary> {
 public:
  using Lazy<Ordinary>::Lazy;
  Tensor apply(const Tensor& x) override {
    this->begin(x);
    return Ordinary::apply(x);
  }
};

// The ordinary layer's constructor gives no initial values here.
template <class M, class... More>
Ref<Module> made_lazy(const ModuleArgs& a, More... more) {
  const NoInitialValues none;
  return made(new M(a, more...));
}
template <class M>
Ref<Module> make_lazy(const ModuleArgs& a) {
  return made_lazy<M>(a);
}
template <class M, int64_t kDims>
Ref<Module> make_lazy_nd(const ModuleArgs& a) {
  return made_lazy<M>(a, kDims);
}

}  // namespace nnc::nn
