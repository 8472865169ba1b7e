// SPDX-License-Identifier: Apache-2.0
// Schedules that multiply the learning rate: by a host's function, in steps, along a line or curve.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "optim/lr_scheduler.h"

namespace nnc::optim {
namespace {

using Kind = Option::Kind;

// All arguments but last_epoch are attributes, which are numbers.
void keep_arguments(Scheduler& s, const Args& a, const Options& given, Groups&) {
  for (const Options::Entry& e : given.entries()) {
    const char* const name = e.name.c_str();
    a.require(e.value.is_number(), name, "must be a number, got ", a.shown(name));
    if (e.name != "last_epoch") s.attributes.set(e.name, e.value);
  }
}

// ---- LambdaLR, MultiplicativeLR ----

void init_lambda(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const Option& f = given.at("lr_lambda");
  std::vector<Option> names = f.is_sequence() ? f.items() : std::vector<Option>(groups.size(), f);
  a.require(names.size() == groups.size(), "lr_lambda", "is refused: Expected ",
            static_cast<int64_t>(groups.size()), " lr_lambdas, but got ",
            static_cast<int64_t>(names.size()));
  for (const Option& name : names) {
    a.require(name.is_text(), "lr_lambda", "must be the name of a function");
    s.functions.push_back(name.text());
  }
  s.attributes.set("lr_lambdas", Option(Kind::kList, std::vector<Option>(names.size())));
}

Rates lambda_lr(Scheduler& s, Groups&) {
  size_t i = 0;
  const std::vector<double> base = s.attributes.reals("base_lrs", -1);
  check(base.size() == s.functions.size(), Code::kInvalid, "LambdaLR: base_lrs has ",
        static_cast<int64_t>(base.size()), " elements, expected ",
        static_cast<int64_t>(s.functions.size()));
  const double epoch = epoch_of(s);
  return from_base(s, [&](double lr) { return lr * s.function(i++, epoch); });
}

Rates multiplicative_lr(Scheduler& s, Groups& groups) {
  if (s.initial) return of_groups(groups, "lr");
  check(groups.size() == s.functions.size(), Code::kInvalid, "MultiplicativeLR: there are ",
        static_cast<int64_t>(groups.size()), " parameter groups and ",
        static_cast<int64_t>(s.functions.size()), " functions");
  Rates out;
  const double epoch = epoch_of(s);
  for (size_t i = 0; i < groups.size(); ++i) {
    out.emplace_back(groups[i].real("lr") * s.function(i, epoch));
  }
  return out;
}

// ---- StepLR, MultiStepLR ----

Rates step_lr(Scheduler& s, Groups& groups) {
  const double epoch = epoch_of(s);
  if (epoch == 0 || modulo(epoch, real(s, "step_size"), "StepLR: step_size") != 0) {
    return of_groups(groups, "lr");
  }
  return scaled(groups, real(s, "gamma"));
}

Rates step_lr_closed(Scheduler& s, Groups&) {
  const double steps = floor_divide(epoch_of(s), real(s, "step_size"), "StepLR: step_size");
  const double factor = power(real(s, "gamma"), steps, "StepLR: gamma");
  return from_base(s, [&](double lr) { return lr * factor; });
}

void init_multi_step(Scheduler& s, const Args& a, const Options& given, Groups&) {
  check_milestones(a, given);
  a.require(given.at("gamma").is_number(), "gamma", "must be a number, got ", a.shown("gamma"));
  std::vector<Option> milestones = given.at("milestones").items();
  std::sort(milestones.begin(), milestones.end(),
            [](const Option& x, const Option& y) { return x.number() < y.number(); });
  s.attributes.set("milestones", Option(Kind::kList, std::move(milestones)));
  s.attributes.set("gamma", given.at("gamma"));
}

double gamma_to(const Scheduler& s, int64_t n) {
  return power(real(s, "gamma"), static_cast<double>(n), "MultiStepLR: gamma");
}

Rates multi_step_lr(Scheduler& s, Groups& groups) {
  const std::vector<double> milestones = s.attributes.reals("milestones", -1);
  const auto n = std::count(milestones.begin(), milestones.end(), epoch_of(s));
  if (n == 0) return of_groups(groups, "lr");
  return scaled(groups, gamma_to(s, n));
}

Rates multi_step_closed(Scheduler& s, Groups&) {
  const std::vector<double> milestones = s.attributes.reals("milestones", -1);
  const auto passed =
      std::upper_bound(milestones.begin(), milestones.end(), epoch_of(s)) - milestones.begin();
  const double factor = gamma_to(s, passed);
  return from_base(s, [&](double lr) { return lr * factor; });
}

// ---- ConstantLR, LinearLR, ExponentialLR, PolynomialLR ----

void init_constant(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const double factor = given.real("factor");
  a.require(!(factor > 1 || factor < 0), "factor", "is refused: Constant multiplicative factor ",
            "expected to be between 0 and 1.");
  keep_arguments(s, a, given, groups);
}

Rates constant_lr(Scheduler& s, Groups& groups) {
  if (epoch_of(s) == 0) return scaled(groups, real(s, "factor"));
  if (epoch_of(s) != real(s, "total_iters")) return of_groups(groups, "lr");
  return scaled(groups, divide(1, real(s, "factor"), "ConstantLR: factor"));
}

Rates constant_closed(Scheduler& s, Groups&) {
  const double factor = real(s, "factor");
  const bool over = epoch_of(s) >= real(s, "total_iters");
  return from_base(s, [&](double lr) { return lr * (factor + over * (1 - factor)); });
}

void init_linear(Scheduler& s, const Args& a, const Options& given, Groups& groups) {
  const double start = given.real("start_factor"), end = given.real("end_factor");
  a.require(!(start > 1 || start <= 0), "start_factor", "is refused: Starting multiplicative ",
            "factor expected to be greater than 0 and less or equal to 1.");
  a.require(!(end > 1 || end < 0), "end_factor", "is refused: Ending multiplicative factor ",
            "expected to be between 0 and 1.");
  keep_arguments(s, a, given, groups);
}

Rates linear_lr(Scheduler& s, Groups& groups) {
  const double epoch = epoch_of(s), total = real(s, "total_iters");
  const double start = real(s, "start_factor"), end = real(s, "end_factor");
  if (epoch == 0) return scaled(groups, start);
  if (s.initial || epoch > total) return of_groups(groups, "lr");
  constexpr const char* kNow =
      "LinearLR: total_iters * start_factor + (last_epoch - 1) * (end_factor - start_factor)";
  const double now = total * start + (epoch - 1) * (end - start);
  return scaled(groups, 1 + divide(end - start, now, kNow));
}

Rates linear_closed(Scheduler& s, Groups&) {
  const double total = real(s, "total_iters");
  const double start = real(s, "start_factor"), end = real(s, "end_factor");
  const double done = std::min(total, epoch_of(s));
  const double share = divide((end - start) * done, total, "LinearLR: total_iters");
  return from_base(s, [&](double lr) { return lr * (start + share); });
}

Rates exponential_lr(Scheduler& s, Groups& groups) {
  return s.initial ? of_groups(groups, "lr") : scaled(groups, real(s, "gamma"));
}

Rates exponential_closed(Scheduler& s, Groups&) {
  const double factor = power(real(s, "gamma"), epoch_of(s), "ExponentialLR: gamma");
  return from_base(s, [&](double lr) { return lr * factor; });
}

constexpr const char* kTotal = "PolynomialLR: total_iters";
constexpr const char* kLeft = "PolynomialLR: what is left of total_iters";

Rates polynomial_lr(Scheduler& s, Groups& groups) {
  const double epoch = epoch_of(s), total = real(s, "total_iters");
  if (s.initial || epoch > total) return of_groups(groups, "lr");
  const double left = 1 - divide(epoch, total, kTotal);
  const double shrink = divide(left, 1 - divide(epoch - 1, total, kTotal), kLeft);
  return scaled(groups, power(shrink, real(s, "power"), kLeft));
}

Rates polynomial_closed(Scheduler& s, Groups&) {
  const double total = real(s, "total_iters");
  const double left = 1 - divide(std::min(total, epoch_of(s)), total, kTotal);
  const double factor = power(left, real(s, "power"), kLeft);
  return from_base(s, [&](double lr) { return lr * factor; });
}

// ---- CosineAnnealingLR ----

constexpr const char* kAnnealingPeriod = "CosineAnnealingLR: T_max";

double cosine_at(double epoch, double period) {
  return cosine(divide(std::numbers::pi * epoch, period, kAnnealingPeriod), kAnnealingPeriod);
}

Rates cosine_closed(Scheduler& s, Groups&) {
  const double low = real(s, "eta_min"), at = cosine_at(epoch_of(s), real(s, "T_max"));
  return from_base(s, [&](double lr) { return low + (lr - low) * (1 + at) / 2; });
}

Rates cosine_lr(Scheduler& s, Groups& groups) {
  const double epoch = epoch_of(s), t_max = real(s, "T_max"), low = real(s, "eta_min");
  if (s.initial) return of_groups(groups, "lr");
  if (real(s, "_step_count") == 1 && epoch > 0) return cosine_closed(s, groups);
  Rates out;
  if (modulo(epoch - 1 - t_max, 2 * t_max, kAnnealingPeriod) == 0) {
    const std::vector<double> base = s.attributes.reals("base_lrs", -1);
    check(base.size() == groups.size(), Code::kInvalid, "CosineAnnealingLR: there are ",
          static_cast<int64_t>(groups.size()), " parameter groups and ",
          static_cast<int64_t>(base.size()), " base_lrs");
    const double rise = 1 - cosine_at(1, t_max);
    for (size_t i = 0; i < base.size(); ++i) {
      out.emplace_back(groups[i].real("lr") + (base[i] - low) * rise / 2);
    }
    return out;
  }
  const double ratio = divide(1 + cosine_at(epoch, t_max), 1 + cosine_at(epoch - 1, t_max),
                              "CosineAnnealingLR: 1 + cos(pi * (last_epoch - 1) / T_max)");
  for (const Options& g : groups) out.emplace_back(ratio * (g.real("lr") - low) + low);
  return out;
}

constexpr Schedule kLambda{"LambdaLR", init_lambda, lambda_lr};
constexpr Schedule kMultiplicative{"MultiplicativeLR", init_lambda, multiplicative_lr};
constexpr Schedule kStep{"StepLR", keep_arguments, step_lr, step_lr_closed};
constexpr Schedule kMultiStep{"MultiStepLR", init_multi_step, multi_step_lr, multi_step_closed};
constexpr Schedule kConstant{"ConstantLR", init_constant, constant_lr, constant_closed};
constexpr Schedule kLinear{"LinearLR", init_linear, linear_lr, linear_closed};
constexpr Schedule kExponential{"ExponentialLR", keep_arguments, exponential_lr,
                                exponential_closed};
constexpr Schedule kPolynomial{"PolynomialLR", keep_arguments, polynomial_lr, polynomial_closed};
constexpr Schedule kCosine{"CosineAnnealingLR", keep_arguments, cosine_lr, cosine_closed};

}  // namespace

Span<const ScheduleType> factor_schedules() {
  static constexpr ScheduleType kTypes[] = {
      {"LambdaLR(lr_lambda, last_epoch=-1)", &kLambda},
      {"MultiplicativeLR(lr_lambda, last_epoch=-1)", &kMultiplicative},
      {"StepLR(step_size, gamma=0.1, last_epoch=-1)", &kStep},
      {"MultiStepLR(milestones, gamma=0.1, last_epoch=-1)", &kMultiStep},
      {"ConstantLR(factor=0.3333333333333333, total_iters=5, last_epoch=-1)", &kConstant},
      {"LinearLR(start_factor=0.3333333333333333, end_factor=1.0, total_iters=5, last_epoch=-1)",
       &kLinear},
      {"ExponentialLR(gamma, last_epoch=-1)", &kExponential},
      {"PolynomialLR(total_iters=5, power=1.0, last_epoch=-1)", &kPolynomial},
      {"CosineAnnealingLR(T_max, eta_min=0.0, last_epoch=-1)", &kCosine},
  };
  return kTypes;
}

}  // namespace nnc::optim
