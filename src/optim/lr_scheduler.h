// SPDX-License-Identifier: Apache-2.0
// Schedulers of learning rates. As in torch, a scheduler is a dictionary of attributes, and a step
// makes of them and of the options of its optimizer's groups what they are afterwards.
#pragma once

#include <optional>

#include "optim/optimizer.h"
#include "optim/python_math.h"

namespace nnc::optim {

class Scheduler;

// A host's function of an epoch; `name` tells several apart.
class LrFunction : public Counted {
 public:
  virtual ~LrFunction() = default;
  static void destroy(LrFunction* f) { delete f; }
  virtual double call(const std::string& name, double x) = 0;
};

using Groups = std::vector<Options>;
using Rates = std::vector<Option>;  // one for each group

// What distinguishes one scheduler from another. A null function is the general one.
struct Schedule {
  const char* name;
  // Checks the arguments and makes attributes of them; may set options before the first step.
  void (*init)(Scheduler& s, const Args& a, const Options& given, Groups& groups);
  Rates (*get_lr)(Scheduler& s, Groups& groups) = nullptr;
  Rates (*closed_form)(Scheduler& s, Groups& groups) = nullptr;
  void (*step)(Scheduler& s, Groups& groups, std::optional<double> epoch) = nullptr;
  // After the first step.
  void (*finish)(Scheduler& s, const Options& given, Groups& groups) = nullptr;
  bool of_schedulers = false;  // has others within
  bool takes_metric = false;   // is told a metric in each step, and makes none by itself
};
using ScheduleType = Constructor<const Schedule*>;

class Scheduler final : public Counted {
 public:
  Scheduler(const Schedule& schedule, Ref<Optimizer> optimizer, Ref<LrFunction> function)
      : schedule(schedule),
        attributes(schedule.name),
        optimizer_(std::move(optimizer)),
        function_(std::move(function)) {}
  static void destroy(Scheduler* s) { delete s; }

  // A step that fails changes nothing: neither attributes nor options.
  void step(std::optional<double> epoch);
  void step(double metric, std::optional<double> epoch);
  std::vector<double> last_lr() const;
  StateDict state_dict() const;
  void load_state_dict(const StateDict& state);

  // ---- for schedules, within a step ----
  // The general step, of LRScheduler.
  class StepAction;
  void take_step(std::optional<double> metric, std::optional<double> epoch);
  void make_step(Groups& groups, std::optional<double> epoch);
  void first_step(Groups& groups);
  void update_lr(Groups& groups, std::optional<double> epoch);
  void set_rates(Groups& groups, const Rates& rates);
  const Optimizer& optimizer() const { return *optimizer_; }
  // An epoch that a caller gave: an int if it is whole.
  Option epoch_option(double epoch) const;
  // The host's function number i.
  double function(size_t i, double x) const;

  const Schedule& schedule;
  Options attributes;
  std::vector<Ref<Scheduler>> children;
  std::vector<std::string> functions;  // their names
  bool initial = false;                // in the first step

 private:
  void change(FunctionRef<void(Groups&)> f);
  void list(const KeyPath& prefix, StateDict& out) const;
  void load(const std::string& prefix, const StateDict& state, std::vector<bool>& used);

  const Ref<Optimizer> optimizer_;
  const Ref<LrFunction> function_;
};

// From text, "StepLR(30)", "SequentialLR([ConstantLR(), ExponentialLR(0.9)], milestones=[2])".
Ref<Scheduler> make_scheduler(const char* text, const Ref<Optimizer>& optimizer,
                              const Ref<LrFunction>& function, const char* op);
// The signature of "StepLR" (without optimizer), or null.
const Signature* find_schedule(std::string_view name);
// Of all schedulers.
std::vector<std::string_view> schedule_names();

Span<const ScheduleType> factor_schedules();
Span<const ScheduleType> cycle_schedules();
Span<const ScheduleType> compound_schedules();

// ---- for schedules ----

// An attribute that is a number.
inline double real(const Scheduler& s, const char* name) {
  return s.attributes.real(name);
}
// An attribute that is a whole number which a double holds.
int64_t whole(const Options& o, const char* name);
// Epochs and counts of them may be any numbers, as in Python.
double epoch_of(const Scheduler& s);
// The attribute, n more: an int remains one.
void advance(Options& o, const char* name, int64_t n);
// An argument that is a sequence of numbers: epochs.
void check_milestones(const Args& a, const Options& given);
// A number or a sequence of one for each group.
std::vector<Option> for_groups(const Args& a, const Options& given, const char* name,
                               const Groups& groups);
// The options `name` of all groups.
Rates of_groups(const Groups& groups, const char* name);
// rates[i] = f(lr of group i)
Rates scaled(const Groups& groups, double factor);
// rates[i] = f(attribute base_lrs[i])
Rates from_base(const Scheduler& s, FunctionRef<double(double)> f);

}  // namespace nnc::optim
