// SPDX-License-Identifier: Apache-2.0
#include "optim/lr_scheduler.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "tensor/recording.h"

namespace nnc::optim {
namespace {

using Kind = Option::Kind;

constexpr Span<const ScheduleType> (*kSchedules[])() = {factor_schedules, cycle_schedules,
                                                        compound_schedules};
using ScheduleRegistry = Registry<const Schedule*>;

const ScheduleRegistry& schedule_registry() {
  static const auto* all = new ScheduleRegistry("scheduler", "optim.lr_scheduler", kSchedules);
  return *all;
}

// Takes back what a step that fails has changed in a scheduler and those within it.
class Attempt {
 public:
  explicit Attempt(Scheduler& s) { save(s); }
  ~Attempt() {
    for (auto& [s, attributes] : saved_) std::swap(s->attributes, attributes);
  }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  void keep() noexcept { saved_.clear(); }

 private:
  void save(Scheduler& s) {
    saved_.emplace_back(&s, s.attributes);
    for (const Ref<Scheduler>& c : s.children) save(*c);
  }
  std::vector<std::pair<Scheduler*, Options>> saved_;
};

}  // namespace

// ---- for schedules ----

int64_t whole(const Options& o, const char* name) {
  const int64_t v = o.integer(name);
  check(v >= -kMostWhole && v <= kMostWhole, Code::kInvalid, name, " is ", v,
        ", which is out of range");
  return v;
}

double epoch_of(const Scheduler& s) {
  return s.attributes.real("last_epoch");
}

void advance(Options& o, const char* name, int64_t n) {
  static_cast<void>(o.real(name));
  o.set(name, plus(o.at(name), n, name));
}

void check_milestones(const Args& a, const Options& given) {
  const Option& milestones = given.at("milestones");
  const auto is_right = [](const Option& m) { return m.is_number() && !std::isnan(m.number()); };
  const bool right = milestones.is_sequence() &&
                     std::all_of(milestones.items().begin(), milestones.items().end(), is_right);
  a.require(right, "milestones", "must be a sequence of numbers, got ", a.shown("milestones"));
}

std::vector<Option> for_groups(const Args& a, const Options& given, const char* name,
                               const Groups& groups) {
  const Option& v = given.at(name);
  if (!v.is_sequence()) {
    a.require(v.is_number(), name, "must be a number or a sequence of numbers");
    return std::vector<Option>(groups.size(), v);
  }
  for (const Option& item : v.items()) a.require(item.is_number(), name, "must hold numbers");
  a.require(v.items().size() == groups.size(), name, "is refused: ", name,
            " must have the same length as optimizer.param_groups. ", name, " has ",
            static_cast<int64_t>(v.items().size()), " values, param_groups has ",
            static_cast<int64_t>(groups.size()), ".");
  return v.items();
}

Rates of_groups(const Groups& groups, const char* name) {
  Rates out;
  for (const Options& g : groups) out.push_back(g.at(name));
  return out;
}

Rates scaled(const Groups& groups, double factor) {
  Rates out;
  for (const Options& g : groups) out.emplace_back(g.real("lr") * factor);
  return out;
}

Rates from_base(const Scheduler& s, FunctionRef<double(double)> f) {
  Rates out;
  for (const double base : s.attributes.reals("base_lrs", -1)) out.emplace_back(f(base));
  return out;
}

// ---- steps ----

double Scheduler::function(size_t i, double x) const {
  return function_->call(functions[i], x);
}

void Scheduler::set_rates(Groups& groups, const Rates& rates) {
  check(rates.size() == groups.size(), Code::kInvalid, schedule.name, ": there are ",
        static_cast<int64_t>(rates.size()), " learning rates and ",
        static_cast<int64_t>(groups.size()), " parameter groups");
  for (size_t i = 0; i < groups.size(); ++i) groups[i].set("lr", rates[i]);
  attributes.set("_last_lr", Option(Kind::kList, of_groups(groups, "lr")));
}

Option Scheduler::epoch_option(double epoch) const {
  check(std::abs(epoch) <= 0x1p53, Code::kInvalid, schedule.name, ": epoch is ", epoch,
        ", which is out of range: at most 2**53");
  if (epoch == std::floor(epoch)) return static_cast<int64_t>(epoch);
  return epoch;
}

void Scheduler::update_lr(Groups& groups, std::optional<double> epoch) {
  check(schedule.get_lr, Code::kUnsupported, schedule.name, " has no get_lr of its own");
  if (!epoch) {
    advance(attributes, "last_epoch", 1);
    set_rates(groups, schedule.get_lr(*this, groups));
    return;
  }
  attributes.set("last_epoch", epoch_option(*epoch));
  const auto rates = schedule.closed_form ? schedule.closed_form : schedule.get_lr;
  set_rates(groups, rates(*this, groups));
}

void Scheduler::make_step(Groups& groups, std::optional<double> epoch) {
  if (schedule.step) return schedule.step(*this, groups, epoch);
  attributes.set("_step_count", whole(attributes, "_step_count") + 1);
  update_lr(groups, epoch);
}

void Scheduler::first_step(Groups& groups) {
  attributes.set("_step_count", int64_t{0});
  attributes.set("_is_initial", false);
  initial = true;
  make_step(groups, std::nullopt);
  initial = false;
}

void Scheduler::change(FunctionRef<void(Groups&)> f) {
  const std::lock_guard lock(optimizer_->lock());
  Attempt attempt(*this);
  Groups groups = optimizer_->options();
  f(groups);
  optimizer_->replace_options(std::move(groups));
  attempt.keep();
}

class Scheduler::StepAction final : public RecordedAction {
 public:
  StepAction(Scheduler& s, std::optional<double> metric, std::optional<double> epoch)
      : scheduler_(Ref<Scheduler>::share(&s)), metric_(metric), epoch_(epoch) {}
  void run() override {
    scheduler_->change([this](Groups& groups) {
      if (metric_) scheduler_->attributes.set("metric", *metric_);
      scheduler_->make_step(groups, epoch_);
    });
  }
  const char* name() const override { return "scheduler step"; }
  bool calls_host() const override { return true; }  // LambdaLR's functions, for one

