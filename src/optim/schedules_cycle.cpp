// SPDX-License-Identifier: Apache-2.0
// Schedules in cycles and phases: CyclicLR, OneCycleLR, CosineAnnealingWarmRestarts, SWALR.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/checked.h"
#include "optim/lr_scheduler.h"

namespace nnc::optim {
namespace {

using Kind = Option::Kind;
constexpr double kPi = std::numbers::pi;

// ---- momentum that runs against the learning rate ----

void set_momentum(const Scheduler& s, Options& group, Option momentum) {
  if (!s.attributes.flag("use_beta1")) {
    group.set("momentum", std::move(momentum));
    return;
  }
  Option betas = group.at("betas").as(Kind::kTuple);
  check(!betas.items().empty(), Code::kInvalid, "betas is empty");
  betas.set_item(0, std::move(momentum));
  group.set("betas", std::move(betas));
}

// Attributes and options for cycle_momentum; the momentums of each group are what comes out.
struct Momentums {
  std::vector<Option> base, max;
};
Momentums init_momentum(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const Options& defaults = s.optimizer().defaults();
  const bool cycle = given.flag("cycle_momentum");
  s.attributes.set("cycle_momentum", cycle);
  if (!cycle) return {};
  a.require(defaults.has("momentum") || defaults.has("betas"), "cycle_momentum", "is refused: ",
            "optimizer must support momentum or beta1 with `cycle_momentum` option enabled");
  s.attributes.set("use_beta1", defaults.has("betas"));
  Momentums m{for_groups(a, given, "base_momentum", groups),
              for_groups(a, given, "max_momentum", groups)};
  if (given.real("last_epoch") != -1) return m;
  for (size_t i = 0; i < groups.size(); ++i) {
    set_momentum(s, groups[i], m.max[i]);
    groups[i].set("max_momentum", m.max[i]);
    groups[i].set("base_momentum", m.base[i]);
  }
  return m;
}

// ---- CyclicLR ----

void init_cyclic(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const std::vector<Option> base = for_groups(a, given, "base_lr", groups);
  if (given.real("last_epoch") == -1) {
    for (size_t i = 0; i < groups.size(); ++i) groups[i].set("lr", base[i]);
  }
  Options& o = s.attributes;
  o.set("max_lrs", Option(Kind::kList, for_groups(a, given, "max_lr", groups)));
  const double up = given.real("step_size_up");
  const double down = given.at("step_size_down").is_none() ? up : given.real("step_size_down");
  o.set("total_size", up + down);
  o.set("step_ratio", divide(up, up + down, "CyclicLR: step_size_up + step_size_down"));
  const std::string& mode = given.text("mode");
  const bool own = !given.at("scale_fn").is_none();
  a.require(own || mode == "triangular" || mode == "triangular2" || mode == "exp_range", "mode",
            "is refused: mode is invalid and scale_fn is None");
  o.set("mode", Option(mode));
  o.set("gamma", given.at("gamma"));
  const std::string scale_mode =
      own ? given.text("scale_mode") : (mode == "exp_range" ? "iterations" : "cycle");
  o.set("scale_mode", Option(scale_mode));
  o.set("_scale_fn_custom", Option());
  if (own) s.functions.push_back(given.text("scale_fn"));
  Momentums m = init_momentum(s, a, given, groups);
  if (!o.flag("cycle_momentum")) return;
  o.set("base_momentums", Option(Kind::kList, std::move(m.base)));
  o.set("max_momentums", Option(Kind::kList, std::move(m.max)));
}

double cyclic_scale(const Scheduler& s, double x) {
  if (!s.functions.empty()) return s.function(0, x);
  const std::string& mode = s.attributes.text("mode");
  if (mode == "triangular2") return 1 / power(2, x - 1, "CyclicLR: the scale");
  return mode == "exp_range" ? power(real(s, "gamma"), x, "CyclicLR: gamma") : 1;
}

Rates cyclic_lr(Scheduler& s, Groups& groups) {
  const double epoch = epoch_of(s);
  const double size = real(s, "total_size"), ratio = real(s, "step_ratio");
  const double cycles = divide(epoch, size, "CyclicLR: total_size"), cycle = std::floor(1 + cycles);
  check(std::isfinite(cycle), Code::kInvalid, "CyclicLR: the number of cycles is ", cycle);
  const double x = 1 + cycles - cycle;
  const double height = x <= ratio ? divide(x, ratio, "CyclicLR: step_size_up")
                                   : divide(x - 1, ratio - 1, "CyclicLR: step_size_down");
  const double scaled_at = s.attributes.text("scale_mode") == "cycle" ? cycle : epoch;
  const std::vector<double> max = s.attributes.reals("max_lrs", -1);
  size_t i = 0;
  Rates out;
  for (const double base : s.attributes.reals("base_lrs", -1)) {
    check(i < max.size(), Code::kInvalid, "CyclicLR: base_lrs and max_lrs differ in length");
    out.emplace_back(base + (max[i++] - base) * height * cyclic_scale(s, scaled_at));
  }
  if (!s.attributes.flag("cycle_momentum")) return out;
  const std::vector<double> low = s.attributes.reals("base_momentums", -1),
                            high = s.attributes.reals("max_momentums", -1);
  check(low.size() == groups.size() && high.size() == groups.size(), Code::kInvalid,
        "CyclicLR: there are ", static_cast<int64_t>(groups.size()), " parameter groups and ",
        static_cast<int64_t>(low.size()), " momentums");
  for (size_t k = 0; k < groups.size(); ++k) {
    set_momentum(s, groups[k], high[k] - (high[k] - low[k]) * height * cyclic_scale(s, scaled_at));
  }
  return out;
}

// What the first step took for base_lrs were the groups' initial_lr.
void finish_cyclic(Scheduler& s, const Options& given, Groups& groups) {
  const Option& base = given.at("base_lr");
  s.attributes.set("base_lrs", Option(Kind::kList, base.is_sequence()
                                                       ? base.items()
                                                       : std::vector<Option>(groups.size(), base)));
}

// ---- OneCycleLR ----

// As isinstance(v, int) has it.
bool is_integer(const Option& v) {
  return v.kind() == Kind::kInt || v.kind() == Kind::kBool;
}

int64_t positive(const Args& a, const Options& given, const char* name) {
  const Option& v = given.at(name);
  a.require(is_integer(v) && v.integer() > 0, name, "is refused: Expected positive integer ", name,
            ", but got ", a.shown(name));
  return whole(given, name);
}

int64_t total_steps(const Args& a, const Options& given) {
  if (!given.at("total_steps").is_none()) return positive(a, given, "total_steps");
  a.require(!given.at("epochs").is_none() && !given.at("steps_per_epoch").is_none(), "total_steps",
            "is refused: You must define either total_steps OR (epochs AND steps_per_epoch)");
  const int64_t n = checked_mul(positive(a, given, "epochs"), positive(a, given, "steps_per_epoch"),
                                "OneCycleLR: total_steps");
  a.require(n <= (int64_t{1} << 53), "epochs", "is out of range");
  return n;
}

struct Phase {
  double end_step;
  const char *start_lr, *end_lr, *start_momentum, *end_momentum;
};

std::string phase_key(size_t i, const char* name) {
  return "_schedule_phases." + std::to_string(i) + "." + name;
}

void set_phases(Scheduler& s, const Args& a, const Options& given, int64_t total) {
  const Option& start = given.at("pct_start");
  const bool outside = start.number() < 0 || start.number() > 1;  // NaN is not
  a.require(start.kind() == Kind::kFloat && !outside, "pct_start",
            "is refused: Expected float between 0 and 1 pct_start, but got ", a.shown("pct_start"));
  const auto n = static_cast<double>(total);
  const double pct = start.number();
  const char *initial = "initial_lr", *max = "max_lr", *min = "min_lr", *high = "max_momentum",
             *low = "base_momentum";
  const Phase rise{pct * n - 1, initial, max, high, low};
  const std::vector<Phase> phases =
      given.flag("three_phase") ? std::vector<Phase>{rise,
                                                     {2 * pct * n - 2, max, initial, low, high},
                                                     {n - 1, initial, min, high, high}}
                                : std::vector<Phase>{rise, {n - 1, max, min, low, high}};
  for (size_t i = 0; i < phases.size(); ++i) {
    const bool last = i + 1 == phases.size();
    s.attributes.set(phase_key(i, "end_step"),
                     last ? Option(total - 1) : Option(phases[i].end_step));
    s.attributes.set(phase_key(i, "start_lr"), Option(std::string(phases[i].start_lr)));
    s.attributes.set(phase_key(i, "end_lr"), Option(std::string(phases[i].end_lr)));
    s.attributes.set(phase_key(i, "start_momentum"), Option(std::string(phases[i].start_momentum)));
    s.attributes.set(phase_key(i, "end_momentum"), Option(std::string(phases[i].end_momentum)));
  }
}

void check_anneal(const Args& a, const Options& given) {
  const std::string& how = given.text("anneal_strategy");
  a.require(how == "cos" || how == "linear", "anneal_strategy",
            "is refused: anneal_strategy must be one of 'cos' or 'linear', instead got ", how);
}

void init_one_cycle(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const int64_t total = total_steps(a, given);
  s.attributes.set("total_steps", total);
  set_phases(s, a, given, total);
  check_anneal(a, given);
  s.attributes.set("_anneal_func_type", given.at("anneal_strategy"));
  const std::vector<Option> max = for_groups(a, given, "max_lr", groups);
  if (given.real("last_epoch") == -1) {
    for (size_t i = 0; i < groups.size(); ++i) {
      const double initial =
          divide(max[i].number(), given.real("div_factor"), "OneCycleLR: div_factor");
      groups[i].set("initial_lr", initial);
      groups[i].set("max_lr", max[i]);
      groups[i].set("min_lr", divide(initial, given.real("final_div_factor"),
                                     "OneCycleLR: final_div_factor"));
    }
  }
  init_momentum(s, a, given, groups);
}

double anneal(const Scheduler& s, double start, double end, double pct) {
  if (s.attributes.text("_anneal_func_type") == "linear") return (end - start) * pct + start;
  return end + (start - end) / 2 * (cosine(kPi * pct, "OneCycleLR: the share of a phase") + 1);
}

Rates one_cycle_lr(Scheduler& s, Groups& groups) {
  const double step = epoch_of(s), total = real(s, "total_steps");
  check(!(step > total), Code::kInvalid, "OneCycleLR: Tried to step ", step,
        " times. The specified number of total steps is ", total);
  const size_t phases = s.attributes.has(phase_key(2, "end_step")) ? 3 : 2;
  double start_step = 0;
  size_t i = 0;
  for (; i + 1 < phases && !(step <= s.attributes.real(phase_key(i, "end_step"))); ++i) {
    start_step = s.attributes.real(phase_key(i, "end_step"));
  }
  const double pct =
      divide(step - start_step, s.attributes.real(phase_key(i, "end_step")) - start_step,
             "OneCycleLR: the number of steps of a phase");
  const auto at = [&](const Options& g, const char* name) {
    return g.real(s.attributes.text(phase_key(i, name)));
  };
  Rates out;
  for (Options& g : groups) {
    out.emplace_back(anneal(s, at(g, "start_lr"), at(g, "end_lr"), pct));
    if (!s.attributes.flag("cycle_momentum")) continue;
    set_momentum(s, g, anneal(s, at(g, "start_momentum"), at(g, "end_momentum"), pct));
  }
  return out;
}

// ---- CosineAnnealingWarmRestarts ----

void init_restarts(Scheduler& s, const Args& a, const Options& given, Groups&) {
  a.require(is_integer(given.at("T_0")) && given.integer("T_0") > 0, "T_0",
            "is refused: Expected positive integer T_0, but got ", a.shown("T_0"));
  a.require(is_integer(given.at("T_mult")) && given.integer("T_mult") >= 1, "T_mult",
            "is refused: Expected integer T_mult >= 1, but got ", a.shown("T_mult"));
  a.require(given.at("eta_min").is_number(), "eta_min",
            "is refused: Expected float or int eta_min, but got ", a.shown("eta_min"));
  s.attributes.set("T_0", whole(given, "T_0"));
  s.attributes.set("T_i", whole(given, "T_0"));
  s.attributes.set("T_mult", whole(given, "T_mult"));
  s.attributes.set("eta_min", given.at("eta_min"));
  s.attributes.set("T_cur", given.at("last_epoch"));
}

constexpr const char* kRestartPeriod = "CosineAnnealingWarmRestarts: T_i";

Rates restarts_lr(Scheduler& s, Groups&) {
  const double low = real(s, "eta_min");
  const double at =
      cosine(divide(kPi * real(s, "T_cur"), real(s, "T_i"), kRestartPeriod), kRestartPeriod);
  return from_base(s, [&](double lr) { return low + (lr - low) * (1 + at) / 2; });
}

// A number that is an int in torch where `is_int`, unless it is too large for one here.
Option number(double v, bool is_int) {
  if (is_int && std::abs(v) <= 0x1p53) return static_cast<int64_t>(v);
  return v;
}

void next_restart(Options& o) {
  advance(o, "T_cur", 1);
  const double cur = o.real("T_cur"), period = o.real("T_i");
  if (!(cur >= period)) return;
  o.set("T_cur", number(modulo(cur, period, kRestartPeriod), o.at("T_cur").kind() == Kind::kInt));
  o.set("T_i", number(period * o.real("T_mult"), true));
}

void restart_at(Options& o, double epoch) {
  check(epoch >= 0, Code::kInvalid,
        "CosineAnnealingWarmRestarts: Expected non-negative epoch, but got ", epoch);
  const bool is_int = epoch == std::floor(epoch);
  const double t0 = o.real("T_0"), m = o.real("T_mult");
  if (epoch < t0) {
    o.set("T_i", o.at("T_0"));
    o.set("T_cur", number(epoch, is_int));
  } else if (m == 1) {
    o.set("T_cur", number(modulo(epoch, t0, "CosineAnnealingWarmRestarts: T_0"), is_int));
  } else {
    // Python's log(x, base).
    const double share = divide(epoch, t0, "CosineAnnealingWarmRestarts: T_0");
    const double n = std::trunc(std::log(share * (m - 1) + 1) / std::log(m));
    o.set("T_cur", epoch - t0 * (std::pow(m, n) - 1) / (m - 1));
    o.set("T_i", number(t0 * std::pow(m, n), true));
  }
}

void step_restarts(Scheduler& s, Groups& groups, std::optional<double> epoch) {
  Options& o = s.attributes;
  Option now = epoch ? s.epoch_option(*epoch) : Option(int64_t{0});
  if (!epoch && epoch_of(s) >= 0) {
    now = plus(o.at("last_epoch"), 1, "last_epoch");
    next_restart(o);
  } else {
    restart_at(o, now.number());
  }
  o.set("last_epoch", static_cast<int64_t>(std::floor(now.number())));
  s.set_rates(groups, restarts_lr(s, groups));
}

// ---- SWALR ----

void init_swa(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const std::vector<Option> rates = for_groups(a, given, "swa_lr", groups);
  for (size_t i = 0; i < groups.size(); ++i) groups[i].set("swa_lr", rates[i]);
  check_anneal(a, given);
  s.attributes.set("_anneal_strategy", given.at("anneal_strategy"));
  const Option& epochs = given.at("anneal_epochs");
  a.require(is_integer(epochs) && epochs.integer() >= 0, "anneal_epochs",
            "is refused: anneal_epochs must be equal or greater than 0, got ",
            a.shown("anneal_epochs"));
  s.attributes.set("anneal_epochs", whole(given, "anneal_epochs"));
}

Rates swa_lr(Scheduler& s, Groups& groups) {
  const int64_t epochs = whole(s.attributes, "anneal_epochs");
  int64_t step = whole(s.attributes, "_step_count") - 1;
  if (epochs == 0) step = std::max<int64_t>(1, step);
  const bool cosine = s.attributes.text("_anneal_strategy") == "cos";
  const auto part = [&](int64_t done) {
    const double t = std::clamp(
        static_cast<double>(done) / static_cast<double>(std::max<int64_t>(1, epochs)), 0.0, 1.0);
    return cosine ? (1 - std::cos(kPi * t)) / 2 : t;
  };
  const double before = part(step - 1), alpha = part(step);
  Rates out;
  for (const Options& g : groups) {
    const double swa = g.real("swa_lr");
    const double start = before == 1 ? swa : (g.real("lr") - before * swa) / (1 - before);
    out.emplace_back(swa * alpha + start * (1 - alpha));
  }
  return out;
}

constexpr Schedule kCyclic{"CyclicLR", init_cyclic, cyclic_lr, nullptr, nullptr, finish_cyclic};
constexpr Schedule kOneCycle{"OneCycleLR", init_one_cycle, one_cycle_lr};
constexpr Schedule kRestarts{"CosineAnnealingWarmRestarts", init_restarts, restarts_lr, nullptr,
                             step_restarts};
constexpr Schedule kSwa{"SWALR", init_swa, swa_lr};

}  // namespace

Span<const ScheduleType> cycle_schedules() {
  static constexpr ScheduleType kTypes[] = {
      {"CyclicLR(base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', "
       "gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, "
       "max_momentum=0.9, last_epoch=-1)",
       &kCyclic},
      {"OneCycleLR(max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, "
       "anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, "
       "div_factor=25.0, final_div_factor=10000.0, three_phase=False, last_epoch=-1)",
       &kOneCycle},
      {"CosineAnnealingWarmRestarts(T_0, T_mult=1, eta_min=0.0, last_epoch=-1)", &kRestarts},
      {"SWALR(swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1)", &kSwa},
  };
  return kTypes;
}

}  // namespace nnc::optim
