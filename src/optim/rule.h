// SPDX-License-Identifier: Apache-2.0
// What distinguishes one optimizer from another: its signature, what its arguments may be, the
// state of a parameter, and what a step makes of that.
#pragma once

#include <array>
#include <limits>
#include <memory>

#include "optim/option.h"
#include "text/registry.h"

namespace nnc::optim {

class Optimizer;

inline constexpr size_t kStates = 4;  // the most that a parameter has
// Tensors by the names of Algorithm::states, undefined where there is none.
using State = std::array<Tensor, kStates>;

// One parameter of a step.
struct Update {
  size_t index;                   // through all groups
  Tensor p, g;                    // data and gradient, both contiguous and of one type and size
  State state;                    // what the parameter has, and after prepare what it will have
  bool first;                     // it has none yet
  std::vector<Tensor> work = {};  // of the rule's own, from prepare to apply
};

// The options of one group, ready for steps.
class Rule {
 public:
  virtual ~Rule() = default;
  // Makes the state that is missing, and checks what is there. All that may fail.
  virtual void prepare(Update& u) const = 0;
  // Note [Commit last].
  virtual void apply(const Update& u) const = 0;
};

// What torch wants of an option: low <= value <= high, or < high. NaN fails.
struct Range {
  const char* option;
  const char* words;  // torch's, before the value
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  bool below_high = false;
  int item = -1;  // of a tuple
};

// A step with differentiable=True: the parameter as it will be, of u.p and u.g; u.state becomes its
// next state, in tensors of its own. All of it is recorded, and nothing changes.
using RecordedStep = Tensor (*)(const Options& o, Update& u);

struct Algorithm {
  const char* name;
  Span<const char* const> states;
  Span<const Range> ranges;
  std::unique_ptr<const Rule> (*rule)(const Options& o);
  RecordedStep recorded = nullptr;  // of those that have the option
  // Further checks of the arguments, and options that are no arguments.
  void (*arguments)(const Args& a, Options& o) = nullptr;
  // What a parameter must be.
  void (*parameter)(const Tensor& p) = nullptr;
  // An optimizer of a class of its own.
  Ref<Optimizer> (*create)(const Algorithm& a, Options defaults) = nullptr;
  // As in PyTorch, the parameters that it is made with have state before the first step.
  bool begins_with_state = false;
  // The options that torch's dictionary begins with, if that is not the order of the arguments. The
  // others follow in that order.
  Span<const char* const> first_options = {};
};
constexpr Algorithm beginning_with(Span<const char* const> first_options, Algorithm a) {
  a.first_options = first_options;
  return a;
}

using OptimizerType = Constructor<const Algorithm*>;

template <class R>
std::unique_ptr<const Rule> make_rule(const Options& o) {
  return std::make_unique<R>(o);
}

// ---- for rules ----

// The type of numbers in the state: torch's default type.
DType number_type();
// v as a tensor of that type holds it.
double in_number_type(double v);
Tensor new_number(double v);
double number_of(const Tensor& t);
void set_number(const Tensor& t, double v);
// Counts a step, and says which one it is.
double count_step(const Tensor& step);
// One tensor of the state, `value` everywhere like u.p, unless it is there with the right sizes and
// type.
void need_state(const char* name, const Update& u, Tensor& state, double value = 0);
// A number of the state, unless it is there.
void need_number(Tensor& state, double value = 0);

}  // namespace nnc::optim