 private:
  const Ref<Scheduler> scheduler_;
  const std::optional<double> metric_, epoch_;
};

void Scheduler::take_step(std::optional<double> metric, std::optional<double> epoch) {
  const auto step = Ref<StepAction>::adopt(new StepAction(*this, metric, epoch));
  is_recording() ? recording().act(step) : step->run();
}

void Scheduler::step(std::optional<double> epoch) {
  check(!schedule.takes_metric, Code::kInvalid, schedule.name,
        ": step() missing 1 required positional argument: 'metrics'");
  take_step({}, epoch);
}

void Scheduler::step(double metric, std::optional<double> epoch) {
  check(schedule.takes_metric, Code::kInvalid, schedule.name, ": step() takes no metric");
  take_step(metric, epoch);
}

std::vector<double> Scheduler::last_lr() const {
  const ReadGuard lock(optimizer_->lock());
  return attributes.reals("_last_lr", -1);
}

// ---- state ----

namespace {

// What is kept between two lines of a step and is no attribute of torch's.
bool is_hidden(std::string_view name) {
  return name == "metric";
}
// What torch's state_dict puts behind the attributes: the functions.
bool is_appended(std::string_view name) {
  return name == "lr_lambdas" || name == "_scale_fn_custom";
}

// MultiStepLR's milestones, which are sorted here, are in torch's state a collections.Counter: how
// often each is there, under whole numbers.
constexpr std::string_view kCounted = "milestones";

bool is_counter(std::string_view name, const Option& v) {
  constexpr double kLargest = 1e15;
  if (name != kCounted || v.items().empty()) return false;
  return std::all_of(v.items().begin(), v.items().end(), [](const Option& m) {
    return std::trunc(m.number()) == m.number() && std::fabs(m.number()) < kLargest;
  });
}

void list_counter(const KeyPath& at, const Option& v, StateDict& out) {
  for (size_t i = 0, next = 0; i < v.items().size(); i = next) {
    const double m = v.items()[i].number();
    while (next < v.items().size() && v.items()[next].number() == m) ++next;
    out.push_back(
        entry(at.number(static_cast<int64_t>(m)), Option(static_cast<int64_t>(next - i))));
  }
}

// OneCycleLR's phases, attributes "_schedule_phases.0.end_step" here, are in torch's state a list
// of dictionaries.
KeyPath path_of(const KeyPath& prefix, std::string_view name) {
  constexpr std::string_view kPhases = "_schedule_phases";
  if (!name.starts_with(kPhases)) return prefix.name(name);
  const size_t number = kPhases.size() + 1, dot = name.find('.', number);
  int64_t phase = 0;
  std::from_chars(name.data() + number, name.data() + dot, phase);
  return prefix.name(kPhases).item(phase).name(name.substr(dot + 1));
}

// What the entries below that key count, sorted; they are marked as used.
std::vector<Option> read_counter(const std::string& key, const StateDict& state,
                                 std::vector<bool>& used) {
  constexpr size_t kMost = 1'000'000;
  std::map<int64_t, int64_t> counts;
  size_t total = 0;
  for (size_t i = 0; i < state.size(); ++i) {
    const std::string& name = state[i].key;
    if (used[i] || name.compare(0, key.size() + 1, key + ".") != 0) continue;
    int64_t milestone = 0;
    const char* const end = name.data() + name.size();
    const auto [last, error] = std::from_chars(name.data() + key.size() + 1, end, milestone);
    const Option n = from_tensor(state[i].tensor, Option(int64_t{0}), "load_state_dict", name);
    const bool ok = error == std::errc() && last == end && n.is_number() && n.number() >= 0 &&
                    n.number() <= static_cast<double>(kMost - total) &&
                    std::trunc(n.number()) == n.number();
    check(ok, Code::kInvalid, "load_state_dict: ", name, " is no count of a whole number");
    counts[milestone] = static_cast<int64_t>(n.number());
    total += static_cast<size_t>(n.number());
    used[i] = true;
  }
  std::vector<Option> all;
  for (const auto& [milestone, n] : counts) {
    all.insert(all.end(), static_cast<size_t>(n), Option(milestone));
  }
  return all;
}

}  // namespace

void Scheduler::list(const KeyPath& prefix, StateDict& out) const {
  for (const Options::Entry& e : attributes.entries()) {
    if (is_hidden(e.name) || is_appended(e.name)) continue;
    if (is_counter(e.name, e.value))
      list_counter(prefix.name(e.name), e.value, out);
    else
      out.push_back(entry(path_of(prefix, e.name), e.value));
  }
  for (const Options::Entry& e : attributes.entries()) {
    if (is_appended(e.name)) out.push_back(entry(path_of(prefix, e.name), e.value));
  }
  for (size_t i = 0; i < children.size(); ++i) {
    children[i]->list(prefix.name("_schedulers").item(static_cast<int64_t>(i)), out);
  }
}

StateDict Scheduler::state_dict() const {
  const ReadGuard lock(optimizer_->lock());
  StateDict out;
  list({}, out);
  return out;
}

void Scheduler::load(const std::string& prefix, const StateDict& state, std::vector<bool>& used) {
  for (size_t i = 0; i < children.size(); ++i) {
    children[i]->load(prefix + "_schedulers." + std::to_string(i) + ".", state, used);
  }
  const std::string counted(kCounted);
  if (attributes.find(counted)) {
    std::vector<Option> all = read_counter(prefix + counted, state, used);
    if (!all.empty()) attributes.set(counted, Option(Option::Kind::kList, std::move(all)));
  }
  for (size_t i = 0; i < state.size(); ++i) {
    if (used[i] || state[i].key.compare(0, prefix.size(), prefix) != 0) continue;
    const std::string name = state[i].key.substr(prefix.size());
    const Option* now = is_hidden(name) ? nullptr : attributes.find(name);
    if (!now) continue;
    Option next = from_tensor(state[i].tensor, *now, "load_state_dict", state[i].key);
    const bool same = next.is_number() ? now->is_number() || now->is_none()
                                       : next.kind() == now->kind() || next.is_none() ||
                                             (next.is_sequence() && now->is_none());
    check(same, Code::kInvalid, "load_state_dict: ", state[i].key, " is of another kind");
    attributes.set(name, std::move(next));
    used[i] = true;
  }
}

void Scheduler::load_state_dict(const StateDict& state) {
  const std::lock_guard lock(optimizer_->lock());
  if (is_recording()) [[unlikely]]
    recording().fail(schedule.name);  // as Optimizer::check_change
  Attempt attempt(*this);
  std::vector<bool> used(state.size());
  load("", state, used);
  for (size_t i = 0; i < used.size(); ++i) {
    check(used[i], Code::kUnknown, "load_state_dict: '", state[i].key,
          "' does not belong to this scheduler");
  }
  attempt.keep();
}

// ---- from text ----

const Signature* find_schedule(std::string_view name) {
  if (name.substr(0, 10) == "swa_utils.") name.remove_prefix(10);
  const ScheduleRegistry::Entry* entry = schedule_registry().find(name);
  return entry ? &entry->signature : nullptr;
}

std::vector<std::string_view> schedule_names() {
  return schedule_registry().names();
}

namespace {

constexpr int kMaxNesting = 100;

class Maker {
 public:
  Maker(const Ref<Optimizer>& optimizer, const Ref<LrFunction>& function, const char* op)
      : groups(optimizer->options()), optimizer_(optimizer), function_(function), op_(op) {}

