// SPDX-License-Identifier: Apache-2.0
// Schedules of schedules, SequentialLR and ChainedScheduler, and ReduceLROnPlateau.
#include <algorithm>
#include <limits>

#include "optim/lr_scheduler.h"

namespace nnc::optim {
namespace {

using Kind = Option::Kind;

void check_children(const Scheduler& s, const Args& a, const char* doing) {
  const char* name = s.schedule.name;
  a.require(!s.children.empty(), "schedulers", "is refused: ", name, " expects at least one ",
            "scheduler", doing, ", but got no scheduler.");
  for (size_t i = 0; i < s.children.size(); ++i) {
    a.require(!s.children[i]->schedule.takes_metric, "schedulers", "is refused: ", name,
              " does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs ",
              "to be specified when calling `step`, but got one at index ", static_cast<int64_t>(i),
              " in the given schedulers sequence.");
  }
}

void no_epoch(const Scheduler& s, const std::optional<double>& epoch) {
  check(!epoch, Code::kInvalid, s.schedule.name, ": step() takes no epoch");
}

// ---- SequentialLR ----

void init_sequential(Scheduler& s, const Args& a, const Options& given, Groups&) {
  check_children(s, a, "");
  const Option& milestones = given.at("milestones");
  check_milestones(a, given);
  a.require(milestones.items().size() + 1 == s.children.size(), "milestones", "is refused: ",
            "Sequential Schedulers expects number of schedulers provided to be one more than the ",
            "number of milestone points, but got number of schedulers ",
            static_cast<int64_t>(s.children.size()),
            " and the number of milestones to be equal to ",
            static_cast<int64_t>(milestones.items().size()));
  s.attributes.set("_milestones", milestones.as(Kind::kList));
  static_cast<void>(given.real("last_epoch"));
  s.attributes.set("last_epoch", plus(given.at("last_epoch"), 1, "last_epoch"));
}

// The schedulers have made their first steps; they are taken back.
void undo(Scheduler& s) {
  if (s.schedule.of_schedulers) {
    for (const Ref<Scheduler>& c : s.children) undo(*c);
  } else {
    advance(s.attributes, "last_epoch", -1);
  }
}

// The number of milestones that are passed at an epoch.
size_t stage(const Scheduler& s, double epoch) {
  const std::vector<double> m = s.attributes.reals("_milestones", -1);
  return static_cast<size_t>(std::upper_bound(m.begin(), m.end(), epoch) - m.begin());
}

void finish_sequential(Scheduler& s, const Options&, Groups& groups) {
  for (Options& g : groups) g.set("lr", g.at("initial_lr"));
  undo(s);
  Scheduler& first = *s.children[stage(s, 0)];
  first.first_step(groups);
  s.attributes.set("_last_lr", first.attributes.at("_last_lr"));
}

void step_sequential(Scheduler& s, Groups& groups, std::optional<double> epoch) {
  no_epoch(s, epoch);
  advance(s.attributes, "last_epoch", 1);
  const double now = epoch_of(s);
  const size_t i = stage(s, now);
  check(i < s.children.size(), Code::kInvalid, "SequentialLR: there are more milestones than ",
        "schedulers");
  Scheduler& child = *s.children[i];
  const std::vector<double> m = s.attributes.reals("_milestones", -1);
  if (i > 0 && m[i - 1] == now)
    child.update_lr(groups, 0);
  else
    child.make_step(groups, std::nullopt);
  s.attributes.set("_last_lr", child.attributes.at("_last_lr"));
}

// ---- ChainedScheduler ----

void init_chained(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  check_children(s, a, " to be chained");
  a.require(given.at("optimizer").is_none(), "optimizer",
            "is the one that is given beside the text");
  s.attributes.set("_last_lr", Option(Kind::kList, of_groups(groups, "lr")));
}

void step_chained(Scheduler& s, Groups& groups, std::optional<double> epoch) {
  no_epoch(s, epoch);
  for (const Ref<Scheduler>& c : s.children) c->make_step(groups, std::nullopt);
  s.attributes.set("_last_lr", Option(Kind::kList, of_groups(groups, "lr")));
}

// ---- ReduceLROnPlateau ----

void init_plateau(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  Options& o = s.attributes;
  a.require(!(given.real("factor") >= 1), "factor", "is refused: Factor should be < 1.0.");
  o.set("factor", given.at("factor"));
  const Option& min = given.at("min_lr");
  if (min.is_sequence()) {
    a.require(min.items().size() == groups.size(), "min_lr", "is refused: expected ",
              static_cast<int64_t>(groups.size()), " min_lrs, got ",
              static_cast<int64_t>(min.items().size()));
  }
  o.set("default_min_lr", min.is_sequence() ? Option() : min);
  o.set("min_lrs", Option(Kind::kList, for_groups(a, given, "min_lr", groups)));
  for (const char* name : {"patience", "cooldown", "eps"}) {
    a.require(given.at(name).is_number(), name, "must be a number, got ", a.shown(name));
    o.set(name, given.at(name));
  }
  o.set("last_epoch", int64_t{0});
  o.set("_last_lr", Option(Kind::kList, of_groups(groups, "lr")));
  const std::string &mode = given.text("mode"), &threshold = given.text("threshold_mode");
  a.require(mode == "min" || mode == "max", "mode", "is refused: mode ", mode, " is unknown!");
  a.require(threshold == "rel" || threshold == "abs", "threshold_mode",
            "is refused: threshold mode ", threshold, " is unknown!");
  const double worst = std::numeric_limits<double>::infinity();
  o.set("mode_worse", mode == "min" ? worst : -worst);
  o.set("mode", Option(mode));
  o.set("threshold", given.real("threshold"));
  o.set("threshold_mode", Option(threshold));
  o.set("best", o.at("mode_worse"));
  o.set("cooldown_counter", int64_t{0});
  o.set("num_bad_epochs", int64_t{0});
}

bool is_better(const Options& o, double metric) {
  const double best = o.real("best"), threshold = o.real("threshold");
  const bool relative = o.text("threshold_mode") == "rel";
  if (o.text("mode") == "min") {
    return metric < (relative ? best * (1 - threshold) : best - threshold);
  }
  return metric > (relative ? best * (threshold + 1) : best + threshold);
}

void reduce(Options& o, Groups& groups) {
  if (o.at("min_lrs").items().size() != groups.size()) {
    check(!o.at("default_min_lr").is_none(), Code::kInvalid, "ReduceLROnPlateau: The number of ",
          "param groups in the `optimizer` (", static_cast<int64_t>(groups.size()),
          ") differs from when `ReduceLROnPlateau` was initialized (",
          static_cast<int64_t>(o.at("min_lrs").items().size()),
          "), usually due to a new param group being added to the optimizer.");
    o.set("min_lrs",
          Option(Kind::kList, std::vector<Option>(groups.size(), o.at("default_min_lr"))));
  }
  const std::vector<double> low = o.reals("min_lrs", -1);
  for (size_t i = 0; i < groups.size(); ++i) {
    const double old = groups[i].real("lr");
    const double next = std::max(old * o.real("factor"), low[i]);
    if (old - next > o.real("eps")) groups[i].set("lr", next);
  }
}

void step_plateau(Scheduler& s, Groups& groups, std::optional<double> epoch) {
  Options& o = s.attributes;
  const double metric = o.real("metric");
  if (epoch)
    o.set("last_epoch", s.epoch_option(*epoch));
  else
    advance(o, "last_epoch", 1);
  if (is_better(o, metric)) {
    o.set("best", metric);
    o.set("num_bad_epochs", int64_t{0});
  } else {
    advance(o, "num_bad_epochs", 1);
  }
  if (o.real("cooldown_counter") > 0) {
    advance(o, "cooldown_counter", -1);
    o.set("num_bad_epochs", int64_t{0});
  }
  if (o.real("num_bad_epochs") > o.real("patience")) {
    reduce(o, groups);
    o.set("cooldown_counter", o.at("cooldown"));
    o.set("num_bad_epochs", int64_t{0});
  }
  o.set("_last_lr", Option(Kind::kList, of_groups(groups, "lr")));
}

constexpr Schedule kSequential{"SequentialLR",  init_sequential,   nullptr, nullptr,
                               step_sequential, finish_sequential, true};
constexpr Schedule kChained{"ChainedScheduler", init_chained, nullptr, nullptr,
                            step_chained,       nullptr,      true};
constexpr Schedule kPlateau{"ReduceLROnPlateau", init_plateau, nullptr, nullptr,
                            step_plateau,        nullptr,      false,   true};

}  // namespace

Span<const ScheduleType> compound_schedules() {
  static constexpr ScheduleType kTypes[] = {
      {"SequentialLR(schedulers, milestones, last_epoch=-1)", &kSequential},
      {"ChainedScheduler(schedulers, optimizer=None)", &kChained},
      {"ReduceLROnPlateau(mode='min', factor=0.1, patience=10, threshold=0.0001, "
       "threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-08)",
       &kPlateau},
  };
  return kTypes;
}

}  // namespace nnc::optim