  Ref<Scheduler> make(const Value& call, int depth) {
    check(call.is_call() && call.child_count() == 0, Code::kText, op_,
          ": expected a constructor such as 'StepLR(30)', got ", describe(call), " at ",
          call.place());
    check(depth < kMaxNesting, Code::kInvalid, op_, ": schedulers are nested too deeply at ",
          call.place());
    const ScheduleRegistry::Entry& entry = schedule_registry().at(call, op_);
    const Schedule& schedule = *entry.make;
    const Args args(entry.signature, call, nullptr, op_);
    const Options given(args, "schedulers");
    const auto s = Ref<Scheduler>::adopt(new Scheduler(schedule, optimizer_, function_));
    if (schedule.of_schedulers) {
      const Value list = call.size() > 0 ? call[0] : *call.find("schedulers");
      args.require(list.is_sequence(), "schedulers", "must be a list of schedulers");
      for (int64_t i = 0; i < list.size(); ++i) s->children.push_back(make(list[i], depth + 1));
    }
    schedule.init(*s, args, given, groups);
    args.require(s->functions.empty() || function_,
                 given.has("lr_lambda") ? "lr_lambda" : "scale_fn",
                 "is a function of the host's, which nnc_lr_scheduler_new_lambda takes");
    if (!schedule.of_schedulers && !schedule.takes_metric) begin(*s, args, given);
    if (schedule.finish) schedule.finish(*s, given, groups);
    return s;
  }

  Groups groups;

 private:
  // LRScheduler.__init__
  void begin(Scheduler& s, const Args& args, const Options& given) {
    const bool fresh = given.real("last_epoch") == -1;
    for (Options& g : groups) {
      if (fresh && !g.has("initial_lr")) g.set("initial_lr", g.at("lr"));
      args.require(g.has("initial_lr"), "last_epoch", "is refused: param 'initial_lr' is not ",
                   "specified in param_groups when resuming scheduler with last_epoch >= 0");
    }
    s.attributes.set("base_lrs", Option(Kind::kList, of_groups(groups, "initial_lr")));
    s.attributes.set("last_epoch", given.at("last_epoch"));
    for (const char* name : {"_step_count", "_is_initial", "_get_lr_called_within_step"}) {
      s.attributes.set(name, false);  // in torch's order, before there are rates
    }
    s.first_step(groups);
  }

  const Ref<Optimizer>& optimizer_;
  const Ref<LrFunction>& function_;
  const char* op_;
};

}  // namespace

Ref<Scheduler> make_scheduler(const char* text, const Ref<Optimizer>& optimizer,
                              const Ref<LrFunction>& function, const char* op) {
  const Literal parsed = parse_literal(text, op);
  const std::lock_guard lock(optimizer->lock());
  Maker maker(optimizer, function, op);
  Ref<Scheduler> s = maker.make(parsed.root(), 0);
  optimizer->replace_options(std::move(maker.groups));
  return s;
}

}  // namespace nnc::optim
